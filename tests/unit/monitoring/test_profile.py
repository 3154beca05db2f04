"""The door to the profile: who is described, for whom, and that filters part them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR as OP
from dashboard.access import NotAllowed, Role, Viewer
from dashboard.indicators.conditions import MISSING, Attribute
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection
from dashboard.indicators.profile import CrossTable, Profile, TraitCounts
from dashboard.monitoring.profile import UnknownTrait, group_outcomes, profile, two_answers
from dashboard.monitoring.projects import FutureDate, UnknownProject
from dashboard.monitoring.store import ProjectStore
from tests.unit.definitions import TOML
from tests.unit.small_store import AS_OF, TODAY, import_small

BASELINE = """
baseline = [{ form = "citizen", item = "health" }, { form = "citizen", item = "sleep" }]
"""
ITEM = '{ id = "health", text = { da = "Helbred", en = "Health" }, scale = "health" }'
SLEEP = '{ id = "sleep", text = { da = "Søvn", en = "Sleep" }, scale = "health" }'
MARKS = """
[[codes.diagnosis_kind]]
code = "anxiety"
label = { da = "Angst", en = "Anxiety" }
"""

#: p1 has answered both, p2 one of them, p3 later than the date; p4 waits.
ANSWERS = """participant,wave,day,health,sleep
p1,1,2016-09-15,good,poor
p2,1,2017-01-15,poor,
p3,1,2017-12-01,good,good
"""


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    toml = BASELINE + TOML.replace(ITEM, f"{ITEM}, {SLEEP}") + MARKS
    import_small(
        engine,
        tmp_path,
        toml,
        **{
            "answers-citizen": ANSWERS,
            "attributes": "participant,attribute,code\np1,diagnosis_kind,anxiety\n",
        },
    )
    return ProjectStore(read_only_engine, today=lambda: TODAY)


def of_gender(*codes: str) -> Selection:
    options = tuple(
        FilterOption(code, None, Attribute(name="gender", values=(code,))) for code in codes
    )
    return Selection(AS_OF, (Choice(Filter("gender", None, options), options),))


def counts(found: Profile, name: str) -> TraitCounts:
    return next(one for one in found.traits if one.trait.name == name)


def test_the_started_are_described_and_nobody_is_dropped(store: ProjectStore) -> None:
    found = profile(OP, store, "small", Selection(AS_OF), "start")
    assert found.n == 3
    gender, health = counts(found, "gender"), counts(found, "start.citizen.health")
    assert (gender.counts, gender.missing) == ((2,), 1)
    assert (health.counts, health.missing, health.known) == ((1, 1), 1, 2)
    marks = counts(found, "diagnosis_kind")
    assert (marks.counts, marks.missing) == ((1,), 2)


def test_those_whose_course_goes_on_are_described_on_the_date(store: ProjectStore) -> None:
    """p3 has ended, and p4 has not begun."""
    found = profile(OP, store, "small", Selection(AS_OF), "now")
    assert found.n == 2
    assert counts(found, "gender").counts == (2,)


def test_filters_part_the_described(store: ProjectStore) -> None:
    whole = profile(OP, store, "small", Selection(AS_OF), "start")
    parts = [profile(OP, store, "small", of_gender(code), "start") for code in ("woman", MISSING)]
    assert sum(part.n for part in parts) == whole.n
    for position, trait in enumerate(whole.traits):
        shown = [part.traits[position] for part in parts]
        assert trait.counts == tuple(map(sum, zip(*(one.counts for one in shown), strict=True)))
        assert trait.missing == sum(one.missing for one in shown)


def test_two_answers_against_each_other(store: ProjectStore) -> None:
    found = two_answers(
        OP,
        store,
        "small",
        Selection(AS_OF),
        "start",
        "start.citizen.health",
        "start.citizen.sleep",
    )
    assert isinstance(found, CrossTable)
    assert found.counts == ((0, 1), (0, 0))
    assert (found.unknown_columns, found.unknown) == ((0, 1), 1)
    assert found.persons == 3


def test_groups_against_an_outcome_and_its_base(store: ProjectStore) -> None:
    """The course is of the 3 started; the goal counts all 4 referred, of whom one reached it."""
    course = group_outcomes(OP, store, "small", Selection(AS_OF), "start.citizen.health", "course")
    assert course.table.persons == 3
    assert course.pearson is None  # both who answered are in their course
    assert course.exact is None
    goal = group_outcomes(OP, store, "small", Selection(AS_OF), "start.citizen.health", "goal.E")
    assert goal.table.persons == 4
    assert goal.table.counts == ((1, 0), (0, 1))
    assert goal.table.unknown_rows == (0, 2)
    assert goal.exact is not None
    assert goal.exact.p == 1


def test_what_the_project_has_not_is_said(store: ProjectStore) -> None:
    selection = Selection(AS_OF)
    health = "start.citizen.health"
    for group, outcome in (
        ("nothing", "course"),
        (health, "nothing"),
        ("diagnosis_kind", "course"),
    ):
        with pytest.raises(UnknownTrait):
            group_outcomes(OP, store, "small", selection, group, outcome)
    with pytest.raises(UnknownTrait):
        two_answers(OP, store, "small", selection, "start", health, "gender")


def test_who_may_not_ask_is_refused(store: ProjectStore) -> None:
    stranger = Viewer("stranger", frozenset({("other", Role.LEADER)}))
    with pytest.raises(NotAllowed):
        profile(stranger, store, "small", Selection(AS_OF), "start")
    with pytest.raises(NotAllowed):
        group_outcomes(stranger, store, "small", Selection(AS_OF), "gender", "course")


def test_odd_projects_and_days_are_refused(store: ProjectStore) -> None:
    with pytest.raises(UnknownProject):
        profile(OP, store, "nothing", Selection(AS_OF), "start")
    with pytest.raises(FutureDate):
        profile(OP, store, "small", Selection(date(2019, 1, 1)), "start")


def test_before_anybody_started_nobody_is_described(store: ProjectStore) -> None:
    found = profile(OP, store, "small", Selection(date(2016, 9, 1)), "start")
    assert found.n == 0
    assert all(one.missing == 0 and not any(one.counts) for one in found.traits)
