"""Calendar months on days: "six months" is six months of the calendar, never 180 days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier if negative).

    Clamped to the month's end: 31 August + 6 months is 28 or 29 February. Beyond the first and the
    last day that a date can hold, that day.
    """
    target = _month(day, months)
    if isinstance(target, date):
        return target
    year, month = target
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_before(day: date, months: int) -> date:
    """The latest day whose `add_months(…, months)` is on or before `day`; `months` is at least 0.

    What began on it or earlier has lasted `months` months on `day`. From the last day of a month
    this is the last day of a month, since all the days that are clamped to `day` have lasted.
    """
    target = _month(day, -months)
    if isinstance(target, date):
        return target
    year, month = target
    length = monthrange(year, month)[1]
    is_month_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, length if is_month_end else min(day.day, length))


def _month(day: date, months: int) -> tuple[int, int] | date:
    """Year and month `months` from the day's, or the end of the calendar that lies before it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return year, month + 1
