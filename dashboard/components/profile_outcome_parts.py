"""Groups against an outcome as divided bars, as shaded cells, and as a table of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.profile_words import missing_words, trait_words, value_words
from dashboard.components.shaded_table import shaded_cell, shaded_table
from dashboard.exports.table import Cell, Table, count_cell, interval_cell, share_cell, tally_cell
from dashboard.figures.palette import UNKNOWN
from dashboard.figures.profile import (
    MOST_PARTS,
    BarPart,
    answer_colours,
    bar_parts,
    part_colours,
)
from dashboard.indicators.breakdowns import ByAnswer
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import find_item
from dashboard.indicators.profile import CrossTable
from dashboard.indicators.statistics import wilson_interval
from dashboard.indicators.traits import NO, NONE, YES, Trait
from dashboard.text import formats
from dashboard.text.catalogue import Text

CHART = "group-outcome"


def draw_outcomes(wholes: CrossTable, definition: ProjectDefinition, text: Text) -> list[Any]:
    """A bar for each row, divided by the columns.

    Shaded cells where there are too many parts to tell apart in a bar.
    """
    if len(wholes.columns.values) > MOST_PARTS:
        return [_shaded(wholes, definition, text)]
    colours = _colours(wholes.columns, definition)
    words = [value_words(wholes.columns, value, text) for value in wholes.columns.values]
    key = html.Ul(
        [
            html.Li(
                [
                    html.Span(
                        className="part-swatch",
                        style={"background": colour},
                        **{"aria-hidden": "true"},
                    ),
                    said,
                ]
            )
            for said, colour in zip(words, colours, strict=True)
        ],
        className="part-key",
    )
    bars = [
        _divided(value_words(wholes.rows, value, text), bar_parts(row, colours), row, text)
        for value, row in zip(wholes.rows.values, wholes.counts, strict=True)
    ]
    return [key, html.Div(bars, className="divided-bars", **{"aria-hidden": "true"})]


def _divided(words: str, parts: Sequence[BarPart], counts: Sequence[int], text: Text) -> html.Div:
    total = sum(counts)
    filled = [count for count in counts if count]
    return html.Div(
        [
            html.Span(words, className="profile-label"),
            html.Span(
                text("participants.n", n=formats.count(total, text.language)),
                className="divided-n",
            ),
            html.Div(
                [
                    html.Span(
                        [
                            html.Strong(formats.count(count, text.language)),
                            share_cell(count, total, text).shown,
                        ],
                        className="part hollow" if part.colour == UNKNOWN else "part",
                        style={
                            "left": f"{part.start}%",
                            "width": f"{part.width}%",
                            "background": part.colour,
                            "color": part.ink,
                        },
                    )
                    for part, count in zip(parts, filled, strict=True)
                ],
                className="divided",
            ),
        ],
        className="divided-row",
    )


def _shaded(wholes: CrossTable, definition: ProjectDefinition, text: Text) -> html.Div:
    """The wholes as columns, their parts as shaded rows."""
    parts = wholes.turned()
    fullest = [max(column) for column in zip(*parts.counts, strict=True)]
    title = trait_words(parts.rows, definition, text)
    columns = [value_words(parts.columns, value, text) for value in parts.columns.values]
    head = [html.Th(title, scope="col"), *[html.Th(words, scope="col") for words in columns]]
    rows = [
        html.Tr(
            [
                html.Th(value_words(parts.rows, value, text), scope="row"),
                *[
                    shaded_cell(k, total, most, text)
                    for k, total, most in zip(row, parts.column_totals, fullest, strict=True)
                ],
            ]
        )
        for value, row in zip(parts.rows.values, parts.counts, strict=True)
    ]
    return shaded_table(title, [html.Tr(head)], rows)


def _colours(trait: Trait, definition: ProjectDefinition) -> tuple[str, ...]:
    if isinstance(trait.by, ByAnswer):
        _, scale = find_item(definition, trait.by.form, trait.by.item)
        return answer_colours(scale)
    rest = trait.values[-1].code in (NO, NONE)
    return part_colours(len(trait.values), last_is_rest=rest)


def outcome_table(
    table: CrossTable,
    title: str,
    group: str,
    notes: Sequence[str],
    text: Text,
    *,
    of_group: bool,
) -> Table:
    """Groups by outcomes: counts and percentages, with both margins; beneath, what is not known.

    Percentages are of each group (row) or else of each outcome (column).

    Of an outcome that holds or does not, each group's share has its 95 % interval.
    """
    codes = [value.code for value in table.columns.values]
    with_interval = of_group and set(codes) <= {YES, NO} and codes[0] == YES
    head = [group]
    for value in table.columns.values:
        head += [value_words(table.columns, value, text), "%"]
        if with_interval and value.code == YES:
            head.append(text("table.interval"))
    head += [text("participants.all"), "%"]

    def line(words: str, row: Sequence[int], *, is_counted: bool = True) -> tuple[str | Cell, ...]:
        total = sum(row)
        cells: list[str | Cell] = [words]
        for value, k, column in zip(table.columns.values, row, table.column_totals, strict=True):
            of = total if of_group else column
            cells += [
                tally_cell(k, of, text) if is_counted and of else count_cell(k, text),
                share_cell(k, of if is_counted else 0, text),
            ]
            if with_interval and value.code == YES:
                interval = wilson_interval(k, total) if is_counted else None
                cells.append(interval_cell(interval, text))
        of = total if of_group else table.n
        cells += [count_cell(total, text), share_cell(total, of if is_counted else 0, text)]
        return tuple(cells)

    rows = [
        line(value_words(table.rows, value, text), row)
        for value, row in zip(table.rows.values, table.counts, strict=True)
    ]
    rows.append(line(text("participants.all"), table.column_totals))
    if any(table.unknown_rows):
        rows.append(line(missing_words(table.rows, text), table.unknown_rows, is_counted=False))
    if any(table.unknown_rows):
        notes = [*notes, text("participants.outcomes.unknown")]
    return Table(CHART, title, tuple(head), tuple(rows), notes=tuple(notes))
