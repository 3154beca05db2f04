"""One created store per engine for the whole run; every test writes, counts and rolls back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, make_url

from dashboard.data.stores import open_store
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators import naive
from dashboard.indicators.definition import Count, Share
from dashboard.indicators.population import Population
from dashboard.indicators.results import Tally
from tests.conftest import ENGINES
from tests.postgres_server import PostgresServer
from tests.spec.load import load
from tests.spec.neighbour import NEIGHBOUR

# The same examples on every machine and in every run; databases have no deadline.
settings.register_profile(
    "spec",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("spec")

#: The project counted. The neighbour's rows carry the same ids in another project.
PROJECT = "counted"

Holding = Callable[[Population], AbstractContextManager[Connection]]
#: An indicator, a day (ISO), and the numerator, for a share followed by the denominator.
Expectation = tuple[Share | Count, str, int] | tuple[Share | Count, str, int, int]
Check = Callable[[Population, Sequence[Expectation]], None]


@pytest.fixture(scope="session", params=ENGINES)
def spec_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A writable engine of a store that holds nothing but another project, on each engine."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("spec") / "store.db"
        template: Path = request.getfixturevalue("created_sqlite_file")
        shutil.copyfile(template, path)
        yield from _with_neighbour(f"sqlite:///{path}")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    created = make_url(request.getfixturevalue("created_postgres_url")).database
    with server.database(template=str(created)) as url:
        yield from _with_neighbour(url)


def _with_neighbour(url: str) -> Iterator[Engine]:
    engine = open_store(url, read_only=False)
    with engine.begin() as connection:
        load(connection, "neighbour", NEIGHBOUR)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def holding(spec_engine: Engine) -> Holding:
    """Call it with a population: a connection that sees it as the project, rolled back after."""

    @contextmanager
    def hold(population: Population) -> Iterator[Connection]:
        with spec_engine.connect() as connection:
            load(connection, PROJECT, population)
            yield connection
            connection.rollback()

    return hold


@pytest.fixture(scope="session")
def check(holding: Holding) -> Check:
    """Call it with a population and expectations: both readings must give what is expected."""

    def compare(population: Population, expected: Sequence[Expectation]) -> None:
        with holding(population) as connection:
            for indicator, day, numerator, *rest in expected:
                tally = Tally(numerator, rest[0] if rest else None)
                on = date.fromisoformat(day)
                assert naive.tally(indicator, {}, population, on) == tally, (indicator, day)
                [[counted]] = fetch_tallies(connection, PROJECT, [indicator], [on])
                assert counted == tally, (indicator, day)

    return compare
