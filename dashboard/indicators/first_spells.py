"""The time from the start of a course to the first job or education begun since.

Every person who has started is followed from the first start. What ends the follow-up is

- *event*: the first spell asked for, on the day it began;
- *competing*: the latest course ended unplanned or withdrawn before such a spell began. What begins
  later is no longer counted;
- *censored*: the date itself. A planned ending does not end the follow-up: what begins after it
  counts, as it counts in the goals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from dashboard.indicators.conditions import (
    All,
    Any,
    Condition,
    Ending,
    HadSpell,
    HeldAtStart,
    InSpell,
    Not,
    Preceded,
    SpellKind,
    Started,
)
from dashboard.indicators.definition import Count, ProjectDefinition, Share
from dashboard.indicators.incidence import (
    Exit,
    IncidencePoint,
    cumulative_incidence,
    event_free_at,
)
from dashboard.indicators.limits import exact_interval

#: The endings after which nothing is expected of a person any more.
LEFT: tuple[Ending, ...] = ("unplanned", "withdrawn")

#: What a person may begin, as a page offers it.
FirstKind = Literal["job", "education", "either"]
JOBS: tuple[SpellKind, ...] = ("ordinary_job", "flexjob", "wage_subsidy")
EDUCATION: tuple[SpellKind, ...] = ("education",)

#: While fewer persons than these are still followed, a curve is neither drawn nor read.
LEAST_FOLLOWED = 5
_DAYS_PER_MONTH = 365.25 / 12


class FollowUp(NamedTuple):
    """How long a person was followed, in days from the first start, and what ended it.

    `after_end`: the course had ended as planned before the event, or before the date.
    """

    days: int
    exit: Exit
    after_end: bool = False


@dataclass(frozen=True)
class Reading:
    """What a curve says at a time: shares from 0 to 1 of all, and the 95 % interval of the first.

    `begun` have begun what is asked for, `left` ended unplanned or withdrew before, `waiting` did
    neither.
    """

    months: int
    begun: float
    interval: tuple[float, float]
    waiting: float

    @property
    def left(self) -> float:
        return max(0.0, 1.0 - self.begun - self.waiting)


@dataclass(frozen=True)
class TimeToFirst:
    """The follow-up of those who had not got what is asked for when their course began.

    `held` are the other started persons, who had. `points` is the curve of `follow_ups`.
    """

    kinds: tuple[SpellKind, ...]
    follow_ups: Mapping[FollowUp, int]
    held: int
    points: tuple[IncidencePoint, ...]

    @property
    def n(self) -> int:
        return sum(self.follow_ups.values())

    def count(self, exit_: Exit, *, after_end: bool | None = None) -> int:
        """How many ended their follow-up in that way (after a planned ending, or not)."""
        return sum(
            count
            for one, count in self.follow_ups.items()
            if one.exit == exit_ and after_end in (None, one.after_end)
        )

    def followed(self, day: int) -> int:
        """How many were followed to the day at least and had neither begun nor left before it."""
        return sum(count for one, count in self.follow_ups.items() if one.days >= day)

    def followed_to(self, months: int) -> int:
        """`followed` to the day that so many months are."""
        return self.followed(days_of(months))

    @cached_property
    def last_day(self) -> int:
        """The last day on which enough persons were still followed; of a few, the longest."""
        followed = 0
        for one in sorted(self.follow_ups, reverse=True):
            followed += self.follow_ups[one]
            if followed >= min(LEAST_FOLLOWED, self.n):
                return one.days
        return 0

    def read(self, months: int) -> Reading | None:
        """The curve after so many months; None where too few were followed so long."""
        day = days_of(months)
        if day > self.last_day or self.n < LEAST_FOLLOWED:
            return None
        point = self.points[bisect_right(self.points, day, key=lambda one: one.time) - 1]
        interval = point.interval
        if not point.incidence:
            # Of a curve that has not left the ground only those known to be there can tell.
            known = self.n - sum(
                count
                for one, count in self.follow_ups.items()
                if one.exit == "censored" and one.days < day
            )
            interval = exact_interval(0, known) or interval
        waiting = event_free_at(self.points, day)
        return Reading(months, point.incidence, interval, waiting)


def time_to_first(
    kinds: tuple[SpellKind, ...], follow_ups: Mapping[FollowUp, int], held: int
) -> TimeToFirst:
    """The answer for counted follow-ups."""
    return TimeToFirst(kinds, follow_ups, held, cumulative_incidence(durations(follow_ups)))


def durations(follow_ups: Mapping[FollowUp, int]) -> dict[tuple[int, Exit], int]:
    """Persons by days and exit, as `dashboard.indicators.incidence` takes them."""
    found: Counter[tuple[int, Exit]] = Counter()
    for one, count in follow_ups.items():
        found[one.days, one.exit] += count
    return dict(found)


def days_of(months: int) -> int:
    """So many months as days: 12 months are 365 days, 6 are 183."""
    return round(months * _DAYS_PER_MONTH)


def first_kinds(definition: ProjectDefinition) -> dict[FirstKind, tuple[SpellKind, ...]]:
    """What can be asked for in a project, by the kinds of spells that its definition counts."""
    counted = {kind for condition in _conditions(definition) for kind in _kinds(condition)}
    jobs = tuple(kind for kind in JOBS if kind in counted)
    educations = tuple(kind for kind in EDUCATION if kind in counted)
    offered: dict[FirstKind, tuple[SpellKind, ...]] = {}
    if jobs:
        offered["job"] = jobs
    if educations:
        offered["education"] = educations
    if jobs and educations:
        offered["either"] = (*jobs, *educations)
    return offered


def began(kinds: tuple[SpellKind, ...]) -> HadSpell:
    """The event: a spell begun since the start that was not held when the course began."""
    return HadSpell(kinds=kinds, since="start", held_at_start=False)


def without_at_start(kinds: tuple[SpellKind, ...]) -> Condition:
    """Those followed: started, and in none of the kinds when the course began."""
    return All(of=(Started(), Not(of=HeldAtStart(kinds=kinds))))


def _conditions(definition: ProjectDefinition) -> Iterator[Condition]:
    yield from (stage.where for stage in definition.stages)
    yield from (route.where for route in definition.routes)
    yield from (outcome.where for outcome in definition.outcomes)
    for goal in definition.goals:
        if isinstance(goal.indicator, Share | Count) and goal.indicator.unit == "persons":
            yield goal.indicator.where


def _kinds(condition: Condition) -> Iterator[SpellKind]:
    match condition:
        case InSpell(kinds=kinds) | HadSpell(kinds=kinds) | Preceded(kinds=kinds):
            yield from kinds
        case All(of=parts) | Any(of=parts):
            for part in parts:
                yield from _kinds(part)
        case Not(of=part):
            yield from _kinds(part)
