"""The plain parts that charts over time are made of: lines, uprights, words where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.layout import Figure
from dashboard.figures.palette import INK, PAPER

#: Days with their values, in order.
Path = Sequence[tuple[date, float]]


def line(
    name: str,
    path: Path,
    colour: str,
    width: float,
    *,
    dash: str = "solid",
    shape: str = "linear",
) -> Figure:
    """A line through the path; `name` says what it is, for who reads the figure."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [day.isoformat() for day, _ in path],
        "y": [value for _, value in path],
        "line": {"color": colour, "width": width, "dash": dash, "shape": shape},
        "hoverinfo": "skip",
    }


def upright(day: date, colour: str, *, dash: str = "solid") -> Figure:
    """A fine line from top to bottom on a day, behind everything else."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": 1,
        "line": {"color": colour, "width": 1, "dash": dash},
        "layer": "below",
    }


def words_at(
    day: date,
    value: float,
    words: str,
    xanchor: str,
    yanchor: str,
    shift: tuple[int, int] = (0, 0),
    *,
    colour: str = INK,
) -> Figure:
    """Words at a day and a value; the anchors say which part of them stands there."""
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
        "borderpad": 1,
    }
