"""Tests of paired answers: the same persons at two waves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PairedTest:
    """What a paired test found among `n` pairs, `changed` of which differ.

    `p` and `effect` are None where there is nothing to test (no pair, or none that changed). The
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

    The effect is the matched-rank biserial correlation.
    """
    raise NotImplementedError


def mcnemar_exact(improved: int, worse: int, unchanged: int) -> PairedTest:
    """McNemar's exact test of a dichotomy: two-sided binomial on those who changed."""
    raise NotImplementedError
