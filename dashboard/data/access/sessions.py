"""Sessions, as rows. A token is looked up by its digest; an ended session stays ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from dashboard.data.access.schema import Session


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
    return next(iter(_fetch(connection, now, Session.digest == digest)), None)


def fetch_sessions(connection: Connection, viewer_id: int, now: datetime) -> list[SessionRow]:
    """The viewer's sessions that are still good, the one used last first."""
    return _fetch(connection, now, Session.viewer_id == viewer_id)


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
    good = and_(which, Session.revoked.is_(None), Session.idle_until > now, Session.expires > now)
    return connection.execute(update(Session).where(good).values(revoked=now)).rowcount


def _fetch(connection: Connection, now: datetime, which: ColumnElement[bool]) -> list[SessionRow]:
    columns = Session.__table__.c
    query = (
        select(
            columns.id,
            columns.viewer_id,
            columns.link_id,
            columns.created,
            columns.last_seen,
            columns.expires,
        )
        .where(which, Session.revoked.is_(None), Session.idle_until > now, Session.expires > now)
        .order_by(columns.last_seen.desc())
    )
    return [SessionRow(*row) for row in connection.execute(query)]
