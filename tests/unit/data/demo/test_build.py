"""Building the demo: all of it or what was there, and built again when it has grown old."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from dashboard.data.demo import build, build_demo, demo_is_fresh, progress_bar
from dashboard.data.demo.build import projects_folder
from dashboard.data.importing import import_folder
from dashboard.data.projects import fetch_definition, fetch_project_ids
from dashboard.data.schema import ImportBatch, Participant
from dashboard.data.stores import StoreError, create_store, open_store
from dashboard.data.tokens import fetch_tokens
from tests.unit.data.demo.conftest import ALL_PROJECTS, ALL_REAL, PROJECTS, REAL, TODAY


def test_build_on_each_engine_and_again(store_url: str) -> None:
    steps: list[tuple[str, int, int]] = []
    build_demo(store_url, TODAY, lambda *step: steps.append(step))
    assert steps == [
        ("rampen-norddjurs", 0, 3),
        ("broen-til-job", 1, 3),
        ("putting it in place", 2, 3),
        ("done", 3, 3),
    ]
    engine = open_store(store_url)
    with engine.connect() as connection:
        assert fetch_project_ids(connection) == list(PROJECTS)
        before = fetch_tokens(connection)
        first = fetch_definition(connection, "broen-til-job").period.start
        rows = connection.scalar(select(func.count()).select_from(Participant))
    build_demo(store_url, TODAY + timedelta(days=31))
    with engine.connect() as connection:
        after = fetch_tokens(connection)
        assert fetch_definition(connection, "broen-til-job").period.start > first
        assert connection.scalar(select(func.count()).select_from(Participant)) == rows
    assert all(after[name] > before[name] for name in PROJECTS)
    engine.dispose()


def test_the_whole_demo_is_five_synthetic_projects(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(build, "REAL", ALL_REAL)
    monkeypatch.setattr(build, "PROJECTS", ALL_PROJECTS)
    url = f"sqlite:///{tmp_path / 'new' / 'project.db'}"
    build_demo(url, TODAY)
    assert demo_is_fresh(url, TODAY)
    engine = open_store(url)
    with engine.connect() as connection:
        assert fetch_project_ids(connection) == [
            "paa-vej-til-arbejde",
            "sind-rampen",
            "sociale-mentorer",
            "rampen-norddjurs",
            "broen-til-job",
        ]
        definitions = [fetch_definition(connection, name) for name in ALL_PROJECTS]
    engine.dispose()
    assert all(definition.synthetic for definition in definitions)
    assert all(definition.assumptions for definition in definitions)


def test_other_projects_in_the_store_stay(demo_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "project.toml").write_text(
        """id = "own"
