"""Reading: every failure of the database becomes one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from dashboard.data.migrations import VERSION_TABLE
from dashboard.data.reading import reading
from dashboard.data.stores import StoreError, StoreProblem, open_store


def test_what_is_read_is_read(engine: Engine) -> None:
    with reading(engine) as connection:
        assert connection.scalar(text("SELECT 1")) == 1


def test_another_fault_is_explained(engine: Engine) -> None:
    with pytest.raises(StoreError) as raised, reading(engine) as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))
    assert raised.value.problem is StoreProblem.OTHER
    assert "nowhere" not in str(raised.value)


def test_a_database_of_another_version_says_so(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = 'later'"))
        connection.execute(text("DROP TABLE registration"))
    with pytest.raises(StoreError) as raised, reading(engine) as connection:
        connection.execute(text("SELECT * FROM registration"))
    assert raised.value.problem is StoreProblem.NEWER


def test_a_file_that_disappeared_says_so(created_sqlite_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "gone.db"
    shutil.copyfile(created_sqlite_file, path)
    engine = open_store(f"sqlite:///{path}")
    path.unlink()
    with pytest.raises(StoreError) as raised, reading(engine) as connection:
        connection.scalar(text("SELECT 1"))
    assert raised.value.problem is StoreProblem.MISSING
    engine.dispose()
