"""Two waves compared: from counts of persons by their two answers to what a page says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from dashboard.indicators.comparison import (
    Answers,
    Bounds,
    Distribution,
    ItemComparison,
    Movement,
    Transitions,
    VoiceComparison,
)
from dashboard.indicators.definition import Item, ProjectDefinition, Scale, TwoVoices
from dashboard.indicators.paired import PairedTest, mcnemar_exact, wilcoxon_pratt


def default_waves(definition: ProjectDefinition) -> tuple[int, int] | None:
    """The first wave against the third, or against the second of two; None with fewer than two."""
    numbers = [wave.number for wave in definition.waves]
    return (numbers[0], numbers[:3][-1]) if len(numbers) > 1 else None


# --- An item ---------------------------------------------------------------------------------


def compare_item(form: str, item: Item, scale: Scale, answers: Answers) -> ItemComparison:
    """The item at two waves.

    The test is McNemar's where the scale has two scores, otherwise Wilcoxon's on their differences.
    """
    both = {pair: count for pair, count in answers.twice.items() if None not in pair}
    everybody = dict(answers.twice)
    for first, count in answers.once.items():
        everybody[first, None] = everybody.get((first, None), 0) + count
    changes = _changes(scale, both)
    movement = movement_of(changes)
    return ItemComparison(
        form=form,
        item=item,
        scale=scale,
        transitions=both,
        first=_distribution(scale, both, 0),
        second=_distribution(scale, both, 1),
        baseline_all=_distribution(scale, everybody, 0),
        first_all=_distribution(scale, answers.twice, 0),
        second_all=_distribution(scale, answers.twice, 1),
        movement=movement,
        test=_test(scale, changes, movement),
        bounds=_bounds(scale, everybody, movement.n),
    )


def movement_of(changes: Mapping[int, int], least: float = 1) -> Movement:
    """Changes (second less first, with how many persons each) of at least `least` either way."""
    improved = sum(count for change, count in changes.items() if change >= least)
    worse = sum(count for change, count in changes.items() if change <= -least)
    return Movement(improved, sum(changes.values()) - improved - worse, worse)


def _distribution(scale: Scale, transitions: Transitions, side: int) -> Distribution:
    counted: dict[str | None, int] = {}
    for pair, count in transitions.items():
        counted[pair[side]] = counted.get(pair[side], 0) + count
    return Distribution(
        counts=tuple(counted.get(option.code, 0) for option in scale.options),
        dont_know=sum(counted.get(o.code, 0) for o in scale.options if o.dont_know),
    )


@lru_cache(maxsize=256)
def _scores(scale: Scale) -> Mapping[str | None, int]:
    """The scores by option; empty where the scale has no order."""
    scores: dict[str | None, int] = {
        option.code: option.score for option in scale.options if option.score is not None
    }
    return scores if len(set(scores.values())) > 1 else {}


def _changes(scale: Scale, both: Transitions) -> Counter[int]:
    """How many persons changed by how much, of those with a scored answer at both waves."""
    scores = _scores(scale)
    changes: Counter[int] = Counter()
    for (first, second), count in both.items():
        if first in scores and second in scores:
            changes[scores[second] - scores[first]] += count
    return changes


def _test(scale: Scale, changes: Mapping[int, int], movement: Movement) -> PairedTest:
    if len(set(_scores(scale).values())) == 2:
        return mcnemar_exact(movement.improved, movement.worse, movement.unchanged)
    return wilcoxon_pratt({float(change): count for change, count in changes.items()})


@lru_cache(maxsize=256)
def good_answers(scale: Scale) -> tuple[str, ...]:
    """The codes of a good answer: the best coarse group, or without groups the better half.

    The middle of an odd number of scores is not good. Empty where the scale has no order.
    """
    scores = _scores(scale)
    if not scores:
        return ()
    ranks = _ranks(scale)
    if ranks:
        return tuple(o.code for o in scale.options if ranks.get(o.code) == 1)
    middle = Fraction(min(scores.values()) + max(scores.values()), 2)
    return tuple(o.code for o in scale.options if scores.get(o.code, middle) > middle)


def _bounds(scale: Scale, transitions: Transitions, compared: int) -> Bounds:
    scores, good = _scores(scale), good_answers(scale)
    n = sum(count for (first, _), count in transitions.items() if first in scores)
    found = sum(
        count
        for (first, second), count in transitions.items()
        if first in scores and second in good
    )
    missing = n - compared
    if n == 0:
        return Bounds(0.0, None, 1.0, 0, 0, good)
    observed = found / compared if compared else None
    return Bounds(found / n, observed, (found + missing) / n, missing, n, good)


# --- Two voices ------------------------------------------------------------------------------


def compare_voices(
    voices: TwoVoices, wave: int, citizen_scale: Scale, staff_scale: Scale, answers: Transitions
) -> VoiceComparison:
    """The two voices at the wave; `answers` by (citizen's, staff member's), None for no answer."""
    signs = _who_is_brighter(citizen_scale, staff_scale)
    by_sign: Counter[int] = Counter()
    for pair, count in answers.items():
        if pair in signs:
            by_sign[signs[pair]] += count
    of_citizen = _distribution(citizen_scale, answers, 0)
    of_staff = _distribution(staff_scale, answers, 1)
    return VoiceComparison(
        voices=voices,
        wave=wave,
        answers=answers,
        n=sum(by_sign.values()),
        agree=by_sign[0],
        citizen_better=by_sign[1],
        staff_better=by_sign[-1],
        dont_know=of_staff.dont_know,
        staff_n=of_staff.n,
        citizen_dont_know=of_citizen.dont_know,
        citizen_n=of_citizen.n,
    )


@lru_cache(maxsize=256)
def _who_is_brighter(
    citizen_scale: Scale, staff_scale: Scale
) -> Mapping[tuple[str | None, str | None], int]:
    """By both answers 1 where the citizen's ranks higher, -1 where the staff member's, or 0."""
    return {
        (citizen, staff): (of_citizen > of_staff) - (of_citizen < of_staff)
        for citizen, of_citizen in _ranks(citizen_scale).items()
        for staff, of_staff in _ranks(staff_scale).items()
    }


def _ranks(scale: Scale) -> dict[str | None, Fraction]:
    """Where each option's coarse group stands, from 0 (worst) to 1 (best).

    Groups stand in the order of their mean scores. Options without a score or a group have no
    place, nor has any option of a scale with but one group.
    """
    scores: dict[str, list[int]] = {}
    for option in scale.options:
        if option.coarse is not None and option.score is not None:
            scores.setdefault(option.coarse, []).append(option.score)
    in_order = sorted(scores, key=lambda group: Fraction(sum(scores[group]), len(scores[group])))
    if len(in_order) < 2:
        return {}
    places = {group: Fraction(place, len(in_order) - 1) for place, group in enumerate(in_order)}
    return {
        option.code: places[option.coarse]
        for option in scale.options
        if option.coarse in places and option.score is not None
    }
