"""Citizen and staff member side by side at each wave; the two are never merged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dashboard.components import html
from dashboard.components.comparison import Comparison
from dashboard.components.comparison_drawings import Panel, answer_directions, strip_drawing
from dashboard.components.comparison_items import answer_key
from dashboard.components.comparison_tables import Row
from dashboard.components.comparison_words import LEAST_PAIRS, say_count, tally_of, wave_name
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Table, count_cell, share_cell, tally_cell
from dashboard.figures.voices import voice_groups
from dashboard.indicators.comparison import VoiceComparison
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import find_item
from dashboard.text import formats
from dashboard.text.catalogue import Text


def voices_section(comparison: Comparison) -> Section:
    """What both have been asked; of an item's view only that item's pair.

    Where nothing else is shown, what leads it leads the page.
    """
    text, item = comparison.text, comparison.look.item
    pairs = groupby(comparison.voices, key=lambda one: one.voices)
    parts = [
        _pair(comparison, list(waves), f"voices-{number}")
        for number, (voices, waves) in enumerate(pairs)
        if item is None
        or (comparison.look.form.id, item)
        in {
            (voices.citizen.form, voices.citizen.item),
            (voices.staff.form, voices.staff.item),
        }
    ]
    lead = "" if item is None else text("comparison.voices.lead")
    return Section("voices", text("comparison.voices"), parts, lead=lead)


def _pair(comparison: Comparison, waves: Sequence[VoiceComparison], name: str) -> Chart | html.P:
    text, definition = comparison.text, comparison.definition
    voices = waves[0].voices
    title = text.label(voices.name)
    shown = [one for one in waves if one.n >= LEAST_PAIRS]
    if not shown:
        return html.P(text("comparison.voices.nobody", name=title))
    _, of_citizen = find_item(definition, voices.citizen.form, voices.citizen.item)
    _, of_staff = find_item(definition, voices.staff.form, voices.staff.item)
    drawing = strip_drawing(
        [
            Panel(
                voice_groups(one, of_citizen, of_staff, text),
                title=wave_name(definition, one.wave, text),
                aside=_aside(comparison, one),
            )
            for one in shown
        ],
        text,
        with_words=True,
        directions=answer_directions(text),
    )
    return Chart(
        name,
        title,
        say_voices(waves, definition, text),
        _table(comparison, waves, name, title),
        drawing=[
            html.Div(
                [
                    answer_key([of_citizen], text, text("comparison.voice.citizen")),
                    answer_key([of_staff], text, text("comparison.voice.staff")),
                ],
                className="colour-keys",
            ),
            drawing,
        ],
    )


def _aside(comparison: Comparison, one: VoiceComparison) -> list[Any]:
    text = comparison.text

    agreed = text(
        "comparison.voices.agreed", k=say_count(one.agree, text), n=say_count(one.n, text)
    )
    return [
        html.Span(agreed, className="agreed"),
        html.Span(text("comparison.voices.citizen_better", n=say_count(one.citizen_better, text))),
        html.Span(text("comparison.voices.staff_better", n=say_count(one.staff_better, text))),
    ]


def _table(
    comparison: Comparison, waves: Sequence[VoiceComparison], name: str, title: str
) -> Table:
    text = comparison.text
    head = tuple(
        text(f"comparison.table.{key}")
        for key in (
            "wave",
            "agree",
            "agree_share",
            "citizen_better",
            "staff_better",
            "staff_unknown",
            "staff_unknown_share",
            "citizen_unknown",
        )
    )
    rows: list[Row] = []
    for one in waves:
        wave = wave_name(comparison.definition, one.wave, text)
        if one.n < LEAST_PAIRS:
            rows.append((wave, *[count_cell(None, text)] * 7))
            continue
        rows.append(
            (
                wave,
                tally_cell(one.agree, one.n, text),
                share_cell(one.agree, one.n, text),
                count_cell(one.citizen_better, text),
                count_cell(one.staff_better, text),
                tally_cell(one.dont_know, one.staff_n, text),
                share_cell(one.dont_know, one.staff_n, text),
                tally_cell(one.citizen_dont_know, one.citizen_n, text),
            )
        )
    return Table(name, title, head, tuple(rows))


def say_voices(
    comparisons: Sequence[VoiceComparison], definition: ProjectDefinition, text: Text
) -> str:
    """Agreement at the first of the waves, who sees it brighter, and how don't know changes."""
    shown = [one for one in comparisons if one.n >= LEAST_PAIRS]
    if not shown:
        return text("comparison.voices.none")
    first, last = shown[0], shown[-1]
    sentences = [_say_agreement(first, definition, text)]
    if last is not first:
        sentences.append(_say_agreement(last, definition, text))
    asked = [one for one in comparisons if one.staff_n >= LEAST_PAIRS]
    if len(asked) > 1 and any(one.dont_know for one in asked):
        sentences.append(
            text(
                "comparison.voices.unknown",
                before=tally_of(asked[0].dont_know, asked[0].staff_n, text),
                after=tally_of(asked[-1].dont_know, asked[-1].staff_n, text),
                first=wave_name(definition, asked[0].wave, text),
                last=wave_name(definition, asked[-1].wave, text),
            )
        )
    return " ".join(sentences)


def _say_agreement(one: VoiceComparison, definition: ProjectDefinition, text: Text) -> str:
    return text(
        "comparison.voices.agree",
        wave=wave_name(definition, one.wave, text),
        agree=tally_of(one.agree, one.n, text),
        share=formats.percent(one.agree / one.n, text.language, n=one.n),
        citizen=say_count(one.citizen_better, text),
        staff=say_count(one.staff_better, text),
    )
