"""The table of roles and questions."""

from __future__ import annotations

from enum import StrEnum

from dashboard.access.viewer import Role, Viewer


class Question(StrEnum):
    """What can be asked of `dashboard.monitoring`, one member per question."""

    PROJECTS = "projects"
    DEFINITION = "definition"
    STATUS = "status"
    GOAL = "goal"
    FILTERS = "filters"
    INTAKE = "intake"
    COURSES = "courses"
    COMPARISON = "comparison"
    PROFILE = "profile"
    EFFORT = "effort"
    SITES = "sites"
    PUBLISHED_TABLES = "published_tables"
    CHANGES = "changes"


ANSWERED: dict[Role, frozenset[Question]] = {Role.OPERATOR: frozenset(Question)}


class NotAllowed(Exception):  # noqa: N818  (what the viewer is told)
    """The viewer may not have this answer."""


def viewer_can(viewer: Viewer, question: Question, project_id: str | None = None) -> bool:
    """Whether the viewer may have the answer; without `project_id`, of no project in particular."""
    within = project_id is None or viewer.projects is None or project_id in viewer.projects
    return within and question in ANSWERED[viewer.role]


def check_viewer_can(viewer: Viewer, question: Question, project_id: str | None = None) -> None:
    """Raises NotAllowed unless the viewer may have the answer."""
    if not viewer_can(viewer, question, project_id):
        raise NotAllowed(f"{viewer.name} may not ask for {question} of {project_id or 'projects'}")
