"""Opening and creating the project database on SQLite or PostgreSQL.

The web process opens it read-only, and the engine itself enforces that. A connection sees one
state of the data from its first query to its end, on both engines, so that a token fetched first
belongs to the answers fetched after it.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    String,
    column,
    create_engine,
    event,
    inspect,
    make_url,
    select,
    table,
    text,
)
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from dashboard.data.migrations import REVISIONS, VERSION_TABLE
from dashboard.data.schema import Model
from dashboard.data.sqlite_file import (
    connector,
    identify,
    keep_in_one_file,
    notice_another_file,
)
from dashboard.data.store_errors import StoreError, StoreProblem, explain
from dashboard.data.triggers import install_triggers

__all__ = [
    "StoreError",
    "StoreProblem",
    "check_version",
    "create_store",
    "explain",
    "open_store",
]

#: How long a connection waits for another program's lock, and for a server to answer.
PATIENCE_SECONDS = 5

#: Any constant will do, as long as every version of this program takes the same advisory lock.
MIGRATION_LOCK = 20160101


def open_store(url: str, *, read_only: bool = True) -> Engine:
    """An engine for the store at `url` (``sqlite:///file`` or ``postgresql://``).

    With `read_only` the database refuses every write. A writable SQLite engine takes the write lock
    when a transaction begins, so that two writers wait for one another instead of failing midway;
    keep its connections short. An engine must not cross a fork: call ``dispose(close=False)`` in
    the child. A SQLite file that is replaced later is opened anew; one that is taken away is a
    `StoreError` of the next connection. Raises `StoreError` when the URL is wrong or the SQLite
    file is not there; whether the database can be used at all is for `check_version` to say.
    """
    address = _parse(url)
    if address.get_backend_name() == "postgresql":
        return _postgresql_engine(address, read_only)
    path = _sqlite_path(address)
    identify(path)
    return _sqlite_engine(address, path, read_only)


def create_store(url: str) -> Engine:
    """A writable engine for the store at `url`, which is created or upgraded as far as needed.

    A new SQLite file and the folders above it are for their owner only. Creating, upgrading and
    installing the triggers is one transaction; repeating it changes nothing. Raises `StoreError`.
    """
    address = _parse(url)
    if address.get_backend_name() == "sqlite":
        _prepare_file(_sqlite_path(address))
    engine = open_store(url, read_only=False)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                connection.execute(lock, {"key": MIGRATION_LOCK})
            _upgrade(connection)
            install_triggers(connection)
    except SQLAlchemyError as error:
        engine.dispose()
        raise explain(error) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def check_version(engine: Engine) -> None:
    """Raise `StoreError` unless the database answers and has this program's schema."""
    try:
        with engine.connect() as connection:
            version = _fetch_version(connection)
    except SQLAlchemyError as error:
        raise explain(error) from error
    if version is None:
        raise StoreError(StoreProblem.EMPTY)
    if version not in REVISIONS:
        raise StoreError(StoreProblem.NEWER)
    if version != REVISIONS[-1]:
        raise StoreError(StoreProblem.OLDER)


def _parse(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(StoreProblem.ADDRESS) from error
    match address.drivername.partition("+")[0]:
        case "sqlite":
            return address.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return address.set(drivername="postgresql+psycopg")
    raise StoreError(StoreProblem.ADDRESS)


def _sqlite_path(address: URL) -> Path:
    database = address.database or ""
    # In memory every connection would have a database of its own, and a file: URI could undo mode.
    if database in {"", ":memory:"} or database.startswith("file:") or address.host:
        raise StoreError(StoreProblem.ADDRESS)
    return Path(database).absolute()


def _prepare_file(path: Path) -> None:
    """Create the file and its folders, for their owner only, where they are not there.

    A file that is there is not opened here: closing it would drop this process's SQLite locks.
    """
    try:
        for folder in reversed(path.parents):
            if not folder.exists():
                folder.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            StoreProblem.FORBIDDEN,
            f"The project database cannot be made in {path.parent}: {error.strerror}.",
        ) from error


def _sqlite_engine(address: URL, path: Path, read_only: bool) -> Engine:
    connect = connector(path, read_only=read_only, patience=PATIENCE_SECONDS)
    engine = create_engine(address, creator=connect)
    notice_another_file(engine, path)
    if not read_only:
        keep_in_one_file(engine)
    # Readers take a snapshot; writers queue at the start of the transaction, since a snapshot that
    # another writer has outdated can't become a write.
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql_engine(address: URL, read_only: bool) -> Engine:
    options = [f"-c lock_timeout={PATIENCE_SECONDS}s"]
    if read_only:
        options.append("-c default_transaction_read_only=on")
    given = address.query.get("options", ())
    options = [*([given] if isinstance(given, str) else given), *options]
    engine = create_engine(
        address,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
        connect_args={"options": " ".join(options), "connect_timeout": PATIENCE_SECONDS},
    )
    # Many rows in one INSERT: the driver would send one each, and triggers run per statement.
    engine.dialect.use_insertmanyvalues_wo_returning = True
    return engine


def _fetch_version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    query = select(column("version_num", String())).select_from(table(VERSION_TABLE))
    version: str | None = connection.scalar(query)
    return version


def _upgrade(connection: Connection) -> None:
    version = _fetch_version(connection)
    if version == REVISIONS[-1]:
        return
    if version is not None and version not in REVISIONS:
        raise StoreError(StoreProblem.NEWER)
    if version is None and set(inspect(connection).get_table_names()) & set(Model.metadata.tables):
        raise StoreError(StoreProblem.FOREIGN)
    # Loaded here, since only the commands that write need it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "dashboard.data:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
