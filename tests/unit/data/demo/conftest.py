"""A built demo of two projects, made once and copied for the tests that change it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard.data.demo import build, build_demo

TODAY = date(2026, 11, 21)
REAL = ("rampen-norddjurs",)
PROJECTS = (*REAL, "broen-til-job")
ALL_REAL, ALL_PROJECTS = build.REAL, build.PROJECTS


def _build_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "REAL", REAL)
    monkeypatch.setattr(build, "PROJECTS", PROJECTS)


@pytest.fixture(autouse=True)
def few_projects(monkeypatch: pytest.MonkeyPatch) -> None:
    """One real project and the invented one: they behave as five do, in a fifth of the time."""
    _build_few(monkeypatch)


@pytest.fixture(scope="session")
def built_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite file of a demo built as of `TODAY`; not to be written to."""
    path = tmp_path_factory.mktemp("demo") / "project.db"
    with pytest.MonkeyPatch.context() as monkeypatch:
        _build_few(monkeypatch)
        build_demo(f"sqlite:///{path}", TODAY)
    return path


@pytest.fixture
def demo_url(built_file: Path, tmp_path: Path) -> str:
    """URL of a demo of the test's own."""
    shutil.copyfile(built_file, tmp_path / "demo.db")
    return f"sqlite:///{tmp_path / 'demo.db'}"
