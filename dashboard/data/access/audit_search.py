"""Finding entries of the audit log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from dashboard.data.access.schema import AuditEntry


@dataclass(frozen=True)
class Entry:
    """One entry as it was written; `moment` is UTC."""

    sequence: int
    moment: datetime
    actor: str
    action: str
    project_id: str | None
    participant: str | None
    detail: Mapping[str, Any]


@dataclass(frozen=True)
class Wanted:
    """Which entries: those that meet everything that is given. `until` is exclusive."""

    participant: str | None = None
    actor: str | None = None
    action: str | None = None
    project_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def fetch_entries(
    connection: Connection, wanted: Wanted, *, most: int | None = None, skipped: int = 0
) -> list[Entry]:
    """The entries, newest first: at most so many, after so many that are left out."""
    query = (
        select(
            AuditEntry.sequence,
            AuditEntry.moment,
            AuditEntry.actor,
            AuditEntry.action,
            AuditEntry.project_id,
            AuditEntry.participant,
            AuditEntry.detail,
        )
        .where(*_conditions(wanted))
        .order_by(AuditEntry.sequence.desc())
        .limit(most)
        .offset(skipped or None)
    )
    return [Entry(*row) for row in connection.execute(query)]


def count_entries(connection: Connection, wanted: Wanted) -> int:
    """How many entries there are."""
    query = select(func.count()).select_from(AuditEntry).where(*_conditions(wanted))
    return connection.scalar(query) or 0


def _conditions(wanted: Wanted) -> Sequence[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (AuditEntry.participant, wanted.participant),
            (AuditEntry.actor, wanted.actor),
            (AuditEntry.action, wanted.action),
            (AuditEntry.project_id, wanted.project_id),
        )
        if value is not None
    ]
    if wanted.since is not None:
        conditions.append(AuditEntry.moment >= wanted.since)
    if wanted.until is not None:
        conditions.append(AuditEntry.moment < wanted.until)
    return conditions
