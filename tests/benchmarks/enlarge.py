"""A demo project made larger: each of its persons many times, under other pseudonyms."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    String,
    Table,
    cast,
    func,
    literal,
    select,
    text,
    true,
)
from sqlalchemy.sql.dml import Insert

from dashboard.data.schema import Model
from dashboard.data.triggers import install_triggers

#: Tables with a row or more for each person, those that others refer to first.
OF_PERSONS = (
    "participant",
    "course",
    "participant_attribute",
    "spell",
    "measurement",
    "answer",
    "event",
)


def enlarge(engine: Engine, project_id: str, persons: int) -> int:
    """Copy the project's persons with all their rows until there are at least so many.

    Returns how many there are then. Triggers are taken away meanwhile: they look at each row.
    """
    with engine.begin() as connection:
        participant = Model.metadata.tables["participant"]
        there = connection.scalar(
            select(func.count()).where(participant.c.project_id == project_id)
        )
        copies = -(-persons // (there or 1))
        _drop_triggers(connection)
        for name in OF_PERSONS if copies > 1 else ():
            connection.execute(_copied(Model.metadata.tables[name], project_id, copies - 1))
        install_triggers(connection)
    if engine.dialect.name == "postgresql":
        # As autovacuum does. Nothing gathers statistics on SQLite, where the dashboard has none.
        with engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()
    return (there or 0) * copies


def _copied(table: Table, project_id: str, copies: int) -> Insert:
    """All copies of the project's own rows at once: to look for those goes through all rows."""
    copy = select(literal(1).label("number")).cte("copy", recursive=True)
    copy = copy.union_all(select(copy.c.number + 1).where(copy.c.number < copies))
    renamed = {"participant"} | ({"id"} if table.name in ("participant", "event") else set())
    number = literal("~").concat(cast(copy.c.number, String))
    columns: list[ColumnElement[Any]] = [
        (column.concat(number) if column.name in renamed else column) for column in table.c
    ]
    rows = select(*columns).join_from(table, copy, true()).where(table.c.project_id == project_id)
    return table.insert().from_select([column.name for column in table.c], rows)


def _drop_triggers(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in names.all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    triggers = connection.execute(
        text(
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND NOT t.tgisinternal"
        )
    )
    for trigger, table in triggers.all():
        connection.exec_driver_sql(f"DROP TRIGGER {trigger} ON {table}")
