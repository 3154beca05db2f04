"""Which goals' final shares can be forecast, and from which event.

A goal can be forecast when it is a share of persons with a target to come, its base is fixed once
somebody is in it, and its condition is about having begun a job or an education. Of a spell that
must have lasted, or be held, when the target is due, it is asked who will have begun in time; that
it then lasts is assumed and said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dashboard.indicators.clock import last_start, lasts_if_it_holds
from dashboard.indicators.conditions import (
    All,
    Any,
    Attribute,
    Condition,
    Everyone,
    HadSpell,
    HeldAtStart,
    InSpell,
    Not,
    Referred,
    ReferredBetween,
    SpellKind,
    Started,
)
from dashboard.indicators.definition import GoalDefinition, Share, TargetRevision
from dashboard.indicators.filters import Selection
from dashboard.indicators.first_spells import EDUCATION, JOBS, FollowUp, durations
from dashboard.indicators.forecast import ShareForecast, forecast_share
from dashboard.indicators.results import Tally

#: Why a goal about a job or education is not forecast.
NoForecast = Literal[
    "no_target", "no_due", "passed", "base", "leaves", "late", "few_events", "nobody"
]

#: With fewer events than these a curve says too little of those still to come.
LEAST_EVENTS = 5
NOBODY = Tally(0, 0)


@dataclass(frozen=True)
class Event:
    """What must be begun and, where it must then be held on the due date, for how long by then.

    `lasted` is in months and days; None: once begun it counts.
    """

    spell: HadSpell
    lasted: tuple[int, int] | None = None


@dataclass(frozen=True)
class ExpectedShare:
    """A goal's forecast on a day, or why there is none.

    `lasts` as in `Event`. `now` is the goal's own figure; `coming` are further persons who will
    count on the due date if what they are in lasts. `waiting` persons may still begin by
    `last_day`, `waiting_after_end` of them after a planned ending. `not_started` are in the base
    but have no start yet, so that nothing is expected of them. `at_due` is the goal's figure on a
    due date that has passed.
    """

    goal: GoalDefinition
    target: TargetRevision | None
    why_not: NoForecast | None = None
    lasts: tuple[int, int] | None = None
    now: Tally = NOBODY
    coming: int = 0
    waiting: int = 0
    waiting_after_end: int = 0
    not_started: int = 0
    last_day: date | None = None
    at_due: Tally | None = None
    forecast: ShareForecast | None = None


@dataclass(frozen=True)
class Plan:
    """What must be counted to forecast a goal: persons of its base who are selected.

    `shares` are the goal itself, the goal with those on the way counted in, and those who started.
    `followed` are those whose time to the event makes the curve, `still_open` those of them who
    neither count nor are on the way. `last_day` is the last day to begin on.
    """

    goal: GoalDefinition
    target: TargetRevision
    event: Event
    shares: tuple[Share, Share, Share]
    followed: Condition
    still_open: Condition
    last_day: date


def plan(
    goal: GoalDefinition,
    share: Share,
    target: TargetRevision | None,
    selection: Selection,
    day: date,
) -> Plan | ExpectedShare:
    """What to count for a goal that (resolved) `share` measures, or why it can't be forecast."""
    event = event_of(share.where)
    if target is None:
        return ExpectedShare(goal, None, why_not="no_target")
    if target.due is None:
        return ExpectedShare(goal, target, why_not="no_due")
    if day >= target.due:
        return ExpectedShare(goal, target, why_not="passed")
    if event is None:
        return ExpectedShare(goal, target, why_not="leaves")
    assert not isinstance(share.base, str)
    if not is_fixed(share.base):
        return ExpectedShare(goal, target, why_not="base")
    base = selection.among(share.base)
    selected = share.model_copy(update={"base": base})
    in_time = lasts_if_it_holds(selected, day, target.due) or selected
    followed: tuple[Condition, ...] = (base, Started())
    if event.spell.held_at_start is False:
        followed += (Not(of=HeldAtStart(kinds=event.spell.kinds)),)
    return Plan(
        goal,
        target,
        event,
        (selected, in_time, Share(where=Started(), base=base)),
        All(of=followed),
        All(of=(*followed, Not(of=in_time.where))),
        last_start(share.where, target.due),
    )


