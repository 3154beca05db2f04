"""Time to an event when persons may also leave without it: cumulative incidence.

The share who have had the event by a time, among all who started. Whoever left otherwise (a
competing exit) stays in the denominator and can no longer have it; whoever is still under way
counts as long as observed (censored).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Literal

from dashboard.indicators.limits import exact_interval

Exit = Literal["event", "competing", "censored"]


@dataclass(frozen=True)
class IncidencePoint:
    """The curve from `time` (days since the start) up to the next point.

    `at_risk` are those still under way just before, `events` and `competing` those who leave at
    this time. `incidence` is the share, from 0 to 1, who have had the event by then, `interval`
    its 95 % interval, `free` that of those who have neither had it nor left otherwise.
    """

    time: int
    at_risk: int
    events: int
    competing: int
    incidence: float
    interval: tuple[float, float]
    free: float = 1.0


def cumulative_incidence(
    durations: Mapping[tuple[int, Exit], int],
) -> tuple[IncidencePoint, ...]:
    """The curve from counts of persons by (days until the exit, kind of exit).

    Aalen, O. O. & Johansen, S. (1978), "An empirical transition matrix for non-homogeneous Markov
    chains based on censored observations", Scandinavian Journal of Statistics 5, 141-150. At one
    time, events and competing exits happen together, among all at risk; the censored leave after
    them. So the order of persons plays no part, and without censoring the curve is k of n.

    Variance by the delta method: Marubini, E. & Valsecchi, M. G. (1995), Analysing Survival Data
    from Clinical Trials and Observational Studies, Wiley, chapter 10 (after Dinse, G. E. &
    Larson, M. G. (1986), Biometrika 73, 379-386); without censoring it is that of a binomial
    share. The interval is made on the scale log(-log), which keeps it between 0 and 1:
    Choudhury, J. B. (2002), "Non-parametric confidence interval estimation for competing risks
    analysis", Statistics in Medicine 21, 1129-1144. Where the curve is at 0 or 1 that scale has
    no value, and the interval is the exact one of none or all of those whose state is known, which
    leaves out whoever was censored before.

    The first point is at time 0; the others are the times at which somebody had the event or
    left otherwise. No points for nobody. Raises ValueError for a negative time or count.
    """
    if any(time < 0 or count < 0 for (time, _), count in durations.items()):
        raise ValueError("neither times nor counts of persons are negative")
    n = at_risk = sum(durations.values())
    if not n:
        return ()
    points: list[IncidencePoint] = []
    variance = _Variance()
    free, incidence, censored_before = 1.0, 0.0, 0
    for time in sorted({0} | {time for (time, _), count in durations.items() if count}):
        events = durations.get((time, "event"), 0)
        competing = durations.get((time, "competing"), 0)
        censored = durations.get((time, "censored"), 0)
        exits = events + competing
        if exits or not time:
            incidence += free * events / at_risk
            error = variance.after(at_risk, events, exits, free, incidence)
            free *= 1 - exits / at_risk
            interval = _interval(incidence, error, n - censored_before) if exits else (0.0, 0.0)
            points.append(
                IncidencePoint(time, at_risk, events, competing, incidence, interval, free)
            )
        at_risk -= exits + censored
        censored_before += censored
    return tuple(points)


def incidence_at(points: Sequence[IncidencePoint], time: int) -> float:
    """The share who have had the event by `time` (days), from 0 to 1; 0 before the first point.

    After the last point the curve stands still, also where nobody has been observed so long.
    """
    position = bisect_right(points, time, key=lambda point: point.time)
    return points[position - 1].incidence if position else 0.0


def event_free_at(points: Sequence[IncidencePoint], time: int) -> float:
    """The share who by `time` (days) have neither had the event nor left otherwise, from 0 to 1.

    Kaplan, E. L. & Meier, P. (1958), Journal of the American Statistical Association 53, 457-481,
    with both kinds of exit together.
    """
    position = bisect_right(points, time, key=lambda point: point.time)
    return points[position - 1].free if position else 1.0


class _Variance:
    """The three sums of the delta method, written out so that each time adds to running totals.

    With d events and m exits among r at risk, F free of both just before, and I the incidence:
    sum (I(t) - I)² m / (r (r - m)) + sum F² d (r - d) / r³ - 2 sum (I(t) - I) F d / r².
    """

    def __init__(self) -> None:
        self._plain = self._times_incidence = self._times_square = self._rest = 0.0

    def after(self, at_risk: int, events: int, exits: int, free: float, incidence: float) -> float:
        """Standard error of `incidence`, which this time's events have brought about."""
        # When all leave, nothing comes after, and the curve no longer differs from its value here.
        hazard = exits / (at_risk * (at_risk - exits)) if exits < at_risk else 0.0
        step = free * events / at_risk**2
        self._plain += hazard
        self._times_incidence += incidence * hazard + step
        self._times_square += incidence * (incidence * hazard + 2 * step)
        self._rest += free**2 * events * (at_risk - events) / at_risk**3
        return sqrt(
            max(
                0.0,
                incidence**2 * self._plain
                - 2 * incidence * self._times_incidence
                + self._times_square
                + self._rest,
            )
        )


def _interval(incidence: float, error: float, known: int) -> tuple[float, float]:
    """On the scale log(-log), or exact where the curve is at 0 or 1 (but for rounding)."""
    if 0 < incidence < 1 - 1e-12:
        width = NormalDist().inv_cdf(0.975) * error / (incidence * log(incidence))
        return incidence ** exp(-width), incidence ** exp(width)
    exact = exact_interval(known if incidence else 0, known)
    assert exact is not None  # whoever leaves is known
    return exact
