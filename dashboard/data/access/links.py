"""Links for funders, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from dashboard.data.access.schema import Link

COLUMNS = Link.__table__.c

#: Built once, as a session's statement is: each request of somebody who came by a link asks for it.
ALL = select(
    COLUMNS.id,
    COLUMNS.project_id,
    COLUMNS.note,
    COLUMNS.created_by,
    COLUMNS.created,
    COLUMNS.expires,
    COLUMNS.revoked,
    COLUMNS.last_used,
).order_by(COLUMNS.id.desc())
BY_DIGEST = ALL.where(COLUMNS.digest == bindparam("digest"))
BY_ID = ALL.where(COLUMNS.id == bindparam("id"))


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
    found = connection.execute(BY_DIGEST, {"digest": digest})
    return next((LinkRow(*row) for row in found), None)


def fetch_link_by_id(connection: Connection, link_id: int) -> LinkRow | None:
    found = connection.execute(BY_ID, {"id": link_id})
    return next((LinkRow(*row) for row in found), None)


def fetch_links(connection: Connection) -> list[LinkRow]:
    """All links, the newest first."""
    return [LinkRow(*row) for row in connection.execute(ALL)]


def note_link_use(connection: Connection, link_id: int, now: datetime) -> None:
    connection.execute(update(Link).where(Link.id == link_id).values(last_used=now))


def revoke_link_row(connection: Connection, link_id: int, now: datetime) -> None:
    connection.execute(
        update(Link).where(Link.id == link_id, Link.revoked.is_(None)).values(revoked=now)
    )
