"""What every question about a project begins with: its definition, and a date that has come."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from dashboard.data.projects import fetch_definition, fetch_project_ids
from dashboard.indicators.definition import ProjectDefinition
from dashboard.monitoring.store import Asking, ProjectStore


class UnknownProject(LookupError):  # noqa: N818  (what the page says)
    """No project has this id. `known` lists those there are, `nearest` is the likeliest or None."""

    def __init__(self, project_id: str, known: tuple[str, ...]) -> None:
        self.project_id, self.known = project_id, known
        self.nearest = nearest_name(project_id, known)
        super().__init__(project_id)


class FutureDate(ValueError):  # noqa: N818  (what the page says)
    """The as-of date lies after today, of which nothing can be known."""

    def __init__(self, as_of: date, today: date) -> None:
        self.as_of, self.today = as_of, today
        super().__init__(as_of.isoformat())


def definition_of(asking: Asking, project_id: str) -> ProjectDefinition:
    """The project's definition, resolved. Raises UnknownProject."""
    try:
        return asking.recall(
            "definition",
            project_id,
            compute=lambda: fetch_definition(asking.connection, project_id),
        )
    except KeyError as error:
        known = tuple(fetch_project_ids(asking.connection))
        raise UnknownProject(project_id, known) from error


def check_not_in_the_future(store: ProjectStore, as_of: date) -> None:
    """Raises FutureDate for a date after today."""
    today = store.today()
    if as_of > today:
        raise FutureDate(as_of, today)


def nearest_name(asked: str, known: tuple[str, ...]) -> str | None:
    """The known name that was probably meant, or None."""
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(asked.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[close[0]] if close else None
