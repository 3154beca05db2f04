"""Columns of events by period: widths, shared axis, numbers."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.figures.effort import PeriodColumn, period_columns
from dashboard.figures.palette import DATA, DATA_SOFT
from dashboard.text.catalogue import Text

DAY = 86_400_000
FIRST, LAST = date(2018, 1, 1), date(2019, 6, 30)
QUARTERS = [
    PeriodColumn(date(2018, 1, 1), date(2018, 3, 31), 1200, 90),
    PeriodColumn(date(2019, 4, 1), date(2019, 6, 30), 30, 30),
]


def test_persons_stand_before_events() -> None:
    figure = period_columns(QUARTERS, FIRST, LAST, Text("da"), numbered=True)
    events, persons = figure["data"]
    assert figure["layout"]["barmode"] == "overlay"
    assert (events["y"], persons["y"]) == ([1200, 30], [90, 30])
    assert (events["marker"]["color"], persons["marker"]["color"]) == (DATA_SOFT, DATA)
    assert events["text"] == ["1.200", "30"]
    assert "text" not in persons


def test_a_column_fills_its_own_period() -> None:
    [events, _] = period_columns(QUARTERS, FIRST, LAST, Text("en"), numbered=True)["data"]
    assert events["x"] == ["2018-02-15", "2019-05-16"]
    # 90 and 91 days
    assert events["width"] == pytest.approx([90 * 0.82 * DAY, 91 * 0.82 * DAY], abs=1)


def test_the_axis_is_the_same_whatever_the_columns_are() -> None:
    axes = [
        period_columns(columns, FIRST, LAST, Text("da"), numbered=False)["layout"]["xaxis"]
        for columns in (QUARTERS, QUARTERS[:1], [])
    ]
    assert axes[0] == axes[1] == axes[2]
    assert axes[0]["range"] == ["2018-01-01", "2019-07-01"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FIRST, LAST, ["2018", "apr.", "jul.", "okt.", "2019", "apr."]),
        (date(2016, 1, 1), date(2019, 12, 31), ["2016", "2017", "2018", "2019"]),
        (date(2018, 10, 1), date(2018, 12, 31), ["okt.", "nov.", "dec."]),
    ],
)
def test_ticks_are_few(first: date, last: date, words: list[str]) -> None:
    axis = period_columns([], first, last, Text("da"), numbered=False)["layout"]["xaxis"]
    assert axis["ticktext"] == words
    assert len(axis["tickvals"]) == len(words)


def test_without_numbers_there_is_a_scale() -> None:
    layout = period_columns(QUARTERS, FIRST, LAST, Text("en"), numbered=False)["layout"]
    assert layout["yaxis"]["visible"] is True
    assert layout["yaxis"]["ticktext"] == ["0", "1,200"]
