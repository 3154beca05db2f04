"""The history: what is drawn, where it ends, and what it says in which language."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.figures.axes import _date_ticks
from dashboard.figures.history import goal_history
from dashboard.indicators.results import GoalDetail, Standing
from dashboard.text.catalogue import Text
from tests.unit.figures.samples import detail, revision, status

DANISH = Text("da")


def traces(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in figure["data"]}


def words(figure: dict[str, Any]) -> list[str]:
    return [label["text"] for label in figure["layout"]["annotations"]]


def test_value_interval_expected_and_target_are_drawn() -> None:
    drawn = traces(goal_history(detail(), DANISH, share=True))
    assert set(drawn) == {"interval", "expected", "target", "value", "now"}
    assert drawn["value"]["x"] == ["2018-06-30", "2019-04-15"]
    assert drawn["expected"]["x"][-1] == "2020-12-31"
    assert drawn["target"]["line"]["shape"] == "hv"
    assert drawn["now"]["y"] == [pytest.approx(9 / 98)]


def test_the_interval_goes_there_and_back() -> None:
    band = traces(goal_history(detail(), DANISH, share=True))["interval"]
    assert band["x"] == ["2018-06-30", "2019-04-15", "2019-04-15", "2018-06-30"]
    assert band["y"] == [0.17, 0.165, 0.049, 0.01]


def test_target_steps_follow_the_ledger() -> None:
    given = detail()
    ledger = (revision(0.2), revision(0.3, effective=date(2019, 1, 1)))
    stepped = GoalDetail(given.status, given.history, (), ledger, None)
    target = traces(goal_history(stepped, DANISH, share=True))["target"]
    assert target["x"] == ["2018-01-01", "2019-01-01", "2020-12-31"]
    assert target["y"] == [0.2, 0.3, 0.3]


def test_labels_stand_where_the_lines_are_and_in_the_language() -> None:
    said = words(goal_history(detail(), DANISH, share=True))
    assert "Måltal 20\u00a0%" in said
    assert "<b>9\u00a0%</b>" in said
    assert "Forventet forløb" in said
    assert "Expected path" in words(goal_history(detail(), Text("en"), share=True))


def test_there_is_no_legend_and_nothing_to_drag() -> None:
    layout = goal_history(detail(), DANISH, share=True)["layout"]
    assert layout["showlegend"] is False
    assert layout["dragmode"] is False


def test_wide_first_intervals_do_not_flatten_the_rest() -> None:
    top = goal_history(detail(), DANISH, share=True)["layout"]["yaxis"]["range"][1]
    assert 0.2 < top < 0.3


def test_a_goal_without_values_has_its_target_and_expectation() -> None:
    given = detail()
    empty = tuple(p for p in given.history if p.value is None)
    bare = GoalDetail(status(None, standing=Standing.NOT_MEASURED), empty, (), given.ledger, None)
    assert set(traces(goal_history(bare, DANISH, share=True))) == {"expected", "target"}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2018, 1, 15), date(2018, 4, 2), ["2018-02-01", "2018-03-01", "2018-04-01"]),
        (date(2018, 1, 1), date(2020, 12, 31), 6),
        (date(2007, 9, 1), date(2012, 12, 31), 5),
        (date(2000, 1, 1), date(2026, 1, 1), 6),
    ],
)
def test_dates_on_the_axis_are_few_and_round(first: date, last: date, expected: Any) -> None:
    ticks = _date_ticks(first, last)
    if isinstance(expected, int):
        assert len(ticks) == expected
    else:
        assert [day.isoformat() for day in ticks] == expected
    assert all(first <= day <= last and day.day == 1 for day in ticks)


def test_months_and_decimals_are_written_in_the_language() -> None:
    axis = goal_history(detail(), DANISH, share=True)["layout"]["xaxis"]["ticktext"]
    assert axis == ["2018", "jul.", "2019", "jul.", "2020", "jul."]
    english = goal_history(detail(), Text("en"), share=True)["layout"]["xaxis"]["ticktext"]
    assert english[1] == "Jul"
