"""Connections to a SQLite file that somebody may take away or replace while they are open.

An open connection would go on answering from the file that was deleted. Each one therefore knows
which file it has open, and is opened anew when another stands in its place.
"""

from __future__ import annotations

import sqlite3
import stat
import time
from collections.abc import Callable, Hashable
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DisconnectionError

from dashboard.data.store_errors import PROJECT_WORDS, StoreError, StoreProblem, StoreWords

#: Device and inode: the same for every process that has the file open.
Identity = tuple[int, int]

#: Bytes of the smallest SQLite page.
SMALLEST_FILE = 512

#: The bits of an extended result code that name the error itself.
PRIMARY_CODE = 0xFF

RETRY_SECONDS = 0.01

#: How much of a file each connection may keep in memory, in KiB. All of a project of hundreds of
#: persons then stays there from one page to the next.
CACHE_KIB = 32 * 1024


class FileConnection(sqlite3.Connection):
    """A connection that knows which file it has open."""

    file: Identity


def identify(path: Path, words: StoreWords = PROJECT_WORDS) -> Identity:
    """Which file stands at `path`. Raises StoreError unless it is there and can be a database."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(StoreProblem.MISSING, words=words) from error
    except OSError as error:
        raise StoreError(StoreProblem.UNOPENED, words=words) from error
    # A shorter file can't be a database, but SQLite takes it for a new one and writes over it.
    if not stat.S_ISREG(found.st_mode) or 0 < found.st_size < SMALLEST_FILE:
        raise StoreError(StoreProblem.FOREIGN, words=words)
    return found.st_dev, found.st_ino


def connector(
    path: Path, *, read_only: bool, patience: int, words: StoreWords = PROJECT_WORDS
) -> Callable[[], FileConnection]:
    """Opens connections to `path` that wait `patience` seconds for a lock.

    They raise StoreError where the file is not there.
    """
    uri = f"file:{quote(str(path))}?mode={'ro' if read_only else 'rw'}"

    def connect() -> FileConnection:
        # Before opening: a file that is replaced meanwhile is then noticed the next time.
        file = identify(path, words)
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
            factory=FileConnection,
        )
        connection.file = file
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            if read_only:
                connection.execute("PRAGMA query_only = ON")
            else:
                _write_to_a_log(connection, patience)
                # What is deleted is overwritten, not only given free.
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error:
            # locked, or no database: nobody else will close it
            connection.close()
            raise
        return connection

    return connect


def _write_to_a_log(connection: sqlite3.Connection, patience: int) -> None:
    """Put the file into write-ahead mode; try for `patience` seconds while others have it locked.

    SQLite itself does not wait for the lock of that change: two who open a new file at once would
    each be in the other's way.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            is_locked = error.sqlite_errorcode & PRIMARY_CODE == sqlite3.SQLITE_BUSY
            if not is_locked or time.monotonic() >= deadline:
                raise
        time.sleep(RETRY_SECONDS)


def notice_another_file(engine: Engine, path: Path) -> None:
    """Let `engine` hand out no connection to a file that no longer stands at `path`."""

    @event.listens_for(engine, "checkout")
    def check(driver: FileConnection, *_: object) -> None:
        try:
            is_same = identify(path) == driver.file
        except StoreError:
            is_same = False
        if not is_same:
            # The pool closes the connection and opens another, which says what is wrong if it is.
            raise DisconnectionError("another file, or none, stands where the database was")


def keep_in_one_file(engine: Engine) -> None:
    """Let a writable `engine` move what it wrote from the log beside the file into the file.

    A log that is left there would be taken for that of a copy restored in the file's place. While
    somebody reads, it waits for the next writer.
    """

    @event.listens_for(engine, "checkin")
    def checkpoint(driver: FileConnection | None, _: object) -> None:
        if driver is not None:
            (patience,) = driver.execute("PRAGMA busy_timeout").fetchone()
            driver.execute("PRAGMA busy_timeout = 0")
            try:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.OperationalError:
                pass  # What was written is safe in the log.
            finally:
                driver.execute(f"PRAGMA busy_timeout = {patience}")


def database_of(connection: Connection) -> Hashable:
    """Which SQLite file the connection has open; None on a server, which minds its own."""
    driver = connection.connection.dbapi_connection
    return driver.file if isinstance(driver, FileConnection) else None
