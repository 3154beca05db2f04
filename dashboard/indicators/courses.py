"""Paths through a project: which stages and routes hold for how many, by month of referral.

A path is not a staircase: a stage may hold for persons for whom the one before does not. So each
share is of persons in its base for whom the stage holds as well, and those beside it are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dashboard.indicators.breakdowns import Breakdown, ByCase, ByReferral, Dimension
from dashboard.indicators.calendar import add_months
from dashboard.indicators.cohorts import (
    Cohort,
    CohortLength,
    cohort_of,
    cohorts_between,
    month_start,
)
from dashboard.indicators.conditions import (
    All,
    Answered,
    Any,
    Condition,
    Ended,
    HadSpell,
    InSpell,
    Measured,
    Not,
    Preceded,
    Started,
)
from dashboard.indicators.definition import FunnelStage, Route, Wave
from dashboard.indicators.results import Tally
from dashboard.indicators.retained import own_base

#: Of whom a stage's share is: of those at the first stage, or of those at the one before.
StepBase = Literal["first", "before"]

#: A cohort is given so many months from its referral to start, and to find a job, begin education
#: or end, before a low share is shown as one.
MONTHS_TO_START = 1
MONTHS_TO_BEGIN = 6


class Path(NamedTuple):
    """Month of the first referral, which stages and routes hold, whether the course goes on.

    `bases` says of each route with a base of its own (`own_base`), in order, who is in that base.
    """

    month: int
    stages: tuple[bool, ...]
    routes: tuple[bool, ...]
    is_open: bool
    bases: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Paths:
    """How many persons there are of each path."""

    stages: tuple[FunnelStage, ...]
    routes: tuple[Route, ...]
    counts: Mapping[Path, int]

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def open_(self) -> int:
        """How many have not ended their course."""
        return sum(count for path, count in self.counts.items() if path.is_open)


@dataclass(frozen=True)
class Step:
    """A stage among its base: the base's persons for whom it holds too, of the base.

    `beside` are those for whom it holds and who are not in the base.
    """

    stage: FunnelStage
    tally: Tally
    beside: int

    @property
    def holds(self) -> int:
        """All for whom the stage holds."""
        return self.tally.numerator + self.beside


@dataclass(frozen=True)
class CohortSteps:
    """The steps of one intake cohort of `persons`, `open_` of whom have not ended their course.

    `is_early` says of each step whether the cohort's last referred have been followed for less time
    than the stage takes, so that its share may be low for that reason alone.
    """

    cohort: Cohort
    persons: int
    open_: int
    steps: tuple[Step, ...]
    is_early: tuple[bool, ...]


@dataclass(frozen=True)
class Retained:
    """A route of those who kept what they had at the start, among those who had it."""

    route: Route
    base: Condition
    tally: Tally


@dataclass(frozen=True)
class RouteShares:
    """Persons on each route, of those on any; on more than one they count on each.

    Who is retained came by no route: `retained` stand apart, each with a base of its own.
    """

    routes: tuple[tuple[Route, Tally], ...]
    on_any: int
    retained: tuple[Retained, ...] = ()

    @property
    def overlap(self) -> int:
        """How many times persons count beyond the first."""
        return sum(tally.numerator for _, tally in self.routes) - self.on_any


def path_dimensions(stages: Sequence[FunnelStage], routes: Sequence[Route]) -> list[Dimension]:
    """What to count persons by, so that `read_paths` can read it."""
    conditions = [
        *(stage.where for stage in stages),
        *(route.where for route in routes),
        *_own_bases(routes),
        Not(of=Ended()),
    ]
    return [ByReferral(), *(ByCase((where,)) for where in conditions)]


def read_paths(stages: Sequence[FunnelStage], routes: Sequence[Route], counted: Breakdown) -> Paths:
    """The paths of a breakdown by `path_dimensions` of the same stages and routes."""
    paths: Counter[Path] = Counter()
    for (month, *held), count in counted.items():
        *flags, is_open = (case is not None for case in held)
        stage_flags, flags = tuple(flags[: len(stages)]), flags[len(stages) :]
        route_flags, bases = tuple(flags[: len(routes)]), tuple(flags[len(routes) :])
        paths[Path(int(month or 0), stage_flags, route_flags, is_open, bases)] += count
    return Paths(tuple(stages), tuple(routes), dict(paths))


def funnel(paths: Paths, base: StepBase) -> tuple[Step, ...]:
    """The stages in their order, each among its base. The first is its own base."""
    return _steps(paths.stages, paths.counts, base)


def by_cohort(
    paths: Paths, length: CohortLength, base: StepBase, months: Sequence[int], day: date
) -> tuple[CohortSteps, ...]:
    """The steps of each cohort from the first to the last with a person, in order.

    `months` are those that each stage takes (`months_needed`); `day` is the last day known.
    """
    if not paths.counts:
        return ()
    found: dict[Cohort, dict[Path, int]] = {}
    for path, count in paths.counts.items():
        found.setdefault(cohort_of(month_start(path.month), length), {})[path] = count
    first, last = (month_start(edge([path.month for path in paths.counts])) for edge in (min, max))
    return tuple(
        CohortSteps(
            cohort,
            sum(counts.values()),
            sum(count for path, count in counts.items() if path.is_open),
            _steps(paths.stages, counts, base),
            tuple(_is_early(counts, needed, day) for needed in months),
        )
        for cohort in cohorts_between(first, last, length)
        for counts in (found.get(cohort, {}),)
    )


def of_ready(rows: Sequence[CohortSteps]) -> tuple[Step, ...]:
    """Each step of all the cohorts that have been followed long enough for it, taken together."""
    together = []
    for place, first in enumerate(rows[0].steps if rows else ()):
        steps = [row.steps[place] for row in rows if not row.is_early[place]]
        within = sum(step.tally.numerator for step in steps)
        base = sum(step.tally.denominator or 0 for step in steps)
        together.append(Step(first.stage, Tally(within, base), sum(s.beside for s in steps)))
    return tuple(together)


def referred_lately(rows: Sequence[CohortSteps]) -> tuple[int, ...]:
    """Of each step's base, how many are in cohorts for which the step is too early."""
    return tuple(
        sum(row.steps[place].tally.denominator or 0 for row in rows if row.is_early[place])
        for place in range(len(rows[0].steps) if rows else 0)
    )


