"""Exact limits of shares: what chance alone gives a site, and what a count says of a share."""

from __future__ import annotations

from bisect import bisect_right


def funnel_limits(n: int, share: float, level: float = 0.95) -> tuple[float, float]:
    """Between which shares a site of `n` persons lies when it differs by chance alone.

    `share` is the share of all sites together; limits and share are fractions from 0 to 1. A site
    is below the lower limit exactly when the binomial chance of so few or fewer is at most
    (1 - level) / 2, and above the upper one likewise, so at most 1 - level of sites are outside
    by chance, however small they are.

    Spiegelhalter, D. J. (2005), "Funnel plots for comparing institutional performance",
    Statistics in Medicine 24, 1185-1202, appendix A.1.1, interpolates between whole persons so
    that the limits run smoothly. His formula is the lower limit here. The upper one is the lower
    limit of those without the outcome: his own would leave a site of one person outside when that
    person has it, and half of all persons have. Manktelow, B. N. & Seaton, S. E. (2012), PLoS ONE
    7(9), e45723, compare the ways to interpolate.

    Raises ValueError unless n >= 1, 0 <= share <= 1 and 0 < level < 1.
    """
    if n < 1 or not 0 <= share <= 1 or not 0 < level < 1:
        raise ValueError(f"no limits for {n} persons, share {share}, level {level}")
    tail = (1 - level) / 2
    return _lower_limit(n, share, tail), 1 - _lower_limit(n, 1 - share, tail)


def exact_interval(k: int, n: int, level: float = 0.95) -> tuple[float, float] | None:
    """The exact interval of a share, as fractions from 0 to 1; None when nobody is in the base.

    Clopper, C. J. & Pearson, E. S. (1934), "The use of confidence or fiducial limits illustrated
    in the case of the binomial", Biometrika 26, 404-413. Raises ValueError unless 0 <= k <= n and
    0 < level < 1.
    """
    # numpy and scipy cost a good part of the program's start
    from scipy.special import betaincinv

    if not 0 <= k <= n or not 0 < level < 1:
        raise ValueError(f"no share: {k} of {n} at level {level}")
    if n == 0:
        return None
    tail = (1 - level) / 2
    low = 0.0 if k == 0 else float(betaincinv(k, n - k + 1, tail))
    high = 1.0 if k == n else float(betaincinv(k + 1, n - k, 1 - tail))
    return low, high


def _lower_limit(n: int, share: float, tail: float) -> float:
    from scipy.special import bdtr

    if share in (0, 1):
        return share

    def at_most(count: int) -> float:
        return float(bdtr(count, n, share))

    # the smallest count that is not among the `tail` of the lowest ones
    count = bisect_right(range(n + 1), tail, key=at_most)
    below = at_most(count - 1) if count else 0.0
    interpolated = count - (at_most(count) - tail) / (at_most(count) - below)
    return max(0.0, interpolated / n)
