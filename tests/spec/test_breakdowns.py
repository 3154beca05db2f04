"""Persons counted by what tells them apart: the database says what the naive reading says."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.breakdowns import fetch_breakdown
from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase, ByReferral
from dashboard.indicators.cohorts import month_number
from dashboard.indicators.conditions import Everyone, Referred, Started
from dashboard.indicators.naive_breakdowns import breakdown
from dashboard.indicators.population import CourseRow, Person, Population
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, conditions, populations, some

DIMENSIONS = st.one_of(
    st.builds(ByAttribute, some(["gender", "site", "benefit", "staff"])),
    st.builds(
        ByAnswer, some(["citizen", "staff"]), some([1, 2]), some(["health", "sleep", "other"])
    ),
    st.builds(ByCase, st.lists(conditions("persons"), max_size=2).map(tuple)),
    st.builds(ByReferral),
)


@settings(max_examples=60)
@given(data=st.data())
def test_combinations_are_counted(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    among = data.draw(conditions("persons"), "among")
    by = data.draw(st.lists(DIMENSIONS, max_size=3), "by")
    with holding(population) as connection:
        counted = fetch_breakdown(connection, PROJECT, day, among, by)
    assert counted == breakdown(population, day, among, by)


def test_a_person_who_came_back_counts_once_in_the_month_of_the_first_referral(
    holding: Holding,
) -> None:
    population = Population(
        persons=(Person("p1", gender="woman"), Person("p2")),
        courses=(
            CourseRow("p1", 1, date(2018, 5, 31), started=date(2018, 6, 1)),
            CourseRow("p1", 2, date(2018, 9, 1)),
            CourseRow("p2", 1, date(2018, 6, 1)),
        ),
    )
    by = [ByReferral(), ByAttribute("gender"), ByCase((Started(), Referred()))]
    with holding(population) as connection:
        counted = fetch_breakdown(connection, PROJECT, date(2018, 12, 1), Everyone(), by)
    may, june = month_number(date(2018, 5, 1)), month_number(date(2018, 6, 1))
    assert counted == {(may, "woman", 0): 1, (june, None, 1): 1}
