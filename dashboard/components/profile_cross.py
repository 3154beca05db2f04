"""Two answers at the start against each other: a shaded table of shares of all who gave both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.address import Address
from dashboard.components.analysis import LEAST_PERSONS, Analysis
from dashboard.components.choice_menu import choice_menu
from dashboard.components.profile_words import say_tally, trait_words, value_words
from dashboard.components.sections import Chart, Section
from dashboard.components.shaded_table import margin_cell, shaded_cell, shaded_table
from dashboard.exports.table import Cell, Table, share_cell, tally_cell
from dashboard.indicators.breakdowns import ByAnswer
from dashboard.indicators.definition import ProjectDefinition, Scale
from dashboard.indicators.filters import AT_START, find_item
from dashboard.indicators.profile import CrossTable, coarse_counts
from dashboard.indicators.traits import Seen, Trait, baseline_traits
from dashboard.monitoring.profile import two_answers
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The parameters that name the two answers.
ROWS, COLUMNS = "rows", "columns"

CHART = "two-answers"


def cross_section(analysis: Analysis, seen: Seen) -> Section | None:
    """The table of two answers, with the choice of them; None where fewer than two are asked."""
    visit, definition = analysis.visit, analysis.definition
    text = visit.text
    chosen = choose_answers(analysis)
    if chosen is None:
        return None
    row, column, menus = chosen
    table = two_answers(
        visit.viewer,
        visit.store,
        definition.id,
        analysis.selection,
        seen,
        row.name,
        column.name,
    )
    return Section(
        "crossed",
        text("participants.crossed"),
        [html.Div(menus, className="choices"), _table(table, definition, text)],
        text("participants.crossed.meaning"),
    )


def choose_answers(analysis: Analysis) -> tuple[Trait, Trait, list[html.Div]] | None:
    """The two answers asked for and the menus to choose others; None where there are not two."""
    definition, visit = analysis.definition, analysis.visit
    traits = baseline_traits(definition)
    if len(traits) < 2:
        return None
    row, column = _chosen(analysis, traits)
    return row, column, _menus(row, column, traits, definition, visit.address, visit.text)


def _chosen(analysis: Analysis, traits: Sequence[Trait]) -> tuple[Trait, Trait]:
    """The two answers that the address asks for, otherwise the first two of one form."""
    by_name = {_short(trait): trait for trait in traits}
    rows, columns = (_short(trait) for trait in _default(traits))
    row = analysis.choose(ROWS, list(by_name), rows)
    column = analysis.choose(COLUMNS, list(by_name), columns)
    if row == column:
        if analysis.visit.address.asks(COLUMNS) is not None:
            analysis.remarks.append(analysis.visit.text("participants.crossed.same"))
        column = next(name for name in (columns, rows) if name != row)
    return by_name[row], by_name[column]


def _default(traits: Sequence[Trait]) -> Sequence[Trait]:
    forms = [trait.by.form for trait in traits if isinstance(trait.by, ByAnswer)]
    pair = [trait for trait, form in zip(traits, forms, strict=True) if form == forms[0]][:2]
    return pair if len(pair) == 2 else traits[:2]


def _short(trait: Trait) -> str:
    """The name of an answer without what says that it is of the start."""
    return trait.name.removeprefix(f"{AT_START}.")


def _menus(
    row: Trait,
    column: Trait,
    traits: Sequence[Trait],
    definition: ProjectDefinition,
    address: Address,
    text: Text,
) -> list[Any]:
    rows, columns = _default(traits)
    words = [(trait, trait_words(trait, definition, text)) for trait in traits]
    return [
        choice_menu(
            text(f"participants.{name}"),
            name,
            [(_short(trait), said) for trait, said in words if trait != other],
            _short(chosen),
            address,
            default=_short(default),
        )
        for name, chosen, other, default in (
            (ROWS, row, column, rows),
            (COLUMNS, column, row, columns),
        )
    ]


def _table(table: CrossTable, definition: ProjectDefinition, text: Text) -> Any:
    if table.n < LEAST_PERSONS:
        key = "participants.crossed.one" if table.n else "participants.crossed.nobody"
        return html.P(text(key, n=formats.count(table.persons, text.language)))
    row, column = (trait_words(trait, definition, text) for trait in (table.rows, table.columns))
    title = text("participants.crossed.title", row=row, column=column)
    return Chart(
        id=CHART,
        title=title,
        finding=_finding(table, definition, text),
        table=_numbers(table, title, (row, column), text),
        drawing=[_shaded(table, title, (row, column), text)],
    )


def _shaded(table: CrossTable, title: str, names: tuple[str, str], text: Text) -> html.Div:
    """Rows by columns with both margins, all as shares of everybody."""
    n, fullest = table.n, max(max(row) for row in table.counts)
    total = text("participants.all")
    columns = [value_words(table.columns, value, text) for value in table.columns.values]
    head = [
        html.Tr([html.Td(), html.Th(names[1], colSpan=len(columns), scope="colgroup"), html.Td()]),
        html.Tr([html.Th(words, scope="col") for words in (names[0], *columns, total)]),
    ]
    rows = [
        html.Tr(
            [
                html.Th(value_words(table.rows, value, text), scope="row"),
                *[shaded_cell(k, n, fullest, text) for k in row],
                margin_cell(sum(row), n, text),
            ]
        )
        for value, row in zip(table.rows.values, table.counts, strict=True)
    ]
    margins = [margin_cell(k, n, text) for k in (*table.column_totals, n)]
    rows.append(html.Tr([html.Th(total, scope="row"), *margins]))
    return shaded_table(title, head, rows)


def _numbers(table: CrossTable, title: str, names: tuple[str, str], text: Text) -> Table:
    """A line for each pair of answers, as a spreadsheet wants it."""
    rows: list[tuple[str | Cell, ...]] = [
        (
            value_words(table.rows, value, text),
            value_words(table.columns, other, text),
            tally_cell(k, table.n, text),
            share_cell(k, table.n, text),
        )
        for value, row in zip(table.rows.values, table.counts, strict=True)
        for other, k in zip(table.columns.values, row, strict=True)
    ]
    head = (*names, text("table.tally"), text("table.share"))
    return Table(CHART, title, head, tuple(rows), labels=2, notes=(_left_out(table, text),))


def _finding(table: CrossTable, definition: ProjectDefinition, text: Text) -> str:
    """The most frequent pair of answers, in the coarse groups of the scales that have some."""
    scales = [_scale(trait, definition) for trait in (table.rows, table.columns)]
    counts = coarse_counts(table, scales[0], scales[1])
    most = max(counts.values())
    first = [
        (text.label(row), text.label(column)) for (row, column), k in counts.items() if k == most
    ]
    row, column = first[0]
    key = "participants.crossed.finding"
    if len(first) > 1:
        key += ".tied"
    elif row == column:
        key += ".same"
    is_coarse = any(scale.coarse for scale in scales)
    return text(
        key,
        row=text("list.quote", words=row),
        column=text("list.quote", words=column),
        number=formats.count(len(first), text.language),
        tally=say_tally(most, table.n, text),
        grouped=text("participants.crossed.grouped") if is_coarse else "",
    )


def _left_out(table: CrossTable, text: Text) -> str:
    """How many have not answered both, or that everybody has."""
    missing = table.persons - table.n
    key = "participants.crossed.left_out" if missing else "participants.crossed.all"
    return text(
        key,
        k=formats.count(missing, text.language),
        n=formats.count(table.persons, text.language),
    )


def _scale(trait: Trait, definition: ProjectDefinition) -> Scale:
    assert isinstance(trait.by, ByAnswer)
    return find_item(definition, trait.by.form, trait.by.item)[1]
