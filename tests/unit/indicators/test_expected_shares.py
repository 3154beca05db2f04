"""Which goals can be forecast, from which event, and what a forecast is made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from dashboard.indicators import conditions as c
from dashboard.indicators.definition import Share
from dashboard.indicators.expected_shares import (
    Event,
    ExpectedShare,
    Plan,
    event_of,
    expected_share,
    is_about_beginning,
    is_fixed,
    plan,
)
from dashboard.indicators.filters import Selection
from dashboard.indicators.first_spells import FollowUp
from dashboard.indicators.results import Tally
from tests.unit.definitions import goal, target

STARTED = c.Started()
WORK = c.HadSpell(kinds=("ordinary_job",))
EDUCATION = c.HadSpell(kinds=("education",))
BOTH = c.HadSpell(kinds=("ordinary_job", "education"))
HELD = c.InSpell(kinds=("flexjob",), lasted_months=6, held_at_start=False)


@pytest.mark.parametrize(
    ("where", "event"),
    [
        (WORK, Event(WORK)),
        (c.Any(of=(WORK, EDUCATION)), Event(BOTH)),
        # a joint goal: work, or education without work, is work or education
        (c.Any(of=(WORK, c.All(of=(EDUCATION, c.Not(of=WORK))))), Event(BOTH)),
        (c.All(of=(WORK,)), Event(WORK)),
        (HELD, Event(c.HadSpell(kinds=("flexjob",), held_at_start=False), (6, 0))),
        # whoever finds work later no longer counts
        (c.All(of=(EDUCATION, c.Not(of=WORK))), None),
        # one must last and the other need not
        (c.Any(of=(WORK, HELD)), None),
        (c.Any(of=(WORK, c.Started())), None),
        (c.HadSpell(kinds=("ordinary_job",), since="ever"), None),
        (c.HadSpell(kinds=("internship",)), None),
        (c.InSpell(kinds=("flexjob",), held_at_start=True), None),
        (c.Started(), None),
        (c.Any(of=()), None),
    ],
)
def test_the_event_behind_a_goal(where: c.Condition, event: Event | None) -> None:
    assert event_of(where) == event


def test_which_goals_are_about_beginning() -> None:
    assert is_about_beginning(c.All(of=(EDUCATION, c.Not(of=WORK))))
    assert not is_about_beginning(c.HadSpell(kinds=("internship",)))
    assert not is_about_beginning(c.Answered(form="citizen", wave=1, item="health"))


@pytest.mark.parametrize(
    ("base", "fixed"),
    [
        (c.Referred(), True),
        (c.All(of=(c.Started(), c.Attribute(name="site", values=("north",)))), True),
        (c.All(of=(c.Started(), c.Not(of=c.Attribute(name="site", values=("north",))))), True),
        (c.Ended(), False),
        (c.All(of=(c.Started(), c.Not(of=c.Ended()))), False),
    ],
)
def test_bases_that_stay(base: c.Condition, fixed: bool) -> None:
    assert is_fixed(base) is fixed


DAY = date(2018, 3, 1)
ALL = Selection(DAY)
#: Twenty started: six found work within 200 days, four left, ten wait, two of them after the end.
FOLLOWED = {
    FollowUp(100, "event"): 3,
    FollowUp(200, "event"): 3,
    FollowUp(150, "competing"): 4,
    FollowUp(120, "censored"): 5,
    FollowUp(300, "censored"): 3,
    FollowUp(300, "censored", True): 2,
}
#: Six of twenty are there, none on the way, and one of the twenty-one has not started.
TALLIES = (Tally(6, 21), Tally(6, 21), Tally(20, 21))


def planned(
    where: c.Condition = WORK, base: c.Condition = STARTED, day: date = DAY, **changes: Any
) -> Plan | ExpectedShare:
    revision = {"value": 0.5, "effective": "2018-01-01", "due": "2018-12-31"} | changes
    aim = goal({"measure": "share", "where": where, "base": base}, targets=[target(**revision)])
    assert isinstance(aim.indicator, Share)
    return plan(aim, aim.indicator, aim.targets[0], ALL, day)


def forecast(
    asked: Plan | ExpectedShare,
    tallies: tuple[Tally, Tally, Tally] = TALLIES,
    followed: Mapping[FollowUp, int] = FOLLOWED,
    still_open: Mapping[FollowUp, int] = FOLLOWED,
) -> ExpectedShare:
    assert isinstance(asked, Plan)
    return expected_share(asked, tallies, followed, still_open, DAY)


def test_what_is_counted_for_a_spell_that_must_last() -> None:
    asked = planned(HELD)
    assert isinstance(asked, Plan)
    assert asked.last_day == date(2018, 6, 30)
    # on 1 March, who has begun is in time for 31 December
    in_time = HELD.model_copy(update={"lasted_months": 0})
    assert asked.shares[1].where == in_time
    without = c.Not(of=c.HeldAtStart(kinds=("flexjob",)))
    assert asked.followed == c.All(of=(STARTED, c.Started(), without))
    assert asked.still_open == c.All(of=(STARTED, c.Started(), without, c.Not(of=in_time)))


def test_what_is_counted_where_beginning_is_enough() -> None:
    asked = planned(WORK)
    assert isinstance(asked, Plan)
    assert asked.last_day == date(2018, 12, 31)
    assert asked.shares[0] == asked.shares[1]
    assert asked.followed == c.All(of=(STARTED, c.Started()))


@pytest.mark.parametrize(
    ("asked", "why_not"),
    [
        (planned(due=None), "no_due"),
        (planned(day=date(2018, 12, 31)), "passed"),
        (planned(c.All(of=(EDUCATION, c.Not(of=WORK)))), "leaves"),
        (planned(base=c.Ended()), "base"),
    ],
)
def test_why_a_goal_is_not_even_counted(asked: Plan | ExpectedShare, why_not: str) -> None:
    assert isinstance(asked, ExpectedShare)
    assert (asked.why_not, asked.forecast) == (why_not, None)


def test_a_forecast_counts_those_there_and_those_waiting() -> None:
    found = forecast(planned())
    assert found.why_not is None
    assert (found.waiting, found.waiting_after_end, found.not_started) == (10, 2, 1)
    assert found.forecast is not None
    assert (found.forecast.observed, found.forecast.n, found.forecast.waiting) == (6, 21, 10)
    low, high = found.forecast.interval
    assert 6 / 21 <= low <= found.forecast.expected <= high <= 16 / 21


def test_those_on_the_way_are_counted_in_and_wait_no_longer() -> None:
    still_open = {FollowUp(120, "censored"): 5}
    found = forecast(
        planned(HELD), (Tally(2, 20), Tally(6, 20), Tally(20, 20)), still_open=still_open
    )
    assert (found.now, found.coming, found.lasts) == (Tally(2, 20), 4, (6, 0))
    assert found.forecast is not None
    assert (found.forecast.observed, found.waiting) == (6, 5)


@pytest.mark.parametrize(
    ("changes", "followed", "why_not"),
    [
        ({"where": HELD, "due": "2018-08-31"}, FOLLOWED, "late"),
        ({}, {FollowUp(100, "event"): 4, FollowUp(120, "censored"): 5}, "few_events"),
        ({}, {FollowUp(100, "event"): 6, FollowUp(150, "competing"): 4}, "nobody"),
    ],
)
def test_why_there_is_no_forecast(
    changes: dict[str, Any], followed: Mapping[FollowUp, int], why_not: str
) -> None:
    found = forecast(planned(**changes), followed=followed, still_open=followed)
    assert (found.forecast, found.why_not) == (None, why_not)
