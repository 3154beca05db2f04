"""The table of roles and questions."""

from __future__ import annotations

from enum import StrEnum

from dashboard.access.viewer import Role, Viewer


class Question(StrEnum):
    """What can be asked of `dashboard.monitoring`, one member per question."""

    # live, from the project database
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
    PERSONS = "persons"
    # releases: reading them, and making them
    RELEASES = "releases"
    PUBLISHING = "publishing"
    # of no project: an administrator's
    VIEWERS = "viewers"
    AUDIT = "audit"


#: Questions about persons and about what is made for others are the leader's alone.
LEADERS_ONLY = frozenset({Question.PERSONS, Question.PUBLISHING})

#: What an administrator may ask beside what the roles in projects allow.
ADMINISTRATION = frozenset({Question.VIEWERS, Question.AUDIT})

ANSWERED: dict[Role, frozenset[Question]] = {
    Role.LEADER: frozenset(Question) - ADMINISTRATION,
    Role.STEERING_GROUP: frozenset(Question) - ADMINISTRATION - LEADERS_ONLY,
    # From a store of their own: a funder's request never opens the project database.
    Role.FUNDER: frozenset({Question.RELEASES}),
}


class NotAllowed(Exception):  # noqa: N818  (what the viewer is told)
    """The viewer may not have this answer."""


def viewer_can(viewer: Viewer, question: Question, project_id: str | None = None) -> bool:
    """Whether the viewer may have the answer; without `project_id`, of no project in particular."""
    if question in ADMINISTRATION:
        return viewer.is_administrator
    if project_id is None:
        return any(question in ANSWERED[role] for role in viewer.roles)
    role = viewer.role_in(project_id)
    return role is not None and question in ANSWERED[role]


def check_viewer_can(viewer: Viewer, question: Question, project_id: str | None = None) -> None:
    """Raises NotAllowed unless the viewer may have the answer."""
    if not viewer_can(viewer, question, project_id):
        raise NotAllowed(f"{viewer.name} may not ask for {question} of {project_id or 'projects'}")


def viewer_sees_splits(viewer: Viewer, project_id: str) -> bool:
    """Whether exact figures on some of a project's persons are for the viewer: a leader's alone."""
    return viewer.role_in(project_id) is Role.LEADER
