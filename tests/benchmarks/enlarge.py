"""A demo project made larger: each of its persons many times, under other pseudonyms."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
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


PARTICIPANT = Model.metadata.tables["participant"]


def enlarge(engine: Engine, project_id: str, persons: int) -> None:
    """Copy the project's persons with all their rows until there are so many, if there are fewer.

    Those who are copied once more than others come evenly from all of them. Triggers are taken away
    meanwhile: they look at each row.
    """
    with engine.begin() as connection:
        there = connection.scalar(
            select(func.count()).where(PARTICIPANT.c.project_id == project_id)
        )
        copies, once_more = divmod(persons - there, there)
        _drop_triggers(connection)
        for name in OF_PERSONS:
            table = Model.metadata.tables[name]
            if copies > 0:
                connection.execute(_copied(table, project_id, 1, copies))
            if copies >= 0 and once_more:
                some = _evenly(project_id, once_more, there)
                connection.execute(_copied(table, project_id, copies + 1, copies + 1, some))
        install_triggers(connection)
    if engine.dialect.name == "postgresql":
        # As autovacuum does. Nothing gathers statistics on SQLite, where the dashboard has none.
        with engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()


def _evenly(project_id: str, some: int, of: int) -> Select[tuple[str]]:
    """`some` of the project's own persons, as evenly as can be."""
    place = func.row_number().over(order_by=PARTICIPANT.c.id) - 1
    placed = (
        select(PARTICIPANT.c.id, place.label("place"))
        .where(PARTICIPANT.c.project_id == project_id, PARTICIPANT.c.id.not_like("%~%"))
        .subquery()
    )
    return select(placed.c.id).where(placed.c.place * some % of < some)


def _copied(
    table: Table, project_id: str, first: int, last: int, some: Select[tuple[str]] | None = None
) -> Insert:
    """Copies of the rows, or of those about some persons, with the numbers `first` to `last`.

    All at once: to look for the rows to copy goes through all that are there.
    """
    copy = select(literal(first).label("number")).cte("copy", recursive=True)
    copy = copy.union_all(select(copy.c.number + 1).where(copy.c.number < last))
    person = table.c.id if table is PARTICIPANT else table.c.participant
    renamed = {person.name} | ({"id"} if table.name == "event" else set())
    number = literal("~").concat(cast(copy.c.number, String))
    columns: list[ColumnElement[Any]] = [
        (column.concat(number) if column.name in renamed else column) for column in table.c
    ]
    rows = select(*columns).join_from(table, copy, true()).where(table.c.project_id == project_id)
    if some is not None:
        rows = rows.where(person.in_(some))
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
