"""The door to one person: who may ask, what is noted, and what happens when it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR, NotAllowed, Role, Viewer
from dashboard.data.stores import open_store
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import Action, AuditUnavailable
from dashboard.monitoring.audit_search import Wanted, export_audit, search_audit
from dashboard.monitoring.erasing import erase_past_retention, erase_person, plan_erasure
from dashboard.monitoring.persons import UnknownPerson, can_be_pseudonym, lookups_of, show_person
from dashboard.monitoring.projects import UnknownProject
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from tests.unit.definitions import TOML
from tests.unit.small_store import TODAY, import_small

LEADER = Viewer("leader@example.dk", frozenset({("small", Role.LEADER)}))
OTHER_LEADER = Viewer("other@example.dk", frozenset({("small", Role.LEADER)}))
ADMINISTRATOR = Viewer("admin@example.dk", is_administrator=True)
NOT_LEADERS = [
    Viewer("group@example.dk", frozenset({("small", Role.STEERING_GROUP)})),
    Viewer("funder@example.dk", frozenset({("small", Role.FUNDER)})),
    Viewer("elsewhere@example.dk", frozenset({("another", Role.LEADER)})),
    ADMINISTRATOR,
    Viewer("nobody"),
]


class Clock:
    """A clock that a test sets."""

    now = datetime(2018, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def filled(engine: Engine, tmp_path: Path) -> Engine:
    toml = TOML.replace("[period]", "retention = { months_after_end = 3 }\n[period]", 1)
    import_small(engine, tmp_path, toml=toml)
    return engine


@pytest.fixture
def stores(
    filled: Engine, created_url: str, access_store: AccessStore, clock: Clock
) -> Iterator[Stores]:
    del filled
    engine = open_store(created_url)
    access_store.now = clock
    yield Stores(ProjectStore(engine, today=lambda: TODAY), access_store)
    engine.dispose()


def noted(stores: Stores) -> list[tuple[str, str, str | None]]:
    found = search_audit(ADMINISTRATOR, stores.access, Wanted()).entries
    return [(entry.actor, entry.action, entry.participant) for entry in reversed(found)]


def test_a_leader_sees_everything_once_it_is_noted(stores: Stores) -> None:
    record = show_person(LEADER, stores, "small", "p3")
    assert list(record.rows) == ["participant", "course", "spell"]
    assert noted(stores) == [("leader@example.dk", "person_shown", "p3")]


def test_ten_minutes_of_a_viewer_on_a_person_are_one_look_up(stores: Stores, clock: Clock) -> None:
    for minutes in (0, 3, 6.9, 0.2):  # the last of them after more than ten
        clock.now += timedelta(minutes=minutes)
        show_person(LEADER, stores, "small", "p1")
    assert len(noted(stores)) == 2
    show_person(LEADER, stores, "small", "p2")
    show_person(OTHER_LEADER, stores, "small", "p1")
    assert noted(stores)[2:] == [
        ("leader@example.dk", "person_shown", "p2"),
        ("other@example.dk", "person_shown", "p1"),
    ]


@pytest.mark.parametrize("viewer", NOT_LEADERS, ids=lambda viewer: viewer.name)
def test_others_are_refused_alike_whether_or_not_the_person_exists(
    stores: Stores, viewer: Viewer
) -> None:
    said = set()
    for pseudonym in ("p1", "nobody", "010190-1234"):
        with pytest.raises(NotAllowed) as refused:
            show_person(viewer, stores, "small", pseudonym)
        said.add(str(refused.value))
    assert len(said) == 1
    assert noted(stores) == []


@pytest.mark.parametrize("written", ["nobody", "010190-1234", "Jens Hansen", "p1 ", "", "x" * 500])
def test_who_is_not_there_is_neither_repeated_nor_noted(stores: Stores, written: str) -> None:
    with pytest.raises(UnknownPerson) as unknown:
        show_person(LEADER, stores, "small", written)
    assert str(unknown.value) == "small"
    assert noted(stores) == []
    with pytest.raises(UnknownProject):
        show_person(OPERATOR, stores, "nowhere", "p1")


def test_without_a_log_nobody_is_shown(stores: Stores) -> None:
    with pytest.raises(AuditUnavailable, match="audit log"):
        show_person(LEADER, Stores(stores.project), "small", "p1")


def test_look_ups_are_found_by_person_for_operators(stores: Stores) -> None:
    show_person(LEADER, stores, "small", "p1")
    show_person(LEADER, stores, "small", "p2")
    (entry,) = lookups_of(OPERATOR, stores.access, "small", "p1")
    assert (entry.actor, entry.moment) == ("leader@example.dk", Clock.now)
    for viewer in (LEADER, ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            lookups_of(viewer, stores.access, "small", "p1")


def test_erasing_is_noted_without_the_person(filled: Engine, stores: Stores) -> None:
    before = plan_erasure(LEADER, stores.project, "small", "p3")
    done = erase_person(LEADER, filled, stores.access, "small", "p3", on=TODAY)
    assert done.rows == before == {"participant": 1, "course": 1, "spell": 1}
    assert noted(stores) == [("leader@example.dk", "person_erased", None)]
    with pytest.raises(UnknownPerson) as gone:
        show_person(LEADER, stores, "small", "p3")
    assert gone.value.erased_on == TODAY
    with pytest.raises(UnknownPerson):
        erase_person(LEADER, filled, stores.access, "small", "p3", on=TODAY)


def test_without_a_log_nobody_is_erased(filled: Engine, stores: Stores) -> None:
    with pytest.raises(AuditUnavailable):
        erase_person(LEADER, filled, AccessStore(), "small", "p3", on=TODAY)
    with pytest.raises(AuditUnavailable):
        erase_past_retention(LEADER, filled, AccessStore(), "small", today=date(2030, 1, 1))
    assert sum(plan_erasure(LEADER, stores.project, "small", "p3").values()) == 3


def test_retention_erases_once(filled: Engine, stores: Stores) -> None:
    for expected in (4, 0):
        done = erase_past_retention(LEADER, filled, stores.access, "small", today=date(2030, 1, 1))
        assert done.persons == expected
    assert noted(stores) == [("leader@example.dk", "retention_applied", None)]


@pytest.mark.parametrize("viewer", NOT_LEADERS, ids=lambda viewer: viewer.name)
def test_others_erase_nobody(filled: Engine, stores: Stores, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed):
        plan_erasure(viewer, stores.project, "small", "p1")
    with pytest.raises(NotAllowed):
        erase_person(viewer, filled, stores.access, "small", "p1", on=TODAY)
    with pytest.raises(NotAllowed):
        erase_past_retention(viewer, filled, stores.access, "small", today=date(2030, 1, 1))


def test_pages_of_the_log_are_newest_first_and_filtered(stores: Stores, clock: Clock) -> None:
    for _ in range(60):
        clock.now += timedelta(minutes=11)
        show_person(LEADER, stores, "small", "p1")
    show_person(OTHER_LEADER, stores, "small", "p2")
    first = search_audit(ADMINISTRATOR, stores.access, Wanted())
    assert (first.total, first.page, first.pages, len(first.entries)) == (61, 1, 2, 50)
    assert first.entries[0].participant == "p2"
    last = search_audit(ADMINISTRATOR, stores.access, Wanted(), page=99)
    assert (last.page, len(last.entries)) == (2, 11)
    for wanted, number in (
        (Wanted(participant="p2"), 1),
        (Wanted(actor="leader@example.dk"), 60),
        (Wanted(action=Action.PERSON_ERASED), 0),
        (Wanted(project_id="small"), 61),
        (Wanted(since=clock.now), 2),
        (Wanted(until=clock.now), 59),
        (Wanted(participant="' OR 1=1 --"), 0),
    ):
        assert search_audit(ADMINISTRATOR, stores.access, wanted).total == number


def test_taking_the_log_out_is_noted_first(stores: Stores) -> None:
    show_person(LEADER, stores, "small", "p1")
    wanted = Wanted(participant="p1", actor="010190-1234")
    assert export_audit(ADMINISTRATOR, stores.access, wanted) == ()
    (newest, _) = search_audit(ADMINISTRATOR, stores.access, Wanted(participant="p1")).entries
    assert (newest.actor, newest.action) == ("admin@example.dk", "audit_exported")
    assert newest.detail == {}


@pytest.mark.parametrize("viewer", [LEADER, *NOT_LEADERS[:3]], ids=lambda viewer: viewer.name)
def test_the_log_is_the_administrators(stores: Stores, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed):
        search_audit(viewer, stores.access, Wanted())
    with pytest.raises(NotAllowed):
        export_audit(viewer, stores.access, Wanted())


def test_pseudonyms() -> None:
    assert can_be_pseudonym("k7m2")
    assert not can_be_pseudonym("0101901234")
    assert not can_be_pseudonym("Jens Hansen")
