"""The tables of a page as one text file of delimited values, for any spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.exports.table import Cell, Table
from dashboard.indicators.definition import Language

#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(tables: Sequence[Table], about: Iterable[tuple[str, str]], language: Language) -> bytes:
    """What the tables are about, then each table beneath its caption, with blank lines between.

    UTF-8 with a byte order mark, which Excel needs. In Danish the values are divided by semicolons
    and decimals by a comma, as Danish spreadsheets read them. Shares are fractions from 0 to 1 and
    dates are written 2019-04-15.
    """
    file = io.StringIO(newline="")
    write = csv.writer(file, delimiter=";" if language == "da" else ",", lineterminator="\r\n")
    for term, meaning in about:
        write.writerow([_harmless(term), _harmless(meaning)])
    for table in tables:
        write.writerow([])
        write.writerow([_harmless(table.caption)])
        write.writerow([_harmless(name) for name in table.head])
        write.writerows([_written(cell, language) for cell in row] for row in table.rows)
        write.writerows([_harmless(note)] for note in table.notes)
    return file.getvalue().encode("utf-8-sig")


def _written(cell: str | Cell, language: Language) -> str:
    if isinstance(cell, str):
        return _harmless(cell)
    if cell.value is None:
        return _harmless(cell.shown)
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    written = repr(round(cell.value, 6))
    written = written.removesuffix(".0")
    return written.replace(".", ",") if language == "da" else written


def _harmless(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
