"""The drawings of the profile: lengths, shades and colours; the page draws them itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.diverging import places
from dashboard.figures.palette import DATA, DATA_SOFT, TRACK, words_on
from dashboard.indicators.definition import Scale

#: Shades of a cell, from nobody to the fullest.
SHADES = 6
#: More parts than these can't be told apart in one bar.
MOST_PARTS = 6

#: Parts without a direction, from the first on.
_PARTS = (DATA, "#7389BF", DATA_SOFT, "#667080", "#9AA3AE", "#C5CBD3")

_DECIMALS = 3


@dataclass(frozen=True)
class BarPart:
    """A part of a bar: `start` and `width` in per cent of its length."""

    start: float
    width: float
    colour: str
    ink: str


def bar_length(count: int, of: int) -> float:
    """How long the bar of a share is, in per cent of the whole."""
    return round(100 * count / of, _DECIMALS) if of else 0.0


def bar_parts(counts: Sequence[int], colours: Sequence[str]) -> tuple[BarPart, ...]:
    """A whole divided: a part for each count, in order; none where all counts are nought."""
    total = sum(counts)
    parts: list[BarPart] = []
    before = 0
    for count, colour in zip(counts, colours, strict=True):
        if count:
            parts.append(
                BarPart(
                    start=round(100 * before / total, _DECIMALS),
                    width=round(100 * count / total, _DECIMALS),
                    colour=colour,
                    ink=words_on(colour),
                )
            )
        before += count
    return tuple(parts)


def shade(count: int, fullest: int) -> int:
    """Which of the shades a cell has: 0 only for nobody, the last for the fullest."""
    if not count:
        return 0
    return max(1, round((SHADES - 1) * count / fullest))


def part_colours(parts: int, *, last_is_rest: bool = False) -> tuple[str, ...]:
    """A colour for each of up to `MOST_PARTS` parts; the rest (no outcome, say) recedes."""
    colours = _PARTS[: parts - 1] if last_is_rest else _PARTS[:parts]
    return (*colours, TRACK) if last_is_rest else colours


def answer_colours(scale: Scale) -> tuple[str, ...]:
    """The colours of a scale's options in their own order, the same as before and after."""
    by_code = {place.option.code: place.colour for place in places(scale)}
    return tuple(by_code[option.code] for option in scale.options)
