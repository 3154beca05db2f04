"""A store with the four real demo projects, as the pages find it. Read-only and built once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.data.importing import import_folder
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.store import ProjectStore

PROJECTS = Path(__file__).resolve().parents[3] / "projects"
TODAY = date(2026, 11, 2)


@pytest.fixture(scope="session")
def projects_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a SQLite store with the four projects."""
    url = f"sqlite:///{tmp_path_factory.mktemp('projects') / 'project.db'}"
    engine = create_store(url)
    for name in ("paa-vej-til-arbejde", "sind-rampen", "sociale-mentorer", "rampen-norddjurs"):
        import_folder(engine, PROJECTS / name)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def store(projects_url: str) -> Iterator[ProjectStore]:
    engine = open_store(projects_url)
    yield ProjectStore(engine, today=lambda: TODAY)
    engine.dispose()
