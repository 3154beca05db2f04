"""Bars that the page draws itself: lengths, marks and words, and nothing for a screen reader."""

from __future__ import annotations

from typing import Any

from dashboard.components.count_bars import draw_bars
from dashboard.figures.count_bars import BarGroup, CountBar


def styles(part: Any) -> list[tuple[str, dict[str, str]]]:
    found = []
    for child in getattr(part, "children", None) or []:
        if hasattr(child, "className"):
            if hasattr(child, "style"):
                found.append((child.className, child.style))
            found += styles(child) if isinstance(child.children, list) else []
    return found


def test_a_bar_its_part_its_mark_and_its_words() -> None:
    drawn = draw_bars([BarGroup("a", (CountBar(10, "4 of 10", part=4, mark=20),))])
    assert getattr(drawn, "aria-hidden") == "true"
    room = "calc((100% - var(--count-room)) * {})"
    assert styles(drawn) == [
        ("count-bar count-soft", {"width": room.format(0.5)}),
        ("count-bar count-firm", {"width": room.format(0.2)}),
        ("count-mark", {"left": room.format(1.0)}),
        # after the mark, which lies beyond the bar
        ("count-words", {"left": room.format(1.0)}),
    ]


def test_a_bar_that_is_all_firm_is_one() -> None:
    drawn = draw_bars([BarGroup("a", (CountBar(10, "10"), CountBar(5, "5", mark=2)))])
    assert [name for name, _ in styles(drawn)] == [
        "count-bar count-firm",
        "count-words",
        "count-bar count-firm",
        "count-mark",
        "count-words",
    ]
