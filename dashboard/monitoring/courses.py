"""Courses and cohorts: paths, endings, the time to a first job or education, expected shares."""

from __future__ import annotations

from dashboard.access import Question, Viewer
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.courses import fetch_first_spells
from dashboard.data.reading import Connection
from dashboard.data.summaries import fetch_summary
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.clock import last_start, lasts_if_it_holds
from dashboard.indicators.conditions import (
    All,
    Condition,
    HeldAtStart,
    Not,
    SpellKind,
    Started,
)
from dashboard.indicators.courses import Paths, path_dimensions, read_paths
from dashboard.indicators.definition import GoalDefinition, ProjectDefinition, Share
from dashboard.indicators.endings import Endings, ending_cases, has_length, read_endings
from dashboard.indicators.expected_shares import (
    ExpectedShare,
    event_of,
    expected_share,
    is_about_beginning,
    is_fixed,
)
from dashboard.indicators.filters import Selection
from dashboard.indicators.first_spells import (
    TimeToFirst,
    began,
    time_to_first,
    without_at_start,
)
from dashboard.indicators.targets import counted, ledger, target_in_force
from dashboard.monitoring.answering import answer
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

    return answer(viewer, store, Question.COURSES, project_id, selection, "paths", compute=compute)


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
        viewer, store, Question.COURSES, project_id, selection, "endings", compute=compute
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
        viewer, store, Question.COURSES, project_id, selection, "first", kinds, compute=compute
    )


def expected_shares(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> tuple[ExpectedShare, ...]:
    """The forecast of each goal that is a share of persons with a job or an education.

    With a selection, of the selected persons against the same target. Raises UnknownProject,
    FutureDate, StoreUnavailable, NotAllowed.
    """

    def compute(connection: Connection, definition: ProjectDefinition) -> tuple[ExpectedShare, ...]:
        return tuple(
            _expected(connection, definition, goal, share, selection)
            for goal in definition.goals
            if isinstance(share := counted(definition, goal), Share)
            and share.unit == "persons"
            and is_about_beginning(share.where)
        )

    return answer(
        viewer, store, Question.COURSES, project_id, selection, "expected", compute=compute
    )


def _expected(
    connection: Connection,
    definition: ProjectDefinition,
    goal: GoalDefinition,
    share: Share,
    selection: Selection,
) -> ExpectedShare:
    day = known_day(definition, selection.as_of)
    target = target_in_force(ledger(definition, goal), selection.as_of)
    event = event_of(share.where)
    assert not isinstance(share.base, str)
    if target is None:
        return ExpectedShare(goal, None, why_not="no_target")
    if target.due is None:
        return ExpectedShare(goal, target, why_not="no_due")
    if selection.as_of >= target.due:
        return ExpectedShare(goal, target, why_not="passed")
    if event is None:
        return ExpectedShare(goal, target, why_not="leaves")
    if not is_fixed(share.base):
        return ExpectedShare(goal, target, why_not="base")
    base = selection.among(share.base)
    selected = share.model_copy(update={"base": base})
    in_time = lasts_if_it_holds(selected, day, target.due) or selected
    starters = Share(where=Started(), base=base)
    [[now], [in_time_now], [started]] = fetch_tallies(
        connection, definition.id, [selected, in_time, starters], [day]
    )
    parts: list[Condition] = [base, Started()]
    if event.spell.held_at_start is False:
        parts.append(Not(of=HeldAtStart(kinds=event.spell.kinds)))
    found, waiting = (
        fetch_first_spells(connection, definition.id, day, All(of=tuple(among)), event.spell)
        for among in (parts, [*parts, Not(of=in_time.where)])
    )
    return expected_share(
        ExpectedShare(
            goal,
            target,
            lasts=event.lasted,
            now=now,
            coming=max(0, in_time_now.numerator - now.numerator),
            not_started=(started.denominator or 0) - started.numerator,
            last_day=last_start(share.where, target.due),
        ),
        found,
        waiting,
        day,
    )
