"""The colours: readable, the same in the browser as here, and one meaning each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.figures.palette import INK, MUTED, PAPER, STANDING_COLOURS, TRACK, tint
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
