"""Chance that is the same on every run: each draw is named, so no draw depends on another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

SEED = "paa-vej-til-arbejde"


def draw(*name: Hashable) -> Random:
    """A generator of its own for the draw of this name."""
    return Random("|".join([SEED, *map(str, name)]))


def noise(*name: Hashable) -> float:
    """A standard normal number that belongs to the name."""
    return draw(*name).gauss(0.0, 1.0)


def between(low: int, high: int, *name: Hashable) -> int:
    """A whole number from `low` to `high`, both inclusive."""
    return draw(*name).randint(low, max(low, high))


def shuffled(values: Sequence[T], *name: Hashable) -> list[T]:
    """The values in an order that belongs to the name."""
    result = list(values)
    draw(*name).shuffle(result)
    return result


def apportion(weights: Mapping[str, float], total: int) -> dict[str, int]:
    """Whole counts that sum to `total` in proportion to `weights` (largest remainder)."""
    scale = total / sum(weights.values())
    exact = {code: weight * scale for code, weight in weights.items()}
    counts = {code: int(value) for code, value in exact.items()}
    by_remainder = sorted(exact, key=lambda code: (counts[code] - exact[code], code))
    for code in by_remainder[: total - sum(counts.values())]:
        counts[code] += 1
    return counts


def hand_out(
    people: Sequence[T],
    counts: Mapping[str, int],
    worst_first: Sequence[str],
    latent: Callable[[T], float],
    doubt: Callable[[T], float],
) -> list[str]:
    """Give each of `people` one code so that each code is given exactly as often as `counts` says.

    Codes that are not in `worst_first` (don't know) go to those with the highest `doubt`, the
    others to the rest in the order of `latent`, lowest first. Raises ValueError when the counts do
    not sum to the number of people.
    """
    if sum(counts.values()) != len(people):
        raise ValueError(f"{sum(counts.values())} answers for {len(people)} people")
    unranked = [code for code in counts if code not in worst_first]
    order = sorted(range(len(people)), key=lambda i: -doubt(people[i]))
    first = sum(counts[code] for code in unranked)
    order = order[:first] + sorted(order[first:], key=lambda i: latent(people[i]))
    codes = [c for c in [*unranked, *worst_first] for _ in range(counts.get(c, 0))]
    given = dict(zip(order, codes, strict=True))
    return [given[i] for i in range(len(people))]
