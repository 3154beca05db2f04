"""The project's sites side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dashboard.access import Question, Viewer
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.reading import Connection
from dashboard.data.sites import fetch_course_lengths, fetch_events
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.breakdowns import ByAttribute, ByCase
from dashboard.indicators.conditions import Ended, Everyone, Started
from dashboard.indicators.definition import Count, GoalDefinition, ProjectDefinition, Share
from dashboard.indicators.filters import COURSE_STATUSES, Selection
from dashboard.indicators.results import Tally
from dashboard.indicators.sites import (
    UNITS_WITH_SITE,
    SiteEvents,
    SiteId,
    SitesAnswer,
    at_site,
    narrowed,
)
from dashboard.indicators.targets import counted
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.store import ProjectStore


def goals_by_site(definition: ProjectDefinition) -> tuple[GoalDefinition, ...]:
    """The goals that can be counted by site, headline goals first."""
    found = [
        goal
        for goal in definition.goals
        if (indicator := counted(definition, goal)) is not None
        and indicator.unit in UNITS_WITH_SITE
    ]
    return tuple(sorted(found, key=lambda goal: not goal.headline))


def compare_sites(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    goal_code: str | None,
) -> SitesAnswer:
    """The sites with one goal (None, or one that is not counted by site: no goal).

    Raises UnknownProject, FutureDate, StoreUnavailable.
    """
    store.begin(_events, viewer, project_id, selection)
    found = answer(
        viewer,
        store,
        Question.SITES,
        project_id,
        selection,
        "persons",
        goal_code,
        compute=lambda connection, definition: _compare(
            connection, definition, selection, goal_code
        ),
        grain=Grain.SPLIT,
    )
    return replace(found, events=_events(viewer, store, project_id, selection))


def _events(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> dict[tuple[SiteId, str], SiteEvents]:
    """Events by site and kind, with how many persons they concern."""
    return answer(
        viewer,
        store,
        Question.SITES,
        project_id,
        selection,
        "events",
        compute=lambda connection, definition: fetch_events(
            connection, definition.id, selection.as_of, selection.where
        ),
        grain=Grain.SPLIT,
    )


def _compare(
    connection: Connection,
    definition: ProjectDefinition,
    selection: Selection,
    goal_code: str | None,
) -> SitesAnswer:
    day, among = selection.as_of, selection.where
    statuses = ByCase(tuple(COURSE_STATUSES.values()))
    # A last step that holds for everyone stands for having none of the outcomes before it.
    steps = [step.where for step in definition.outcomes if step.where != Everyone()]
    outcome, ended = ByCase(tuple(steps)), ByCase((Ended(),))
    by_site = ByAttribute("site")
    courses = fetch_breakdown(connection, definition.id, day, among, [by_site, statuses])
    outcomes = fetch_breakdown(
        connection, definition.id, day, selection.among(Started()), [by_site, outcome, ended]
    )
    declared: tuple[SiteId, ...] = tuple(site.id for site in definition.sites)
    sites = (*declared, None) if any(site is None for site, _ in courses) else declared
    goal = next((one for one in goals_by_site(definition) if one.code == goal_code), None)
    tallies, total = _tallies(connection, definition, selection, goal, sites)
    started: Counter[SiteId] = Counter()
    found: Counter[tuple[SiteId, int | None]] = Counter()
    without: Counter[tuple[SiteId, bool]] = Counter()
    for (site, step, has_ended), persons in outcomes.items():
        started[_site(site)] += persons
        if step is None:
            without[_site(site), has_ended is None] += persons
        else:
            found[_site(site), _case(step)] += persons
    return SitesAnswer(
        sites=sites,
        goal=goal,
        tallies=tallies,
        total=total,
        started=started,
        outcomes=found,
        without=without,
        courses={(_site(site), _case(case)): n for (site, case), n in courses.items()},
        lengths=fetch_course_lengths(connection, definition.id, day, among),
        events={},
    )


def _tallies(
    connection: Connection,
    definition: ProjectDefinition,
    selection: Selection,
    goal: GoalDefinition | None,
    sites: tuple[SiteId, ...],
) -> tuple[dict[SiteId, Tally], Tally | None]:
    """The goal at each site and altogether, in one statement. Filters narrow persons only."""
    indicator = None if goal is None else counted(definition, goal)
    if indicator is None:
        return {}, None
    whole: Share | Count = indicator
    if indicator.unit == "persons" and selection.where != Everyone():
        whole = narrowed(indicator, selection.where)
    asked = [whole, *(narrowed(whole, at_site(site)) for site in sites)]
    counts = fetch_tallies(connection, definition.id, asked, [selection.as_of])
    total, *parts = (tallies[0] for tallies in counts)
    return dict(zip(sites, parts, strict=True)), total


def _site(value: str | int | None) -> SiteId:
    return None if value is None else str(value)


def _case(value: str | int | None) -> int | None:
    return None if value is None else int(value)
