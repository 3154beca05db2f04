"""Cumulative incidence by hand, against statsmodels, and as it must be in the plain cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight

from dashboard.indicators.incidence import (
    Exit,
    IncidencePoint,
    cumulative_incidence,
    event_free_at,
    incidence_at,
)

Durations = Mapping[tuple[int, Exit], int]

#: statsmodels writes an exit as a number.
CODES: dict[Exit, int] = {"censored": 0, "event": 1, "competing": 2}

#: 40 persons, no two of whom leave on the same day; the longest followed is still under way.
WITHOUT_TIES: Durations = {
    (day, ("event", "censored", "competing", "event", "competing")[number % 5]): 1
    for number, day in enumerate(sorted((37 * k) % 401 + 3 for k in range(1, 40)))
} | {(500, "censored"): 1}

WITH_TIES: Durations = {
    (7, "event"): 3,
    (7, "competing"): 2,
    (7, "censored"): 1,
    (30, "event"): 1,
    (30, "competing"): 4,
    (41, "censored"): 6,
    (90, "event"): 5,
    (90, "censored"): 2,
    (120, "competing"): 1,
    (200, "event"): 2,
    (365, "censored"): 9,
}

EXITS = st.dictionaries(
    st.tuples(st.integers(0, 12), st.sampled_from(list(CODES))), st.integers(0, 4), max_size=15
)


def persons(durations: Durations) -> list[tuple[int, Exit]]:
    return [key for key, count in durations.items() for _ in range(count)]


def test_the_curve_by_hand() -> None:
    points = cumulative_incidence(
        {(2, "event"): 1, (3, "event"): 1, (3, "competing"): 1, (5, "censored"): 1, (6, "event"): 1}
    )
    # 1 of 5; then 1 of the 4 left, another of whom leaves otherwise on the same day. Of the 2 of
    # 5 then under way one is lost to view, and the last one stands for both.
    assert [(p.time, p.at_risk, p.events, p.competing) for p in points] == [
        (0, 5, 0, 0),
        (2, 5, 1, 0),
        (3, 4, 1, 1),
        (6, 1, 1, 0),
    ]
    assert [p.incidence for p in points] == pytest.approx([0, 0.2, 0.4, 0.8])
    assert points[0].interval == (0, 0)
    assert [incidence_at(points, day) for day in (-1, 0, 1, 2, 4, 6, 999)] == pytest.approx(
        [0, 0, 0, 0.2, 0.4, 0.8, 0.8]
    )
    assert [event_free_at(points, day) for day in (-1, 0, 1, 2, 4, 6, 999)] == pytest.approx(
        [1, 1, 1, 0.8, 0.4, 0, 0]
    )


@pytest.mark.parametrize("durations", [WITHOUT_TIES, WITH_TIES], ids=["no ties", "ties"])
def test_curve_and_interval_agree_with_statsmodels(durations: Durations) -> None:
    sample = persons(durations)
    theirs = CumIncidenceRight(
        np.array([time for time, _ in sample]), np.array([CODES[kind] for _, kind in sample])
    )
    points = cumulative_incidence(durations)
    position = {int(time): number for number, time in enumerate(theirs.times)}
    compared = 0
    for point in points[1:]:
        incidence = theirs.cinc[0][position[point.time]]
        error = theirs.cinc_se[0][position[point.time]]
        assert point.incidence == pytest.approx(incidence, abs=1e-12)
        if incidence:
            width = 1.9599639845400545 * error / (incidence * log(incidence))
            interval = (incidence ** exp(-width), incidence ** exp(width))
            assert point.interval == pytest.approx(interval, abs=1e-9)
            compared += 1
    assert compared >= 4


def test_without_competing_exits_it_is_what_kaplan_meier_leaves() -> None:
    durations: Durations = {key: n for key, n in WITH_TIES.items() if key[1] != "competing"}
    sample = persons(durations)
    theirs = SurvfuncRight(
        np.array([time for time, _ in sample]), np.array([CODES[kind] for _, kind in sample])
    )
    points = cumulative_incidence(durations)[1:]
    assert [point.time for point in points] == theirs.surv_times.tolist()
    assert [point.incidence for point in points] == pytest.approx((1 - theirs.surv_prob).tolist())
    assert [event_free_at(points, point.time) for point in points] == pytest.approx(
        theirs.surv_prob.tolist()
    )


def test_without_censoring_it_is_k_of_n_with_the_variance_of_a_share() -> None:
    durations: Durations = {(3, "event"): 4, (3, "competing"): 9, (8, "event"): 5, (9, "event"): 1}
    durations = {**durations, (20, "competing"): 31}
    points = cumulative_incidence(durations)
    assert [point.incidence for point in points[1:]] == pytest.approx([0.08, 0.18, 0.2, 0.2])
    width = 1.9599639845400545 * (0.2 * 0.8 / 50) ** 0.5 / (0.2 * log(0.2))
    assert points[-1].interval == pytest.approx((0.2 ** exp(-width), 0.2 ** exp(width)))


def test_where_the_curve_is_at_0_or_1_the_interval_is_exact() -> None:
    points = cumulative_incidence({(1, "censored"): 5, (2, "competing"): 10})
    assert points[-1].incidence == 0
    none = binomtest(0, 10).proportion_ci(method="exact")
    assert points[-1].interval == pytest.approx((0, none.high))
    points = cumulative_incidence({(1, "event"): 3, (2, "censored"): 4, (9, "event"): 7})
    assert points[-1].incidence == pytest.approx(1)
    all_known = binomtest(10, 10).proportion_ci(method="exact")
    assert points[-1].interval == pytest.approx((all_known.low, 1))


def test_exits_on_the_first_day_are_in_the_first_point() -> None:
    points = cumulative_incidence({(0, "event"): 1, (0, "competing"): 1, (4, "event"): 2})
    assert [(p.time, p.at_risk, p.events, p.competing) for p in points] == [
        (0, 4, 1, 1),
        (4, 2, 2, 0),
    ]
    assert [p.incidence for p in points] == [0.25, 0.75]
    assert points[0].interval[1] > 0.25


@settings(deadline=None)
@given(EXITS)
def test_everybody_has_had_it_left_otherwise_or_is_under_way(
    durations: dict[tuple[int, Exit], int],
) -> None:
    turned: dict[Exit, Exit] = {"event": "competing", "competing": "event", "censored": "censored"}
    points = cumulative_incidence(durations)
    others = cumulative_incidence({(t, turned[kind]): n for (t, kind), n in durations.items()})
    assert len(points) == len(others)
    assert not points or points[0].time == 0
    for time in range(14):
        parts = incidence_at(points, time), incidence_at(others, time), event_free_at(points, time)
        assert sum(parts) == pytest.approx(1)
    for before, after in pairwise(points):
        assert before.time < after.time
        assert before.incidence <= after.incidence
    for point in points:
        low, high = point.interval
        assert 0 <= low <= point.incidence + 1e-12
        assert point.incidence - 1e-12 <= high <= 1


@settings(deadline=None)
@given(EXITS)
def test_counts_of_nobody_and_the_order_of_persons_change_nothing(
    durations: dict[tuple[int, Exit], int],
) -> None:
    shuffled = Counter(reversed(persons(durations)))
    assert cumulative_incidence(shuffled) == cumulative_incidence(durations)


def test_the_interval_holds_the_true_share_about_as_often_as_it_says() -> None:
    # Both exits at a steady pace, the event twice as fast, and follow-up cut at random times:
    # by day 200 the true incidence is 2/3 of those who have left.
    random = np.random.default_rng(7)
    truth = 2 / 3 * (1 - exp(-200 / 250))
    held, samples = 0, 500
    for _ in range(samples):
        exits = random.exponential(250, 60)
        cut = random.uniform(50, 600, 60)
        kinds: list[Exit] = ["event" if draw < 2 / 3 else "competing" for draw in random.random(60)]
        durations = Counter[tuple[int, Exit]](
            (int(min(exit_, end)), kind if exit_ <= end else "censored")
            for exit_, end, kind in zip(exits, cut, kinds, strict=True)
        )
        past: list[IncidencePoint] = [
            point for point in cumulative_incidence(durations) if point.time < 200
        ]
        low, high = past[-1].interval
        held += low <= truth <= high
    assert 0.93 <= held / samples <= 0.98


def test_nobody_gives_no_curve() -> None:
    assert cumulative_incidence({}) == ()
    assert cumulative_incidence({(3, "event"): 0}) == ()
    assert incidence_at((), 5) == 0
    assert event_free_at((), 5) == 1


@pytest.mark.parametrize("durations", [{(-1, "event"): 1}, {(1, "event"): -1}])
def test_what_is_no_duration_is_refused(durations: dict[tuple[int, Exit], int]) -> None:
    with pytest.raises(ValueError, match="negative"):
        cumulative_incidence(durations)
