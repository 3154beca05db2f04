"""Spells on small cohorts: on the day, lasting, ever, at the start, gaps and months' ends."""

from __future__ import annotations

import pytest

from dashboard.indicators.conditions import (
    Any,
    Employs,
    HadSpell,
    HeldAtStart,
    InSpell,
    Not,
    Preceded,
    Referred,
    Started,
)
from dashboard.indicators.definition import Count, Share
from tests.spec.cohorts import cohort
from tests.spec.conftest import Check

IN_FLEXJOB = InSpell(kinds=("flexjob",))
HALF_A_YEAR = InSpell(kinds=("flexjob",), lasted_months=6)

COURSES = [
    ("a", "2018-01-01", "2018-02-01"),
    ("b", "2018-01-01", "2018-02-01"),
    ("c", "2018-01-01", "2018-02-01"),
    ("d", "2018-01-01"),
]


def test_point_in_time_lasting_and_ever_are_three_conditions(check: Check) -> None:
    population = cohort(
        courses=COURSES,
        spells=[
            ("a", "flexjob", "2018-06-30", ""),
            ("b", "flexjob", "2018-07-01", ""),
            ("c", "flexjob", "2018-03-01", "2018-10-31"),
        ],
    )
    check(
        population,
        [
            (Share(where=IN_FLEXJOB, base=Referred()), "2018-12-31", 2, 4),
            (Share(where=HALF_A_YEAR, base=Referred()), "2018-12-31", 1, 4),
            (Share(where=HadSpell(kinds=("flexjob",)), base=Referred()), "2018-12-31", 3, 4),
            # The other half year is complete a day later.
            (Share(where=HALF_A_YEAR, base=Referred()), "2019-01-01", 2, 4),
            # The same numerator under another base.
            (Share(where=IN_FLEXJOB, base=Started()), "2018-12-31", 2, 3),
        ],
    )


def test_days_and_months_are_two_durations_and_both_must_have_passed(check: Check) -> None:
    population = cohort(
        courses=COURSES,
        spells=[
            ("a", "flexjob", "2018-02-01", "2018-03-15"),
            ("a", "flexjob", "2018-03-16", ""),
            ("b", "flexjob", "2018-02-02", ""),
            ("c", "flexjob", "2018-03-16", ""),
        ],
    )

    def lasted(days: int, months: int = 0) -> Count:
        return Count(
            where=InSpell(kinds=("flexjob",), lasted_days=days, lasted_months=months),
        )

    check(
        population,
        [
            (lasted(0), "2018-05-01", 3),
            # 1 February to 1 May is 89 days, counted from where the chain begins
            (lasted(88), "2018-05-01", 2),
            (lasted(89), "2018-05-01", 1),
            (lasted(90), "2018-05-01", 0),
            (lasted(88, months=3), "2018-05-01", 1),
            (lasted(88, months=3), "2018-05-02", 2),
            (lasted(90, months=3), "2018-05-02", 1),
            (lasted(1_000_000), "2018-05-02", 0),
        ],
    )


def test_last_day_of_a_spell_is_inclusive(check: Check) -> None:
    population = cohort(courses=COURSES, spells=[("a", "flexjob", "2018-06-30", "2018-12-31")])
    check(
        population,
        [
            (Count(where=IN_FLEXJOB), "2018-06-29", 0),
            (Count(where=IN_FLEXJOB), "2018-06-30", 1),
            (Count(where=HALF_A_YEAR), "2018-12-29", 0),
            (Count(where=HALF_A_YEAR), "2018-12-30", 1),
            (Count(where=HALF_A_YEAR), "2018-12-31", 1),
            (Count(where=HALF_A_YEAR), "2019-01-01", 0),
            (Count(where=IN_FLEXJOB), "2019-01-01", 0),
        ],
    )


