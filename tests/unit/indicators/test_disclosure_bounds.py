"""Bounds that follow without a solver hold for every world, and are found where they are plain."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.disclosure_bounds import ends_of, narrow
from dashboard.indicators.disclosure_knowledge import Linear, Unknown

ENDS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: (min(ends), max(ends)))
FACTORS = st.sampled_from([-2, -1, 1, 3])
RELATIONS = st.builds(
    lambda first, second, low, room: Linear(((0, first), (1, second)), low, low + room),
    FACTORS,
    FACTORS,
    st.integers(-8, 8),
    st.integers(0, 4),
)


def test_a_sum_narrows_what_is_added_and_that_narrows_the_next() -> None:
    # 0 and 1 add up to 2, and 2 is no more than 3
    relations = [
        Linear(((0, 1), (1, 1), (2, -1)), 0, 0),
        Linear(((3, 1), (2, -1)), 0, 100),
    ]
    bounds = {0: (28, 32), 1: (23, 27), 2: (53, 57), 3: (0, 52)}
    assert narrow(bounds, relations) is None
    assert narrow(bounds | {3: (0, 53)}, relations) == {
        0: (28, 30),
        1: (23, 25),
        2: (53, 53),
        3: (53, 53),
    }


def test_counts_that_push_each_other_up_come_to_an_end() -> None:
    relations = [Linear(((0, 1), (1, -1)), 1, 10**6), Linear(((1, 1), (0, -1)), 1, 10**6)]
    found = narrow({0: (0, 10**6), 1: (0, 10**6)}, relations)
    assert found is not None
    assert all(0 < low <= high for low, high in found.values())


@settings(deadline=None)
@given(ENDS, ENDS, st.lists(RELATIONS, max_size=3))
def test_no_world_is_outside_the_bounds(
    first: tuple[int, int], second: tuple[int, int], relations: list[Linear]
) -> None:
    worlds = [
        world
        for world in itertools.product(*(range(low, high + 1) for low, high in (first, second)))
        if all(
            one.low <= sum(factor * world[place] for place, factor in one.terms) <= one.high
            for one in relations
        )
    ]
    found = narrow({0: first, 1: second}, relations)
    if found is None:
        assert worlds == []
        return
    less = Unknown("less", ((0, 1), (1, -1)), 3, frozenset())
    low, high = ends_of(less, found, None)
    for world in worlds:
        assert all(found[place][0] <= value <= found[place][1] for place, value in enumerate(world))
        assert low <= world[0] - world[1] <= high


def test_a_relation_of_its_own_bounds_an_unknown_too() -> None:
    less = Unknown("less", ((0, 1), (1, -1)), 3, frozenset())
    assert ends_of(less, {0: (38, 42), 1: (33, 37)}, None) == (1, 9)
    assert ends_of(less, {0: (38, 42), 1: (33, 37)}, (5, 100)) == (5, 9)
