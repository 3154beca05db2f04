"""The feasibility clock: how many more, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators import naive
from dashboard.indicators.clock import (
    at_most,
    clock,
    last_start,
    lasts_if_it_holds,
    out_of_reach,
)
from dashboard.indicators.conditions import (
    All,
    Answered,
    Any,
    Attribute,
    Condition,
    Everyone,
    InSpell,
    Not,
    Referred,
    Started,
)
from dashboard.indicators.definition import Count, Label, Share, TargetRevision
from dashboard.indicators.population import CourseRow, Person, Population, SpellRow
from dashboard.indicators.results import Clock, Tally

DUE = date(2018, 12, 31)
TARGET = TargetRevision(
    value=0.6, effective=date(2016, 1, 1), due=DUE, reason=Label(da="Aftalt", en="Agreed")
)
SIX_MONTHS = InSpell(kinds=("flexjob",), lasted_months=6, held_at_start=False)


THREE_MONTHS = InSpell(kinds=("ordinary_job",), lasted_months=3)
ANSWERED = Answered(form="citizen", wave=2, item="belief")


def begun(days: int) -> InSpell:
    return InSpell(kinds=("flexjob",), lasted_days=days, held_at_start=False)


def on_the_way(where: Condition, day: date) -> Condition | None:
    hope = lasts_if_it_holds(Share(where=where, base=Referred()), day, DUE)
    return hope.where if hope else None


@pytest.mark.parametrize(
    ("where", "last"),
    [
        (SIX_MONTHS, date(2018, 6, 30)),
        (InSpell(kinds=("flexjob",), lasted_days=31), date(2018, 11, 30)),
        (InSpell(kinds=("flexjob",), lasted_months=1, lasted_days=60), date(2018, 11, 1)),
        (InSpell(kinds=("flexjob",)), DUE),
        (ANSWERED, DUE),
        (Not(of=SIX_MONTHS), DUE),
        # all of them must have lasted; of several ways the shortest will do
        (All(of=(SIX_MONTHS, THREE_MONTHS, Started())), date(2018, 6, 30)),
        (Any(of=(SIX_MONTHS, THREE_MONTHS)), date(2018, 9, 30)),
        (Any(of=(SIX_MONTHS, Started())), DUE),
        (Any(of=(All(of=(SIX_MONTHS, Started())), SIX_MONTHS)), date(2018, 6, 30)),
        (All(of=()), DUE),
        (Any(of=()), DUE),
    ],
)
def test_the_last_start_comes_from_the_durations_in_the_condition(
    where: Condition, last: date
) -> None:
    assert last_start(where, DUE) == last


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (date(2017, 11, 30), 0),
        (date(2018, 6, 30), 0),
        (date(2018, 7, 1), 1),
        (date(2018, 7, 30), 30),
        (date(2018, 12, 30), 183),
    ],
)
def test_those_on_the_way_began_by_the_last_start(day: date, days: int) -> None:
    assert on_the_way(SIX_MONTHS, day) == begun(days)


@pytest.mark.parametrize("day", [date(2018, 7, 1), date(2018, 7, 2), date(2018, 12, 30)])
@pytest.mark.parametrize(("began", "counts"), [(date(2018, 6, 30), 1), (date(2018, 7, 1), 0)])
def test_a_spell_is_on_the_way_if_it_will_have_lasted_when_due(
    day: date, began: date, counts: int
) -> None:
    population = Population(
        persons=(Person("a"),),
        courses=(CourseRow("a", 1, date(2018, 1, 1)),),
        spells=(SpellRow("a", 1, "flexjob", began),),
    )
    share = Share(where=SIX_MONTHS, base=Referred())
    hope = lasts_if_it_holds(share, day, DUE)
    assert hope is not None
    assert naive.tally(hope, {}, population, day).numerator == counts
    assert naive.tally(share, {}, population, DUE).numerator == counts


def test_on_the_due_date_nobody_is_on_the_way() -> None:
    assert on_the_way(SIX_MONTHS, DUE) is None


def test_durations_become_a_begin_inside_but_not_under_a_negation() -> None:
    where = All(of=(Any(of=(SIX_MONTHS, Started())), Not(of=SIX_MONTHS)))
    expected = All(of=(Any(of=(begun(31), Started())), Not(of=SIX_MONTHS)))
    assert on_the_way(where, date(2018, 7, 31)) == expected


def test_each_duration_has_a_last_start_of_its_own() -> None:
    both = on_the_way(All(of=(SIX_MONTHS, THREE_MONTHS)), date(2018, 10, 10))
    assert both == All(of=(begun(102), InSpell(kinds=("ordinary_job",), lasted_days=10)))


def test_where_no_duration_is_demanded_there_is_nothing_to_wait_for() -> None:
    assert on_the_way(Started(), date(2017, 11, 30)) is None


def test_the_clock_of_the_published_figures() -> None:
    found = clock(Tally(10, 110), Tally(28, 110), TARGET, SIX_MONTHS, date(2017, 11, 30))
    assert found == Clock(
        needed=66, there=10, on_the_way=18, more=38, last_start=date(2018, 6, 30), due=DUE
    )


def test_once_due_nobody_is_on_the_way_and_no_start_helps() -> None:
    found = clock(Tally(10, 110), Tally(28, 110), TARGET, SIX_MONTHS, DUE)
    assert found == Clock(needed=66, there=10, on_the_way=0, more=56, last_start=None, due=DUE)


def test_nothing_more_is_needed_when_there_are_enough() -> None:
    found = clock(Tally(60, 110), Tally(90, 110), TARGET, SIX_MONTHS, date(2017, 11, 30))
    assert found is not None
    assert (found.on_the_way, found.more) == (30, 0)


@pytest.mark.parametrize(
    ("there", "revision"),
    [
        (None, TARGET),
        (Tally(0, 0), TARGET),
        (Tally(5, None), TARGET),
        (Tally(5, 10), None),
        (Tally(5, 10), TARGET.model_copy(update={"due": None})),
    ],
)
def test_there_is_no_clock_without_a_base_a_target_or_a_date(
    there: Tally | None, revision: TargetRevision | None
) -> None:
    assert clock(there, None, revision, SIX_MONTHS, date(2017, 11, 30)) is None


@pytest.mark.parametrize(
    ("day", "on_the_way", "beyond"),
    [
        (date(2018, 6, 30), 18, False),
        (date(2018, 7, 1), 18, True),
        (date(2018, 7, 1), 56, False),
        (DUE, 56, True),
    ],
)
def test_out_of_reach_after_the_last_start_when_those_on_the_way_are_too_few(
    day: date, on_the_way: int, beyond: bool
) -> None:
    found = clock(Tally(10, 110), Tally(10 + on_the_way, 110), TARGET, SIX_MONTHS, day)
    assert out_of_reach(found, day) is beyond


WOMEN = Attribute(name="gender", values=("woman",))


@pytest.mark.parametrize(
    ("where", "remains"),
    [
        (Referred(), Referred()),
        (Started(), Everyone()),
        (All(of=(Started(), WOMEN)), All(of=(Everyone(), WOMEN))),
        (Any(of=(Started(), WOMEN)), Any(of=(Everyone(), WOMEN))),
        (Not(of=WOMEN), Not(of=WOMEN)),
        (Not(of=Started()), Everyone()),
    ],
)
def test_what_a_person_is_remains_and_what_may_come_to_hold_is_left_out(
    where: Condition, remains: Condition
) -> None:
    assert at_most(Count(where=where)) == Count(where=remains)


def test_without_a_clock_nothing_is_out_of_reach() -> None:
    assert not out_of_reach(None, DUE)
