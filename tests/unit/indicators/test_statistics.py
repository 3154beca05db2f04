"""Intervals and tests against scipy's own, which are slower and cover less."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest, chi2_contingency

from dashboard.indicators.statistics import pearson_chi_square, wilson_interval


@pytest.mark.parametrize(("k", "n"), [(0, 1), (1, 1), (0, 98), (9, 98), (98, 98), (500, 50_000)])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_wilson_agrees_with_scipy(k: int, n: int, confidence: float) -> None:
    theirs = binomtest(k, n).proportion_ci(confidence, method="wilson")
    ours = wilson_interval(k, n, confidence)
    assert ours == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_wilson_of_nobody_is_unknown() -> None:
    assert wilson_interval(0, 0) is None


@pytest.mark.parametrize(("k", "n", "confidence"), [(-1, 5, 0.95), (6, 5, 0.95), (1, 5, 1.0)])
def test_wilson_refuses_what_is_no_share(k: int, n: int, confidence: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(k, n, confidence)


@pytest.mark.parametrize(
    "table", [[[10, 20], [30, 5]], [[3, 1, 4], [1, 5, 9]], [[2, 7], [1, 8], [2, 8]]]
)
def test_chi_square_agrees_with_scipy(table: list[list[int]]) -> None:
    theirs = chi2_contingency(table, correction=False)
    ours = pearson_chi_square(table)
    assert ours is not None
    assert (ours.statistic, ours.p) == pytest.approx((theirs.statistic, theirs.pvalue))
    assert ours.df == theirs.dof
    small = (theirs.expected_freq < 5).sum() / theirs.expected_freq.size
    assert ours.expected_below_5 == pytest.approx(small)


def test_chi_square_leaves_out_what_nobody_is_in() -> None:
    assert pearson_chi_square([[10, 0, 20], [0, 0, 0], [30, 0, 5]]) == pearson_chi_square(
        [[10, 20], [30, 5]]
    )


@pytest.mark.parametrize("table", [[], [[1, 2]], [[1], [2]], [[0, 0], [1, 2]]])
def test_chi_square_needs_two_rows_and_two_columns(table: list[list[int]]) -> None:
    assert pearson_chi_square(table) is None


@pytest.mark.parametrize("table", [[[1, 2], [3]], [[1, -2], [3, 4]]])
def test_chi_square_refuses_what_is_no_table(table: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="table of counts"):
        pearson_chi_square(table)
