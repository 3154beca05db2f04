"""Course lengths and events by site: the database says what is counted by hand."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.sites import fetch_course_lengths, fetch_events
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.naive import holds
from dashboard.indicators.population import CourseRow, EventRow, Person, Population
from dashboard.indicators.sites import SiteCourses, SiteEvents
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
