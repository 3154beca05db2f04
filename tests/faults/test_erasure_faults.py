"""An erasure that is killed leaves all or nothing; a log that cannot be written refuses it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from dashboard.access import OPERATOR
from dashboard.data.access import ACCESS
from dashboard.data.erased import fetch_erased
from dashboard.data.persons import fetch_person
from dashboard.data.stores import open_store
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import Action, AuditUnavailable, record
from dashboard.monitoring.erasing import erase_person
from dashboard.monitoring.persons import show_person
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from tests.unit.small_store import TODAY, import_small

#: Erases p1 and waits, when every row is deleted, before (or after) the commit.
ERASE_AND_WAIT = """
import sys, time
from datetime import date
from dashboard.data.erasure import erase_persons
from dashboard.data.stores import open_store

url, when = sys.argv[1:]
engine = open_store(url, read_only=False)

def wait(*_):
    if when == "before":
        print("now", flush=True)
        time.sleep(60)

erase_persons(engine, "small", lambda _: ["p1"], on=date(2018, 3, 1), before_commit=wait)
print("now", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize(("when", "tables_left"), [("before", 3), ("after", 0)])
def test_killed(
    engine: Engine, created_url: str, tmp_path: Path, when: str, tables_left: int
) -> None:
    import_small(engine, tmp_path)
    command = [sys.executable, "-c", ERASE_AND_WAIT, created_url, when]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    reading = open_store(created_url)
    with reading.connect() as connection:
        assert len(fetch_person(connection, "small", "p1")) == tables_left
        assert bool(fetch_erased(connection, "small").days) is (tables_left == 0)
    reading.dispose()


def _take_away(path: Path) -> None:
    path.unlink()


def _drop_the_log(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE audit_entry")


def _damage(path: Path) -> None:
    path.write_bytes(b"no database" * 100)


@pytest.fixture
def project(created_sqlite_file: Path, tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "project.db").write_bytes(created_sqlite_file.read_bytes())
    engine = open_store(f"sqlite:///{tmp_path / 'project.db'}", read_only=False)
    import_small(engine, tmp_path)
    yield engine
    engine.dispose()


def check_refused(project: Engine, access: AccessStore) -> None:
    """Neither shown nor erased, with a sentence."""
    stores = Stores(ProjectStore(project, today=lambda: TODAY), access)
    with pytest.raises(AuditUnavailable, match="must be noted in the audit log, which failed"):
        show_person(OPERATOR, stores, "small", "p1")
    with pytest.raises(AuditUnavailable, match="must be noted in the audit log, which failed"):
        erase_person(OPERATOR, project, access, "small", "p1", on=TODAY)
    with project.connect() as connection:
        assert len(fetch_person(connection, "small", "p1")) == 3


@pytest.mark.parametrize("spoil", [_take_away, _drop_the_log, _damage])
def test_a_log_that_is_spoilt(
    project: Engine, access_store: AccessStore, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "access.db")
    check_refused(project, access_store)


@pytest.mark.usefixtures("access_store")
def test_a_log_that_is_read_only(project: Engine, tmp_path: Path) -> None:
    reading = open_store(f"sqlite:///{tmp_path / 'access.db'}", kind=ACCESS)
    check_refused(project, AccessStore(reading, reading))
    reading.dispose()


def fill(access: AccessStore, length: int) -> None:
    for _ in range(1000):
        record(access, OPERATOR, Action.EXPORTED, detail={"text": "x" * length})


def test_a_log_on_a_full_disk(project: Engine, created_access_file: Path, tmp_path: Path) -> None:
    (tmp_path / "access.db").write_bytes(created_access_file.read_bytes())
    url = f"sqlite:///{tmp_path / 'access.db'}"
    writable = open_store(url, read_only=False, kind=ACCESS)

    @event.listens_for(writable, "connect")
    def allow_no_more_pages(driver: sqlite3.Connection, _: object) -> None:
        driver.execute("PRAGMA max_page_count = 1")  # raised by SQLite to what there is

    access = AccessStore(open_store(url, kind=ACCESS), writable)
    for length in (900, 0):  # to the last row that has room
        with pytest.raises(AuditUnavailable, match="full"):
            fill(access, length)
    check_refused(project, access)
    access.close()
