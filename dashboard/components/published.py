"""A table as the project's publication prints it, opened on an analysis page by its address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.components import html
from dashboard.components.address import Address
from dashboard.components.tables import show_notes, show_table
from dashboard.exports.published import block_table, table_title
from dashboard.exports.table import Table
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.indicators.published import PublishedTable, unit_of
from dashboard.indicators.table_cells import BlockAnswer, PublishedTableAnswer
from dashboard.monitoring.published import find_table
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.published import say_block

#: The name under which an address asks for a table, on every analysis page.
TABLE = "table"


def asked_table(
    definition: ProjectDefinition, address: Address, remarks: list[str], text: Text
) -> PublishedTable | None:
    """The table that the address asks for; None, with a remark, where there is none such."""
    number = address.asks(TABLE)
    table = find_table(definition, number) if number else None
    if number and table is None:
        known = ", ".join(one.number for one in definition.tables)
        key = "published.unknown" if known else "published.unknown.none"
        remarks.append(text(key, written=number[:64], known=known))
    return table


@dataclass(frozen=True)
class OpenTable:
    """The open table on the page, and the same for a download: its blocks, and what they count."""

    section: html.Section
    tables: tuple[Table, ...]
    definitions: tuple[tuple[str, str], ...]


def open_table(
    answer: PublishedTableAnswer,
    definition: ProjectDefinition,
    selection: Selection,
    address: Address,
    text: Text,
) -> OpenTable:
    """The table as a section of the page, with how it differs from what was printed."""
    as_printed = selection.as_of == answer.table.as_of and not selection.choices
    drawn = [
        block_table(answer, position, text, with_footnotes=as_printed)
        for position, _ in enumerate(answer.blocks, start=1)
    ]
    said = [say_block(block, definition, text) for block in answer.blocks]
    head = [
        html.H2(table_title(answer.table, text), id="table-title"),
        *[
            html.P(sentence, className="rung-meaning")
            for sentence in _differences(answer, selection, text)
        ],
        _links(answer.table, address, text, as_printed=as_printed),
    ]
    body = _body(answer, drawn, said, selection, text)
    if definition.source is not None:
        source = text("published.source", source=text.label(definition.source))
        body.append(html.P(source, className="hint"))
    section = html.Section(
        [html.Div(head, className="rung-head"), html.Div(body, className="rung-body charts")],
        className="rung",
        id="table",
        **{"aria-labelledby": "table-title"},
    )
    shown = [(table, words) for table, words in zip(drawn, said, strict=True) if table is not None]
    return OpenTable(
        section,
        tuple(table for table, _ in shown),
        tuple((table.caption, words) for table, words in shown),
    )


def table_links(
    definition: ProjectDefinition, page: str, address: Address, text: Text
) -> html.Section | None:
    """The published tables that have their place on the page; None where there are none."""
    here = [table for table in definition.tables if table.page == page]
    if not here:
        return None
    head = [
        html.H2(text("published.list"), id="published-tables-title"),
        html.P(text("published.list.meaning"), className="rung-meaning"),
    ]
    links = [
        html.Li(
            html.A(
                table_title(table, text),
                href=_link(table, address),
                id=f"open-table-{table.number}".replace(".", "-"),
            )
        )
        for table in here
    ]
    return html.Section(
        [
            html.Div(head, className="rung-head"),
            html.Ul(links, className="rung-body published-tables"),
        ],
        className="rung",
        id="published-tables",
        **{"aria-labelledby": "published-tables-title"},
    )


def _link(table: PublishedTable, address: Address) -> str:
    """The page with the table as the publication has it: on its date, without filters."""
    return address.link(as_of=table.as_of, asked={TABLE: table.number})


def _links(table: PublishedTable, address: Address, text: Text, *, as_printed: bool) -> html.Ul:
    links = [html.A(text("published.close"), href=address.changed({TABLE: None}), id="close-table")]
    if not as_printed:
        again = text("published.again")
        links.insert(0, html.A(again, href=_link(table, address), id="table-as-printed"))
    return html.Ul([html.Li(link) for link in links], className="rung-links")


def _differences(answer: PublishedTableAnswer, selection: Selection, text: Text) -> Sequence[str]:
    """How what is shown differs from what was printed, or that it does not."""
    table = answer.table
    day = formats.day(selection.as_of, text.language)
    said = []
    if selection.as_of != table.as_of:
        printed = formats.day(table.as_of, text.language)
        said.append(text("published.other_day", printed=printed, day=day))
    if selection.choices:
        units = dict.fromkeys(unit_of(block.block) for block in answer.blocks)
        if "persons" in units:
            said.append(text("published.filtered"))
        said += [
            text("published.not_filtered", rows=text(f"unit.{unit}.all"))
            for unit in units
            if unit != "persons"
        ]
    return said or [text("published.as_printed", day=day)]


def _body(
    answer: PublishedTableAnswer,
    drawn: Sequence[Table | None],
    said: Sequence[str],
    selection: Selection,
    text: Text,
) -> list[Any]:
    """The blocks. What is the same of all of them is said once."""
    day = formats.day(selection.as_of, text.language)
    nobody = text("published.nobody", day=day)
    same = len(set(said)) == 1
    body: list[Any] = [html.P(said[0], className="section-lead")] if same else []
    if same and not any(drawn):
        return [*body, html.P(nobody)]
    for block, table, words in zip(answer.blocks, drawn, said, strict=True):
        parts: list[Any] = []
        if block.heading is not None:
            parts.append(html.H3(text.label(block.heading)))
        if not same:
            parts.append(html.P(words, className="finding"))
        parts += [html.P(nobody)] if table is None else _table(table, block)
        body.append(html.Div(parts, className="chart-block"))
    return body


def _table(table: Table, block: BlockAnswer) -> list[Any]:
    return [
        html.Div(
            show_table(table),
            className="scroll-table" + (" with-total" if block.rows[-1].is_total else ""),
            tabIndex="0",
            role="group",
            **{"aria-label": table.caption},
        ),
        *show_notes(table),
    ]
