"""Intake: the database counts what the naive reading counts, person by person."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.intake import fetch_caseloads, fetch_months, fetch_staff, fetch_waiting
from dashboard.indicators import naive
from dashboard.indicators.calendar import add_months
from dashboard.indicators.caseload import StaffMember
from dashboard.indicators.cohorts import month_number
from dashboard.indicators.conditions import Attribute, Everyone
from dashboard.indicators.filters import COURSE_STATUSES
from dashboard.indicators.population import Population, StaffRow
from tests.spec.cohorts import cohort
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, conditions, populations

BANDS = (0, 1, 3, 6)

#: "a" came back and waits again, "d" was refused and is waiting now, "e" is still to come.
POPULATION = cohort(
    courses=[
        ("a", "2018-01-31", "2018-02-10", "2018-06-30", "planned"),
        ("a", "2018-11-05"),
        ("b", "2018-02-01", "2019-01-01"),
        ("c", "2018-11-30"),
        ("d", "2018-03-01", "", "2018-04-01", "withdrawn"),
        ("d", "2018-09-30"),
        ("e", "2019-01-01"),
    ],
    extra={"a": {"staff": "s1"}, "b": {"staff": "s1", "gender": "woman"}, "c": {"staff": "s2"}},
    staff=[
        ("s1", "mentor", "north", 37.0, "2018-01-01", ""),
        ("s2", None, None, None, "", "2018-12-01"),
    ],
)
DAY = date(2018, 12, 31)
JANUARY, FEBRUARY, MARCH, NOVEMBER = (month_number(date(2018, m, 1)) for m in (1, 2, 3, 11))


def test_a_small_cohort_by_hand(holding: Holding) -> None:
    woman = Attribute(name="gender", values=("woman",))
    with holding(POPULATION) as connection:
        months = fetch_months(connection, PROJECT, DAY, Everyone())
        women = fetch_months(connection, PROJECT, DAY, woman)
        waiting = fetch_waiting(connection, PROJECT, DAY, Everyone(), BANDS)
        days = [date(2018, 6, 29), date(2018, 6, 30), DAY, date(2019, 1, 1)]
        loads = fetch_caseloads(connection, PROJECT, days, woman)
        staff = fetch_staff(connection, PROJECT)
    assert months == {
        (JANUARY, FEBRUARY): 1,
        (FEBRUARY, None): 1,
        (NOVEMBER, None): 1,
        (MARCH, None): 1,
    }
    assert women == {(FEBRUARY, None): 1}
    # c has waited one month on the day, clamped; b ten months; d three since the second referral;
    # a has started once, so waits no more
    assert waiting == (0, 1, 1, 1)
    assert loads == {
        (0, "s1"): (1, 0),
        (2, "s1"): (1, 0),
        (3, "s1"): (2, 1),
    }
    assert staff == (
        StaffMember("s1", "mentor", "north", 37.0, date(2018, 1, 1), None),
        StaffMember("s2", None, None, None, None, date(2018, 12, 1)),
    )


def test_of_two_referrals_on_one_day_the_higher_number_is_the_latest(holding: Holding) -> None:
    """Days may stand in any order; those selected are always those of the last one."""
    population = cohort(
        courses=[
            ("a", "2018-01-01", "2018-01-02"),
            ("a", "2018-06-01", "2018-06-01", "2018-09-30", "planned"),
            ("a", "2018-06-01"),
            ("b", "2018-06-01", "", "2018-06-30", "withdrawn"),
            ("b", "2018-06-01"),
            ("c", "2018-06-01"),
            ("c", "2018-06-01", "", "2018-06-30", "withdrawn"),
            ("d", "2018-08-01", "2018-08-01"),
        ]
    )
    days = [DAY, date(2018, 5, 31), date(2018, 7, 31)]
    with holding(population) as connection:
        assert fetch_waiting(connection, PROJECT, DAY, Everyone(), BANDS) == (0, 0, 0, 1)
        loads = fetch_caseloads(connection, PROJECT, days, Everyone())
    # d had not been referred on the last of the days
    assert loads == {(0, None): (2, 1), (1, None): (1, 1), (2, None): (1, 1)}


def test_of_nobody_there_is_nothing(holding: Holding) -> None:
    with holding(Population()) as connection:
        assert fetch_months(connection, PROJECT, DAY, Everyone()) == {}
        assert fetch_waiting(connection, PROJECT, DAY, Everyone(), BANDS) == (0, 0, 0, 0)
        assert fetch_caseloads(connection, PROJECT, [DAY], Everyone()) == {}
        assert fetch_staff(connection, PROJECT) == ()


@settings(max_examples=40)
@given(data=st.data())
def test_random_populations(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    among = data.draw(conditions("persons"), "among")
    days = [add_months(day, -3), add_months(day, -1), day]
    with holding(population) as connection:
        months = fetch_months(connection, PROJECT, day, among)
        waiting = fetch_waiting(connection, PROJECT, day, among, BANDS)
        loads = fetch_caseloads(connection, PROJECT, days, among)
        staff = fetch_staff(connection, PROJECT)
    chosen = [
        person
        for person in population.rows_of("persons", day)
        if naive.holds(among, person, population, day)
    ]
    assert months == Counter(
        (
            month_number(naive.first_referral(person, population, day) or day),
            None if start is None else month_number(start),
        )
        for person in chosen
        for start in [naive.first_start(person, population, day)]
    )
    waits = [
        population.courses_of(person, day)[-1].referred
        for person in chosen
        if naive.holds(COURSE_STATUSES["waiting"], person, population, day)
    ]
    assert waiting == tuple(
        sum(add_months(since, low) <= day for since in waits)
        - sum(add_months(since, high) <= day for since in waits if high is not None)
        for low, high in zip(BANDS, (*BANDS[1:], None), strict=True)
        if low is not None
    )
    assert loads == plain_caseloads(population, days, [person.id for person in chosen])
    assert sorted(staff, key=lambda one: one.id) == sorted(
        (as_member(row) for row in population.staff), key=lambda one: one.id
    )


def plain_caseloads(
    population: Population, days: list[date], chosen: list[str]
) -> dict[tuple[int, str | None], tuple[int, int]]:
    counts: dict[tuple[int, str | None], tuple[int, int]] = {}
    for number, day in enumerate(days):
        for person in population.persons:
            here = person in population.rows_of("persons", day)
            if here and naive.holds(COURSE_STATUSES["ongoing"], person, population, day):
                key = (number, person.staff)
                everybody, selected = counts.get(key, (0, 0))
                counts[key] = (everybody + 1, selected + (person.id in chosen))
    return counts


def as_member(row: StaffRow) -> StaffMember:
    return StaffMember(row.id, row.role, row.site, row.weekly_hours, row.began, row.ended)