name = { da = "Eget", en = "Own" }
summary = { da = "Eget projekt", en = "Own project" }
sites = [{ id = "here", name = { da = "Her", en = "Here" } }]
[period]
start = 2026-01-01
end = 2026-12-31
intake_start = 2026-01-01
""",
        encoding="utf-8",
    )
    (folder / "participants.csv").write_text("id,site\nx1,here\n", encoding="utf-8")
    engine = open_store(demo_url, read_only=False)
    import_folder(engine, folder)
    with engine.connect() as connection:
        before = fetch_tokens(connection)["own"]
    build_demo(demo_url, TODAY + timedelta(days=8))
    with engine.connect() as connection:
        assert set(fetch_project_ids(connection)) == {*PROJECTS, "own"}
        own = connection.scalars(select(Participant.id).where(Participant.project_id == "own"))
        assert list(own) == ["x1"]
        assert fetch_tokens(connection)["own"] == before
    engine.dispose()


def test_a_reader_sees_the_old_demo_until_the_new_one_is_there(
    demo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_store(demo_url)
    seen: list[list[str]] = []
    whole = build.replace_projects

    def replace(*arguments: object) -> None:
        whole(*arguments)  # type: ignore[arg-type]
        with engine.connect() as connection:
            seen.append([fetch_definition(connection, PROJECTS[-1]).period.start.isoformat()])

    with engine.connect() as connection:
        before = fetch_definition(connection, PROJECTS[-1]).period.start
    monkeypatch.setattr(build, "replace_projects", replace)
    build_demo(demo_url, TODAY + timedelta(days=40))
    assert seen == [[before.isoformat()]]
    with engine.connect() as connection:
        assert fetch_definition(connection, PROJECTS[-1]).period.start > before
    engine.dispose()


def test_an_interrupted_build_leaves_what_was_there(
    demo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build.replace_projects

    def interrupt(*arguments: object) -> None:
        whole(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "replace_projects", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build_demo(demo_url, TODAY + timedelta(days=40))
    assert demo_is_fresh(demo_url, TODAY)


class TestFresh:
    def test_for_seven_days(self, demo_url: str) -> None:
        days = {ago: demo_is_fresh(demo_url, TODAY + timedelta(days=ago)) for ago in (-1, 0, 7, 8)}
        assert days == {-1: False, 0: True, 7: True, 8: False}

    def test_not_where_there_is_no_database(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'none.db'}"
        assert not demo_is_fresh(url, TODAY)
        assert not (tmp_path / "none.db").exists()

    def test_not_where_projects_are_missing(self, store_url: str) -> None:
        create_store(store_url).dispose()
        assert not demo_is_fresh(store_url, TODAY)

    def test_not_of_another_version(self, demo_url: str) -> None:
        engine = open_store(demo_url, read_only=False)
        with engine.begin() as connection:
            connection.execute(text("UPDATE project_schema_version SET version_num = '0001'"))
        engine.dispose()
        assert not demo_is_fresh(demo_url, TODAY)

    def test_not_when_a_project_has_changed_since(
        self, demo_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        for name in REAL:
            (tmp_path / name).mkdir()
            (tmp_path / name / "project.toml").write_text("", encoding="utf-8")
            os.utime(tmp_path / name / "project.toml", (0, 0))
        monkeypatch.setattr(build, "projects_folder", lambda: tmp_path)
        assert demo_is_fresh(demo_url, TODAY)
        later = time.time() + 5
        os.utime(tmp_path / PROJECTS[0] / "project.toml", (later, later))
        assert not demo_is_fresh(demo_url, TODAY)

    def test_an_import_of_another_folder_is_no_build(self, demo_url: str) -> None:
        engine = open_store(demo_url, read_only=False)
        with engine.begin() as connection:
            connection.execute(
                insert(ImportBatch).values(
                    project_id=PROJECTS[-1],
                    source=f"{PROJECTS[-1]}-my-copy",
                    digest="0" * 64,
                    started_at=func.now(),
                )
            )
        engine.dispose()
        assert not demo_is_fresh(demo_url, TODAY)


def test_without_the_folders_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(build, "__file__", str(tmp_path / "a" / "b" / "c" / "build.py"))
    with pytest.raises(StoreError, match="projects/rampen-norddjurs"):
        projects_folder()
    with pytest.raises(StoreError, match="projects/rampen-norddjurs"):
        build_demo(f"sqlite:///{tmp_path / 'x.db'}", date(2026, 1, 1))
    assert not (tmp_path / "x.db").exists()


def test_a_fault_in_a_project_is_told_and_nothing_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / PROJECTS[0]).mkdir()
    monkeypatch.setattr(build, "projects_folder", lambda: tmp_path)
    with pytest.raises(StoreError, match=r"rampen-norddjurs: .*project\.toml"):
        build_demo(f"sqlite:///{tmp_path / 'x.db'}", TODAY)
    assert not (tmp_path / "x.db").exists()


def test_the_progress_bar_names_what_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Demo") as report:
        report("sind-rampen", 1, 2)
        report("done", 2, 2)
    assert "Demo" in capsys.readouterr().err
