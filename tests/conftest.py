"""Fixtures shared by all tests: stores on both engines, the PostgreSQL one on a real server."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from dashboard.data.access import ACCESS
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.access_store import AccessStore
from tests.attack.report import attack_lines
from tests.postgres_server import PostgresServer

#: The two engines, as the fixtures' parameters name them.
ENGINES = ("sqlite", "postgresql")

EmptyStore = Callable[[str], str]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A server of this test process's own."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """URL of the server's maintenance database; tests make databases of their own on it."""
    return postgres_server.url()


@pytest.fixture
def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EmptyStore]:
    """Call it with "sqlite" or "postgresql": URL of a fresh store in which nothing is yet."""
    numbers = itertools.count()
    with ExitStack() as made:

        def make(engine: str) -> str:
            if engine == "sqlite":
                return f"sqlite:///{tmp_path / f'store-{next(numbers)}.db'}"
            server: PostgresServer = request.getfixturevalue("postgres_server")
            return made.enter_context(server.database())

        yield make


@pytest.fixture(params=ENGINES)
def store_url(request: pytest.FixtureRequest, empty_store: EmptyStore) -> str:
    """URL of a fresh store, not yet created, on each engine in turn."""
    return empty_store(request.param)


@pytest.fixture(scope="session")
def created_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A created store without rows, copied by `engine`: quicker than migrating for every test."""
    path = tmp_path_factory.mktemp("created") / "store.db"
    create_store(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture(scope="session")
def created_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The same on PostgreSQL: the URL of a database that serves as template."""
    with postgres_server.database() as url:
        create_store(url).dispose()
        yield url


@pytest.fixture(params=ENGINES)
def created_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of a created store without rows, on each engine in turn."""
    if request.param == "sqlite":
        path = tmp_path / "created.db"
        shutil.copyfile(request.getfixturevalue("created_sqlite_file"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    template = make_url(request.getfixturevalue("created_postgres_url")).database
    with server.database(template=str(template)) as url:
        yield url


@pytest.fixture
def engine(created_url: str) -> Iterator[Engine]:
    """A writable engine of a created store without rows, on each engine in turn."""
    writable = open_store(created_url, read_only=False)
    yield writable
    writable.dispose()


@pytest.fixture
def read_only_engine(engine: Engine, created_url: str) -> Iterator[Engine]:
    """A read-only engine of the store behind `engine`."""
    del engine  # asked for only so that both belong to the same test
    reading = open_store(created_url)
    yield reading
    reading.dispose()


@pytest.fixture(scope="session")
def created_access_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A created access store without rows, to be copied."""
    path = tmp_path_factory.mktemp("access") / "access.db"
    create_store(f"sqlite:///{path}", ACCESS).dispose()
    return path


@pytest.fixture
def access_store(tmp_path: Path, created_access_file: Path) -> Iterator[AccessStore]:
    """An access store without rows, on SQLite."""
    path = tmp_path / "access.db"
    shutil.copyfile(created_access_file, path)
    store = AccessStore.open(f"sqlite:///{path}")
    yield store
    store.close()


@pytest.fixture(params=ENGINES)
def each_access_store(
    request: pytest.FixtureRequest, empty_store: EmptyStore
) -> Iterator[AccessStore]:
    """An access store without rows, on each engine in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("access_store")
        return
    url = empty_store("postgresql")
    create_store(url, ACCESS).dispose()
    store = AccessStore.open(url)
    yield store
    store.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many of the published figures came out (tests/reference), and what attacks learnt."""
    became = Counter(
        str(value)
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "published figure"
    )
    if became:
        figures = became["reproduced"] + became["erred"]
        terminalreporter.write_line(
            f"Published figures: {became['reproduced']} of {figures} reproduced; "
            f"{became['erred']} that the publications got wrong and {became['no figure']} rows "
            "that are no figures of a database are named with their reason."
        )
    for outcome in ("passed", "failed"):
        reports = terminalreporter.getreports(outcome)
        for line in attack_lines(reports, passed=outcome == "passed"):
            terminalreporter.write_line(line)
