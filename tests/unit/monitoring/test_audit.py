"""What is noted, and that nothing is done where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.access import OPERATOR
from dashboard.data.access.schema import AuditEntry
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import Action, AuditUnavailable, note, record
from dashboard.monitoring.store import StoreUnavailable


def entries(store: AccessStore) -> list[tuple[str, str, str | None, str | None]]:
    query = select(
        AuditEntry.actor, AuditEntry.action, AuditEntry.project_id, AuditEntry.participant
    ).order_by(AuditEntry.sequence)
    with store.looking() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_an_action_is_noted(each_access_store: AccessStore) -> None:
    record(each_access_store, OPERATOR, Action.PERSON_SHOWN, project_id="small", participant="p1")
    assert entries(each_access_store) == [("operator", "person_shown", "small", "p1")]


def test_without_a_store_the_action_is_refused() -> None:
    with pytest.raises(AuditUnavailable, match="access store is not there") as refused:
        record(AccessStore(), OPERATOR, Action.EXPORTED)
    assert refused.value.problem == "missing"


def test_a_store_that_went_away_refuses_the_action(
    access_store: AccessStore, tmp_path: Path
) -> None:
    (tmp_path / "access.db").unlink()
    with pytest.raises(AuditUnavailable, match="audit log"):
        record(access_store, OPERATOR, Action.EXPORTED)


def test_a_change_and_its_entry_are_written_together_or_not_at_all(
    access_store: AccessStore,
) -> None:
    def change_and_fail() -> None:
        with access_store.changing() as change:
            note(change, OPERATOR, Action.GRANTS_CHANGED)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert entries(access_store) == []


def test_a_long_detail_is_a_mistake(access_store: AccessStore) -> None:
    with pytest.raises(ValueError, match="1000"):
        record(access_store, OPERATOR, Action.EXPORTED, detail={"text": "x" * 1000})


def test_looking_cannot_write(access_store: AccessStore) -> None:
    with pytest.raises(StoreUnavailable, match="reading only"), access_store.looking() as looking:
        looking.execute(AuditEntry.__table__.insert().values(actor="x"))
