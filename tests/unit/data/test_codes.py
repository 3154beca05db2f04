"""The database refuses codes that are not on their list, whichever program writes."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, null, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.data.code_triggers import coded_tables
from dashboard.data.importing.tables import FILES, answers_file
from dashboard.data.schema import AllowedCode, Model, Participant, code_lists
from dashboard.data.store_errors import StoreProblem, explain
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.definition import Form, Label
from tests.unit.data.rows import VALUES, add_projects, add_row, codes_in_use

COLUMNS = [
    (table.name, column, code_list)
    for table, lists in coded_tables()
    for column, code_list in lists.items()
]
SECRET = "zzz"


@pytest.fixture
def filled(engine: Engine) -> Engine:
    with engine.begin() as connection:
        add_projects(connection)
    return engine


def key_of(table: str) -> dict[str, Any]:
    """Another key for the table's row of `VALUES`."""
    columns = Model.metadata.tables[table].primary_key.columns.keys()
    free = next(name for name in ("number", "wave", "id") if name in columns)
    return {free: "other" if free == "id" else 2}


def test_every_coded_column_refuses_an_unknown_code(filled: Engine) -> None:
    for name, column, code_list in COLUMNS:
        table = Model.metadata.tables[name]
        with pytest.raises(IntegrityError) as inserted, filled.begin() as connection:
            add_row(connection, name, **key_of(name), **{column: SECRET})
        with pytest.raises(IntegrityError) as updated, filled.begin() as connection:
            connection.execute(update(table).values({column: SECRET}))
        for refused in (inserted, updated):
            said = str(refused.value.orig)
            assert f"{name}.{column} must hold a code of the code list {code_list}" in said
            assert SECRET not in said
            assert explain(refused.value).problem is StoreProblem.REFUSED


def test_a_listed_code_and_none_are_let_in(filled: Engine) -> None:
    with filled.begin() as connection:
        for name, column, code_list in COLUMNS:
            table = Model.metadata.tables[name]
            if (code_list, "listed") not in _codes(connection):
                add_row(connection, "allowed_code", list_name=code_list, code="listed")
            add_row(connection, name, **key_of(name), **{column: "listed"})
            if table.c[column].nullable:
                connection.execute(update(table).values({column: null()}))
            connection.execute(
                delete(table).where(*(table.c[k] == v for k, v in key_of(name).items()))
            )


def _codes(connection: Any) -> set[tuple[str, str]]:
    query = select(AllowedCode.list_name, AllowedCode.code).where(AllowedCode.project_id == "a")
    return {tuple(row) for row in connection.execute(query)}


def test_codes_of_another_project_do_not_count(filled: Engine) -> None:
    with filled.begin() as connection:
        add_row(connection, "allowed_code", "b", list_name="gender", code="man")
        add_row(connection, "participant", "b", id="p2", gender="man")
    with pytest.raises(IntegrityError), filled.begin() as connection:
        add_row(connection, "participant", "a", id="p2", gender="man")
    with pytest.raises(IntegrityError), filled.begin() as connection:
        connection.execute(update(Participant).where(Participant.id == "p2").values(project_id="a"))


@pytest.mark.parametrize("change", [{"code": "other"}, {"list_name": "other"}, None])
def test_a_code_that_rows_have_stays_on_its_list(
    filled: Engine, change: dict[str, str] | None
) -> None:
    for name, code in codes_in_use():
        where = (AllowedCode.list_name == name, AllowedCode.code == code)
        statement = delete(AllowedCode) if change is None else update(AllowedCode).values(change)
        with pytest.raises(IntegrityError, match=f"code list {name}"), filled.begin() as connection:
            connection.execute(statement.where(*where))
    with filled.begin() as connection:
        connection.execute(update(AllowedCode).values(position=9))
        add_row(connection, "allowed_code", list_name="gender", code="unused")
        connection.execute(delete(AllowedCode).where(AllowedCode.code == "unused"))


def test_many_rows_in_one_statement_are_all_looked_at(filled: Engine) -> None:
    row = {**VALUES["event"], "project_id": "a", "recorded_at": None, "import_id": 1}
    with filled.connect() as connection:
        table = Model.metadata.tables["event"]
        row["recorded_at"] = connection.scalar(select(table.c.recorded_at))
    rows = [row | {"id": f"n{number}"} for number in range(50)]
    rows[37] |= {"kind": SECRET}
    with pytest.raises(IntegrityError), filled.begin() as connection:
        connection.execute(insert(table), rows)


def test_a_store_without_the_triggers_gets_them(filled: Engine, created_url: str) -> None:
    from dashboard.data.stores import create_store

    with filled.begin() as connection:
        place = "" if filled.dialect.name == "sqlite" else " ON participant"
        connection.exec_driver_sql(f"DROP TRIGGER code_participant_insert{place}")
        add_row(connection, "participant", id="p2", gender=SECRET)
        connection.execute(delete(Participant).where(Participant.id == "p2"))
    create_store(created_url).dispose()
    with pytest.raises(IntegrityError), filled.begin() as connection:
        add_row(connection, "participant", id="p2", gender=SECRET)


def test_codes_come_before_the_rows_that_use_them() -> None:
    order = [table.name for table in Model.metadata.sorted_tables]
    assert all(order.index("allowed_code") < order.index(table) for table, _, _ in COLUMNS)


def test_the_files_and_conditions_know_the_same_lists() -> None:
    label = Label(da="x", en="x")
    files = [*FILES, answers_file(Form(id="f", voice="citizen", name=label, items=()))]
    in_files = {
        (file.table.name, column.name, column.source)
        for file in files
        for column in file.columns
        if column.kind == "code"
    }
    assert in_files == set(COLUMNS)
    units = {"persons": "participant", "companies": "company", "events": "event"}
    for unit, attributes in CODE_LISTS.items():
        table = Model.metadata.tables.get(units.get(unit, unit.removesuffix("s")))
        lists = code_lists(Model.metadata.tables["staff"] if table is None else table)
        assert {k: v for k, v in attributes.items() if v not in (None, "site")} == {
            k: v for k, v in lists.items() if k in attributes
        }
