"""Courses, bases, questionnaires, events and attributes of persons on small cohorts."""

from __future__ import annotations

from dashboard.indicators.conditions import (
    Age,
    All,
    Answered,
    Any,
    Attribute,
    Ended,
    Everyone,
    HadSpell,
    InSpell,
    Marked,
    Measured,
    Not,
    Referred,
    Started,
    TookPart,
)
from dashboard.indicators.definition import Count, Share
from dashboard.indicators.population import Population
from tests.spec.cohorts import cohort
from tests.spec.conftest import Check


def test_a_project_without_rows(check: Check) -> None:
    check(
        Population(),
        [
            (Share(where=Started(), base=Referred()), "2018-06-01", 0, 0),
            (Count(where=Not(of=Started())), "2018-06-01", 0),
            (Count(unit="companies", where=Everyone()), "2018-06-01", 0),
            (
                Share(unit="events", where=Everyone(), base=Everyone(), weight="minutes"),
                "2018-06-01",
                0,
                0,
            ),
        ],
    )


def test_bases_on_a_day(check: Check) -> None:
    """Referred, started, ended and completed are four denominators."""
    population = cohort(
        persons=[("never referred",)],
        courses=[
            ("a", "2018-01-01", "2018-02-01", "2018-12-31", "planned"),
            ("b", "2018-01-01", "2018-02-01", "2018-06-30", "unplanned"),
            ("c", "2018-01-01", "", "2018-06-30", "withdrawn"),
            ("d", "2018-06-30"),
            ("e", "2019-01-01"),
        ],
    )
    completed = Ended(endings=("planned",))
    check(
        population,
        [
            (Count(where=Everyone()), "2017-12-31", 0),
            (Share(where=Started(), base=Referred()), "2018-01-31", 0, 3),
            (Share(where=Started(), base=Referred()), "2018-02-01", 2, 3),
            (Share(where=Started(), base=Everyone()), "2018-06-30", 2, 4),
            (Share(where=completed, base=Ended()), "2018-06-30", 0, 2),
            (Share(where=completed, base=Ended()), "2018-12-31", 1, 3),
            (
                Share(where=Everyone(), base=All(of=(Started(), Not(of=Ended())))),
                "2018-12-30",
                1,
                1,
            ),
            (Count(where=Ended(endings=("unplanned", "withdrawn"))), "2018-12-31", 2),
        ],
    )


def test_several_courses_and_relapse(check: Check) -> None:
    """Who comes back is not ended; the first start stays the start."""
    population = cohort(
        courses=[
            ("a", "2017-01-01", "2017-02-01", "2017-12-31", "planned", "well", "work"),
            ("a", "2018-06-01", "2018-07-01", "2018-12-31", "unplanned", "moved", "other"),
        ],
        spells=[("a", "ordinary_job", "2017-06-01", "2017-12-31")],
    )
    planned, unplanned = Ended(endings=("planned",)), Ended(endings=("unplanned",))
    check(
        population,
        [
            (Count(where=planned), "2018-05-31", 1),
            (Count(where=Ended()), "2018-06-01", 0),
            (Count(where=planned), "2018-12-31", 0),
            (Count(where=unplanned), "2018-12-31", 1),
            (
                Count(where=Ended(reasons=("moved",), destinations=("other", "work"))),
                "2018-12-31",
                1,
            ),
            (Count(where=Ended(reasons=("well",))), "2018-12-31", 0),
            (Count(where=Ended(destinations=("work",))), "2018-01-01", 1),
            # The job between the first start and the relapse is an outcome still.
            (Count(where=HadSpell(kinds=("ordinary_job",))), "2018-12-31", 1),
            (Share(where=Started(), base=Referred()), "2018-12-31", 1, 1),
        ],
    )


def test_the_latest_course_is_the_one_referred_last_whatever_its_number(check: Check) -> None:
    population = cohort(
        courses=[
            ("a", "2018-06-01", "2018-06-01", "2018-07-31", "planned"),
            ("a", "2017-01-01", "2017-01-01", "2018-12-31", "unplanned"),
        ],
    )
    check(
        population,
        [
            (Count(where=Ended(endings=("planned",))), "2018-07-31", 1),
            (Count(where=Ended(endings=("planned",))), "2018-12-31", 1),
            (Count(where=Ended(endings=("unplanned",))), "2018-12-31", 0),
        ],
    )


