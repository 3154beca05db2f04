"""What is stored about a person is found in every table, and taken away from every table."""

from __future__ import annotations

from sqlalchemy import Engine, ForeignKeyConstraint, Table, func, select

from dashboard.data.persons import (
    PARTICIPANT,
    WHOM,
    count_rows,
    delete_persons,
    fetch_person,
    person_exists,
    person_tables,
)
from dashboard.data.schema import Model
from tests.unit.data.rows import VALUES, add_projects, add_row

OF_PERSONS = {
    "participant": 1, "course": 1, "participant_attribute": 1, "spell": 1, "measurement": 1,
    "answer": 1, "event": 1, "next_of_kin": 1,
}  # fmt: skip


def _reaches_persons(table: Table) -> bool:
    """Whether rows of the table refer to participants, directly or by way of other rows."""
    targets = {
        foreign.elements[0].column.table
        for foreign in table.constraints
        if isinstance(foreign, ForeignKeyConstraint)
    } - {table}
    return PARTICIPANT in targets or any(_reaches_persons(target) for target in targets)


def test_no_table_that_refers_to_persons_is_forgotten() -> None:
    found = {table.name for table, _ in person_tables()}
    assert found == set(OF_PERSONS)
    for table in Model.metadata.tables.values():
        if table is not PARTICIPANT and _reaches_persons(table):
            assert table.name in found, f"{table.name} needs a column {WHOM}"


def test_everything_about_one_person_is_found(engine: Engine) -> None:
    with engine.begin() as connection:
        add_projects(connection)
        add_row(connection, "participant", id="p2")
        add_row(connection, "event", id="e2", participant=None)
    with engine.connect() as connection:
        found = fetch_person(connection, "a", "p1")
        assert {table: len(rows) for table, rows in found.items()} == OF_PERSONS
        assert found["participant"][0]["birth_year"] == 1980
        assert found["answer"][0]["option"] == "good"
        assert fetch_person(connection, "a", "nobody") == {}
        assert person_exists(connection, "a", "p2")
        assert not person_exists(connection, "b", "p2")


def test_nothing_but_the_persons_rows_goes(engine: Engine) -> None:
    with engine.begin() as connection:
        add_projects(connection)
        add_row(connection, "participant", id="p2")
        add_row(connection, "course", participant="p2")
        add_row(connection, "event", id="e2", participant=None)
    with engine.begin() as connection:
        assert count_rows(connection, "a", ["p1", "nobody"]) == OF_PERSONS
        assert delete_persons(connection, "a", ["p1", "nobody"]) == OF_PERSONS
    with engine.connect() as connection:
        left = {
            name: connection.scalar(select(func.count()).select_from(Model.metadata.tables[name]))
            for name in VALUES
        }
        assert fetch_person(connection, "a", "p1") == {}
        assert count_rows(connection, "b", ["p1"]) == OF_PERSONS
        assert {name: left[name] for name in OF_PERSONS} == {
            **dict.fromkeys(OF_PERSONS, 1), "participant": 2, "course": 2, "event": 2
        }  # fmt: skip
        assert left["staff"] == left["company"] == left["volunteer"] == 2


def test_more_persons_than_a_statement_takes(engine: Engine) -> None:
    pseudonyms = [f"n{number}" for number in range(1203)]
    with engine.begin() as connection:
        add_projects(connection)
        for pseudonym in pseudonyms:
            add_row(connection, "participant", id=pseudonym)
    with engine.begin() as connection:
        assert count_rows(connection, "a", pseudonyms) == {"participant": 1203}
        assert delete_persons(connection, "a", pseudonyms) == {"participant": 1203}
