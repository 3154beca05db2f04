"""The trend of the caseload against the norm."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.figures.caseload import caseload_trend
from dashboard.indicators.caseload import LoadPoint
from dashboard.text.catalogue import Text


def test_the_load_of_the_days_whose_hours_are_known() -> None:
    trend = [
        LoadPoint(date(2018, 8, 31), 0, 0.0),
        LoadPoint(date(2018, 9, 30), 30, 1.5),
        LoadPoint(date(2018, 10, 20), 33, 1.5),
    ]
    figure = caseload_trend(trend, 25, Text("da"))
    norm, load = figure["data"]
    assert load["x"] == ["2018-09-30", "2018-10-20"]
    assert load["y"] == [pytest.approx(20), pytest.approx(22)]
    assert norm["y"] == [25, 25]
    words = [label["text"] for label in figure["layout"]["annotations"]]
    assert words == ["Norm 25", "<b>22,0</b>"]
    assert figure["layout"]["yaxis"]["range"] == [0, pytest.approx(30)]
