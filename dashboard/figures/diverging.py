"""An item's answers as strips from worst to best, in one direction whatever the scale's print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.figures.palette import UNKNOWN, without_direction, worse_to_better
from dashboard.figures.strips import Group, Part, Side
from dashboard.indicators.comparing import good_answers
from dashboard.indicators.comparison import Distribution, ItemComparison
from dashboard.indicators.definition import Option, Scale
from dashboard.text.catalogue import Text

#: Persons by the code of their answer.
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Place:
    """Where an option stands in every drawing, and in which colour."""

    option: Option
    side: Side
    colour: str


@lru_cache(maxsize=256)
def places(scale: Scale) -> tuple[Place, ...]:
    """The options from worst to best, then those without a score, then "don't know".

    Good answers stand right of the line, the middle of an odd number of groups (or of scores)
    across it, the others left. The options of a scale without an order all stand right.
    """
    known = [option for option in scale.options if not option.dont_know]
    unknown = [option for option in scale.options if option.dont_know]
    scored = sorted((o for o in known if o.score is not None), key=lambda o: o.score or 0)
    placed: list[Place] = []
    has_order = bool(good_answers(scale))
    if has_order:
        sides = _sides(scale, scored)
        shades = worse_to_better(*(sides.count(side) for side in ("left", "middle", "right")))
        placed += map(Place, scored, sides, shades)
        unplaced = [option for option in known if option.score is None]
    else:
        unplaced = known
    greys = without_direction(len(unplaced)) if unplaced else ()
    placed += [
        Place(option, "apart" if has_order else "right", grey)
        for option, grey in zip(unplaced, greys, strict=True)
    ]
    return (*placed, *(Place(option, "apart", UNKNOWN) for option in unknown))


def answers_group(label: str, scale: Scale, counts: Counts, text: Text) -> Group:
    """A strip of one group's answers; `n` is how many they are."""
    parts = tuple(
        Part(
            words=text.label(place.option.label),
            count=counts.get(place.option.code, 0),
            side=place.side,
            colour=place.colour,
        )
        for place in places(scale)
    )
    return Group(label, sum(part.count for part in parts), parts)


def answers_at_both(comparison: ItemComparison, *, dont_know: bool) -> tuple[Counts, Counts]:
    """The same persons' answers at the first wave and at the second.

    Without `dont_know` they are those who answered something else both times, so that the two
    strips have the same n either way.
    """
    unknown = {option.code for option in comparison.scale.options if option.dont_know}
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (before, after), count in comparison.transitions.items():
        if before is None or after is None:
            continue
        if not dont_know and (before in unknown or after in unknown):
            continue
        first[before] += count
        second[after] += count
    return first, second


def option_counts(scale: Scale, distribution: Distribution) -> dict[str, int]:
    """A distribution by the codes of the options."""
    return {o.code: k for o, k in zip(scale.options, distribution.counts, strict=True)}


def item_groups(
    comparison: ItemComparison, waves: tuple[str, str], text: Text, *, dont_know: bool
) -> tuple[Group, Group]:
    """The two strips of an item; `waves` are the labels of the first wave and the second."""
    first, second = answers_at_both(comparison, dont_know=dont_know)
    return (
        answers_group(waves[0], comparison.scale, first, text),
        answers_group(waves[1], comparison.scale, second, text),
    )


def _sides(scale: Scale, scored: Sequence[Option]) -> list[Side]:
    """Of each option, in order of score."""
    good, middle = good_answers(scale), _middle(scored)
    return ["right" if o.code in good else "middle" if o.code in middle else "left" for o in scored]


def _middle(scored: Sequence[Option]) -> set[str]:
    """The options of the second of three coarse groups; without groups those of the middle score.

    So they agree with `good_answers`: of any other number of groups only the best is good.
    """
    groups = list(dict.fromkeys(option.coarse for option in scored))
    if None not in groups and len(groups) > 1:
        return {o.code for o in scored if o.coarse == groups[1]} if len(groups) == 3 else set()
    lowest, highest = scored[0].score or 0, scored[-1].score or 0
    return {o.code for o in scored if (o.score or 0) * 2 == lowest + highest}
