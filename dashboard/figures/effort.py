"""Events by period: how many there were, and with how many different persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.palette import DATA, DATA_SOFT, INK, MUTED, RULE
from dashboard.text import formats
from dashboard.text.catalogue import Text

_MILLISECONDS_A_DAY = 86_400_000
#: How much of its period a column fills.
_FILLED = 0.82
#: Where an axis has room for so many columns at most, each can have its number above it.
MOST_NUMBERED = 9
#: Room above the tallest column for its number.
_ROOM_ABOVE = 1.22
_MOST_MONTHS = 18


@dataclass(frozen=True)
class PeriodColumn:
    """Events and the different persons in them, from `first` to `last` (both inclusive)."""

    first: date
    last: date
    events: int
    persons: int


def period_columns(
    columns: Sequence[PeriodColumn], first: date, last: date, text: Text, *, numbered: bool
) -> Figure:
    """Soft columns of events with firm ones of persons before them, on a time axis.

    There are never more persons than events. The axis goes from `first` to `last`, so that drawings
    side by side share it. `numbered` columns have their events above them, instead of a scale.
    """
    top = max((column.events for column in columns), default=0) or 1
    numbers = [formats.count(column.events, text.language) for column in columns]
    return {
        "data": [
            {
                **_columns(columns, [column.events for column in columns], DATA_SOFT),
                "name": "events",
                **(
                    {"text": numbers, "textposition": "outside", "cliponaxis": False}
                    if numbered
                    else {}
                ),
                "textfont": {"color": INK, "size": 12},
            },
            {
                **_columns(columns, [column.persons for column in columns], DATA),
                "name": "persons",
            },
        ],
        "layout": {
            **base_layout(margin=(0 if numbered else 40, 4, 4, 24)),
            "barmode": "overlay",
            "xaxis": _axis(first, last, text),
            "yaxis": {
                "range": [0, top * _ROOM_ABOVE],
                "visible": not numbered,
                "tickvals": [0, top],
                "ticktext": ["0", formats.count(top, text.language)],
                "tickfont": {"color": MUTED, "size": 12},
                "gridcolor": RULE,
                "zeroline": False,
                "fixedrange": True,
            },
        },
    }


def _columns(columns: Sequence[PeriodColumn], heights: Sequence[int], colour: str) -> Figure:
    days = [(column.last - column.first).days + 1 for column in columns]
    middles = [
        column.first + timedelta(length // 2) for column, length in zip(columns, days, strict=True)
    ]
    return {
        "type": "bar",
        "x": [middle.isoformat() for middle in middles],
        "y": list(heights),
        "width": [round(length * _FILLED * _MILLISECONDS_A_DAY) for length in days],
        "marker": {"color": colour},
        "hoverinfo": "skip",
    }


def _axis(first: date, last: date, text: Text) -> Figure:
    """The years where they begin; of a short time some months."""
    ticks = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    words = [str(day.year) for day in ticks]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MOST_MONTHS:
        numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        every = -(-len(numbers) // 6)
        ticks = [date(n // 12, n % 12 + 1, 1) for n in numbers if n % 12 % every == 0]
        words = [
            str(day.year) if day.month == 1 else formats.short_month(day, text.language)
            for day in ticks
        ]
    return {
        "type": "date",
        "range": [first.isoformat(), (last + timedelta(1)).isoformat()],
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": words,
        "tickangle": 0,
        "ticklabelposition": "outside right",
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": RULE,
        "linecolor": RULE,
        "showline": True,
        "fixedrange": True,
        "tickfont": {"color": MUTED, "size": 12},
    }
