"""Forecasts by hand, and by simulating projects whose end is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from dashboard.indicators import forecast
from dashboard.indicators.forecast import ShareForecast, forecast_intake, forecast_share
from dashboard.indicators.incidence import (
    Exit,
    cumulative_incidence,
    event_free_at,
    incidence_at,
)

#: Ten persons. Two have the event and one leaves on day 10, one has it on day 20, six wait.
TEN: Mapping[tuple[int, Exit], int] = {
    (10, "event"): 2,
    (10, "competing"): 1,
    (20, "event"): 1,
    (30, "censored"): 6,
}

#: 400 persons who leave over a year, and nobody under way any longer.
YEAR: Mapping[tuple[int, Exit], int] = {
    (day, kind): count
    for day in range(5, 365, 10)
    for kind, count in (("event", 4), ("competing", 2), ("censored", 5))
} | {(400, "censored"): 4}


def of_ten(waiting: Mapping[int, int], days_left: int) -> ShareForecast:
    answer = forecast_share(TEN, waiting, days_left, observed=3, n=10, target=None)
    assert answer is not None
    return answer


def test_along_the_curve_by_hand() -> None:
    # After 12 days 7 of 10 are under way; 1 of these 7 has the event by day 22.
    answer = of_ten({12: 4}, days_left=10)
    assert answer.expected == pytest.approx((3 + 4 / 7) / 10)
    assert (answer.observed, answer.n, answer.waiting, answer.beyond) == (3, 10, 4, 0)
    assert answer.chance is None


def test_beyond_the_longest_follow_up_the_average_pace_goes_on() -> None:
    # 3 events and 4 exits in 10 x 3 + 20 + 30 x 6 = 230 days under way
    def tail(days: int) -> float:
        return 3 / 4 * (1 - exp(-4 / 230 * days))

    answer = of_ten({30: 6}, days_left=20)
    assert answer.expected == pytest.approx((3 + 6 * tail(20)) / 10)
    assert answer.beyond == 6
    # on day 30 the curve ends: five days along it, in which nothing happens, five beyond it
    answer = of_ten({25: 2, 5: 1}, days_left=10)
    along = (0.2 - 0) / 1
    assert answer.expected == pytest.approx((3 + 2 * tail(5) + along) / 10)
    assert answer.beyond == 2


def test_what_is_expected_follows_the_published_curve() -> None:
    points = cumulative_incidence(YEAR)
    waiting = {0: 3, 14: 5, 90: 8, 200: 6}
    answer = forecast_share(YEAR, waiting, 120, observed=30, n=80, target=0.5)
    assert answer is not None
    expected = 30 + sum(
        persons
        * (incidence_at(points, days + 120) - incidence_at(points, days))
        / event_free_at(points, days)
        for days, persons in waiting.items()
    )
    assert answer.expected == pytest.approx(expected / 80)
    assert answer.beyond == 0
    assert answer.interval[0] < answer.expected < answer.interval[1]


def test_with_a_curve_beyond_doubt_chance_alone_is_left() -> None:
    many = {key: 500 * count for key, count in YEAR.items()}
    points = cumulative_incidence(many)
    p = (incidence_at(points, 150) - incidence_at(points, 30)) / event_free_at(points, 30)
    answer = forecast_share(many, {30: 60}, 120, observed=10, n=100, target=0.25)
    assert answer is not None
    assert answer.expected == pytest.approx((10 + 60 * p) / 100)
    low, high = (10 + binom.ppf([0.025, 0.975], 60, p)) / 100
    assert answer.interval == pytest.approx((low, high), abs=0.011)
    # 15 more are needed; the chance is right within three standard errors
    chance = binom.sf(14, 60, p)
    drawn = forecast.CURVES * forecast.FATES
    assert answer.chance == pytest.approx(chance, abs=3 * (chance * (1 - chance) / drawn) ** 0.5)


def test_a_chance_is_right_within_four_percentage_points(monkeypatch: pytest.MonkeyPatch) -> None:
    few = {(day, kind): 1 for day, kind in YEAR if day % 20 == 5 or day == 400}
    for durations in (YEAR, few):
        answer = forecast_share(durations, {30: 60}, 120, observed=10, n=100, target=None)
        assert answer is not None
        target, chances = round(answer.expected, 2), []
        for seed in range(40):
            monkeypatch.setattr(forecast, "SEED", seed)
            answer = forecast_share(durations, {30: 60}, 120, observed=10, n=100, target=target)
            assert answer is not None
            chances.append(answer.chance)
        assert 0.3 < np.mean(chances) < 0.7
        assert 1.96 * np.std(chances) < 0.04


def test_an_uncertain_curve_widens_the_interval() -> None:
    few = {(day, kind): 1 for day, kind in YEAR if day % 20 == 5 or day == 400}
    narrow = forecast_share(YEAR, {30: 60}, 120, observed=10, n=100, target=None)
    wide = forecast_share(few, {30: 60}, 120, observed=10, n=100, target=None)
    assert narrow is not None
    assert wide is not None
    assert wide.interval[1] - wide.interval[0] > 1.2 * (narrow.interval[1] - narrow.interval[0])


@pytest.mark.parametrize("persons_per_cell", [0, 1_000], ids=["cells", "persons"])
def test_persons_are_drawn_anew_with_replacement(
    persons_per_cell: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each draw is of as many persons; a cell of k of n has the mean k and variance k (1 - k/n)."""
    monkeypatch.setattr(forecast, "PERSONS_PER_CELL", persons_per_cell)
    monkeypatch.setattr(forecast, "DRAWN_AT_ONCE", 100)
    monkeypatch.setattr(forecast, "CURVES", 1_000)
    followed = forecast._Followed.of(TEN)
    counts = followed.counts
    drawn = np.hstack([*followed.drawn_anew(np.random.default_rng(3))]).T
    assert sorted(counts) == [1, 1, 2, 6]
    assert drawn.shape == (forecast.CURVES, len(counts))
    assert set(drawn.sum(axis=1)) == {10}
    assert drawn.mean(axis=0) == pytest.approx(counts, abs=0.15)
    assert drawn.var(axis=0) == pytest.approx(counts * (1 - counts / 10), rel=0.2)