@pytest.mark.parametrize(
    ("began", "complete"),
    [
        ("2018-08-31", "2019-02-28"),
        ("2018-08-30", "2019-02-28"),
        ("2018-08-28", "2019-02-28"),
        ("2018-09-01", "2019-03-01"),
        ("2019-08-31", "2020-02-29"),
        ("2019-08-29", "2020-02-29"),
        ("2019-08-28", "2020-02-28"),
        ("2020-02-29", "2020-08-29"),
        ("2019-10-31", "2020-04-30"),
        ("2020-04-30", "2020-10-30"),
    ],
)
def test_months_are_calendar_months_clamped_to_the_months_end(
    check: Check, began: str, complete: str
) -> None:
    before = {"2019-02-28": "2019-02-27", "2019-03-01": "2019-02-28", "2020-02-29": "2020-02-28"}
    year, month, day = complete.split("-")
    day_before = before.get(complete, f"{year}-{month}-{int(day) - 1:02}")
    population = cohort(courses=[("a", "2018-01-01")], spells=[("a", "flexjob", began, "")])
    check(
        population,
        [(Count(where=HALF_A_YEAR), complete, 1), (Count(where=HALF_A_YEAR), day_before, 0)],
    )


@pytest.mark.parametrize(
    ("first", "second", "gap_days", "holds"),
    [
        # second spell begins the day after: they touch
        (("2018-01-10", "2018-04-30"), ("2018-05-01", ""), 0, 1),
        # on the last day itself, or before it: they overlap
        (("2018-01-10", "2018-04-30"), ("2018-04-30", ""), 0, 1),
        (("2018-01-10", "2018-04-30"), ("2018-02-01", ""), 0, 1),
        # one free day breaks it unless the rule allows it
        (("2018-01-10", "2018-04-30"), ("2018-05-02", ""), 0, 0),
        (("2018-01-10", "2018-04-30"), ("2018-05-02", ""), 1, 1),
        # fourteen free days, and fifteen
        (("2018-01-10", "2018-04-30"), ("2018-05-15", ""), 14, 1),
        (("2018-01-10", "2018-04-30"), ("2018-05-16", ""), 14, 0),
        # a gap over the end of February
        (("2017-12-01", "2018-02-28"), ("2018-03-01", ""), 0, 1),
        (("2017-12-01", "2018-02-27"), ("2018-03-01", ""), 0, 0),
        # an earlier spell that lasts longer than the later one
        (("2018-01-10", ""), ("2018-03-01", "2018-04-01"), 0, 1),
    ],
)
def test_spells_are_one_when_they_touch_overlap_or_leave_few_free_days(
    check: Check, first: tuple[str, str], second: tuple[str, str], gap_days: int, holds: int
) -> None:
    lasting = InSpell(kinds=("flexjob",), lasted_months=6, gap_days=gap_days)
    spells = [("a", "flexjob", *first), ("a", "flexjob", *second)]
    for order in (spells, spells[::-1]):
        population = cohort(courses=[("a", "2017-01-01")], spells=order)
        check(population, [(Count(where=lasting), "2018-07-31", holds)])


def test_days_and_months_must_both_have_passed(check: Check) -> None:
    """Thirteen weeks are 91 days; three months may be fewer or more."""
    population = cohort(
        courses=[("a", "2017-01-01")],
        spells=[
            ("a", "flexjob", "2018-01-31", "2018-02-28"),
            ("a", "flexjob", "2018-03-01", ""),
        ],
    )
    days = Count(where=InSpell(kinds=("flexjob",), lasted_days=91))
    months = Count(where=InSpell(kinds=("flexjob",), lasted_months=3))
    both = Count(where=InSpell(kinds=("flexjob",), lasted_months=3, lasted_days=91))
    check(
        population,
        [
            (months, "2018-04-29", 0),
            (months, "2018-04-30", 1),
            (both, "2018-04-30", 0),
            (days, "2018-05-01", 0),
            (days, "2018-05-02", 1),
            (both, "2018-05-02", 1),
        ],
    )


