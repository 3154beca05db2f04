"""The colours of the product. One colour has one meaning; a standing never rests on colour alone.

The hues are those of Okabe and Ito, darkened until each has a contrast of 4.5:1 on white, so that
the same colour serves an arc, a line and a word. Their lightness differs where their hues may be
confused (at risk and behind). `assets/view/colours.css` says the same to the browser.
"""

from __future__ import annotations

from dashboard.indicators.results import Standing

PAPER = "#FFFFFF"
INK = "#1B2430"
MUTED = "#55606E"
#: Hairlines and the grid: they only guide the eye and carry no meaning.
RULE = "#D8DDE3"
#: The part of an arc that is not filled yet.
TRACK = "#E6EAEE"

#: Counts and shares that stand for no standing: bars, lines, dots. The soft one is for what is only
#: the background of the other (the whole of which a part is drawn, an earlier wave, an interval).
DATA = "#33539E"
DATA_SOFT = "#A9B8DA"

STANDING_COLOURS: dict[Standing, str] = {
    Standing.REACHED: "#007A5A",
    Standing.ON_TRACK: "#0067A5",
    Standing.AT_RISK: "#A85F00",
    Standing.BEHIND: "#B3360B",
    Standing.UNREACHABLE: "#6B2C5E",
    Standing.NO_TARGET: "#3F4B5A",
    Standing.NOT_MEASURED: "#667080",
}


def tint(colour: str, opacity: float) -> str:
    """The colour as a CSS ``rgba()`` of the given opacity from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