def test_a_target_reached_or_out_of_reach_leaves_no_chance() -> None:
    for target, chance in ((0.3, 1.0), (0.91, 0.0)):
        answer = forecast_share(YEAR, {30: 60}, 120, observed=30, n=100, target=target)
        assert answer is not None
        assert answer.chance == chance


def test_a_share_of_the_target_is_reckoned_in_whole_persons() -> None:
    # 0.07 x 100 is 7.000000000000001 in binary: 7 of 100 reach it
    answer = forecast_share(YEAR, {0: 1}, 1, observed=7, n=100, target=0.07)
    assert answer is not None
    assert answer.chance == 1


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 60), st.sampled_from(["event", "competing", "censored"])),
        st.integers(1, 4),
        min_size=1,
        max_size=8,
    ),
    st.dictionaries(st.integers(0, 80), st.integers(1, 4), min_size=1, max_size=4),
    st.integers(1, 100),
)
def test_a_forecast_lies_between_now_and_everybody_who_waits(
    durations: dict[tuple[int, Exit], int], waiting: dict[int, int], days_left: int
) -> None:
    waiters = sum(waiting.values())
    n = 5 + waiters + 7
    answer = forecast_share(durations, waiting, days_left, observed=5, n=n, target=0.5)
    backwards = dict(reversed(durations.items()))
    assert answer == forecast_share(backwards, waiting, days_left, observed=5, n=n, target=0.5)
    if answer is None:
        assert not any(kind == "event" for _, kind in durations)
        return
    most = (5 + waiters) / n + 1e-12
    assert 5 / n <= answer.interval[0] <= answer.interval[1] <= most
    assert 5 / n <= answer.expected <= most
    assert answer.chance is not None
    assert 0 <= answer.chance <= 1


