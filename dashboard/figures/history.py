"""A goal's history against what was expected and what was aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from dashboard.figures.axes import amount, date_axis, value_axis
from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.marks import line
from dashboard.figures.palette import INK, MUTED, PAPER, RULE, STANDING_COLOURS, tint
from dashboard.indicators.definition import TargetRevision
from dashboard.indicators.results import GoalDetail, HistoryPoint
from dashboard.text import formats
from dashboard.text.catalogue import Text


def goal_history(detail: GoalDetail, text: Text, *, share: bool) -> Figure:
    """Line of the values with their interval, fine line of the expected, steps of the target.

    Everything is labelled where it stands, in the language of `text`; there is no legend.
    """
    status = detail.status
    points = [point for point in detail.history if point.value is not None]
    colour = STANDING_COLOURS[status.standing]
    first, last = _span(detail)
    top = _top(detail)
    expected = _expected_path(detail)
    traces = [
        *_band(points, colour),
        line("expected", expected, MUTED, 1.5, dash="dot"),
        line("target", _steps(detail.ledger, first, last), INK, 2, shape="hv"),
        line("value", [(point.day, point.value or 0.0) for point in points], colour, 3),
    ]
    if points:
        traces.append(_end_point(points[-1], colour))
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": {
            # On a telephone the words at the end of the line are wider than what the axis leaves.
            **base_layout(margin=(48, 48, 24, 32)),
            "xaxis": date_axis(first, last, text),
            "yaxis": value_axis(top, text, share=share),
            "shapes": [_now(status.as_of)],
            "annotations": _labels(detail, points, expected, first, text, share=share),
        },
    }


def _span(detail: GoalDetail) -> tuple[date, date]:
    """First and last day of the time axis: from the first value or target to the due date."""
    status = detail.status
    days = [point.day for point in detail.history] + [status.as_of]
    if status.expected:
        days += [status.expected.first_day, status.expected.due]
    if status.target and status.target.due:
        days.append(status.target.due)
    return min(days), max(days)


def _top(detail: GoalDetail) -> float:
    """Where the value axis ends. Wide intervals of the first few persons may go beyond it."""
    values = [revision.value for revision in detail.ledger]
    for point in detail.history:
        values += [v for v in (point.value, point.expected) if v is not None]
    if detail.status.interval:
        values.append(detail.status.interval[1])
    return max([*values, 0.01]) * 1.15


def _band(points: Sequence[HistoryPoint], colour: str) -> list[Figure]:
    """The 95 % interval as one closed shape, there and back again."""
    known = [(point.day, point.interval) for point in points if point.interval]
    there = [(day, interval[1]) for day, interval in known]
    back = [(day, interval[0]) for day, interval in reversed(known)]
    outline = line("interval", there + back, colour, 0)
    return [{**outline, "fill": "toself", "fillcolor": tint(colour, 0.14)}] if known else []


def _expected_path(detail: GoalDetail) -> list[tuple[date, float]]:
    """What was expected on each date up to now, and is from now on to the due date."""
    return [(p.day, p.expected) for p in detail.history if p.expected is not None]


def _steps(ledger: Sequence[TargetRevision], first: date, last: date) -> list[tuple[date, float]]:
    steps = [(max(revision.effective, first), revision.value) for revision in ledger]
    steps = [step for step in steps if step[0] <= last]
    return [*steps, (last, steps[-1][1])] if steps else []


def _end_point(point: HistoryPoint, colour: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "now",
        "x": [point.day.isoformat()],
        "y": [point.value],
        "marker": {"size": 11, "color": colour, "line": {"color": "#FFFFFF", "width": 2}},
        "hoverinfo": "skip",
    }


def _now(as_of: date) -> Figure:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": as_of.isoformat(),
        "x1": as_of.isoformat(),
        "y0": 0,
        "y1": 1,
        "line": {"color": RULE, "width": 1},
        "layer": "below",
    }


def _labels(
    detail: GoalDetail,
    points: Sequence[HistoryPoint],
    expected: Sequence[tuple[date, float]],
    first: date,
    text: Text,
    *,
    share: bool,
) -> list[Figure]:
    status = detail.status
    as_of = formats.short_day(status.as_of, text.language)
    labels = [
        {**_label(status.as_of, 1.0, as_of, "center", "bottom", colour=MUTED), "yref": "paper"}
    ]
    if points and (interval := points[-1].interval):
        low, high = interval
        beneath = low > 0.08 * _top(detail)
        labels.append(
            _label(
                points[-1].day,
                low if beneath else high,
                text("figure.interval"),
                "left",
                "top" if beneath else "bottom",
                colour=STANDING_COLOURS[status.standing],
                shift=(4, 0),
            )
        )
    if points and points[-1].value is not None:
        point = points[-1]
        words = amount(point.value or 0.0, text, share=share)
        if share:
            base = point.tally.denominator if point.tally else None
            words = formats.percent(point.value or 0.0, text.language, n=base)
        labels.append(
            _label(
                point.day,
                point.value or 0.0,
                f"<b>{words}</b>",
                "left",
                "middle",
                colour=STANDING_COLOURS[status.standing],
                shift=(10, 0),
            )
        )
    if status.target:
        words = text("figure.target", target=amount(status.target.value, text, share=share))
        start = max(detail.ledger[-1].effective, first) if detail.ledger else first
        labels.append(_label(start, status.target.value, words, "left", "bottom", shift=(2, 2)))
    if len(expected) > 1:
        labels.append(_expected_label(expected, points, text))
    return labels


def _expected_label(
    path: Sequence[tuple[date, float]], points: Sequence[HistoryPoint], text: Text
) -> Figure:
    """The expected path's label: on the path where it lies ahead, else clear of the values."""
    (start, _), (end, _) = path[0], path[-1]
    shown_until = points[-1].day if points else start
    words = text("figure.expected")
    if (end - shown_until) > (end - start) * 0.25:
        at = shown_until + (end - shown_until) * 0.55
        return _label(at, _read(path, at), words, "center", "middle", colour=MUTED)
    at = start + (end - start) * 0.5
    value = _read(path, at)
    beside = [point.value for point in points if point.day <= at and point.value is not None]
    if beside and beside[-1] < value:
        return _label(at, value, words, "right", "bottom", colour=MUTED, shift=(-4, 0))
    return _label(at, value, words, "left", "top", colour=MUTED, shift=(4, 0))


def _read(path: Sequence[tuple[date, float]], at: date) -> float:
    for (before, low), (after, high) in pairwise(path):
        if before <= at <= after and after > before:
            return low + (high - low) * ((at - before) / (after - before))
    return path[-1][1]


def _label(
    day: date,
    value: float,
    words: str,
    xanchor: str,
    yanchor: str,
    *,
    colour: str = INK,
    shift: tuple[int, int] = (0, 0),
) -> Figure:
    return {
        "x": day.isoformat(),
        "y": value,
        "text": words,
        "showarrow": False,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "xshift": shift[0],
        "yshift": shift[1],
        "font": {"color": colour},
        "align": "left",
        "bgcolor": PAPER,
        "borderpad": 2,
    }
