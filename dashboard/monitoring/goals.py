"""The door to projects and goals: who asks is checked here, then the answer is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.access import Question, Viewer, check_viewer_can, viewer_can
from dashboard.data.projects import fetch_definition, fetch_project_ids
from dashboard.data.reading import Connection
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.indicators.results import GoalDetail, ProjectStatus
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.history import fetch_detail
from dashboard.monitoring.measuring import fetch_status
from dashboard.monitoring.projects import definition_of, nearest_name
from dashboard.monitoring.store import Asking, ProjectStore


class UnknownGoal(LookupError):  # noqa: N818  (what the page says)
    """The project has no goal with this code; `known` and `nearest` as for `UnknownProject`."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        self.code, self.known = code, known
        self.nearest = nearest_name(code, known)
        super().__init__(code)


@dataclass(frozen=True)
class ProjectCard:
    """A project and the as-of date that its pages open with."""

    definition: ProjectDefinition
    as_of: date


def default_as_of(definition: ProjectDefinition, today: date) -> date:
    """Today while the project runs, otherwise the date of its last data (never after today)."""
    last_data = definition.period.data_until
    return today if last_data is None else min(last_data, today)


def list_projects(viewer: Viewer, store: ProjectStore) -> tuple[ProjectCard, ...]:
    """The projects that the viewer may see, in their order. Raises StoreUnavailable."""
    check_viewer_can(viewer, Question.PROJECTS)
    with store.asking() as asking:
        definitions = asking.recall("definitions", compute=lambda: _definitions(asking))
    today = store.today()
    return tuple(
        ProjectCard(definition, default_as_of(definition, today))
        for definition in definitions
        if viewer_can(viewer, Question.DEFINITION, definition.id)
    )


def get_definition(viewer: Viewer, store: ProjectStore, project_id: str) -> ProjectDefinition:
    """The project's definition, resolved, with the targets of the ledger.

    Raises UnknownProject, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.DEFINITION, project_id)
    with store.asking(project_id) as asking:
        return definition_of(asking, project_id)


def project_status(
    viewer: Viewer, store: ProjectStore, project_id: str, as_of: date
) -> ProjectStatus:
    """All goals in ladder order, effect first. Raises what `answer` raises.

    Before the project's start nothing is measured and no target is in force.
    """
    return answer(
        viewer,
        store,
        Question.STATUS,
        project_id,
        Selection(as_of),
        compute=lambda connection, definition: fetch_status(connection, definition, as_of),
        grain=Grain.WHOLE,
    )


def goal_detail(
    viewer: Viewer, store: ProjectStore, project_id: str, goal_code: str, as_of: date
) -> GoalDetail:
    """One goal with its history, other bases, target ledger and feasibility clock.

    The history has a point at the end of each month, at each steering meeting and on the as-of
    date. Later points, up to the due date, have an expected value and a target but no figures, and
    so have those after the date of the last data.
    Raises UnknownGoal, and what `answer` raises.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> GoalDetail:
        goal = next((goal for goal in definition.goals if goal.code == goal_code), None)
        if goal is None:
            raise UnknownGoal(goal_code, tuple(goal.code for goal in definition.goals))
        return fetch_detail(connection, definition, goal, as_of)

    return answer(
        viewer,
        store,
        Question.GOAL,
        project_id,
        Selection(as_of),
        goal_code,
        compute=compute,
        grain=Grain.WHOLE,
    )


def change_token(
    viewer: Viewer, store: ProjectStore, project_ids: tuple[str, ...] | None = None
) -> str:
    """A text that changes whenever rows of the projects (None: of any) or today's date change.

    Raises StoreUnavailable.
    """
    check_viewer_can(viewer, Question.CHANGES)
    only = project_ids[0] if project_ids is not None and len(project_ids) == 1 else None
    with store.asking(only) as asking:
        tokens = asking.tokens
    seen = {
        project_id: token
        for project_id, token in tokens.items()
        if (project_ids is None or project_id in project_ids)
        and viewer_can(viewer, Question.CHANGES, project_id)
    }
    parts = (f"{project_id}={token}" for project_id, token in sorted(seen.items()))
    return " ".join((store.today().isoformat(), *parts))


def _definitions(asking: Asking) -> tuple[ProjectDefinition, ...]:
    return tuple(
        fetch_definition(asking.connection, project_id)
        for project_id in fetch_project_ids(asking.connection)
    )
