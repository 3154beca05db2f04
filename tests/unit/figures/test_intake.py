"""The curve of intake: what is drawn, how far, and what its words say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.figures.intake import intake_curve
from dashboard.figures.intake_months import MOST_MONTHS, monthly_bars
from dashboard.indicators.forecast import IntakeForecast
from dashboard.indicators.intake import IntakePoint, Pace, months_until
from dashboard.text.catalogue import Text
from tests.unit.figures.intake_samples import (
    DAY,
    DUE,
    FORECAST,
    PACE,
    PERIOD,
    answer,
    history,
    target,
    without_target,
)
from tests.unit.figures.samples import revision

DANISH = Text("da")


def traces(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in figure["data"]}


def labels(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {label["text"]: label for label in figure["layout"]["annotations"]}


def test_curves_target_path_and_forecast_are_drawn() -> None:
    drawn = traces(intake_curve(answer(), PERIOD, DANISH))
    assert set(drawn) == {
        "target",
        "expected",
        "referred",
        "started",
        "interval",
        "forecast",
        "reached",
    }
    assert drawn["referred"]["x"] == [
        "2018-06-01",
        "2018-06-30",
        "2018-07-31",
        "2018-08-31",
        "2018-09-30",
        "2018-10-20",
    ]
    assert drawn["referred"]["y"] == [0, 5, 12, 18, 26, 30]
    assert drawn["started"]["y"] == [0, 3, 9, 16, 22, 27]
    # what the target counts is the firm line
    assert drawn["referred"]["line"]["width"] > drawn["started"]["line"]["width"]
    assert drawn["interval"]["x"] == ["2019-02-20", "2019-12-05"]
    assert drawn["forecast"]["y"] == [30, 60]
    assert drawn["reached"]["x"] == ["2019-05-10"]


def test_every_line_has_its_words_and_there_is_no_legend() -> None:
    figure = intake_curve(answer(), PERIOD, DANISH)
    assert set(labels(figure)) == {
        "<b>30 henvist</b>",
        "27 startet",
        "Måltal 60",
        "Forventet",
        "Prognose",
        "20. okt. 2018",
    }
    assert figure["layout"]["showlegend"] is False


def test_words_at_the_ends_of_curves_stand_apart() -> None:
    close = tuple(IntakePoint(point.day, *[point.referred] * 3) for point in history())
    figure = intake_curve(answer(history=close, measure="counted"), PERIOD, DANISH)
    top = figure["layout"]["yaxis"]["range"][1]
    ends = [labels(figure)[words]["y"] for words in ("30 henvist", "30 startet")]
    ends.append(labels(figure)["<b>30 tæller med</b>"]["y"])
    assert ends[0] - ends[1] >= 0.07 * top
    assert ends[1] - ends[2] >= 0.07 * top


def test_the_target_goes_in_steps() -> None:
    steps = (revision(80, date(2020, 1, 1)), revision(60, DUE, date(2018, 9, 15)))
    figure = intake_curve(answer(target=target(*steps)), PERIOD, DANISH)
    step = traces(figure)["target"]
    assert step["x"] == ["2018-06-01", "2018-09-15", "2019-06-30"]
    assert step["y"] == [80, 60, 60]
    assert step["line"]["shape"] == "hv"
    assert labels(figure)["Måltal 80"]["x"] == "2018-06-01"
    assert labels(figure)["Måltal 60"]["x"] == "2018-09-15"


def test_a_target_decided_beside_the_forecast_gives_way_to_its_word() -> None:
    beside = IntakeForecast(date(2018, 12, 1), date(2018, 11, 10), date(2019, 1, 10))
    steps = (revision(80, DUE), revision(60, DUE, date(2018, 11, 15)))
    pace = replace(PACE, forecast=beside)
    found = answer(target=target(*steps), pace=pace)
    words = labels(intake_curve(found, PERIOD, DANISH))
    assert words["Måltal 60"]["yshift"] > words["Prognose"]["yshift"] + 14


def test_the_end_of_intake_is_marked_where_there_is_one() -> None:
    ends = PERIOD.model_copy(update={"intake_end": DUE})
    with_end = intake_curve(answer(), ends, DANISH)
    assert labels(with_end)["Optag slutter"]["x"] == "2019-06-30"
    assert [shape["x0"] for shape in with_end["layout"]["shapes"]] == ["2018-10-20", "2019-06-30"]
    without = intake_curve(answer(), PERIOD, DANISH)
    assert len(without["layout"]["shapes"]) == 1


def test_a_forecast_far_away_is_drawn_only_so_far() -> None:
    """A year beyond the due date the axis ends; the interval stays on it, the day is left out."""
    far = IntakeForecast(date(2030, 1, 1), date(2019, 3, 1), None)
    figure = intake_curve(answer(pace=replace(PACE, forecast=far)), PERIOD, DANISH)
    drawn = traces(figure)
    assert drawn["interval"]["x"] == ["2019-03-01", "2020-06-30"]
    assert "reached" not in drawn
    assert "forecast" not in drawn
    assert figure["layout"]["xaxis"]["range"][1] < "2020-10-01"


def test_without_a_target_there_are_two_curves_with_room_for_their_words() -> None:
    figure = intake_curve(without_target(), PERIOD, DANISH)
    assert set(traces(figure)) == {"referred", "started"}
    assert set(labels(figure)) == {"<b>30 henvist</b>", "27 startet", "20. okt. 2018"}
    first, last = (date.fromisoformat(end) for end in figure["layout"]["xaxis"]["range"])
    assert (last - DAY) / (last - first) > 0.25


def test_the_path_is_named_on_the_side_where_the_curve_is_not() -> None:
    path = tuple((point.day, 2.0 * point.referred) for point in history())
    above = intake_curve(answer(target=target(path=path)), PERIOD, DANISH)
    assert labels(above)["Forventet"]["xanchor"] == "right"
    path = tuple((point.day, 0.5 * point.referred) for point in history())
    below = intake_curve(answer(target=target(path=path)), PERIOD, DANISH)
    assert labels(below)["Forventet"]["xanchor"] == "left"


def test_nobody_yet_is_drawn_too() -> None:
    nobody = without_target(history=(IntakePoint(date(2018, 6, 5), 0, 0),), day=date(2018, 6, 5))
    assert traces(intake_curve(nobody, PERIOD, DANISH))["referred"]["y"] == [0, 0]
    assert traces(monthly_bars(nobody, DANISH))["added"]["y"] == [0]


def test_months_against_the_pace_needed() -> None:
    figure = monthly_bars(answer(), DANISH)
    drawn = traces(figure)
    assert drawn["added"]["y"] == [5, 7, 6, 8, 4]
    assert drawn["mean"]["x"] == ["2018-07-01", "2018-10-20"]
    assert drawn["mean"]["y"] == [6.8, 6.8]
    assert drawn["needed"]["x"] == ["2018-10-20", "2019-06-30"]
    assert set(labels(figure)) == {"Gennemsnit<br>6,8", "Nødvendigt 3,6"}
    # the month that has only begun is soft
    *whole, begun = drawn["added"]["marker"]["color"]
    assert len(set(whole)) == 1
    assert begun != whole[0]


def test_a_whole_month_is_like_the_others_and_nothing_is_needed_without_a_target() -> None:
    ended = without_target(history=history()[:-1], day=history()[-2].day)
    drawn = traces(monthly_bars(ended, DANISH))
    assert len(set(drawn["added"]["marker"]["color"])) == 1
    assert "needed" not in drawn


def test_a_month_that_takes_away_is_seen() -> None:
    shrinking = tuple(
        replace(point, counted=count)
        for point, count in zip(history(), (5, 9, 7, 8, 8), strict=True)
    )
    figure = monthly_bars(answer(history=shrinking, measure="counted"), DANISH)
    assert traces(figure)["added"]["y"] == [5, 4, -2, 1, 0]
    assert figure["layout"]["yaxis"]["range"][0] == pytest.approx(-2.2)


def test_a_long_project_shows_its_last_months() -> None:
    days = months_until(date(2010, 1, 1), date(2014, 3, 31))
    long = tuple(IntakePoint(day, number, number) for number, day in enumerate(days, start=1))
    pace = Pace(date(2014, 1, 1), 3, 1.0)
    figure = monthly_bars(without_target(history=long, day=days[-1], pace=pace), DANISH)
    assert traces(figure)["added"]["y"] == [1] * MOST_MONTHS


def test_when_intake_is_over_there_are_only_bars() -> None:
    assert set(traces(monthly_bars(without_target(pace=None), DANISH))) == {"added"}


def test_the_interval_lies_where_the_forecast_says() -> None:
    assert FORECAST.latest is not None
    figure = intake_curve(answer(), PERIOD, DANISH)
    start, end = figure["layout"]["xaxis"]["range"]
    assert start <= FORECAST.earliest.isoformat() < FORECAST.latest.isoformat() <= end
