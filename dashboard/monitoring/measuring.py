"""Figures into standings: what a project's goals come to on a date, in few queries.

Nothing is known after the date of a project's last data: figures of a later date are those of that
date, while targets and what is expected go on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.data.reading import Connection
from dashboard.data.registrations import fetch_registration_history, later_note, latest
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.clock import at_most, clock, lasts_if_it_holds, out_of_reach
from dashboard.indicators.conditions import Referred, Started
from dashboard.indicators.definition import (
    LADDER,
    Count,
    GoalDefinition,
    Meeting,
    ProjectDefinition,
    Registered,
    Share,
    TargetRevision,
)
from dashboard.indicators.registered import registered_tally
from dashboard.indicators.results import Clock, GoalStatus, ProjectStatus, Registration, Tally
from dashboard.indicators.standing import expected, meets, standing
from dashboard.indicators.statistics import wilson_interval
from dashboard.indicators.targets import counted, target_in_force

#: A goal's figure on days of which anything is known; None where nothing was measured.
ByDay = Mapping[date, Tally | None]


def fetch_status(
    connection: Connection, definition: ProjectDefinition, as_of: date
) -> ProjectStatus:
    """All goals on the date, in ladder order: one query for registrations, one for all counts."""
    goals = sorted(definition.goals, key=lambda goal: LADDER.index(goal.level))
    known = known_day(definition, as_of)
    days = [known, *sorted({day for goal in goals for day in days_beside(definition, goal, as_of)})]
    registrations = fetch_registration_history(connection, definition.id, known)
    everybody, started = Count(where=Referred()), Count(where=Started())
    own = {goal.code: counted(definition, goal) for goal in goals}
    hopeful = {goal.code: possible(definition, goal, own[goal.code], as_of) for goal in goals}
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
        still_possible = None if hope is None else tallies[hope][0]
        statuses.append(goal_status(definition, goal, as_of, by_day, still_possible, history))
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
    still_possible: Tally | None,
    registrations: Sequence[Registration],
) -> GoalStatus:
    """The goal's status from its figures.

    `by_day` has the known day of the date and those of `days_beside`; `still_possible` is the
    tally of `possible`.
    """
    known = known_day(definition, as_of)
    tally = by_day[known]
    target = target_in_force(goal.targets, as_of)
    by_now = expected(goal, definition.period, target, as_of)
    registration = latest(registrations, known)
    meeting = last_meeting(definition, as_of)
    decided_on = _decided_on(goal, target, as_of)
    final = None if decided_on is None else by_day.get(decided_on)
    return GoalStatus(
        definition=goal,
        as_of=as_of,
        tally=tally,
        value=value_of(tally),
        interval=interval_of(goal, tally),
        target=target,
        expected=by_now,
        standing=standing(
            goal,
            as_of,
            tally=final if decided_on is not None and decided_on <= known else tally,
            target=target,
            expected=by_now,
            registration=registration,
            out_of_reach=_cannot_be_met(definition, goal, target, tally, still_possible, as_of),
            data_until=definition.period.data_until,
        ),
        previous=None if meeting is None else (meeting.day, value_of(by_day.get(meeting.day))),
        registration=registration,
        previous_assumed=meeting is not None and meeting.assumed,
        final=final,
        note=later_note(registrations, known),
    )


def known_day(definition: ProjectDefinition, as_of: date) -> date:
    """The last day, up to the date, of which anything is known."""
    last_data = definition.period.data_until
    return as_of if last_data is None else min(as_of, last_data)


def days_beside(definition: ProjectDefinition, goal: GoalDefinition, as_of: date) -> set[date]:
    """The known days on which a status needs the goal's figure beside that of the date itself.

    The last meeting and, of a counted share, the due date that has passed.
    """
    meeting = last_meeting(definition, as_of)
    days = {
        None if meeting is None else meeting.day,
        _decided_on(goal, target_in_force(goal.targets, as_of), as_of),
    }
    known = known_day(definition, as_of)
    return {day for day in days if day is not None and day <= known}


def last_meeting(definition: ProjectDefinition, as_of: date) -> Meeting | None:
    """The last steering meeting before the date; the page of a meeting's own day is for it."""
    held = [meeting for meeting in definition.meetings if meeting.day < as_of]
    return max(held, key=lambda meeting: meeting.day, default=None)


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


def possible(
    definition: ProjectDefinition,
    goal: GoalDefinition,
    indicator: Share | Count | None,
    as_of: date,
) -> Share | Count | None:
    """What to count beside the goal to know whether it can still be met; None if nothing.

    A share with those on the way, where it demands a duration; of a count of persons, once intake
    is over, all who can ever be counted.
    """
    known = known_day(definition, as_of)
    target = target_in_force(goal.targets, as_of)
    if target is None or indicator is None or indicator.unit != "persons":
        return None
    if isinstance(indicator, Share):
        return None if target.due is None else lasts_if_it_holds(indicator, known, target.due)
    intake_end = definition.period.intake_end
    return at_most(indicator) if intake_end is not None and known > intake_end else None


def goal_clock(
    definition: ProjectDefinition, status: GoalStatus, still_possible: Tally | None
) -> Clock | None:
    """The feasibility clock of a counted share; None for everything else.

    None too where the due date has passed and lies after the last data: nobody knows.
    """
    goal, target, as_of = status.definition, status.target, status.as_of
    if target is not None and target.due is not None:
        known = known_day(definition, as_of)
        if known < target.due <= as_of:
            return None
    final = status.final or status.tally
    return _clock(definition, goal, target, final, still_possible, as_of)


def value_of(tally: Tally | None) -> float | None:
    return tally.value if tally else None


def interval_of(goal: GoalDefinition, tally: Tally | None) -> tuple[float, float] | None:
    """The 95 % Wilson interval of a share.

    A count has none, nor has a share of minutes, which are no independent trials.
    """
    weighted = isinstance(goal.indicator, Share) and goal.indicator.weight is not None
    if tally is None or tally.denominator is None or weighted:
        return None
    return wilson_interval(tally.numerator, tally.denominator)


def _decided_on(goal: GoalDefinition, target: TargetRevision | None, as_of: date) -> date | None:
    """The due date on which it was decided whether a counted share met its target, if before."""
    if isinstance(goal.indicator, Count | Registered) or target is None or target.due is None:
        return None
    return target.due if target.due < as_of else None


def _cannot_be_met(
    definition: ProjectDefinition,
    goal: GoalDefinition,
    target: TargetRevision | None,
    tally: Tally | None,
    still_possible: Tally | None,
    as_of: date,
) -> bool:
    """Whether the persons and the days left as of the last known day are too few for the target."""
    if isinstance(goal.indicator, Count):
        return (
            target is not None
            and still_possible is not None
            and not meets(still_possible, target.value)
        )
    known = known_day(definition, as_of)
    return out_of_reach(_clock(definition, goal, target, tally, still_possible, known), known)


def _clock(
    definition: ProjectDefinition,
    goal: GoalDefinition,
    target: TargetRevision | None,
    tally: Tally | None,
    still_possible: Tally | None,
    day: date,
) -> Clock | None:
    share = counted(definition, goal)
    if not isinstance(share, Share):
        return None
    return clock(tally, still_possible, target, share.where, day)
