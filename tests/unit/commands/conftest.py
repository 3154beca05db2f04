"""Commands run in a folder of their own, at which an operator sits."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from dashboard.data.stores import create_store
from tests.unit.definitions import TOML
from tests.unit.small_store import import_small


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("DASHBOARD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DASHBOARD_FOLDER", str(tmp_path / "var"))


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the stores; 1 March 2018 is today."""
    monkeypatch.setenv("DASHBOARD_TODAY", "2018-03-01")
    (tmp_path / "var").mkdir()
    return tmp_path / "var"


@pytest.fixture
def stores(var: Path, tmp_path: Path, created_access_file: Path) -> Path:
    """Both stores with the small project, which keeps persons for 3 months, in `var`."""
    engine = create_store(f"sqlite:///{var / 'project.db'}")
    toml = TOML.replace("[period]", "retention = { months_after_end = 3 }\n[period]", 1)
    import_small(engine, tmp_path, toml=toml)
    engine.dispose()
    shutil.copyfile(created_access_file, var / "access.db")
    return var
