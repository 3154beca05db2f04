"""The data dictionary, generated from the models: `python -m dashboard.data.dictionary [FILE]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKeyConstraint,
    Integer,
    String,
    Table,
)

from dashboard.data.schema import Model, code_lists

#: Where the repository keeps it, relative to its root.
DICTIONARY_FILE = Path("docs/data-dictionary.md")

INTRODUCTION = """\
# Data dictionary

Generated from `dashboard/data/schema/` by `python -m dashboard.data.dictionary`; a test fails when
it is out of date. The tables are the same on SQLite and on PostgreSQL.

- Columns in bold are the table's key. Every table of a project has `project_id` first in its
  key, and foreign keys stay inside the project.
- Persons stand under pseudonyms. Nothing here names a person or holds a birth date.
- Rows are never typed in here: they come by import, and `import_id` says by which.
- Triggers raise the project's `change_token` at every change, whichever program writes.
- Triggers also refuse a code that is not on its column's code list of the project (`allowed_code`),
  and taking a code off its list while rows have it.
- SQLite also refuses values of another type than the column's; PostgreSQL does so by itself.
"""


def data_dictionary() -> str:
    """The whole dictionary as Markdown."""
    models = {mapper.local_table: mapper.class_ for mapper in Model.registry.mappers}
    sections = (
        "\n".join(_section(table, models[table].__doc__ or ""))
        for table in Model.metadata.sorted_tables
    )
    return "\n".join([INTRODUCTION, *sections])


def write_dictionary(path: Path = DICTIONARY_FILE) -> None:
    """Write the dictionary to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data_dictionary(), encoding="utf-8")


def _section(table: Table, description: str) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"{cleandoc(description)}\n"
    yield "| column | type | empty | meaning |"
    yield "|---|---|---|---|"
    for column in table.columns:
        name = f"**{column.name}**" if column.primary_key else column.name
        empty = "yes" if column.nullable else "no"
        yield f"| {name} | {_type_name(column)} | {empty} | {column.doc or ''} |"
    yield ""
    rules = [*_references(table), *_code_lists(table), *_checks(table)]
    if rules:
        yield "Rules of the database:\n"
        yield from rules
        yield ""


def _type_name(column: Column[Any]) -> str:
    match column.type:
        case Boolean():
            return "yes/no"
        case Date():
            return "date"
        case DateTime():
            return "date and time"
        case Integer():
            return "whole number"
        case Double():
            return "number"
        case String(length=int(length)):
            return f"text, at most {length}"
        case String():
            return "text"
    raise TypeError(f"{column} has a type without a name: {column.type!r}")


def _references(table: Table) -> list[str]:
    """The foreign keys, without the two that every table of a project has."""
    keys = []
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            own = [c.name for c in constraint.columns if c.name != "project_id"]
            if own and own != ["import_id"]:
                theirs = [e.column.name for e in constraint.elements[-len(own) :]]
                target = constraint.referred_table.name
                keys.append(f"- `{', '.join(own)}` refers to `{target}` ({', '.join(theirs)})")
    return sorted(keys)


def _code_lists(table: Table) -> list[str]:
    """What the triggers check (`dashboard.data.code_triggers`)."""
    return [f"- `{column}` is on code list `{name}`" for column, name in code_lists(table).items()]


def _checks(table: Table) -> list[str]:
    """The check constraints that hold on both engines."""
    return sorted(
        f"- `{constraint.sqltext}`"
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint) and constraint.name not in _type_checks(table)
    )


def _type_checks(table: Table) -> set[str]:
    return {f"ck_{table.name}_{column.name}_type" for column in table.columns}


if __name__ == "__main__":
    write_dictionary(*map(Path, sys.argv[1:2]))
