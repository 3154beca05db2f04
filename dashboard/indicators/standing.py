"""What is expected of a goal by now, and how it stands: one word from figures, targets and dates.

Intervals are shown beside a standing and never change it.
"""

from __future__ import annotations

from datetime import date
from math import ceil

from dashboard.indicators.calendar import add_months
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    Period,
    Registered,
    TargetRevision,
)
from dashboard.indicators.results import Expected, ExpectedRule, Registration, Standing, Tally
from dashboard.indicators.targets import exact

#: At this part of what is expected a goal is at risk, below it behind.
AT_RISK_FROM = 0.75

#: Two shares that differ by less than this are the same figure, reckoned along two ways.
SAME = 1e-9


def needed(target: float, base: int) -> int:
    """How many of `base` a target share asks for: 60 % of 110 is 66, without binary rounding."""
    return ceil(exact(target) * base)


def meets(tally: Tally, target: float) -> bool:
    """Whether the target is met: k of n at least the share, or the count at least the number."""
    if tally.denominator is None:
        return tally.numerator >= exact(target)
    return bool(tally.denominator) and tally.numerator >= needed(target, tally.denominator)


def expected(
    goal: GoalDefinition, period: Period, target: TargetRevision | None, as_of: date
) -> Expected | None:
    """What the goal should have reached on the date, in the target's unit; None without a target.

    The project's own plan, interpolated between its points, if there is one, and nowhere above the
    target in force, which may have been lowered since; otherwise a straight line from 0 on the
    first day on which anybody can meet the goal (start of intake plus the required months) to the
    target on its due date. From the due date on, and without one, the target itself. Nothing is
    expected of what is either done or not.
    """
    indicator = goal.indicator
    if target is None or (isinstance(indicator, Registered) and indicator.kind == "done"):
        return None
    first_day = add_months(period.intake_start, goal.required_months)
    rule = ExpectedRule.PLAN if goal.plan else ExpectedRule.LINEAR
    if target.due is None:
        return Expected(target.value, rule, min(first_day, as_of), as_of)
    points = [
        (point.day, min(point.value, target.value)) for point in goal.plan if point.day < target.due
    ]
    if not points or first_day < min(points)[0]:
        points.append((first_day, 0.0))
    if as_of >= target.due:
        value = target.value
    else:
        value = _on_the_line(sorted([*points, (target.due, target.value)]), as_of)
    return Expected(value, rule, min(points)[0], target.due)


def _on_the_line(points: list[tuple[date, float]], day: date) -> float:
    """The value on a day, straight between the points; before the first of them nothing."""
    earlier = [point for point in points if point[0] <= day]
    later = [point for point in points if point[0] > day]
    if not earlier:
        return 0.0
    if not later:
        return earlier[-1][1]
    (from_day, low), (to_day, high) = earlier[-1], later[0]
    return low + (high - low) * ((day - from_day).days / (to_day - from_day).days)


def standing(
    goal: GoalDefinition,
    as_of: date,
    *,
    tally: Tally | None,
    target: TargetRevision | None,
    expected: Expected | None,
    registration: Registration | None = None,
    out_of_reach: bool = False,
    data_until: date | None = None,
) -> Standing:
    """How the goal stands. The rules in their order; the first that applies decides.

    `tally` is the figure that decides: of a counted share whose due date has passed that of the due
    date, otherwise that of the as-of date. `out_of_reach` says that the persons and days left
    cannot meet the target any more (see `dashboard.indicators.clock`). A counted share must hold on
    its due date and is not reached before; a count, and what is registered by hand, is reached once
    and for all. Nothing is known after `data_until`: what came due after it was not measured then.
    """
    verdict = registration.verdict if registration else None
    value = tally.value if tally else None
    if value is None and verdict not in ("reached", "under_way"):
        return Standing.NOT_MEASURED
    if target is None:
        return Standing.NO_TARGET

    met = verdict == "reached" or (tally is not None and meets(tally, target.value))
    overdue = target.due is not None and as_of >= target.due
    once = isinstance(goal.indicator, Count | Registered) or target.due is None
    if met and once:
        return Standing.REACHED
    if target.due is not None and overdue and data_until is not None and target.due > data_until:
        return Standing.NOT_MEASURED
    if met and overdue:
        return Standing.REACHED
    if not met and (overdue or out_of_reach):
        return Standing.UNREACHABLE

    # A target that is met before its date is on track, whatever a plan expects of that day; so is
    # what is under way without a figure, of which nothing is known but that it is not overdue.
    if met or value is None or expected is None:
        return Standing.ON_TRACK
    if value >= expected.value - SAME:
        return Standing.ON_TRACK
    return Standing.AT_RISK if value >= AT_RISK_FROM * expected.value - SAME else Standing.BEHIND
