"""Projects and their definitions, with the target history of the ledger."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache

from pydantic import ValidationError
from sqlalchemy import Connection, select

from dashboard.data.schema import GoalTarget, Project, ProjectVersion
from dashboard.data.stores import StoreError, StoreProblem
from dashboard.indicators.definition import Joint, Label, ProjectDefinition, TargetRevision
from dashboard.indicators.resolve import DefinitionFault, resolve
from dashboard.indicators.targets import ledger

#: Goal, value, effective, due, the reason in Danish and in English, assumed.
LedgerRow = tuple[str, float, date, date | None, str, str, bool]


def fetch_project_ids(connection: Connection) -> list[str]:
    """The ids of all projects, in the order in which they are listed."""
    return list(connection.scalars(select(Project.id).order_by(Project.position, Project.id)))


def fetch_definition(connection: Connection, project_id: str) -> ProjectDefinition:
    """The version in force, resolved; each goal's `targets` are the ledger's, oldest first.

    A joint goal's targets are the sums of its members'. Raises KeyError for an unknown project and
    StoreError for a definition that this version of the program cannot read.
    """
    query = (
        select(ProjectVersion.toml)
        .where(ProjectVersion.project_id == project_id)
        .order_by(ProjectVersion.number.desc())
        .limit(1)
    )
    toml = connection.scalar(query)
    if toml is None:
        raise KeyError(project_id)
    try:
        definition = _read(toml)
    except (tomllib.TOMLDecodeError, ValidationError, DefinitionFault) as error:
        sentence = (
            f"The definition of the project {project_id} in the database is not one that this "
            "version of the dashboard can read; import its folder again."
        )
        raise StoreError(StoreProblem.OTHER, sentence) from error
    return _with_targets(definition, _fetch_targets(connection, project_id))


@lru_cache(maxsize=64)
def _read(toml: str) -> ProjectDefinition:
    return resolve(ProjectDefinition.model_validate(tomllib.loads(toml)))


def _fetch_targets(connection: Connection, project_id: str) -> tuple[LedgerRow, ...]:
    query = (
        select(
            GoalTarget.goal,
            GoalTarget.value,
            GoalTarget.effective,
            GoalTarget.due,
            GoalTarget.reason_da,
            GoalTarget.reason_en,
            GoalTarget.assumed,
        )
        .where(GoalTarget.project_id == project_id)
        .order_by(GoalTarget.goal, GoalTarget.effective)
    )
    return tuple(connection.execute(query))


@lru_cache(maxsize=64)
def _with_targets(definition: ProjectDefinition, rows: tuple[LedgerRow, ...]) -> ProjectDefinition:
    """The same object while neither changes: what follows from a definition is remembered by it."""
    targets: dict[str, list[TargetRevision]] = {}
    for goal, value, effective, due, reason_da, reason_en, assumed in rows:
        revision = TargetRevision(
            value=value,
            effective=effective,
            due=due,
            reason=Label(da=reason_da, en=reason_en),
            assumed=assumed,
        )
        targets.setdefault(goal, []).append(revision)
    own = definition.model_copy(
        update={
            "goals": tuple(
                goal.model_copy(update={"targets": tuple(targets.get(goal.code, ()))})
                for goal in definition.goals
            )
        }
    )
    joined = (
        goal.model_copy(update={"targets": ledger(own, goal)})
        if isinstance(goal.indicator, Joint)
        else goal
        for goal in own.goals
    )
    return own.model_copy(update={"goals": tuple(joined)})
