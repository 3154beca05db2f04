"""Axes with few, plain labels: dates as years and months, values in the goal's unit."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.figures.layout import Figure
from dashboard.figures.palette import MUTED, RULE
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The part of the time axis that stays free on the right, for the label of the last value.
_ROOM_RIGHT = 0.1
_MOST_DATES = 7


def amount(value: float, text: Text, *, share: bool) -> str:
    """A value as the page writes it: "9 %" or "110"."""
    if share:
        return formats.target_percent(value, text.language)
    return formats.count(value, text.language)


def date_axis(first: date, last: date, text: Text) -> Figure:
    ticks = _date_ticks(first, last)
    room = timedelta(days=max(1, round((last - first).days * _ROOM_RIGHT)))
    return {
        "type": "date",
        "range": [first.isoformat(), (last + room).isoformat()],
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": [_date_words(day, text) for day in ticks],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": RULE,
        "linecolor": RULE,
        "showline": True,
        "fixedrange": True,
        "tickfont": {"color": MUTED},
    }


def _date_ticks(first: date, last: date) -> list[date]:
    """Firsts of months, at most seven: each month, or each third, sixth, twelfth …"""
    for step in (1, 3, 6, 12, 24, 60):
        months = range(
            -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step,
            last.year * 12 + last.month,
            step,
        )
        days = [date(month // 12, month % 12 + 1, 1) for month in months]
        if len(days) <= _MOST_DATES:
            break
    return days


def _date_words(day: date, text: Text) -> str:
    """The year where it begins, the month between."""
    if day.month == 1:
        return str(day.year)
    return formats.short_month(day, text.language)


def value_axis(top: float, text: Text, *, share: bool) -> Figure:
    step = next(
        power * part
        for power in (0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000)
        for part in (1, 2, 5)
        if power * part * 5 >= top and (share or power * part >= 1)
    )
    ticks = [round(step * i, 6) for i in range(int(top / step + 1e-9) + 1)]
    return {
        "range": [0, top],
        "tickvals": ticks,
        "ticktext": [amount(tick, text, share=share) for tick in ticks],
        "gridcolor": RULE,
        "zeroline": True,
        "zerolinecolor": MUTED,
        "zerolinewidth": 1,
        "fixedrange": True,
        "tickfont": {"color": MUTED},
    }
