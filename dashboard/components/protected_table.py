"""Protected values on a page, as bars and tables: "ca. 35", "under 5", "for få til at vise".

Words, cells and bars are made of the values as they are shown; nothing here knows an exact count.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.components.count_bars import draw_bars
from dashboard.components.sections import Chart
from dashboard.exports.table import Cell, Table
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.protected import (
    Hidden,
    ProtectedCount,
    ProtectedFigure,
    ProtectedShare,
    value_of,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.text.catalogue import Text
from dashboard.text.protected import say_count, say_figure, say_percent

#: A row's words, and the figure beside them.
Row = tuple[str, ProtectedFigure]


def protected_cell(count: ProtectedCount, rules: ProtectionRules, text: Text) -> Cell:
    """The count. What is hidden has no value for a spreadsheet to reckon with."""
    return Cell(say_count(count, rules, text), value_of(count), "count")


def figures_chart(
    chart_id: str,
    title: str,
    first: str,
    rows: Sequence[Row],
    finding: str,
    rules: ProtectionRules,
    text: Text,
) -> Chart | html.Div:
    """A bar and a table's row for each figure; `first` is the head of their names.

    Where the group is too small for any of them, a sentence.
    """
    if _are_hidden([figure for _, figure in rows]):
        return _too_small(title, text)
    head = [first, text("filtered.column.count")]
    if any(isinstance(figure, ProtectedShare) for _, figure in rows):
        head += [text("filtered.column.of"), text("filtered.column.share")]
    lines: tuple[tuple[str | Cell, ...], ...] = tuple(
        (words, *_cells(figure, len(head), rules, text)) for words, figure in rows
    )
    bars = [BarGroup(words, (_bar(figure, rules, text),)) for words, figure in rows]
    return Chart(
        chart_id, title, finding, Table(chart_id, title, tuple(head), lines), [draw_bars(bars)]
    )


def crossed_chart(
    chart_id: str,
    title: str,
    head: Sequence[str],
    rows: Sequence[tuple[str, Sequence[ProtectedFigure]]],
    finding: str,
    rules: ProtectionRules,
    text: Text,
) -> Chart | html.Div:
    """Groups side by side: a table of figures, a row or a column for each group.

    Where all groups are too small, a sentence.
    """
    if _are_hidden([figure for _, figures in rows for figure in figures]):
        return _too_small(title, text)

    def cell(figure: ProtectedFigure) -> Cell:
        if not isinstance(figure, ProtectedShare):
            return protected_cell(figure, rules, text)
        return Cell(say_share(figure, rules, text), value_of(figure.numerator), "count")

    lines: tuple[tuple[str | Cell, ...], ...] = tuple(
        (words, *map(cell, figures)) for words, figures in rows
    )
    return Chart(chart_id, title, finding, Table(chart_id, title, tuple(head), lines))


def say_share(figure: ProtectedFigure, rules: ProtectionRules, text: Text) -> str:
    """ "ca. 20 af ca. 35 (57 %)"; without a percentage where there is none, and for a count."""
    words = say_figure(figure, rules, text)
    if not isinstance(figure, ProtectedShare) or figure.value is None:
        return words
    return text("filtered.share", figure=words, share=say_percent(figure, text))


def _are_hidden(figures: Sequence[ProtectedFigure]) -> bool:
    """Whether nothing can be said of any group."""
    counts = (one.denominator if isinstance(one, ProtectedShare) else one for one in figures)
    return all(count is Hidden.GROUP for count in counts)


def _too_small(title: str, text: Text) -> html.Div:
    said = html.P(text("filtered.hidden"), className="finding")
    return html.Div([html.H3(title), said], className="chart-block")


def _bar(figure: ProtectedFigure, rules: ProtectionRules, text: Text) -> CountBar:
    """As long as the count that is shown; of what is hidden only the words."""
    count = figure.numerator if isinstance(figure, ProtectedShare) else figure
    return CountBar(value_of(count), say_share(figure, rules, text))


def _cells(
    figure: ProtectedFigure, columns: int, rules: ProtectionRules, text: Text
) -> tuple[Cell, ...]:
    """As many cells as the table has columns beside the first."""
    if isinstance(figure, ProtectedShare):
        return (
            protected_cell(figure.numerator, rules, text),
            protected_cell(figure.denominator, rules, text),
            Cell(say_percent(figure, text), figure.value, "share"),
        )
    empty = Cell(text("card.no_value"), None, "count")
    return (protected_cell(figure, rules, text), *[empty] * (columns - 2))
