"""What goes wrong with a store: each is one clear sentence, and nothing is half-written."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dashboard.data import stores
from dashboard.data.store_errors import StoreError, StoreProblem
from dashboard.data.stores import check_version, create_store, explain, open_store
from tests.postgres_server import PostgresServer

HOLD_SQLITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
connection.execute("UPDATE change_token SET token = token")
print("held", flush=True)
sys.stdin.read()
"""
HOLD_POSTGRESQL = """
import psycopg, sys
connection = psycopg.connect(sys.argv[1])
connection.execute("LOCK TABLE project_schema_version, project IN ACCESS EXCLUSIVE MODE")
print("held", flush=True)
sys.stdin.read()
"""


def open_and_check(url: str) -> None:
    """Open the store as the web process does, and close it whatever was found."""
    engine = open_store(url)
    try:
        check_version(engine)
    finally:
        engine.dispose()


def problem_of(error: pytest.ExceptionInfo[StoreError]) -> StoreProblem:
    """The problem, once its sentence is known to be fit for a person."""
    assert str(error.value) == str(StoreError(error.value.problem))
    return error.value.problem


@contextmanager
def lock_held(url: str) -> Iterator[None]:
    """Another process holds the store locked."""
    program, target = HOLD_POSTGRESQL, url
    if url.startswith("sqlite"):
        program, target = HOLD_SQLITE, url.removeprefix("sqlite:///")
    command = [sys.executable, "-c", program, target]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield
        process.communicate(timeout=30)


def test_a_locked_database(created_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "PATIENCE_SECONDS", 1)
    reading = open_store(created_url)
    writing = open_store(created_url, read_only=False)
    with lock_held(created_url):
        with pytest.raises(StoreError) as refused:
            check_version(reading)
        assert problem_of(refused) is StoreProblem.LOCKED
        with pytest.raises(SQLAlchemyError) as blocked, writing.begin() as connection:
            connection.execute(text("UPDATE project SET position = 1"))
        assert explain(blocked.value).problem is StoreProblem.LOCKED
        with pytest.raises(StoreError) as refused:
            create_store(created_url)
        assert problem_of(refused) is StoreProblem.LOCKED
    check_version(reading)
    with writing.begin() as connection:
        connection.execute(text("UPDATE project SET position = 1"))
    reading.dispose()
    writing.dispose()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_missing_file(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "nowhere" / "store.db"
    with pytest.raises(StoreError, match="python -m dashboard import") as refused:
        open_store(f"sqlite:///{path}", read_only=read_only)
    assert problem_of(refused) is StoreProblem.MISSING
    assert not path.parent.exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_taken_away_later(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "store.db"
    create_store(f"sqlite:///{path}").dispose()
    engine = open_store(f"sqlite:///{path}", read_only=read_only)
    check_version(engine)
    path.unlink()
    for _ in range(2):
        with pytest.raises(StoreError) as refused:
            check_version(engine)
        assert problem_of(refused) is StoreProblem.MISSING
    assert not path.exists()
    create_store(f"sqlite:///{path}").dispose()
    check_version(engine)
    engine.dispose()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("delete_first", [True, False])
def test_a_file_that_is_replaced_later(tmp_path: Path, read_only: bool, delete_first: bool) -> None:
    """As a backup is restored: another database is moved to where the first one was."""
    path, other = tmp_path / "store.db", tmp_path / "other.db"
    for file, source in ((path, "old"), (other, "new")):
        made = create_store(f"sqlite:///{file}")
        with made.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO import_batch (id, project_id, source, digest, started_at) "
                    f"VALUES (1, 'a', '{source}', 'x', '2026-01-01 00:00:00.000000')"
                )
            )
        made.dispose()
    engine = open_store(f"sqlite:///{path}", read_only=read_only)
    at_once = 2 if read_only else 1

    def answers() -> list[str]:
        with ExitStack() as opened:
            connections = [opened.enter_context(engine.connect()) for _ in range(at_once)]
            return [
                c.execute(text("SELECT source FROM import_batch")).scalar_one() for c in connections
            ]

    assert answers() == ["old"] * at_once
    if delete_first:
        path.unlink()
    other.replace(path)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    assert answers() == ["new"] * at_once
    engine.dispose()


def test_a_copy_that_is_restored_under_a_running_server(tmp_path: Path) -> None:
    """What was written stands in the file, not in a log that would be taken for the copy's."""
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    writing = create_store(f"sqlite:///{path}")
    reading = open_store(f"sqlite:///{path}")
    check_version(reading)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    with writing.begin() as connection:
        connection.execute(text("INSERT INTO change_token (project_id, token) VALUES ('a', 1)"))
    writing.dispose()
    asked = text("SELECT count(*) FROM change_token")
    with reading.connect() as connection:
        assert connection.scalar(asked) == 1
    copy.replace(path)
    with reading.connect() as connection:
        assert connection.scalar(asked) == 0
    reading.dispose()


