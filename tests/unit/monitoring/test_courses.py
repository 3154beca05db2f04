"""Courses at the door: four persons worked out by hand, on both engines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR as OP
from dashboard.access import NotAllowed, Role, Viewer
from dashboard.indicators.conditions import Attribute
from dashboard.indicators.courses import funnel, route_shares
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection
from dashboard.indicators.first_spells import FollowUp
from dashboard.indicators.results import Tally
from dashboard.monitoring.courses import (
    course_endings,
    course_paths,
    expected_shares,
    first_spells,
)
from dashboard.monitoring.projects import FutureDate, UnknownProject
from dashboard.monitoring.store import ProjectStore
from tests.unit.definitions import TOML
from tests.unit.small_store import AS_OF, TODAY, import_small

STAGES = """
[[stages]]
code = "referred"
label = { da = "Henvist", en = "Referred" }
where = { is = "referred" }
[[stages]]
code = "flexjob"
label = { da = "Fleksjob", en = "Flexjob" }
where = { is = "had_spell", kinds = ["flexjob"] }
[[stages]]
code = "ended"
label = { da = "Afsluttet", en = "Ended" }
where = { is = "ended" }
[[routes]]
code = "directly"
label = { da = "Direkte", en = "Directly" }
where = { is = "had_spell", kinds = ["flexjob"] }
"""
ALL = Selection(AS_OF)
WOMEN = Selection(
    AS_OF,
    (
        Choice(
            Filter("gender", None, ()),
            (FilterOption("woman", None, Attribute(name="gender", values=("woman",))),),
        ),
    ),
)


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    import_small(engine, tmp_path, TOML + STAGES)
    return ProjectStore(read_only_engine, today=lambda: TODAY)


def test_paths(store: ProjectStore) -> None:
    """p1, p2 and p3 have had a flexjob since their start; p3 has ended; p4 is waiting."""
    paths = course_paths(OP, store, "small", ALL)
    assert (paths.n, paths.open_) == (4, 3)
    assert [step.tally for step in funnel(paths, "first")] == [
        Tally(4, 4),
        Tally(3, 4),
        Tally(1, 4),
    ]
    assert [step.tally for step in funnel(paths, "before")] == [
        Tally(4, 4),
        Tally(3, 4),
        Tally(1, 3),
    ]
    assert route_shares(paths).on_any == 3
    assert course_paths(OP, store, "small", WOMEN).n == 2


def test_endings(store: ProjectStore) -> None:
    """p3's course lasted from 10 June to 1 October 2017: 113 days, three whole months."""
    found = course_endings(OP, store, "small", ALL)
    assert [found.status(s) for s in ("waiting", "ongoing", "planned", "unplanned")] == [1, 2, 1, 0]
    assert found.reasons("planned") == [(None, 1)]
    assert found.lengths() == (0, 1, 0, 0, 0)
    assert found.mean_days == 113
    assert course_endings(OP, store, "small", WOMEN).mean_days is None


def test_the_time_to_a_first_flexjob(store: ProjectStore) -> None:
    found = first_spells(OP, store, "small", ALL, ("flexjob",))
    # 15 September 2016 to 1 February 2017, 15 January to 15 September, 10 June to 1 July 2017
    assert found.follow_ups == {
        FollowUp(139, "event"): 1,
        FollowUp(243, "event"): 1,
        FollowUp(21, "event"): 1,
    }
    assert found.held == 0
    assert [point.incidence for point in found.points] == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_goals_are_forecast_or_it_is_said_why_not(store: ProjectStore) -> None:
    [found] = expected_shares(OP, store, "small", ALL)
    assert found.goal.code == "E"
    # one of four meets it, one is on the way, one lost the job, one has not started
    assert (found.now, found.coming, found.waiting, found.not_started) == (Tally(1, 4), 1, 0, 1)
    assert found.last_day == date(2018, 6, 30)
    assert (found.why_not, found.forecast) == ("few_events", None)


@pytest.mark.parametrize(
    ("toml", "why_not"),
    [
        (
            TOML.replace(
                "value = 0.60\neffective = 2016-01-01", "value = 0.60\neffective = 2018-01-01"
            ),
            "no_target",
        ),
        (
            TOML.replace(
                'due = 2018-12-31\nreason = { da = "Aftalt"', 'reason = { da = "Aftalt"', 1
            ),
            "no_due",
        ),
        (TOML.replace("due = 2018-12-31", "due = 2017-11-30", 1), "passed"),
        (TOML.replace("due = 2018-12-31", "due = 2018-05-30", 1), "late"),
        (TOML.replace('base = "referred"', 'base = "ended"'), "base"),
        (
            TOML.replace(
                '"in_spell", kinds = ["flexjob"], lasted_months = 6, held_at_start = false }',
                '"all", of = [{ is = "had_spell", kinds = ["flexjob"] }, { is = "started" }] }',
            ),
            "leaves",
        ),
    ],
)
def test_why_a_goal_is_not_forecast(
    engine: Engine, read_only_engine: Engine, tmp_path: Path, toml: str, why_not: str
) -> None:
    assert toml != TOML
    import_small(engine, tmp_path, toml)
    here = ProjectStore(read_only_engine, today=lambda: TODAY)
    [found] = expected_shares(OP, here, "small", ALL)
    assert (found.why_not, found.forecast) == (why_not, None)


def test_who_may_ask_and_what_of(store: ProjectStore) -> None:
    elsewhere = Viewer("x", frozenset({("another", Role.LEADER)}))
    with pytest.raises(NotAllowed):
        course_paths(elsewhere, store, "small", ALL)
    with pytest.raises(UnknownProject):
        course_endings(OP, store, "unknown", ALL)
    with pytest.raises(FutureDate):
        first_spells(OP, store, "small", Selection(date(2018, 3, 2)), ("flexjob",))
