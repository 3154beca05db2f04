"""Intake over time: how many have come, against what was expected and the target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.figures.axes import date_axis, value_axis
from dashboard.figures.layout import Figure, base_layout
from dashboard.figures.marks import line, upright, words_at
from dashboard.figures.palette import DATA, INK, MUTED, PAPER, RULE, tint
from dashboard.indicators.definition import Period
from dashboard.indicators.intake import (
    IntakeAnswer,
    IntakePoint,
    IntakeTarget,
)
from dashboard.indicators.intake_goal import Measure
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: This part of the time so far stays free beyond the day, beside what the axis itself leaves.
ROOM_FOR_LABELS = 0.25
#: Where less of the axis than this lies ahead, the expected path is labelled further back.
_AHEAD = 0.3
#: A label that comes this close to another, in parts of the axis, gives way.
_BESIDE = 0.2
#: Lines that end closer than this part of the axis have their labels moved apart.
_LEAST_APART = 0.075
#: A forecast is drawn up to so many days after the last day that counts.
_LONGEST_AHEAD = 366


def intake_curve(answer: IntakeAnswer, period: Period, text: Text) -> Figure:
    """How many had come by the end of each month: firm what the target counts, fine the others.

    With a target its steps, the expected path, the end of intake, and when it would be reached.
    """
    target, now = answer.target, answer.now
    first = min(answer.history[0].day.replace(day=1), period.intake_start)
    last = _last_day(answer, period, first)
    lines = _curves(answer)
    highest = max(
        [value for _, path in lines for _, value in path]
        + ([revision.value for revision in target.ledger] if target else [])
        + ([value for _, value in target.path] if target else [])
    )
    top = max(highest, 4) * 1.12
    traces = [
        line(measure, [(first, 0.0), *path], DATA, 3.5 if measure == answer.measure else 1.5)
        for measure, path in lines
    ]
    labels = _end_labels(now, [measure for measure, _ in lines], answer.measure, top, text)
    shapes = [upright(now.day, RULE)]
    today = formats.short_day(now.day, text.language)
    if target is not None:
        traces.insert(0, line("expected", target.path, MUTED, 1.5, dash="dot"))
        traces.insert(0, line("target", _steps(target, first, last), INK, 2, shape="hv"))
        labels += _target_labels(answer, target, first, last, text)
        if answer.pace is not None and answer.pace.forecast is not None:
            traces += _forecast(answer, target, last)
            at = min(answer.pace.forecast.expected, last)
            words = text("intake.figure.forecast")
            above = (0, 7)
            labels.append(
                words_at(at, target.revision.value, words, "center", "bottom", above, colour=DATA)
            )
    if period.intake_end is not None and first <= period.intake_end <= last:
        shapes.append(upright(period.intake_end, INK, dash="dash"))
        labels.append(
            words_at(period.intake_end, 0.0, text("intake.figure.end"), "right", "bottom", (-4, 4))
        )
    labels.append(
        {
            **words_at(now.day, 1.0, today, "center", "bottom", colour=MUTED),
            "yref": "paper",
        }
    )
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": {
            **base_layout(margin=(48, 8, 24, 32)),
            "xaxis": date_axis(first, last, text),
            "yaxis": value_axis(top, text, share=False),
            "shapes": shapes,
            "annotations": labels,
        },
    }


def _curves(answer: IntakeAnswer) -> list[tuple[Measure, list[tuple[date, float]]]]:
    measures: list[Measure] = ["referred", "started"]
    if answer.measure == "counted":
        measures.append("counted")
    return [
        (measure, [(point.day, float(point.value(measure))) for point in answer.history])
        for measure in measures
    ]


def _last_day(answer: IntakeAnswer, period: Period, first: date) -> date:
    """Where the time axis ends: the due date, or a forecast that is not too far beyond it.

    Never so soon after the day that the curves' labels have no room.
    """
    target = answer.target
    days = [answer.day + (answer.day - first) * ROOM_FOR_LABELS]
    if target is not None and target.revision.due is not None:
        days.append(target.revision.due)
    if period.intake_end is not None:
        days.append(period.intake_end)
    if target is not None and answer.pace is not None and (ahead := answer.pace.forecast):
        most = max(days) + timedelta(_LONGEST_AHEAD)
        days.append(min(ahead.latest or most, most))
    return max(days)


def _forecast(answer: IntakeAnswer, target: IntakeTarget, last: date) -> list[Figure]:
    """From now to the target at the pace of the last months, and the interval of that day."""
    ahead = answer.pace.forecast if answer.pace else None
    if ahead is None:
        return []
    goal = target.revision.value
    reach = [(min(ahead.earliest, last), goal), (min(ahead.latest or last, last), goal)]
    traces = [line("interval", reach, tint(DATA, 0.35), 9)]
    if ahead.expected <= last:
        traces.append(
            line(
                "forecast",
                [(answer.day, float(target.so_far)), (ahead.expected, goal)],
                DATA,
                2,
                dash="dash",
            )
        )
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": "reached",
                "x": [ahead.expected.isoformat()],
                "y": [goal],
                "marker": {"size": 10, "color": DATA, "line": {"color": PAPER, "width": 2}},
                "hoverinfo": "skip",
            }
        )
    return traces


def _steps(target: IntakeTarget, first: date, last: date) -> list[tuple[date, float]]:
    steps = [(max(revision.effective, first), revision.value) for revision in target.ledger]
    end = target.revision.due or last
    return [*steps, (max(end, steps[-1][0]), steps[-1][1])]


def _target_labels(
    answer: IntakeAnswer, target: IntakeTarget, first: date, last: date, text: Text
) -> list[Figure]:
    """What each step of the target is, and which line is the expected path."""
    labels = []
    ahead = answer.pace.forecast if answer.pace else None
    for revision in target.ledger:
        start = max(revision.effective, first)
        beside = ahead is not None and abs(ahead.expected - start) < (last - first) * _BESIDE
        words = text("figure.target", target=formats.count(revision.value, text.language))
        # above the forecast's own label, which stands on the same line
        rise = 28 if beside and revision is target.revision else 2
        labels.append(words_at(start, revision.value, words, "left", "bottom", (2, rise)))
    if len(target.path) > 1:
        labels.append(_plan_label(answer, target, text))
    return labels


def _plan_label(answer: IntakeAnswer, target: IntakeTarget, text: Text) -> Figure:
    """On the side of the expected path that the curve is not on."""
    start, end = target.path[0][0], target.path[-1][0]
    if end - answer.day > (end - start) * _AHEAD:
        at = answer.day + (end - answer.day) * 0.6
    else:
        at = start + (end - start) * 0.3
    day, value = min(target.path, key=lambda one: abs(one[0] - at))
    by_then = [point for point in answer.history if point.day <= day]
    below = bool(by_then) and by_then[-1].value(target.measure) < value
    words = text("intake.figure.plan")
    if below and day <= answer.day:
        return words_at(day, value, words, "right", "bottom", (-6, 2), colour=MUTED)
    return words_at(day, value, words, "left", "top", (6, -2), colour=MUTED)


def _end_labels(
    now: IntakePoint, measures: Sequence[Measure], firm: Measure, top: float, text: Text
) -> list[Figure]:
    """What each curve has come to, the labels kept apart where the curves end close together."""
    highest_first = sorted(measures, key=now.value, reverse=True)
    labels, above = [], float("inf")
    for measure in highest_first:
        value = now.value(measure)
        at = min(float(value), above - _LEAST_APART * top)
        above = at
        words = text(f"intake.figure.{measure}", count=formats.count(value, text.language))
        bold = f"<b>{words}</b>" if measure == firm else words
        labels.append(words_at(now.day, at, bold, "left", "middle", (8, 0), colour=DATA))
    return labels
