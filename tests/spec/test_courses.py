"""Follow-ups, paths and endings: the database says what a naive reading of the rows says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.courses import fetch_first_spells
from dashboard.indicators import conditions as c
from dashboard.indicators.courses import Paths, funnel, path_dimensions, read_paths, route_shares
from dashboard.indicators.definition import AGE_BANDS, FunnelStage, Label, Route
from dashboard.indicators.endings import (
    LENGTHS,
    STATUSES,
    Endings,
    ending_cases,
    read_endings,
)
from dashboard.indicators.filters import COURSE_STATUSES, age_options
from dashboard.indicators.first_spells import LEFT, FollowUp
from dashboard.indicators.naive import first_referral, first_start, holds
from dashboard.indicators.population import CourseRow, Person, Population, SpellRow
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, KINDS, PERSONS, conditions, populations, some, tuples_of

WORD = Label(da="Ord", en="Word")
EVENTS = st.builds(
    c.HadSpell,
    kinds=tuples_of(KINDS, least=1),
    since=some(["start", "start", "referral", "ever"]),
    held_at_start=some([False, False, True, None]),
    hours_at_least=some([None, None, 20.0]),
)


def naive_follow_ups(
    population: Population, day: date, among: c.Condition, event: c.HadSpell
) -> Counter[FollowUp]:
    """The docstring of `dashboard.indicators.first_spells`, person by person."""
    found: Counter[FollowUp] = Counter()
    for person in population.rows_of("persons", day):
        start = first_start(person, population, day)
        if start is None or not holds(among, person, population, day):
            continue
        since = {
            "start": start,
            "referral": first_referral(person, population, day),
            "ever": date.min,
        }[event.since]
        begun = [
            spell.from_day
            for spell in population.spells_of(person, day)
            if spell.kind in event.kinds
            and since is not None
            and spell.from_day >= since
            and event.held_at_start in (None, spell.held_at_start)
            and (event.hours_at_least is None or (spell.weekly_hours or 0) >= event.hours_at_least)
        ]
        first = min(begun, default=None)
        latest = population.courses_of(person, day)[-1]
        ended = latest.ended if latest.ended is not None and latest.ended <= day else None
        ended_first = ended is not None and (first is None or ended < first)
        if ended is not None and ended_first and latest.ending in LEFT:
            found[FollowUp(max(0, (ended - start).days), "competing")] += 1
        elif first is not None:
            after = ended_first and latest.ending == "planned"
            found[FollowUp(max(0, (first - start).days), "event", after)] += 1
        else:
            after = ended_first and latest.ending == "planned"
            found[FollowUp((day - start).days, "censored", after)] += 1
    return found


@settings(max_examples=60)
@given(data=st.data())
def test_follow_ups_are_counted(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    among = data.draw(some([c.Everyone(), c.Started()]) | conditions("persons"), "among")
    event = data.draw(EVENTS, "event")
    with holding(population) as connection:
        counted = fetch_first_spells(connection, PROJECT, day, among, event)
    assert counted == naive_follow_ups(population, day, among, event)


def test_who_leaves_unplanned_before_a_job_and_who_comes_back(holding: Holding) -> None:
    day = date(2019, 4, 15)
    start = date(2018, 4, 15)
    job = c.HadSpell(kinds=("ordinary_job",), held_at_start=False)

    def course(person: str, number: int = 1, **more: object) -> CourseRow:
        return CourseRow(person, number, **{"referred": start, "started": start, **more})  # type: ignore[arg-type]

    def spell(person: str, begun: date, *, held: bool = False) -> SpellRow:
        return SpellRow(person, 1, "ordinary_job", begun, held_at_start=held)

    june, july = date(2018, 6, 14), date(2018, 7, 24)
    population = Population(
        persons=tuple(Person(f"p{i}") for i in range(1, 9)),
        courses=(
            # p1 left the day before the job, p2 on its first day, p3 as planned before it
            course("p1", ended=june, ending="unplanned"),
            course("p2", ended=july, ending="withdrawn"),
            course("p3", ended=june, ending="planned"),
            # p4 left and came back
            course("p4", ended=june, ending="unplanned"),
            course("p4", 2, referred=july, started=july),
            # p5 leaves only after the date, p6 never started, p7 had the job already
            course("p5", ended=date(2019, 4, 16), ending="unplanned"),
            course("p6", started=None),
            course("p7"),
            # p8 ended as planned, without a job
            course("p8", ended=june, ending="planned"),
        ),
        spells=(
            spell("p1", date(2018, 6, 15)),
            spell("p2", july),
            spell("p3", july),
            spell("p5", date(2019, 4, 16)),
            spell("p6", july),
            spell("p7", date(2017, 1, 1), held=True),
        ),
    )
    with holding(population) as connection:
        counted = fetch_first_spells(connection, PROJECT, day, c.Everyone(), job)
    assert counted == {
        FollowUp(60, "competing"): 1,  # p1
        FollowUp(100, "event"): 1,  # p2
        FollowUp(100, "event", True): 1,  # p3
        FollowUp(365, "censored"): 3,  # p4, p5, p7
        FollowUp(365, "censored", True): 1,  # p8
    }


# --- What must hold for any persons ----------------------------------------------------------


def fetch_paths(connection: Connection, day: date, among: c.Condition) -> Paths:
    stages = tuple(
        FunnelStage(code=f"s{i}", label=WORD, where=where)
        for i, where in enumerate(
            (
                c.Referred(),
                c.Started(),
                c.HadSpell(kinds=("internship",)),
                c.InSpell(kinds=("ordinary_job", "education"), lasted_months=6),
            )
        )
    )
    routes = tuple(
        Route(code=f"r{i}", label=WORD, where=where)
        for i, where in enumerate(
            (
                c.Preceded(kinds=("ordinary_job",), by=("internship",)),
                c.HeldAtStart(kinds=("ordinary_job",)),
            )
        )
    )
    by = path_dimensions(stages, routes)
    return read_paths(stages, routes, fetch_breakdown(connection, PROJECT, day, among, by))


def fetch_endings(connection: Connection, day: date, among: c.Condition) -> Endings:
    codes = (["done", "moved"], ["work", "other"])
    found = fetch_breakdown(connection, PROJECT, day, among, ending_cases(*codes))
    return read_endings(*codes, found, None)


PARTITIONS: tuple[tuple[c.Condition, ...], ...] = (
    tuple(COURSE_STATUSES.values()),
    tuple(option.where for option in age_options(AGE_BANDS)),
    tuple(c.Attribute(name="gender", values=(code,)) for code in ("woman", "man", c.MISSING)),
)


@settings(max_examples=15)
@given(data=st.data())
def test_the_parts_of_a_filter_add_up_to_the_whole(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    parts = data.draw(some(PARTITIONS), "parts")
    event = data.draw(EVENTS, "event")
    with holding(population) as connection:

        def counted(among: c.Condition) -> tuple[Counter[object], ...]:
            return (
                Counter(fetch_first_spells(connection, PROJECT, day, among, event)),
                Counter(fetch_paths(connection, day, among).counts),
                Counter(fetch_endings(connection, day, among).counts),
            )

        whole, of_parts = counted(c.Everyone()), [counted(part) for part in parts]
    for number, total in enumerate(whole):
        assert sum((part[number] for part in of_parts), Counter()) == total


@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_persons_changes_nothing(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    names = dict(zip(PERSONS, data.draw(st.permutations(PERSONS), "names"), strict=True))
    event = data.draw(EVENTS, "event")

    def counted(one: Population) -> tuple[object, ...]:
        with holding(one) as connection:
            return (
                fetch_first_spells(connection, PROJECT, day, c.Everyone(), event),
                fetch_paths(connection, day, c.Everyone()),
                fetch_endings(connection, day, c.Everyone()),
            )

    assert counted(renamed(population, names)) == counted(population)


def renamed(population: Population, names: dict[str, str]) -> Population:
    """The same persons under each other's ids, their rows in the order of the new ids."""

    def rows(found: Sequence[object]) -> tuple[object, ...]:
        changed = [
            replace(row, participant=names.get(row.participant, row.participant))  # type: ignore[type-var,attr-defined]
            for row in found
        ]
        return tuple(sorted(changed, key=lambda row: (row.participant, repr(row))))

    return replace(
        population,
        persons=tuple(
            sorted((replace(p, id=names[p.id]) for p in population.persons), key=lambda p: p.id)
        ),
        courses=rows(population.courses),
        attributes=rows(population.attributes),
        spells=rows(population.spells),
        measurements=rows(population.measurements),
        events=(),
        next_of_kin=(),
    )


@settings(max_examples=20)
@given(data=st.data())
def test_a_step_is_never_more_than_its_base(data: st.DataObject, holding: Holding) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    with holding(population) as connection:
        paths = fetch_paths(connection, day, c.Everyone())
        endings = fetch_endings(connection, day, c.Everyone())
    first, before = funnel(paths, "first"), funnel(paths, "before")
    for step in (*first, *before):
        assert step.tally.denominator is not None
        assert 0 <= step.tally.numerator <= step.tally.denominator <= paths.n
    assert [step.holds for step in first] == [step.holds for step in before]
    routes = route_shares(paths)
    assert routes.overlap >= 0
    assert sum(endings.status(status) for status in STATUSES) == endings.n == paths.n
    for status in STATUSES:
        assert sum(count for _, count in endings.reasons(status)) == endings.status(status)
    assert sum(endings.lengths()) <= endings.ended
    assert len(endings.lengths()) == len(LENGTHS)