def expected_share(
    asked: Plan,
    tallies: Sequence[Tally],
    follow_ups: Mapping[FollowUp, int],
    still_open: Mapping[FollowUp, int],
    day: date,
) -> ExpectedShare:
    """The forecast from the tallies of the plan's shares and the follow-ups it asked for."""
    now, in_time, started = tallies
    waiting = {one: k for one, k in still_open.items() if one.exit == "censored"}
    known = ExpectedShare(
        asked.goal,
        asked.target,
        lasts=asked.event.lasted,
        now=now,
        coming=max(0, in_time.numerator - now.numerator),
        waiting=sum(waiting.values()),
        waiting_after_end=sum(k for one, k in waiting.items() if one.after_end),
        not_started=(started.denominator or 0) - started.numerator,
        last_day=asked.last_day,
    )
    events = sum(k for one, k in follow_ups.items() if one.exit == "event")
    if asked.last_day <= day:
        return replace(known, why_not="late")
    if events < LEAST_EVENTS:
        return replace(known, why_not="few_events")
    forecast = forecast_share(
        durations(follow_ups),
        {days: k for (days, _), k in durations(waiting).items()},
        (asked.last_day - day).days,
        now.numerator + known.coming,
        now.denominator or 0,
        asked.target.value,
    )
    return replace(known, why_not=None if forecast else "nobody", forecast=forecast)


def event_of(where: Condition) -> Event | None:
    """What has to be begun for a (resolved) condition to hold; None when it is about other things.

    `x or (y and not x)` is `x or y`.
    """
    match where:
        case HadSpell(kinds=kinds) if kinds and _is_goal(kinds) and where.since != "ever":
            return Event(where)
        case InSpell(kinds=kinds) if kinds and _is_goal(kinds) and where.held_at_start is not True:
            begun = HadSpell(
                kinds=kinds,
                since="start",
                held_at_start=where.held_at_start,
                hours_at_least=where.hours_at_least,
            )
            return Event(begun, (where.lasted_months, where.lasted_days))
        case Any(of=parts) | All(of=parts) if len(parts) == 1:
            return event_of(parts[0])
        case Any(of=parts) if parts:
            events = [event_of(_without_negations(part, parts)) for part in parts]
            return _either(events)
        case _:
            return None


def is_about_beginning(where: Condition) -> bool:
    """Whether a job or an education is asked for anywhere in the condition."""
    match where:
        case HadSpell(kinds=kinds) | InSpell(kinds=kinds):
            return _is_goal(kinds)
        case All(of=parts) | Any(of=parts):
            return any(map(is_about_beginning, parts))
        case _:
            return False


def is_fixed(base: Condition) -> bool:
    """Whether who is once in the base stays in it."""
    match base:
        case Referred() | ReferredBetween() | Started() | Everyone() | Attribute():
            return True
        case All(of=parts) | Any(of=parts):
            return all(map(is_fixed, parts))
        case Not(of=Attribute()):
            return True
        case _:
            return False


def _is_goal(kinds: tuple[SpellKind, ...]) -> bool:
    return all(kind in JOBS or kind in EDUCATION for kind in kinds)


def _without_negations(part: Condition, alternatives: tuple[Condition, ...]) -> Condition:
    """The part less its "and not x", where x is another of the alternatives."""
    if not isinstance(part, All):
        return part
    kept = tuple(one for one in part.of if not (isinstance(one, Not) and one.of in alternatives))
    return kept[0] if len(kept) == 1 else part.model_copy(update={"of": kept})


def _either(events: list[Event | None]) -> Event | None:
    """The event of beginning any of several, where they differ in nothing but what is begun."""
    first, *others = events
    if first is None:
        return None
    kinds = list(first.spell.kinds)
    for other in others:
        alike = other and other.spell.model_copy(update={"kinds": first.spell.kinds})
        if other is None or alike != first.spell or other.lasted != first.lasted:
            return None
        kinds += other.spell.kinds
    together = first.spell.model_copy(update={"kinds": tuple(dict.fromkeys(kinds))})
    return Event(together, first.lasted)
