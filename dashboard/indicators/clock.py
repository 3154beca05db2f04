"""The feasibility clock: how many more must start, and by when, for a target share to be met."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.calendar import add_months, months_before
from dashboard.indicators.conditions import All, Any, Condition, InSpell
from dashboard.indicators.definition import Share, TargetRevision
from dashboard.indicators.results import Clock, Tally
from dashboard.indicators.standing import needed


def last_start(due: date, required_months: int) -> date:
    """The last day on which a spell can begin and still have lasted long enough when due."""
    return months_before(due, required_months)


def lasts_if_it_holds(share: Share, as_of: date, last: date) -> Share | None:
    """The share with those on the way counted in: their spell may yet last as long as it must.

    The durations demanded are dropped, except so far as a spell must have begun by `last`, the
    last useful start. Durations are whole calendar months, so up to a month after `last` is let
    through: nobody who can still make it is left out. None where no duration is demanded.
    """
    months = 0
    while add_months(last, months + 1) <= as_of:
        months += 1
    where = _shortened(share.where, months)
    return None if where == share.where else share.model_copy(update={"where": where})


def _shortened(node: Condition, months: int) -> Condition:
    """The condition with every duration outside a negation cut down to `months`."""
    match node:
        case InSpell(lasted_months=lasted) if lasted > months:
            return node.model_copy(update={"lasted_months": months})
        case All(of=parts) | Any(of=parts):
            return node.model_copy(update={"of": tuple(_shortened(part, months) for part in parts)})
        case _:
            return node


def clock(
    there: Tally | None,
    with_those_on_the_way: Tally | None,
    target: TargetRevision | None,
    required_months: int,
    as_of: date,
) -> Clock | None:
    """The clock of a share (persons, at the base of the as-of date).

    `there` meet the condition now; `with_those_on_the_way` counts beside them those whose spell
    will have lasted long enough by the due date (None: no duration is demanded). None for what has
    no target, no due date or nobody in its base. Once due, nobody is on the way and no start helps.
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
        last_start=None if over else last_start(target.due, required_months),
        due=target.due,
    )


def out_of_reach(clock: Clock | None, as_of: date) -> bool:
    """Whether more starts are needed than those under way, after the last day they could begin."""
    if clock is None or clock.more == 0:
        return False
    return clock.last_start is None or as_of > clock.last_start
