"""Erasing persons from the project database: all of them with all their rows, or nobody.

What is deleted in a SQLite file is overwritten (`PRAGMA secure_delete`), and the log beside the
file, which still holds older pages, is emptied afterwards. PostgreSQL gives the room free when it
vacuums. Answers that processes remember belong to the state of the data before: the change token
moves, and nobody asks for them again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.data.erased import add_marks
from dashboard.data.import_lock import wait_for_other_imports
from dashboard.data.persons import delete_persons
from dashboard.data.stores import check_version, explain

#: Finds the persons in the transaction that erases them.
FindPersons = Callable[[Connection], Sequence[str]]
#: Told the rows of each table and the marks before the transaction is committed; a failure of it
#: leaves everything as it was.
BeforeCommit = Callable[[dict[str, int], Sequence[str]], None]


@dataclass(frozen=True)
class Erasure:
    """What was erased: persons, rows by table, and whether nothing of it is left in a log file."""

    persons: int
    rows: dict[str, int]
    log_is_empty: bool = True


def erase_persons(
    engine: Engine,
    project_id: str,
    find_persons: FindPersons,
    *,
    on: date,
    before_commit: BeforeCommit,
) -> Erasure:
    """Erase the persons that are found. `engine` is writable; without persons nothing is written.

    Raises StoreError, and whatever `find_persons` and `before_commit` raise.
    """
    check_version(engine)
    try:
        with engine.begin() as connection:
            wait_for_other_imports(connection)
            pseudonyms = find_persons(connection)
            if not pseudonyms:
                return Erasure(0, {})
            rows = delete_persons(connection, project_id, pseudonyms)
            before_commit(rows, add_marks(connection, project_id, pseudonyms, on))
        return Erasure(len(pseudonyms), rows, _empty_log(engine))
    except SQLAlchemyError as error:
        raise explain(error) from error


def _empty_log(engine: Engine) -> bool:
    """Move everything from SQLite's log into the file; False while somebody still reads from it."""
    if engine.dialect.name != "sqlite":
        return True
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        raw.close()
