"""Columns of events by period, with the different persons in them, on a time axis.

It is geometry and words only. The page draws it as blocks and not as a plot: a project may have ten
kinds of event, each with a drawing of its own, which are redrawn whenever a filter changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.text import formats
from dashboard.text.catalogue import Text

#: Where an axis has room for so many columns at most, each can have its number above it.
MOST_NUMBERED = 9
#: How much of its period a column fills.
_FILLED = 0.82
#: Over so many months the years are enough.
_MOST_MONTHS = 18
_MOST_TICKS = 6
_WHOLE = 100.0
_DECIMALS = 3


@dataclass(frozen=True)
class PeriodEvents:
    """Events and the different persons in them, from `first` to `last` (both inclusive)."""

    first: date
    last: date
    events: int
    persons: int


@dataclass(frozen=True)
class Column:
    """A column in per cent of the drawing: where it starts, its width and both its heights."""

    start: float
    width: float
    events: float
    persons: float
    words: str


@dataclass(frozen=True)
class Tick:
    """A place on the time axis in per cent of its width, with its words."""

    at: float
    words: str


@dataclass(frozen=True)
class PeriodColumns:
    """`top` is what the tallest column counts, for a scale beside columns without numbers."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    top: str


def period_columns(
    counts: Sequence[PeriodEvents], first: date, last: date, text: Text, *, numbered: bool
) -> PeriodColumns:
    """The columns on an axis from `first` to `last`, which drawings side by side may share.

    There are never more persons than events. `numbered` columns have their events as words.
    """
    top = max((count.events for count in counts), default=0) or 1
    days = (last - first).days + 1

    def place(day: date) -> float:
        return (day - first).days / days * _WHOLE

    columns = []
    for count in counts:
        whole = ((count.last - count.first).days + 1) / days * _WHOLE
        columns.append(
            Column(
                start=_rounded(place(count.first) + whole * (1 - _FILLED) / 2),
                width=_rounded(whole * _FILLED),
                events=_rounded(count.events / top * _WHOLE),
                persons=_rounded(count.persons / top * _WHOLE),
                words=formats.count(count.events, text.language) if numbered else "",
            )
        )
    ticks = tuple(Tick(_rounded(place(day)), words) for day, words in _ticks(first, last, text))
    return PeriodColumns(tuple(columns), ticks, formats.count(top, text.language))


def _ticks(first: date, last: date, text: Text) -> list[tuple[date, str]]:
    """The years where they begin; of a short time some of its months."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    months = [number for number in range(start, end + 1) if number > start or first.day == 1]
    if len(months) > _MOST_MONTHS:
        every = 12
    else:
        every = next(step for step in (1, 2, 3, 4, 6) if len(months) <= step * _MOST_TICKS)
    days = [date(number // 12, number % 12 + 1, 1) for number in months if number % every == 0]
    return [(day, _words(day, text)) for day in days]


def _words(day: date, text: Text) -> str:
    return str(day.year) if day.month == 1 else formats.short_month(day, text.language)


def _rounded(part: float) -> float:
    return round(part, _DECIMALS)
