"""The colours of the product. One colour has one meaning; a standing never rests on colour alone.

The hues are those of Okabe and Ito, darkened until each has a contrast of 4.5:1 on white, so that
the same colour serves an arc, a line and a word. Their lightness differs where their hues may be
confused (at risk and behind). `assets/view/colours.css` says the same to the browser.
"""

from __future__ import annotations

from functools import lru_cache

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

#: From worse to better, for answers that have a direction: brown against blue, which every kind of
#: colour vision tells apart. Each side's shades run from the extreme inwards. All stand out from
#: paper (3:1) and carry words in ink or in paper (4.5:1).
WORSE_SHADES = ("#6A3A0A", "#9A5A14", "#C48436")
BETTER_SHADES = ("#1F3F86", "#4567B4", "#7390CC")
#: Neither worse nor better: the middle of a scale, or no change.
MIDDLE = "#8A929D"
#: Not known: hollow, so that it can't be mistaken for an answer, in colour or in print.
UNKNOWN = PAPER
#: Answers without a direction, in the order of the questionnaire: greys, which promise nothing.
NEUTRAL_SHADES = ("#1B2430", "#344050", "#4D5868", "#667080", "#828B97", "#8C95A1")

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


def worse_to_better(worse: int, middle: int, better: int) -> tuple[str, ...]:
    """A colour for each option of a scale, from the worst to the best.

    The arguments say how many options are on the worse side, in the middle and on the better side.
    One alone on its side has the shade between; more than there are shades share with a neighbour.
    """
    return (
        *_side(WORSE_SHADES, worse),
        *([MIDDLE] * middle),
        *reversed(_side(BETTER_SHADES, better)),
    )


def _side(shades: tuple[str, ...], options: int) -> tuple[str, ...]:
    """The shades of one side's options from the extreme inwards."""
    if options == 1:
        return (shades[1],)
    return _spread(shades, options)


def without_direction(options: int) -> tuple[str, ...]:
    """A colour for each option of a scale that goes neither up nor down."""
    return _spread(NEUTRAL_SHADES, options)


def _spread(shades: tuple[str, ...], options: int) -> tuple[str, ...]:
    """So many shades, from the first to the last."""
    if options == 1:
        return shades[:1]
    last = len(shades) - 1
    return tuple(shades[round(place * last / (options - 1))] for place in range(options))


@lru_cache(maxsize=256)
def words_on(colour: str) -> str:
    """Ink or paper: whichever is easier to read on the colour."""
    return PAPER if _luminance(colour) < 0.2146 else INK  # equal contrast with both


def _luminance(colour: str) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
