"""Reading releases. Nothing here opens the project database."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.access import Question, Viewer, check_viewer_can, viewer_can
from dashboard.data.releases import Published, fetch_published, fetch_states
from dashboard.monitoring.release_store import ReleaseStore

__all__ = [
    "FundedProject",
    "NoRelease",
    "Published",
    "find_release",
    "funded_projects",
    "list_releases",
    "release_token",
]


class NoRelease(LookupError):  # noqa: N818  (what the page says)
    """The project has no release, or none of this number."""

    def __init__(self, project_id: str, number: str | None) -> None:
        self.project_id, self.number = project_id, number
        super().__init__(f"{project_id} {number or ''}".rstrip())


@dataclass(frozen=True)
class FundedProject:
    """A project of which the viewer may read releases; `latest` is None before the first."""

    project_id: str
    latest: Published | None


def list_releases(viewer: Viewer, store: ReleaseStore, project_id: str) -> tuple[Published, ...]:
    """The project's releases, oldest first. Raises NotAllowed, StoreUnavailable."""
    check_viewer_can(viewer, Question.RELEASES, project_id)
    with store.looking() as connection:
        return fetch_published(connection, project_id)


def find_release(
    viewer: Viewer, store: ReleaseStore, project_id: str, number: str | None = None
) -> tuple[Published, tuple[Published, ...]]:
    """The release of the number as an address has it (None: the latest), and all of the project.

    Raises NoRelease, NotAllowed, StoreUnavailable.
    """
    releases = list_releases(viewer, store, project_id)
    for one in reversed(releases):
        if number is None or str(one.number) == number:
            return one, releases
    raise NoRelease(project_id, number)


def funded_projects(viewer: Viewer, store: ReleaseStore) -> tuple[FundedProject, ...]:
    """The projects whose releases the viewer may read, by id: those granted and those released.

    Raises NotAllowed, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.RELEASES)
    with store.looking() as connection:
        known = {*fetch_states(connection), *(project_id for project_id, _ in viewer.grants)}
        found = []
        for project_id in sorted(known):
            if viewer_can(viewer, Question.RELEASES, project_id):
                releases = fetch_published(connection, project_id)
                found.append(FundedProject(project_id, releases[-1] if releases else None))
    return tuple(found)


def release_token(viewer: Viewer, store: ReleaseStore) -> str:
    """A text that changes whenever a release is added that the viewer may read.

    Raises NotAllowed, StoreUnavailable.
    """
    check_viewer_can(viewer, Question.RELEASES)
    with store.looking() as connection:
        states = fetch_states(connection)
    return " ".join(
        f"{project_id}={number}.{digest[:12]}"
        for project_id, (number, digest) in sorted(states.items())
        if viewer_can(viewer, Question.RELEASES, project_id)
    )
