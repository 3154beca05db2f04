"""Making a release: who may, what it holds, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.access import NotAllowed, Viewer
from dashboard.data.stores import open_store
from dashboard.indicators.protected import Hidden
from dashboard.indicators.release_answers import exact_counts
from dashboard.indicators.release_counts import shown_counts
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import AuditUnavailable
from dashboard.monitoring.projects import UnknownProject
from dashboard.monitoring.publishing import (
    LONGEST_NOTE,
    NotPublished,
    Refusal,
    next_days,
    propose_release,
    publish_release,
    read_note,
)
from dashboard.monitoring.releases import NoRelease, find_release, funded_projects, list_releases
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from tests.unit.released import (
    FIRST,
    FUNDER,
    LEADER,
    NORDDJURS,
    SECOND,
    STEERING,
    VIVE,
    created_releases_file,
    publish,
    released,
    stores,
)

__all__ = ["created_releases_file", "released", "stores"]

TODAY = date(2026, 11, 2)


@pytest.fixture(scope="session")
def store(projects_url: str) -> Iterator[ProjectStore]:
    engine = open_store(projects_url)
    yield ProjectStore(engine, today=lambda: TODAY)
    engine.dispose()


@pytest.mark.parametrize("viewer", [STEERING, FUNDER, Viewer("nobody")], ids=lambda v: v.name)
def test_only_a_leader_makes_releases(stores: Stores, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed):
        next_days(viewer, stores, NORDDJURS)
    with pytest.raises(NotAllowed):
        propose_release(viewer, stores, NORDDJURS, FIRST)
    with pytest.raises(NotAllowed):
        publish_release(viewer, stores, NORDDJURS, FIRST, "", "")


def test_a_release_is_kept_as_it_was_proposed(stores: Stores) -> None:
    proposal = propose_release(LEADER, stores, NORDDJURS, FIRST)
    assert list_releases(LEADER, stores.releases, NORDDJURS) == ()
    publish_release(LEADER, stores, NORDDJURS, FIRST, " Hej  alle ", proposal.fingerprint)
    [kept] = list_releases(FUNDER, stores.releases, NORDDJURS)
    assert kept.release == proposal.release.model_copy(update={"note": "Hej alle"})
    assert (kept.number, kept.published_by) == (1, "leader")


def test_it_shows_no_small_count_and_no_exact_one(released: Stores) -> None:
    for project_id in (NORDDJURS, VIVE):
        for published in list_releases(FUNDER, released.releases, project_id):
            rules = published.release.rules
            exact = {goal.id for goal in published.release.goals if _is_exact(goal)}
            for one in shown_counts(published.release):
                if one.item.id.startswith("means:") and one.place != "n":
                    continue
                if one.item.id not in exact and not isinstance(one.count, Hidden | int):
                    assert one.count.value % rules.base == 0
                    assert one.count.value >= rules.smallest


def _is_exact(goal: object) -> bool:
    return "kind='exact'" in repr(goal)


def test_the_leader_sees_the_exact_count_behind_each_hidden_one(stores: Stores) -> None:
    proposal = propose_release(LEADER, stores, NORDDJURS, FIRST)
    exact = exact_counts(proposal.exact, proposal.release)
    hidden = [one for one in shown_counts(proposal.release) if one.hidden]
    assert hidden
    smallest = proposal.release.rules.smallest
    for one in hidden:
        if one.hidden is Hidden.FEW:
            assert exact[one.item.id, one.place] < smallest


def test_what_is_proposed_again_is_the_same(stores: Stores) -> None:
    first = propose_release(LEADER, stores, NORDDJURS, FIRST)
    assert propose_release(LEADER, stores, NORDDJURS, FIRST).fingerprint == first.fingerprint


def refused(stores: Stores, day: date, note: str = "", fingerprint: str | None = None) -> Refusal:
    if fingerprint is None:
        fingerprint = propose_release(LEADER, stores, NORDDJURS, FIRST).fingerprint
    with pytest.raises(NotPublished) as error:
        publish_release(LEADER, stores, NORDDJURS, day, note, fingerprint)
    assert list_releases(LEADER, stores.releases, NORDDJURS) == ()
    return error.value.why


def test_what_the_leader_has_not_seen_is_not_published(stores: Stores) -> None:
    assert refused(stores, FIRST, fingerprint="0" * 64) is Refusal.CHANGED
    assert refused(stores, SECOND) is Refusal.CHANGED


def test_there_are_no_free_dates(stores: Stores) -> None:
    assert refused(stores, date(2022, 3, 3)) is Refusal.NO_SUCH_DAY
    assert refused(stores, date(2030, 1, 1)) is Refusal.NO_SUCH_DAY


@pytest.mark.parametrize("number", ["0101701234", "010170-1234", "010170 1234"])
def test_a_note_holds_no_cpr_number(stores: Stores, number: str) -> None:
    assert refused(stores, FIRST, f"Se {number}.") is Refusal.NOTE_NUMBER


def test_a_note_is_not_endless(stores: Stores) -> None:
    assert refused(stores, FIRST, "a" * (LONGEST_NOTE + 1)) is Refusal.NOTE_TOO_LONG


def test_a_note_keeps_its_lines_and_nothing_that_cannot_be_seen() -> None:
    assert read_note("  To\tlinjer\r\nog\u202e mere\x00 \n") == "To linjer\nog mere"


def test_what_has_been_released_is_not_made_again(stores: Stores) -> None:
    publish(stores, NORDDJURS, SECOND)
    for day in (FIRST, SECOND):
        with pytest.raises(NotPublished) as error:
            propose_release(LEADER, stores, NORDDJURS, day)
        assert error.value.why is Refusal.NO_SUCH_DAY
    days = [day.meeting for day in next_days(LEADER, stores, NORDDJURS)]
    assert days == [TODAY, date(2022, 12, 14)]


def test_of_two_leaders_at_once_one_publishes(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = propose_release(LEADER, stores, NORDDJURS, FIRST)
    add = stores.releases.add

    def after_another(published: object) -> None:
        monkeypatch.setattr(stores.releases, "add", add)
        publish(stores, NORDDJURS, FIRST, "Først")
        add(published)  # type: ignore[arg-type]

    monkeypatch.setattr(stores.releases, "add", after_another)
    with pytest.raises(NotPublished) as error:
        publish_release(LEADER, stores, NORDDJURS, FIRST, "", proposal.fingerprint)
    assert error.value.why is Refusal.TAKEN
    [kept] = list_releases(LEADER, stores.releases, NORDDJURS)
    assert kept.release.note == "Først"


def test_without_an_audit_log_nothing_is_published(stores: Stores) -> None:
    deaf = replace(stores, access=AccessStore())
    proposal = propose_release(LEADER, deaf, NORDDJURS, FIRST)
    with pytest.raises(AuditUnavailable):
        publish_release(LEADER, deaf, NORDDJURS, FIRST, "", proposal.fingerprint)
    assert list_releases(LEADER, stores.releases, NORDDJURS) == ()


def test_an_unknown_project(stores: Stores) -> None:
    with pytest.raises(UnknownProject):
        propose_release(LEADER, stores, "nothing", FIRST)
    with pytest.raises(NoRelease):
        find_release(LEADER, stores.releases, "nothing")


def test_a_funder_has_the_projects_granted_and_no_others(released: Stores) -> None:
    found = funded_projects(FUNDER, released.releases)
    assert [(one.project_id, one.latest and one.latest.number) for one in found] == [
        (VIVE, 1),
        (NORDDJURS, 2),
    ]
    with pytest.raises(NotAllowed):
        find_release(FUNDER, released.releases, "sind-rampen")


def test_a_release_is_found_by_its_number(released: Stores) -> None:
    found, _ = find_release(FUNDER, released.releases, NORDDJURS, "1")
    assert found.release.meeting == FIRST
    for number in ("0", "3", "01", "x", "1.0"):
        with pytest.raises(NoRelease):
            find_release(FUNDER, released.releases, NORDDJURS, number)


def test_opening_the_releases_store_needs_its_file(tmp_path: Path) -> None:
    from dashboard.monitoring.release_store import ReleaseStore
    from dashboard.monitoring.store import StoreUnavailable

    with pytest.raises(StoreUnavailable):
        list_releases(LEADER, ReleaseStore(), str(tmp_path))
