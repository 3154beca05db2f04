"""The tables of a page as an Excel workbook: a sheet each, and one that says what they are."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.exports.table import Cell, Kind, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

#: What Excel shows of a value; how many decimals a number has stands in the cell.
FORMATS: dict[Kind, str] = {
    "count": "#,##0",
    "share": "0.0 %",
    "number": "#,##0.##",
    "day": "yyyy-mm-dd",
}
#: Excel's rules for the name of a sheet.
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 60


def as_workbook(
    tables: Sequence[Table], about: Sequence[tuple[str, str]], about_name: str
) -> bytes:
    """The bytes of an .xlsx file: the sheet `about_name` with terms and meanings, then the tables.

    A cell with a value holds the value, so that it can be calculated with; the others hold what
    the page shows. No text is taken for a formula or a link.
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(file, options) as book:
        names = _sheet_names([about_name, *(table.caption for table in tables)])
        _write_about(book.add_worksheet(names[0]), about, book)
        for name, table in zip(names[1:], tables, strict=True):
            _write_table(book.add_worksheet(name), table, book)
    return file.getvalue()


def _write_about(sheet: Worksheet, about: Sequence[tuple[str, str]], book: Workbook) -> None:
    term, meaning = book.add_format({"bold": True, "valign": "top"}), _wrapped(book)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for row, (name, words) in enumerate(about):
        sheet.write_string(row, 0, name, term)
        sheet.write_string(row, 1, words, meaning)


def _write_table(sheet: Worksheet, table: Table, book: Workbook) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    formats = {
        kind: book.add_format({"num_format": pattern, "align": "right"})
        for kind, pattern in FORMATS.items()
    }
    words = book.add_format({"align": "right"})
    sheet.write_string(0, 0, table.caption, book.add_format({"bold": True}))
    for column, name in enumerate(table.head):
        sheet.write_string(2, column, name, head)
        longest = max((len(_shown(row[column])) for row in table.rows), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(10, longest + 2)))
    for number, row in enumerate(table.rows, start=3):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats, words)
    for number, note in enumerate(table.notes, start=len(table.rows) + 4):
        sheet.write_string(number, 0, note)
    sheet.freeze_panes(3, table.labels)


def _write_cell(
    sheet: Worksheet,
    row: int,
    column: int,
    cell: str | Cell,
    formats: dict[Kind, Any],
    words: Any,
) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell.value is None:
        sheet.write_string(row, column, cell.shown, words)
    elif isinstance(cell.value, date):
        sheet.write_datetime(row, column, cell.value, formats["day"])
    else:
        sheet.write_number(row, column, cell.value, formats[cell.kind])


def _shown(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.shown


def _wrapped(book: Workbook) -> Any:
    return book.add_format({"text_wrap": True, "valign": "top"})


def _sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that Excel takes: short, without its own signs, and each only once."""
    names: list[str] = []
    for words in wanted:
        name = _NOT_IN_A_NAME.sub(" ", words).strip(" '")[:_LONGEST_NAME].strip(" '") or "–"
        number = 1
        taken = {other.lower() for other in names}
        unique = name
        while unique.lower() in taken:
            number += 1
            ending = f" {number}"
            unique = name[: _LONGEST_NAME - len(ending)] + ending
        names.append(unique)
    return names
