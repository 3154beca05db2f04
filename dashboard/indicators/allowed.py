"""Which exact counts a protected one may stand for, by the rules that every reader knows."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.indicators.protected import (
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedFigure,
    ProtectedShare,
    Rounded,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Tally


def allowed_range(count: ProtectedCount, rules: ProtectionRules) -> tuple[int, int | None]:
    """The least and the greatest exact count, both inclusive; None where there is no greatest."""
    match count:
        case ExactCount(value=value):
            return value, value
        case Rounded(value=value):
            return rules.bounds(value)
        case Hidden.FEW:
            return 0, rules.smallest - 1
        case Hidden.COMPLEMENT:
            return rules.smallest, None
    return 0, None


def allowed_tallies(figure: ProtectedFigure, rules: ProtectionRules) -> Iterator[Tally] | None:
    """Every exact figure that the protected one may stand for; None where it may be anything."""
    if not isinstance(figure, ProtectedShare):
        low, high = allowed_range(figure, rules)
        return None if high is None else (Tally(k, None) for k in range(low, high + 1))
    low, high = allowed_range(figure.denominator, rules)
    if high is None or figure.numerator in (Hidden.GROUP, Hidden.WITHHELD):
        return None
    return (Tally(k, n) for n in range(low, high + 1) for k in _numerators(figure, n, rules))


def _numerators(share: ProtectedShare, n: int, rules: ProtectionRules) -> range:
    low, high = allowed_range(share.numerator, rules)
    least, most = complement_range(share, rules)
    at_least = low if most is None else max(low, n - most)
    at_most = n - least if high is None else min(high, n - least)
    return range(at_least, at_most + 1)


def complement_range(share: ProtectedShare, rules: ProtectionRules) -> tuple[int, int | None]:
    """How many of the base the numerator may leave out: few exactly where it is hidden for that."""
    match share.numerator:
        case Hidden.COMPLEMENT:
            return 0, rules.smallest - 1
        case Rounded():
            return rules.smallest, None
        case ExactCount():
            return rules.exact_cell, None
    return 0, None
