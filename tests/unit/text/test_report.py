"""A project's status in writing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR
from dashboard.indicators.results import ProjectStatus
from dashboard.monitoring.goals import get_definition, project_status
from dashboard.monitoring.store import ProjectStore
from dashboard.text.catalogue import LANGUAGES
from dashboard.text.report import as_json, as_table
from tests.unit.definitions import TOML
from tests.unit.small_store import AS_OF, TODAY, import_small

MORE = """
[[goals]]
code = "D"
level = "activity"
name = { da = "Pjece", en = "Leaflet" }
short_name = { da = "Pjece", en = "Leaflet" }
indicator = { measure = "registered", kind = "done" }
[[goals.targets]]
value = 1
effective = 2016-01-01
reason = { da = "Aftalt", en = "Agreed" }

[[goals]]
code = "N"
level = "long_term"
name = { da = "Et udfald med et langt navn uden måltal", en = "A long outcome without a target" }
short_name = { da = "Et udfald med et langt navn", en = "An outcome with a long name" }
indicator = { measure = "share", where = { is = "started" }, base = "completed" }
"""


@pytest.fixture
def store(engine: Engine, tmp_path: Path) -> ProjectStore:
    done = "goal,day,verdict,numerator,denominator,text\nD,2017-11-01,reached,,,Printed\n"
    import_small(engine, tmp_path, TOML + MORE, registrations=done)
    return ProjectStore(engine, today=lambda: TODAY)


def status(store: ProjectStore, as_of: date = AS_OF) -> ProjectStatus:
    return project_status(OPERATOR, store, "small", as_of)


def test_json(store: ProjectStore) -> None:
    answer = json.loads(as_json(status(store)))
    assert (answer["project"], answer["as_of"]) == ("small", "2017-11-30")
    goals = {goal["code"]: goal for goal in answer["goals"]}
    assert list(goals) == ["E", "N", "B", "A", "D"]
    assert goals["E"] == {
        "code": "E",
        "level": "effect",
        "numerator": 1,
        "denominator": 4,
        "value": 0.25,
        "unit": "share",
        "target": 0.6,
        "expected": pytest.approx(0.24537, abs=1e-5),
        "interval": pytest.approx([0.0456, 0.6994], abs=1e-4),
        "standing": "on_track",
    }
    assert goals["A"] == {
        "code": "A",
        "level": "activity",
        "numerator": 4,
        "denominator": None,
        "value": 4,
        "unit": "count",
        "target": 165,
        "expected": pytest.approx(165 * 455 / 851),
        "interval": None,
        "standing": "behind",
    }


def test_what_is_not_known_is_null(store: ProjectStore) -> None:
    goals = {goal["code"]: goal for goal in json.loads(as_json(status(store)))["goals"]}
    unmeasured = {"numerator": None, "denominator": None, "value": None, "interval": None}
    assert goals["B"].items() >= (unmeasured | {"standing": "not_measured", "target": 0.5}).items()
    assert goals["N"].items() >= {"target": None, "expected": None, "standing": "no_target"}.items()
    assert goals["D"].items() >= {"value": 1, "unit": "count", "expected": None}.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_fits_a_terminal(store: ProjectStore, language: str) -> None:
    definition = get_definition(OPERATOR, store, "small")
    table = as_table(status(store), definition, language)  # type: ignore[arg-type]
    assert max(map(len, table.splitlines())) <= 80
    assert "\x1b" not in table


def test_a_table_says_what_there_is(store: ProjectStore) -> None:
    definition = get_definition(OPERATOR, store, "small")
    table = as_table(status(store), definition, "da").replace("\u00a0", " ")
    assert table.startswith("Lille\nStatus pr. 30. november 2017: 4 henvist, 3 startet.\n")
    rows = (" ".join(line.split()) for line in table.splitlines())
    lines = {row.split()[0]: row for row in rows if row}
    assert lines["E"] == "E Fleksjob 1 af 4 25 % 24,5 % 60 % ▲ på vej"
    assert lines["A"] == "A Deltagere 4 88,2 165 ▼ bagud"
    assert lines["B"] == "B Viden 26,7 % 50 % ○ ikke målt endnu"
    assert lines["D"] == "D Pjece ja 1 ✓ nået"
    assert lines["N"].endswith("– uden måltal")


def test_a_table_warns_of_dates_without_data(store: ProjectStore) -> None:
    definition = get_definition(OPERATOR, store, "small")
    early = as_table(status(store, date(2015, 5, 1)), definition, "da")
    assert "Projektet starter først 1. januar 2016; intet er målt endnu." in early
    period = definition.period.model_copy(update={"data_until": date(2017, 1, 31)})
    ended = definition.model_copy(update={"period": period, "synthetic": True})
    late = as_table(status(store), ended, "en")
    assert "The project has data until 31 January 2017" in late
    assert "The persons are synthetic." in late
