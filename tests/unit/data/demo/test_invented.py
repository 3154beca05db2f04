"""The invented project: sound on any day, and with goals at different standings."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dashboard.access import OPERATOR
from dashboard.data.demo.folder import write_tables
from dashboard.data.demo.invented import PROJECT, write_invented
from dashboard.data.demo.questionnaires import ITEMS
from dashboard.data.importing import import_folder, read_folder
from dashboard.data.stores import create_store
from dashboard.indicators.results import Standing
from dashboard.monitoring.goals import project_status
from dashboard.monitoring.store import ProjectStore

DAYS = [date(2026, 11, 21), date(2026, 12, 1), date(2027, 1, 31), date(2028, 2, 29)]


@pytest.mark.parametrize("today", DAYS)
def test_the_folder_has_no_fault_and_nothing_lies_ahead(today: date, tmp_path: Path) -> None:
    write_invented(tmp_path / "folder", today)
    folder = read_folder(tmp_path / "folder", today=today)
    assert folder.definition.id == PROJECT
    assert "opfundet" in folder.definition.name.da
    assert "invented" in folder.definition.name.en
    assert folder.definition.period.data_until is None
    assert folder.definition.period.start < today < folder.definition.period.end


@pytest.mark.parametrize("today", DAYS)
def test_its_goals_stand_differently(today: date, tmp_path: Path) -> None:
    write_invented(tmp_path / "folder", today)
    engine = create_store(f"sqlite:///{tmp_path / 'store.db'}")
    import_folder(engine, tmp_path / "folder", today=today)
    status = project_status(OPERATOR, ProjectStore(engine, today=lambda: today), PROJECT, today)
    engine.dispose()
    assert (status.referred, status.started) == (58, 54)
    assert {goal.definition.code: goal.standing for goal in status.goals} == {
        "work": Standing.ON_TRACK,
        "education": Standing.BEHIND,
        "belief": Standing.ON_TRACK,
        "companies_know": Standing.NOT_MEASURED,
        "tried_work": Standing.NO_TARGET,
        "participants": Standing.AT_RISK,
        "contact": Standing.AT_RISK,
        "network_meetings": Standing.REACHED,
        "training": Standing.REACHED,
        "handbook": Standing.ON_TRACK,
    }


def test_the_same_day_gives_the_same_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_invented(tmp_path / name, DAYS[0])
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}


def test_some_measurements_are_due_and_not_made(tmp_path: Path) -> None:
    write_invented(tmp_path, DAYS[0])
    with (tmp_path / "answers-citizen.csv").open(encoding="utf-8") as file:
        answers = list(csv.DictReader(file))
    made = {wave: sum(row["wave"] == str(wave) for row in answers) for wave in (1, 2, 3, 4)}
    assert made[1] == 54
    assert made[1] > made[2] > made[3] > made[4] > 0


def test_the_questionnaires_options_are_those_of_the_definition(tmp_path: Path) -> None:
    write_invented(tmp_path, DAYS[0])
    definition = read_folder(tmp_path, today=DAYS[0]).definition
    scales = {scale.id: scale for scale in definition.scales}
    declared = {
        form.id: {
            item.id: tuple(
                option.code
                for option in sorted(scales[item.scale].options, key=lambda o: o.score or 0)
                if not option.dont_know
            )
            for item in form.items
        }
        for form in definition.forms
    }
    assert declared == ITEMS


def test_a_table_without_rows_has_no_file_and_cells_are_plain(tmp_path: Path) -> None:
    row = {"id": "s1", "role": None, "weekly_hours": 37.0, "began": date(2026, 1, 2)}
    write_tables(tmp_path, {"staff": [row], "events": []})
    assert [path.name for path in tmp_path.iterdir()] == ["staff.csv"]
    text = (tmp_path / "staff.csv").read_text(encoding="utf-8")
    assert text == "id,role,site,weekly_hours,began,ended\ns1,,,37.0,2026-01-02,\n"
    with pytest.raises(ValueError, match="name"):
        write_tables(tmp_path, {"staff": [{"id": "s1", "name": "x"}]})
