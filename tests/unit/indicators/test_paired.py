"""Paired tests against scipy's own, brute force and published examples."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, rankdata, wilcoxon

from dashboard.indicators import paired
from dashboard.indicators.paired import mcnemar_exact, wilcoxon_pratt

#: Answers on a scale of five options differ by at most four.
DIFFERENCES = st.dictionaries(st.integers(-4, 4), st.integers(0, 4), max_size=6)


def persons(differences: Mapping[int, int]) -> list[float]:
    return [float(difference) for difference, count in differences.items() for _ in range(count)]


def test_wilcoxon_by_hand() -> None:
    # Sizes 0, 1, 1, 1, 2 have the ranks 1, 3, 3, 3, 5: up are 3 + 3 + 5, down is 3. Of the 16
    # equally likely ways to set the four signs, 4 leave at most 3 up (none, or one of the three
    # ranks of 3), and 4 leave at most 3 down.
    test = wilcoxon_pratt({0: 1, 1: 2, -1: 1, 2: 1})
    assert (test.kind, test.n, test.changed, test.statistic) == ("wilcoxon", 5, 4, 3)
    assert test.p == pytest.approx(8 / 16)
    assert test.effect == pytest.approx((11 - 3) / 14)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(-4, 4), st.integers(0, 2), max_size=5))
def test_wilcoxon_agrees_with_every_way_to_set_the_signs(differences: dict[int, int]) -> None:
    sample = persons(differences)
    ranks = [
        Fraction(2 * rank).limit_denominator(1)
        for rank, difference in zip(rankdata(np.abs(sample)), sample, strict=True)
        if difference
    ]
    test = wilcoxon_pratt(differences)
    if not ranks:
        assert (test.p, test.effect, test.interval, test.statistic) == (None,) * 4
        return
    signs = [difference > 0 for difference in sample if difference]
    total = sum(ranks)
    up = sum(rank for rank, sign in zip(ranks, signs, strict=True) if sign)
    sums = [
        sum(rank for rank, sign in zip(ranks, way, strict=True) if sign)
        for way in product((False, True), repeat=len(ranks))
    ]
    as_far = sum(abs(2 * one - total) >= abs(2 * up - total) for one in sums)
    assert test.p == pytest.approx(as_far / len(sums))
    assert test.statistic == min(up, total - up) / 2
    assert test.effect == pytest.approx(float((2 * up - total) / total))


@pytest.mark.parametrize(
    "sample", [[1, -2, 3, 4, 5, -6, 7], [-1, 2, -3, 4, 5, 6, 7, 8, 9, 10, -11, 12]]
)
def test_wilcoxon_without_ties_agrees_with_scipy(sample: list[float]) -> None:
    theirs = wilcoxon(sample, zero_method="pratt", method="exact")
    ours = wilcoxon_pratt(dict.fromkeys(sample, 1))
    assert (ours.statistic, ours.p) == pytest.approx((theirs.statistic, theirs.pvalue))


@pytest.mark.parametrize("differences", [{-2: 1, -1: 2, 0: 3, 1: 3, 2: 1}, {-1: 2, 0: 1, 1: 7}])
def test_wilcoxon_with_ties_agrees_with_the_permutations_of_scipy(
    differences: dict[float, int],
) -> None:
    # Up to 13 pairs, scipy goes through all signs when there are ties or zeros.
    theirs = wilcoxon(persons(differences), zero_method="pratt")
    ours = wilcoxon_pratt(differences)
    assert (ours.statistic, ours.p) == pytest.approx((theirs.statistic, theirs.pvalue))


def test_wilcoxon_of_many_agrees_with_the_normal_approximation_of_scipy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    differences = {-2: 113, -1: 201, 0: 455, 1: 230, 2: 140, 3: 17}
    theirs = wilcoxon(persons(differences), zero_method="pratt", method="asymptotic")
    monkeypatch.setattr(paired, "EXACT_WORK", 0)
    paired._signed_rank_p.cache_clear()
    approximate = wilcoxon_pratt(differences)
    paired._signed_rank_p.cache_clear()
    assert approximate.p == pytest.approx(theirs.pvalue)
    monkeypatch.setattr(paired, "EXACT_WORK", 10**12)
    exact = wilcoxon_pratt(differences)
    paired._signed_rank_p.cache_clear()
    assert exact.p == pytest.approx(approximate.p, rel=0.02)


def test_wilcoxon_of_fifty_thousand_is_quick_and_known() -> None:
    differences = {-1: 12_000, 0: 25_000, 1: 12_400, 2: 600}
    theirs = wilcoxon(persons(differences), zero_method="pratt", method="asymptotic")
    assert wilcoxon_pratt(differences).p == pytest.approx(theirs.pvalue)


def test_wilcoxon_with_one_size_of_change_is_the_test_of_signs() -> None:
    test = wilcoxon_pratt({-1: 3, 0: 20, 1: 11})
    assert test.p == pytest.approx(binomtest(3, 14).pvalue)
    assert test.effect == pytest.approx((11 - 3) / 14)
    # Equal weights leave the plain Wilson interval of 11 of 14.
    wilson = binomtest(11, 14).proportion_ci(method="wilson")
    assert test.interval == pytest.approx((2 * wilson.low - 1, 2 * wilson.high - 1))


def test_wilcoxon_of_a_few_who_all_improve_is_not_certain_of_everybody() -> None:
    test = wilcoxon_pratt({0: 30, 1: 3})
    assert test.effect == 1
    assert test.p == pytest.approx(0.25)
    assert test.interval is not None
    assert test.interval[0] < 0
    assert test.interval[1] == 1


def test_the_interval_holds_the_true_effect_about_as_often_as_it_says() -> None:
    chances = {-2: 0.05, -1: 0.15, 0: 0.4, 1: 0.25, 2: 0.1, 3: 0.05}
    everybody = {key: round(100_000 * chance) for key, chance in chances.items()}
    effect = wilcoxon_pratt(everybody).effect
    assert effect is not None
    samples = np.random.default_rng(1).multinomial(39, list(chances.values()), size=1000)
    held = 0
    for sample in samples:
        interval = wilcoxon_pratt(dict(zip(chances, sample.tolist(), strict=True))).interval
        held += interval is not None and interval[0] <= effect <= interval[1]
    assert 0.93 <= held / len(samples) <= 0.98


@settings(deadline=None)
@given(DIFFERENCES)
def test_turning_the_waves_round_turns_the_effect_round(differences: dict[int, int]) -> None:
    there = wilcoxon_pratt(differences)
    back = wilcoxon_pratt({-key: count for key, count in differences.items()})
    assert (back.n, back.changed, back.statistic, back.p) == (
        there.n,
        there.changed,
        there.statistic,
        there.p,
    )
    if there.effect is not None and there.interval is not None:
        assert back.effect == pytest.approx(-there.effect)
        assert back.interval == pytest.approx((-there.interval[1], -there.interval[0]))
        assert -1 <= there.interval[0] <= there.effect <= there.interval[1] <= 1
        assert there.p is not None
        assert 0 < there.p <= 1


def test_wilcoxon_knows_minus_zero_and_decimals() -> None:
    assert wilcoxon_pratt({-0.0: 4, 0.5: 2, -1.5: 1}) == wilcoxon_pratt({0: 4, 1: 2, -3: 1})


@pytest.mark.parametrize("differences", [{}, {0: 12}, {1: 0, 0: 2}])
def test_wilcoxon_of_nobody_who_changed_says_nothing(differences: dict[float, int]) -> None:
    test = wilcoxon_pratt(differences)
    assert (test.n, test.changed) == (sum(differences.values()), 0)
    assert (test.statistic, test.p, test.effect, test.interval) == (None,) * 4


@pytest.mark.parametrize("differences", [{1: -1}, {float("nan"): 1}, {float("inf"): 1}])
def test_wilcoxon_refuses_what_is_no_difference(differences: dict[float, int]) -> None:
    with pytest.raises(ValueError, match="differences"):
        wilcoxon_pratt(differences)


def test_mcnemar_on_a_published_example() -> None:
    # Airway hyper-responsiveness before and after transplantation (Bentur et al. 2009), the
    # example of Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91. The
    # chance of at most 1 of 8 is 9/256.
    test = mcnemar_exact(improved=1, worse=7, unchanged=13)
    assert (test.kind, test.n, test.changed, test.statistic) == ("mcnemar", 21, 8, 1)
    assert test.p == pytest.approx(2 * 9 / 256)
    assert test.effect == pytest.approx(-6 / 21)


def test_the_interval_of_mcnemar_on_the_example_of_its_author() -> None:
    # Bonett's R function CIpropWS(.05, 26, 4, 40) prints 0.3126438 0.7349752.
    assert mcnemar_exact(26, 4, 10).interval == pytest.approx((0.3126438, 0.7349752), abs=5e-8)


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_agrees_with_scipy_and_turns_round(better: int, worse: int, same: int) -> None:
    test = mcnemar_exact(better, worse, same)
    back = mcnemar_exact(worse, better, same)
    if not better + worse:
        assert (test.statistic, test.p, test.effect, test.interval) == (None,) * 4
        return
    assert test.p == pytest.approx(binomtest(better, better + worse).pvalue)
    assert test.p == back.p
    assert test.interval is not None
    assert back.interval is not None
    assert test.interval == pytest.approx((-back.interval[1], -back.interval[0]))
    assert test.effect == (better - worse) / (better + worse + same)
    assert -1 <= test.interval[0] <= test.effect <= test.interval[1] <= 1


def test_mcnemar_refuses_negative_counts() -> None:
    with pytest.raises(ValueError, match="negative"):
        mcnemar_exact(-1, 2, 3)
