"""The time to a first job or education, worked out by hand."""

from __future__ import annotations

import pytest

from dashboard.indicators import conditions as c
from dashboard.indicators.first_spells import (
    FollowUp,
    TimeToFirst,
    began,
    days_of,
    durations,
    first_kinds,
    time_to_first,
    without_at_start,
)
from dashboard.indicators.resolve import resolve
from tests.unit.definitions import definition

JOB: tuple[c.SpellKind, ...] = ("ordinary_job",)


def ten() -> TimeToFirst:
    """Of ten, two found a job after 100 days and one left after 200; seven were followed a year.

    After 100 days: 2 of 10. At 200 days 8 are at risk: 2/10 have begun, 1/10 have left.
    """
    found = {
        FollowUp(100, "event"): 1,
        FollowUp(100, "event", True): 1,
        FollowUp(200, "competing"): 1,
        FollowUp(365, "censored"): 5,
        FollowUp(365, "censored", True): 2,
    }
    return time_to_first(JOB, found, held=3)


def test_counts() -> None:
    found = ten()
    assert (found.n, found.held) == (10, 3)
    assert [found.count(kind) for kind in ("event", "competing", "censored")] == [2, 1, 7]
    assert found.count("event", after_end=True) == 1
    assert found.count("censored", after_end=False) == 5
    assert durations(found.follow_ups) == {
        (100, "event"): 2,
        (200, "competing"): 1,
        (365, "censored"): 7,
    }


@pytest.mark.parametrize(("day", "followed"), [(0, 10), (100, 10), (101, 8), (365, 7), (366, 0)])
def test_who_is_still_followed(day: int, followed: int) -> None:
    assert ten().followed(day) == followed


@pytest.mark.parametrize(("months", "days"), [(0, 0), (3, 91), (6, 183), (12, 365), (24, 730)])
def test_months_as_days(months: int, days: int) -> None:
    assert days_of(months) == days


def test_the_curve_after_some_months() -> None:
    reading = ten().read(12)
    assert reading is not None
    assert (reading.begun, reading.left, reading.waiting) == pytest.approx((0.2, 0.1, 0.7))
    assert reading.interval[0] < 0.2 < reading.interval[1]
    early = ten().read(3)
    assert early is not None
    # nobody had begun: of ten none is between 0 and 31 % (exact binomial: 1 - 0.025 ** (1 / 10))
    assert (early.begun, early.waiting) == (0, 1)
    assert early.interval == pytest.approx((0, 1 - 0.025**0.1))


def test_a_curve_is_read_only_while_enough_are_followed() -> None:
    assert ten().last_day == 365
    assert ten().read(13) is None
    few = time_to_first(JOB, {FollowUp(100, "event"): 1, FollowUp(400, "censored"): 3}, 0)
    assert few.read(3) is None
    assert time_to_first(JOB, {}, 0).read(0) is None
    assert time_to_first(JOB, {}, 0).last_day == 0
    thinning = {
        FollowUp(10, "event"): 1,
        FollowUp(100, "censored"): 4,
        FollowUp(200, "censored"): 4,
    }
    assert time_to_first(JOB, thinning, 0).last_day == 100


def test_what_can_be_asked_for_is_what_the_project_counts() -> None:
    offered = first_kinds(resolve(definition()))
    assert offered == {
        "job": ("ordinary_job", "flexjob"),
        "education": ("education",),
        "either": ("ordinary_job", "flexjob", "education"),
    }
    assert first_kinds(resolve(definition(outcomes=[]))) == {"job": ("flexjob",)}
    assert first_kinds(resolve(definition(outcomes=[], goals=[]))) == {}


def test_who_is_followed_and_what_ends_it() -> None:
    assert began(JOB) == c.HadSpell(kinds=JOB, since="start", held_at_start=False)
    assert without_at_start(JOB) == c.All(of=(c.Started(), c.Not(of=c.HeldAtStart(kinds=JOB))))
