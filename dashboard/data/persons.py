"""What the project database holds about a person, and taking it away.

Which tables hold persons is read from the models, so that a new one cannot be forgotten: the table
of participants, and every table with a column ``participant``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from sqlalchemy import Column, Connection, Table, delete, func, select

from dashboard.data.schema import Model, Participant

PARTICIPANT = cast(Table, Participant.__table__)
#: The column of every other table that says whom a row is about.
WHOM = "participant"
#: Persons per statement, within what the engines take as parameters.
AT_ONCE = 500


def person_tables() -> Iterator[tuple[Table, Column[Any]]]:
    """Every table with rows about persons, and the column that says about whom.

    A table comes after those that it refers to.
    """
    for table in Model.metadata.sorted_tables:
        if table is PARTICIPANT:
            yield table, table.c.id
        elif WHOM in table.c:
            yield table, table.c[WHOM]


def fetch_person(
    connection: Connection, project_id: str, pseudonym: str
) -> dict[str, list[dict[str, Any]]]:
    """Every row about the person by table, in the order of its key; nothing for an unknown one."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, whom in person_tables():
        query = (
            select(table)
            .where(table.c.project_id == project_id, whom == pseudonym)
            .order_by(*table.primary_key.columns)
        )
        if rows := [dict(row) for row in connection.execute(query).mappings()]:
            found[table.name] = rows
    return found


def person_exists(connection: Connection, project_id: str, pseudonym: str) -> bool:
    """Whether the project has a participant of this pseudonym."""
    query = select(PARTICIPANT.c.id).where(
        PARTICIPANT.c.project_id == project_id, PARTICIPANT.c.id == pseudonym
    )
    return connection.scalar(query) is not None


def count_rows(
    connection: Connection, project_id: str, pseudonyms: Sequence[str]
) -> dict[str, int]:
    """How many rows of each table are about any of the persons; tables without one left out."""
    counts: dict[str, int] = {}
    for table, whom in person_tables():
        number = 0
        for some in _parts(pseudonyms):
            of = (table.c.project_id == project_id, whom.in_(some))
            number += connection.scalar(select(func.count()).select_from(table).where(*of)) or 0
        if number:
            counts[table.name] = number
    return counts


def delete_persons(
    connection: Connection, project_id: str, pseudonyms: Sequence[str]
) -> dict[str, int]:
    """Delete every row about the persons, in the caller's transaction; the rows of each table."""
    counts: dict[str, int] = {}
    for table, whom in reversed(list(person_tables())):
        for some in _parts(pseudonyms):
            of = (table.c.project_id == project_id, whom.in_(some))
            deleted = connection.execute(delete(table).where(*of)).rowcount
            if deleted:
                counts[table.name] = counts.get(table.name, 0) + deleted
    return {table.name: counts[table.name] for table, _ in person_tables() if table.name in counts}


def _parts(pseudonyms: Sequence[str]) -> Iterator[Sequence[str]]:
    return (pseudonyms[at : at + AT_ONCE] for at in range(0, len(pseudonyms), AT_ONCE))
