"""What stays of an answer on the whole project for whoever may not see its parts exactly.

One-way counts, courses of time, the funnel and before-and-after stay as they are. Taken out is what
tells persons apart by site, cohort, ending or voice, and what could be one person's own number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from math import floor

from dashboard.indicators.courses import Path, Paths
from dashboard.indicators.effort import Effort, Jobs
from dashboard.indicators.endings import Endings
from dashboard.indicators.first_spells import FollowUp, TimeToFirst, days_of
from dashboard.indicators.incidence import IncidencePoint
from dashboard.indicators.intake import IntakeAnswer, Leaving


def whole_intake(answer: IntakeAnswer) -> IntakeAnswer:
    """Without sites, and with those who left in one sum."""
    left = Leaving(
        None,
        sum(one.before_start for one in answer.leaving),
        sum(one.after_start for one in answer.leaving),
    )
    return replace(answer, sites=(), leaving=(left,) if left.all else ())


def whole_paths(paths: Paths) -> Paths:
    """Without the months of referral: all stand in the first of them."""
    if not paths.counts:
        return paths
    first = min(path.month for path in paths.counts)
    counts: Counter[Path] = Counter()
    for path, count in paths.counts.items():
        counts[path._replace(month=first)] += count
    return replace(paths, counts=dict(counts))


def whole_endings(endings: Endings) -> Endings:
    """Where courses stand, without why they ended, to what, and how long each lasted."""
    counts: Counter[str | None] = Counter()
    for (status, _, _, _), count in endings.counts.items():
        counts[status] += count
    return Endings({(status, None, None, None): n for status, n in counts.items()}, None)


def whole_time_to_first(found: TimeToFirst) -> TimeToFirst:
    """The curve at whole months: nobody's own day. Those followed at a month are as many as before.

    The times of events, exits and of the last who is followed are rounded down to whole months.
    """
    follow_ups: Counter[FollowUp] = Counter()
    for one, count in found.follow_ups.items():
        follow_ups[one._replace(days=_start_of_month(one.days))] += count
    last = max((point.time for point in found.points), default=0)
    times = [point.time for point in found.points]
    points: list[IncidencePoint] = []
    for month in range(_month_of(last) + 2 if times else 0):
        day = days_of(month)
        point = found.points[bisect_right(times, day) - 1]
        if not points or replace(point, time=points[-1].time) != points[-1]:
            points.append(replace(point, time=day))
    return replace(found, follow_ups=dict(follow_ups), points=tuple(points))


def whole_effort(found: Effort) -> Effort:
    """Without each person's weekly hours."""
    return replace(found, jobs=Jobs({}))


def _month_of(days: int) -> int:
    """How many whole months so many days are, as `days_of` counts them."""
    month = floor(days / days_of(1200) * 1200)
    while days_of(month + 1) <= days:
        month += 1
    while days_of(month) > days:
        month -= 1
    return month


def _start_of_month(days: int) -> int:
    return days_of(_month_of(days))
