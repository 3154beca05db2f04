"""The demo's releases: made as a leader makes them, meeting by meeting, each through the gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, time

from dashboard.access import OPERATOR
from dashboard.data.access import ACCESS
from dashboard.data.demo.build import PROJECTS
from dashboard.data.releases import RELEASES
from dashboard.data.stores import ensure_store, open_store
from dashboard.indicators.release_days import ReleaseDay
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.publishing import next_days, propose_release, publish_proposal
from dashboard.monitoring.release_store import ReleaseStore
from dashboard.monitoring.releases import list_releases
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.settings import Settings

#: So many of a project's last meetings have releases.
MOST_RELEASES = 3

#: Called before each project: its id, how many are done, how many there are.
Progress = Callable[[str, int, int], None]


def make_demo_releases(settings: Settings, progress: Progress | None = None) -> None:
    """Give each demo project without releases those of its last meetings.

    What a project has stays as it is, so repeating this changes nothing. Raises StoreError,
    StoreUnavailable.
    """
    ensure_store(settings.access_url, ACCESS)
    ensure_store(settings.releases_url, RELEASES)
    moment = _Moment()
    with ExitStack() as at_end:
        engine = open_store(settings.database_url)
        at_end.callback(engine.dispose)
        access = AccessStore.open(settings.access_url)
        at_end.callback(access.close)
        releases = ReleaseStore.open(settings.releases_url, now=moment)
        at_end.callback(releases.close)
        stores = Stores(ProjectStore(engine, today=settings.today), access, releases)
        for done, project_id in enumerate(PROJECTS):
            if progress is not None:
                progress(project_id, done, len(PROJECTS))
            if not list_releases(OPERATOR, releases, project_id):
                _make(stores, project_id, settings.today(), moment)
    if progress is not None:
        progress("done", len(PROJECTS), len(PROJECTS))


class _Moment:
    """When a demo release is said to have been published: in the morning of its meeting."""

    day = date.min

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(9), UTC)


def _make(stores: Stores, project_id: str, today: date, moment: _Moment) -> None:
    for day in meetings_with_data(next_days(OPERATOR, stores, project_id), today):
        moment.day = day.meeting
        proposal = propose_release(OPERATOR, stores, project_id, day.meeting)
        if not proposal.is_refused:
            publish_proposal(OPERATOR, stores, proposal)


def meetings_with_data(days: Sequence[ReleaseDay], today: date) -> list[ReleaseDay]:
    """The last meetings held that had something new to show, earliest first."""
    by_as_of: dict[date, ReleaseDay] = {}
    for day in sorted(days, key=lambda one: one.meeting):
        if day.is_meeting and day.meeting <= today:
            by_as_of.setdefault(day.as_of, day)
    return list(by_as_of.values())[-MOST_RELEASES:]
