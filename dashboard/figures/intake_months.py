"""Intake month by month, against the pace that the target asks for."""

from __future__ import annotations

from dashboard.figures.axes import date_axis, value_axis
from dashboard.figures.intake import ROOM_FOR_LABELS
from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.marks import line, words_at
from dashboard.figures.palette import DATA, DATA_SOFT, INK, PAPER
from dashboard.indicators.intake import IntakeAnswer, is_begun, per_month
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: So many months are drawn at most, one bar each.
MOST_MONTHS = 24


def monthly_bars(answer: IntakeAnswer, text: Text) -> Figure:
    """What each of the last months added; the month that has only begun is soft.

    Lines: the mean of the months whose pace counts, and what is needed from now on.
    """
    months = per_month(answer.history, answer.measure)[-MOST_MONTHS:]
    day, pace, target = answer.day, answer.pace, answer.target
    needed = pace.needed if pace else None
    last = target.last_day if target and needed is not None and target.last_day else day
    values = [count for _, count in months]
    highest = max([*values, needed or 0, pace.per_month if pace else 0, 4])
    bars = {
        "type": "bar",
        "name": "added",
        "x": [end.replace(day=15).isoformat() for end, _ in months],
        "y": values,
        "width": [20 * 86_400_000] * len(months),
        "marker": {"color": [DATA] * (len(months) - 1) + [DATA_SOFT if is_begun(day) else DATA]},
        "hoverinfo": "skip",
    }
    traces, labels = [bars], []
    if pace is not None:
        mean = [(pace.since, pace.per_month), (day, pace.per_month)]
        traces += [line("edge", mean, PAPER, 6), line("mean", mean, INK, 2)]
        words = text("intake.figure.pace", pace=formats.number(pace.per_month, text.language, 1))
        # on the side of its line that the pace needed is not on
        side = "top" if needed is not None and needed >= pace.per_month else "bottom"
        labels.append(words_at(day, pace.per_month, words, "left", side, (6, 0)))
    if needed is not None:
        traces.append(line("needed", [(answer.on, needed), (last, needed)], INK, 2, dash="dot"))
        words = text("intake.figure.needed", pace=formats.number(needed, text.language, 1))
        labels.append(words_at(last, needed, words, "right", "bottom", (0, 2)))
    first = months[0][0].replace(day=1)
    axis = value_axis(highest * 1.2, text, share=False)
    lowest = min([*values, 0])
    return {
        "data": traces,
        "layout": {
            **base_layout(margin=(48, 8, 16, 32)),
            "xaxis": date_axis(first, max(last, day + (day - first) * ROOM_FOR_LABELS), text),
            # of those who count some may leave again, so that a month can take away
            "yaxis": {**axis, "range": [lowest * 1.1, axis["range"][1]]},
            "annotations": labels,
        },
    }
