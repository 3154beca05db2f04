"""Figures into standings: what a project's goals come to on a date, in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.data.reading import Connection
from dashboard.data.registrations import fetch_registration_history, latest
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.clock import clock, last_start, lasts_if_it_holds, out_of_reach
from dashboard.indicators.conditions import Referred, Started
from dashboard.indicators.definition import (
    LADDER,
    Count,
    GoalDefinition,
    ProjectDefinition,
    Registered,
    Share,
    TargetRevision,
)
from dashboard.indicators.registered import registered_tally
from dashboard.indicators.results import Clock, GoalStatus, ProjectStatus, Registration, Tally
from dashboard.indicators.standing import expected, standing
from dashboard.indicators.statistics import wilson_interval
from dashboard.indicators.targets import counted, target_in_force

#: A goal's figure on each of some days; None where nothing was measured.
ByDay = Mapping[date, Tally | None]


def fetch_status(
    connection: Connection, definition: ProjectDefinition, as_of: date
) -> ProjectStatus:
    """All goals on the date, in ladder order: one query for registrations, one for all counts."""
    goals = sorted(definition.goals, key=lambda goal: LADDER.index(goal.level))
    meeting = last_meeting(definition, as_of)
    days = [as_of] if meeting is None else [as_of, meeting]
    registrations = fetch_registration_history(connection, definition.id, as_of)
    everybody, started = Count(where=Referred()), Count(where=Started())
    own = {goal.code: counted(definition, goal) for goal in goals}
    hopeful = {goal.code: with_those_on_the_way(goal, own[goal.code], as_of) for goal in goals}
    asked = dict.fromkeys(
        indicator
        for indicator in (everybody, started, *own.values(), *hopeful.values())
        if indicator is not None
    )
    tallies = dict(
        zip(asked, fetch_tallies(connection, definition.id, list(asked), days), strict=True)
    )

    statuses = []
    for goal in goals:
        indicator, hope = own[goal.code], hopeful[goal.code]
        history = registrations.get(goal.code, ())
        if indicator is None:
            by_day = registered_by_day(goal, history, days)
        else:
            by_day = counted_by_day(definition, days, tallies[indicator])
        on_the_way = None if hope is None else tallies[hope][0]
        statuses.append(goal_status(definition, goal, as_of, by_day, on_the_way, history))
    return ProjectStatus(
        project=definition.id,
        as_of=as_of,
        goals=tuple(statuses),
        referred=tallies[everybody][0].numerator,
        started=tallies[started][0].numerator,
    )


def goal_status(
    definition: ProjectDefinition,
    goal: GoalDefinition,
    as_of: date,
    by_day: ByDay,
    on_the_way: Tally | None,
    registrations: Sequence[Registration],
) -> GoalStatus:
    """The goal's status from its figures; `by_day` has the as-of date and the last meeting."""
    tally = by_day[as_of]
    target = target_in_force(goal.targets, as_of)
    by_now = expected(goal, definition.period, target, as_of)
    registration = latest(registrations, as_of)
    meeting = last_meeting(definition, as_of)
    feasible = goal_clock(goal, target, tally, on_the_way, as_of)
    return GoalStatus(
        definition=goal,
        as_of=as_of,
        tally=tally,
        value=value_of(tally),
        interval=interval_of(tally),
        target=target,
        expected=by_now,
        standing=standing(
            goal,
            as_of,
            tally=tally,
            target=target,
            expected=by_now,
            registration=registration,
            out_of_reach=out_of_reach(feasible, as_of),
        ),
        previous=None if meeting is None else (meeting, value_of(by_day[meeting])),
        registration=registration,
    )


def last_meeting(definition: ProjectDefinition, as_of: date) -> date | None:
    """The last steering meeting before the date; the page of a meeting's own day is for it."""
    held = [meeting.day for meeting in definition.meetings if meeting.day < as_of]
    return max(held, default=None)


def counted_by_day(
    definition: ProjectDefinition, days: Sequence[date], tallies: Sequence[Tally]
) -> ByDay:
    """Counted figures by day; before the project's start nothing is measured, not even nobody."""
    return {
        day: tally if day >= definition.period.start else None
        for day, tally in zip(days, tallies, strict=True)
    }


def registered_by_day(
    goal: GoalDefinition, registrations: Sequence[Registration], days: Sequence[date]
) -> ByDay:
    """A registered goal's figures: on each day what was last registered."""
    if not isinstance(goal.indicator, Registered):
        raise TypeError(f"the goal {goal.code} is counted, not registered")
    indicator = goal.indicator
    return {day: registered_tally(indicator, latest(registrations, day)) for day in days}


def with_those_on_the_way(
    goal: GoalDefinition, indicator: Share | Count | None, as_of: date
) -> Share | None:
    """What to count beside a share for its clock; None where no duration is demanded."""
    target = target_in_force(goal.targets, as_of)
    if not isinstance(indicator, Share) or target is None or target.due is None:
        return None
    return lasts_if_it_holds(indicator, as_of, last_start(target.due, goal.required_months))


def goal_clock(
    goal: GoalDefinition,
    target: TargetRevision | None,
    tally: Tally | None,
    on_the_way: Tally | None,
    as_of: date,
) -> Clock | None:
    """The feasibility clock of a counted share; None for everything else."""
    if isinstance(goal.indicator, Count | Registered):
        return None
    return clock(tally, on_the_way, target, goal.required_months, as_of)


def value_of(tally: Tally | None) -> float | None:
    return tally.value if tally else None


def interval_of(tally: Tally | None) -> tuple[float, float] | None:
    """The 95 % Wilson interval of a share; a count has none."""
    if tally is None or tally.denominator is None:
        return None
    return wilson_interval(tally.numerator, tally.denominator)
