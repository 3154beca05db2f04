"""Answers of the same persons at two waves: the database says what the naive reading says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.answers import fetch_scores, fetch_transitions
from dashboard.data.coverage import fetch_coverage
from dashboard.data.voices import fetch_voices
from dashboard.indicators import naive_answers as naive
from dashboard.indicators.comparison import Answers
from dashboard.indicators.conditions import (
    MISSING,
    Attribute,
    Condition,
    Everyone,
    Measured,
    Started,
)
from dashboard.indicators.coverage import missing_of
from dashboard.indicators.definition import ItemName
from dashboard.indicators.population import MeasurementRow, Population
from tests.spec.cohorts import cohort
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, PERSONS, populations, some

ITEMS = ("health", "sleep", "never_asked")
SCORES = {"health": {"good": 2, "bad": 1}, "sleep": {"good": 1, "bad": 0}}
WAVES = st.sampled_from([(1, 2), (2, 1)])
FORMS = some(["citizen", "citizen", "staff"])
#: Conditions are compared elsewhere; here few, so that their statements are written once.
AMONG: st.SearchStrategy[Condition] = some(
    [Everyone(), Everyone(), Attribute(name="gender", values=("woman", MISSING)), Started()]
)
CITIZEN = ItemName(form="citizen", item="health")
STAFF = ItemName(form="staff", item="sleep")
BESIDE = ItemName(form="citizen", item="sleep")
PAIRS = ((CITIZEN, STAFF), (CITIZEN, BESIDE))


@settings(max_examples=50)
@given(data=st.data())
def test_answers_are_counted(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(some(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    among = data.draw(AMONG, "among")
    form, waves = data.draw(FORMS, "form"), data.draw(WAVES, "waves")
    with holding(population) as connection:
        about = (connection, PROJECT, day, among)
        transitions = fetch_transitions(*about, form, ITEMS, *waves)
        scores = fetch_scores(*about, form, SCORES, *waves)
        voices, crossed = fetch_voices(*about, PAIRS, (1, 2, 3))
        coverage = fetch_coverage(*about, form, *waves, 6)
    asked = (population, day, among)
    assert transitions == naive.transitions(*asked, form, ITEMS, *waves)
    assert scores == naive.scores(*asked, form, SCORES, *waves)
    assert voices == naive.voices(*asked, CITIZEN, STAFF, (1, 2, 3))
    assert crossed == naive.voices(*asked, CITIZEN, BESIDE, (1, 2, 3))
    assert coverage == naive.coverage(*asked, form, *waves, 6)


@settings(max_examples=20)
@given(data=st.data())
def test_who_is_who_changes_nothing(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(some(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    order = dict(zip(PERSONS, data.draw(st.permutations(PERSONS), "order"), strict=True))
    found = []
    for held in (population, _renamed(population, order)):
        with holding(held) as connection:
            about = (connection, PROJECT, day, Everyone())
            found.append(
                (
                    fetch_transitions(*about, "citizen", ITEMS, 1, 2),
                    fetch_scores(*about, "citizen", SCORES, 1, 2),
                    fetch_voices(*about, PAIRS, (1, 2)),
                    fetch_coverage(*about, "citizen", 1, 2, 3),
                )
            )
    assert found[0] == found[1]


def _renamed(population: Population, names: Mapping[str, str]) -> Population:
    return replace(
        population,
        persons=tuple(replace(row, id=names[row.id]) for row in reversed(population.persons)),
        courses=tuple(
            replace(row, participant=names[row.participant]) for row in population.courses
        ),
        spells=tuple(replace(row, participant=names[row.participant]) for row in population.spells),
        attributes=tuple(
            replace(row, participant=names[row.participant]) for row in population.attributes
        ),
        measurements=tuple(
            replace(row, participant=names[row.participant]) for row in population.measurements
        ),
        events=tuple(
            replace(row, participant=names.get(row.participant or "")) for row in population.events
        ),
        next_of_kin=tuple(
            replace(row, participant=names[row.participant]) for row in population.next_of_kin
        ),
    )


@settings(max_examples=20)
@given(data=st.data())
def test_groups_add_up_and_waves_can_be_swapped(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(some(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    groups = [Attribute(name="gender", values=(code,)) for code in ("woman", "man", MISSING)]
    with holding(population) as connection:

        def of(among: Condition, first: int, second: int) -> dict[str, Answers]:
            return fetch_transitions(
                connection, PROJECT, day, among, "citizen", ITEMS, first, second
            )

        everybody, swapped = of(Everyone(), 1, 2), of(Everyone(), 2, 1)
        parts = [of(group, 1, 2) for group in groups]
    for item in ITEMS:
        twice: Counter[tuple[str | None, str | None]] = Counter()
        once: Counter[str | None] = Counter()
        for part in parts:
            twice.update(part[item].twice)
            once.update(part[item].once)
        assert Answers(twice, once) == everybody[item]
        back = {(second, first): n for (first, second), n in swapped[item].twice.items()}
        assert everybody[item].twice == back
        # No more persons are compared than answered at either wave.
        compared = sum(n for pair, n in twice.items() if None not in pair)
        for answers in (everybody[item], swapped[item]):
            assert compared <= _answered_first(answers)


def _answered_first(answers: Answers) -> int:
    twice = sum(n for (first, _), n in answers.twice.items() if first is not None)
    return twice + sum(n for first, n in answers.once.items() if first is not None)


# --- A small cohort worked out by hand -----------------------------------------------------------

BOTH_GOOD = (("health", "good"), ("sleep", "good"))
DAY = date(2018, 12, 31)
#: a: better. b: sleep not answered at the second wave. c: second form after the day. d: don't know.
#: e: left out health at the first. f: only the second form. g: neither form. h: an empty form, and
#: the second after the day.
COHORT = cohort(
    courses=[
        ("a", "2018-01-01", "2018-01-15"),
        ("b", "2018-01-01", "2018-01-15"),
        ("c", "2018-01-01", "2018-01-15"),
        ("d", "2018-01-01", "2018-01-15"),
        ("e", "2018-01-01", "2018-01-15"),
        ("f", "2018-01-01", "2018-01-15"),
        ("g", "2018-01-01", "2018-01-15"),
        ("h", "2018-01-01", "2018-01-15"),
    ],
    measurements=[
        ("a", "citizen", 1, "2018-01-15", (("health", "bad"), ("sleep", "good"))),
        ("a", "citizen", 2, "2018-04-15", BOTH_GOOD),
        ("b", "citizen", 1, "2018-01-15", BOTH_GOOD),
        ("b", "citizen", 2, "2018-04-15", (("health", "bad"),)),
        ("c", "citizen", 1, "2018-01-15", (("health", "bad"), ("sleep", "bad"))),
        ("c", "citizen", 2, "2019-01-01", BOTH_GOOD),
        ("d", "citizen", 1, "2018-12-31", (("health", "dont_know"), ("sleep", "good"))),
        ("d", "citizen", 2, "2018-12-31", BOTH_GOOD),
        ("e", "citizen", 1, "2018-01-15", (("sleep", "bad"),)),
        ("e", "citizen", 2, "2018-04-15", (("health", "good"),)),
        ("f", "citizen", 2, "2018-04-15", BOTH_GOOD),
        ("h", "citizen", 1, "2018-01-15", ()),
        ("h", "citizen", 2, "2019-01-01", BOTH_GOOD),
        ("a", "staff", 1, "2018-01-15", (("sleep", "bad"),)),
        ("g", "staff", 1, "2018-01-15", (("sleep", "dont_know"),)),
    ],
)


def test_a_small_cohort(holding: Holding) -> None:
    with holding(COHORT) as connection:
        about = (connection, PROJECT, DAY, Everyone())
        there = fetch_transitions(*about, "citizen", ITEMS, 1, 2)
        assert there == {
            "health": Answers(
                {
                    ("bad", "good"): 1,
                    ("good", "bad"): 1,
                    ("dont_know", "good"): 1,
                    (None, "good"): 1,
                },
                {"bad": 1, None: 1},
            ),
            "sleep": Answers(
                {("good", "good"): 2, ("good", None): 1, ("bad", None): 1}, {"bad": 1, None: 1}
            ),
            "never_asked": Answers({(None, None): 4}, {None: 2}),
        }
        # f has the second form only, and so counts when the waves are swapped; c does not.
        assert fetch_transitions(*about, "citizen", ["health"], 2, 1)["health"] == Answers(
            {
                ("good", "bad"): 1,
                ("bad", "good"): 1,
                ("good", "dont_know"): 1,
                ("good", None): 1,
            },
            {"good": 1},
        )
        # a: 1+1 and 2+1. b: 2+1, then sleep is missing. c: 1+0. d: don't know, then 3. e, h: none.
        assert fetch_scores(*about, "citizen", SCORES, 1, 2) == {
            (2, 3): 1,
            (3, None): 1,
            (1, None): 1,
            (None, 3): 1,
            (None, None): 2,
        }
        voices, _ = fetch_voices(*about, PAIRS, (1, 2, 3))
        assert voices == {
            1: {
                ("bad", "bad"): 1,
                ("good", None): 1,
                ("bad", None): 1,
                ("dont_know", None): 1,
                (None, "dont_know"): 1,
            },
            2: {("good", None): 4, ("bad", None): 1},
            3: {},
        }
        assert fetch_voices(*about, PAIRS, ()) == ({}, {})
        assert fetch_voices(*about, (), (1, 2)) == ()
        assert fetch_transitions(*about, "nobody_s", ITEMS, 1, 2) == {
            item: Answers({}, {}) for item in ITEMS
        }
        assert fetch_scores(*about, "nobody_s", SCORES, 1, 2) == {}


ENDINGS = cohort(
    courses=[
        ("planned", "2018-01-01", "2018-01-15", "2018-05-01", "planned"),
        ("unplanned", "2018-01-01", "2018-01-15", "2018-05-01", "unplanned"),
        ("withdrawn", "2018-01-01", "2018-01-15", "2018-05-01", "withdrawn"),
        ("not_begun", "2018-01-01", "", "2018-05-01", "unplanned"),
        # Six months after 31 August is the end of February.
        ("due", "2018-01-01", "2018-08-31"),
        ("not_due", "2018-01-01", "2018-09-01"),
        ("no_start", "2018-01-01"),
        # Came back: the ending is no longer the latest word; the first start is what counts.
        ("came_back", "2018-01-01", "2018-01-15", "2018-05-01", "planned"),
        ("came_back", "2018-11-01", "2019-01-15"),
        ("measured", "2018-01-01", "2018-01-15"),
    ],
    measurements=[
        *(
            (person, "citizen", 1, "2018-01-15", ())
            for person in (
                "planned",
                "unplanned",
                "withdrawn",
                "not_begun",
                "due",
                "not_due",
                "no_start",
                "came_back",
                "measured",
            )
        ),
        ("measured", "citizen", 3, "2018-07-15", ()),
    ],
)


@pytest.mark.parametrize(
    ("day", "not_due", "overdue"),
    [("2019-02-27", 3, 1), ("2019-02-28", 2, 2), ("2019-03-01", 1, 3)],
)
def test_who_is_missing(holding: Holding, day: str, not_due: int, overdue: int) -> None:
    asked = (date.fromisoformat(day), Everyone(), "citizen", 1, 3, 6)
    with holding(ENDINGS) as connection:
        coverage = fetch_coverage(connection, PROJECT, *asked)
    assert coverage == naive.coverage(ENDINGS, *asked)
    missing = missing_of(coverage)
    assert (missing.planned_ending, missing.unplanned_ending, missing.withdrawn) == (1, 1, 2)
    assert (missing.not_due, missing.overdue) == (not_due, overdue)
    assert missing.n == 8


def test_only_those_asked_for(holding: Holding) -> None:
    population = Population(
        persons=COHORT.persons,
        courses=COHORT.courses,
        measurements=(*COHORT.measurements, MeasurementRow("g", "citizen", 1, DAY, BOTH_GOOD)),
    )
    with_staff = Measured(form="staff", wave=1)
    with holding(population) as connection:
        about = (connection, PROJECT, DAY, with_staff, "citizen")
        assert fetch_transitions(*about, ["sleep"], 1, 2) == {
            "sleep": Answers({("good", "good"): 1}, {"good": 1})
        }
        assert fetch_scores(*about, SCORES, 1, 2) == {(2, 3): 1, (3, None): 1}
