"""How a project's goals stand on a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.access import Viewer
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.results import GoalDetail, ProjectStatus
from dashboard.monitoring.store import ProjectStore


class UnknownProject(LookupError):
    """No project has this id. `known` lists those there are, `nearest` is the likeliest or None."""

    def __init__(self, project_id: str, known: tuple[str, ...], nearest: str | None) -> None:
        self.project_id, self.known, self.nearest = project_id, known, nearest
        super().__init__(project_id)


class UnknownGoal(LookupError):
    """The project has no goal with this code; `known` lists those there are."""

    def __init__(self, code: str, known: tuple[str, ...], nearest: str | None) -> None:
        self.code, self.known, self.nearest = code, known, nearest
        super().__init__(code)


class FutureDate(ValueError):
    """The as-of date lies after today."""

    def __init__(self, as_of: date, today: date) -> None:
        self.as_of, self.today = as_of, today
        super().__init__(as_of.isoformat())


@dataclass(frozen=True)
class ProjectCard:
    """A project and the as-of date that its pages open with."""

    definition: ProjectDefinition
    as_of: date


def default_as_of(definition: ProjectDefinition, today: date) -> date:
    """Today while the project runs, otherwise the date of its last data."""
    raise NotImplementedError


def list_projects(viewer: Viewer, store: ProjectStore) -> tuple[ProjectCard, ...]:
    """The projects that the viewer may see, in their order."""
    raise NotImplementedError


def get_definition(viewer: Viewer, store: ProjectStore, project_id: str) -> ProjectDefinition:
    """The project's definition, resolved, with the targets of the ledger."""
    raise NotImplementedError


def project_status(
    viewer: Viewer, store: ProjectStore, project_id: str, as_of: date
) -> ProjectStatus:
    """All goals in ladder order, effect first."""
    raise NotImplementedError


def goal_detail(
    viewer: Viewer, store: ProjectStore, project_id: str, goal_code: str, as_of: date
) -> GoalDetail:
    """One goal with its history, other bases, target ledger and feasibility clock."""
    raise NotImplementedError


def change_token(
    viewer: Viewer, store: ProjectStore, project_ids: tuple[str, ...] | None = None
) -> str:
    """A text that changes whenever the projects' rows or today's date do."""
    raise NotImplementedError
