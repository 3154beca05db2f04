"""Intake: who has come in by when, against the target; who waits; how many each member has.

Answer types and the arithmetic on counts. Persons count once, at their first referral and their
first start; where a course stands is `filters.COURSE_STATUSES`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from dashboard.indicators.calendar import add_months
from dashboard.indicators.cohorts import month_number, month_start
from dashboard.indicators.definition import GoalDefinition, Period, Site, TargetRevision
from dashboard.indicators.forecast import IntakeForecast, forecast_intake
from dashboard.indicators.intake_goal import Measure, can_fall

#: The mean length of a calendar month in days, to tell a pace per month.
MONTH_DAYS = 365.25 / 12
#: The pace is that of so many months and the days begun of the next.
PACE_MONTHS = 3
#: Those who wait are told apart by the whole months since the referral: under 1, from 1, 3, 6 on.
WAITING_FROM = (0, 1, 3, 6)

Months = Mapping[tuple[int, int | None], int]


@dataclass(frozen=True)
class IntakePoint:
    """How many had come by a day. `counted` towards the target; None where there is none."""

    day: date
    referred: int
    started: int
    counted: int | None = None

    def value(self, measure: Measure) -> int:
        """What the measure counts. Raises ValueError where it was not counted."""
        counts = {"referred": self.referred, "started": self.started, "counted": self.counted}
        found = counts[measure]
        if found is None:
            raise ValueError("nothing was counted towards a target")
        return found


@dataclass(frozen=True)
class IntakeTarget:
    """The target in force: `so_far` of `revision.value`, wanted by `last_day` (None: no date).

    `ledger` holds the revisions up to the date asked for, by which `expected` is expected. `path`
    is what is expected by each of some days up to and after it. `so_far` is the last known figure.
    """

    goal: GoalDefinition
    measure: Measure
    revision: TargetRevision
    ledger: tuple[TargetRevision, ...]
    so_far: int
    expected: float | None
    path: tuple[tuple[date, float], ...]
    last_day: date | None

    @property
    def is_reached(self) -> bool:
        return self.so_far >= self.revision.value


@dataclass(frozen=True)
class Pace:
    """`recent` came from `since` up to the day, `per_month` of them a month.

    `needed` a month, from the date asked for on, reach the target in time; None where it is
    reached, overdue or undated. `forecast` is of the day on which the target is reached if the pace
    goes on; None too where the date asked for lies after the last data.
    """

    since: date
    recent: int
    per_month: float
    needed: float | None = None
    forecast: IntakeForecast | None = None


@dataclass(frozen=True)
class SiteIntake:
    """Persons of a site (None: of none) by where they stand."""

    site: Site | None
    referred: int
    started: int
    ongoing: int


@dataclass(frozen=True)
class Leaving:
    """Persons who left without a course, by reason (None: not given), before and after a start."""

    reason: str | None
    before_start: int
    after_start: int

    @property
    def all(self) -> int:
        return self.before_start + self.after_start


@dataclass(frozen=True)
class IntakeAnswer:
    """Intake on `day`, the last day up to the date asked for, `on`, of which anything is known.

    `history` has the ends of months and the day itself. `waiting` counts by `WAITING_FROM`.
    `target` is None for a selection, for a project without such a goal, and before it is in force;
    `goal` says whether the project has one.
    """

    day: date
    on: date
    history: tuple[IntakePoint, ...]
    goal: GoalDefinition | None
    target: IntakeTarget | None
    measure: Measure
    pace: Pace | None
    waiting: tuple[int, ...]
    sites: tuple[SiteIntake, ...]
    leaving: tuple[Leaving, ...]

    @property
    def now(self) -> IntakePoint:
        return self.history[-1]

    @property
    def is_late(self) -> bool:
        """Whether the date asked for lies after the last day of which anything is known."""
        return self.on > self.day

    @property
    def is_net(self) -> bool:
        """Whether a month may take away from what the target counts."""
        return self.target is not None and can_fall(self.target.goal)

    @property
    def not_started(self) -> int:
        return self.now.referred - self.now.started

    @property
    def left(self) -> int:
        """Withdrawn, or ended before the start."""
        return sum(one.all for one in self.leaving)

    @property
    def left_before_start(self) -> int:
        return sum(one.before_start for one in self.leaving)


def months_until(first: date, day: date) -> list[date]:
    """The ends of the months from that of `first`, as far as they lie before `day`; then `day`."""
    numbers = range(month_number(first), month_number(day))
    return [month_start(number + 1) - timedelta(1) for number in numbers] + [day]


def history_of(months: Months, first: date, day: date) -> tuple[IntakePoint, ...]:
    """How many had come by the end of each month and by the day.

    `months` counts persons by the months of their first referral and first start (None: not by
    the day), of which none lies after that of the day. The history begins with the month of
    `first` or of the first referral, whichever comes first.
    """
    referred: dict[int, int] = {}
    started: dict[int, int] = {}
    for (month, start), count in months.items():
        referred[month] = referred.get(month, 0) + count
        if start is not None:
            started[start] = started.get(start, 0) + count
    begin = min([month_number(first), *referred])
    points, known, begun = [], 0, 0
    for end in months_until(month_start(begin), day):
        known += referred.get(month_number(end), 0)
        begun += started.get(month_number(end), 0)
        points.append(IntakePoint(end, known, begun))
    return tuple(points)


def per_month(history: Sequence[IntakePoint], measure: Measure) -> list[tuple[date, int]]:
    """What each month added, under the last day of it that the history has."""
    values = [point.value(measure) for point in history]
    before = [0, *values[:-1]]
    return [
        (point.day, value - earlier)
        for point, value, earlier in zip(history, values, before, strict=True)
    ]


def is_begun(day: date) -> bool:
    """Whether the month of the day has only begun: the day is not its last."""
    return (day + timedelta(1)).day != 1


def last_intake_day(period: Period, revision: TargetRevision) -> date | None:
    """The day by which the target is to be reached: when it is due, or when intake ends."""
    days = [day for day in (revision.due, period.intake_end) if day is not None]
    return min(days, default=None)


def pace_window(day: date, intake_start: date) -> date:
    """The first day of the months whose pace counts: the last three whole ones and that begun.

    On the last day of a month that month is whole. Never before the start of intake, unless the
    day is.
    """
    month = day.replace(day=1)
    first = add_months(month, -PACE_MONTHS if is_begun(day) else 1 - PACE_MONTHS)
    return max(first, min(intake_start, day))


def recent_count(history: Sequence[IntakePoint], measure: Measure, since: date) -> int:
    """How many have come from the first day of a month, or of intake, up to the last point."""
    days = [point.day for point in history]
    before = bisect_left(days, since)
    earlier = history[before - 1].value(measure) if before else 0
    return history[-1].value(measure) - earlier


def monthly(count: int, first: date, last: date) -> float:
    """The count per month of mean length, over the days from `first` to `last`, both included."""
    return count / (((last - first).days + 1) / MONTH_DAYS)


def needed_per_month(missing: float, day: date, last_day: date | None) -> float | None:
    """How many must come a month after `day` up to `last_day`; None where no day or none is left.

    `missing` is the target less those there; nothing is needed of a target that is reached.
    """
    if last_day is None or last_day <= day or missing <= 0:
        return None
    return missing / ((last_day - day).days / MONTH_DAYS)


def pace_of(
    history: Sequence[IntakePoint], target: IntakeTarget | None, period: Period, as_of: date
) -> Pace | None:
    """The pace of the last months, and what the target in force asks for.

    None before intake began and after it ended. Nothing is needed, and nothing forecast, of a
    target that is reached or whose day has come by the as-of date. What is needed is needed from
    that date on; nothing is forecast where it lies after the last data, of which the pace is.
    """
    day = history[-1].day
    if day < period.intake_start or (period.intake_end is not None and day >= period.intake_end):
        return None
    since = pace_window(day, period.intake_start)
    recent = recent_count(history, target.measure if target else "referred", since)
    pace = Pace(since, recent, monthly(recent, since, day))
    if target is None or target.is_reached:
        return pace
    if target.last_day is not None and target.last_day <= as_of:
        return pace
    wanted = ceil(target.revision.value)
    days = (day - since).days + 1
    is_known = recent > 0 and as_of <= day
    return replace(
        pace,
        needed=needed_per_month(wanted - target.so_far, as_of, target.last_day),
        forecast=forecast_intake(target.so_far, wanted, day, recent, days) if is_known else None,
    )
