"""Course lengths and events by site: the database says what is counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.sites import fetch_course_lengths, fetch_events
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.naive import holds
from dashboard.indicators.population import CourseRow, EventRow, Person, Population
from dashboard.indicators.sites import SiteCourses, SiteEvents
from tests.spec.cohorts import cohort
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, conditions, populations

DAY = date(2019, 4, 15)


def test_lengths_and_events_stand_at_the_person_s_site(holding: Holding) -> None:
    population = Population(
        persons=(Person("p1", site="north"), Person("p2", site="north"), Person("p3")),
        courses=(
            CourseRow("p1", 1, date(2018, 1, 1), date(2018, 1, 1), date(2018, 1, 11), "planned"),
            # the course that ended last counts
            CourseRow("p1", 2, date(2018, 3, 1), date(2018, 3, 1), date(2018, 3, 31), "planned"),
            CourseRow("p2", 1, date(2018, 1, 1), date(2018, 1, 1), date(2018, 1, 21), "unplanned"),
            # not ended by the day, and never started
            CourseRow("p3", 1, date(2019, 1, 1), date(2019, 1, 1), date(2019, 4, 16), "planned"),
        ),
        events=(
            EventRow("e1", "conversation", DAY, "p1"),
            EventRow("e2", "conversation", DAY, "p1"),
            EventRow("e3", "conversation", DAY, "p3"),
            EventRow("e4", "conversation", date(2019, 4, 16), "p2"),
            EventRow("e5", "conversation", DAY),
        ),
    )
    with holding(population) as connection:
        lengths = fetch_course_lengths(connection, PROJECT, DAY, Everyone())
        events = fetch_events(connection, PROJECT, DAY, Everyone())
    assert lengths == {"north": SiteCourses(2, 25.0)}
    assert events == {
        ("north", "conversation"): SiteEvents(2, 1),
        (None, "conversation"): SiteEvents(1, 1),
    }


def test_the_course_that_ended_last_counts_once(holding: Holding) -> None:
    """Of two that ended on one day it is the higher number; never one that was not started."""
    population = cohort(
        courses=[
            ("tie", "2018-01-01", "2018-01-01", "2018-03-31", "planned"),
            ("tie", "2018-02-01", "2018-03-21", "2018-03-31", "planned"),
            ("back", "2018-01-01", "2018-01-01", "2018-01-31", "planned"),
            ("back", "2018-02-01", "2018-02-01", "2019-04-16", "planned"),
            ("refused", "2018-01-01", "2018-01-01", "2018-01-21", "planned"),
            ("refused", "2018-02-01", "", "2018-06-30", "withdrawn"),
            ("never", "2018-02-01", "", "2018-06-30", "withdrawn"),
        ]
    )
    with holding(population) as connection:
        lengths = fetch_course_lengths(connection, PROJECT, DAY, Everyone())
        assert lengths == {None: SiteCourses(3, 20.0)}
        assert fetch_course_lengths(connection, PROJECT, date(2018, 1, 20), Everyone()) == {}


@settings(max_examples=25)
@given(data=st.data())
def test_lengths_of_those_selected(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS))
    population = data.draw(populations(day))
    among = data.draw(conditions("persons"))
    expected: dict[str | None, list[int]] = {}
    for person in population.rows_of("persons", day):
        ended = [
            (course.ended, course.number, (course.ended - course.started).days)
            for course in population.courses_of(person, day)
            if course.started is not None and course.ended is not None and course.ended <= day
        ]
        if ended and holds(among, person, population, day):
            expected.setdefault(getattr(person, "site", None), []).append(max(ended)[-1])
    with holding(population) as connection:
        counted = fetch_course_lengths(connection, PROJECT, day, among)
    assert {site: one.n for site, one in counted.items()} == {
        site: len(days) for site, days in expected.items()
    }
    for site, days in expected.items():
        assert counted[site].mean_days == pytest.approx(sum(days) / len(days))


@settings(max_examples=25)
@given(data=st.data())
def test_events_of_those_selected(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS))
    population = data.draw(populations(day))
    among = data.draw(conditions("persons"))
    persons = {
        person.id: getattr(person, "site", None)
        for person in population.rows_of("persons", day)
        if holds(among, person, population, day)
    }
    expected: dict[tuple[str | None, str], list[str]] = {}
    for event in population.events:
        if event.day <= day and event.participant in persons:
            key = (persons[event.participant], event.kind)
            expected.setdefault(key, []).append(event.participant)
    with holding(population) as connection:
        counted = fetch_events(connection, PROJECT, day, among)
    assert counted == {
        key: SiteEvents(len(people), len(set(people))) for key, people in expected.items()
    }
