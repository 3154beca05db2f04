"""One server for all attacks, in one test process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.attack.reader import Reader
from tests.attack.report import PROPERTY, Tell, attack_number
from tests.attack.world import World

Readers = Callable[[str], Reader]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("attack"))


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(tmp_path_factory.mktemp("attack"))
    with world.serve() as server:
        world.server = server
        yield world
    world.close()


@pytest.fixture(scope="session")
def readers(world: World) -> Readers:
    """`readers("funder")`: the one who is signed in as such, with everything they were sent."""
    known: dict[str, Reader] = {}

    def find(name: str) -> Reader:
        if name not in known:
            known[name] = world.reader(name)
        return known[name]

    return find


@pytest.fixture(scope="session")
def funder(readers: Readers) -> Reader:
    """The funder of all projects, who has followed every link."""
    reader = readers("funder")
    reader.found = reader.crawl()
    return reader


@pytest.fixture
def tell(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Tell:
    number = attack_number(request.node.name)

    def note(how_much: str) -> None:
        record_property(PROPERTY, f"{number} {how_much}")

    return note
