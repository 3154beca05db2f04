from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.cohorts import (
    MONTHS,
    CohortLength,
    cohort_of,
    cohorts_between,
    month_number,
    month_start,
    read_cohort,
)

LENGTHS = st.sampled_from(list(MONTHS))


@pytest.mark.parametrize(
    ("day", "length", "code", "first", "last"),
    [
        ("2018-05-31", "month", "2018-05", "2018-05-01", "2018-05-31"),
        ("2020-02-01", "month", "2020-02", "2020-02-01", "2020-02-29"),
        ("2018-12-31", "quarter", "2018-Q4", "2018-10-01", "2018-12-31"),
        ("2018-06-30", "half_year", "2018-H1", "2018-01-01", "2018-06-30"),
        ("2018-07-01", "half_year", "2018-H2", "2018-07-01", "2018-12-31"),
    ],
)
def test_a_day_has_its_cohort(
    day: str, length: CohortLength, code: str, first: str, last: str
) -> None:
    cohort = cohort_of(date.fromisoformat(day), length)
    assert cohort.code == code
    assert cohort.first_day.isoformat() == first
    assert cohort.last_day.isoformat() == last


@given(st.dates(), LENGTHS)
def test_a_code_is_read_as_what_it_was_written_for(day: date, length: CohortLength) -> None:
    cohort = cohort_of(day, length)
    assert cohort.first_day <= day <= cohort.last_day
    assert read_cohort(cohort.code) == cohort


@pytest.mark.parametrize("code", ["", "2018", "2018-H3", "2018-Q0", "2018-13", "0000-H1", "18-H1"])
def test_other_codes_name_no_cohort(code: str) -> None:
    assert read_cohort(code) is None


def test_cohorts_follow_each_other() -> None:
    found = cohorts_between(date(2017, 11, 30), date(2018, 6, 30), "quarter")
    assert [cohort.code for cohort in found] == ["2017-Q4", "2018-Q1", "2018-Q2"]
    assert cohorts_between(date(2018, 1, 2), date(2018, 1, 1), "month") == []
    assert [c.code for c in cohorts_between(date.max, date.max, "month")] == ["9999-12"]


@given(st.dates())
def test_a_month_is_numbered_and_found_again(day: date) -> None:
    assert month_start(month_number(day)) == day.replace(day=1)
