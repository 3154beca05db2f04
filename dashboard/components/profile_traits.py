"""Traits as horizontal bars, each with k of n and its share, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS
from dashboard.components.profile_shared import draw_bar, shared_chart
from dashboard.components.profile_words import (
    base_of,
    fill_class,
    missing_words,
    say_largest,
    trait_words,
    value_words,
    voice_of,
)
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell, share_cell, tally_cell
from dashboard.indicators.breakdowns import ByAnswer
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.profile import Profile, TraitCounts, arrange
from dashboard.indicators.traits import ByMark
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The section after which two answers are held against each other.
VOICES = "profile-voices"

#: More columns than these have no room beside each other.
MOST_TOGETHER = 3


def profile_sections(
    profile: Profile, definition: ProjectDefinition, text: Text
) -> tuple[Section, ...]:
    """Background, health by both voices, what stands for itself, and each instrument's answers."""
    found = arrange(profile, definition)

    def apart(traits: Sequence[TraitCounts]) -> list[Any]:
        return [_part(counts, profile, definition, text) for counts in traits]

    def together(traits: Sequence[TraitCounts], name: str, subject: str) -> list[Any]:
        return _together(traits, name, subject, profile, definition, text)

    other = text("participants.other")
    sections = [
        Section("profile-background", text("participants.background"), apart(found.background)),
        Section(
            VOICES,
            text("participants.voices"),
            apart(found.voices),
            text("participants.voices.meaning"),
        ),
        Section(
            "profile-other", other, [*together(found.others, "other", other), *apart(found.marks)]
        ),
    ]
    for instrument, traits in found.instruments:
        name, title = f"of-{instrument.id}".replace(".", "-"), text.label(instrument.name)
        sections.append(Section(f"profile-{name}", title, together(traits, name, title)))
    return tuple(one for one in sections if one.parts)


def _together(
    answers: Sequence[TraitCounts],
    name: str,
    subject: str,
    profile: Profile,
    definition: ProjectDefinition,
    text: Text,
) -> list[Any]:
    """Answers of one voice on one scale side by side, the others each for itself."""
    parts: list[Any] = []
    groups = groupby(answers, lambda counts: (counts.trait.values, _form(counts)))
    for number, (_, found) in enumerate(groups):
        group = list(found)
        shown = [counts for counts in group if counts.known >= LEAST_PERSONS]
        if 1 < len(shown) <= MOST_TOGETHER:
            parts.append(shared_chart(shown, subject, f"{name}-{number}", definition, text))
            group = [counts for counts in group if counts not in shown]
        parts += [_part(counts, profile, definition, text) for counts in group]
    return parts


def _form(counts: TraitCounts) -> str | None:
    return counts.trait.by.form if isinstance(counts.trait.by, ByAnswer) else None


def _part(counts: TraitCounts, profile: Profile, definition: ProjectDefinition, text: Text) -> Any:
    """The trait's chart; a sentence where it is known of nobody, or of one person."""
    if counts.trait.name == "age":
        counts = counts.within_ends()
    trait = counts.trait
    title = trait_words(trait, definition, text, profile.seen)
    chart_id = f"profile-{trait.name}".replace(".", "-")
    if counts.known < LEAST_PERSONS:
        kind = "answers" if isinstance(trait.by, ByAnswer) else "groups"
        key = f"participants.{'one' if counts.known else 'nobody'}.{kind}"
        n = formats.count(counts.n, text.language)
        return html.Div(
            [html.H3(title), html.P(text(key, n=n))], className="chart-block", id=chart_id
        )
    return Chart(
        id=chart_id,
        title=title,
        finding=say_largest(counts, text),
        table=trait_table(counts, title, text),
        drawing=[*_asked(counts, title, definition, text), draw_bars(counts, text)],
    )


def _asked(
    counts: TraitCounts, title: str, definition: ProjectDefinition, text: Text
) -> list[html.P]:
    """The question in its own words; where the title is already it, who answered."""
    trait = counts.trait
    voice = voice_of(trait, definition)
    if voice is None or trait.label is None:
        return []
    question = text.label(trait.label)
    words = question if question != title else text(f"participants.answered.{voice}")
    return [html.P(words, className="profile-question")]


def draw_bars(counts: TraitCounts, text: Text) -> html.Ul:
    """A bar for each value on a track that is the whole; what is not known is hollow."""
    trait, of = counts.trait, base_of(counts)
    lines = [
        _bar(value_words(trait, value, text), count, of, fill_class(value), text)
        for value, count in zip(trait.values, counts.counts, strict=True)
    ]
    if counts.missing:
        words = missing_words(trait, text)
        lines.append(_bar(words, counts.missing, counts.n, fill_class(None), text))
    return html.Ul(lines, className="profile-bars")


def _bar(words: str, count: int, of: int, css_class: str, text: Text) -> html.Li:
    """Few components to a bar: a page has a hundred of them."""
    return html.Li(
        [
            # A long word may be broken after a stroke.
            html.Span(words.replace("/", "/\u200b"), className="profile-label"),
            draw_bar(count, of, css_class),
            html.Strong(share_cell(count, of, text).shown),
            tally_cell(count, of, text).shown,
        ]
    )


def trait_table(counts: TraitCounts, title: str, text: Text) -> Table:
    """The bars' numbers, their total, and below it what is not known and why it is not counted."""
    trait, of = counts.trait, base_of(counts)
    rows: list[tuple[str | Cell, ...]] = [
        (value_words(trait, value, text), tally_cell(k, of, text), share_cell(k, of, text))
        for value, k in zip(trait.values, counts.counts, strict=True)
    ]
    missing = missing_words(trait, text)
    notes: tuple[str, ...] = ()
    if isinstance(trait.by, ByAnswer):
        total = text("participants.all_answered")
        rows.append((total, count_cell(of, text), share_cell(of, of, text)))
        if counts.missing:
            rows.append((missing, tally_cell(counts.missing, counts.n, text), _no_share(text)))
    else:
        if counts.missing:
            row = tally_cell(counts.missing, of, text), share_cell(counts.missing, of, text)
            rows.append((missing, *row))
        if isinstance(trait.by, ByMark):
            notes = (text("participants.marks_overlap"),)
        else:
            total = text("participants.all")
            rows.append((total, count_cell(of, text), share_cell(of, of, text)))
    head = (title, text("table.tally"), text("table.share"))
    return Table(f"profile-{trait.name}".replace(".", "-"), title, head, tuple(rows), notes=notes)


def _no_share(text: Text) -> Cell:
    """What is left out of the shares has none."""
    return share_cell(0, 0, text)
