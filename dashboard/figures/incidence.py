"""The share who have begun something, by the time since their start."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.axes import value_axis
from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.palette import DATA, MUTED, PAPER, RULE, tint
from dashboard.indicators.first_spells import TimeToFirst, days_of
from dashboard.indicators.incidence import IncidencePoint
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: Months between the marks of the axis: the first that leaves at most so many of them.
_STEPS = (3, 6, 12, 24)
_MOST_MARKS = 8
#: The part of the axis that stays free on the right, for the label of the last value.
_ROOM_RIGHT = 0.14


def marks(found: TimeToFirst) -> tuple[int, ...]:
    """The months at which the axis has a mark, and the numbers still followed are given."""
    for step in _STEPS:
        months = tuple(month for month in range(0, 1200, step) if days_of(month) <= found.last_day)
        if len(months) <= _MOST_MARKS:
            break
    return months


def incidence_curve(found: TimeToFirst, text: Text) -> Figure:
    """Steps with their 95 % band; under each mark of the axis how many are still followed.

    Drawn as long as enough persons are followed (`TimeToFirst.last_day`).
    """
    end = found.last_day
    points = [point for point in found.points if point.time <= end]
    last = points[-1]
    line = _steps([(point.time, point.incidence) for point in points], end)
    months = marks(found)
    return {
        "data": [
            _band(points, end),
            {
                "type": "scatter",
                "mode": "lines",
                "name": "incidence",
                "x": [day for day, _ in line],
                "y": [share for _, share in line],
                "line": {"color": DATA, "width": 3},
                "hoverinfo": "skip",
            },
        ],
        "layout": {
            **base_layout(margin=(48, 8, 16, 100)),
            "xaxis": _axis(end, months, text),
            "yaxis": value_axis(_top(points), text, share=True),
            "annotations": [
                _label(end, last, text),
                *(_followed(month, found, text) for month in months),
                _below(-40, text("courses.first.axis")),
                _below(-64, text("courses.first.followed")),
            ],
        },
    }


def _steps(points: Sequence[tuple[int, float]], end: int) -> list[tuple[int, float]]:
    """The corners of the steps, to the end."""
    corners: list[tuple[int, float]] = []
    for day, share in points:
        if corners:
            corners.append((day, corners[-1][1]))
        corners.append((day, share))
    return [*corners, (end, corners[-1][1])]


def _band(points: Sequence[IncidencePoint], end: int) -> Figure:
    """The interval as one closed shape, there and back again."""
    there = _steps([(point.time, point.interval[1]) for point in points], end)
    back = _steps([(point.time, point.interval[0]) for point in points], end)
    outline = [*there, *reversed(back)]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "interval",
        "x": [day for day, _ in outline],
        "y": [share for _, share in outline],
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": tint(DATA, 0.14),
        "hoverinfo": "skip",
    }


def _top(points: Sequence[IncidencePoint]) -> float:
    """Where the axis of shares ends: above the curve; a wide band may go beyond it."""
    highest = points[-1].incidence
    band = max(point.interval[1] for point in points)
    return min(1.0, max(0.1, highest * 1.25, min(band * 1.05, highest * 2)))


def _axis(end: int, months: Sequence[int], text: Text) -> Figure:
    return {
        "range": [0, max(1, end * (1 + _ROOM_RIGHT))],
        "tickvals": [days_of(month) for month in months],
        "ticktext": [formats.count(month, text.language) for month in months],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": RULE,
        "linecolor": RULE,
        "showline": True,
        "fixedrange": True,
        "tickfont": {"color": MUTED},
    }


def _label(end: int, last: IncidencePoint, text: Text) -> Figure:
    return {
        "x": end,
        "y": last.incidence,
        "text": f"<b>{formats.percent(last.incidence, text.language)}</b>",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 6,
        "font": {"color": DATA},
        "bgcolor": PAPER,
        "borderpad": 2,
    }


def _followed(month: int, found: TimeToFirst, text: Text) -> Figure:
    day = days_of(month)
    return {
        "x": day,
        "y": 0,
        "yref": "paper",
        "yshift": -84,
        "text": formats.count(found.followed(day), text.language),
        "showarrow": False,
        "yanchor": "middle",
        "font": {"color": MUTED},
    }


def _below(shift: int, words: str) -> Figure:
    """Words under the axis, at its left end."""
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -44,
        "y": 0,
        "yref": "paper",
        "yshift": shift,
        "yanchor": "middle",
        "text": words,
        "showarrow": False,
        "font": {"color": MUTED},
    }
