"""Several answers on one scale as one table of bars: a row for each option, a column for each."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import html
from dashboard.components.profile_words import (
    base_of,
    fill_class,
    missing_words,
    say_most_frequent,
    trait_words,
    value_words,
    voice_of,
)
from dashboard.components.sections import Chart
from dashboard.exports.table import Cell, Table, count_cell, share_cell, tally_cell
from dashboard.figures.profile import bar_length
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.profile import TraitCounts
from dashboard.text.catalogue import Text


def shared_chart(
    answers: Sequence[TraitCounts],
    subject: str,
    name: str,
    definition: ProjectDefinition,
    text: Text,
) -> Chart:
    """The answers side by side under whose they are; `subject` is what they have in common.

    They have the same values and the same form, and each was answered by somebody.
    """
    names = [trait_words(counts.trait, definition, text) for counts in answers]
    voice = voice_of(answers[0].trait, definition) or "citizen"
    whose = text(f"participants.answered.{voice}")
    title = text("participants.answers_of", subject=subject, whose=whose)
    return Chart(
        id=f"profile-{name}-answers",
        title=whose,
        finding=say_most_frequent(answers, names, text),
        table=_numbers(answers, names, title, name, text),
        drawing=[_bars(answers, names, title, text)],
        css_class="profile-shared",
    )


def _bars(
    answers: Sequence[TraitCounts], names: Sequence[str], title: str, text: Text
) -> html.Table:
    trait = answers[0].trait
    lines = [
        _line(
            value_words(trait, value, text),
            [counts.counts[i] for counts in answers],
            [base_of(counts) for counts in answers],
            names,
            fill_class(value),
            text,
        )
        for i, value in enumerate(trait.values)
    ]
    if any(counts.missing for counts in answers):
        missing = [counts.missing for counts in answers]
        everybody = [counts.n for counts in answers]
        words = missing_words(trait, text)
        lines.append(_line(words, missing, everybody, names, fill_class(None), text))
    head = [html.Td(), *[html.Th(words, scope="col") for words in names]]
    return html.Table(
        [
            html.Caption(title, className="visually-hidden"),
            html.Thead(html.Tr(head)),
            html.Tbody(lines),
        ],
        className="bar-table",
    )


def _line(
    words: str,
    counts: Sequence[int],
    bases: Sequence[int],
    names: Sequence[str],
    css_class: str,
    text: Text,
) -> html.Tr:
    return html.Tr(
        [
            html.Th(words, scope="row", className="profile-label"),
            *[
                html.Td(
                    [
                        draw_bar(count, of, css_class),
                        html.Strong(share_cell(count, of, text).shown),
                        tally_cell(count, of, text).shown,
                    ],
                    # On a narrow screen the columns stand beneath each other, each with its name.
                    **{"data-name": name},
                )
                for name, count, of in zip(names, counts, bases, strict=True)
            ],
        ]
    )


def draw_bar(count: int, of: int, css_class: str) -> html.Span:
    """The share as a bar on a track that is the whole; nobody has no bar."""
    return html.Span(
        className=css_class if count else "profile-bar",
        style={"--part": f"{bar_length(count, of)}%"},
        **{"aria-hidden": "true"},
    )


def _numbers(
    answers: Sequence[TraitCounts], names: Sequence[str], title: str, name: str, text: Text
) -> Table:
    trait = answers[0].trait
    rows: list[tuple[str | Cell, ...]] = []
    for i, value in enumerate(trait.values):
        cells: list[str | Cell] = [value_words(trait, value, text)]
        for counts in answers:
            k, of = counts.counts[i], base_of(counts)
            cells += [tally_cell(k, of, text), share_cell(k, of, text)]
        rows.append(tuple(cells))
    total: list[str | Cell] = [text("participants.all_answered")]
    missing: list[str | Cell] = [missing_words(trait, text)]
    for counts in answers:
        of = base_of(counts)
        total += [count_cell(of, text), share_cell(of, of, text)]
        # What is left out of the shares has none.
        missing += [tally_cell(counts.missing, counts.n, text), share_cell(0, 0, text)]
    rows.append(tuple(total))
    if any(counts.missing for counts in answers):
        rows.append(tuple(missing))
    head = [""]
    for words in names:
        head += [words, "%"]
    return Table(f"profile-{name}-answers", title, tuple(head), tuple(rows))
