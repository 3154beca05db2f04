"""Who is missing from a comparison, and why."""

from __future__ import annotations

from typing import Any

from dashboard.components import html
from dashboard.components.comparison import Comparison
from dashboard.components.comparison_bounds import compare_all, compare_one
from dashboard.components.comparison_words import (
    LEAST_PAIRS,
    is_shown,
    listed,
    say_count,
    share_of,
)
from dashboard.components.count_bars import draw_bars
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Table, count_cell, share_cell
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.comparison import FormComparison, Missing
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The reasons in the order in which they are asked.
REASONS = ("planned_ending", "unplanned_ending", "withdrawn", "not_due", "overdue")


def missing_section(comparison: Comparison) -> Section:
    """Why they are missing, their baseline against the others', and the bounds."""
    text, look = comparison.text, comparison.look
    first, second = comparison.waves
    parts: list[Any] = []
    if comparison.answer.missing.n:
        parts.append(_reasons(comparison))
    elif comparison.answer.measured_both:
        parts.append(html.P(text("comparison.missing.nobody", first=first, second=second)))
    if comparison.answer.missing.n and comparison.answer.measured_both >= LEAST_PAIRS:
        items = [one for one in comparison.items if is_shown(one)]
        if look.item:
            parts += [part for one in items for part in compare_one(comparison, one)]
        else:
            parts += compare_all(comparison, items)
    return Section(
        "missing", text("comparison.missing"), parts, lead=text("comparison.missing.lead")
    )


def _reasons(comparison: Comparison) -> Chart:
    text, missing = comparison.text, comparison.answer.missing
    title = text("comparison.missing.why", second=comparison.waves[1])
    counts = [(reason, _count(missing, reason)) for reason in REASONS]
    words = {reason: text(f"comparison.missing.{reason}") for reason, _ in counts}
    table = Table(
        "missing-why",
        title,
        (
            text("comparison.table.reason"),
            text("comparison.table.n"),
            text("comparison.table.of_missing"),
        ),
        (
            *(
                (words[reason], count_cell(k, text), share_cell(k, missing.n, text))
                for reason, k in counts
            ),
            (
                text("comparison.table.all"),
                count_cell(missing.n, text),
                share_cell(missing.n, missing.n, text),
            ),
        ),
    )
    bars = [
        BarGroup(words[reason], (CountBar(k, formats.count(k, text.language)),))
        for reason, k in counts
        if k
    ]
    return Chart(
        "missing-why",
        title,
        say_missing(comparison.answer, comparison.waves, text),
        table,
        drawing=[draw_bars(bars)],
    )


def _count(missing: Missing, reason: str) -> int:
    return int(getattr(missing, reason))


def say_missing(compared: FormComparison, waves: tuple[str, str], text: Text) -> str:
    """How many with the first wave lack the second, and why."""
    missing = compared.missing
    said = [
        text(f"comparison.missing.say.{reason}", k=say_count(k, text))
        for reason in REASONS
        if (k := _count(missing, reason))
    ]
    return text(
        "comparison.missing.say",
        k=share_of(missing.n, compared.measured_first, text),
        first=waves[0],
        second=waves[1],
        reasons=listed(said, text),
    )
