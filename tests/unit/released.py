"""Stores with releases, made as a leader makes them, of projects that the tests share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.access import Role, Viewer
from dashboard.data.reading import Engine
from dashboard.data.releases import RELEASES
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.publishing import propose_release, publish_release
from dashboard.monitoring.release_store import ReleaseStore
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores

LEADER = Viewer("leader", everywhere=Role.LEADER)
STEERING = Viewer("steering", everywhere=Role.STEERING_GROUP)
NORDDJURS, VIVE = "rampen-norddjurs", "paa-vej-til-arbejde"
FUNDER = Viewer("funder", grants=frozenset({(NORDDJURS, Role.FUNDER), (VIVE, Role.FUNDER)}))

FIRST, SECOND = date(2021, 12, 15), date(2022, 6, 15)


@pytest.fixture(scope="session")
def created_releases_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A created store of releases without rows, to be copied."""
    path = tmp_path_factory.mktemp("releases") / "releases.db"
    create_store(f"sqlite:///{path}", RELEASES).dispose()
    return path


def add_stores(project: ProjectStore, folder: Path, access: Path, releases: Path) -> Stores:
    """The project store with copies of an access store and of a store of releases."""
    for file in (access, releases):
        shutil.copyfile(file, folder / file.name)
    return Stores(
        project,
        AccessStore.open(f"sqlite:///{folder / access.name}"),
        ReleaseStore.open(f"sqlite:///{folder / releases.name}"),
    )


def close_stores(stores: Stores) -> None:
    stores.access.close()
    stores.releases.close()


def publish(stores: Stores, project_id: str, day: date, note: str = "") -> None:
    proposal = propose_release(LEADER, stores, project_id, day)
    publish_release(LEADER, stores, project_id, day, note, proposal.fingerprint)


@pytest.fixture
def stores(
    store: ProjectStore, tmp_path: Path, created_access_file: Path, created_releases_file: Path
) -> Iterator[Stores]:
    """Stores without releases, of a test's own."""
    made = add_stores(store, tmp_path, created_access_file, created_releases_file)
    yield made
    close_stores(made)


@pytest.fixture(scope="session")
def released(
    store: ProjectStore,
    tmp_path_factory: pytest.TempPathFactory,
    created_access_file: Path,
    created_releases_file: Path,
) -> Iterator[Stores]:
    """Two releases of one project and one of another. Tests only read it."""
    folder = tmp_path_factory.mktemp("released")
    made = add_stores(store, folder, created_access_file, created_releases_file)
    publish(made, NORDDJURS, FIRST, "Velkommen\ntil mødet")
    publish(made, NORDDJURS, SECOND)
    publish(made, VIVE, date(2021, 12, 9))
    yield made
    close_stores(made)


class ConnectedError(Exception):
    """Somebody has connected to the project database."""


def without_project_database(stores: Stores) -> Stores:
    """The same stores with a project database that nobody can so much as connect to."""
    engine: Engine = open_store("postgresql://nobody@127.0.0.1:1/nothing")

    def refuse(*_: object, **__: object) -> object:
        raise ConnectedError

    engine.connect = refuse  # type: ignore[method-assign,assignment]
    return replace(stores, project=ProjectStore(engine, today=stores.project.today))
