"""An instrument's score before and after: its bands, its mean change, and who changed reliably."""

from __future__ import annotations

from typing import Any

from dashboard.components import html
from dashboard.components.comparison import Comparison
from dashboard.components.comparison_drawings import (
    Directions,
    KeyEntry,
    LinePanel,
    LineRow,
    Panel,
    key,
    line_drawing,
    strip_drawing,
)
from dashboard.components.comparison_tables import Row, effect_cell, test_cell, two_columns
from dashboard.components.comparison_words import LEAST_PAIRS, say_count
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell, number_cell, share_cell
from dashboard.figures.score_bands import band_colours, band_groups, change_line
from dashboard.indicators.comparison import ScoreComparison
from dashboard.indicators.definition import Score
from dashboard.text import formats
from dashboard.text.catalogue import Text


def scores_section(comparison: Comparison) -> Section:
    """The scores that are looked at; no parts where there are none."""
    text, look = comparison.text, comparison.look
    parts: list[Any] = []
    for one in comparison.scores:
        score = one.instrument.score
        if score is None or (look.instrument and look.instrument != one.instrument):
            continue
        if one.n < LEAST_PAIRS:
            parts.append(html.P(text("comparison.score.too_few")))
            continue
        parts += [_bands(comparison, one, score), _change(comparison, one, score)]
    return Section("scores", text("comparison.scores"), parts, lead=text("comparison.scores.lead"))


def _bands(comparison: Comparison, one: ScoreComparison, score: Score) -> Chart:
    text, name = comparison.text, f"score-{one.instrument.id}"
    title = text.label(one.instrument.name)
    drawing: list[Any] = []
    if len(score.bands) > 1:
        entries = [
            KeyEntry(text.label(band.label), (colour,))
            for band, colour in zip(score.bands, band_colours(score.bands), strict=True)
        ]
        drawing = [
            strip_drawing(
                [Panel(band_groups(one, comparison.waves, text))],
                text,
                with_words=True,
                directions=Directions(text("comparison.lower"), text("comparison.higher"), ""),
                css_class="large",
            ),
            key(entries),
        ]
    return Chart(
        name,
        title,
        say_score(one, comparison.waves, text),
        _bands_table(comparison, one, score, name, title),
        drawing=drawing,
    )


def _bands_table(
    comparison: Comparison, one: ScoreComparison, score: Score, name: str, title: str
) -> Table:
    text = comparison.text
    rows: list[Row] = []
    for place, band in enumerate(score.bands):
        cells: list[Cell] = []
        for counts in (one.first_bands, one.second_bands):
            cells += [count_cell(counts[place], text), share_cell(counts[place], one.n, text)]
        rows.append((text.label(band.label), *cells))
    nothing = Cell("", None, "share")
    n = count_cell(one.n, text)
    rows.append((text("comparison.score.persons"), n, nothing, n, nothing))
    means = [number_cell(mean, text) for mean in (one.first_mean, one.second_mean)]
    rows.append((text("comparison.score.mean"), means[0], nothing, means[1], nothing))
    return Table(name, title, ("", *two_columns(comparison.waves, text)), tuple(rows))


def _change(comparison: Comparison, one: ScoreComparison, score: Score) -> Chart:
    text, name = comparison.text, f"score-{one.instrument.id}-change"
    title = text("comparison.score.change", name=text.label(one.instrument.name))
    line = change_line(one, text)
    drawing = []
    if line is not None:
        reading = signed(one.mean_change or 0.0, text)
        row = LineRow(text("comparison.score.mean_change"), line, reading)
        drawing.append(line_drawing([LinePanel((row,))], line.marks, css_class="change"))
    return Chart(
        name,
        title,
        say_reliable(one, text),
        _change_table(comparison, one, score, name, title),
        drawing=drawing,
    )


def _change_table(
    comparison: Comparison, one: ScoreComparison, score: Score, name: str, title: str
) -> Table:
    text, test, reliable = comparison.text, one.test, one.reliable
    low, high = one.change_interval or (None, None)
    limit = formats.count(score.reliable_change, text.language)
    rows: list[tuple[str, Cell]] = [
        (text("comparison.score.persons"), count_cell(one.n, text)),
        (text("comparison.score.mean_change"), number_cell(one.mean_change, text)),
        (text("comparison.score.low"), number_cell(low, text)),
        (text("comparison.score.high"), number_cell(high, text)),
        (text("comparison.score.up", limit=limit), count_cell(reliable.improved, text)),
        (text("comparison.score.between", limit=limit), count_cell(reliable.unchanged, text)),
        (text("comparison.score.down", limit=limit), count_cell(reliable.worse, text)),
        (text("comparison.table.test"), test_cell(test, text)),
        (text("comparison.table.effect"), effect_cell(test, text)),
        (text("comparison.score.all_mean"), number_cell(one.first_all_mean, text)),
        (text("comparison.score.all_n"), count_cell(one.first_all_n, text)),
    ]
    head = (text("comparison.table.measure"), text("table.value"))
    return Table(name, title, head, tuple(rows))


def say_score(comparison: ScoreComparison, waves: tuple[str, str], text: Text) -> str:
    """The means, their change with its interval, and whether that is called progress."""
    score, change = comparison.instrument.score, comparison.mean_change
    if score is None or change is None or comparison.n < LEAST_PAIRS:
        return text("comparison.score.too_few")
    means = text(
        "comparison.score.means",
        name=text.label(comparison.instrument.name),
        n=say_count(comparison.n, text),
        first=_point(comparison.first_mean or 0.0, text),
        second=_point(comparison.second_mean or 0.0, text),
        first_wave=waves[0],
        second_wave=waves[1],
        change=signed(change, text),
        interval=_interval(comparison.change_interval, text),
    )
    return f"{means} {_score_verdict(comparison, change, score.meaningful_change, text)}"


def _score_verdict(comparison: ScoreComparison, change: float, limit: float, text: Text) -> str:
    low, high = comparison.change_interval or (0.0, 0.0)
    way = "up" if change > 0 else "down"
    values = {"limit": say_count(limit, text)}
    if not comparison.is_meaningful:
        key = "beyond" if low > 0 or high < 0 else "chance"
        return text(f"comparison.score.below.{key}.{way}", **values)
    if low > 0 or high < 0:
        return text(f"comparison.score.meaningful.{way}", **values)
    return text("comparison.score.uncertain", **values)


def say_reliable(comparison: ScoreComparison, text: Text) -> str:
    """How many persons changed by more than chance explains for one person."""
    score, reliable = comparison.instrument.score, comparison.reliable
    if score is None or reliable.n < LEAST_PAIRS:
        return text("comparison.score.too_few")
    return text(
        "comparison.score.reliable",
        improved=say_count(reliable.improved, text),
        worse=say_count(reliable.worse, text),
        n=say_count(reliable.n, text),
        limit=say_count(score.reliable_change, text),
    )


def signed(value: float, text: Text) -> str:
    """ "+5,6", "−2,0"; nought has no sign."""
    written = _point(value, text)
    return (
        f"+{written}" if value > 0 and any(digit in written for digit in "123456789") else written
    )


def _interval(interval: tuple[float, float] | None, text: Text) -> str:
    if interval is None:
        return ""
    return text(
        "comparison.score.interval", low=signed(interval[0], text), high=signed(interval[1], text)
    )


def _point(value: float, text: Text) -> str:
    return formats.number(value, text.language, 1)
