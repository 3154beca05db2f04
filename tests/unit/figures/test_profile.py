"""Lengths, shades and colours of the profile's drawings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.palette import TRACK, UNKNOWN
from dashboard.figures.profile import (
    MOST_PARTS,
    SHADES,
    answer_colours,
    bar_length,
    bar_parts,
    part_colours,
    shade,
)
from dashboard.indicators.definition import Scale
from tests.unit.definitions import LABEL


@pytest.mark.parametrize(
    ("count", "of", "length"), [(0, 98, 0), (49, 98, 50), (98, 98, 100), (1, 3, 33.333), (0, 0, 0)]
)
def test_a_bar_is_as_long_as_its_share(count: int, of: int, length: float) -> None:
    assert bar_length(count, of) == length


def test_a_bar_is_divided_in_order_and_nobody_has_no_part() -> None:
    parts = bar_parts((1, 0, 3), part_colours(3))
    assert [(part.start, part.width) for part in parts] == [(0, 25), (25, 75)]
    assert bar_parts((0, 0), part_colours(2)) == ()


@settings(deadline=None, max_examples=60)
@given(counts=st.lists(st.integers(0, 60), min_size=1, max_size=MOST_PARTS))
def test_the_parts_fill_the_bar_without_gap_or_overlap(counts: list[int]) -> None:
    parts = bar_parts(counts, part_colours(len(counts)))
    assert len(parts) == sum(count > 0 for count in counts)
    end = 0.0
    for part in parts:
        assert part.start == pytest.approx(end, abs=0.01)
        end = part.start + part.width
    if parts:
        assert end == pytest.approx(100, abs=0.01)


def test_only_an_empty_cell_has_no_shade() -> None:
    assert shade(0, 40) == 0
    assert shade(1, 1000) == 1
    assert shade(40, 40) == SHADES - 1
    assert [shade(count, 5) for count in range(6)] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("parts", range(1, MOST_PARTS + 1))
@pytest.mark.parametrize("last_is_rest", [True, False])
def test_every_part_has_a_colour_of_its_own(parts: int, last_is_rest: bool) -> None:
    colours = part_colours(parts, last_is_rest=last_is_rest)
    assert len(set(colours)) == len(colours) == parts
    assert (colours[-1] == TRACK) is last_is_rest


def test_answers_have_the_colours_of_before_and_after_and_not_knowing_is_hollow() -> None:
    scale = Scale.model_validate(
        {
            "id": "s",
            "options": [
                {"code": "good", "label": LABEL, "score": 2},
                {"code": "poor", "label": LABEL, "score": 1},
                {"code": "dont_know", "label": LABEL, "dont_know": True},
            ],
        }
    )
    good, poor, unknown = answer_colours(scale)
    assert good != poor
    assert unknown == UNKNOWN
