"""Releases are for meetings, in order, and never for a date that somebody thought of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dashboard.indicators.definition import Meeting
from dashboard.indicators.parts import Label
from dashboard.indicators.release import Release
from dashboard.indicators.release_days import DAYS_AHEAD, ReleaseDay, release_days
from tests.unit.definitions import definition

MEETINGS = (date(2017, 6, 14), date(2017, 12, 13), date(2018, 6, 13))
TODAY = date(2018, 3, 1)
WORDS = Label(da="Lille", en="Small")


def days(last: date | None, today: date, data_until: date | None = None) -> list[ReleaseDay]:
    given = definition()
    period = given.period.model_copy(update={"data_until": data_until})
    meetings = tuple(Meeting(day=day) for day in MEETINGS)
    changed = given.model_copy(update={"period": period, "meetings": meetings})
    released = last and Release(
        project="small", name=WORDS, summary=WORDS, meeting=last, as_of=last
    )
    return list(release_days(changed, released or None, today))


def test_the_meetings_held_and_today_where_none_is_at_hand() -> None:
    assert days(None, TODAY) == [
        ReleaseDay(TODAY, TODAY, is_meeting=False),
        ReleaseDay(MEETINGS[1], MEETINGS[1]),
        ReleaseDay(MEETINGS[0], MEETINGS[0]),
    ]


def test_a_meeting_at_hand_has_the_figures_of_today() -> None:
    before = MEETINGS[2] - timedelta(days=DAYS_AHEAD)
    assert days(MEETINGS[1], before) == [ReleaseDay(MEETINGS[2], before)]
    assert days(MEETINGS[1], before - timedelta(days=1)) == [
        ReleaseDay(before - timedelta(days=1), before - timedelta(days=1), is_meeting=False)
    ]


@pytest.mark.parametrize("last", [MEETINGS[1], date(2018, 1, 1)])
def test_nothing_is_put_in_before_what_has_been_released(last: date) -> None:
    assert [day.meeting for day in days(last, TODAY)] == [TODAY]


def test_once_a_day() -> None:
    assert days(TODAY, TODAY) == []
    # the meeting ahead has been released: a correction waits for a day after it
    assert days(MEETINGS[2], MEETINGS[2] - timedelta(days=3)) == []


def test_no_figures_are_of_a_day_after_the_last_data() -> None:
    found = days(MEETINGS[0], TODAY, data_until=date(2017, 11, 30))
    assert {day.as_of for day in found} == {date(2017, 11, 30)}
