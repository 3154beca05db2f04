"""What every table has in common: `project_id` first in its key, and where each row came from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

#: Constraint names are fixed, so that migrations can refer to them on both engines.
NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

#: Length of every identifier and code (see `definition.Identifier`).
CODE = 64


class Model(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class Recorded:
    """Mixin of rows that an import brings: when they were recorded and by which import."""

    recorded_at: Mapped[datetime] = mapped_column(doc="When the row was recorded (UTC).")
    import_id: Mapped[int] = mapped_column(
        ForeignKey("import_batch.id"), doc="The import that brought the row."
    )


def project_key() -> Mapped[str]:
    """The `project_id` column that leads the key of every table that grows."""
    return mapped_column(
        String(CODE),
        ForeignKey("project.id"),
        primary_key=True,
        doc="The project the row belongs to.",
    )


#: Key of the `info` of a column that may hold only codes of a list: the list's name.
CODE_LIST = "code_list"


def coded(code_list: str, meaning: str = "") -> MappedColumn[Any]:
    """A column whose values stand on a code list of the project (`allowed_code`).

    Triggers refuse others (`dashboard.data.code_triggers`), and so does the importer.
    """
    doc = f"{meaning}; code list {code_list}." if meaning else f"Code list {code_list}."
    return mapped_column(String(CODE), info={CODE_LIST: code_list}, doc=doc)


def code_lists(table: Table) -> dict[str, str]:
    """The table's columns that may hold only codes, and the list of each."""
    return {c.name: c.info[CODE_LIST] for c in table.columns if CODE_LIST in c.info}


def write_codes_first(metadata: MetaData) -> None:
    """Put `allowed_code` before the tables that need its codes in `metadata.sorted_tables`."""
    allowed = metadata.tables["allowed_code"]
    for table in metadata.tables.values():
        if code_lists(table):
            table.add_is_dependent_on(allowed)


def within_project(columns: list[str], table: str, keys: list[str]) -> ForeignKeyConstraint:
    """A foreign key that stays inside the project: (project_id, *columns) -> table."""
    return ForeignKeyConstraint(
        ["project_id", *columns],
        [f"{table}.project_id", *(f"{table}.{key}" for key in keys)],
    )


def add_type_checks(metadata: MetaData) -> None:
    """Let SQLite, which takes any value into any column, refuse those of another type.

    A date that is none, written by another program, would otherwise break every reader.
    """
    for table in metadata.tables.values():
        for column in table.columns:
            if rule := _type_rule(column):
                check = CheckConstraint(rule, name=f"{column.name}_type")
                table.append_constraint(check.ddl_if(dialect="sqlite"))


def _type_rule(column: Column[object]) -> str | None:
    match column.type:
        case Date():
            # The pattern first: SQLite stops with another error at date('now') in a constraint.
            digits = "-".join("[0-9]" * length for length in (4, 2, 2))
            name = column.name
            return f"{name} GLOB '{digits}' AND {name} = date({name}, '+0 days')"
        case Boolean():
            return f"{column.name} IN (0, 1)"
        case Integer():
            return f"typeof({column.name}) IN ('integer', 'null')"
        case Double():
            return f"typeof({column.name}) IN ('real', 'integer', 'null')"
    return None
