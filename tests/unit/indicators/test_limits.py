"""Limits against worked examples, scipy's own interval and the binomial distribution."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from dashboard.indicators.limits import exact_interval, funnel_limits


def test_funnel_limits_by_hand() -> None:
    # Of 5 with share 0.3, at least 4 have a chance of 0.03078 and 5 one of 0.00243: the limit
    # lies (0.03078 - 0.025) / (0.03078 - 0.00243) = 0.20388 of a person above 4. Nobody at all
    # has a chance of 0.16807, so there is no lower limit.
    assert funnel_limits(5, 0.3) == pytest.approx((0, (4 + 0.203880) / 5), abs=1e-6)


def test_the_lower_limit_is_the_formula_of_the_publication() -> None:
    # r is the smallest count whose chance of so few exceeds 0.025; the limit is r less the part
    # of its own chance that exceeds it.
    r = binom.ppf(0.025, 98, 0.35)
    part = (binom.cdf(r, 98, 0.35) - 0.025) / binom.pmf(r, 98, 0.35)
    assert funnel_limits(98, 0.35)[0] == pytest.approx((r - part) / 98)


@settings(deadline=None)
@given(st.integers(1, 120), st.floats(0.01, 0.99), st.sampled_from([0.95, 0.998]))
def test_outside_is_what_chance_seldom_gives(n: int, share: float, level: float) -> None:
    low, high = funnel_limits(n, share, level)
    tail = (1 - level) / 2
    assert 0 <= low <= share <= high <= 1
    counts = np.arange(n + 1)
    so_few, so_many = binom.cdf(counts, n, share), binom.sf(counts - 1, n, share)
    clear = abs(so_few - tail) > 1e-9
    assert ((counts / n < low) == (so_few < tail))[clear].all()
    clear = abs(so_many - tail) > 1e-9
    assert ((counts / n > high) == (so_many < tail))[clear].all()


def test_a_site_of_one_person_is_never_outside_by_a_share_of_a_half() -> None:
    assert funnel_limits(1, 0.5) == (0, 1)


@pytest.mark.parametrize("n", [1, 7, 50_000])
def test_a_share_of_nobody_or_everybody_leaves_no_room(n: int) -> None:
    assert funnel_limits(n, 0) == (0, 0)
    assert funnel_limits(n, 1) == (1, 1)


def test_limits_narrow_with_the_number_of_persons() -> None:
    widths = [high - low for low, high in (funnel_limits(n, 0.4) for n in (10, 50, 250, 50_000))]
    assert widths == sorted(widths, reverse=True)
    # half a percentage point each side of 40 % by the normal approximation
    assert widths[-1] == pytest.approx(2 * 1.959964 * (0.4 * 0.6 / 50_000) ** 0.5, rel=0.01)


@pytest.mark.parametrize(("n", "share", "level"), [(0, 0.5, 0.95), (5, 1.1, 0.95), (5, 0.5, 1)])
def test_funnel_limits_refuse_what_is_no_site(n: int, share: float, level: float) -> None:
    with pytest.raises(ValueError, match="no limits"):
        funnel_limits(n, share, level)


@pytest.mark.parametrize(("k", "n"), [(0, 1), (1, 1), (0, 98), (9, 98), (98, 98), (500, 50_000)])
@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
def test_the_exact_interval_agrees_with_scipy(k: int, n: int, level: float) -> None:
    theirs = binomtest(k, n).proportion_ci(level, method="exact")
    assert exact_interval(k, n, level) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_the_exact_interval_by_hand() -> None:
    # None of 10: the upper limit is the share at which none has a chance of 0.025.
    assert exact_interval(0, 10) == pytest.approx((0, 1 - 0.025**0.1))


def test_the_exact_interval_of_nobody_is_unknown() -> None:
    assert exact_interval(0, 0) is None


@pytest.mark.parametrize(("k", "n", "level"), [(-1, 5, 0.95), (6, 5, 0.95), (1, 5, 0)])
def test_the_exact_interval_refuses_what_is_no_share(k: int, n: int, level: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        exact_interval(k, n, level)
