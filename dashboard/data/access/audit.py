"""Writing an entry of the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert

from dashboard.data.access.schema import AuditEntry

#: What is said beside who, what, and about what: numbers, codes, dates as text.
Detail = Mapping[str, str | int | bool | None]


def add_entry(
    connection: Connection,
    moment: datetime,
    actor: str,
    action: str,
    *,
    project_id: str | None = None,
    participant: str | None = None,
    detail: Detail,
) -> None:
    """Add one entry, in the caller's transaction."""
    connection.execute(
        insert(AuditEntry).values(
            moment=moment,
            actor=actor,
            action=action,
            project_id=project_id,
            participant=participant,
            detail=dict(detail),
        )
    )
