"""Who moved from where to where: everybody in one cell, better and worse told by the scores."""

from __future__ import annotations

from dashboard.figures.palette import BETTER_SHADES, MIDDLE, WORSE_SHADES
from dashboard.figures.strips import common_field, lay_out
from dashboard.figures.transitions import flows, movement_group, transition_groups
from dashboard.text.catalogue import Text
from tests.unit.figures.waves import HEALTH, MOVED, NOMINAL, compared

TEXT = Text("da")


def test_the_square_holds_everybody_once() -> None:
    square = flows(MOVED, dont_know=True)
    assert [len(row) for row in square] == [5] * 5
    assert sum(flow.count for row in square for flow in row) == MOVED.n == 12
    without = flows(MOVED, dont_know=False)
    assert [len(row) for row in without] == [4] * 4
    assert sum(flow.count for row in without for flow in row) == MOVED.movement.n == 9


def test_steps_up_are_better_whatever_the_form_prints_first() -> None:
    moved = compared({("poor", "excellent"): 2, ("good", "fair"): 1}, HEALTH)
    steps = {
        (flow.before, flow.after): flow.step
        for row in flows(moved, dont_know=True)
        for flow in row
        if flow.count
    }
    assert steps == {("poor", "excellent"): 4, ("good", "fair"): -1}


def test_up_and_down_in_the_square_are_the_movement() -> None:
    cells = [flow for row in flows(MOVED, dont_know=True) for flow in row]
    up = sum(flow.count for flow in cells if flow.step is not None and flow.step > 0)
    down = sum(flow.count for flow in cells if flow.step is not None and flow.step < 0)
    assert (up, down) == (MOVED.movement.improved, MOVED.movement.worse) == (4, 1)


def test_dont_know_and_answers_without_an_order_have_no_step() -> None:
    unknown = [
        flow.step
        for row in flows(MOVED, dont_know=True)
        for flow in row
        if "dont_know" in (flow.before, flow.after)
    ]
    assert set(unknown) == {None}
    nominal = compared({("weekly", "monthly"): 3}, NOMINAL)
    assert {flow.step for row in flows(nominal, dont_know=True) for flow in row} == {None}


def test_a_strip_for_each_answer_that_somebody_began_with() -> None:
    groups = transition_groups(MOVED, TEXT, dont_know=True)
    assert [(group.label, group.n) for group in groups] == [
        ("high", 3),
        ("some", 6),
        ("little", 1),
        ("dont_know", 2),
    ]


def test_strips_are_as_long_as_their_groups_are_large() -> None:
    groups = transition_groups(MOVED, TEXT, dont_know=True)
    field = common_field(groups)
    widths = [sum(block.width for block in lay_out(group, field).blocks) for group in groups]
    shares = [round(width / sum(widths), 3) for width in widths]
    assert shares == [round(n / 12, 3) for n in (3, 6, 1, 2)]


def test_the_movement_stands_on_both_sides_of_the_line() -> None:
    group = movement_group("", MOVED.movement, TEXT, with_unchanged=True)
    assert [(part.words, part.count, part.side, part.colour) for part in group.parts] == [
        ("dårligere", 1, "left", WORSE_SHADES[1]),
        ("bedre", 4, "right", BETTER_SHADES[1]),
        ("samme svar", 4, "apart", MIDDLE),
    ]
    assert group.n == 9
    assert len(movement_group("", MOVED.movement, TEXT, with_unchanged=False).parts) == 2
