"""Dates of the invented project: working days, months, regular appointments."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from dashboard.indicators.calendar import add_months


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def first_of_month(today: date, months: int) -> date:
    """The first day of the month `months` after today's (before it if negative)."""
    return add_months(today.replace(day=1), months)


def regular_days(random: Random, first: date, last: date, gap: tuple[int, int]) -> list[date]:
    """Days from `first` to `last`, each between gap[0] and gap[1] days (less a weekend) later."""
    days: list[date] = []
    day = first
    while day <= last:
        days.append(day)
        day = working_day(day + timedelta(days=random.randint(*gap)))
    return days
