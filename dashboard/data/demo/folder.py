"""Write a project folder's tables: the CSV files beside ``project.toml``."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

#: A cell before it is written; None is an empty cell.
Cell = str | int | float | bool | date | None
Row = Mapping[str, Cell]

#: The columns of each table, in the order in which they are written.
COLUMNS: dict[str, tuple[str, ...]] = {
    "staff": ("id", "role", "site", "weekly_hours", "began", "ended"),
    "participants": (
        "id",
        "site",
        "staff",
        "target_group",
        "gender",
        "birth_year",
        "nationality",
        "education",
        "benefit",
    ),
    "courses": (
        "participant",
        "number",
        "referred",
        "started",
        "ended",
        "ending",
        "reason",
        "destination",
    ),
    "attributes": ("participant", "attribute", "code"),
    "companies": ("id", "type", "experience", "site", "first_contact"),
    "spells": (
        "participant",
        "number",
        "kind",
        "from",
        "to",
        "weekly_hours",
        "company",
        "held_at_start",
        "route",
    ),
    "events": (
        "id",
        "kind",
        "day",
        "participant",
        "staff",
        "company",
        "series",
        "setting",
        "minutes",
    ),
    "volunteers": ("id", "site", "began", "ended"),
    "next_of_kin": ("id", "participant", "relation", "began"),
    "registrations": ("goal", "day", "verdict", "numerator", "denominator", "text"),
}


def write_tables(folder: Path, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write each table as ``<name>.csv`` in the folder, in the order of its rows.

    A table without rows gets no file. The columns of a questionnaire (``answers-<form>``) are those
    of its first row; a row with a column that the table does not have raises ValueError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        if not rows:
            continue
        columns = COLUMNS.get(name) or tuple(rows[0])
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            for row in rows:
                writer.writerow({column: _text(value) for column, value in row.items()})


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
