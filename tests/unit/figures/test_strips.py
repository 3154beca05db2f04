"""Strips: all on one field, every person drawn once, nobody drawn twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.palette import INK, PAPER, UNKNOWN
from dashboard.figures.strips import Group, Part, Side, common_field, lay_out

SIDES: tuple[Side, ...] = ("left", "middle", "right", "apart")


def group(left: int, middle: int, right: int, apart: int, label: str = "wave") -> Group:
    counts = zip(SIDES, (left, middle, right, apart), strict=True)
    parts = tuple(Part(side, count, side, "#4567B4") for side, count in counts)
    return Group(label, left + middle + right + apart, parts)


def test_left_of_the_line_ends_at_it_and_right_of_it_begins() -> None:
    strip = lay_out(one := group(3, 0, 1, 0), common_field([one]))
    left, right = strip.blocks
    assert (left.start, left.width) == (0, 75)
    assert (right.start, right.width) == (75, 25)


def test_the_middle_stands_across_the_line() -> None:
    field = common_field([one := group(1, 2, 1, 0)])
    middle = lay_out(one, field).blocks[1]
    assert field.line == 50
    assert middle.start + middle.width / 2 == 50


def test_strips_of_one_drawing_share_the_line() -> None:
    """Of the first all stand left, of the second all right: the line is in the middle."""
    groups = [group(4, 0, 0, 0), group(0, 0, 2, 0)]
    field = common_field(groups)
    first, second = (lay_out(one, field).blocks[0] for one in groups)
    assert field.line == 50
    assert (first.start, first.width) == (0, 50)
    assert (second.start, second.width) == (50, 50)


def test_those_apart_begin_at_one_place_beyond_all_others() -> None:
    groups = [group(1, 0, 3, 4), group(2, 0, 6, 0)]
    field = common_field(groups)
    apart = lay_out(groups[0], field).blocks[-1]
    longest = lay_out(groups[1], field).blocks[-1]
    assert apart.start == pytest.approx(field.unknown, abs=0.001)
    assert apart.start > longest.start + longest.width


def test_of_the_same_whole_two_persons_do_not_look_like_twenty() -> None:
    parts = (Part("right", 2, "right", "#4567B4"),)
    field = common_field([Group("few", 2, parts, whole=20), group(0, 0, 1, 0)])
    assert lay_out(Group("few", 2, parts, whole=20), field).blocks[0].width == 10


def test_nobody_is_no_block_and_an_empty_drawing_no_error() -> None:
    empty = group(0, 0, 0, 0)
    assert lay_out(empty, common_field([empty])).blocks == ()
    assert common_field([]).unknown is None


def test_words_on_a_block_can_be_read_and_the_unknown_is_hollow() -> None:
    parts = (
        Part("dark", 1, "right", "#1F3F86"),
        Part("light", 1, "right", "#7390CC"),
        Part("unknown", 1, "apart", UNKNOWN),
    )
    strip = lay_out(one := Group("wave", 3, parts), common_field([one]))
    assert [block.ink for block in strip.blocks] == [PAPER, INK, INK]
    assert [block.hollow for block in strip.blocks] == [False, False, True]


counts = st.integers(0, 60)


@given(st.lists(st.tuples(counts, counts, counts, counts), min_size=1, max_size=5))
def test_every_person_is_drawn_within_the_field_and_apart_from_the_others(
    drawn: list[tuple[int, int, int, int]],
) -> None:
    groups = [group(*one) for one in drawn]
    field = common_field(groups)
    for one in groups:
        blocks = lay_out(one, field).blocks
        assert sum(block.count for block in blocks) == one.n
        assert all(block.start >= -0.001 for block in blocks)
        assert all(block.start + block.width <= 100.01 for block in blocks)
        for before, after in pairwise(blocks):
            assert after.start >= before.start + before.width - 0.01
        if one.n:
            width = sum(block.width for block in blocks)
            assert width == pytest.approx(field.scale, abs=0.05)
