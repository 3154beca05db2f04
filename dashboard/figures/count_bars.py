"""Counts as horizontal bars on one scale, in groups, each with its words at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_DECIMALS = 4


@dataclass(frozen=True)
class CountBar:
    """A count with its words. `part` of it is drawn firm, the rest soft; None: all of it is firm.

    `mark` is a count that the bar is held against. A count that is not shown is None: it has words
    and no bar.
    """

    count: float | None
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
    """A bar in fractions of the scale: the whole, the firm part of it, and the mark.

    None where there is nothing to draw but the words.
    """

    whole: float | None
    firm: float | None
    mark: float | None
    words: str


def count_bars(groups: Sequence[BarGroup]) -> tuple[tuple[str, tuple[DrawnBar, ...]], ...]:
    """The groups' labels with their bars; the longest bar, or mark, is the whole scale."""
    bars = [bar for group in groups for bar in group.bars]
    longest = max((max(bar.count or 0, bar.mark or 0) for bar in bars), default=0) or 1

    def part(count: float | None) -> float | None:
        return None if count is None else round(count / longest, _DECIMALS)

    def drawn(bar: CountBar) -> DrawnBar:
        firm = bar.count if bar.part is None else bar.part
        return DrawnBar(part(bar.count), part(firm), part(bar.mark), bar.words)

    return tuple((group.label, tuple(drawn(bar) for bar in group.bars)) for group in groups)
