"""Which of a project's goals is the target of its intake, found by what it counts."""

from __future__ import annotations

from typing import Literal

from dashboard.indicators.conditions import (
    Age,
    All,
    Any,
    Attribute,
    Condition,
    Ended,
    Everyone,
    Marked,
    Not,
    Referred,
    ReferredBetween,
    Started,
)
from dashboard.indicators.definition import Count, GoalDefinition, ProjectDefinition
from dashboard.indicators.persons_counted import grows

#: What a target of intake counts: all referred, all started, or some of them (a site's, those who
#: did not withdraw …) on each day.
Measure = Literal["referred", "started", "counted"]


def intake_goal(definition: ProjectDefinition) -> GoalDefinition | None:
    """The goal with a target for how many come in, found by what it counts.

    It counts persons for being referred or started. One that counts all of them goes before one
    that counts some; several that count some (a site each, say) are no target of the whole.
    """
    goals = [goal for goal in definition.goals if goal.targets and _counts_intake(goal)]
    whole = [goal for goal in goals if measure_of(goal) != "counted"]
    if whole:
        return whole[0]
    return goals[0] if len(goals) == 1 else None


def measure_of(goal: GoalDefinition | None) -> Measure:
    """What the goal counts; without one intake is measured in referrals."""
    where = goal.indicator.where if goal and isinstance(goal.indicator, Count) else Referred()
    match where:
        case Referred() | Everyone():
            return "referred"
        case Started():
            return "started"
    return "counted"


def can_fall(goal: GoalDefinition) -> bool:
    """Whether a person who counted may cease to: what a month adds is then a net figure.

    Who was referred or started, and what somebody is, stays; not having ended may not, and an age
    on the date.
    """
    if measure_of(goal) != "counted" or not isinstance(goal.indicator, Count):
        return False
    return not grows(goal.indicator.where)


def _counts_intake(goal: GoalDefinition) -> bool:
    indicator = goal.indicator
    if not isinstance(indicator, Count) or indicator.unit != "persons":
        return False
    return all(_is_of_intake(part) for part in _parts(indicator.where))


def _parts(where: Condition) -> list[Condition]:
    if isinstance(where, All):
        return [leaf for part in where.of for leaf in _parts(part)]
    return [where]


def _is_of_intake(part: Condition) -> bool:
    """Whether the part says who came in, what somebody is, or that somebody did not drop out."""
    match part:
        case Everyone() | Referred() | Started() | ReferredBetween():
            return True
        case Attribute() | Age() | Marked() | Not(of=Attribute() | Marked()):
            return True
        case Not(of=Ended(endings=endings)):
            return bool(endings) and "planned" not in endings
        case Any(of=parts):
            return all(isinstance(one, Attribute | Age | Marked) for one in parts)
    return False
