"""Calendar months: clamped to the month's end, and back again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.calendar import add_months, months_before

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(0, 120)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2018-08-31", 6, "2019-02-28"),
        ("2019-08-31", 6, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2018-12-31", 0, "2018-12-31"),
        ("2018-12-15", 1, "2019-01-15"),
        ("2019-01-15", -1, "2018-12-15"),
        ("2019-05-31", -3, "2019-02-28"),
        ("2019-01-31", -13, "2017-12-31"),
    ],
)
def test_add_months(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2019-02-28", 6, "2018-08-31"),
        ("2020-02-28", 6, "2019-08-28"),
        ("2020-02-29", 6, "2019-08-31"),
        ("2018-12-31", 6, "2018-06-30"),
        ("2018-12-30", 6, "2018-06-30"),
        ("2019-03-30", 1, "2019-02-28"),
        ("2019-04-30", 1, "2019-03-31"),
        ("2019-04-15", 0, "2019-04-15"),
    ],
)
def test_months_before(day: str, months: int, before: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(before)


@given(DAYS, MONTHS)
def test_months_before_is_the_latest_day_from_which_the_months_have_passed(
    day: date, months: int
) -> None:
    latest = months_before(day, months)
    assert add_months(latest, months) <= day
    assert add_months(latest + timedelta(1), months) > day


@given(DAYS, DAYS, MONTHS)
def test_a_threshold_stands_for_counting_months(begin: date, day: date, months: int) -> None:
    assert (begin <= months_before(day, months)) == (add_months(begin, months) <= day)


def test_the_calendar_ends() -> None:
    assert add_months(date.max, 1) == date.max
    assert add_months(date.min, -1) == date.min
    assert months_before(date(1, 3, 1), 6) == date.min
