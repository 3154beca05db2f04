"""Counts as bars: all on one scale."""

from __future__ import annotations

from pathlib import Path

import dashboard
from dashboard.figures.count_bars import BarGroup, CountBar, DrawnBar, count_bars
from dashboard.figures.palette import DATA, DATA_SOFT

STYLES = Path(dashboard.__file__).parent.parent / "assets" / "view" / "intake.css"


def test_the_longest_bar_or_mark_is_the_scale() -> None:
    groups = [
        BarGroup("a", (CountBar(10, "ten"), CountBar(5, "five", part=2, mark=20))),
        BarGroup("b", (CountBar(0, "none"),)),
    ]
    assert count_bars(groups) == (
        ("a", (DrawnBar(0.5, 0.5, None, "ten"), DrawnBar(0.25, 0.1, 1.0, "five"))),
        ("b", (DrawnBar(0.0, 0.0, None, "none"),)),
    )


def test_nothing_but_noughts_has_no_length() -> None:
    assert count_bars([BarGroup("a", (CountBar(0, "0"),))]) == (
        ("a", (DrawnBar(0.0, 0.0, None, "0"),)),
    )
    assert count_bars([]) == ()


def test_the_colours_are_those_of_the_palette() -> None:
    css = STYLES.read_text(encoding="utf-8")
    assert f"--data: {DATA};" in css
    assert f"--data-soft: {DATA_SOFT};" in css