def test_a_file_that_is_replaced_by_something_else(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    create_store(f"sqlite:///{path}").dispose()
    engine = open_store(f"sqlite:///{path}")
    check_version(engine)
    path.unlink()
    path.write_bytes(b"x")
    with pytest.raises(StoreError) as refused:
        check_version(engine)
    assert problem_of(refused) is StoreProblem.FOREIGN
    assert path.read_bytes() == b"x"
    engine.dispose()


@pytest.mark.parametrize("content", [b"x", b"project;goal\n" * 400])
def test_a_file_that_is_not_a_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        open_and_check(f"sqlite:///{path}")
    assert problem_of(refused) is StoreProblem.FOREIGN
    with pytest.raises(StoreError) as refused:
        create_store(f"sqlite:///{path}")
    assert problem_of(refused) is StoreProblem.FOREIGN
    assert path.read_bytes() == content


@pytest.mark.parametrize("use", [open_store, create_store])
def test_a_folder_instead_of_a_file(tmp_path: Path, use: object) -> None:
    assert callable(use)
    with pytest.raises(StoreError) as refused:
        use(f"sqlite:///{tmp_path}")
    assert problem_of(refused) is StoreProblem.FOREIGN


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made in") as refused:
        create_store(f"sqlite:///{tmp_path / 'file' / 'deeper' / 'store.db'}")
    assert refused.value.problem is StoreProblem.FORBIDDEN


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.touch()
    with pytest.raises(StoreError, match="python -m dashboard import") as refused:
        open_and_check(f"sqlite:///{path}")
    assert problem_of(refused) is StoreProblem.EMPTY


def test_a_database_of_an_older_version(engine: Engine, read_only_engine: Engine) -> None:
    check_version(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE project_schema_version SET version_num = '0001'"))
    with pytest.raises(StoreError, match="python -m dashboard import") as refused:
        check_version(read_only_engine)
    assert problem_of(refused) is StoreProblem.OLDER


def test_a_database_of_a_newer_version(engine: Engine, created_url: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE project_schema_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version") as refused:
        check_version(engine)
    assert problem_of(refused) is StoreProblem.NEWER
    with pytest.raises(StoreError) as refused:
        create_store(created_url)
    assert problem_of(refused) is StoreProblem.NEWER


def test_a_damaged_file(created_sqlite_file: Path, tmp_path: Path) -> None:
    content = bytearray(created_sqlite_file.read_bytes())
    content[100:] = bytes(len(content) - 100)
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        open_and_check(f"sqlite:///{path}")
    assert problem_of(refused) is StoreProblem.DAMAGED


@pytest.mark.parametrize("use", [create_store, open_and_check])
@pytest.mark.parametrize("change", ["test_", "absent_"])
def test_a_postgresql_server_or_database_that_is_not_there(
    postgres_server: PostgresServer, use: object, change: str
) -> None:
    assert callable(use)
    url = postgres_server.url("absent_database")
    if change == "absent_":
        url = url.replace("dashboard-pg-", "dashboard-absent-")
    with pytest.raises(StoreError) as refused:
        use(url)
    assert problem_of(refused) is StoreProblem.UNREACHABLE


def test_a_postgresql_server_that_goes_away_and_comes_back(postgres_server: PostgresServer) -> None:
    with postgres_server.database() as url:
        create_store(url).dispose()
        engine = open_store(url)
        with engine.connect() as connection:
            own = connection.scalar(text("SELECT pg_backend_pid()"))
            postgres_server.execute(f"SELECT pg_terminate_backend({own})")
            with pytest.raises(DBAPIError) as lost:
                connection.execute(text("SELECT 1"))
        assert explain(lost.value).problem is StoreProblem.UNREACHABLE
        check_version(engine)
        engine.dispose()


def test_a_postgresql_server_that_is_stopped() -> None:
    server = PostgresServer()
    try:
        create_store(server.url()).dispose()
        engine = open_store(server.url())
        check_version(engine)
    finally:
        server.stop()
    with pytest.raises(StoreError) as refused:
        check_version(engine)
    assert problem_of(refused) is StoreProblem.UNREACHABLE
    engine.dispose()


def test_a_postgresql_user_without_rights(postgres_server: PostgresServer) -> None:
    with postgres_server.database() as url:
        create_store(url).dispose()
        with psycopg.connect(url) as connection:
            connection.execute("CREATE ROLE outsider LOGIN")
        engine = open_store(url.replace("postgres@", "outsider@"))
        with pytest.raises(StoreError) as refused:
            check_version(engine)
        assert problem_of(refused) is StoreProblem.FORBIDDEN
        engine.dispose()
        with psycopg.connect(url) as connection:
            connection.execute("DROP ROLE outsider")
