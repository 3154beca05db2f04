"""Sites side by side with intervals, or on a funnel plot. No order but the project's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.layout import FONT, Figure, base_layout
from dashboard.figures.palette import DATA, INK, MUTED, PAPER, RULE
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: Pixels for one site: its name above its mark.
ROW = 64


@dataclass(frozen=True)
class SitePoint:
    """A site's share of `n` with its interval; `label` is what stands beside it ("9 af 98")."""

    name: str
    share: float
    n: int
    label: str
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class FunnelCurve:
    """Limits of a share at each size of site: below the project's share and above it."""

    sizes: Sequence[int]
    low: Sequence[float]
    high: Sequence[float]
    label: str


def site_intervals(points: Sequence[SitePoint], overall: float, whole: str, text: Text) -> Figure:
    """One row per site: dot, interval, k of n; a line for the project, labelled `whole`."""
    rows = len(points)
    traces = []
    for row, point in enumerate(points):
        if point.interval is not None:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": list(point.interval),
                    "y": [row, row],
                    "line": {"color": DATA, "width": 3},
                }
            )
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [point.share for point in points],
            "y": list(range(rows)),
            "marker": {"color": DATA, "size": 12},
        }
    )
    top = _top(points)
    names = [
        {
            "x": 0,
            "xref": "paper",
            "y": row - 0.4,
            "text": f"{point.name}: {point.label}",
            "showarrow": False,
            "xanchor": "left",
            "bgcolor": PAPER,
            "borderpad": 1,
            "font": {"size": FONT["size"], "color": INK},
        }
        for row, point in enumerate(points)
    ]
    return {
        "data": traces,
        "layout": {
            **base_layout(height=ROW * rows + 72, margin=(8, 16, 36, 36)),
            "xaxis": _share_axis(text, top),
            "yaxis": {
                "range": [rows - 0.4, -0.75],
                "visible": False,
                "fixedrange": True,
            },
            "shapes": [_overall_line(overall)],
            "annotations": [*names, _overall_label(overall, whole)],
        },
    }


def site_funnel(
    points: Sequence[SitePoint],
    overall: float,
    whole: str,
    curves: Sequence[FunnelCurve],
    text: Text,
) -> Figure:
    """Share by size of site, within the limits that chance alone gives around the project's."""
    largest = max(point.n for point in points)
    traces: list[Figure] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(curve.sizes),
            "y": list(limit),
            "line": {"color": MUTED, "width": 1.5, "dash": "solid" if number else "dot"},
        }
        for number, curve in enumerate(curves)
        for limit in (curve.low, curve.high)
    ]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [point.n for point in points],
            "y": [point.share for point in points],
            "text": [point.name for point in points],
            "textposition": "top center",
            "marker": {"color": DATA, "size": 11},
            # A site at 0 % or 100 % is a whole dot.
            "cliponaxis": False,
        }
    )
    ends = [
        {
            "x": curve.sizes[-1],
            "y": curve.high[-1],
            "text": curve.label,
            "showarrow": False,
            "xanchor": "right",
            "yanchor": "bottom",
            "yshift": 8,
            "bgcolor": PAPER,
            "font": {"size": 12, "color": MUTED},
        }
        for curve in curves
    ]
    return {
        "data": traces,
        "layout": {
            **base_layout(margin=(56, 16, 24, 52)),
            "xaxis": {
                "range": [0, largest * 1.08],
                "title": {"text": text("sites.size_axis"), "font": {"size": 13, "color": MUTED}},
                "showgrid": False,
                "zeroline": False,
                "showline": True,
                "linecolor": RULE,
                "fixedrange": True,
                "tickfont": {"color": MUTED},
            },
            "yaxis": _share_axis(text, 1.0),
            "shapes": [{**_overall_line(overall), **_across(overall)}],
            "annotations": [
                *ends,
                {
                    "x": largest * 1.08,
                    "y": overall,
                    "text": whole,
                    "showarrow": False,
                    "xanchor": "right",
                    "yanchor": "bottom",
                    "font": {"size": 12, "color": INK},
                },
            ],
        },
    }


def _top(points: Sequence[SitePoint]) -> float:
    """Where an axis may end so that every interval is on it."""
    highest = max(point.interval[1] if point.interval else point.share for point in points)
    return next(top for top in (0.25, 0.5, 0.75, 1.0) if highest <= top)


def _share_axis(text: Text, top: float) -> Figure:
    step = 0.25 if top > 0.5 else top / 5
    ticks = [round(step * number, 4) for number in range(round(top / step) + 1)]
    return {
        "range": [-0.01 * top, 1.01 * top],
        "tickvals": ticks,
        "ticktext": [formats.percent(tick, text.language) for tick in ticks],
        "gridcolor": RULE,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"color": MUTED},
    }


def _overall_line(overall: float) -> Figure:
    return {
        "type": "line",
        "x0": overall,
        "x1": overall,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": INK, "width": 1.5, "dash": "dot"},
    }


def _across(overall: float) -> Figure:
    return {
        "x0": 0,
        "x1": 1,
        "xref": "paper",
        "y0": overall,
        "y1": overall,
        "yref": "y",
    }


def _overall_label(overall: float, whole: str) -> Figure:
    return {
        "x": overall,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "left",
        "text": whole,
        "showarrow": False,
        "font": {"size": 13, "color": INK},
    }
