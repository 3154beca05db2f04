"""Change tokens: the cheap answer to "has anything about this project changed?"

Triggers raise them (`dashboard.data.token_triggers`), so they move for every writer. A token only
ever grows, and one that stood for some data never stands for others, also not in a database that
was restored or made anew; it says nothing about what changed.
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from dashboard.data.schema import ChangeToken

#: Built once: every view and every poll asks.
ALL = select(ChangeToken.project_id, ChangeToken.token)
OF_ONE = select(ChangeToken.token).where(ChangeToken.project_id == bindparam("project_id"))


def fetch_token(connection: Connection, project_id: str) -> int:
    """The project's token; 0 while nothing was ever written about it."""
    return connection.scalar(OF_ONE, {"project_id": project_id}) or 0


def fetch_tokens(connection: Connection) -> dict[str, int]:
    """The token of every project about which something was ever written, by project."""
    return dict(connection.execute(ALL).all())
