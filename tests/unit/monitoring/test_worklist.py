"""The worklist as the leader gets it, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import NotAllowed, Role, Viewer
from dashboard.data.importing import import_folder
from dashboard.data.stores import open_store
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import AuditUnavailable
from dashboard.monitoring.audit_search import Wanted, search_audit
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.monitoring.worklist import worklist
from tests.unit.data.importing.small_project import FILES, changed, write_folder

LEADER = Viewer("leader@example.dk", frozenset({("havnen", Role.LEADER)}))


@pytest.fixture
def stores(
    engine: Engine, created_url: str, access_store: AccessStore, tmp_path: Path
) -> Iterator[Stores]:
    """p1's course has ended, p2 goes on in a job, p3 waits, p4 goes on without one."""
    files = changed(
        participants=("p3,,,,\n", "p3,aarhus,,man,1970\np4,aarhus,,woman,\n"),
        courses=("p3,1,2025-03-05,,,\n", "p3,1,2025-03-05,,,\np4,1,2024-12-05,2024-12-19,,\n"),
        events=(
            "e1,conversation,2024-03-01,p1,s1,45\n",
            "e1,conversation,2024-03-01,p1,s1,45\ne2,conversation,2025-01-10,p2,s1,45\n",
        ),
    )
    import_folder(engine, write_folder(tmp_path / "folder", {**FILES, **files}))
    reading = open_store(created_url)
    yield Stores(ProjectStore(reading, today=lambda: date(2026, 1, 2)), access_store)
    reading.dispose()


def test_who_lacks_what(stores: Stores) -> None:
    found = worklist(LEADER, stores, "havnen")
    assert (found.as_of, found.ongoing) == (date(2025, 3, 31), 2)
    said = [(n.pseudonym, n.reason, n.since, n.what, n.wave, n.last) for n in found.needs]
    assert said == [
        ("p4", "measurement", date(2024, 12, 19), ("citizen",), 1, None),
        ("p4", "contact", date(2025, 1, 19), (), None, None),
        ("p4", "details", date(2024, 12, 19), ("staff", "birth_year"), None, None),
    ]
    assert [(need.site, need.staff) for need in found.needs] == [("aarhus", None)] * 3


def test_seeing_it_is_noted_once_in_ten_minutes(stores: Stores) -> None:
    worklist(LEADER, stores, "havnen")
    worklist(LEADER, stores, "havnen")
    administrator = Viewer("admin", is_administrator=True)
    (entry,) = search_audit(administrator, stores.access, Wanted()).entries
    assert (entry.action, entry.project_id, entry.participant) == ("persons_listed", "havnen", None)
    with pytest.raises(AuditUnavailable):
        worklist(LEADER, Stores(stores.project), "havnen")


@pytest.mark.parametrize("role", [Role.STEERING_GROUP, Role.FUNDER])
def test_others_are_refused(stores: Stores, role: Role) -> None:
    with pytest.raises(NotAllowed):
        worklist(Viewer("other", frozenset({("havnen", role)})), stores, "havnen")
