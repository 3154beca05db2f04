"""The caseload of full-time work over the last months, against the norm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dashboard.figures.axes import date_axis, value_axis
from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.palette import DATA, INK, PAPER
from dashboard.indicators.caseload import LoadPoint
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The first mark stands clear of the axis.
_BEFORE = timedelta(8)


def caseload_trend(trend: Sequence[LoadPoint], norm: int, text: Text) -> Figure:
    """Ongoing courses per full-time member on each day of which the hours are known."""
    points = [(point.day, point.per_full_time) for point in trend]
    known = [(day, value) for day, value in points if value is not None]
    first, last = known[0][0], known[-1][0]
    top = max([norm, *(value for _, value in known)]) * 1.2
    days = [day.isoformat() for day, _ in known]
    norm_words = text("intake.figure.norm", norm=formats.count(norm, text.language))
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [days[0], days[-1]],
                "y": [norm, norm],
                "line": {"color": INK, "width": 2},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": days,
                "y": [value for _, value in known],
                "line": {"color": DATA, "width": 3},
                "marker": {"size": 9, "color": DATA, "line": {"color": PAPER, "width": 2}},
                "hoverinfo": "skip",
            },
        ],
        "layout": {
            **base_layout(margin=(48, 8, 16, 32)),
            "xaxis": date_axis(first - _BEFORE, last, text),
            "yaxis": value_axis(top, text, share=False),
            "annotations": [
                {
                    "x": days[0],
                    "y": norm,
                    "text": norm_words,
                    "showarrow": False,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "font": {"color": INK},
                    "bgcolor": PAPER,
                },
                {
                    "x": days[-1],
                    "y": known[-1][1],
                    "text": f"<b>{formats.number(known[-1][1], text.language, 1)}</b>",
                    "showarrow": False,
                    "xanchor": "left",
                    "yanchor": "middle",
                    "xshift": 10,
                    "font": {"color": DATA},
                },
            ],
        },
    }
