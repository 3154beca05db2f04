"""Values on a line: a change with its interval, a share between the bounds of what may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WHOLE = 100.0
_DECIMALS = 3


@dataclass(frozen=True)
class Point:
    """A value. A hollow one is what the other is compared with."""

    at: float
    is_hollow: bool = False


@dataclass(frozen=True)
class Mark:
    """A place on the axis and its words. A firm one is what the values are held against."""

    at: float
    words: str = ""
    is_firm: bool = False


@dataclass(frozen=True)
class Line:
    """Places in per cent of the drawing's width; `reach` is from one end to the other, if any."""

    reach: tuple[float, float] | None
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]


def value_line(
    *,
    axis: tuple[float, float],
    points: Sequence[Point],
    reach: tuple[float, float] | None = None,
    marks: Sequence[Mark] = (),
) -> Line:
    """The line of an axis from its start to its end; all values in the axis's unit."""
    start, end = axis

    def place(value: float) -> float:
        part = (min(max(value, start), end) - start) / (end - start)
        return round(part * _WHOLE, _DECIMALS)

    return Line(
        reach=None if reach is None else (place(reach[0]), place(reach[1])),
        points=tuple(Point(place(point.at), point.is_hollow) for point in points),
        marks=tuple(Mark(place(mark.at), mark.words, mark.is_firm) for mark in marks),
    )
