"""A published table as tables to show and to download, one for each of its blocks."""

from __future__ import annotations

from dataclasses import replace

from dashboard.exports.table import Cell, Table, count_cell, number_cell, share_cell
from dashboard.indicators.definition import Label
from dashboard.indicators.published import (
    AnswersBlock,
    CrossBlock,
    Footnote,
    FormsBlock,
    PublishedTable,
    YesNoBlock,
    unit_of,
)
from dashboard.indicators.results import Tally
from dashboard.indicators.table_cells import (
    Average,
    BlockAnswer,
    Column,
    CountedRow,
    PublishedTableAnswer,
    Value,
    Words,
)
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.published import shows_counts_in_brackets

#: Printed percentages are whole, and some were rounded twice: with one decimal a reader sees
#: whether it is the same figure. The count beside it says how much the decimal is worth.
DECIMALS = 1

#: As wide as a digit.
FIGURE_SPACE = "\u2007"
#: By row and column (None: the whole column, or the whole row).
Marks = dict[tuple[str | None, str | None], str]

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def table_title(table: PublishedTable, text: Text) -> str:
    """ "Tabel 4.1: Køn, alder og nationalitet", or the title alone where it has no number."""
    title = text.label(table.title)
    if not table.number[0].isdigit():
        return title
    return text("published.title", number=table.number, title=title)


def block_table(
    answer: PublishedTableAnswer, position: int, text: Text, *, with_footnotes: bool
) -> Table | None:
    """The table of the block at a position (from 1); None where nobody belongs to its base."""
    block = answer.blocks[position - 1]
    if not any(_is_known(value) for row in block.rows for value in row.values):
        return None
    title = table_title(answer.table, text)
    if block.heading is not None:
        heading = text.label(block.heading)
        title = text("published.caption", title=title, heading=heading)
    marks, notes = _footnotes(block, text) if with_footnotes else ({}, [])
    if _hides_one(block):
        notes.append(text("published.one_hidden"))
    cells = _cells(block, text)
    return Table(
        id=f"table-{answer.table.number}-{position}",
        caption=title + marks.get((None, None), ""),
        head=(
            _first_head(block, text),
            *(
                _say(column.words, text) + marks.get((None, column.code), "")
                for column in block.columns
            ),
        ),
        rows=tuple(
            (
                _words(row.words, text) + marks.get((row.code, None), ""),
                *(
                    replace(cell, shown=cell.shown + marks.get((row.code, column.code), ""))
                    for column, cell in zip(block.columns, line, strict=True)
                ),
            )
            for row, line in zip(block.rows, cells, strict=True)
        ),
        notes=tuple(notes),
    )


def _footnotes(block: BlockAnswer, text: Text) -> tuple[Marks, list[str]]:
    """The marks by row and column, and the notes they lead to, in the order of the table."""
    rows = {row.code: (place, row.words) for place, row in enumerate(block.rows, start=1)}
    columns = {one.code: (place, one.words) for place, one in enumerate(block.columns, start=1)}

    def place(note: Footnote) -> tuple[int, int]:
        return (
            rows[note.row][0] if note.row in rows else 0,
            columns[note.column][0] if note.column in columns else 0,
        )

    marks: Marks = {}
    notes = []
    for number, note in enumerate(sorted(block.block.footnotes, key=place), start=1):
        mark = str(number).translate(_SUPERSCRIPT)
        marks[note.row, note.column] = marks.get((note.row, note.column), "") + mark
        named = [_words(rows[note.row][1], text)] if note.row in rows else []
        named += [_say(columns[note.column][1], text)] if note.column in columns else []
        quoted = ", ".join(text("list.quote", words=words) for words in named)
        key = "published.footnote" if quoted else "published.footnote.block"
        notes.append(text(key, mark=mark, place=quoted, words=text.label(note.text)))
    return marks, notes


def _is_known(value: Value) -> bool:
    match value:
        case Tally(denominator=n):
            return n != 0
        case Average(n=n):
            return n > 0
    return False


def _hides_one(block: BlockAnswer) -> bool:
    return any(_is_of_one_person(value, block) for row in block.rows for value in row.values)


def _is_of_one_person(value: Value, block: BlockAnswer) -> bool:
    if unit_of(block.block) != "persons":
        return False
    match value:
        case Tally(denominator=n) | Average(n=n):
            return n == 1
    return False


def _cells(block: BlockAnswer, text: Text) -> list[list[Cell]]:
    """The cells by row. In each column the counts in brackets stand under one another."""
    widths = [
        max((len(_count_beside(row.values[i], block, text)) for row in block.rows), default=0)
        for i in range(len(block.columns))
    ]
    return [
        [
            _cell(value, column, row, block, text, width)
            for column, value, width in zip(block.columns, row.values, widths, strict=True)
        ]
        for row in block.rows
    ]


def _cell(
    value: Value, column: Column, row: CountedRow, block: BlockAnswer, text: Text, width: int
) -> Cell:
    if _is_of_one_person(value, block):
        return Cell(text("card.no_value"), None, "count")
    match value:
        case Average(mean=None):
            return number_cell(None, text)
        case Average(mean=mean, n=n):
            decimals = 0 if column.measure == "course_days" else DECIMALS
            cell = number_cell(mean, text, decimals)
            said = text("published.mean", mean=cell.shown, n=formats.count(n, text.language))
            return replace(cell, shown=said)
        case Tally(numerator=k, denominator=None):
            return count_cell(k, text)
        case Tally(numerator=k) if column.measure == "count":
            return count_cell(k, text)
        case Tally(numerator=k, denominator=int(n)):
            share = share_cell(k, n, text, decimals=0 if k == n else DECIMALS)
            beside = _count_beside(value, block, text)
            if not beside:
                return share
            shown = f"{share.shown} {beside.rjust(width, FIGURE_SPACE)}"
            if row.is_total and k == n:
                return Cell(shown, n, "count")  # what a spreadsheet needs is n
            return replace(share, shown=shown)
    return Cell("", None, "count")


def _count_beside(value: Value, block: BlockAnswer, text: Text) -> str:
    """ "(15)" beside a percentage whose n stands in the last row, otherwise "(15 af 39)"."""
    if not isinstance(value, Tally) or not value.denominator:
        return ""
    if _is_of_one_person(value, block) or not shows_counts_in_brackets(block):
        return ""
    k, n = (formats.count(one, text.language) for one in (value.numerator, value.denominator))
    has_n = any(row.is_total for row in block.rows)
    return f"({k})" if has_n else f"({text('card.k_of_n', k=k, n=n)})"


def _first_head(block: BlockAnswer, text: Text) -> str:
    match block.block:
        case AnswersBlock() | CrossBlock() | YesNoBlock():
            return text("published.head.answers")
        case FormsBlock():
            return text("published.head.forms")
    return text("published.head.group")


def _say(words: tuple[Words, ...], text: Text) -> str:
    return ", ".join(_words(one, text) for one in words)


def _words(words: Words, text: Text) -> str:
    return text.label(words) if isinstance(words, Label) else text(f"published.word.{words}")
