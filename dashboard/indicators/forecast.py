"""What a project is heading for: the final share, and the day on which intake meets its target.

Both say what comes if those under way, or the stream of referrals, go on as so far. Neither knows
of plans, seasons or decisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from dashboard.indicators.incidence import Exit
from dashboard.indicators.standing import needed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

#: How often the persons are drawn anew for another curve, and how often it is drawn from each curve
#: who of those waiting has the event: a chance of one half is then right within 4 percentage
#: points. The second costs less and brings more; it is drawn less often where many wait, so that
#: an answer takes a tenth of a second.
CURVES = 400
FATES = 4
MOST_FATES = 200_000

#: So many numbers stay in a processor's own memory, where they are worked on faster.
DRAWN_AT_ONCE = 20_000
#: Where there are more, drawing the number of each cell takes less time than drawing persons.
PERSONS_PER_CELL = 5

SEED = 1978

#: Projects last two to five years; a day further off than this is not worth naming.
FAR = timedelta(days=3653)


@dataclass(frozen=True)
class ShareForecast:
    """The final share of today's `n` persons, as fractions from 0 to 1.

    `expected` is the mean, `interval` the 95 % prediction interval in whole persons, `chance` that
    of reaching the target (None without one). `observed` have had the event, `waiting` may still.
    Of these, `beyond` will by the end be followed for longer than anybody has been so far: for
    them the forecast rests on the average pace, and where they are many, on little.
    """

    expected: float
    interval: tuple[float, float]
    chance: float | None
    observed: int
    n: int
    waiting: int
    beyond: int = 0


@dataclass(frozen=True)
class IntakeForecast:
    """The day on which the target is met at the recent pace, and between which days it lies.

    `earliest` and `latest` are a 95 % prediction interval; `latest` is None when it lies more than
    ten years off.
    """

    expected: date
    earliest: date
    latest: date | None


def forecast_share(
    durations: Mapping[tuple[int, Exit], int],
    waiting: Mapping[int, int],
    days_left: int,
    observed: int,
    n: int,
    target: float | None,
) -> ShareForecast | None:
    """The share of `n` who will have had the event when `days_left` days have passed.

    `durations` are persons by (days, exit) as in cumulative_incidence, those waiting as censored;
    `waiting` are those who may still have the event, by days since their start; `observed` count
    as having had it already. Somebody who has waited u days has it within the d days left with the
    probability (I(u + d) - I(u)) / S(u), where I is the cumulative incidence and S the share with
    neither exit. Beyond the longest follow-up the curve says nothing; standing still there would
    promise that nobody ever has the event later, so both exits go on at their average pace, exits
    per day under way: an exponential tail, as Brown, B. W., Hollander, M. & Korwar, R. M. (1974),
    in Reliability and Biometry, SIAM, 327-354, give a survival curve (theirs from its last point).

    Interval and chance hold both uncertainties: of the curve, by drawing the persons anew with
    replacement (Efron, B. (1981), "Censored data and the bootstrap", Journal of the American
    Statistical Association 76, 312-319), and of chance, by drawing who of those waiting has the
    event. The seed is fixed, so the same figures always give the same forecast.

    None when nothing can be said: nobody has had the event, nobody waits, or no day is left.
    Raises ValueError for a negative number or when more than `n` have had it or wait.
    """
    import numpy as np

    waiters = sum(waiting.values())
    numbers = (*durations.values(), *waiting, *waiting.values(), observed)
    if min(numbers) < 0 or min((time for time, _ in durations), default=0) < 0:
        raise ValueError("neither times nor counts of persons are negative")
    if observed + waiters > n:
        raise ValueError(f"{observed} with the event and {waiters} waiting are more than {n}")
    events = sum(count for (_, kind), count in durations.items() if kind == "event")
    if not events or not waiters or days_left <= 0:
        return None
    waited, persons = (np.array(column) for column in zip(*sorted(waiting.items()), strict=True))
    random = np.random.default_rng(SEED)
    followed = _Followed.of(durations)
    [chances] = followed.curves(followed.counts[:, np.newaxis]).chances(waited, days_left).T
    fates = int(np.clip(MOST_FATES // (CURVES * len(waited)), 1, FATES))
    curves = map(followed.curves, followed.drawn_anew(random))
    final = observed + np.concatenate(
        [
            random.binomial(persons[:, np.newaxis], drawn, (fates, *drawn.shape)).sum(axis=1)
            for drawn in (curve.chances(waited, days_left) for curve in curves)
        ],
        axis=None,
    )
    low, high = np.quantile(final, [0.025, 0.975], method="inverted_cdf") / n
    return ShareForecast(
        expected=(observed + float(chances @ persons)) / n,
        interval=(float(low), float(high)),
        chance=None if target is None else float(np.mean(final >= needed(target, n))),
        observed=observed,
        n=n,
        waiting=waiters,
        beyond=int(persons[waited + days_left > followed.times[-1]].sum()),
    )


@dataclass(frozen=True)
class _Followed:
    """Those followed so far, in cells: how many had which exit at which of `times`."""

    counts: Ints
    kinds: NDArray[np.str_]
    step: Ints
    times: Ints

    @classmethod
    def of(cls, durations: Mapping[tuple[int, Exit], int]) -> _Followed:
        import numpy as np

        cells = sorted((time, kind, count) for (time, kind), count in durations.items() if count)
        when, kinds, counts = (np.array(column) for column in zip(*cells, strict=True))
        times, step = np.unique(when, return_inverse=True)
        return cls(counts, kinds, step, times)

    def drawn_anew(self, random: np.random.Generator) -> Iterator[Ints]:
        """As many persons drawn with replacement, a draw in each column, some draws at a time."""
        import numpy as np

        n, cells = self.counts.sum(), len(self.counts)
        cell_of_person = np.repeat(np.arange(cells), self.counts)
        missing = CURVES
        while missing:
            draws = min(missing, max(1, DRAWN_AT_ONCE // cells))
            missing -= draws
            if n > PERSONS_PER_CELL * cells:
                yield random.multinomial(n, self.counts / n, size=draws).T
            else:
                persons = random.integers(n, size=(n, draws), dtype=np.int32)
                drawn = draws * cell_of_person.take(persons)
                drawn += np.arange(draws)
                yield np.bincount(drawn.ravel(), minlength=cells * draws).reshape(cells, draws)

    def curves(self, counts: Ints) -> _Curves:
        """The curve of each column of `counts`, whose rows are the cells."""
        import numpy as np

        def at_times(kind: Exit) -> Floats:
            totals = np.zeros((len(self.times), counts.shape[1]))
            totals[self.step[self.kinds == kind]] = counts[self.kinds == kind]
            return totals

        events = at_times("event")
        exits = events + at_times("competing")
        leaving = exits + at_times("censored")
        # at least one, where nobody is left, so that nothing is divided by 0
        at_risk = np.maximum(1, self.counts.sum() - np.cumsum(leaving, axis=0) + leaving)
        start = np.ones((1, counts.shape[1]))
        free = np.vstack([start, np.cumprod(1 - exits / at_risk, axis=0)])
        steps = free[:-1] * events / at_risk
        days = np.maximum(1, self.times @ leaving)
        return _Curves(
            times=self.times,
            incidence=np.vstack([0 * start, np.cumsum(steps, axis=0)]),
            free=free,
            event_pace=events.sum(axis=0) / days,
            pace=exits.sum(axis=0) / days,
        )


@dataclass(frozen=True)
class _Curves:
    """Curves of several groups of persons, one in each column: a time of all stands together.

    `incidence` and `free` (of both exits) have a row before the first of `times`, then one for
    each; `event_pace` and `pace` are exits per day under way, the event and both.
    """

    times: Ints
    incidence: Floats
    free: Floats
    event_pace: Floats
    pace: Floats

    def chances(self, waited: Ints, days_left: int) -> Floats:
        """That somebody who has waited so long (rows) has the event in time, of each curve."""
        import numpy as np

        longest = self.times[-1]
        now = np.searchsorted(self.times, waited, side="right")
        then = np.searchsorted(self.times, waited + days_left, side="right")
        beyond = np.clip(waited + days_left - longest, 0, days_left)[:, np.newaxis]
        pace = np.maximum(self.pace, 1e-300)
        tail = self.event_pace / pace * (1 - np.exp(-pace * beyond))
        along = self.incidence[then] - self.incidence[now] + self.free[then] * tail
        free = self.free[now]
        # Where a drawn curve has nobody left that the person could be like, the pace has to do.
        known = (free > 0) & (waited < longest)[:, np.newaxis]
        chances: Floats = np.where(known, along / np.where(known, free, 1), tail)
        return chances.clip(0, 1)  # but for rounding they are within


def forecast_intake(
    so_far: int, target: int, as_of: date, recent: int, recent_days: int
) -> IntakeForecast | None:
    """The day on which `target` referrals are reached, from the recent pace.

    `recent` is how many were referred in the last `recent_days` days up to `as_of`. Referrals are
    taken to come at random at a steady pace (Poisson), so the time until m more of them has the
    limits m T / (k + 1) F(0.025; 2m, 2k + 2) and m T / k F(0.975; 2m, 2k), with k recent ones in T
    days and F the quantiles of the F distribution: Nelson, W. (1970), "Confidence intervals for
    the ratio of two Poisson means and Poisson predictor intervals", IEEE Transactions on
    Reliability R-19, 42-49.

    None when the target is reached, when nobody was referred recently, or when the day lies beyond
    the calendar. Raises ValueError for a negative number or no recent day.
    """
    from scipy.special import fdtri

    if min(so_far, recent) < 0 or recent_days < 1:
        raise ValueError(f"no pace: {recent} in {recent_days} days")
    missing = target - so_far
    if missing <= 0 or not recent:
        return None
    days = missing * recent_days
    first = days / (recent + 1) * float(fdtri(2 * missing, 2 * recent + 2, 0.025))
    last = days / recent * float(fdtri(2 * missing, 2 * recent, 0.975))
    try:
        expected = as_of + timedelta(days=ceil(days / recent))
    except OverflowError:
        return None
    return IntakeForecast(
        expected=expected,
        earliest=as_of + timedelta(days=ceil(first)),
        latest=as_of + timedelta(days=ceil(last)) if last <= FAR.days else None,
    )
