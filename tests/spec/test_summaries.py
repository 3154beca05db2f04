"""Means and extremes among persons: literal cohorts, then random ones against plain Python."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.summaries import JOBS, Quantity, Summary, fetch_summary
from dashboard.indicators import naive
from dashboard.indicators.conditions import Condition, Ended, Everyone, HadSpell, Started
from dashboard.indicators.population import Person, Population
from tests.spec.cohorts import cohort
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, conditions, populations

NOBODY = Summary(0, None, None, None)
POPULATION = cohort(
    courses=[
        ("a", "2018-01-01", "2018-02-01", "2018-12-31", "planned"),
        ("b", "2018-01-01", "2018-02-01", "2018-02-01", "unplanned"),
        ("b", "2018-06-01", "2018-07-01", "2018-07-31", "planned"),
        ("c", "2018-01-01", "2019-02-01"),
        ("d", "2018-01-01", "", "2018-03-01", "withdrawn"),
    ],
    spells=[
        ("a", "ordinary_job", "2018-03-01", "2018-05-31", 37.0),
        ("a", "flexjob", "2018-08-01", "2018-08-31", 12.0),
        ("a", "internship", "2018-09-01", "", 30.0),
        # Had it before the start, and still has it.
        ("b", "ordinary_job", "2015-01-01", "", 20.0, None, True),
        # Had it before the start only.
        ("c", "ordinary_job", "2015-01-01", "2016-01-01", 37.0),
        ("c", "flexjob", "2019-03-01", "", None),
    ],
    extra={"a": {"birth_year": 1988}, "b": {"birth_year": 1968}, "c": {"birth_year": 1998}},
)


@pytest.mark.parametrize(
    ("quantity", "condition", "day", "summary"),
    [
        ("weekly_hours", Everyone(), "2018-12-31", Summary(2, 16.0, 12.0, 20.0)),
        ("weekly_hours", Everyone(), "2018-07-31", Summary(2, 28.5, 20.0, 37.0)),
        ("weekly_hours", Everyone(), "2019-03-01", Summary(2, 16.0, 12.0, 20.0)),
        ("weekly_hours", HadSpell(kinds=("flexjob",)), "2018-12-31", Summary(1, 12, 12, 12)),
        ("weekly_hours", Everyone(), "2014-12-31", NOBODY),
        ("course_days", Ended(), "2018-12-31", Summary(2, 181.5, 30.0, 333.0)),
        ("course_days", Ended(), "2018-12-30", Summary(1, 30.0, 30.0, 30.0)),
        ("course_days", Ended(), "2018-03-01", Summary(1, 0.0, 0.0, 0.0)),
        ("age", Started(), "2018-12-31", Summary(2, 40.0, 30.0, 50.0)),
        ("age", Started(), "2019-12-31", Summary(3, 101 / 3, 21.0, 50.0)),
    ],
)
def test_summaries(
    holding: Holding, quantity: Quantity, condition: Condition, day: str, summary: Summary
) -> None:
    on = date.fromisoformat(day)
    assert plain_summary(POPULATION, quantity, condition, on) == summary
    with holding(POPULATION) as connection:
        assert fetch_summary(connection, PROJECT, quantity, condition, on) == summary


@settings(max_examples=30)
@given(data=st.data())
def test_random_populations(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS))
    population = data.draw(populations(day))
    condition = data.draw(conditions("persons"))
    with holding(population) as connection:
        for quantity in get_args(Quantity):
            counted = fetch_summary(connection, PROJECT, quantity, condition, day)
            expected = plain_summary(population, quantity, condition, day)
            assert counted.mean == pytest.approx(expected.mean)
            assert (counted.n, counted.minimum, counted.maximum) == (
                expected.n,
                expected.minimum,
                expected.maximum,
            )


def plain_summary(
    population: Population, quantity: Quantity, condition: Condition, day: date
) -> Summary:
    """The same in Python, person by person."""
    value = {"weekly_hours": _weekly_hours, "course_days": _course_days, "age": _age}[quantity]
    values = [
        value(person, population, day)
        for person in population.persons
        if person in population.rows_of("persons", day)
        and naive.holds(condition, person, population, day)
    ]
    known = [float(value) for value in values if value is not None]
    if not known:
        return NOBODY
    return Summary(len(known), sum(known) / len(known), min(known), max(known))


def _weekly_hours(person: Person, population: Population, day: date) -> float | None:
    start = naive.first_start(person, population, day)
    jobs = [
        spell
        for spell in population.spells_of(person, day)
        if spell.kind in JOBS
        and (spell.covers(day) or (start is not None and spell.from_day >= start))
    ]
    return jobs[-1].weekly_hours if jobs else None


def _course_days(person: Person, population: Population, day: date) -> int | None:
    lengths = [
        (course.ended, course.number, (course.ended - course.started).days)
        for course in population.courses_of(person, day)
        if course.started is not None and course.ended is not None and course.ended <= day
    ]
    return max(lengths)[-1] if lengths else None


def _age(person: Person, population: Population, day: date) -> int | None:
    start = naive.first_start(person, population, day)
    if start is None or person.birth_year is None:
        return None
    return start.year - person.birth_year
