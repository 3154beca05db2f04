"""Imports that are killed, that meet each other, or that find the store unusable."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from dashboard.data import stores
from dashboard.data.importing import import_folder
from dashboard.data.schema import Answer, Event, ImportBatch, Model, Participant
from dashboard.data.stores import StoreError, StoreProblem, create_store, open_store
from tests.unit.data.importing.small_project import FILES, changed, write_folder

#: Imports the folder and stops before it writes the table named last, until its input closes.
IMPORT_AND_STOP = """
import sys
from dashboard.data.importing import import_folder
from dashboard.data.stores import open_store

url, folder, stop_at = sys.argv[1:]

def progress(table, done, total):
    if table == stop_at:
        print("stopped", flush=True)
        sys.stdin.read()

import_folder(open_store(url, read_only=False), folder, progress=progress, allow_removal=True)
print("done", flush=True)
"""

#: A reader in a process of its own: prints each state it sees, the first time, until its input
#: closes.
READ_ON = """
import sys, threading
from dashboard.data.reading import reading
from dashboard.data.schema import Answer, Event, Participant
from dashboard.data.stores import open_store
from dashboard.data.tokens import fetch_token
from sqlalchemy import select

engine = open_store(sys.argv[1])
closed = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), closed.set()), daemon=True).start()
columns = (Event.id, Participant.birth_year, Answer.option)
seen = None
last = False
while not last:
    last = closed.is_set()
    with reading(engine) as connection:
        token = fetch_token(connection, "havnen")
        rows = [sorted(map(str, connection.scalars(select(column)))) for column in columns]
    if seen != (token, rows):
        seen = (token, rows)
        print(*map(",".join, rows), flush=True)
"""
OLD_STATE = "e1 1980,1990,None dont_know,good,poor"
NEW_STATE = "e1,e2 1981,1990,None dont_know,poor,poor"

CHANGED = changed(
    participants=("woman,1980", "man,1981"),
    events=("e1,", "e2,conversation,2024-04-01,p2,,30\ne1,"),
    answers_citizen=("good,poor", "poor,poor"),
)


@contextmanager
def import_stopped_at(url: str, folder: Path, table: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another process in the middle of importing `folder`, its transaction open."""
    command = [sys.executable, "-c", IMPORT_AND_STOP, url, str(folder), table]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"stopped\n"
            yield process
        finally:
            process.kill()


def contents(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in Model.metadata.sorted_tables
        }


@pytest.mark.parametrize("table", ["site", "answer", "registration", ""])
def test_a_killed_import_leaves_the_old_state(
    engine: Engine, created_url: str, tmp_path: Path, table: str
) -> None:
    import_folder(engine, write_folder(tmp_path / "old", dict(FILES)))
    before = contents(engine)
    new = write_folder(tmp_path / "new", CHANGED)
    with import_stopped_at(created_url, new, table) as process:
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=30) == -signal.SIGKILL
    assert contents(engine) == before
    result = import_folder(engine, new)
    assert result.updated == {"participant": 1, "answer": 1}
    assert result.added == {"event": 1}


def test_a_killed_first_import_leaves_nothing(
    engine: Engine, created_url: str, tmp_path: Path
) -> None:
    before = contents(engine)
    folder = write_folder(tmp_path / "f", dict(FILES))
    with import_stopped_at(created_url, folder, "event") as process:
        process.send_signal(signal.SIGKILL)
    assert contents(engine) == before


def test_readers_see_the_old_state_until_the_import_is_done(
    engine: Engine, created_url: str, tmp_path: Path
) -> None:
    import_folder(engine, write_folder(tmp_path / "old", dict(FILES)))
    reading = open_store(created_url)
    with import_stopped_at(
        created_url, write_folder(tmp_path / "new", CHANGED), "registration"
    ) as process:
        with reading.connect() as connection:
            assert connection.scalar(select(func.count()).select_from(Event)) == 1
        process.communicate(timeout=30)
    with reading.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Event)) == 2
    reading.dispose()


def test_readers_in_other_processes_see_old_then_new_and_never_an_error(
    engine: Engine, created_url: str, tmp_path: Path
) -> None:
    import_folder(engine, write_folder(tmp_path / "old", dict(FILES)))
    new = write_folder(tmp_path / "new", CHANGED)
    command = [sys.executable, "-c", READ_ON, created_url]
    with ExitStack() as running:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        readers = [running.enter_context(subprocess.Popen(command, **pipes)) for _ in range(2)]
        assert [reader.stdout.readline().strip() for reader in readers] == [OLD_STATE] * 2
        with import_stopped_at(created_url, new, "registration") as process:
            process.communicate(timeout=60)
        rest = [reader.communicate(timeout=60)[0].strip() for reader in readers]
    assert rest == [NEW_STATE] * 2
    assert [reader.returncode for reader in readers] == [0, 0]


def test_a_second_import_is_refused_while_the_first_goes_on(
    engine: Engine, created_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "PATIENCE_SECONDS", 1)
    impatient = open_store(created_url, read_only=False)
    folder = write_folder(tmp_path / "f", dict(FILES))
    before = contents(engine)
    with import_stopped_at(created_url, folder, "event"):
        with pytest.raises(StoreError) as error:
            import_folder(impatient, folder)
        assert error.value.problem is StoreProblem.LOCKED
    impatient.dispose()
    assert contents(engine) == before


def test_a_second_import_waits_for_the_first(
    engine: Engine, created_url: str, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "f", dict(FILES))
    with import_stopped_at(created_url, folder, "site") as first:
        command = [sys.executable, "-c", IMPORT_AND_STOP, created_url, str(folder), "never"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as second:
            assert first.stdin is not None
            first.stdin.close()
            assert second.wait(timeout=30) == 0
        assert first.wait(timeout=30) == 0
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(ImportBatch)) == 1
        assert connection.scalar(select(func.count()).select_from(Participant)) == 3
        assert connection.scalar(select(func.count()).select_from(Answer)) == 3


def test_a_database_that_refuses_a_row_keeps_its_old_state(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a check of the folder ever miss what the database forbids, nothing is half-written."""
    import_folder(engine, write_folder(tmp_path / "old", dict(FILES)))
    before = contents(engine)
    monkeypatch.setattr("dashboard.data.importing.folder.check_rows", lambda *_, **__: iter(()))
    files = changed(courses=("2024-12-20,planned", "2024-01-20,planned"))
    with pytest.raises(StoreError) as error:
        import_folder(engine, write_folder(tmp_path / "new", files))
    assert error.value.problem is StoreProblem.REFUSED
    assert contents(engine) == before


def test_a_store_that_was_never_created(store_url: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "f", dict(FILES))
    if store_url.startswith("sqlite"):
        Path(store_url.removeprefix("sqlite:///")).touch()
    engine = open_store(store_url, read_only=False)
    with pytest.raises(StoreError) as error:
        import_folder(engine, folder)
    assert error.value.problem is StoreProblem.EMPTY
    engine.dispose()
    created = create_store(store_url)
    assert import_folder(created, folder).changed
    created.dispose()
