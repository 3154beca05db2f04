"""A goal over time, its other bases and its clock: what the goal page shows beside the status."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from dashboard.data.reading import Connection
from dashboard.data.registrations import fetch_registration_history
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.calendar import add_months
from dashboard.indicators.conditions import Condition
from dashboard.indicators.definition import Count, GoalDefinition, ProjectDefinition, Share
from dashboard.indicators.results import BaseShare, GoalDetail, GoalStatus, HistoryPoint, Tally
from dashboard.indicators.standing import expected
from dashboard.indicators.targets import counted, target_in_force
from dashboard.monitoring.measuring import (
    counted_by_day,
    days_beside,
    goal_clock,
    goal_status,
    interval_of,
    known_day,
    last_meeting,
    possible,
    registered_by_day,
    value_of,
)


def fetch_detail(
    connection: Connection, definition: ProjectDefinition, goal: GoalDefinition, as_of: date
) -> GoalDetail:
    """One goal on the date: one query for its history, one for its other bases and its clock."""
    known = known_day(definition, as_of)
    registrations = fetch_registration_history(connection, definition.id, known)
    history = registrations.get(goal.code, ())
    beside = days_beside(definition, goal, as_of)
    also = {known, *beside, *(registration.day for registration in history)}
    shown = history_days(definition, as_of, also)
    days = sorted({known, *beside, *(day for day in shown if day <= known)})
    indicator = counted(definition, goal)
    bases: tuple[BaseShare, ...] = ()
    still_possible: Tally | None = None
    if indicator is None:
        by_day = registered_by_day(goal, history, days)
    else:
        [tallies] = fetch_tallies(connection, definition.id, [indicator], days)
        by_day = counted_by_day(definition, days, tallies)
        bases, still_possible = _fetch_beside(connection, definition, goal, indicator, as_of)
    status = goal_status(definition, goal, as_of, by_day, still_possible, history)
    points = [_point(definition, goal, day, by_day.get(day)) for day in shown]
    return GoalDetail(
        status=status,
        history=(*points, *_points_ahead(definition, status)),
        bases=bases,
        ledger=tuple(revision for revision in goal.targets if revision.effective <= as_of),
        clock=goal_clock(definition, status, still_possible),
    )


def history_days(
    definition: ProjectDefinition, as_of: date, also: Collection[date] = ()
) -> list[date]:
    """The days of a history up to the date, in order.

    From the project's start: its first day, the ends of months, steering meetings, the days
    `also`; the last meeting before the date wherever it lies, and the date itself.
    """
    start = definition.period.start
    meetings = [meeting.day for meeting in definition.meetings]
    days = {start, *ends_of_months(start, as_of), *meetings, *also}
    last = last_meeting(definition, as_of)
    return sorted(
        {day for day in days if start <= day < as_of} | ({last.day} if last else set()) | {as_of}
    )


def ends_of_months(first: date, last: date) -> list[date]:
    """The last days of the months from the one that `first` is in, up to and including `last`."""
    start = first.replace(day=1)
    ends = []
    months = 1
    while (end := add_months(start, months) - timedelta(days=1)) <= last:
        ends.append(end)
        months += 1
    return ends


def other_bases(definition: ProjectDefinition, share: Share) -> dict[str, Share]:
    """The same numerator under each of the project's other bases, by the base's name.

    Who is not in a base is not in its numerator either. A base that means the same as the goal's
    own, or as one before it, is left out; other units than persons have no other bases.
    """
    if share.unit != "persons":
        return {}
    seen: set[str | Condition] = {share.base}
    others = {}
    for base in definition.bases:
        if base.where not in seen:
            seen.add(base.where)
            others[base.name] = share.model_copy(update={"base": base.where})
    return others


def _fetch_beside(
    connection: Connection,
    definition: ProjectDefinition,
    goal: GoalDefinition,
    indicator: Share | Count,
    as_of: date,
) -> tuple[tuple[BaseShare, ...], Tally | None]:
    """The share under the other bases, and the tally of what is still possible."""
    if as_of < definition.period.start:
        return (), None
    others = other_bases(definition, indicator) if isinstance(indicator, Share) else {}
    hope = possible(definition, goal, indicator, as_of)
    asked = [*others.values(), *([hope] if hope else [])]
    if not asked:
        return (), None
    known = known_day(definition, as_of)
    tallies = [found for [found] in fetch_tallies(connection, definition.id, asked, [known])]
    bases = tuple(BaseShare(name, tally) for name, tally in zip(others, tallies, strict=False))
    return bases, tallies[-1] if hope else None


def _point(
    definition: ProjectDefinition, goal: GoalDefinition, day: date, tally: Tally | None
) -> HistoryPoint:
    target = target_in_force(goal.targets, day)
    by_then = expected(goal, definition.period, target, day)
    return HistoryPoint(
        day=day,
        tally=tally,
        value=value_of(tally),
        interval=interval_of(goal, tally),
        target=target.value if target else None,
        expected=by_then.value if by_then else None,
    )


def _points_ahead(definition: ProjectDefinition, status: GoalStatus) -> list[HistoryPoint]:
    """The expected path from the date to the due date, by the target in force on the date."""
    target = status.target
    if target is None or target.due is None or target.due <= status.as_of:
        return []
    days = ends_of_months(status.as_of, target.due)
    points = []
    for day in sorted({day for day in days if day > status.as_of} | {target.due}):
        by_then = expected(status.definition, definition.period, target, day)
        points.append(
            HistoryPoint(day, None, None, None, target.value, by_then.value if by_then else None)
        )
    return points
