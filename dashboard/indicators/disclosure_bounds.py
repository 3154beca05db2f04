"""What bounds on counts follow from what is known of them, without a solver.

Each relation narrows its counts by the bounds of its other counts, and that again, until nothing
changes. The bounds hold; they need not be the narrowest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.indicators.disclosure_knowledge import Linear, Unknown

#: The least and the greatest value, both inclusive.
Range = tuple[int, int]


def narrow(bounds: Mapping[int, Range], relations: Sequence[Linear]) -> dict[int, Range] | None:
    """The narrower bounds of counts by their positions; None where the relations contradict."""
    found = dict(bounds)
    of_count: dict[int, list[int]] = {}
    for number, relation in enumerate(relations):
        for place, _ in relation.terms:
            of_count.setdefault(place, []).append(number)
    waiting = dict.fromkeys(range(len(relations)))
    # Counts that push each other up step by step could take long; where it stops, bounds hold.
    for _ in range(100 * len(relations)):
        if not waiting:
            break
        number = next(iter(waiting))
        del waiting[number]
        for place, narrower in _narrower(relations[number], found):
            if narrower[0] > narrower[1]:
                return None
            found[place] = narrower
            waiting |= dict.fromkeys(of_count[place])
    return None if any(low > high for low, high in found.values()) else found


def _narrower(relation: Linear, bounds: Mapping[int, Range]) -> list[tuple[int, Range]]:
    """The counts of the relation for which it leaves less room than their bounds."""
    ends = [_times(factor, bounds[place]) for place, factor in relation.terms]
    low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
    if low >= relation.low and high <= relation.high:
        return []
    found = []
    for (place, factor), end in zip(relation.terms, ends, strict=True):
        least, most = relation.low - (high - end[1]), relation.high - (low - end[0])
        if factor < 0:
            factor, least, most = -factor, -most, -least
        before = bounds[place]
        # rounded towards the inside
        after = max(before[0], -(-least // factor)), min(before[1], most // factor)
        if after != before:
            found.append((place, after))
    return found


def _times(factor: int, ends: Range) -> Range:
    low, high = factor * ends[0], factor * ends[1]
    return (low, high) if factor > 0 else (high, low)


def ends_of(unknown: Unknown, bounds: Mapping[int, Range], own: Range | None) -> Range:
    """Between which values the unknown lies, by its counts' bounds and a relation of its `own`."""
    ends = [_times(factor, bounds[place]) for place, factor in unknown.terms]
    low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
    return (low, high) if own is None else (max(low, own[0]), min(high, own[1]))
