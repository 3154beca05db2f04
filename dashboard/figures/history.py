"""A goal's history against what was expected and what was aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from dashboard.figures.palette import INK, MUTED, PAPER, RULE, STANDING_COLOURS, tint
from dashboard.indicators.definition import TargetRevision
from dashboard.indicators.results import GoalDetail, HistoryPoint
from dashboard.text import formats
from dashboard.text.catalogue import Text

Figure = dict[str, Any]

_FONT = {"family": "'Inter Variable', system-ui, sans-serif", "size": 14, "color": INK}
#: The part of the time axis that stays free on the right, for the label of the last value.
_ROOM_RIGHT = 0.1
_MOST_DATES = 7


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
        _line(expected, MUTED, 1.5, name="expected", dash="dot"),
        _line(_steps(detail.ledger, first, last), INK, 2, name="target", shape="hv"),
        _line([(point.day, point.value or 0.0) for point in points], colour, 3, name="value"),
    ]
    if points:
        traces.append(_end_point(points[-1], colour))
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": {
            "autosize": True,
            "font": _FONT,
            "margin": {"l": 48, "r": 8, "t": 24, "b": 32},
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": _date_axis(first, last, text),
            "yaxis": _value_axis(top, text, share=share),
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
    outline = _line(there + back, colour, 0, name="interval")
    return [{**outline, "fill": "toself", "fillcolor": tint(colour, 0.14)}] if known else []


def _expected_path(detail: GoalDetail) -> list[tuple[date, float]]:
    """What was expected on each date up to now, and is from now on to the due date."""
    return [(p.day, p.expected) for p in detail.history if p.expected is not None]


def _steps(ledger: Sequence[TargetRevision], first: date, last: date) -> list[tuple[date, float]]:
    steps = [(max(revision.effective, first), revision.value) for revision in ledger]
    steps = [step for step in steps if step[0] <= last]
    return [*steps, (last, steps[-1][1])] if steps else []


def _line(
    path: Sequence[tuple[date, float]],
    colour: str,
    width: float,
    *,
    name: str,
    dash: str = "solid",
    shape: str = "linear",
) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [day.isoformat() for day, _ in path],
        "y": [value for _, value in path],
        "line": {"color": colour, "width": width, "dash": dash, "shape": shape},
        "hoverinfo": "skip",
    }


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
    if points and points[-1].interval and points[-1].interval[1] <= _top(detail):
        labels.append(
            _label(
                points[-1].day,
                points[-1].interval[1],
                text("figure.interval"),
                "left",
                "top",
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
        day, value, above = _free_place(expected, points)
        labels.append(
            _label(
                day,
                value,
                text("figure.expected"),
                "right" if above else "left",
                "bottom" if above else "top",
                colour=MUTED,
                shift=(-4 if above else 4, 0),
            )
        )
    return labels


def _free_place(
    path: Sequence[tuple[date, float]], points: Sequence[HistoryPoint]
) -> tuple[date, float, bool]:
    """Where the expected path's label stands clear of the values: (day, value, above the path)."""
    (start, _), (end, _) = path[0], path[-1]
    shown_until = points[-1].day if points else start
    ahead = (end - shown_until) > (end - start) * 0.25
    at = shown_until + (end - shown_until) * 0.5 if ahead else start + (end - start) * 0.5
    value = _read(path, at)
    beside = [point.value for point in points if point.day <= at and point.value is not None]
    above = not ahead and bool(beside) and beside[-1] < value
    return at, value, above


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
        "bgcolor": PAPER,
        "borderpad": 2,
    }


def amount(value: float, text: Text, *, share: bool) -> str:
    """A value as the page writes it: "9 %" or "110"."""
    if share:
        return formats.target_percent(value, text.language)
    return formats.count(value, text.language)


def _date_axis(first: date, last: date, text: Text) -> Figure:
    ticks = _date_ticks(first, last)
    room = timedelta(days=max(1, round((last - first).days * _ROOM_RIGHT)))
    return {
        "type": "date",
        "range": [first.isoformat(), (last + room).isoformat()],
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": [_date_words(day, text) for day in ticks],
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


def _date_ticks(first: date, last: date) -> list[date]:
    """Firsts of months, at most seven: each month, or each third, sixth, twelfth …"""
    for step in (1, 3, 6, 12, 24, 60):
        months = range(
            -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step,
            last.year * 12 + last.month,
            step,
        )
        days = [date(month // 12, month % 12 + 1, 1) for month in months]
        if len(days) <= _MOST_DATES:
            break
    return days


def _date_words(day: date, text: Text) -> str:
    """The year where it begins, the month between."""
    if day.month == 1:
        return str(day.year)
    return formats.short_month(day, text.language)


def _value_axis(top: float, text: Text, *, share: bool) -> Figure:
    step = next(
        power * part
        for power in (0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000)
        for part in (1, 2, 5)
        if power * part * 5 >= top and (share or power * part >= 1)
    )
    ticks = [round(step * i, 6) for i in range(int(top / step + 1e-9) + 1)]
    return {
        "range": [0, top],
        "tickvals": ticks,
        "ticktext": [amount(tick, text, share=share) for tick in ticks],
        "gridcolor": RULE,
        "zeroline": True,
        "zerolinecolor": MUTED,
        "zerolinewidth": 1,
        "fixedrange": True,
        "tickfont": {"color": MUTED},
    }
