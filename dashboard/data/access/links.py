"""Links for funders, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from dashboard.data.access.schema import Link


@dataclass(frozen=True)
class LinkRow:
    """A link without what it is opened by."""

    id: int
    project_id: str
    note: str
    created_by: str
    created: datetime
    expires: datetime
    revoked: datetime | None
    last_used: datetime | None

    def is_good(self, now: datetime) -> bool:
        return self.revoked is None and self.expires > now


def add_link(
    connection: Connection,
    digest: str,
    *,
    project_id: str,
    note: str,
    created_by: str,
    created: datetime,
    expires: datetime,
) -> int:
    added = connection.execute(
        insert(Link).values(
            digest=digest,
            project_id=project_id,
            note=note,
            created_by=created_by,
            created=created,
            expires=expires,
        )
    )
    key = added.inserted_primary_key
    assert key is not None
    return int(key[0])


def fetch_link(connection: Connection, digest: str) -> LinkRow | None:
    return next(iter(_fetch(connection, Link.digest == digest)), None)


def fetch_link_by_id(connection: Connection, link_id: int) -> LinkRow | None:
    return next(iter(_fetch(connection, Link.id == link_id)), None)


def fetch_links(connection: Connection) -> list[LinkRow]:
    """All links, the newest first."""
    return _fetch(connection)


def note_link_use(connection: Connection, link_id: int, now: datetime) -> None:
    connection.execute(update(Link).where(Link.id == link_id).values(last_used=now))


def revoke_link_row(connection: Connection, link_id: int, now: datetime) -> None:
    connection.execute(
        update(Link).where(Link.id == link_id, Link.revoked.is_(None)).values(revoked=now)
    )


def _fetch(connection: Connection, *where: ColumnElement[bool]) -> list[LinkRow]:
    columns = Link.__table__.c
    query = select(
        columns.id,
        columns.project_id,
        columns.note,
        columns.created_by,
        columns.created,
        columns.expires,
        columns.revoked,
        columns.last_used,
    )
    rows = connection.execute(query.where(*where).order_by(columns.id.desc()))
    return [LinkRow(*row) for row in rows]
