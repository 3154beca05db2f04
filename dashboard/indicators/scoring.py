"""An instrument's score at two waves, from counts of persons by their two sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import sqrt

from dashboard.indicators.comparing import movement_of
from dashboard.indicators.comparison import ScoreComparison
from dashboard.indicators.definition import Instrument, Scale, Score
from dashboard.indicators.paired import wilcoxon_pratt

#: Persons by (sum at the first wave, sum at the second); None where an item lacks a scored answer.
Sums = Mapping[tuple[int | None, int | None], int]


def option_scores(instrument: Instrument, scales: Mapping[str, Scale]) -> dict[str, dict[str, int]]:
    """For each of the instrument's items the scores of its options; `scales` by item."""
    return {
        item: {o.code: o.score for o in scales[item].options if o.score is not None}
        for item in instrument.items
    }


def compare_score(instrument: Instrument, score: Score, sums: Sums) -> ScoreComparison:
    """The score at two waves; `sums` are of everybody with the form at the first wave."""
    scored: Counter[tuple[int, int]] = Counter()
    first_all: Counter[int] = Counter()
    for (first, second), count in sums.items():
        if first is not None:
            first_all[first * score.factor] += count
            if second is not None:
                scored[first * score.factor, second * score.factor] += count
    changes: Counter[int] = Counter()
    bands: Counter[tuple[int, int]] = Counter()
    for (first, second), count in scored.items():
        changes[second - first] += count
        if score.bands:
            bands[band_of(score, first), band_of(score, second)] += count
    places = range(len(score.bands))
    return ScoreComparison(
        instrument=instrument,
        n=scored.total(),
        first_mean=_mean((first, count) for (first, _), count in scored.items()),
        second_mean=_mean((second, count) for (_, second), count in scored.items()),
        first_all_mean=_mean(first_all.items()),
        first_all_n=first_all.total(),
        mean_change=_mean(changes.items()),
        change_interval=mean_interval(changes),
        first_bands=tuple(sum(bands[i, j] for j in places) for i in places),
        second_bands=tuple(sum(bands[i, j] for i in places) for j in places),
        bands=dict(bands),
        movement=movement_of(changes),
        reliable=movement_of(changes, score.reliable_change),
        test=wilcoxon_pratt({float(change): count for change, count in changes.items()}),
    )


def band_of(score: Score, value: int) -> int:
    """The position of the band that the value is in; above all of them the last."""
    tops = [band.up_to for band in score.bands]
    return next((place for place, top in enumerate(tops) if value <= top), len(tops) - 1)


def mean_interval(
    values: Mapping[int, int], confidence: float = 0.95
) -> tuple[float, float] | None:
    """Student's t-interval of the mean of values, each with how many persons have it.

    Student (1908), "The probable error of a mean", Biometrika 6, 1-25. None for fewer than two
    persons, and where all have the same value, which says nothing of how much they vary.
    """
    # scipy costs a fifth of the program's start; only a comparison needs it
    from scipy.special import stdtrit

    n = sum(values.values())
    mean = _mean(values.items())
    if mean is None or sum(count > 0 for count in values.values()) < 2:
        return None
    squares = sum(count * (value - mean) ** 2 for value, count in values.items())
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * sqrt(squares / (n - 1) / n)
    return mean - half, mean + half


def _mean(values: Iterable[tuple[int, int]]) -> float | None:
    """The mean of values with how many persons have each; None without persons."""
    total = n = 0
    for value, count in values:
        total += value * count
        n += count
    return total / n if n else None
