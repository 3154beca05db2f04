"""Columns of events by period, drawn by the page itself."""

from __future__ import annotations

from typing import Any

from dashboard.components import html
from dashboard.figures.effort import Column, PeriodColumns


def draw_columns(drawn: PeriodColumns) -> html.Div:
    """The columns, hidden from screen readers: sentence and table carry the same numbers."""
    is_scaled = not any(column.words for column in drawn.columns)
    field: list[Any] = [_column(column) for column in drawn.columns]
    if is_scaled:
        field.append(html.Div(drawn.top, className="period-top"))
    return html.Div(
        [
            html.Div(field, className="period-field"),
            html.Div(
                [
                    html.Div(tick.words, className="period-tick", style={"left": f"{tick.at}%"})
                    for tick in drawn.ticks
                ],
                className="period-ticks",
            ),
        ],
        className="period-chart scaled" if is_scaled else "period-chart",
        **{"aria-hidden": "true"},
    )


def _column(column: Column) -> html.Div:
    parts: list[Any] = [
        html.Div(className="period-events", style={"height": f"{column.events}%"}),
        html.Div(className="period-persons", style={"height": f"{column.persons}%"}),
    ]
    if column.words:
        at = {"bottom": f"{column.events}%"}
        parts.append(html.Div(column.words, className="period-number", style=at))
    place = {"left": f"{column.start}%", "width": f"{column.width}%"}
    return html.Div(parts, className="period-column", style=place)
