"""Accounts for the tests of what is done with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from dashboard.access import OPERATOR, Role
from dashboard.data.access.schema import AuditEntry
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.accounts import add_viewer

PASSWORD = "korrekt hest batteri"
ANOTHER = "gul cykel i regnvejr"


def add(
    store: AccessStore,
    email: str = "bodil@example.org",
    *,
    password: str | None = PASSWORD,
    grants: Iterable[tuple[str, Role]] = (("small", Role.LEADER),),
    is_administrator: bool = False,
) -> int:
    return add_viewer(
        OPERATOR,
        store,
        name="Bodil Hansen",
        email=email,
        password=password,
        grants=grants,
        is_administrator=is_administrator,
    )


def noted(store: AccessStore) -> list[tuple[str, str, dict[str, Any]]]:
    """Actor, action and detail of the log's entries, in their order."""
    query = select(AuditEntry.actor, AuditEntry.action, AuditEntry.detail)
    with store.looking() as connection:
        rows = connection.execute(query.order_by(AuditEntry.sequence)).all()
    return [tuple(row) for row in rows]
