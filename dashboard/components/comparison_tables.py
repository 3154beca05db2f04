"""The tables behind the drawings of a comparison; they are shown and downloaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.components.comparison_words import LEAST_PAIRS, say_effect_interval
from dashboard.exports.table import Cell, Table, count_cell, number_cell, share_cell
from dashboard.figures.diverging import answers_at_both, places
from dashboard.figures.transitions import flows
from dashboard.indicators.comparison import ItemComparison
from dashboard.indicators.definition import Scale
from dashboard.indicators.paired import PairedTest
from dashboard.text import formats
from dashboard.text.catalogue import Text

Row = tuple[str | Cell, ...]


def answers_table(
    name: str,
    caption: str,
    items: Sequence[ItemComparison],
    waves: tuple[str, str],
    text: Text,
    *,
    dont_know: bool,
) -> Table:
    """Each item's options from worst to best, at both waves, as counts and percentages.

    The question stands in a column of its own where there are several.
    """
    rows: list[Row] = []
    for one in items:
        question = (text.label(one.item.text),) if len(items) > 1 else ()
        counts = answers_at_both(one, dont_know=dont_know)
        if sum(counts[0].values()) < LEAST_PAIRS:
            few = text("comparison.too_few_pairs")
            rows.append((*question, few, *[count_cell(None, text)] * 4))
        else:
            rows += answer_rows(question, one.scale, counts, text, dont_know=dont_know)
    labels = ["item", "answer"] if len(items) > 1 else ["answer"]
    head = (
        *(text(f"comparison.table.{label}") for label in labels),
        *two_columns(waves, text),
    )
    return Table(name, caption, head, tuple(rows), labels=len(labels))


def two_columns(names: tuple[str, str], text: Text) -> tuple[str, str, str, str]:
    """A column for the count and one for the percentage of each of two groups."""
    share = [text("comparison.table.share", name=name) for name in names]
    return names[0], share[0], names[1], share[1]


def answer_rows(
    labels: tuple[str, ...],
    scale: Scale,
    counts: tuple[Mapping[str, int], Mapping[str, int]],
    text: Text,
    *,
    dont_know: bool = True,
) -> list[Row]:
    """A row for each option from worst to best, and one for all of them."""
    totals = [sum(one.values()) for one in counts]
    rows: list[Row] = []
    for place in places(scale):
        if place.option.dont_know and not dont_know:
            continue
        cells: list[Cell] = []
        for one, total in zip(counts, totals, strict=True):
            k = one.get(place.option.code, 0)
            cells += [count_cell(k, text), share_cell(k, total, text)]
        rows.append((*labels, text.label(place.option.label), *cells))
    sums: list[Cell] = []
    for total in totals:
        sums += [count_cell(total, text), share_cell(total, total, text)]
    return [*rows, (*labels, text("comparison.table.all"), *sums)]


def movement_table(name: str, caption: str, items: Sequence[ItemComparison], text: Text) -> Table:
    """Of each item: how many moved which way, with the test, its effect and interval."""
    columns = (
        "item",
        "n",
        "improved",
        "improved_share",
        "unchanged",
        "worse",
        "worse_share",
        "test",
        "effect",
    )
    head = tuple(text(f"comparison.table.{column}") for column in columns)
    return Table(name, caption, head, tuple(_movement_row(one, text) for one in items))


def _movement_row(one: ItemComparison, text: Text) -> Row:
    movement, question = one.movement, text.label(one.item.text)
    if movement.n < LEAST_PAIRS:
        return (question, *[count_cell(None, text)] * 8)
    return (
        question,
        count_cell(movement.n, text),
        count_cell(movement.improved, text),
        share_cell(movement.improved, movement.n, text),
        count_cell(movement.unchanged, text),
        count_cell(movement.worse, text),
        share_cell(movement.worse, movement.n, text),
        test_cell(one.test, text),
        effect_cell(one.test, text),
    )


def test_cell(test: PairedTest, text: Text) -> Cell:
    """ "Wilcoxon, p = 0,034"; its value is p."""
    if test.p is None:
        return Cell(text("card.no_value"), None, "number")
    name = text(f"comparison.test.{test.kind}.short")
    shown = text("comparison.table.test_p", test=name, p=formats.p_value(test.p, text.language))
    return Cell(shown, test.p, "number")


def effect_cell(test: PairedTest, text: Text) -> Cell:
    """ "0,43 (0,05 til 0,71)"; its value is the effect."""
    if test.effect is None or not (interval := say_effect_interval(test, text)):
        return number_cell(test.effect, text, 2)
    effect = formats.number(test.effect, text.language, 2)
    shown = text("comparison.table.effect_interval", effect=effect, interval=interval)
    return Cell(shown, test.effect, "number")


def transitions_table(
    name: str,
    caption: str,
    comparison: ItemComparison,
    waves: tuple[str, str],
    text: Text,
    *,
    dont_know: bool,
) -> Table:
    """The answers at the first wave as rows, at the second as columns, from worst to best."""
    square = flows(comparison, dont_know=dont_know)
    words = {option.code: text.label(option.label) for option in comparison.scale.options}
    rows: list[Row] = [
        (
            words[row[0].before],
            *(count_cell(flow.count, text) for flow in row),
            count_cell(sum(flow.count for flow in row), text),
        )
        for row in square
    ]
    columns = list(zip(*square, strict=True))
    sums = [sum(flow.count for flow in column) for column in columns]
    rows.append(
        (
            text("comparison.table.all"),
            *(count_cell(total, text) for total in sums),
            count_cell(sum(sums), text),
        )
    )
    corner = text("comparison.table.from_to", first=waves[0], second=waves[1])
    head = (
        corner,
        *(words[column[0].after] for column in columns),
        text("comparison.table.all"),
    )
    return Table(name, caption, head, tuple(rows))