def test_on_a_free_day_between_two_spells_nobody_is_in_one(check: Check) -> None:
    lasting = InSpell(kinds=("flexjob",), lasted_months=1, gap_days=14)
    population = cohort(
        courses=[("a", "2017-01-01")],
        spells=[
            ("a", "flexjob", "2018-01-10", "2018-04-30"),
            ("a", "flexjob", "2018-05-10", ""),
        ],
    )
    check(
        population,
        [
            (Count(where=lasting), "2018-04-30", 1),
            (Count(where=lasting), "2018-05-01", 0),
            (Count(where=lasting), "2018-05-09", 0),
            (Count(where=lasting), "2018-05-10", 1),
        ],
    )


def test_only_spells_of_the_kinds_bridge_a_gap(check: Check) -> None:
    population = cohort(
        courses=[("a", "2017-01-01")],
        spells=[
            ("a", "flexjob", "2018-01-10", "2018-04-30"),
            ("a", "wage_subsidy", "2018-05-01", "2018-05-31"),
            ("a", "flexjob", "2018-06-01", ""),
        ],
    )
    both = InSpell(kinds=("flexjob", "wage_subsidy"), lasted_months=6)
    check(
        population,
        [
            (Count(where=HALF_A_YEAR), "2018-07-31", 0),
            (Count(where=both), "2018-07-31", 1),
            (Count(where=IN_FLEXJOB), "2018-05-15", 0),
        ],
    )


def test_what_begins_later_is_unseen(check: Check) -> None:
    population = cohort(
        courses=COURSES,
        spells=[("a", "flexjob", "2018-06-01", "2018-06-30"), ("a", "flexjob", "2018-07-01", "")],
    )
    check(
        population,
        [
            (Count(where=Not(of=HadSpell(kinds=("flexjob",)))), "2018-05-31", 4),
            (Count(where=HadSpell(kinds=("flexjob",))), "2018-06-01", 1),
            (Count(where=HALF_A_YEAR), "2018-11-30", 0),
            (Count(where=HALF_A_YEAR), "2018-12-01", 1),
        ],
    )


def test_retained_has_its_own_base(check: Check) -> None:
    """Of those who had a job at the start, those who still have it."""
    had_job = HeldAtStart(kinds=("ordinary_job", "flexjob"))
    retained = InSpell(kinds=("ordinary_job", "flexjob"), held_at_start=True)
    new_job = InSpell(kinds=("ordinary_job", "flexjob"), held_at_start=False)
    population = cohort(
        courses=COURSES,
        spells=[
            ("a", "ordinary_job", "2015-01-01", "", 37.0, None, True),
            ("b", "ordinary_job", "2015-01-01", "2018-08-31", 37.0, None, True),
            ("b", "flexjob", "2018-09-01", "", 12.0, None, False),
            ("c", "flexjob", "2018-09-01", "", 12.0, None, False),
        ],
    )
    check(
        population,
        [
            (Share(where=retained, base=had_job), "2018-12-31", 1, 2),
            (Share(where=new_job, base=Referred()), "2018-12-31", 2, 4),
            # A job held at the start does not lengthen a new one.
            (Count(where=new_job.model_copy(update={"lasted_months": 6})), "2018-12-31", 0),
            (Count(where=new_job.model_copy(update={"lasted_months": 6})), "2019-03-01", 2),
            # What happened before is no outcome.
            (Count(where=HadSpell(kinds=("ordinary_job",))), "2018-12-31", 0),
            (Count(where=HadSpell(kinds=("ordinary_job",), since="ever")), "2018-12-31", 2),
        ],
    )


