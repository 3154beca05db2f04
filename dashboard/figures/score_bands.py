"""An instrument's score at two waves: the bands as strips, and the mean change on a line."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.intervals import Line, Mark, Point, value_line
from dashboard.figures.palette import worse_to_better
from dashboard.figures.strips import Group, Part, Side
from dashboard.indicators.comparison import ScoreComparison
from dashboard.indicators.definition import ScoreBand
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The line reaches at least this many times the meaningful change to both sides.
_REACH = 1.6


def band_groups(
    comparison: ScoreComparison, waves: tuple[str, str], text: Text
) -> tuple[Group, Group]:
    """The two strips, from the lowest band to the highest. The highest stands right of the line."""
    score = comparison.instrument.score
    bands = score.bands if score else ()
    first, second = (
        _group(label, bands, counts, text)
        for label, counts in zip(
            waves, (comparison.first_bands, comparison.second_bands), strict=True
        )
    )
    return first, second


def band_colours(bands: Sequence[ScoreBand]) -> tuple[str, ...]:
    return worse_to_better(len(bands) - 1, 0, 1) if len(bands) > 1 else ()


def change_line(comparison: ScoreComparison, text: Text) -> Line | None:
    """The mean change with its interval against no change and the meaningful change both ways.

    None where there is no change or no interval.
    """
    score, interval = comparison.instrument.score, comparison.change_interval
    if score is None or interval is None or comparison.mean_change is None:
        return None
    meaningful = score.meaningful_change
    reach = max(meaningful * _REACH, *(abs(end) * 1.1 for end in interval))

    def signed(value: float) -> str:
        sign = "+" if value > 0 else formats.MINUS if value < 0 else ""
        return sign + formats.count(abs(value), text.language)

    return value_line(
        axis=(-reach, reach),
        points=[Point(comparison.mean_change)],
        reach=interval,
        marks=[
            Mark(-meaningful, signed(-meaningful)),
            Mark(0.0, text("comparison.no_change"), is_firm=True),
            Mark(meaningful, signed(meaningful)),
        ],
    )


def _group(label: str, bands: Sequence[ScoreBand], counts: Sequence[int], text: Text) -> Group:
    last = len(bands) - 1
    sides: list[Side] = ["right" if place == last else "left" for place in range(len(bands))]
    parts = tuple(
        Part(text.label(band.label), count, side, colour)
        for band, count, side, colour in zip(bands, counts, sides, band_colours(bands), strict=True)
    )
    return Group(label, sum(counts), parts)
