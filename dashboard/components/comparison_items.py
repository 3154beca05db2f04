"""The items of a form before and after: who moved, and the answers under one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.comparison import Comparison, by_instrument
from dashboard.components.comparison_drawings import (
    KeyEntry,
    Panel,
    answer_directions,
    key,
    strip_drawing,
)
from dashboard.components.comparison_tables import answers_table, movement_table
from dashboard.components.comparison_words import (
    LEAST_PAIRS,
    LEVEL,
    is_shown,
    say_instrument,
    say_short_effect,
    say_short_verdict,
    say_why_missing,
    way_of,
)
from dashboard.components.sections import Chart, Section
from dashboard.figures.diverging import Place, item_groups, places
from dashboard.figures.palette import BETTER_SHADES, MIDDLE, UNKNOWN, WORSE_SHADES
from dashboard.figures.transitions import movement_group
from dashboard.indicators.comparison import ItemComparison
from dashboard.indicators.definition import Instrument, Scale
from dashboard.text import formats
from dashboard.text.catalogue import Text


def movement_section(comparison: Comparison) -> Section:
    """Each item as one strip of the worse, the unchanged and the improved."""
    text = comparison.text
    moved = [one for one in comparison.items if one.has_order and one.movement.n >= LEAST_PAIRS]
    parts: list[Any] = []
    if moved:
        caption = text("comparison.movement.title", **_waves(comparison))
        drawing = strip_drawing(
            [_movement_panel(one, comparison) for one in moved],
            text,
            directions=answer_directions(text),
            css_class="beside",
        )
        parts.append(
            Chart(
                "movement",
                caption,
                say_how_many(moved, text),
                movement_table("movement", caption, moved, text),
                drawing=[drawing],
            )
        )
    return Section("moved", text("comparison.moved"), parts, lead=text("comparison.moved.lead"))


def say_how_many(moved: Sequence[ItemComparison], text: Text) -> str:
    """On how many items more improved than became worse, and on how many that is beyond chance."""
    more = sum(1 for one in moved if one.movement.improved > one.movement.worse)
    fewer = sum(1 for one in moved if one.movement.improved < one.movement.worse)
    beyond = sum(1 for one in moved if way_of(one.test))
    return text(
        "comparison.how_many",
        more=formats.count(more, text.language),
        fewer=formats.count(fewer, text.language),
        items=formats.count(len(moved), text.language),
        beyond=formats.count(beyond, text.language),
        chance=formats.number(len(moved) * LEVEL, text.language, 1),
    )


def _movement_panel(one: ItemComparison, comparison: Comparison) -> Panel:
    """The unchanged stand in words: drawn, they would leave the others too little room."""
    text, movement = comparison.text, one.movement
    same = text(
        "comparison.same_of",
        k=formats.count(movement.unchanged, text.language),
        n=formats.count(movement.n, text.language),
    )
    return Panel(
        (movement_group("", movement, text, with_unchanged=False),),
        title=_item_title(one, comparison, "moved"),
        aside=[*_verdict(one, text), html.Span(same)],
    )


def _verdict(one: ItemComparison, text: Text) -> list[Any]:
    """Whether it may be chance, and under it the effect with its interval."""
    css_class = "verdict beyond" if way_of(one.test) else "verdict"
    said = [html.Span(say_short_verdict(one, text), className=css_class)]
    if effect := say_short_effect(one.test, text):
        said.append(html.Span(effect, className="verdict"))
    return said


def items_section(comparison: Comparison) -> Section:
    """The two distributions of every item, an instrument at a time, small enough for one page."""
    text = comparison.text
    groups = by_instrument(comparison.items, comparison.instruments)
    return Section(
        "items",
        text("comparison.items"),
        [_instrument_chart(instrument, items, comparison) for instrument, items in groups],
        lead=text("comparison.items.lead"),
    )


def _instrument_chart(
    instrument: Instrument | None, items: Sequence[ItemComparison], comparison: Comparison
) -> Chart:
    text, look = comparison.text, comparison.look
    title = text.label(instrument.name) if instrument else text("comparison.other_items")
    name = f"items-{instrument.id}" if instrument else "items-other"
    shown = [one for one in items if is_shown(one)]
    with_order = [one for one in shown if one.has_order]
    without = [one for one in shown if not one.has_order]
    drawing: list[Any] = []
    if with_order:
        drawing += [
            answer_key([one.scale for one in with_order], text),
            strip_drawing(
                [_item_panel(one, comparison) for one in with_order],
                text,
                with_words=True,
                directions=answer_directions(text),
            ),
        ]
    for one in without:
        drawing += [
            strip_drawing([_item_panel(one, comparison)], text, with_words=True),
            answer_key([one.scale], text),
        ]
    caption = text("comparison.items.caption", name=title, **_waves(comparison))
    table = answers_table(name, caption, items, comparison.waves, text, dont_know=look.dont_know)
    return Chart(
        name,
        title,
        _say_instrument(items, shown, text),
        table,
        drawing=drawing,
        css_class="instrument",
    )


def _say_instrument(
    items: Sequence[ItemComparison], shown: Sequence[ItemComparison], text: Text
) -> str:
    """How many were asked, what could not be compared, and how many moved beyond chance."""
    sentences = []
    moved = [one for one in shown if one.has_order and one.movement.n >= LEAST_PAIRS]
    if moved:
        sentences.append(say_instrument(moved, text))
    if any(not one.has_order for one in shown):
        sentences.append(text("comparison.no_order"))
    if unknown := _say_unknown(shown, text):
        sentences.append(unknown)
    sentences += [say_why_missing(one, text) for one in items if not is_shown(one)]
    return " ".join(sentences)


def _say_unknown(shown: Sequence[ItemComparison], text: Text) -> str:
    """How "don't know" changes over all the answers; empty where nobody gave it."""
    before = sum(one.first.dont_know for one in shown)
    after = sum(one.second.dont_know for one in shown)
    if not before and not after:
        return ""
    n = formats.count(sum(one.n for one in shown), text.language)
    return text(
        "comparison.unknown_change",
        before=formats.count(before, text.language),
        after=formats.count(after, text.language),
        n=n,
    )


def _item_panel(one: ItemComparison, comparison: Comparison) -> Panel:
    text = comparison.text
    return Panel(
        item_groups(one, comparison.waves, text, dont_know=comparison.look.dont_know),
        title=_item_title(one, comparison, "item"),
        aside=_aside(one, text),
    )


def _item_title(one: ItemComparison, comparison: Comparison, prefix: str) -> html.A:
    return html.A(
        comparison.text.label(one.item.text),
        href=comparison.item_link(one.item.id),
        id=f"{prefix}-{one.item.id.replace('.', '-')}",
    )


def _aside(one: ItemComparison, text: Text) -> list[Any]:
    """Who moved which way, and whether that may be chance, in a few words."""
    if not one.has_order or one.movement.n < LEAST_PAIRS:
        return _verdict(one, text)
    counts = [
        html.Span(
            text(f"comparison.count.{name}", n=formats.count(count, text.language)),
            className=f"moved-{name}",
        )
        for name, count in (
            ("improved", one.movement.improved),
            ("unchanged", one.movement.unchanged),
            ("worse", one.movement.worse),
        )
    ]
    return [html.Span(counts, className="moved-counts"), *_verdict(one, text)]


def answer_key(scales: Sequence[Scale], text: Text, title: str = "") -> html.Div:
    """What the colours stand for: the answers where all scales share them, else what they share."""
    placed = [places(scale) for scale in scales]
    if len({tuple(place.option for place in one) for one in placed}) == 1:
        entries = [KeyEntry(text.label(p.option.label), (p.colour,)) for p in placed[0]]
        return key(entries, title)
    groups = [_coarse_entries(scale, one, text) for scale, one in zip(scales, placed, strict=True)]
    if all(group == groups[0] for group in groups):
        return key(groups[0], text("comparison.key.own_words"))
    colours = {place.colour for one in placed for place in one}
    return key(
        [
            KeyEntry(text("comparison.key.worst"), WORSE_SHADES),
            *([KeyEntry(text("comparison.key.middle"), (MIDDLE,))] if MIDDLE in colours else []),
            KeyEntry(text("comparison.key.best"), tuple(reversed(BETTER_SHADES))),
            *([KeyEntry(text("comparison.unknown"), (UNKNOWN,))] if UNKNOWN in colours else []),
        ],
        text("comparison.key.own_words"),
    )


def _coarse_entries(scale: Scale, placed: Sequence[Place], text: Text) -> list[KeyEntry]:
    """The scale's coarse groups with their options' colours, then the options outside them."""
    labels = {group.code: text.label(group.label) for group in scale.coarse}
    colours: dict[str, list[str]] = {}
    for place in placed:
        words = labels.get(place.option.coarse or "", text.label(place.option.label))
        colours.setdefault(words, []).append(place.colour)
    return [KeyEntry(words, tuple(found)) for words, found in colours.items()]


def _waves(comparison: Comparison) -> dict[str, str]:
    return {"first": comparison.waves[0], "second": comparison.waves[1]}
