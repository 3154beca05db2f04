"""Protection of what is told of several waves or days: means, distributions, pairs, series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import floor

from dashboard.indicators.comparison import ItemComparison, ScoreComparison
from dashboard.indicators.definition import Label, Scale, Wave
from dashboard.indicators.filters import coarse_groups
from dashboard.indicators.protected import (
    Hidden,
    ProtectedCount,
    ProtectedDistribution,
    ProtectedMeans,
    ProtectedPairs,
    ProtectedPoint,
    ProtectedRow,
    WaveCounts,
    WaveMean,
)
from dashboard.indicators.protection import (
    Group,
    group_is_shown,
    protect_count,
    protect_figure,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import HistoryPoint

Waves = tuple[Wave, Wave]


def protect_means(
    score: ScoreComparison | ProtectedMeans,
    waves: Waves,
    possible: tuple[int, int],
    rules: ProtectionRules,
    group: Group | None = None,
) -> ProtectedMeans:
    """The two mean scores in whole points; `possible` are the lowest and the highest score.

    Below `mean_from` persons neither the means nor n are shown: an n shown without them would tell
    that it is just below. A mean at an end of the scale tells where everybody is, and is hidden.
    """
    if isinstance(score, ProtectedMeans):
        return score
    few = score.n < rules.mean_from or not group_is_shown(group, rules)

    def mean(exact: float | None) -> int | Hidden:
        if few or exact is None:
            return Hidden.GROUP
        whole = floor(exact + 0.5)
        return whole if possible[0] < whole < possible[1] else Hidden.COMPLEMENT

    means = (mean(score.first_mean), mean(score.second_mean))
    return ProtectedMeans(
        instrument=score.instrument.id,
        name=score.instrument.name,
        waves=tuple(
            WaveMean(wave=wave.number, label=wave.label, mean=found)
            for wave, found in zip(waves, means, strict=True)
        ),
        n=Hidden.GROUP if few else protect_count(score.n, rules),
    )


def protect_distribution(
    item: ItemComparison | ProtectedDistribution,
    waves: Waves,
    rules: ProtectionRules,
    group: Group | None = None,
) -> ProtectedDistribution:
    """The coarse answers at two waves, of those who have one at both; don't know is none.

    In a release (no `group`) of fewer than `distribution_from` persons either every count at both
    waves is at least `distribution_cell`, or nothing is shown. In a filtered view, and of more
    persons, each count is protected by itself.
    """
    if isinstance(item, ProtectedDistribution):
        return item
    answers = _coarse_answers(item.scale)
    pairs = _coarse_pairs(item, answers)
    n = pairs.total()
    sides = [Counter[str](), Counter[str]()]
    for pair, count in pairs.items():
        for side, code in zip(sides, pair, strict=True):
            side[code] += count
    smallest = min((side[code] for side in sides for code in answers), default=0)
    hidden = not group_is_shown(group, rules) or (
        group is None and n < rules.distribution_from and smallest < rules.distribution_cell
    )

    def shown(count: int) -> ProtectedCount:
        return Hidden.GROUP if hidden else protect_count(count, rules)

    return ProtectedDistribution(
        form=item.form,
        item=item.item.id,
        text=item.item.text,
        waves=tuple(
            WaveCounts(
                wave=wave.number,
                label=wave.label,
                rows=tuple(
                    ProtectedRow(code=code, label=label, count=shown(side[code]))
                    for code, (label, _) in answers.items()
                ),
            )
            for wave, side in zip(waves, sides, strict=True)
        ),
        n=shown(n),
    )


def protect_pairs(
    item: ItemComparison | ProtectedPairs, rules: ProtectionRules, group: Group | None
) -> ProtectedPairs:
    """Who moved from which coarse answer to which; for filtered views."""
    if isinstance(item, ProtectedPairs):
        return item
    answers = _coarse_answers(item.scale)
    pairs = _coarse_pairs(item, answers)
    codes = tuple(answers)
    return ProtectedPairs(
        form=item.form,
        item=item.item.id,
        rows=codes,
        columns=codes,
        cells=tuple(
            tuple(protect_count(pairs[first, second], rules, group) for second in codes)
            for first in codes
        ),
        n=protect_count(pairs.total(), rules, group),
    )


def protect_points(
    points: Iterable[HistoryPoint], rules: ProtectionRules, group: Group | None = None
) -> tuple[ProtectedPoint, ...]:
    """A goal's figures on the days of which there is one."""
    return tuple(
        ProtectedPoint(day=point.day, figure=protect_figure(point.tally, rules, group))
        for point in sorted(points, key=lambda point: point.day)
        if point.tally is not None
    )


def _coarse_answers(scale: Scale) -> dict[str, tuple[Label, Sequence[str]]]:
    """The scale's coarse groups (its options, where it has none) without don't know: by code the
    words and the options."""
    unknown = {option.code for option in scale.options if option.dont_know}
    return {
        code: (label, options)
        for code, label, options in coarse_groups(scale)
        if not unknown & set(options)
    }


def _coarse_pairs(
    item: ItemComparison, answers: dict[str, tuple[Label, Sequence[str]]]
) -> Counter[tuple[str, str]]:
    groups = {option: code for code, (_, options) in answers.items() for option in options}
    pairs = Counter[tuple[str, str]]()
    for (first, second), count in item.transitions.items():
        if first in groups and second in groups:
            pairs[groups[first], groups[second]] += count
    return pairs
