"""Counts as horizontal bars on one scale, in groups, each with its words at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_DECIMALS = 4


@dataclass(frozen=True)
class CountBar:
    """A count with its words. `part` of it is drawn firm, the rest soft; None: all of it is firm.

    `mark` is a count that the bar is held against.
    """

    count: float
    words: str
    part: float | None = None
    mark: float | None = None


@dataclass(frozen=True)
class BarGroup:
    """Bars under one label."""

    label: str
    bars: tuple[CountBar, ...]


@dataclass(frozen=True)
class DrawnBar:
    """A bar in fractions of the scale: the whole, the firm part of it, and the mark."""

    whole: float
    firm: float
    mark: float | None
    words: str


def count_bars(groups: Sequence[BarGroup]) -> tuple[tuple[str, tuple[DrawnBar, ...]], ...]:
    """The groups' labels with their bars; the longest bar, or mark, is the whole scale."""
    bars = [bar for group in groups for bar in group.bars]
    longest = max((max(bar.count, bar.mark or 0) for bar in bars), default=0) or 1

    def drawn(bar: CountBar) -> DrawnBar:
        firm = bar.count if bar.part is None else bar.part
        return DrawnBar(
            whole=round(bar.count / longest, _DECIMALS),
            firm=round(firm / longest, _DECIMALS),
            mark=None if bar.mark is None else round(bar.mark / longest, _DECIMALS),
            words=bar.words,
        )

    return tuple((group.label, tuple(drawn(bar) for bar in group.bars)) for group in groups)
