"""The colours: readable, the same in the browser as here, and one meaning each."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.figures.palette import (
    BETTER_SHADES,
    INK,
    MIDDLE,
    MUTED,
    NEUTRAL_SHADES,
    PAPER,
    STANDING_COLOURS,
    TRACK,
    WORSE_SHADES,
    tint,
    without_direction,
    words_on,
    worse_to_better,
)
from dashboard.indicators.results import Standing

VIEW = Path(__file__).resolve().parents[3] / "assets" / "view"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [INK, MUTED, *STANDING_COLOURS.values()])
def test_text_has_enough_contrast(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("colour", [INK, *STANDING_COLOURS.values()])
def test_arcs_stand_out_from_their_track(colour: str) -> None:
    assert contrast(colour, TRACK) >= 3


def test_every_standing_has_a_colour_of_its_own() -> None:
    assert set(STANDING_COLOURS) == set(Standing)
    assert len(set(STANDING_COLOURS.values())) == len(Standing)


def test_the_browser_has_the_same_colours() -> None:
    css = dict(re.findall(r"--([\w-]+): (#\w{6});", (VIEW / "colours.css").read_text("utf-8")))
    for standing, colour in STANDING_COLOURS.items():
        name = standing.value.replace("_", "-")
        assert css[name] == colour
        symbol = (VIEW / "symbols" / f"{name}.svg").read_text("utf-8")
        assert colour in symbol
    assert (css["ink"], css["muted"], css["track"]) == (INK, MUTED, TRACK)


def test_tint() -> None:
    assert tint("#0067A5", 0.14) == "rgba(0,103,165,0.14)"


ANSWER_COLOURS = [*WORSE_SHADES, MIDDLE, *BETTER_SHADES, *NEUTRAL_SHADES]


@pytest.mark.parametrize("colour", ANSWER_COLOURS)
def test_answers_stand_out_from_paper_and_carry_words(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3
    assert contrast(colour, words_on(colour)) >= 4.5


@pytest.mark.parametrize(
    ("worse", "middle", "better"),
    [(1, 0, 1), (1, 1, 1), (2, 0, 2), (2, 1, 2), (2, 0, 3), (3, 0, 1), (3, 0, 3)],
)
def test_a_scale_of_up_to_six_answers_has_a_colour_for_each(
    worse: int, middle: int, better: int
) -> None:
    """On each side the outer ones are darker, so that they are told apart in print too."""
    colours = worse_to_better(worse, middle, better)
    assert len(set(colours)) == len(colours) == worse + middle + better
    left, right = colours[:worse], colours[worse + middle :]
    assert sorted(left, key=luminance) == list(left)
    assert sorted(right, key=luminance, reverse=True) == list(right)
    for side in (left, right):
        for one, other in pairwise(side):
            assert contrast(one, other) >= 1.5


def test_worse_and_better_differ_for_every_kind_of_colour_vision() -> None:
    """Brown is far more red than blue, and blue the reverse: seen without red or green they stay.

    The difference of blue and yellow is what dichromats of red and green see.
    """
    for worse in WORSE_SHADES:
        assert int(worse[1:3], 16) > int(worse[5:7], 16) + 40
    for better in BETTER_SHADES:
        assert int(better[5:7], 16) > int(better[1:3], 16) + 40


def test_longer_scales_share_shades_with_their_neighbours() -> None:
    colours = worse_to_better(5, 1, 5)
    assert len(colours) == 11
    assert colours[0] == WORSE_SHADES[0]
    assert colours[-1] == BETTER_SHADES[0]
    assert without_direction(1) == NEUTRAL_SHADES[:1]
    assert without_direction(6) == NEUTRAL_SHADES
