"""Sessions, as rows. A token is looked up by its digest; an ended session stays ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, insert, select, update

from dashboard.data.access.schema import Session

COLUMNS = Session.__table__.c
NOW = bindparam("now", type_=COLUMNS.expires.type)

IS_GOOD = and_(COLUMNS.revoked.is_(None), COLUMNS.idle_until > NOW, COLUMNS.expires > NOW)

#: Built once: every request asks for its session, and to build a statement takes longer than to
#: execute it.
GOOD = (
    select(
        COLUMNS.id,
        COLUMNS.viewer_id,
        COLUMNS.link_id,
        COLUMNS.created,
        COLUMNS.last_seen,
        COLUMNS.expires,
    )
    .where(IS_GOOD)
    .order_by(COLUMNS.last_seen.desc())
)
OF_TOKEN = GOOD.where(COLUMNS.digest == bindparam("digest"))
OF_VIEWER = GOOD.where(COLUMNS.viewer_id == bindparam("viewer_id"))


@dataclass(frozen=True)
class SessionRow:
    """A session that neither ended nor was revoked. Exactly one of the holders is given."""

    id: int
    viewer_id: int | None
    link_id: int | None
    created: datetime
    last_seen: datetime
    expires: datetime


def add_session(
    connection: Connection,
    digest: str,
    *,
    viewer_id: int | None = None,
    link_id: int | None = None,
    now: datetime,
    idle_until: datetime,
    expires: datetime,
) -> None:
    connection.execute(
        insert(Session).values(
            digest=digest,
            viewer_id=viewer_id,
            link_id=link_id,
            created=now,
            last_seen=now,
            idle_until=idle_until,
            expires=expires,
        )
    )


def fetch_session(connection: Connection, digest: str, now: datetime) -> SessionRow | None:
    """The session of a token, None unless it is still good."""
    row = connection.execute(OF_TOKEN, {"digest": digest, "now": now}).one_or_none()
    return None if row is None else SessionRow(*row)


def fetch_sessions(connection: Connection, viewer_id: int, now: datetime) -> list[SessionRow]:
    """The viewer's sessions that are still good, the one used last first."""
    rows = connection.execute(OF_VIEWER, {"viewer_id": viewer_id, "now": now})
    return [SessionRow(*row) for row in rows]


def prolong_session(
    connection: Connection, session_id: int, now: datetime, idle_until: datetime
) -> None:
    connection.execute(
        update(Session).where(Session.id == session_id).values(last_seen=now, idle_until=idle_until)
    )


def revoke_session_row(connection: Connection, session_id: int, now: datetime) -> None:
    _revoke(connection, now, Session.id == session_id)


def revoke_sessions_of(
    connection: Connection, viewer_id: int, now: datetime, *, but: int | None = None
) -> int:
    """End all sessions of the viewer except `but`; how many there were."""
    others = Session.viewer_id == viewer_id
    return _revoke(connection, now, others if but is None else and_(others, Session.id != but))


def revoke_sessions_by_link(connection: Connection, link_id: int, now: datetime) -> int:
    return _revoke(connection, now, Session.link_id == link_id)


def delete_sessions_before(connection: Connection, moment: datetime) -> None:
    """Forget sessions that could not be used after `moment` anyway."""
    connection.execute(delete(Session).where(Session.expires < moment))


def _revoke(connection: Connection, now: datetime, which: ColumnElement[bool]) -> int:
    ending = update(Session).where(which, IS_GOOD).values(revoked=NOW)
    return connection.execute(ending, {"now": now}).rowcount
