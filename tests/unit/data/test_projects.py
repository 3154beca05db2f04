"""Definitions and target histories as they stand in the database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, update

from dashboard.data.projects import fetch_definition, fetch_project_ids
from dashboard.data.schema import GoalTarget, ProjectVersion
from dashboard.data.stores import StoreError
from dashboard.indicators.conditions import Referred
from dashboard.indicators.definition import Share
from tests.unit.data.rows import RECORDED
from tests.unit.definitions import TOML
from tests.unit.small_store import import_small

JOINT = """
[[goals]]
code = "S"
level = "effect"
name = { da = "Startet", en = "Started" }
short_name = { da = "Startet", en = "Started" }
indicator = { measure = "share", where = { is = "started" }, base = "referred" }
[[goals.targets]]
value = 0.10
effective = 2016-01-01
due = 2018-06-30
reason = { da = "Aftalt", en = "Agreed" }
[[goals]]
code = "both"
level = "effect"
name = { da = "Begge", en = "Both" }
short_name = { da = "Begge", en = "Both" }
indicator = { measure = "joint", goals = ["E", "S"] }
"""


def test_no_projects(engine: Engine) -> None:
    with engine.connect() as connection:
        assert fetch_project_ids(connection) == []
        with pytest.raises(KeyError):
            fetch_definition(connection, "small")


def test_projects_are_in_the_order_in_which_they_came(engine: Engine, tmp_path: Path) -> None:
    import_small(engine, tmp_path, TOML.replace('id = "small"', 'id = "zoo"'))
    import_small(engine, tmp_path, TOML.replace('id = "small"', 'id = "ant"'))
    with engine.connect() as connection:
        assert fetch_project_ids(connection) == ["zoo", "ant"]


def test_a_definition_is_resolved(engine: Engine, tmp_path: Path) -> None:
    import_small(engine, tmp_path)
    with engine.connect() as connection:
        definition = fetch_definition(connection, "small")
    indicator = definition.goals[0].indicator
    assert isinstance(indicator, Share)
    assert indicator.base == Referred()


def test_targets_are_the_ledgers(engine: Engine, tmp_path: Path) -> None:
    """Also what another program appended, and what the file no longer says."""
    import_small(engine, tmp_path)
    with engine.begin() as connection:
        revision = {
            "project_id": "small",
            "goal": "A",
            "effective": date(2018, 3, 1),
            "value": 110,
            "due": None,
            "reason_da": "Igen",
            "reason_en": "Again",
            "assumed": True,
            **RECORDED,
        }
        connection.execute(insert(GoalTarget), [revision])
        targets = fetch_definition(connection, "small").goals[1].targets
    assert [(target.value, target.effective) for target in targets] == [
        (165, date(2016, 1, 1)),
        (125, date(2018, 2, 12)),
        (110, date(2018, 3, 1)),
    ]
    assert (targets[2].due, targets[2].reason.en, targets[2].assumed) == (None, "Again", True)


def test_a_joint_goals_targets_are_its_members_sums(engine: Engine, tmp_path: Path) -> None:
    import_small(engine, tmp_path, TOML + JOINT)
    with engine.connect() as connection:
        both = fetch_definition(connection, "small").goals[-1]
    assert [(target.value, target.due) for target in both.targets] == [(0.7, date(2018, 12, 31))]
    assert both.required_months == 0


@pytest.mark.parametrize("toml", ["", "id = 1", "id = ", TOML.replace('"referred"\n', '"gone"\n')])
def test_a_definition_that_cannot_be_read_is_a_clear_fault(
    engine: Engine, tmp_path: Path, toml: str
) -> None:
    import_small(engine, tmp_path)
    with engine.begin() as connection:
        connection.execute(update(ProjectVersion).values(toml=toml))
        with pytest.raises(StoreError, match="import its folder again"):
            fetch_definition(connection, "small")
