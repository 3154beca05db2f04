"""The feasibility clock: how many more, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators.clock import clock, last_start, lasts_if_it_holds, out_of_reach
from dashboard.indicators.conditions import All, Any, Condition, InSpell, Not, Referred, Started
from dashboard.indicators.definition import Label, Share, TargetRevision
from dashboard.indicators.results import Clock, Tally

DUE = date(2018, 12, 31)
TARGET = TargetRevision(
    value=0.6, effective=date(2016, 1, 1), due=DUE, reason=Label(da="Aftalt", en="Agreed")
)
SIX_MONTHS = InSpell(kinds=("flexjob",), lasted_months=6, held_at_start=False)


def lasting(months: int) -> InSpell:
    return InSpell(kinds=("flexjob",), lasted_months=months, held_at_start=False)


def shortened(where: Condition, day: date) -> Condition | None:
    share = Share(where=where, base=Referred())
    hope = lasts_if_it_holds(share, day, last_start(DUE, 6))
    return hope.where if hope else None


def test_the_last_start_is_the_required_months_before_the_due_date() -> None:
    assert last_start(DUE, 6) == date(2018, 6, 30)
    assert last_start(DUE, 0) == DUE


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2017, 11, 30), 0),
        (date(2018, 6, 30), 0),
        (date(2018, 7, 29), 0),  # what began after 30 June is let through for a month
        (date(2018, 7, 30), 1),
        (date(2018, 11, 30), 5),
    ],
)
def test_those_on_the_way_began_by_the_last_start(day: date, months: int) -> None:
    assert shortened(SIX_MONTHS, day) == lasting(months)


def test_on_the_due_date_nobody_is_on_the_way() -> None:
    assert shortened(SIX_MONTHS, DUE) is None


def test_durations_are_dropped_inside_but_not_under_a_negation() -> None:
    where = All(of=(Any(of=(SIX_MONTHS, Started())), Not(of=SIX_MONTHS)))
    expected = All(of=(Any(of=(lasting(0), Started())), Not(of=SIX_MONTHS)))
    assert shortened(where, date(2017, 11, 30)) == expected


def test_where_no_duration_is_demanded_there_is_nothing_to_wait_for() -> None:
    assert shortened(Started(), date(2017, 11, 30)) is None


def test_the_clock_of_the_published_figures() -> None:
    found = clock(Tally(10, 110), Tally(28, 110), TARGET, 6, date(2017, 11, 30))
    assert found == Clock(
        needed=66, there=10, on_the_way=18, more=38, last_start=date(2018, 6, 30), due=DUE
    )


def test_once_due_nobody_is_on_the_way_and_no_start_helps() -> None:
    found = clock(Tally(10, 110), Tally(28, 110), TARGET, 6, DUE)
    assert found == Clock(needed=66, there=10, on_the_way=0, more=56, last_start=None, due=DUE)


def test_nothing_more_is_needed_when_there_are_enough() -> None:
    found = clock(Tally(60, 110), Tally(90, 110), TARGET, 6, date(2017, 11, 30))
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
    assert clock(there, None, revision, 0, date(2017, 11, 30)) is None


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
    found = clock(Tally(10, 110), Tally(10 + on_the_way, 110), TARGET, 6, day)
    assert out_of_reach(found, day) is beyond


def test_without_a_clock_nothing_is_out_of_reach() -> None:
    assert not out_of_reach(None, DUE)
