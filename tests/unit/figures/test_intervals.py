"""Values on a line: in per cent of its axis, never outside it."""

from __future__ import annotations

from dashboard.figures.intervals import Mark, Point, value_line


def test_values_are_placed_in_per_cent_of_the_axis() -> None:
    line = value_line(
        axis=(-20, 20),
        points=[Point(0), Point(10, is_hollow=True)],
        reach=(-10, 15),
        marks=[Mark(-20, "low"), Mark(0, "none", is_firm=True)],
    )
    assert line.reach == (25, 87.5)
    assert line.points == (Point(50), Point(75, is_hollow=True))
    assert line.marks == (Mark(0, "low"), Mark(50, "none", is_firm=True))


def test_what_lies_beyond_the_axis_stands_at_its_end() -> None:
    line = value_line(axis=(0, 1), points=[Point(1.2)], reach=(-0.1, 2))
    assert line.reach == (0, 100)
    assert line.points == (Point(100),)


def test_a_line_may_be_without_reach() -> None:
    assert value_line(axis=(0, 1), points=[Point(0.5)]).reach is None
