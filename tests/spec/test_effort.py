"""Events, contacts, tasks, hours and companies: the database says what plain Python says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contacts import fetch_companies, fetch_contacts
from dashboard.data.effort import (
    fetch_answers,
    fetch_relatives,
    fetch_volunteers,
    fetch_weekly_hours,
)
from dashboard.data.events import fetch_events
from dashboard.data.summaries import JOBS
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.calendar import add_months
from dashboard.indicators.cohorts import CohortLength, cohort_of, month_number
from dashboard.indicators.conditions import Condition, Contacted, Employs, Everyone
from dashboard.indicators.contacts import IN_JOB, LONGER_AGO, NEVER, Companies
from dashboard.indicators.definition import Share
from dashboard.indicators.effort import KindCount, PeriodCount, SeriesCount, TaskCount
from dashboard.indicators.naive import holds
from dashboard.indicators.population import EventRow, Population, SpellRow
from tests.spec.cohorts import cohort
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, conditions, populations, some, tuples_of

KINDS = tuples_of(["conversation", "company_contact"])
ITEMS = [("citizen", "health"), ("citizen", "sleep"), ("staff", "health")]
AMONG = st.one_of(st.just(Everyone()), conditions("persons"))


@st.composite
def situations(draw: st.DrawFn) -> tuple[date, Population, Condition]:
    """A day, a population whose events have settings, and a condition on persons."""
    day = draw(some(ANCHORS))
    population = draw(populations(day))
    events = tuple(
        replace(event, setting=draw(some([None, "home", "office"]))) for event in population.events
    )
    return day, replace(population, events=events), draw(AMONG)


def selected(population: Population, day: date, among: Condition) -> set[str | None]:
    """Whom rows must be about. Without a condition that is anybody and nobody."""
    if among == Everyone():
        return {None, *(person.id for person in population.persons)}
    return {
        person.id
        for person in population.rows_of("persons", day)
        if holds(among, person, population, day)
    }


def events_of(population: Population, day: date, among: Condition) -> list[EventRow]:
    about = selected(population, day, among)
    return [one for one in population.events if one.day <= day and one.participant in about]


def persons_in(events: Iterable[EventRow]) -> int:
    return len({one.participant for one in events} - {None})


@settings(max_examples=15)
@given(situation=situations(), length=some(["month", "quarter", "half_year"]))
def test_events_by_kind_period_and_series(
    situation: tuple[date, Population, Condition], length: CohortLength, holding: Holding
) -> None:
    day, population, among = situation
    kinds, periods, series = defaultdict(list), defaultdict(list), defaultdict(list)
    for one in events_of(population, day, among):
        kinds[one.kind].append(one)
        periods[one.kind, month_number(cohort_of(one.day, length).first_day)].append(one)
        if one.series is not None:
            series[one.kind, one.series].append(one)
    with holding(population) as connection:
        counted = fetch_events(connection, PROJECT, day, among, length)
        assert list(counted.kinds) == [
            KindCount(
                kind,
                len(events),
                persons_in(events),
                sum(one.participant is None for one in events),
                sum(one.staff is not None and one.participant is not None for one in events),
                sum(one.staff is not None and one.company is not None for one in events),
                max(one.day for one in events),
            )
            for kind, events in sorted(kinds.items())
        ]
        assert set(counted.periods) == {
            PeriodCount(kind, month, len(events), persons_in(events))
            for (kind, month), events in periods.items()
        }
        assert set(counted.series) == {
            SeriesCount(
                kind,
                code,
                len({one.day for one in events}),
                sum(one.participant is not None for one in events),
                persons_in(events),
                min(one.day for one in events),
                max(one.day for one in events),
            )
            for (kind, code), events in series.items()
        }


@settings(max_examples=15)
@given(situation=situations())
def test_tasks_and_their_time(
    situation: tuple[date, Population, Condition], holding: Holding
) -> None:
    day, population, among = situation
    meetings = defaultdict(list)
    for one in events_of(population, day, among):
        if one.participant is not None and one.staff is not None:
            own = one.id if one.series is None else None
            meetings[one.kind, one.series, one.day, one.staff, own].append(one)
    expected: dict[tuple[str, str | None], list[int | None]] = defaultdict(list)
    for (kind, *_), events in meetings.items():
        setting = max((one.setting for one in events if one.setting is not None), default=None)
        minutes = max((one.minutes for one in events if one.minutes is not None), default=None)
        expected[kind, setting].append(minutes)
    with holding(population) as connection:
        counted = fetch_events(connection, PROJECT, day, among, "quarter").tasks
    assert set(counted) == {
        TaskCount(
            kind, setting, len(tasks), sum(m is not None for m in tasks), sum(filter(None, tasks))
        )
        for (kind, setting), tasks in expected.items()
    }


def test_the_boundaries_of_the_time_since_a_contact(holding: Holding) -> None:
    """One, two and three months before 31 May are 30 April, 31 March and 28 February."""
    day = date(2019, 5, 31)
    bands = {
        "2019-05-31": 0,
        "2019-04-30": 0,
        "2019-04-29": 1,
        "2019-03-31": 1,
        "2019-03-30": 2,
        "2019-02-28": 2,
        "2019-02-27": LONGER_AGO,
        "2019-06-01": NEVER,
    }
    population = cohort(
        courses=[(last, "2018-01-01") for last in bands],
        companies=[(last, "2018-01-01") for last in bands],
        spells=[(last, "flexjob", "2018-06-01", "", None, last) for last in bands],
        events=[(last, "talk", last, last, None, last) for last in bands],
    )
    with holding(population) as connection:
        about = (connection, PROJECT, day)
        counted = Counter((True, band, band) for band in bands.values())
        assert fetch_contacts(*about, Everyone(), ["talk"], ["talk"]) == counted
        assert fetch_contacts(*about, Everyone(), ["talk"], []) == Counter(
            (True, band, NEVER) for band in bands.values()
        )
        assert fetch_companies(*about, ["talk"]) == Counter(
            (None, None, True, band) for band in bands.values()
        )


def test_the_job_that_counts_is_held_on_the_day_and_begun_last(holding: Holding) -> None:
    population = cohort(
        courses=[(person, "2018-01-01") for person in "abcde"],
        companies=[
            ("w", "2018-01-01"),
            ("x", "2018-01-01"),
            ("y", "2019-05-31"),
            ("z", "2019-06-01"),
        ],
        spells=[
            ("a", "flexjob", "2018-06-01", "2019-05-31", 12.0, "x"),
            ("a", "ordinary_job", "2018-01-01", "", 37.0, "y"),
            ("b", "wage_subsidy", "2019-05-31", "", 20.0),
            ("b", "flexjob", "2018-01-01", "2019-05-30", 10.0, "x"),
            ("c", "internship", "2018-01-01", "", 20.0, "x"),
            ("d", "flexjob", "2019-06-01", "", 10.0, "x"),
            ("e", "flexjob", "2019-05-31", "", 8.0, "w"),
        ],
        events=[("1", "talk", "2019-05-31", None, None, "x")],
    )
    day = date(2019, 5, 31)
    with holding(population) as connection:
        about = (connection, PROJECT, day)
        assert fetch_weekly_hours(*about, Everyone()) == {
            ("flexjob", 8.0): 1,
            ("flexjob", 12.0): 1,
            ("wage_subsidy", 20.0): 1,
        }
        assert fetch_contacts(*about, Everyone(), ["talk"], ["talk"]) == {
            (True, NEVER, 0): 1,
            (True, NEVER, NEVER): 1,
            (True, NEVER, None): 1,
            (False, NEVER, None): 2,
        }
        # Any job held on the day makes an employer, and z is not known yet.
        assert fetch_companies(*about, ["talk"]) == {
            (None, None, True, 0): 1,
            (None, None, True, NEVER): 2,
        }


def test_of_two_jobs_begun_on_one_day_the_higher_number_counts(holding: Holding) -> None:
    population = cohort(
        courses=[(person, "2018-01-01") for person in "abcd"],
        companies=[("x", "2018-01-01"), ("y", "2018-01-01")],
        spells=[
            ("a", "flexjob", "2018-06-01", "", 12.0, "x"),
            ("a", "ordinary_job", "2018-06-01", "", 37.0, "y"),
            ("b", "flexjob", "2018-06-01", "", 12.0, "y"),
            ("b", "ordinary_job", "2018-06-01", "2019-05-30", 37.0, "x"),
            ("c", "flexjob", "2018-06-01", "", 12.0, "y"),
            ("c", "internship", "2018-07-01", "", 12.0, "x"),
        ],
        events=[
            ("1", "talk", "2019-05-31", None, None, "y"),
            ("2", "talk", "2019-05-31", "a", None, "x"),
            ("3", "other", "2019-05-31", "b", None, "x"),
            ("4", "talk", "2018-05-31", "d"),
        ],
    )
    about = (PROJECT, date(2019, 5, 31), Everyone())
    with holding(population) as connection:
        assert fetch_contacts(connection, *about, ["talk"], ["talk"]) == {
            (True, 0, 0): 1,
            (True, NEVER, 0): 2,
            (False, LONGER_AGO, None): 1,
        }
        assert fetch_contacts(connection, *about, [], ["other"]) == {
            (True, NEVER, NEVER): 3,
            (False, NEVER, None): 1,
        }


def test_a_meeting_of_a_series_is_one_task_of_each_staff_member(holding: Holding) -> None:
    population = cohort(
        courses=[(person, "2018-01-01") for person in "ab"],
        staff=[("s",), ("t",)],
        events=[
            ("1", "course", "2019-01-01", "a", "s", None, "one", None, 90),
            ("2", "course", "2019-01-01", "b", "s", None, "one", None, 90),
            ("3", "course", "2019-01-01", "b", "t", None, "one", None, 60),
            ("4", "course", "2019-01-08", "a", "s", None, "one", None, None),
            ("5", "talk", "2019-01-01", "a", "s", None, None, "home", 30),
            ("6", "talk", "2019-01-01", "b", "s", None, None, "home", 45),
            ("7", "talk", "2019-01-01", "b", None, None, None, "home", 45),
            ("8", "talk", "2019-01-01", None, "s", None, None, "home", 45),
            ("9", "talk", "2019-02-01", "a", "s", None, None, "home", 45),
        ],
    )
    with holding(population) as connection:
        about = (connection, PROJECT, date(2019, 1, 31), Everyone())
        counted = fetch_events(*about, "month").tasks
    assert counted == (TaskCount("course", None, 3, 2, 150), TaskCount("talk", "home", 2, 2, 75))


def held_job(population: Population, person: str, day: date) -> SpellRow | None:
    """Of the jobs that the person holds on the day, the one begun last."""
    jobs = [
        (spell.from_day, spell.number, spell)
        for spell in population.spells
        if spell.participant == person and spell.kind in JOBS and spell.covers(day)
    ]
    return max(jobs)[-1] if jobs else None


def band(last: date | None, day: date) -> int:
    if last is None:
        return NEVER
    within = [months for months in (1, 2, 3) if last >= add_months(day, -months)]
    return within[0] - 1 if within else LONGER_AGO


@settings(max_examples=15)
@given(situation=situations(), person_kinds=KINDS, company_kinds=KINDS)
def test_time_since_the_last_contacts(
    situation: tuple[date, Population, Condition],
    person_kinds: tuple[str, ...],
    company_kinds: tuple[str, ...],
    holding: Holding,
) -> None:
    day, population, among = situation
    expected: Counter[tuple[bool, int, int | None]] = Counter()
    for person in population.rows_of("persons", day):
        if not holds(among, person, population, day):
            continue
        job = held_job(population, person.id, day)
        with_person = [
            one.day
            for one in population.events
            if one.participant == person.id and one.kind in person_kinds and one.day <= day
        ]
        company = None
        if job is not None and job.company is not None:
            with_company = [
                one.day
                for one in population.events
                if one.company == job.company and one.kind in company_kinds and one.day <= day
            ]
            company = band(max(with_company, default=None), day)
        expected[job is not None, band(max(with_person, default=None), day), company] += 1
    with holding(population) as connection:
        counted = fetch_contacts(connection, PROJECT, day, among, person_kinds, company_kinds)
    assert counted == expected


@settings(max_examples=15)
@given(situation=situations(), kinds=KINDS)
def test_companies_and_the_goals_that_are_declared_on_them(
    situation: tuple[date, Population, Condition], kinds: tuple[str, ...], holding: Holding
) -> None:
    day, population, _ = situation
    expected: Counter[tuple[str | None, str | None, bool, int]] = Counter()
    for company in population.companies:
        if company.first_contact <= day:
            last = [
                one.day
                for one in population.events
                if one.company == company.id and one.kind in kinds and one.day <= day
            ]
            employs = any(
                spell.company == company.id and spell.kind in JOBS and spell.covers(day)
                for spell in population.spells
            )
            key = (company.type, company.experience, employs, band(max(last, default=None), day))
            expected[key] += 1
    rule = Share(
        unit="companies",
        where=Contacted(kinds=kinds, months=3),
        base=Employs(kinds=IN_JOB.kinds),
    )
    with holding(population) as connection:
        counted = fetch_companies(connection, PROJECT, day, kinds)
        [[tally]] = fetch_tallies(connection, PROJECT, [rule], [day])
    assert counted == expected
    assert Companies(counted).employing_contacted() == tally


@settings(max_examples=15)
@given(situation=situations())
def test_hours_answers_relatives_and_volunteers(
    situation: tuple[date, Population, Condition], holding: Holding
) -> None:
    day, population, among = situation
    about = selected(population, day, among)
    hours = Counter(
        (job.kind, job.weekly_hours)
        for person in population.persons
        if person.id in about and (job := held_job(population, person.id, day)) is not None
    )
    answers: dict[tuple[str, str], dict[int, dict[str, int]]] = {item: {} for item in ITEMS}
    for form in population.measurements:
        for item, option in form.answers:
            if form.day <= day and form.participant in about and (form.form, item) in answers:
                wave = answers[form.form, item].setdefault(form.wave, {})
                wave[option] = wave.get(option, 0) + 1
    with holding(population) as connection:
        asked = (connection, PROJECT, day, among)
        assert fetch_weekly_hours(*asked) == hours
        assert fetch_answers(*asked, ITEMS) == answers
        assert fetch_relatives(*asked) == Counter(
            one.relation
            for one in population.next_of_kin
            if one.began <= day and one.participant in about
        )
        assert fetch_volunteers(connection, PROJECT, day) == Counter(
            one.site for one in population.rows_of("volunteers", day)
        )


def test_those_in_a_job_are_those_whose_hours_are_summed_elsewhere() -> None:
    assert IN_JOB.kinds == JOBS
