"""The demo projects in one store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dashboard.data.importing import import_folder
from dashboard.data.stores import create_store
from tests.reference.readings import PUBLISHED

FOLDERS = Path(__file__).resolve().parents[2] / "projects"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to a store that holds the four projects as committed."""
    store = tmp_path_factory.mktemp("reference") / "project.db"
    engine = create_store(f"sqlite:///{store}")
    for published in sorted(PUBLISHED.glob("*.csv")):
        import_folder(engine, FOLDERS / published.stem)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
