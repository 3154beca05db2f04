"""Opening and creating a store, such as the project database, on SQLite or PostgreSQL.

The web process opens it read-only, and the engine itself enforces that. A connection sees one
state of the data from its first query to its end, on both engines, so that a token fetched first
belongs to the answers fetched after it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    MetaData,
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
from dashboard.data.store_errors import (
    PROJECT_WORDS,
    StoreError,
    StoreProblem,
    StoreWords,
    explain,
)
from dashboard.data.triggers import install_triggers

__all__ = [
    "PROJECT",
    "StoreError",
    "StoreKind",
    "StoreProblem",
    "StoreWords",
    "check_version",
    "create_store",
    "ensure_store",
    "explain",
    "open_store",
]

#: How long a connection waits for another program's lock, and for a server to answer.
PATIENCE_SECONDS = 5


@dataclass(frozen=True)
class StoreKind:
    """What a store holds: its tables, their history, and what it is called.

    `migrations` is Alembic's script location, `revisions` all of them in order. `version_table` is
    the kind's own, since several stores may live in one PostgreSQL database.
    """

    words: StoreWords
    metadata: MetaData
    migrations: str
    revisions: tuple[str, ...]
    version_table: str
    install_triggers: Callable[[Connection], None]


PROJECT = StoreKind(
    PROJECT_WORDS,
    Model.metadata,
    "dashboard.data:migrations",
    REVISIONS,
    VERSION_TABLE,
    install_triggers,
)

#: Any constant will do, as long as every version of this program takes the same advisory lock.
MIGRATION_LOCK = 20160101


def open_store(url: str, *, read_only: bool = True, kind: StoreKind = PROJECT) -> Engine:
    """An engine for the store at `url` (``sqlite:///file`` or ``postgresql://``).

    With `read_only` the database refuses every write. A writable SQLite engine takes the write lock
    when a transaction begins, so that two writers wait for one another instead of failing midway;
    keep its connections short. An engine must not cross a fork: call ``dispose(close=False)`` in
    the child. A SQLite file that is replaced later is opened anew; one that is taken away is a
    `StoreError` of the next connection. Raises `StoreError` when the URL is wrong or the SQLite
    file is not there; whether the database can be used at all is for `check_version` to say.
    """
    address = _parse(url, kind)
    if address.get_backend_name() == "postgresql":
        return _postgresql_engine(address, read_only)
    path = _sqlite_path(address, kind)
    identify(path, kind.words)
    return _sqlite_engine(address, path, read_only, kind)


def create_store(url: str, kind: StoreKind = PROJECT) -> Engine:
    """A writable engine for the store at `url`, which is created or upgraded as far as needed.

    A new SQLite file and the folders above it are for their owner only. Creating, upgrading and
    installing the triggers is one transaction; repeating it changes nothing. Raises `StoreError`.
    """
    address = _parse(url, kind)
    if address.get_backend_name() == "sqlite":
        _prepare_file(_sqlite_path(address, kind), kind)
    engine = open_store(url, read_only=False, kind=kind)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                connection.execute(lock, {"key": MIGRATION_LOCK})
            _upgrade(connection, kind)
            kind.install_triggers(connection)
    except SQLAlchemyError as error:
        engine.dispose()
        raise explain(error, kind.words) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def ensure_store(url: str, kind: StoreKind) -> None:
    """Create or upgrade the store where it is not there, empty or older; otherwise only look at it.

    For stores that the program fills itself. Raises `StoreError`.
    """
    try:
        engine = open_store(url, kind=kind)
        try:
            check_version(engine, kind)
        finally:
            engine.dispose()
    except StoreError as error:
        if error.problem not in (StoreProblem.MISSING, StoreProblem.EMPTY, StoreProblem.OLDER):
            raise
        create_store(url, kind).dispose()


def check_version(engine: Engine, kind: StoreKind = PROJECT) -> None:
    """Raise `StoreError` unless the database answers and has this program's schema."""
    try:
        with engine.connect() as connection:
            version = _fetch_version(connection, kind)
    except SQLAlchemyError as error:
        raise explain(error, kind.words) from error
    if version is None:
        raise StoreError(StoreProblem.EMPTY, words=kind.words)
    if version not in kind.revisions:
        raise StoreError(StoreProblem.NEWER, words=kind.words)
    if version != kind.revisions[-1]:
        raise StoreError(StoreProblem.OLDER, words=kind.words)


def _parse(url: str, kind: StoreKind) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(StoreProblem.ADDRESS, words=kind.words) from error
    match address.drivername.partition("+")[0]:
        case "sqlite":
            return address.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return address.set(drivername="postgresql+psycopg")
    raise StoreError(StoreProblem.ADDRESS, words=kind.words)


def _sqlite_path(address: URL, kind: StoreKind) -> Path:
    database = address.database or ""
    # In memory every connection would have a database of its own, and a file: URI could undo mode.
    if database in {"", ":memory:"} or database.startswith("file:") or address.host:
        raise StoreError(StoreProblem.ADDRESS, words=kind.words)
    return Path(database).absolute()


def _prepare_file(path: Path, kind: StoreKind) -> None:
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
            f"The {kind.words.name} cannot be made in {path.parent}: {error.strerror}.",
        ) from error


def _sqlite_engine(address: URL, path: Path, read_only: bool, kind: StoreKind) -> Engine:
    connect = connector(path, read_only=read_only, patience=PATIENCE_SECONDS, words=kind.words)
    # The connection used last knows most of the file by heart.
    engine = create_engine(address, creator=connect, pool_use_lifo=True)
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


def _fetch_version(connection: Connection, kind: StoreKind) -> str | None:
    if not inspect(connection).has_table(kind.version_table):
        return None
    query = select(column("version_num", String())).select_from(table(kind.version_table))
    version: str | None = connection.scalar(query)
    return version


def _upgrade(connection: Connection, kind: StoreKind) -> None:
    version = _fetch_version(connection, kind)
    if version == kind.revisions[-1]:
        return
    if version is not None and version not in kind.revisions:
        raise StoreError(StoreProblem.NEWER, words=kind.words)
    if version is None and set(inspect(connection).get_table_names()) & set(kind.metadata.tables):
        raise StoreError(StoreProblem.FOREIGN, words=kind.words)
    # Loaded here, since only the commands that write need it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", kind.migrations)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