@pytest.mark.parametrize("days_left", [60, 400])
def test_the_interval_holds_the_true_end_about_as_often_as_it_says(
    days_left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 80 persons start over a year, events at a mean of 900 days and other exits of 1500.
    monkeypatch.setattr(forecast, "CURVES", 50)
    random = np.random.default_rng(11)
    held, errors, samples = 0, [], 80
    for _ in range(samples):
        followed = 380 - random.integers(0, 365, 80)
        event, other = random.exponential(900, 80), random.exponential(1500, 80)
        first = np.minimum(event, other)
        durations = Counter[tuple[int, Exit]]()
        waiting = Counter[int]()
        for end, one, is_event in zip(followed, first, event < other, strict=True):
            if one > end:
                durations[int(end), "censored"] += 1
                waiting[int(end)] += 1
            else:
                durations[int(one), "event" if is_event else "competing"] += 1
        observed = sum(count for (_, kind), count in durations.items() if kind == "event")
        final = np.sum((event < other) & (event <= followed + days_left)) / 80
        answer = forecast_share(durations, waiting, days_left, observed, 80, None)
        assert answer is not None
        held += answer.interval[0] <= final <= answer.interval[1]
        errors.append(answer.expected - final)
    assert held / samples >= 0.9
    assert abs(float(np.mean(errors))) < 0.02


@pytest.mark.parametrize(
    ("durations", "waiting", "days_left"),
    [
        ({}, {3: 1}, 10),
        ({(3, "competing"): 4, (5, "censored"): 1}, {5: 1}, 10),
        (TEN, {}, 10),
        (TEN, {30: 0}, 10),
        (TEN, {30: 6}, 0),
        (TEN, {30: 6}, -5),
    ],
)
def test_nothing_is_said_where_nothing_is_known_or_open(
    durations: dict[tuple[int, Exit], int], waiting: dict[int, int], days_left: int
) -> None:
    assert forecast_share(durations, waiting, days_left, observed=3, n=10, target=0.5) is None


@pytest.mark.parametrize(
    ("durations", "waiting", "observed", "message"),
    [
        ({(-1, "event"): 1}, {3: 1}, 1, "negative"),
        (TEN, {-3: 1}, 1, "negative"),
        (TEN, {3: -1}, 1, "negative"),
        (TEN, {3: 6}, 5, "more than 10"),
    ],
)
def test_a_share_of_impossible_numbers_is_refused(
    durations: dict[tuple[int, Exit], int], waiting: dict[int, int], observed: int, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        forecast_share(durations, waiting, 30, observed=observed, n=10, target=None)


def test_intake_by_hand() -> None:
    # One more, with one in 30 days: expected in 30 days. P(F <= x) of (2, 2) degrees is
    # x / (1 + x), so the upper limit is 30 x 0.975 / 0.025 = 1170 days; of (2, 4) it is
    # 1 - (1 + x / 2) ** -2, so the lower is 30 / 2 x 2 x (0.975 ** -0.5 - 1) = 0.4 days.
    answer = forecast_intake(9, 10, date(2018, 1, 1), recent=1, recent_days=30)
    assert answer is not None
    assert answer.expected == date(2018, 1, 31)
    assert answer.earliest == date(2018, 1, 2)
    assert answer.latest == date(2021, 3, 16)


def test_the_limits_are_the_first_days_on_which_the_recent_pace_would_be_a_rare_surprise() -> None:
    # Given k recent and m more, each falls into the days to come by their share of all days: so
    # long without m more, or so soon with them, happens in at most 2.5 %.
    answer = forecast_intake(60, 125, date(2018, 1, 1), recent=12, recent_days=90)
    assert answer is not None
    assert answer.latest is not None
    latest, earliest = ((day - date(2018, 1, 1)).days for day in (answer.latest, answer.earliest))
    assert binom.cdf(64, 65 + 12 - 1, latest / (latest + 90)) <= 0.025
    assert binom.cdf(64, 65 + 12 - 1, (latest - 1) / (latest + 89)) > 0.025
    assert binom.sf(64, 65 + 12, (earliest - 1) / (earliest + 89)) <= 0.025
    assert binom.sf(64, 65 + 12, earliest / (earliest + 90)) > 0.025


@pytest.mark.parametrize(("pace", "missing"), [(0.05, 5), (0.1, 40), (0.3, 65)])
def test_the_limits_hold_at_least_as_often_as_they_say(pace: float, missing: int) -> None:
    # Of the next `missing` referrals at this pace; each recent count by its own probability.
    days, early, late = 90, 0.0, 0.0
    for recent in range(1, 80):
        answer = forecast_intake(0, missing, date(2018, 1, 1), recent, days)
        assert answer is not None
        weight = poisson.pmf(recent, pace * days)
        before = (answer.earliest - date(2018, 1, 1)).days - 1
        early += weight * poisson.sf(missing - 1, pace * before)
        if answer.latest is not None:
            after = (answer.latest - date(2018, 1, 1)).days
            late += weight * poisson.cdf(missing - 1, pace * after)
    assert early <= 0.025
    assert late <= 0.025


def test_a_day_too_far_off_is_not_named() -> None:
    answer = forecast_intake(0, 40, date(2018, 1, 1), recent=1, recent_days=90)
    assert answer is not None
    assert answer.latest is None
    assert answer.earliest < answer.expected
    assert forecast_intake(0, 10_000_000, date(2018, 1, 1), recent=1, recent_days=90) is None


@pytest.mark.parametrize(("so_far", "recent"), [(10, 3), (11, 3), (4, 0)])
def test_intake_that_is_reached_or_has_stopped_has_no_forecast(so_far: int, recent: int) -> None:
    assert forecast_intake(so_far, 10, date(2018, 1, 1), recent, recent_days=90) is None


@pytest.mark.parametrize(("so_far", "recent", "days"), [(-1, 3, 90), (1, -3, 90), (1, 3, 0)])
def test_an_intake_of_impossible_numbers_is_refused(so_far: int, recent: int, days: int) -> None:
    with pytest.raises(ValueError, match="no pace"):
        forecast_intake(so_far, 10, date(2018, 1, 1), recent, recent_days=days)
