"""The change token moves for every writer, and only for the project concerned."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, insert, make_url, update

from dashboard.data.schema import Answer, Model, Spell
from dashboard.data.stores import create_store
from dashboard.data.token_triggers import watched_tables
from dashboard.data.tokens import fetch_token, fetch_tokens
from tests.unit.data.rows import RECORDED, VALUES, add_projects


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A store with projects "a" and "b"."""
    with engine.begin() as connection:
        add_projects(connection)
    return engine


@contextmanager
def raw_connection(url: str) -> Iterator[Any]:
    """A connection of the bare driver, as another program would open it; committed at the end."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(address.database))) as connection, connection:
            yield connection
    else:
        with psycopg.connect(url) as postgres:
            yield postgres


def tokens(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return fetch_tokens(connection)


def moved(engine: Engine, before: dict[str, int]) -> set[str]:
    """The projects whose tokens have moved since `before`; none may have gone back."""
    now = tokens(engine)
    assert all(now[project] >= token for project, token in before.items())
    return {project for project in now if now[project] != before.get(project, 0)}


def test_a_project_without_changes_has_token_0(engine: Engine) -> None:
    with engine.connect() as connection:
        assert fetch_token(connection, "a") == 0
        assert fetch_tokens(connection) == {}


def test_one_token_is_the_same_as_among_all(filled: Engine) -> None:
    with filled.connect() as connection:
        both = fetch_tokens(connection)
        assert both == {p: fetch_token(connection, p) for p in ("a", "b")}
    assert min(both.values()) >= 1


def test_a_database_made_anew_never_repeats_a_token(filled: Engine, created_url: str) -> None:
    """Otherwise what is remembered of the old one would pass for an answer of the new one."""
    before = tokens(filled)
    now = time.time() * 1e6
    assert all(now - 600e6 < token < now + 600e6 for token in before.values())
    # SQLite knows the time to the millisecond only.
    time.sleep(0.005)
    with raw_connection(created_url) as connection:
        connection.execute("DELETE FROM change_token")
        connection.execute("UPDATE spell SET weekly_hours = 20")
    assert all(tokens(filled)[project] >= token for project, token in before.items())


def test_a_token_grows_also_while_the_clock_is_behind(filled: Engine, created_url: str) -> None:
    with raw_connection(created_url) as connection:
        connection.execute("UPDATE change_token SET token = 5000000000000000")
        connection.execute("UPDATE spell SET weekly_hours = 20")
    assert set(tokens(filled).values()) == {5_000_000_000_000_001}


@pytest.mark.parametrize("table", sorted(VALUES))
def test_another_program_moves_the_token(filled: Engine, created_url: str, table: str) -> None:
    # The columns that a row can be told from its copy by, with a value that is allowed.
    column, kind = next(
        (c.name, c.type.python_type)
        for c in reversed(list(Model.metadata.tables[table].columns))
        if c.name != "import_id"
    )
    assert kind is not None
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        connection.execute(f'UPDATE "{table}" SET "{column}" = "{column}" WHERE project_id = \'a\'')
    assert moved(filled, before) == {"a"}


@pytest.mark.parametrize("table", ["answer", "event", "spell", "next_of_kin", "project_version"])
def test_removing_and_adding_a_row_moves_the_token(
    filled: Engine, created_url: str, table: str
) -> None:
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        row = connection.execute(f"SELECT * FROM {table} WHERE project_id = 'b'").fetchone()
        connection.execute(f"DELETE FROM {table} WHERE project_id = 'b'")
    assert moved(filled, before) == {"b"}
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        mark = "?" if filled.dialect.name == "sqlite" else "%s"
        marks = ", ".join(mark for _ in row)
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
    assert moved(filled, before) == {"b"}


def test_every_table_of_a_project_is_watched() -> None:
    with_project = {name for name, t in Model.metadata.tables.items() if "project_id" in t.columns}
    watched = {table.name for table in watched_tables()}
    assert watched == (with_project | {"project"}) - {"change_token", "import_batch"}
    assert watched == set(VALUES) | {"project"}


def test_giving_a_row_to_another_project_moves_both(filled: Engine, created_url: str) -> None:
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        connection.execute("DELETE FROM event WHERE project_id = 'b'")
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        connection.execute("UPDATE event SET project_id = 'b'")
    assert moved(filled, before) == {"a", "b"}


def test_one_statement_over_both_projects_moves_both(filled: Engine, created_url: str) -> None:
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        connection.execute("UPDATE spell SET weekly_hours = 20")
    assert moved(filled, before) == {"a", "b"}


def test_a_statement_that_touches_no_row_moves_nothing(filled: Engine, created_url: str) -> None:
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        connection.execute("UPDATE spell SET weekly_hours = 20 WHERE participant = 'nobody'")
        connection.execute("DELETE FROM answer WHERE item = 'nothing'")
        connection.execute("UPDATE import_batch SET source = 'elsewhere'")
    assert moved(filled, before) == set()


def test_the_project_row_itself_is_watched(filled: Engine, created_url: str) -> None:
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        connection.execute("UPDATE project SET position = 7 WHERE id = 'b'")
        connection.execute(
            "INSERT INTO project (id, position, recorded_at, import_id) "
            "VALUES ('new', 3, '2026-01-01 00:00:00', 1)"
        )
    assert moved(filled, before) == {"b", "new"}


def test_a_change_that_is_undone_moves_nothing(filled: Engine) -> None:
    before = tokens(filled)
    with filled.connect() as connection:
        connection.execute(update(Spell).values(weekly_hours=9))
        connection.rollback()
    assert moved(filled, before) == set()


def test_a_lost_token_row_comes_back(filled: Engine, created_url: str) -> None:
    with raw_connection(created_url) as connection:
        connection.execute("DELETE FROM change_token")
        connection.execute("UPDATE spell SET weekly_hours = 20 WHERE project_id = 'a'")
    assert set(tokens(filled)) == {"a"}


def test_creating_again_repairs_missing_triggers(filled: Engine, created_url: str) -> None:
    with raw_connection(created_url) as connection:
        place = "" if filled.dialect.name == "sqlite" else " ON spell"
        connection.execute(f"DROP TRIGGER token_spell_update{place}")
    before = tokens(filled)
    create_store(created_url).dispose()
    assert moved(filled, before) == set()
    with raw_connection(created_url) as connection:
        connection.execute("UPDATE spell SET weekly_hours = 20 WHERE project_id = 'a'")
    assert moved(filled, before) == {"a"}


def test_replacing_rows_on_sqlite_never_resets_the_token(filled: Engine, created_url: str) -> None:
    before = tokens(filled)
    with raw_connection(created_url) as connection:
        verb = "INSERT OR REPLACE INTO" if filled.dialect.name == "sqlite" else "INSERT INTO"
        rest = (
            ""
            if filled.dialect.name == "sqlite"
            else " ON CONFLICT (project_id, day) DO UPDATE SET assumed = EXCLUDED.assumed"
        )
        connection.execute(f"{verb} meeting SELECT * FROM meeting WHERE project_id = 'a'{rest}")
    assert moved(filled, before) == {"a"}


def test_truncating_on_postgresql_moves_every_token(
    postgres_filled: tuple[Engine, str],
) -> None:
    filled, url = postgres_filled
    before = tokens(filled)
    with raw_connection(url) as connection:
        connection.execute("TRUNCATE answer")
    assert moved(filled, before) == {"a", "b"}


def test_a_writer_with_few_rights_on_postgresql_moves_the_token(
    postgres_filled: tuple[Engine, str],
) -> None:
    filled, url = postgres_filled
    role = f"recorder_{make_url(url).database}"
    before = tokens(filled)
    with psycopg.connect(url) as connection:
        connection.execute(f'CREATE ROLE "{role}"'.encode())
        connection.execute(f'GRANT SELECT, UPDATE ON spell TO "{role}"'.encode())
        connection.execute(f'SET ROLE "{role}"'.encode())
        connection.execute("UPDATE spell SET weekly_hours = 20 WHERE project_id = 'a'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute("UPDATE change_token SET token = 0")
    assert moved(filled, before) == {"a"}
    with psycopg.connect(url) as connection:
        connection.execute(f'DROP OWNED BY "{role}"'.encode())
        connection.execute(f'DROP ROLE "{role}"'.encode())


@pytest.fixture
def postgres_filled(empty_store: Any) -> Iterator[tuple[Engine, str]]:
    url = empty_store("postgresql")
    engine = create_store(url)
    with engine.begin() as connection:
        add_projects(connection)
    yield engine, url
    engine.dispose()


def test_a_bulk_insert_stays_fast(filled: Engine) -> None:
    persons = [f"bulk{number}" for number in range(1000)]
    items = [f"item{number}" for number in range(20)]
    own = {"project_id": "a", **RECORDED}
    tables = Model.metadata.tables
    with filled.begin() as connection:
        option = own | VALUES["allowed_option"]
        connection.execute(
            insert(tables["allowed_option"]), [option | {"item": item} for item in items]
        )
        person = own | VALUES["participant"]
        connection.execute(insert(tables["participant"]), [person | {"id": p} for p in persons])
        measured = own | VALUES["measurement"]
        connection.execute(
            insert(tables["measurement"]), [measured | {"participant": p} for p in persons]
        )
    answer = own | VALUES["answer"]
    rows = [answer | {"participant": p, "item": i} for p in persons for i in items]
    before = tokens(filled)
    began = time.perf_counter()
    with filled.begin() as connection:
        connection.execute(insert(Answer), rows)
    taken = time.perf_counter() - began
    print(f"{filled.dialect.name}: 20,000 answers in {taken:.2f} s")
    assert moved(filled, before) == {"a"}
    assert taken < 20  # 0.4 s and 2 s on a quiet machine
