"""Companies, events, staff, volunteers and next of kin on small cohorts."""

from __future__ import annotations

from dashboard.indicators.conditions import Attribute, Contacted, Everyone, Not
from dashboard.indicators.definition import Count, Share
from tests.spec.cohorts import cohort
from tests.spec.conftest import Check

CONTACTED = Contacted(kinds=("company_contact",), months=3)


def test_a_contact_with_each_company_every_three_months(check: Check) -> None:
    population = cohort(
        companies=[("x", "2018-01-01"), ("y", "2018-01-01"), ("z", "2018-09-01")],
        events=[
            ("1", "company_contact", "2018-05-31", None, None, "x"),
            ("2", "conversation", "2018-08-01", None, None, "y"),
            ("3", "company_contact", "2018-08-01"),
        ],
    )
    share = Share(unit="companies", where=CONTACTED, base=Everyone())
    check(
        population,
        [
            (share, "2018-05-30", 0, 2),
            (share, "2018-05-31", 1, 2),
            # Three months back from 31 August is 31 May, from 1 September it is 1 June.
            (share, "2018-08-31", 1, 2),
            (share, "2018-09-01", 0, 3),
            (share, "2017-12-31", 0, 0),
        ],
    )


def test_three_months_back_are_clamped_to_the_months_end(check: Check) -> None:
    population = cohort(
        companies=[("x", "2018-01-01")],
        events=[("1", "company_contact", "2019-02-28", None, None, "x")],
    )
    where = Count(unit="companies", where=CONTACTED)
    check(
        population,
        [
            (where, "2019-05-28", 1),
            (where, "2019-05-29", 1),
            (where, "2019-05-31", 1),
            (where, "2019-06-01", 0),
        ],
    )


def test_attributes_of_companies(check: Check) -> None:
    population = cohort(
        companies=[
            ("x", "2018-01-01", "private", "yes"),
            ("y", "2018-01-01", "public"),
            ("z", "2018-01-01", None),
        ],
    )
    private = Attribute(name="type", values=("private",))
    unknown = Attribute(name="experience", values=("missing",))
    check(
        population,
        [
            (Share(unit="companies", where=private, base=Everyone()), "2018-01-01", 1, 3),
            (Share(unit="companies", where=unknown, base=Not(of=private)), "2018-01-01", 2, 2),
        ],
    )


def test_events_and_their_minutes(check: Check) -> None:
    population = cohort(
        events=[
            ("1", "task", "2018-01-01", None, None, None, "course", "home", 90),
            ("2", "task", "2018-01-01", None, None, None, None, "home", 30),
            ("3", "task", "2018-01-01", None, None, None, None, "office", None),
            ("4", "task", "2018-01-02", None, None, None, None, "office", 60),
        ],
    )
    home = Attribute(name="setting", values=("home",))
    check(
        population,
        [
            (Count(unit="events", where=Everyone()), "2018-01-01", 3),
            (Share(unit="events", where=home, base=Everyone()), "2018-01-01", 2, 3),
            (
                Share(unit="events", where=home, base=Everyone(), weight="minutes"),
                "2018-01-01",
                120,
                120,
            ),
            (
                Share(unit="events", where=home, base=Everyone(), weight="minutes"),
                "2018-01-02",
                120,
                180,
            ),
            (
                Count(unit="events", where=Attribute(name="series", values=("course",))),
                "2018-01-02",
                1,
            ),
        ],
    )


def test_staff_volunteers_and_next_of_kin_that_are_there_on_the_day(check: Check) -> None:
    population = cohort(
        courses=[("a", "2018-01-01")],
        staff=[
            ("s1", "mentor", "north"),
            ("s2", "mentor", "north", 37.0, "2018-02-01", "2018-06-30"),
            ("s3", "leader", None, 37.0, "", "2018-06-30"),
        ],
        volunteers=[("v1", "2018-02-01", "north", "2018-06-30"), ("v2", "2018-03-01")],
        next_of_kin=[("k1", "a", "2018-02-01", "parent"), ("k2", "a", "2018-03-01")],
    )
    mentor = Attribute(name="role", values=("mentor",))
    north = Attribute(name="site", values=("north",))
    parent = Attribute(name="relation", values=("parent",))
    check(
        population,
        [
            (Share(unit="staff", where=mentor, base=Everyone()), "2018-01-31", 1, 2),
            (Share(unit="staff", where=mentor, base=Everyone()), "2018-06-30", 2, 3),
            (Share(unit="staff", where=mentor, base=Everyone()), "2018-07-01", 1, 1),
            (Share(unit="volunteers", where=north, base=Everyone()), "2018-06-30", 1, 2),
            (Share(unit="volunteers", where=north, base=Everyone()), "2018-07-01", 0, 1),
            (Share(unit="next_of_kin", where=parent, base=Everyone()), "2018-02-28", 1, 1),
            (Share(unit="next_of_kin", where=parent, base=Everyone()), "2018-03-01", 1, 2),
        ],
    )