def test_of_courses_referred_on_one_day_the_last_number_is_the_latest(check: Check) -> None:
    population = cohort(
        courses=[
            ("a", "2018-01-01", "2018-01-01", "2018-02-28", "planned"),
            ("a", "2018-01-01", "2018-01-01", "2018-03-31", "unplanned"),
            ("a", "2019-01-01", "", "2019-01-31", "withdrawn"),
            ("b", "2018-01-01", "2018-01-01", "2018-02-28", "planned"),
            ("b", "2018-01-01", ""),
        ],
    )
    planned, unplanned = (Ended(endings=(ending,)) for ending in ("planned", "unplanned"))
    check(
        population,
        [
            (Count(where=planned), "2018-12-31", 0),
            (Count(where=unplanned), "2018-03-30", 0),
            (Count(where=unplanned), "2018-12-31", 1),
            (Count(where=Ended(endings=("withdrawn",))), "2019-01-31", 1),
            (Count(where=unplanned), "2019-01-01", 0),
            (Share(where=Not(of=Ended()), base=Referred()), "2018-12-31", 1, 2),
        ],
    )


def test_length_of_a_course_in_whole_calendar_months(check: Check) -> None:
    population = cohort(
        courses=[
            ("a", "2018-08-01", "2018-08-31", "2019-02-28", "planned"),
            ("b", "2018-08-01", "2018-08-28", "2019-02-27", "planned"),
            ("c", "2019-08-01", "2019-08-31", "2020-02-28", "planned"),
            ("d", "2018-01-01", "", "2019-02-28", "withdrawn"),
        ],
    )
    check(
        population,
        [
            (Count(where=Ended(months_at_least=6)), "2020-12-31", 1),
            (Count(where=Ended(months_below=6)), "2020-12-31", 2),
            (Count(where=Ended(months_at_least=5, months_below=6)), "2020-12-31", 2),
            (Count(where=Ended(months_at_least=0)), "2020-12-31", 3),
            (Count(where=Ended()), "2020-12-31", 4),
        ],
    )


def test_one_final_outcome_is_the_first_that_holds(check: Check) -> None:
    """What an outcome is replaced by: its condition, and none of those before it."""
    work, education = InSpell(kinds=("ordinary_job",)), InSpell(kinds=("education",))
    in_education = All(of=(education, Not(of=work)))
    neither = Not(of=Any(of=(work, education)))
    population = cohort(
        courses=[(person, "2018-01-01", "2018-01-01") for person in "abcd"],
        spells=[
            ("a", "ordinary_job", "2018-06-01"),
            ("a", "education", "2018-06-01"),
            ("b", "education", "2018-06-01"),
            ("c", "education", "2018-06-01", "2018-12-31"),
        ],
    )
    check(
        population,
        [
            (Share(where=work, base=Started()), "2018-12-31", 1, 4),
            (Share(where=in_education, base=Started()), "2018-12-31", 2, 4),
            (Share(where=neither, base=Started()), "2018-12-31", 1, 4),
            (Share(where=neither, base=Started()), "2019-01-01", 2, 4),
        ],
    )


def test_missing_is_not_zero(check: Check) -> None:
    population = cohort(
        courses=[(person, "2018-01-01", "2018-02-01") for person in "abc"],
        extra={"a": {"education": "school", "birth_year": 1988}, "b": {"education": "none"}},
    )
    none = Attribute(name="education", values=("none",))
    missing = Attribute(name="education", values=("missing",))
    check(
        population,
        [
            (Share(where=none, base=Everyone()), "2018-03-01", 1, 3),
            (Share(where=missing, base=Everyone()), "2018-03-01", 1, 3),
            (Count(where=Not(of=none)), "2018-03-01", 2),
            (
                Count(where=Attribute(name="education", values=("missing", "school"))),
                "2018-03-01",
                2,
            ),
            (Count(where=Age(at_least=0)), "2018-03-01", 1),
            (Count(where=Not(of=Age(at_least=0))), "2018-03-01", 2),
            (Count(where=Age()), "2018-03-01", 1),
        ],
    )


def test_age_is_reached_during_the_year_of_the_start(check: Check) -> None:
    population = cohort(
        courses=[
            ("a", "2017-12-31", "2018-01-01"),
            ("b", "2017-12-31", "2019-01-01"),
            ("c", "2017-12-31"),
        ],
        extra={person: {"birth_year": 1988} for person in "abc"},
    )
    check(
        population,
        [
            (Count(where=Age(at_least=30, at_most=30)), "2018-06-01", 1),
            (Count(where=Age(at_least=30, at_most=30)), "2017-12-31", 0),
            (Count(where=Age(at="referral", at_least=30)), "2019-06-01", 0),
            (Count(where=Age(at="referral", at_most=29)), "2019-06-01", 3),
            (Count(where=Age(at="as_of", at_least=31)), "2018-12-31", 0),
            (Count(where=Age(at="as_of", at_least=31)), "2019-01-01", 3),
            (Count(where=Age(at_most=31)), "2019-06-01", 2),
        ],
    )


