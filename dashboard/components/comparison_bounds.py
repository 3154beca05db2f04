"""Whether those compared were like all at the first wave, and what the missing might change."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.components.comparison import Comparison
from dashboard.components.comparison_drawings import (
    KeyEntry,
    LinePanel,
    LineRow,
    Panel,
    answer_directions,
    key,
    line_drawing,
    strip_drawing,
)
from dashboard.components.comparison_items import answer_key
from dashboard.components.comparison_tables import Row, answer_rows, two_columns
from dashboard.components.comparison_words import LEAST_PAIRS, say_count, share_of
from dashboard.components.sections import Chart
from dashboard.exports.table import Table, count_cell, interval_cell, share_cell
from dashboard.figures.diverging import answers_group, option_counts
from dashboard.figures.intervals import Line, Mark, Point, value_line
from dashboard.figures.palette import DATA, UNKNOWN
from dashboard.indicators.comparison import ItemComparison
from dashboard.text import formats
from dashboard.text.catalogue import Text

_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


def compare_all(comparison: Comparison, items: Sequence[ItemComparison]) -> list[Chart]:
    """Each item's baseline of all and of those compared, and the bounds at the second wave.

    Empty where no item has bounds.
    """
    text = comparison.text
    items = [one for one in items if _has_bounds(one)]
    if not items:
        return []
    title = text("comparison.missing.all_items")
    drawing = line_drawing(
        [LinePanel(_rows(comparison, one), text.label(one.item.text)) for one in items],
        _scale(text),
        css_class="bounds titled",
    )
    return [
        Chart(
            "missing-items",
            title,
            say_widest(items, comparison.waves, text),
            _bounds_table("missing-items", title, items, comparison.waves, text),
            drawing=[_bounds_key(comparison), drawing],
        )
    ]


def compare_one(comparison: Comparison, one: ItemComparison) -> list[Chart]:
    text, scale = comparison.text, one.scale
    title = text("comparison.missing.baseline", first=comparison.waves[0])
    names = (
        text("comparison.missing.everybody"),
        text("comparison.missing.compared"),
    )
    counts = (option_counts(scale, one.baseline_all), option_counts(scale, one.first))
    charts = [
        Chart(
            "missing-baseline",
            title,
            say_baseline(one, comparison.waves, text),
            Table(
                "missing-baseline",
                title,
                (text("comparison.table.answer"), *two_columns(names, text)),
                tuple(answer_rows((), scale, counts, text)),
            ),
            drawing=[
                strip_drawing(
                    [
                        Panel(
                            tuple(
                                answers_group(name, scale, found, text)
                                for name, found in zip(names, counts, strict=True)
                            )
                        )
                    ],
                    text,
                    with_words=True,
                    directions=answer_directions(text) if one.has_order else None,
                    css_class="large",
                ),
                answer_key([scale], text),
            ],
        )
    ]
    if _has_bounds(one):
        title = text("comparison.missing.bounds")
        charts.append(
            Chart(
                "missing-bounds",
                title,
                say_bounds(one, comparison.waves, text),
                _bounds_table("missing-bounds", title, [one], comparison.waves, text),
                drawing=[
                    line_drawing(
                        [LinePanel(_rows(comparison, one))], _scale(text), css_class="bounds"
                    ),
                    _bounds_key(comparison),
                ],
            )
        )
    return charts


def _has_bounds(one: ItemComparison) -> bool:
    return one.has_order and one.bounds.observed is not None and one.movement.n >= LEAST_PAIRS


def _rows(comparison: Comparison, one: ItemComparison) -> tuple[LineRow, LineRow]:
    """Good answers on a line from none to all: at the first wave, and at the second."""
    text, bounds = comparison.text, one.bounds
    everybody, compared = good_share(one, everybody=True), good_share(one, everybody=False)

    def percent(share: float | None) -> str:
        return text("card.no_value") if share is None else formats.percent(share, text.language)

    points = [
        Point(share, is_hollow)
        for share, is_hollow in ((everybody, True), (compared, False))
        if share is not None
    ]
    before = _line(points, None)
    after = _line([Point(bounds.observed or 0.0)], (bounds.worst, bounds.best))
    return (
        LineRow(
            comparison.waves[0],
            before,
            text("comparison.missing.against", all=percent(everybody), compared=percent(compared)),
        ),
        LineRow(
            comparison.waves[1],
            after,
            interval_cell((bounds.worst, bounds.best), text).shown,
        ),
    )


def _line(points: Sequence[Point], reach: tuple[float, float] | None) -> Line:
    """On an axis from none to all; the style sheet rules its quarters."""
    return value_line(axis=(0.0, 1.0), points=points, reach=reach)


def _scale(text: Text) -> tuple[Mark, ...]:
    marks = [Mark(part, formats.percent(part, text.language)) for part in _QUARTERS]
    return value_line(axis=(0.0, 1.0), points=(), marks=marks).marks


def _bounds_key(comparison: Comparison) -> html.Div:
    text = comparison.text
    return html.Div(
        [
            key(
                [
                    KeyEntry(text("comparison.missing.everybody"), (UNKNOWN,)),
                    KeyEntry(text("comparison.missing.compared"), (DATA,)),
                ]
            ),
            html.Span(text("comparison.missing.reach"), className="colour-key-title"),
        ],
        className="colour-keys line-keys",
    )


def _bounds_table(
    name: str, title: str, items: Sequence[ItemComparison], waves: tuple[str, str], text: Text
) -> Table:
    head = (
        text("comparison.table.item"),
        text("comparison.table.good_all", wave=waves[0]),
        text("comparison.table.good_all_n"),
        text("comparison.table.good_compared", wave=waves[0]),
        text("comparison.table.good_compared_n"),
        text("comparison.table.good_after", wave=waves[1]),
        text("comparison.table.missing"),
        text("comparison.table.bounds", wave=waves[1]),
    )
    rows: list[Row] = []
    for one in items:
        (k, n), (compared_k, compared_n) = (
            good_of(one, everybody=True),
            good_of(one, everybody=False),
        )
        after = round((one.bounds.observed or 0.0) * one.movement.n)
        rows.append(
            (
                text.label(one.item.text),
                share_cell(k, n, text),
                count_cell(n, text),
                share_cell(compared_k, compared_n, text),
                count_cell(compared_n, text),
                share_cell(after, one.movement.n, text),
                count_cell(one.bounds.missing, text),
                interval_cell((one.bounds.worst, one.bounds.best), text),
            )
        )
    return Table(name, title, head, tuple(rows))


def say_baseline(one: ItemComparison, waves: tuple[str, str], text: Text) -> str:
    """The baseline of all against that of those compared."""
    if not one.has_order:
        return text(
            "comparison.missing.baseline_n",
            n=say_count(one.baseline_all.n, text),
            compared=say_count(one.n, text),
        )
    (k, n), (compared_k, compared_n) = good_of(one, everybody=True), good_of(one, everybody=False)
    return text(
        "comparison.missing.baseline_said",
        first=waves[0],
        all=share_of(k, n, text),
        compared=share_of(compared_k, compared_n, text),
    )


def say_bounds(one: ItemComparison, waves: tuple[str, str], text: Text) -> str:
    """What the share of good answers could be, had everybody missing answered worst or best."""
    bounds = one.bounds
    percent = {
        name: formats.percent(share, text.language, n=bounds.n)
        for name, share in (("worst", bounds.worst), ("best", bounds.best))
    }
    return text(
        "comparison.missing.bounds_said",
        second=waves[1],
        observed=share_of(round(bounds.worst * bounds.n), one.movement.n, text),
        missing=say_count(bounds.missing, text),
        n=say_count(bounds.n, text),
        **percent,
    )


def say_widest(items: Sequence[ItemComparison], waves: tuple[str, str], text: Text) -> str:
    """On which item those compared differ most at the first wave, and how far the bounds reach."""

    def difference(one: ItemComparison) -> float:
        everybody, compared = good_share(one, everybody=True), good_share(one, everybody=False)
        return abs((everybody or 0.0) - (compared or 0.0))

    one = max(items, key=difference)
    widest = max(item.bounds.best - item.bounds.worst for item in items)
    return text(
        "comparison.missing.widest",
        baseline=say_baseline(one, waves, text),
        item=text.label(one.item.text),
        points=formats.count(formats.rounded(widest * 100, 0), text.language),
    )


def good_share(one: ItemComparison, *, everybody: bool) -> float | None:
    """Good answers at the first wave as a share of the scored ones, of all or of those compared."""
    k, n = good_of(one, everybody=everybody)
    return k / n if n else None


def good_of(one: ItemComparison, *, everybody: bool) -> tuple[int, int]:
    """How many gave a good answer at the first wave, and of how many with a scored one."""
    counts = (one.baseline_all if everybody else one.first).counts
    scored = [
        (option.code in one.bounds.good, count)
        for option, count in zip(one.scale.options, counts, strict=True)
        if option.score is not None
    ]
    return sum(count for is_good, count in scored if is_good), sum(count for _, count in scored)
