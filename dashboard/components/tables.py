"""A table of an export as a table on the page."""

from __future__ import annotations

from typing import Any

from dashboard.components import html
from dashboard.components.figure import data_table
from dashboard.exports.table import Cell, Table


def show_table(table: Table) -> html.Table:
    """The table with its caption (for screen readers) and what each cell shows."""
    return data_table(
        table.caption,
        table.head,
        [[_shown(cell) for cell in row] for row in table.rows],
        numbers_from=table.labels,
    )


def show_notes(table: Table) -> list[Any]:
    """The notes beneath the table; empty where there are none."""
    if not table.notes:
        return []
    return [html.Ul([html.Li(note) for note in table.notes], className="table-notes")]


def _shown(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.shown
