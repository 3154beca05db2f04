"""Protected counts over time, drawn as they are shown: nothing where one is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.axes import date_axis, value_axis
from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.marks import words_at
from dashboard.figures.palette import DATA, MUTED
from dashboard.indicators.protected import ProtectedCount, value_of
from dashboard.text.catalogue import Text

Curve = tuple[str, Sequence[tuple[date, ProtectedCount]]]


def protected_curve(curves: Sequence[Curve], text: Text) -> Figure:
    """A line for each name, labelled at its end."""
    days = [day for _, points in curves for day, _ in points]
    shown = [value for _, points in curves for _, c in points if (value := value_of(c)) is not None]
    traces: list[Figure] = []
    labels: list[Figure] = []
    for (name, points), colour in zip(curves, (DATA, MUTED), strict=False):
        values = [value_of(count) for _, count in points]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": name,
                "x": [day.isoformat() for day, _ in points],
                "y": values,
                "line": {"color": colour, "width": 3, "shape": "hv"},
                "connectgaps": False,
                "hoverinfo": "skip",
            }
        )
        last = values[-1]
        if last is not None:
            side = "bottom" if not labels else "top"
            labels.append(words_at(points[-1][0], last, name, "right", side, (0, 0), colour=colour))
    return {
        "data": traces,
        "layout": {
            **base_layout(margin=(48, 8, 16, 32)),
            "xaxis": date_axis(min(days), max(days), text),
            "yaxis": value_axis(max([*shown, 4]) * 1.2, text, share=False),
            "annotations": labels,
        },
    }
