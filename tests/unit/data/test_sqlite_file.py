import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.data.sqlite_file import connector

WRITERS = 6
ROUNDS = 100


def test_writers_who_open_a_new_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        connection = connector(path, read_only=False, patience=30)()
        connection.execute("CREATE TABLE IF NOT EXISTS person (id INTEGER)")
        connection.execute("INSERT INTO person VALUES (1)")
        connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        for number in range(ROUNDS):
            path = tmp_path / f"store-{number}.db"
            os.close(os.open(path, os.O_CREAT | os.O_RDWR))
            list(pool.map(write, [path] * WRITERS))
    store = sqlite3.connect(path)
    assert store.execute("SELECT count(*) FROM person").fetchone() == (WRITERS,)
    store.close()


def test_a_writer_does_not_wait_for_ever(tmp_path: Path) -> None:
    reader = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    reader.execute("CREATE TABLE person (id INTEGER)")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM person").fetchall()
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        connector(tmp_path / "store.db", read_only=False, patience=0)()
    reader.close()
