"""The days on which a project is shown to whoever may not choose any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.offered_days import is_offered, nearest_offered, offered_days
from tests.unit.definitions import definition

#: The project begins on 1 January 2016; it met on 1 June 2017 and on 30 November 2017.
PROJECT = definition()
TODAY = date(2018, 3, 1)


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (TODAY, True),
        (date(2018, 2, 28), True),  # the end of a month
        (date(2017, 6, 1), True),  # a meeting
        (date(2017, 6, 2), False),
        (date(2018, 2, 27), False),
        (date(2018, 3, 31), False),  # has not come
    ],
)
def test_offered_are_today_meetings_and_ends_of_months(day: date, offered: bool) -> None:
    assert is_offered(PROJECT, day, TODAY) is offered
    assert (day in offered_days(PROJECT, TODAY)) is offered


def test_the_day_of_the_last_data_is_offered() -> None:
    period = PROJECT.period.model_copy(update={"data_until": date(2018, 1, 15)})
    stopped = PROJECT.model_copy(update={"period": period})
    assert is_offered(stopped, date(2018, 1, 15), TODAY)
    assert nearest_offered(stopped, date(2018, 1, 20), TODAY) == date(2018, 1, 15)


def test_the_list_goes_back_from_today_to_the_start() -> None:
    days = offered_days(PROJECT, TODAY)
    assert days[0] == TODAY
    assert days[-1] == date(2016, 1, 31)
    assert list(days) == sorted(set(days), reverse=True)


@given(st.dates(date(2010, 1, 1), date(2020, 12, 31)))
def test_the_nearest_is_the_last_offered_up_to_the_day(asked: date) -> None:
    nearest = nearest_offered(PROJECT, asked, TODAY)
    assert is_offered(PROJECT, nearest, TODAY)
    last = min(asked, TODAY)
    between = (last - timedelta(days=back) for back in range((last - nearest).days))
    assert not any(is_offered(PROJECT, day, TODAY) for day in between)
