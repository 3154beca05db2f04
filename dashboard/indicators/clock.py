"""What can still be met: how many more must start, and by when, for a target to be reached."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.indicators.calendar import months_before
from dashboard.indicators.conditions import (
    All,
    Any,
    Attribute,
    Condition,
    Everyone,
    InSpell,
    Not,
    Referred,
)
from dashboard.indicators.definition import Count, Share, TargetRevision
from dashboard.indicators.results import Clock, Tally
from dashboard.indicators.standing import needed


def last_start(condition: Condition, due: date) -> date:
    """The last day on which somebody can begin what meets the condition when due.

    The durations in the condition decide: all parts must have lasted, of several ways the shortest
    will do, and what demands no duration can be met until the due date itself.
    """
    match condition:
        case InSpell(lasted_months=months, lasted_days=days):
            return min(months_before(due, months), due - timedelta(days))
        case All(of=parts):
            return min((last_start(part, due) for part in parts), default=due)
        case Any(of=parts):
            return max((last_start(part, due) for part in parts), default=due)
        case _:
            return due


def lasts_if_it_holds(share: Share, day: date, due: date) -> Share | None:
    """The share on `day` with those on the way counted in: whose spell will have lasted when due.

    Each duration outside a negation becomes the days since the last start that it allows, so that
    those are counted whose spell, with what it follows on, began by then. None from the due date on
    and where no duration is demanded.
    """
    if day >= due:
        return None
    where = _begun_in_time(share.where, day, due)
    return None if where == share.where else share.model_copy(update={"where": where})


def _begun_in_time(node: Condition, day: date, due: date) -> Condition:
    match node:
        case InSpell():
            days = max(0, (day - last_start(node, due)).days)
            return node.model_copy(update={"lasted_months": 0, "lasted_days": days})
        case All(of=parts) | Any(of=parts):
            begun = tuple(_begun_in_time(part, day, due) for part in parts)
            return node.model_copy(update={"of": begun})
        case _:
            return node


def clock(
    there: Tally | None,
    with_those_on_the_way: Tally | None,
    target: TargetRevision | None,
    condition: Condition,
    as_of: date,
) -> Clock | None:
    """The clock of a share that `condition` counts (persons, at the base of the as-of date).

    `there` meet the condition now; `with_those_on_the_way` counts beside them those whose spell
    will have lasted long enough by the due date (None: no duration is demanded). None for what has
    no target, no due date or nobody in its base. Once due, nobody is on the way and no start helps;
    `there` are then those who met it on the due date.
    """
    if target is None or target.due is None or there is None or not there.denominator:
        return None
    wanted = needed(target.value, there.denominator)
    over = as_of >= target.due
    coming = 0
    if with_those_on_the_way is not None and not over:
        coming = max(0, with_those_on_the_way.numerator - there.numerator)
    return Clock(
        needed=wanted,
        there=there.numerator,
        on_the_way=coming,
        more=max(0, wanted - there.numerator - coming),
        last_start=None if over else last_start(condition, target.due),
        due=target.due,
    )


def out_of_reach(clock: Clock | None, as_of: date) -> bool:
    """Whether more starts are needed than those under way, after the last day they could begin."""
    if clock is None or clock.more == 0:
        return False
    return clock.last_start is None or as_of > clock.last_start


def at_most(count: Count) -> Count:
    """Those of today's persons who can ever be counted: what each of them is and remains.

    Once nobody is referred any more, a count of persons cannot rise above this one.
    """
    return count.model_copy(update={"where": _remains(count.where)})


def _remains(node: Condition) -> Condition:
    """The condition where it is decided by what a person is; what may come to hold is left out."""
    match node:
        case All(of=parts) | Any(of=parts):
            return node.model_copy(update={"of": tuple(_remains(part) for part in parts)})
        case Not(of=Attribute()) | Attribute() | Referred():
            return node
        case _:
            return Everyone()
