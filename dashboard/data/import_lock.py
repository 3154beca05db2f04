"""Whoever compares before writing, as an import does, waits for the others who do."""

from __future__ import annotations

from sqlalchemy import Connection, text


def wait_for_other_imports(connection: Connection) -> None:
    """Let imports and erasures run one after the other.

    A writable SQLite transaction has taken the write lock when it began.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE import_batch IN SHARE ROW EXCLUSIVE MODE"))