def route_shares(paths: Paths) -> RouteShares:
    """The routes in their order: those into work among those on any of them, the retained apart."""
    bases = [own_base(route.where) for route in paths.routes]
    into_work = [i for i, base in enumerate(bases) if base is None]

    def on(*routes: int) -> int:
        """The persons for whom any of these routes holds."""
        return sum(k for path, k in paths.counts.items() if any(path.routes[i] for i in routes))

    on_any = on(*into_work)
    shares = tuple((paths.routes[i], Tally(on(i), on_any)) for i in into_work)
    retained: list[Retained] = []
    for i, base in enumerate(bases):
        if base is not None:
            place = len(retained)
            of = [(path, k) for path, k in paths.counts.items() if path.bases[place]]
            kept = sum(k for path, k in of if path.routes[i])
            tally = Tally(kept, sum(k for _, k in of))
            retained.append(Retained(paths.routes[i], base, tally))
    return RouteShares(shares, on_any, tuple(retained))


def months_needed(where: Condition, waves: Iterable[Wave]) -> int:
    """Months from the referral after which a person can be expected to meet the condition.

    A start takes `MONTHS_TO_START`, a measurement the months of its wave on top of that, a job, an
    education or an ending `MONTHS_TO_BEGIN`, and a spell that must have lasted its duration too.
    """
    due = {wave.number: wave.months for wave in waves}

    def needed(node: Condition) -> int:
        match node:
            case Started():
                return MONTHS_TO_START
            case Measured(wave=wave) | Answered(wave=wave):
                return MONTHS_TO_START + due.get(wave, 0)
            case InSpell(held_at_start=held, lasted_months=months, lasted_days=days):
                begin = 0 if held else MONTHS_TO_BEGIN
                return begin + months + -(-days // 30)
            case HadSpell() | Preceded() | Ended():
                return MONTHS_TO_BEGIN
            case All(of=parts):
                return max(map(needed, parts), default=0)
            case Any(of=parts):
                return min(map(needed, parts), default=0)
            case _:
                return 0

    return needed(where)


def _own_bases(routes: Sequence[Route]) -> list[Condition]:
    return [base for route in routes if (base := own_base(route.where)) is not None]


def _steps(
    stages: Sequence[FunnelStage], counts: Mapping[Path, int], base: StepBase
) -> tuple[Step, ...]:
    holds: Counter[int] = Counter()
    within: Counter[int] = Counter()
    bases = [0 if base == "first" else max(0, i - 1) for i in range(len(stages))]
    for path, k in counts.items():
        for i, is_held in enumerate(path.stages):
            if is_held:
                holds[i] += k
                within[i] += k if path.stages[bases[i]] else 0
    return tuple(
        Step(stage, Tally(within[i], holds[bases[i]]), holds[i] - within[i])
        for i, stage in enumerate(stages)
    )


def _is_early(counts: Mapping[Path, int], months: int, day: date) -> bool:
    """Whether the last referred were referred less than `months` ago (to the end of the month)."""
    if not counts or not months:
        return False
    referred_by = add_months(month_start(max(path.month for path in counts)), 1) - timedelta(1)
    return add_months(referred_by, months) > day