def test_since_start_since_referral_and_ever(check: Check) -> None:
    population = cohort(
        courses=COURSES,
        spells=[
            ("a", "internship", "2017-12-31"),
            ("b", "internship", "2018-01-31"),
            ("c", "internship", "2018-02-01"),
            ("d", "internship", "2018-02-01"),
        ],
    )
    expected = [("start", 1), ("referral", 3), ("ever", 4)]
    for since, number in expected:
        had = HadSpell.model_validate({"kinds": ("internship",), "since": since})
        check(population, [(Count(where=had), "2018-03-01", number)])


def test_hours_that_are_not_recorded_are_never_enough(check: Check) -> None:
    population = cohort(
        courses=COURSES,
        spells=[
            ("a", "ordinary_job", "2018-06-01", "", 37.0),
            ("b", "ordinary_job", "2018-06-01", "", 8.0),
            ("c", "ordinary_job", "2018-06-01", "", None),
        ],
    )
    enough = InSpell(kinds=("ordinary_job",), hours_at_least=8)
    more = HadSpell(kinds=("ordinary_job",), hours_at_least=8.5)
    check(
        population,
        [
            (Count(where=InSpell(kinds=("ordinary_job",))), "2018-06-01", 3),
            (Count(where=enough), "2018-06-01", 2),
            (Count(where=Not(of=enough)), "2018-06-01", 2),
            (Count(where=more), "2018-06-01", 1),
        ],
    )


def test_first_job_came_through_an_internship_if_that_began_on_an_earlier_day(
    check: Check,
) -> None:
    population = cohort(
        courses=COURSES,
        spells=[
            ("a", "internship", "2018-03-01", "2018-04-01"),
            ("a", "ordinary_job", "2018-05-01"),
            ("b", "internship", "2018-05-01", "2018-06-01"),
            ("b", "ordinary_job", "2018-05-01"),
            # The first job came directly; what came later is no route to it.
            ("c", "ordinary_job", "2018-03-01", "2018-03-31"),
            ("c", "internship", "2018-04-01", "2018-04-30"),
            ("c", "ordinary_job", "2018-05-01"),
        ],
    )
    through = Preceded(kinds=("ordinary_job",), by=("internship",))
    had = HadSpell(kinds=("ordinary_job",))
    check(
        population,
        [
            (Share(where=through, base=had), "2018-06-01", 1, 3),
            (Share(where=through, base=had), "2018-04-30", 0, 1),
        ],
    )


def test_joint_goal_counts_each_person_once(check: Check) -> None:
    work, education = InSpell(kinds=("ordinary_job",)), InSpell(kinds=("education",))
    population = cohort(
        courses=COURSES,
        spells=[
            ("a", "ordinary_job", "2018-06-01"),
            ("a", "education", "2018-06-01"),
            ("b", "education", "2018-06-01"),
        ],
    )
    check(
        population,
        [
            (Share(where=work, base=Started()), "2018-06-01", 1, 3),
            (Share(where=education, base=Started()), "2018-06-01", 2, 3),
            (Share(where=Any(of=(work, education)), base=Started()), "2018-06-01", 2, 3),
        ],
    )


def test_companies_that_employ_participants(check: Check) -> None:
    population = cohort(
        courses=COURSES,
        companies=[("x", "2018-01-01"), ("y", "2018-01-01"), ("z", "2019-01-01")],
        spells=[
            ("a", "flexjob", "2018-06-01", "2018-12-31", None, "x"),
            ("b", "flexjob", "2018-06-01", "", None, "x"),
            ("c", "internship", "2018-06-01", "", None, "y"),
            ("d", "flexjob", "2018-06-01", "", None, None),
        ],
    )
    employs = Employs(kinds=("flexjob",))
    everyone = Any(of=(employs, Not(of=employs)))
    check(
        population,
        [
            (Share(unit="companies", where=employs, base=everyone), "2018-06-01", 1, 2),
            (Share(unit="companies", where=employs, base=everyone), "2019-01-01", 1, 3),
            (Count(unit="companies", where=employs), "2018-05-31", 0),
        ],
    )
