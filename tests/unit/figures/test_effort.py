"""Columns of events by period: places, heights, numbers and the axis they share."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.figures.effort import Column, PeriodEvents, period_columns
from dashboard.text.catalogue import Text

#: 365 days.
FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)
COUNTS = [
    PeriodEvents(date(2018, 1, 1), date(2018, 3, 31), 1200, 300),
    PeriodEvents(date(2018, 4, 1), date(2018, 6, 30), 30, 30),
]


def test_a_column_fills_its_own_period_and_persons_are_a_part_of_it() -> None:
    drawn = period_columns(COUNTS, FIRST, LAST, Text("da"), numbered=True)
    first, second = drawn.columns
    # 90 of 365 days; 9 % of the period stays free on each side
    assert first == Column(
        start=pytest.approx(90 / 365 * 9, abs=1e-3),
        width=pytest.approx(90 / 365 * 82, abs=1e-3),
        events=100.0,
        persons=25.0,
        words="1.200",
    )
    assert second.start == pytest.approx((90 + 91 * 0.09) / 365 * 100, abs=1e-3)
    assert (second.events, second.persons, second.words) == (2.5, 2.5, "30")


def test_columns_without_numbers_have_a_scale() -> None:
    drawn = period_columns(COUNTS, FIRST, LAST, Text("en"), numbered=False)
    assert [column.words for column in drawn.columns] == ["", ""]
    assert drawn.top == "1,200"


def test_the_axis_is_the_same_whatever_there_is_on_it() -> None:
    drawn = [
        period_columns(counts, FIRST, LAST, Text("da"), numbered=True)
        for counts in (COUNTS, COUNTS[1:], [])
    ]
    assert drawn[0].ticks == drawn[1].ticks == drawn[2].ticks
    assert drawn[0].columns[1].start == drawn[1].columns[0].start
    assert drawn[2].columns == ()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2018, 1, 1), date(2019, 6, 30), ["2018", "apr.", "jul.", "okt.", "2019", "apr."]),
        (date(2016, 1, 1), date(2019, 12, 31), ["2016", "2017", "2018", "2019"]),
        (date(2018, 10, 1), date(2018, 12, 31), ["okt.", "nov.", "dec."]),
        (date(2018, 10, 1), date(2018, 10, 31), ["okt."]),
        (date(2015, 7, 1), date(2017, 6, 30), ["2016", "2017"]),
    ],
)
def test_ticks_are_few(first: date, last: date, words: list[str]) -> None:
    ticks = period_columns([], first, last, Text("da"), numbered=False).ticks
    assert [tick.words for tick in ticks] == words
    assert all(0 <= tick.at < 100 for tick in ticks)
    days = (last - first).days + 1
    if words[0] == "2018":
        assert ticks[-1].at == pytest.approx((date(2019, 4, 1) - first).days / days * 100, abs=1e-3)
