"""Deterministic CSV files: the same rows give the same bytes, on every machine."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

Cell = str | int | float | bool | date | None


def format_cell(value: Cell) -> str:
    """A value as the importer reads it: empty for None, yes/no, ISO dates, whole numbers bare."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], *, keys: int = 1
) -> None:
    """Write `rows` under the header `columns`, sorted by the first `keys` columns.

    UTF-8 without BOM, commas, one line feed at each line's end. A key that a row lacks is an empty
    cell; a key that is no column raises ValueError.
    """
    lines: list[tuple[tuple[tuple[bool, Cell], ...], list[str]]] = []
    for row in rows:
        unknown = set(row) - set(columns)
        if unknown:
            raise ValueError(f"no such column in {path.name}: {', '.join(sorted(unknown))}")
        key = tuple((row.get(c) is not None, row.get(c)) for c in columns[:keys])
        lines.append((key, [format_cell(row.get(c)) for c in columns]))
    lines.sort(key=lambda line: line[0])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(cells for _, cells in lines)
