"""Creating and opening stores on both engines; reading only means reading only."""

from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError

from dashboard.data.schema import Model
from dashboard.data.store_errors import SENTENCES, StoreError, StoreProblem
from dashboard.data.stores import PROJECT, check_version, create_store, explain, open_store
from dashboard.data.tokens import fetch_token
from tests.unit.data.rows import add_projects

WRITES = (
    "UPDATE project SET position = 9",
    "DELETE FROM event",
    "INSERT INTO change_token (project_id, token) VALUES ('c', 1)",
    "CREATE TABLE mine (id INTEGER)",
    "DROP TABLE answer",
)


def test_creating_twice_changes_nothing(store_url: str) -> None:
    engine = create_store(store_url)
    with engine.begin() as connection:
        add_projects(connection)
        token = fetch_token(connection, "a")
    again = create_store(store_url)
    check_version(again)
    with again.connect() as connection:
        assert fetch_token(connection, "a") == token
        assert connection.scalar(text("SELECT count(*) FROM project")) == 2
    engine.dispose()
    again.dispose()


def test_two_programs_may_create_the_same_store_at_once(store_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        for engine in pool.map(create_store, [store_url, store_url]):
            check_version(engine)
            engine.dispose()


def test_creating_that_fails_leaves_nothing(store_url: str) -> None:
    fail = Mock(side_effect=OperationalError("CREATE TRIGGER", {}, Exception("out of luck")))

    with pytest.raises(StoreError):
        create_store(store_url, replace(PROJECT, install_triggers=fail))
    engine = open_store(store_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


@pytest.mark.parametrize("statement", WRITES)
def test_a_read_only_engine_refuses_every_write(
    engine: Engine, read_only_engine: Engine, statement: str
) -> None:
    with engine.begin() as connection:
        add_projects(connection)
    with pytest.raises(DBAPIError) as refused, read_only_engine.begin() as connection:
        connection.execute(text(statement))
    error = explain(refused.value)
    assert error.problem is StoreProblem.READ_ONLY
    assert str(error) == "The project database is open for reading only; nothing was written."
    with read_only_engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM event")) == 2
        assert connection.scalar(text("SELECT max(position) FROM project")) == 1
    assert set(Model.metadata.tables) <= set(inspect(engine).get_table_names())


def test_a_read_only_sqlite_engine_cannot_be_talked_into_writing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    create_store(url).dispose()
    engine = open_store(url)
    with engine.connect() as connection:
        connection.execute(text("PRAGMA query_only = OFF"))
        with pytest.raises(OperationalError, match="readonly"):
            connection.execute(text(WRITES[0]))
    engine.dispose()


def test_a_connection_sees_one_state_of_the_data(engine: Engine, read_only_engine: Engine) -> None:
    with read_only_engine.connect() as reader:
        assert fetch_token(reader, "a") == 0
        with engine.begin() as writer:
            add_projects(writer)
        assert fetch_token(reader, "a") == 0
        assert reader.scalar(text("SELECT count(*) FROM project")) == 0
    with read_only_engine.connect() as reader:
        assert fetch_token(reader, "a") > 0


def test_sqlite_settings(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    for engine in (create_store(url), open_store(url)):
        with engine.connect() as connection:
            settings = {
                name: connection.scalar(text(f"PRAGMA {name}"))
                for name in ("foreign_keys", "busy_timeout", "journal_mode")
            }
        assert settings == {"foreign_keys": 1, "busy_timeout": 5000, "journal_mode": "wal"}
        engine.dispose()


def test_a_new_file_and_its_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "one" / "two" / "store.db"
    create_store(f"sqlite:///{path}").dispose()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_relative_path_is_relative_to_where_the_program_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    create_store("sqlite:///var/project.db").dispose()
    assert (tmp_path / "var" / "project.db").is_file()
    engine = open_store("sqlite:///var/project.db")
    monkeypatch.chdir(tmp_path / "var")
    check_version(engine)
    engine.dispose()


def test_an_unusual_path_is_taken_literally(tmp_path: Path) -> None:
    path = tmp_path / "mærket 50% #1 & mode=rw.db"
    create_store(f"sqlite:///{path}").dispose()
    assert path.is_file()
    engine = open_store(f"sqlite:///{path}")
    check_version(engine)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(WRITES[0]))
    engine.dispose()


def test_both_spellings_of_postgresql_are_understood(empty_store: object) -> None:
    assert callable(empty_store)
    url = empty_store("postgresql")
    create_store(url).dispose()
    engine = open_store(url.replace("postgresql:", "postgres:"))
    check_version(engine)
    assert engine.url.drivername == "postgresql+psycopg"
    engine.dispose()


def test_options_in_the_url_are_kept(empty_store: object) -> None:
    assert callable(empty_store)
    url = empty_store("postgresql")
    create_store(url).dispose()
    engine = open_store(f"{url}&options=-c%20statement_timeout%3D4321")
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "4321ms"
        assert connection.scalar(text("SHOW transaction_read_only")) == "on"
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "project.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x.db?mode=rw&uri=true",
        "sqlite://host/x.db",
        "mysql://user:secret@host/name",
        "postgresql://user:secret@host:port/name",
    ],
)
@pytest.mark.parametrize("use", [open_store, create_store])
def test_another_url_is_refused_in_one_sentence(url: str, use: object) -> None:
    assert callable(use)
    with pytest.raises(StoreError) as refused:
        use(url)
    assert refused.value.problem is StoreProblem.ADDRESS
    assert "secret" not in str(refused.value)


def test_every_problem_has_one_sentence() -> None:
    assert set(SENTENCES) == set(StoreProblem)
    for sentence in SENTENCES.values():
        assert sentence.endswith(".")
        assert "\n" not in sentence


def test_tables_of_another_program_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE project (name TEXT)")
    connection.close()
    with pytest.raises(StoreError) as refused:
        create_store(f"sqlite:///{path}")
    assert refused.value.problem is StoreProblem.FOREIGN
    with sqlite3.connect(path) as connection:
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    assert names == [("project",)]
