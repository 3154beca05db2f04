"""The command line: what it prints, and one clear line for whatever it cannot do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.data.stores import create_store
from tests.unit.definitions import TOML
from tests.unit.small_store import FILES, import_small

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("DASHBOARD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DASHBOARD_FOLDER", str(tmp_path / "var"))
    monkeypatch.setenv("DASHBOARD_TODAY", "2018-03-01")


@pytest.fixture
def imported(tmp_path: Path) -> None:
    engine = create_store(f"sqlite:///{tmp_path / 'var' / 'project.db'}")
    import_small(engine, tmp_path)
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "given"
    here.mkdir()
    (here / "project.toml").write_text(TOML, encoding="utf-8")
    for name, content in FILES.items():
        (here / name).write_text(content, encoding="utf-8")
    return here


@pytest.mark.usefixtures("imported")
def test_status_is_a_table_of_today(capsys: Capture) -> None:
    assert main(["status", "small"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Lille\nStatus pr. 1. marts 2018: 4 henvist")
    assert printed.err == ""


@pytest.mark.usefixtures("imported")
def test_status_in_english_on_a_date(capsys: Capture) -> None:
    assert main(["status", "small", "--as-of", "2017-11-30", "--lang", "en"]) == 0
    assert "Status as of 30 November 2017" in capsys.readouterr().out


@pytest.mark.usefixtures("imported")
def test_status_for_programs(capsys: Capture) -> None:
    assert main(["status", "small", "--json", "--as-of", "2017-11-30"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [goal["standing"] for goal in answer["goals"]] == ["on_track", "on_track", "behind"]


@pytest.mark.usefixtures("imported")
def test_a_date_before_the_start_has_nothing_measured(capsys: Capture) -> None:
    assert main(["status", "small", "--as-of", "2015-01-01"]) == 0
    assert "intet er målt endnu" in capsys.readouterr().out


def test_import_and_import_again(folder: Path, capsys: Capture) -> None:
    assert main(["import", str(folder)]) == 0
    assert main(["import", str(folder)]) == 0
    first, again = capsys.readouterr().out.splitlines()
    assert first.startswith("small: rows ")
    assert first.endswith(" added, 0 updated, 0 removed")
    assert again == "small: nothing has changed."


def test_import_lists_every_fault_and_leaves_no_database(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    (folder / "participants.csv").write_text("id,gender\np1,lady\np1,woman\n", encoding="utf-8")
    assert main(["import", str(folder)]) == 2
    printed = capsys.readouterr()
    lines = printed.err.splitlines()
    assert len(lines) > 1
    assert all(line.startswith("dashboard: ") for line in lines)
    assert printed.out == ""
    assert not (tmp_path / "var").exists()


def test_import_refuses_to_lose_rows_unless_told_to(folder: Path, capsys: Capture) -> None:
    assert main(["import", str(folder)]) == 0
    shorter = FILES["spells.csv"].rsplit("p3", 1)[0]
    (folder / "spells.csv").write_text(shorter, encoding="utf-8")
    assert main(["import", str(folder)]) == 2
    assert main(["import", str(folder), "--allow-removal"]) == 0
    assert "1 removed" in capsys.readouterr().out


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "required"),
        (["bogus"], "bogus"),
        (["status"], "PROJECT"),
        (["status", "small", "--bogus"], "--bogus"),
        (["status", "small", "--lang", "fr"], "fr"),
        (["status", "small", "--as-of"], "--as-of"),
        (["status", "smal"], "there is no project 'smal'; did you mean small? there are small."),
        (["status", "x", "--json"], "there is no project 'x'; there are small."),
        (["status", "small", "--as-of", "2018-02-30"], "'2018-02-30' is not a date"),
        (["status", "small", "--as-of", "30-11-2017"], "write it as 2019-04-15"),
        (["status", "small", "--as-of", "20171130"], "is not a date"),
        (["status", "small", "--as-of", ""], "is not a date"),
        (["status", "small", "--as-of", "2018-03-02"], "in the future; today is 2018-03-01"),
        (["import", "nowhere"], "nowhere"),
        (["demo", "--live", "--build-only"], "not allowed"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    arguments: list[str], words: str, capsys: Capture
) -> None:
    status = main(arguments)
    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    [line] = printed.err.splitlines()
    assert line.startswith("dashboard: ")
    assert words in line


def test_a_database_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    assert main(["status", "small"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("dashboard: The project database is not there")
    assert not (tmp_path / "var").exists()


def test_a_database_without_projects(tmp_path: Path, capsys: Capture) -> None:
    create_store(f"sqlite:///{tmp_path / 'var' / 'project.db'}").dispose()
    assert main(["status", "small"]) == 2
    assert "has no projects yet" in capsys.readouterr().err


def test_a_file_that_is_no_database(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "project.db").write_text("x" * 5000, encoding="utf-8")
    assert main(["status", "small"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "not a project database" in line


def test_a_setting_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("PORT", "x")
    assert main(["status", "small"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("dashboard: PORT must be")


@pytest.mark.parametrize(
    ("flags", "fresh", "calls"),
    [
        ([], False, ["build", "discard", "releases", "serve"]),
        (["--serve"], True, ["releases", "serve"]),
        (["--build-only"], False, ["build", "discard", "releases"]),
        (["--live"], True, ["releases", "beside", "live"]),
    ],
)
def test_demo_builds_what_is_not_fresh_and_then_does_as_told(
    flags: list[str], fresh: bool, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def note(name: str) -> Callable[..., None]:
        return lambda *_arguments, **_named: made.append(name)

    monkeypatch.setattr("dashboard.data.demo.demo_is_fresh", lambda *_: fresh)
    monkeypatch.setattr("dashboard.data.demo.build_demo", note("build"))
    monkeypatch.setattr("dashboard.data.demo.run_live", note("live"))
    monkeypatch.setattr("dashboard.data.demo.releases.discard_demo_releases", note("discard"))
    monkeypatch.setattr("dashboard.monitoring.demo_releases.make_demo_releases", note("releases"))
    monkeypatch.setattr("dashboard.serve.serve", note("serve"))
    monkeypatch.setattr(
        "dashboard.commands.demo.served_beside", lambda _: note("beside")() or nullcontext()
    )
    assert main(["demo", *flags]) == 0
    assert made == calls


def test_serve_without_a_database_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("DASHBOARD_SECRET_KEY", "k" * 32)
    assert main(["serve"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("dashboard: The project database is not there")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.mark.usefixtures("imported")
def test_a_terminal_without_danish_letters_still_gets_its_table() -> None:
    done = run("status", "small", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"? bagud" in done.stdout


@pytest.mark.usefixtures("imported")
def test_who_reads_no_further_is_no_fault() -> None:
    command = f"{sys.executable} -m dashboard status small | true"
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_needs_no_library_beyond_the_settings() -> None:
    code = (
        "import sys, dashboard.cli\n"
        "print([m for m in ('sqlalchemy', 'dash', 'scipy', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.strip() == b"[]"
