"""Tests of paired answers: the same persons at two waves.

Whoever puts a test into words needs both its parts: a change is called one where p is below 0.05
and the interval leaves out 0. Near the border the two may differ, since p is exact and the
intervals are approximate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import comb, erfc, gcd, isfinite, sqrt
from statistics import NormalDist
from typing import Literal

#: The exact distribution is computed up to this many additions, some milliseconds; beyond it the
#: normal approximation stands for at least a hundred changed pairs.
EXACT_WORK = 4_000_000


@dataclass(frozen=True)
class PairedTest:
    """What a paired test found among `n` pairs, `changed` of which differ.

    `statistic` is the smaller of the two rank sums (Wilcoxon) or of the two counts (McNemar). `p`
    and `effect` are None where there is nothing to test (no pair, or none that changed). The
    effect goes from -1 to 1 and is above 0 when the second wave is higher; `interval` is its 95 %
    interval.
    """

    kind: Literal["wilcoxon", "mcnemar"]
    n: int
    changed: int
    statistic: float | None
    p: float | None
    effect: float | None
    interval: tuple[float, float] | None


def wilcoxon_pratt(differences: Mapping[float, int]) -> PairedTest:
    """Wilcoxon's signed-rank test with Pratt's zeros on counts by difference (second less first).

    Pairs without a change are ranked with the others and their ranks then left out: Pratt, J. W.
    (1959), "Remarks on zeros and ties in the Wilcoxon signed rank procedures", Journal of the
    American Statistical Association 54, 655-667. The two-sided p is that of all equally likely
    signs of the ranks at hand, ties and zeros included, which tables and scipy's "exact" are not
    valid for; computed by the shift algorithm of Streitberg, B. & Röhmel, J. (1986), Statistical
    Software Newsletter 12, 10-17. For large samples it is the normal approximation without
    continuity correction.

    The effect is the matched-pairs rank-biserial correlation, the share of the rank sum that went
    up less the share that went down: Kerby, D. S. (2014), "The simple difference formula",
    Comprehensive Psychology 3, 11.IT.3.1. Its interval takes the share that went up as a share
    weighted with the ranks: Wilson's interval with Kish's effective size (sum of the weights)² /
    (sum of their squares), as Franco, C. et al. (2019), Journal of Survey Statistics and
    Methodology 7, 334-364. It is the test's normal approximation turned round.

    Raises ValueError for a negative count or a difference that is no number.
    """
    if any(count < 0 or not isfinite(d) for d, count in differences.items()):
        raise ValueError("differences are numbers, and their counts not negative")
    sizes, positive = Counter[float](), Counter[float]()
    for difference, count in differences.items():
        sizes[abs(difference)] += count
        positive[abs(difference)] += count if difference > 0 else 0
    n, changed = sizes.total(), sizes.total() - sizes[0]
    if not changed:
        return PairedTest("wilcoxon", n, 0, None, None, None, None)
    # Twice the mean rank of tied pairs is a whole number.
    groups, before, up = [], sizes.pop(0.0, 0), 0
    for size, count in sorted(sizes.items()):
        if count:
            rank = 2 * before + count + 1
            groups.append((rank, count))
            up += rank * positive[size]
            before += count
    total = sum(rank * count for rank, count in groups)
    smaller = min(up, total - up)
    p = _signed_rank_p(tuple(groups), smaller)
    squares = sum(rank * rank * count for rank, count in groups)
    low, high = _score_interval(up / total, total * total / squares)
    effect = (2 * up - total) / total
    return PairedTest("wilcoxon", n, changed, smaller / 2, p, effect, (2 * low - 1, 2 * high - 1))


def mcnemar_exact(improved: int, worse: int, unchanged: int) -> PairedTest:
    """McNemar's exact test of a dichotomy: two-sided binomial on those who changed.

    McNemar, Q. (1947), Psychometrika 12, 153-157, with the binomial distribution in place of the
    chi-square. The effect is (improved - worse) / n, the difference between the shares at the two
    waves; its interval is that of Bonett, D. G. & Price, R. M. (2012), "Adjusted Wald confidence
    interval for a difference of binomial proportions based on paired data", Journal of
    Educational and Behavioral Statistics 37, 479-488, kept within -1 and 1. Raises ValueError for
    a negative count.
    """
    # numpy and scipy cost a good part of the program's start; only a test needs them
    from scipy.special import bdtr

    if min(improved, worse, unchanged) < 0:
        raise ValueError("counts of persons are not negative")
    changed = improved + worse
    n = changed + unchanged
    if not changed:
        return PairedTest("mcnemar", n, 0, None, None, None, None)
    smaller = min(improved, worse)
    p = min(1.0, 2 * float(bdtr(smaller, changed, 0.5)))
    middle = (improved - worse) / (n + 2)
    half = _z() * sqrt(((changed + 2) / (n + 2) - middle**2) / (n + 2))
    interval = (max(-1.0, middle - half), min(1.0, middle + half))
    return PairedTest("mcnemar", n, changed, smaller, p, (improved - worse) / n, interval)


def _z() -> float:
    return NormalDist().inv_cdf(0.975)


def _score_interval(share: float, size: float) -> tuple[float, float]:
    """Wilson's interval of a share, as statistics.wilson_interval, of a size that is no count."""
    z = _z()
    middle = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z / (1 + z * z / size) * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    low = 0.0 if share == 0 else max(0.0, middle - half)
    high = 1.0 if share == 1 else min(1.0, middle + half)
    return low, high


@lru_cache(maxsize=4096)
def _signed_rank_p(groups: tuple[tuple[int, int], ...], smaller: int) -> float:
    """The chance that random signs give a rank sum as far out as `smaller`, on either side.

    `groups` are (twice the rank, pairs that share it); `smaller` is twice the smaller rank sum.
    """
    import numpy as np

    total = sum(rank * count for rank, count in groups)
    changed = sum(count for _, count in groups)
    step = gcd(*(rank for rank, _ in groups))
    if total // step * changed > EXACT_WORK:
        squares = sum(rank * rank * count for rank, count in groups)
        return erfc((total - 2 * smaller) / sqrt(2 * squares))
    # Only sums up to the smaller one are asked about, and no rank lowers a sum.
    sums = smaller // step + 1
    chances = np.zeros(sums)
    chances[0] = 1.0
    for rank, count in groups:
        shift = rank // step
        more = np.zeros(sums)
        for up in range(min(count, (sums - 1) // shift) + 1):
            more[up * shift :] += comb(count, up) / 2**count * chances[: sums - up * shift]
        chances = more
    return min(1.0, 2 * float(chances.sum()))
