"""Which goals can be forecast, from which event, and what a forecast is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.indicators import conditions as c
from dashboard.indicators.expected_shares import (
    Event,
    ExpectedShare,
    event_of,
    expected_share,
    is_about_beginning,
    is_fixed,
)
from dashboard.indicators.first_spells import FollowUp
from dashboard.indicators.results import Tally
from tests.unit.definitions import goal, target

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
#: Twenty started: six found work within 200 days, four left, ten wait, two of them after the end.
FOLLOWED = {
    FollowUp(100, "event"): 3,
    FollowUp(200, "event"): 3,
    FollowUp(150, "competing"): 4,
    FollowUp(120, "censored"): 5,
    FollowUp(300, "censored"): 3,
    FollowUp(300, "censored", True): 2,
}


def known(**changes: Any) -> ExpectedShare:
    work = goal(
        {"measure": "share", "where": WORK, "base": "started"},
        targets=[target(0.5, "2018-01-01", "2018-12-31")],
    )
    one = ExpectedShare(
        work, work.targets[0], now=Tally(6, 20), last_day=date(2018, 12, 31), not_started=1
    )
    return replace(one, **changes)


def test_a_forecast_counts_those_there_and_those_waiting() -> None:
    found = expected_share(known(), FOLLOWED, FOLLOWED, DAY)
    assert found.why_not is None
    assert (found.waiting, found.waiting_after_end, found.not_started) == (10, 2, 1)
    assert found.forecast is not None
    assert (found.forecast.observed, found.forecast.n, found.forecast.waiting) == (6, 20, 10)
    assert 6 / 20 <= found.forecast.expected <= 16 / 20
    low, high = found.forecast.interval
    assert 6 / 20 <= low <= found.forecast.expected <= high <= 16 / 20


def test_those_on_the_way_are_counted_in_and_wait_no_longer() -> None:
    open_ = {one: k for one, k in FOLLOWED.items() if one.exit == "censored" and one.days == 120}
    found = expected_share(known(now=Tally(2, 20), coming=4), FOLLOWED, open_, DAY)
    assert found.forecast is not None
    assert (found.forecast.observed, found.waiting) == (6, 5)


@pytest.mark.parametrize(
    ("changes", "followed", "why_not"),
    [
        ({"last_day": DAY}, FOLLOWED, "late"),
        ({}, {FollowUp(100, "event"): 4, FollowUp(120, "censored"): 5}, "few_events"),
        ({}, {FollowUp(100, "event"): 6, FollowUp(150, "competing"): 4}, "nobody"),
    ],
)
def test_why_there_is_no_forecast(
    changes: dict[str, Any], followed: dict[FollowUp, int], why_not: str
) -> None:
    found = expected_share(known(**changes), followed, followed, DAY)
    assert (found.forecast, found.why_not) == (None, why_not)
