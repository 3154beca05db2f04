"""Courses and cohorts: paths, endings, the time to a first job or education, expected shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.access import Question, Viewer
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.courses import fetch_first_spells
from dashboard.data.reading import Connection
from dashboard.data.summaries import fetch_summary
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.conditions import All, HeldAtStart, SpellKind, Started
from dashboard.indicators.courses import Paths, path_dimensions, read_paths
from dashboard.indicators.definition import ProjectDefinition, Share
from dashboard.indicators.endings import Endings, ending_cases, has_length, read_endings
from dashboard.indicators.expected_shares import (
    ExpectedShare,
    Plan,
    expected_share,
    is_about_beginning,
    plan,
)
from dashboard.indicators.filters import Selection
from dashboard.indicators.first_spells import (
    TimeToFirst,
    began,
    time_to_first,
    without_at_start,
)
from dashboard.indicators.results import Tally
from dashboard.indicators.targets import counted, ledger, target_in_force
from dashboard.indicators.whole import whole_endings, whole_paths, whole_time_to_first
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.measuring import known_day
from dashboard.monitoring.store import ProjectStore


def course_paths(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> Paths:
    """The selected persons by month of referral and by the stages and routes that hold for them.

    Raises UnknownProject, FutureDate, StoreUnavailable, NotAllowed.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> Paths:
        counts = fetch_breakdown(
            connection,
            definition.id,
            known_day(definition, selection.as_of),
            selection.where,
            path_dimensions(definition.stages, definition.routes),
        )
        return read_paths(definition.stages, definition.routes, counts)

    return answer(
        viewer,
        store,
        Question.COURSES,
        project_id,
        selection,
        "paths",
        compute=compute,
        grain=Grain.WHOLE,
        whole=whole_paths,
    )


def course_endings(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> Endings:
    """The selected persons by where their latest course stands, why and to what it ended.

    Raises UnknownProject, FutureDate, StoreUnavailable, NotAllowed.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> Endings:
        day = known_day(definition, selection.as_of)
        reasons, destinations = (
            [code.code for code in definition.codes.get(name, ())]
            for name in ("ending_reason", "destination")
        )
        found = fetch_breakdown(
            connection, definition.id, day, selection.where, ending_cases(reasons, destinations)
        )
        measured = selection.among(has_length())
        days = fetch_summary(connection, definition.id, "course_days", measured, day)
        return read_endings(reasons, destinations, found, days.mean)

    return answer(
        viewer,
        store,
        Question.COURSES,
        project_id,
        selection,
        "endings",
        compute=compute,
        grain=Grain.WHOLE,
        whole=whole_endings,
    )


def first_spells(
    viewer: Viewer,
    store: ProjectStore,
    project_id: str,
    selection: Selection,
    kinds: tuple[SpellKind, ...],
) -> TimeToFirst:
    """How long the selected persons took to a first spell of the kinds that they did not have.

    Raises UnknownProject, FutureDate, StoreUnavailable, NotAllowed.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> TimeToFirst:
        day = known_day(definition, selection.as_of)
        among = selection.among(without_at_start(kinds))
        found = fetch_first_spells(connection, definition.id, day, among, began(kinds))
        held = selection.among(All(of=(Started(), HeldAtStart(kinds=kinds))))
        left_out = sum(fetch_breakdown(connection, definition.id, day, held).values())
        return time_to_first(kinds, found, left_out)

    return answer(
        viewer,
        store,
        Question.COURSES,
        project_id,
        selection,
        "first",
        kinds,
        compute=compute,
        grain=Grain.WHOLE,
        whole=whole_time_to_first,
    )


def expected_shares(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> tuple[ExpectedShare, ...]:
    """The forecast of each goal that is a share of persons with a job or an education.

    With a selection, of the selected persons against the same target. Raises UnknownProject,
    FutureDate, StoreUnavailable, NotAllowed.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> tuple[ExpectedShare, ...]:
        day = known_day(definition, selection.as_of)
        goals = [
            (goal, share)
            for goal in definition.goals
            if isinstance(share := counted(definition, goal), Share)
            and share.unit == "persons"
            and is_about_beginning(share.where)
        ]
        plans = [
            plan(goal, share, target_in_force(ledger(definition, goal), day), selection, day)
            for goal, share in goals
        ]
        asked = [share for one in plans if isinstance(one, Plan) for share in one.shares]
        at_due = _at_due(connection, definition.id, plans, [share for _, share in goals], selection)
        tallies = iter(fetch_tallies(connection, definition.id, asked, [day]))
        return tuple(
            _expected(connection, definition.id, one, [next(tallies)[0] for _ in one.shares], day)
            if isinstance(one, Plan)
            else replace(one, at_due=at_due.get(number))
            for number, one in enumerate(plans)
        )

    return answer(
        viewer,
        store,
        Question.COURSES,
        project_id,
        selection,
        "expected",
        compute=compute,
        grain=Grain.WHOLE,
    )


def _expected(
    connection: Connection, project_id: str, one: Plan, tallies: Sequence[Tally], day: date
) -> ExpectedShare:
    found = fetch_first_spells(connection, project_id, day, one.followed, one.event.spell)
    # Who has begun what need not last waits no longer; what must last can be held, or be lost.
    open_ = found
    if one.event.lasted is not None:
        open_ = fetch_first_spells(connection, project_id, day, one.still_open, one.event.spell)
    return expected_share(one, tallies, found, open_, day)


def _at_due(
    connection: Connection,
    project_id: str,
    plans: Sequence[Plan | ExpectedShare],
    shares: Sequence[Share],
    selection: Selection,
) -> dict[int, Tally]:
    """The figures on their due dates, where those have passed, by the goals' places."""
    passed: dict[date, dict[int, Share]] = {}
    for number, (one, share) in enumerate(zip(plans, shares, strict=True)):
        if isinstance(one, Plan) or one.why_not != "passed" or one.target is None:
            continue
        if one.target.due is not None:
            assert not isinstance(share.base, str)
            selected = share.model_copy(update={"base": selection.among(share.base)})
            passed.setdefault(one.target.due, {})[number] = selected
    return {
        number: tally
        for due, asked in passed.items()
        for number, [tally] in zip(
            asked, fetch_tallies(connection, project_id, list(asked.values()), [due]), strict=True
        )
    }
