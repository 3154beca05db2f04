"""The caseload of full-time work over the last months, against the norm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dashboard.figures.axes import date_axis, value_axis
from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.marks import line, words_at
from dashboard.figures.palette import DATA, INK, PAPER
from dashboard.indicators.caseload import LoadPoint
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The first mark stands clear of the axis.
_BEFORE = timedelta(8)
#: This part of the time stays free after the last one, for its words.
_AFTER = 0.08


def caseload_trend(trend: Sequence[LoadPoint], norm: int, text: Text) -> Figure:
    """Ongoing courses per full-time member on each day of which the hours are known."""
    points = [(point.day, point.per_full_time) for point in trend]
    known = [(day, value) for day, value in points if value is not None]
    first, last = known[0][0], known[-1][0]
    top = max([norm, *(value for _, value in known)]) * 1.2
    norm_words = text("intake.figure.norm", norm=formats.count(norm, text.language))
    now_words = f"<b>{formats.number(known[-1][1], text.language, 1)}</b>"
    load = line("load", known, DATA, 3)
    marker = {"size": 9, "color": DATA, "line": {"color": PAPER, "width": 2}}
    return {
        "data": [
            line("norm", [(first, norm), (last, norm)], INK, 2),
            {**load, "mode": "lines+markers", "marker": marker},
        ],
        "layout": {
            **base_layout(margin=(48, 8, 16, 32)),
            "xaxis": date_axis(first - _BEFORE, last + (last - first) * _AFTER, text),
            "yaxis": value_axis(top, text, share=False),
            "annotations": [
                words_at(first, norm, norm_words, "left", "bottom"),
                words_at(last, known[-1][1], now_words, "left", "middle", (10, 0), colour=DATA),
            ],
        },
    }
