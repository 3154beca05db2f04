"""Horizontal bars drawn by the page itself: labels wrap, and every width of screen has room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.figures.count_bars import BarGroup, DrawnBar, count_bars


def draw_bars(groups: Sequence[BarGroup]) -> html.Div:
    """The bars, hidden from screen readers: sentence and table carry the same numbers."""
    return html.Div(
        [
            html.Div(
                [
                    html.Div(label, className="count-label"),
                    html.Div([_line(bar) for bar in bars], className="count-lines"),
                ],
                className="count-group",
            )
            for label, bars in count_bars(groups)
        ],
        className="count-bars",
        **{"aria-hidden": "true"},
    )


def _line(bar: DrawnBar) -> html.Div:
    parts: list[Any] = []
    if bar.whole is not None and bar.firm is not None:
        if bar.whole > bar.firm:
            parts.append(html.Div(className="count-bar count-soft", style=_wide(bar.whole)))
        parts.append(html.Div(className="count-bar count-firm", style=_wide(bar.firm)))
    if bar.mark is not None:
        parts.append(html.Div(className="count-mark", style={"left": _length(bar.mark)}))
    # Words stand after the bar and after its mark.
    at = max(bar.whole or 0, bar.mark or 0)
    parts.append(html.Div(bar.words, className="count-words", style={"left": _length(at)}))
    return html.Div(parts, className="count-line")


def _wide(part: float) -> dict[str, str]:
    return {"width": _length(part)}


def _length(part: float) -> str:
    """A fraction of the scale, which ends where the longest bar's words need room."""
    return f"calc((100% - var(--count-room)) * {part})"
