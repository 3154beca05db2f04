"""Intake cohorts: the persons first referred within one month, quarter or half-year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dashboard.indicators.calendar import add_months

CohortLength = Literal["month", "quarter", "half_year"]
MONTHS: dict[CohortLength, int] = {"month": 1, "quarter": 3, "half_year": 6}


@dataclass(frozen=True)
class Cohort:
    """Referrals from `first_day` to `last_day`, inclusive: "2018-H1", "2018-Q2" or "2018-05"."""

    code: str
    length: CohortLength
    first_day: date
    last_day: date


@lru_cache(maxsize=4096)
def cohort_of(day: date, length: CohortLength) -> Cohort:
    """The cohort of somebody referred on the day."""
    months = MONTHS[length]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    number = (first.month - 1) // months + 1
    last = date.max
    if (first.year, number) != (date.max.year, 12 // months):
        last = add_months(first, months) - timedelta(1)
    return Cohort(_CODES[length](first.year, number), length, first, last)


_CODES: dict[CohortLength, Callable[[int, int], str]] = {
    "month": lambda year, number: f"{year:04d}-{number:02d}",
    "quarter": lambda year, number: f"{year:04d}-Q{number}",
    "half_year": lambda year, number: f"{year:04d}-H{number}",
}


def month_number(day: date) -> int:
    """Months since the year 0, by which the database counts: 12 a year, January the first."""
    return day.year * 12 + day.month - 1


def month_start(number: int) -> date:
    """The first day of the month of that number."""
    return date(number // 12, number % 12 + 1, 1)


def cohorts_between(first: date, last: date, length: CohortLength) -> list[Cohort]:
    """The cohorts from that of `first` to that of `last`, in order; none when `last` is earlier."""
    found: list[Cohort] = []
    day = first
    while day <= last:
        found.append(cohort_of(day, length))
        if found[-1].last_day >= last:
            break
        day = found[-1].last_day + timedelta(1)
    return found


def read_cohort(code: str) -> Cohort | None:
    """The cohort that a code names, of any length; None when it names none."""
    found = re.fullmatch(r"([0-9]{4})-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2]))", code)
    if found is None or found[1] == "0000":
        return None
    year = int(found[1])
    if found[2]:
        return cohort_of(date(year, int(found[2]) * 6, 1), "half_year")
    if found[3]:
        return cohort_of(date(year, int(found[3]) * 3, 1), "quarter")
    return cohort_of(date(year, int(found[4]), 1), "month")
