"""One item before and after: its answers, who moved from where to where, and the test."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.components import html
from dashboard.components.comparison import Comparison
from dashboard.components.comparison_drawings import Panel, answer_directions, strip_drawing
from dashboard.components.comparison_items import answer_key
from dashboard.components.comparison_tables import (
    answers_table,
    movement_table,
    transitions_table,
)
from dashboard.components.comparison_words import (
    LEAST_PAIRS,
    is_shown,
    say_good,
    say_movement,
    say_why_missing,
)
from dashboard.components.sections import Chart, Section
from dashboard.figures.diverging import item_groups
from dashboard.figures.transitions import flows, movement_group, transition_groups
from dashboard.indicators.comparison import ItemComparison
from dashboard.text import formats


def item_section(comparison: Comparison, one: ItemComparison) -> Section:
    """The item's own view. Of fewer than two persons with both answers only a sentence."""
    text = comparison.text
    title = text.label(one.item.text)
    if not is_shown(one):
        return Section("item", text("comparison.item"), [html.P(say_why_missing(one, text))])
    parts = [_answers(comparison, one, title)]
    if one.has_order and one.movement.n >= LEAST_PAIRS:
        parts.append(_movement(comparison, one))
    parts.append(_transitions(comparison, one))
    return Section("item", text("comparison.item"), parts, lead=_lead(comparison, one))


def _lead(comparison: Comparison, one: ItemComparison) -> str:
    """Which instrument the item belongs to."""
    for instrument in comparison.instruments:
        if one.item.id in instrument.items:
            return comparison.text.label(instrument.name)
    return ""


def _answers(comparison: Comparison, one: ItemComparison, title: str) -> Chart:
    text, dont_know = comparison.text, comparison.look.dont_know
    groups = item_groups(one, comparison.waves, text, dont_know=dont_know)
    directions = answer_directions(text) if one.has_order else None
    drawing = strip_drawing(
        [Panel(groups)], text, with_words=True, directions=directions, css_class="large"
    )
    table = answers_table("answers", title, [one], comparison.waves, text, dont_know=dont_know)
    return Chart(
        "answers",
        title,
        say_good(one, comparison.waves, text),
        table,
        drawing=[drawing, answer_key([one.scale], text)],
    )


def _movement(comparison: Comparison, one: ItemComparison) -> Chart:
    text = comparison.text
    title = text("comparison.item.movement")
    drawing = strip_drawing(
        [Panel((movement_group("", one.movement, text, with_unchanged=True),))],
        text,
        with_words=True,
        directions=replace(answer_directions(text), apart=text("comparison.unchanged")),
        css_class="large single",
    )
    return Chart(
        "item-movement",
        title,
        say_movement(one, text),
        movement_table("item-movement", title, [one], text),
        drawing=[drawing],
    )


def _transitions(comparison: Comparison, one: ItemComparison) -> Chart:
    text, dont_know = comparison.text, comparison.look.dont_know
    title = text("comparison.transitions", first=comparison.waves[0], second=comparison.waves[1])
    groups = transition_groups(one, text, dont_know=dont_know)
    directions = answer_directions(text) if one.has_order else None
    finding: list[Any] = [
        text("comparison.transitions.reading", **_largest(comparison, one)),
    ]
    if not one.has_order:
        finding.append(say_movement(one, text))
    return Chart(
        "transitions",
        title,
        " ".join(finding),
        transitions_table("transitions", title, one, comparison.waves, text, dont_know=dont_know),
        drawing=[
            strip_drawing(
                [Panel((group,), title=group.label) for group in groups],
                text,
                with_words=True,
                directions=directions,
                css_class="beside from",
            ),
            answer_key([one.scale], text),
        ],
    )


def _largest(comparison: Comparison, one: ItemComparison) -> dict[str, str]:
    """The largest group at the first wave and how many of it stayed, to read one row by."""
    text = comparison.text
    words = {option.code: text.label(option.label) for option in one.scale.options}
    rows = flows(one, dont_know=comparison.look.dont_know)
    row = max(rows, key=lambda flows_: sum(flow.count for flow in flows_))
    stayed = next(flow.count for flow in row if flow.after == flow.before)
    return {
        "n": formats.count(sum(flow.count for flow in row), text.language),
        "answer": words[row[0].before],
        "stayed": formats.count(stayed, text.language),
        "first": comparison.waves[0],
        "second": comparison.waves[1],
    }