def test_questionnaires_count_from_the_day_on_which_they_were_filled_in(check: Check) -> None:
    population = cohort(
        courses=[(person, "2018-01-01", "2018-02-01") for person in "abc"],
        measurements=[
            ("a", "citizen", 1, "2018-02-01", (("health", "good"), ("sleep", "dont_know"))),
            ("a", "citizen", 3, "2018-09-01", (("health", "bad"),)),
            ("b", "citizen", 1, "2018-02-01", (("health", "bad"),)),
            ("c", "staff", 1, "2018-02-01", (("health", "good"),)),
        ],
    )

    def answered(wave: int, item: str, *options: str) -> Answered:
        return Answered(form="citizen", wave=wave, item=item, options=options)

    both = All(of=(Measured(form="citizen", wave=1), Measured(form="citizen", wave=3)))
    measured = Measured(form="citizen", wave=1)
    check(
        population,
        [
            (Count(where=measured), "2018-01-31", 0),
            (Share(where=measured, base=Started()), "2018-02-01", 2, 3),
            (Share(where=answered(1, "health", "good"), base=measured), "2018-02-01", 1, 2),
            # "Don't know" is an answer; no answer is none.
            (Share(where=answered(1, "sleep"), base=measured), "2018-02-01", 1, 2),
            (Share(where=answered(1, "sleep", "good", "bad"), base=measured), "2018-02-01", 0, 2),
            (Share(where=answered(3, "health", "bad"), base=both), "2018-08-31", 0, 0),
            (Share(where=answered(3, "health", "bad"), base=both), "2018-09-01", 1, 1),
        ],
    )


def test_codes_of_an_attribute_with_several_values(check: Check) -> None:
    population = cohort(
        courses=[(person, "2018-01-01") for person in "abc"],
        attributes=[
            ("a", "diagnosis", "anxiety"),
            ("a", "diagnosis", "adhd"),
            ("b", "diagnosis", "adhd"),
            ("c", "need", "anxiety"),
        ],
    )
    check(
        population,
        [
            (
                Count(where=Marked(attribute="diagnosis", codes=("anxiety", "adhd"))),
                "2018-01-01",
                2,
            ),
            (Count(where=Marked(attribute="diagnosis", codes=("anxiety",))), "2018-01-01", 1),
            (Count(where=Marked(attribute="diagnosis")), "2018-01-01", 2),
            (Count(where=Not(of=Marked(attribute="need"))), "2018-01-01", 2),
        ],
    )


def test_taking_part_several_times_by_the_day(check: Check) -> None:
    population = cohort(
        courses=[(person, "2018-01-01") for person in "ab"],
        events=[
            ("1", "network_meeting", "2018-03-01", "a"),
            ("2", "network_meeting", "2018-03-01", "a"),
            ("3", "conversation", "2018-03-01", "b"),
            ("4", "network_meeting", "2018-04-01", "b"),
            ("5", "network_meeting", "2018-03-01", None),
        ],
    )
    once = TookPart(kinds=("network_meeting",))
    twice = TookPart(kinds=("network_meeting",), at_least=2)
    either = TookPart(kinds=("network_meeting", "conversation"), at_least=2)
    check(
        population,
        [
            (Count(where=once), "2018-02-28", 0),
            (Share(where=once, base=Referred()), "2018-03-31", 1, 2),
            (Share(where=once, base=Referred()), "2018-04-01", 2, 2),
            (Count(where=twice), "2018-04-01", 1),
            (Count(where=either), "2018-04-01", 2),
        ],
    )


def test_days_in_the_future_and_long_ago(check: Check) -> None:
    population = cohort(
        courses=[("a", "2018-01-01", "2018-02-01", "2030-01-01", "planned")],
        spells=[("a", "flexjob", "2018-06-01", "2030-06-01")],
    )
    for_ages = InSpell(kinds=("flexjob",), lasted_months=1200)
    check(
        population,
        [
            (Count(where=Ended()), "2029-12-31", 0),
            (Count(where=Ended()), "2030-01-01", 1),
            (Count(where=InSpell(kinds=("flexjob",), lasted_months=144)), "2030-06-01", 1),
            (Count(where=InSpell(kinds=("flexjob",))), "9999-12-31", 0),
            (Count(where=for_ages), "0001-01-01", 0),
            (Count(where=for_ages), "2030-06-01", 0),
        ],
    )
