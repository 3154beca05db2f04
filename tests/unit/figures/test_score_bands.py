"""A score's bands and its mean change, against no change and the meaningful change."""

from __future__ import annotations

import pytest

from dashboard.figures.palette import BETTER_SHADES, WORSE_SHADES
from dashboard.figures.score_bands import band_colours, band_groups, change_line
from dashboard.figures.strips import common_field, lay_out
from dashboard.text.catalogue import Text
from tests.unit.figures.waves import WHO5, scored

TEXT = Text("da")


def test_bands_go_from_the_lowest_up_and_the_highest_stands_right() -> None:
    first, second = band_groups(scored(), ("Before", "After"), TEXT)
    assert [(part.words, part.count, part.side) for part in first.parts] == [
        ("risk", 19, "left"),
        ("low", 7, "left"),
        ("good", 13, "right"),
    ]
    assert (first.n, second.n) == (39, 39)
    blocks = lay_out(first, common_field([first, second])).blocks
    assert [block.words for block in blocks] == ["risk", "low", "good"]


def test_the_lower_bands_have_the_colours_of_the_worse() -> None:
    assert WHO5.score is not None
    assert band_colours(WHO5.score.bands) == (WORSE_SHADES[0], WORSE_SHADES[2], BETTER_SHADES[1])
    assert band_colours(WHO5.score.bands[:1]) == ()


def test_the_change_stands_between_its_limits_and_beside_the_marks() -> None:
    line = change_line(scored(), TEXT)
    assert line is not None
    assert line.reach is not None
    low, high = line.reach
    [point] = line.points
    assert low < point.at < high
    below, nought, above = line.marks
    assert [mark.words for mark in line.marks] == ["\u221210", "0: ingen ændring", "+10"]
    assert (below.at + above.at) / 2 == pytest.approx(nought.at) == 50
    assert nought.at < low, "above nought"
    assert high < above.at, "below what counts as meaningful"


def test_a_wide_interval_widens_the_axis() -> None:
    line = change_line(scored(19.0, (13.5, 24.4)), TEXT)
    assert line is not None
    assert line.reach is not None
    assert line.marks[2].at < line.reach[0] < line.reach[1] < 100


def test_without_an_interval_there_is_no_line() -> None:
    assert change_line(scored(interval=None), TEXT) is None
    assert change_line(scored(change=None), TEXT) is None
