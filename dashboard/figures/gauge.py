"""The half-circle gauge: how far, where the target is, and where one should be by now.

Figures are plain dicts: a `go.Figure` costs a hundred times as much to build. The gauge has no
words of its own; the page prints them as text, where they can be read, enlarged and copied.
"""

from __future__ import annotations

from typing import Any

from dashboard.figures.palette import INK, STANDING_COLOURS, TRACK
from dashboard.indicators.results import GoalStatus, Standing

Figure = dict[str, Any]

#: Ends of a scale, per power of ten. The target stands at about four fifths of the arc.
_STEPS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0)
_ROOM = 1.2
#: The arc is this part of the ring's width: the marks stick out on both sides of it.
_ARC = 0.78


def scale_end(value: float | None, target: float | None, *, share: bool) -> float:
    """Where the gauge's scale ends, in the value's unit; it begins at nought.

    A share without a target is shown against the whole. Otherwise the scale leaves room above the
    target, so that gauges of different targets can be compared: the mark stands at about the same
    place on all. A share's scale never goes beyond 1 unless the value does.
    """
    if target is None:
        return 1.0 if share else _round_up(max(value or 0.0, 1.0))
    end = _round_up(max(target * _ROOM, value or 0.0))
    return min(end, 1.0) if share else end


def progress_gauge(status: GoalStatus, *, share: bool) -> Figure:
    """The gauge of one goal: arc to the value, firm mark at the target, fine mark at the expected.

    The arc has the colour of the goal's standing. A goal that is not measured has an empty arc.
    """
    target = status.target.value if status.target else None
    expected = status.expected.value if status.expected else None
    return gauge(status.value, target, expected, status.standing, share=share)


def gauge(
    value: float | None,
    target: float | None,
    expected: float | None,
    standing: Standing | None,
    *,
    share: bool,
) -> Figure:
    """The gauge of a value with its marks; without a standing its colour stands for none."""
    end = scale_end(value, target, share=share)
    colour = STANDING_COLOURS[standing or Standing.NO_TARGET]
    arc = _arc(end, bar=value, colour=colour, mark=target, width=4)
    traces = [arc]
    if expected is not None and expected > 0 and expected != target:
        # A gauge carries one threshold, so the fine mark is that of a second, empty one on top.
        traces.append(_arc(end, bar=None, colour=colour, mark=expected, width=1.5))
    return {
        "data": traces,
        "layout": {
            "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "autosize": True,
        },
    }


def _arc(end: float, *, bar: float | None, colour: str, mark: float | None, width: float) -> Figure:
    gauge: Figure = {
        "shape": "angular",
        "axis": {"range": [0, end], "showticklabels": False, "ticks": "", "visible": False},
        "bgcolor": "rgba(0,0,0,0)",
        "borderwidth": 0,
        "bar": {"color": colour, "thickness": _ARC, "line": {"width": 0}},
    }
    if width > 2:
        gauge["steps"] = [{"range": [0, end], "color": TRACK, "thickness": _ARC}]
    if mark is not None:
        gauge["threshold"] = {
            "value": min(mark, end),
            "thickness": 1,
            "line": {"color": INK, "width": width},
        }
    return {
        "type": "indicator",
        "mode": "gauge",
        "value": min(bar, end) if bar is not None else None,
        "gauge": gauge,
    }


def _round_up(value: float) -> float:
    """The smallest step of the scale that is not below the value."""
    power = 1.0
    while value > power * 10:
        power *= 10
    while value <= power and power > 1e-6:
        power /= 10
    # a relative tolerance, since 0.6 * 1.2 is a little more than 0.72
    return next(round(power * step, 9) for step in _STEPS if power * step >= value * (1 - 1e-9))
