"""Intake of a selection, and the caseloads behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.access import Question, Viewer
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.intake import fetch_caseloads, fetch_months, fetch_staff, fetch_waiting
from dashboard.data.reading import Connection
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.breakdowns import Breakdown, ByAttribute, ByCase, Dimension
from dashboard.indicators.caseload import CaseloadAnswer, caseload_answer, trend_days
from dashboard.indicators.conditions import Ended, Started
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    ProjectDefinition,
    TargetRevision,
)
from dashboard.indicators.filters import COURSE_STATUSES, Selection
from dashboard.indicators.intake import (
    WAITING_FROM,
    IntakeAnswer,
    IntakePoint,
    IntakeTarget,
    Leaving,
    SiteIntake,
    history_of,
    last_intake_day,
    pace_of,
)
from dashboard.indicators.intake_goal import intake_goal, measure_of
from dashboard.indicators.standing import expected
from dashboard.indicators.targets import target_in_force
from dashboard.indicators.whole import whole_intake
from dashboard.monitoring.answering import Grain, answer
from dashboard.monitoring.history import ends_of_months
from dashboard.monitoring.measuring import known_day
from dashboard.monitoring.projects import check_not_in_the_future
from dashboard.monitoring.store import ProjectStore

#: The place of a status among `COURSE_STATUSES`, by which a breakdown tells persons apart.
_STATUSES = tuple(COURSE_STATUSES)


def intake(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection, on: date
) -> IntakeAnswer:
    """Who of the selection has come in, and how that compares with the target in force `on` a day.

    The target is the whole project's, so that a selection with choices has none. `on` may lie after
    the selection's date: figures are of the last day of which anything is known, while the target
    and what is expected go on. Raises UnknownProject, FutureDate, StoreUnavailable.
    """
    check_not_in_the_future(store, on)

    def compute(connection: Connection, definition: ProjectDefinition) -> IntakeAnswer:
        return _intake(connection, definition, selection, on)

    return answer(
        viewer,
        store,
        Question.INTAKE,
        project_id,
        selection,
        "intake",
        on,
        compute=compute,
        grain=Grain.WHOLE,
        whole=whole_intake,
    )


def caseload(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> CaseloadAnswer:
    """Ongoing courses per staff member, all and those of the selection, with their trend.

    Raises UnknownProject, FutureDate, StoreUnavailable.
    """
    return answer(
        viewer,
        store,
        Question.INTAKE,
        project_id,
        selection,
        "caseload",
        compute=lambda connection, definition: _caseload(connection, definition, selection),
        grain=Grain.SPLIT,
    )


def _intake(
    connection: Connection, definition: ProjectDefinition, selection: Selection, on: date
) -> IntakeAnswer:
    day = known_day(definition, selection.as_of)
    among = selection.where
    months = fetch_months(connection, definition.id, day, among)
    history = history_of(months, definition.period.intake_start, day)
    goal = intake_goal(definition)
    target = None
    if goal is not None and not selection.choices:
        history = _counted(connection, definition, goal, history)
        target = _target(definition, goal, history, on)
    reasons = [code.code for code in definition.codes.get("ending_reason", ())]
    by: list[Dimension] = [
        ByAttribute("site"),
        ByCase(tuple(COURSE_STATUSES.values())),
        ByCase((Started(),)),
        ByCase(tuple(Ended(reasons=(reason,)) for reason in reasons)),
    ]
    counts = fetch_breakdown(connection, definition.id, day, among, by)
    waiting = fetch_waiting(connection, definition.id, day, among, WAITING_FROM)
    measure = target.measure if target else "referred"
    return IntakeAnswer(
        day=day,
        on=on,
        history=history,
        goal=goal,
        target=target,
        measure=measure,
        pace=pace_of(history, target, definition.period, on),
        waiting=waiting,
        sites=_sites(definition, counts, everybody=not selection.choices),
        leaving=_leaving(reasons, counts),
    )


def _counted(
    connection: Connection,
    definition: ProjectDefinition,
    goal: GoalDefinition,
    history: Sequence[IntakePoint],
) -> tuple[IntakePoint, ...]:
    """The history with what counts towards the target on each day, where that is neither curve."""
    if measure_of(goal) != "counted" or not isinstance(goal.indicator, Count):
        return tuple(history)
    days = [point.day for point in history]
    [tallies] = fetch_tallies(connection, definition.id, [goal.indicator], days)
    return tuple(
        replace(point, counted=tally.numerator)
        for point, tally in zip(history, tallies, strict=True)
    )


def _target(
    definition: ProjectDefinition,
    goal: GoalDefinition,
    history: Sequence[IntakePoint],
    on: date,
) -> IntakeTarget | None:
    """The target in force on the day, with the path that is expected up to its due date."""
    revision = target_in_force(goal.targets, on)
    if revision is None:
        return None
    measure = measure_of(goal)
    ledger = tuple(one for one in goal.targets if one.effective <= on)
    now = expected(goal, definition.period, revision, on)
    return IntakeTarget(
        goal=goal,
        measure=measure,
        revision=revision,
        ledger=ledger,
        so_far=history[-1].value(measure),
        expected=now.value if now and revision.due is not None else None,
        path=_path(definition, goal, ledger, [point.day for point in history], on),
        last_day=last_intake_day(definition.period, revision),
    )


def _path(
    definition: ProjectDefinition,
    goal: GoalDefinition,
    ledger: Sequence[TargetRevision],
    days: Sequence[date],
    on: date,
) -> tuple[tuple[date, float], ...]:
    """What is expected on the days and, month by month, up to the due date; nothing without one.

    `on`, the date asked for, is among them, unless it lies after both. Where the target changed
    there is a point on the day before and on the day itself.
    """
    due = ledger[-1].due
    if due is None:
        return ()
    changes = [one.effective for one in ledger[1:]]
    asked = {
        definition.period.intake_start,
        *days,
        on,
        *ends_of_months(days[-1], due),
        *(change - timedelta(1) for change in changes),
        *changes,
        due,
    }
    path = []
    for day in sorted(day for day in asked if day <= max(due, days[-1])):
        by_then = expected(goal, definition.period, target_in_force(ledger, day), day)
        if by_then is not None:
            path.append((day, by_then.value))
    return tuple(path)


def _sites(
    definition: ProjectDefinition, counts: Breakdown, *, everybody: bool
) -> tuple[SiteIntake, ...]:
    """In the project's order; of a selection only the sites that it has persons of."""
    ongoing = _STATUSES.index("ongoing")

    def of_site(site: str | None, status: int | None = None, *, started: bool = False) -> int:
        return sum(
            count
            for (where, stands, begun, _), count in counts.items()
            if where == site
            and (status is None or stands == status)
            and (not started or begun is not None)
        )

    places = [*definition.sites, None]
    found = [
        SiteIntake(
            site,
            of_site(site.id if site else None),
            of_site(site.id if site else None, started=True),
            of_site(site.id if site else None, ongoing),
        )
        for site in places
    ]
    return tuple(one for one in found if one.referred or (everybody and one.site is not None))


def _leaving(reasons: Sequence[str], counts: Breakdown) -> tuple[Leaving, ...]:
    """Those who withdrew or ended before a start, by reason in the order of the code list."""
    withdrawn, waiting = _STATUSES.index("withdrawn"), _STATUSES.index("waiting")
    left: dict[str | None, list[int]] = {}
    for (_, status, begun, reason), count in counts.items():
        before = begun is None and status != waiting
        if before or status == withdrawn:
            code = reasons[reason] if isinstance(reason, int) else None
            left.setdefault(code, [0, 0])[0 if before else 1] += count
    return tuple(Leaving(code, *left[code]) for code in (*reasons, None) if code in left)


def _caseload(
    connection: Connection, definition: ProjectDefinition, selection: Selection
) -> CaseloadAnswer:
    day = known_day(definition, selection.as_of)
    days = trend_days(definition.period.intake_start, day)
    return caseload_answer(
        fetch_staff(connection, definition.id),
        fetch_caseloads(connection, definition.id, days, selection.where),
        days,
        roles=[code.code for code in definition.codes.get("staff_role", ())],
        sites=[site.id for site in definition.sites],
    )
