"""The stores that questions are asked of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NoReturn

from dashboard.access import NotAllowed, Question, Viewer, viewer_can
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.release_store import ReleaseStore
from dashboard.monitoring.store import ProjectStore


class Source(Enum):
    """A store that a page reads."""

    PROJECT = "project"
    RELEASES = "releases"


@dataclass(frozen=True)
class Stores:
    """What the application is given to answer from.

    Without an access store nobody can sign in, and what must be noted in the audit log is refused.
    """

    project: ProjectStore
    access: AccessStore = field(default_factory=AccessStore)
    releases: ReleaseStore = field(default_factory=ReleaseStore)

    @contextmanager
    def in_one_state(self) -> Iterator[Stores]:
        """The stores for one view: of the project database it sees one state."""
        with self.project.in_one_state() as project:
            yield replace(self, project=project)

    def opened_for(self, viewer: Viewer, sources: Collection[Source]) -> Stores:
        """The stores that a request for what reads `sources` may open.

        The project database is not among them for whoever may ask nothing live of any project.
        """
        if Source.PROJECT in sources and viewer_can(viewer, Question.PROJECTS):
            return self
        return replace(self, project=_ClosedProjectStore(self.project))


class _ClosedProjectStore(ProjectStore):
    """Stands where the project database is out of reach: it has no engine to connect with."""

    def __init__(self, closed: ProjectStore) -> None:
        self.today = closed.today

    def asking(self, project_id: str | None = None) -> NoReturn:
        raise NotAllowed(f"This request may not open the database of {project_id or 'projects'}")
