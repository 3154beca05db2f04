"""Which goals' final shares can be forecast, and from which event.

A goal can be forecast when it is a share of persons with a target to come, its base is fixed once
somebody is in it, and its condition is about having begun a job or an education. Of a spell that
must have lasted, or be held, when the target is due, it is asked who will have begun in time; that
it then lasts is assumed and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dashboard.indicators.conditions import (
    All,
    Any,
    Attribute,
    Condition,
    Everyone,
    HadSpell,
    InSpell,
    Not,
    Referred,
    ReferredBetween,
    SpellKind,
    Started,
)
from dashboard.indicators.definition import GoalDefinition, TargetRevision
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
    but have no start yet, so that nothing is expected of them.
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
    forecast: ShareForecast | None = None


def expected_share(
    known: ExpectedShare,
    follow_ups: Mapping[FollowUp, int],
    open_: Mapping[FollowUp, int],
    day: date,
) -> ExpectedShare:
    """What is known on the day, with the forecast from the base's follow-ups to the goal's event.

    `known` has target, last day, base and those there or on the way; `open_` are the follow-ups of
    the others.
    """
    target, last_day = known.target, known.last_day
    assert target is not None
    assert last_day is not None
    waiting: Counter[int] = Counter()
    after_end = 0
    for one, count in open_.items():
        if one.exit == "censored":
            waiting[one.days] += count
            after_end += count if one.after_end else 0
    known = replace(known, waiting=waiting.total(), waiting_after_end=after_end)
    events = sum(count for one, count in follow_ups.items() if one.exit == "event")
    if last_day <= day:
        return replace(known, why_not="late")
    if events < LEAST_EVENTS:
        return replace(known, why_not="few_events")
    forecast = forecast_share(
        durations(follow_ups),
        dict(waiting),
        (last_day - day).days,
        known.now.numerator + known.coming,
        known.now.denominator or 0,
        target.value,
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
