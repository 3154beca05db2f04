"""Reading one CSV file into typed rows; every cell that breaks its rule becomes a fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.data.importing.cpr import contains_cpr_number
from dashboard.data.importing.faults import Fault, quote_code, suggest
from dashboard.data.importing.tables import Column, FileTable
from dashboard.data.importing.text_file import CPR_RULE, lines_with_cpr_number
from dashboard.data.importing.values import BadCell, Reading, Value, parse


@dataclass(frozen=True)
class Row:
    """A row of a file. `values` go by the database's column names; None is an empty cell.

    `line` is where the row begins. `faulty` are the columns whose cells could not be read, of which
    nothing more may be concluded; their value is None.
    """

    line: int
    values: dict[str, Value | None]
    faulty: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """The rows of one file. `left_out` are columns that the file does not have."""

    file: FileTable
    rows: list[Row]
    left_out: frozenset[str] = frozenset()


def read_sheet(text: str, file: FileTable, reading: Reading) -> tuple[Sheet | None, list[Fault]]:
    """The rows of a file and its faults; no sheet when the header or the form is unusable."""
    delimiter = _delimiter(text)
    suspicious = lines_with_cpr_number(text)
    records = _records(text, delimiter)
    faults: list[Fault] = []
    try:
        header_line, header = next(records, (1, []))
        header_faults = _check_header(file, header_line, header)
        if header_faults:
            return None, _with_cpr_lines(file, suspicious, header_faults)
        sheet = Sheet(file, [], _left_out(file, header))
        columns = [file.column(name.strip()) for name in header]
        cells_of = _RowReader(file, columns, replace(reading, delimiter=delimiter))
        for line, cells in records:
            if len(cells) != len(header):
                rule = f"the row has {len(cells)} cells where the header has {len(header)}"
                faults.append(Fault(file.file, line, None, rule))
                continue
            row, row_faults = cells_of.read(line, cells, bool(suspicious))
            sheet.rows.append(row)
            faults += row_faults
    except csv.Error as error:
        rule = f"the quotation marks or cells cannot be told apart ({error})"
        faults.append(Fault(file.file, None, None, rule))
        return None, _with_cpr_lines(file, suspicious, faults)
    return sheet, _with_cpr_lines(file, suspicious, faults)


class _RowReader:
    def __init__(self, file: FileTable, columns: Sequence[Column | None], reading: Reading) -> None:
        self._file = file.file
        self._columns = [column for column in columns if column is not None]
        self._reading = reading
        self._empty: dict[str, Value | None] = {column.stored_as: None for column in file.columns}

    def read(self, line: int, cells: Sequence[str], suspicious: bool) -> tuple[Row, list[Fault]]:
        values = dict(self._empty)
        faults: list[Fault] = []
        faulty: set[str] = set()
        for column, raw in zip(self._columns, cells, strict=True):
            cell = raw.strip()
            rule = None
            # a line break within a cell parts a number that no line of the file shows whole
            if (suspicious or "\n" in cell or "\r" in cell) and contains_cpr_number(cell):
                rule = CPR_RULE
            elif cell:
                try:
                    values[column.stored_as] = parse(cell, column, self._reading)
                except BadCell as problem:
                    rule = str(problem)
            elif column.required:
                rule = "the cell is empty, but a value is needed here"
            if rule is not None:
                faults.append(Fault(self._file, line, column.name, rule))
                faulty.add(column.stored_as)
        return Row(line, values, frozenset(faulty)), faults


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The line on which each record begins, and its cells; empty lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _delimiter(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return ";" if ";" in header else ","


def _check_header(file: FileTable, line: int, header: Sequence[str]) -> list[Fault]:
    known = [column.name for column in file.columns]
    if len(header) == 1 and "\t" in header[0]:
        rule = "the columns are separated by tabs; save the file with commas or semicolons"
        return [Fault(file.file, line, None, rule)]
    faults = []
    seen: set[str] = set()
    for number, raw in enumerate(header, start=1):
        name = raw.strip()
        if contains_cpr_number(name):
            faults.append(Fault(file.file, line, str(number), CPR_RULE))
        elif not name:
            faults.append(Fault(file.file, line, str(number), "the column has no name"))
        elif name not in known:
            rule = f"unknown column {quote_code(name, known)}{suggest(name, known)}"
            faults.append(Fault(file.file, line, None, rule))
        elif name in seen:
            faults.append(Fault(file.file, line, name, "the column stands in the header twice"))
        seen.add(name)
    for column in file.columns:
        if column.required and column.name not in seen:
            rule = f'the column "{column.name}" is missing'
            faults.append(Fault(file.file, line, None, rule))
    return faults


def _left_out(file: FileTable, header: Sequence[str]) -> frozenset[str]:
    there = {name.strip() for name in header}
    return frozenset(column.stored_as for column in file.columns if column.name not in there)


def _with_cpr_lines(file: FileTable, lines: Sequence[int], faults: list[Fault]) -> list[Fault]:
    """The faults, with those lines added whose CPR number no cell has been blamed for."""
    if not lines or any(fault.rule == CPR_RULE for fault in faults):
        return faults
    return [*faults, *(Fault(file.file, line, None, CPR_RULE) for line in lines)]
