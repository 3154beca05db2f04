"""Intervals and tests. Formulas are named with their source; libraries compute distributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class ChiSquare:
    """Pearson's test of independence: statistic, degrees of freedom and p (from 0 to 1).

    `expected_below_5` is the fraction of cells with an expected count under 5; above a fifth the
    approximation is not to be trusted.
    """

    statistic: float
    df: int
    p: float
    expected_below_5: float


@lru_cache(maxsize=8192)
def wilson_interval(k: int, n: int, confidence: float = 0.95) -> tuple[float, float] | None:
    """The score interval of a share, as fractions from 0 to 1; None when nobody is in the base.

    Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22, 209-212; without continuity correction.
    Raises ValueError unless 0 <= k <= n and 0 < confidence < 1.
    """
    if not 0 <= k <= n or not 0 < confidence < 1:
        raise ValueError(f"no share: {k} of {n} at confidence {confidence}")
    if n == 0:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = k / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if k == 0 else max(0.0, middle - half)
    high = 1.0 if k == n else min(1.0, middle + half)
    return low, high


def pearson_chi_square(table: Sequence[Sequence[int]]) -> ChiSquare | None:
    """Pearson's chi-square of a table of counts (rows by columns), without Yates's correction.

    Pearson, K. (1900), Philosophical Magazine 50, 157-175. Rows and columns without any count are
    left out. None when fewer than two of either remain. Raises ValueError for a ragged table or a
    negative count.
    """
    # numpy and scipy cost a fifth of the program's start; only a test of independence needs them
    from scipy.special import chdtrc

    if len({len(row) for row in table}) > 1 or any(count < 0 for row in table for count in row):
        raise ValueError("a table of counts has rows of one length and no negative count")
    rows = [row for row in table if sum(row)]
    columns = [column for column in zip(*rows, strict=True) if sum(column)]
    if len(rows) < 2 or len(columns) < 2:
        return None
    total = sum(map(sum, rows))
    row_sums = [sum(row) for row in rows]
    statistic, small = 0.0, 0
    for column in columns:
        for count, row_sum in zip(column, row_sums, strict=True):
            expected = row_sum * sum(column) / total
            statistic += (count - expected) ** 2 / expected
            small += expected < 5
    df = (len(rows) - 1) * (len(columns) - 1)
    return ChiSquare(
        statistic, df, float(chdtrc(df, statistic)), small / (len(rows) * len(columns))
    )
