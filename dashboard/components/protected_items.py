"""Before and after among some of the persons, protected, and both voices side by side."""

from __future__ import annotations

from itertools import groupby

from dashboard.components import html
from dashboard.components.analysis import Analysis
from dashboard.components.comparison_words import wave_name
from dashboard.components.protected_sections import asked_by, protected_section, share_of
from dashboard.components.protected_table import crossed_chart
from dashboard.components.sections import Chart, Section
from dashboard.indicators.definition import Form
from dashboard.monitoring.protected_comparison import (
    ProtectedItem,
    protected_comparison,
    protected_voices,
)
from dashboard.text.protected import say_count


def comparison_section(
    analysis: Analysis, form: Form, waves: tuple[int, int], item: str | None
) -> Section:
    """The form's items at both waves; of one item also who moved from which answer to which."""
    text = analysis.visit.text
    found = [
        one
        for one in protected_comparison(*asked_by(analysis), form.id, waves[0], waves[1])
        if item in (None, one.distribution.item)
    ]
    title = text("filtered.comparison")
    if not found:
        return Section("items", title, [html.P(text("filtered.comparison.none"))])
    parts = [_before_after(one, analysis) for one in found]
    if item is not None:
        parts += [_pairs(one, analysis) for one in found]
    return protected_section(analysis, "items", title, parts)


def voices_section(analysis: Analysis, form: Form) -> Section | None:
    """What both voices say of the same matter; None where the form has no such matter."""
    text, rules = analysis.visit.text, analysis.definition.protection
    found = protected_voices(
        analysis.visit.viewer, analysis.visit.store, analysis.project_id, analysis.as_of, form.id
    )
    names = ("agree", "citizen_better", "staff_better")
    head = [
        text("filtered.voices.wave"),
        *(text(f"filtered.voices.{name}") for name in names),
        text("filtered.base"),
    ]
    parts = [
        crossed_chart(
            f"protected-voices-{number}",
            text.label(voices.name),
            head,
            [
                (
                    wave_name(analysis.definition, one.wave.number, text),
                    [
                        *(share_of(getattr(one, name), one.n) for name in names),
                        one.n,
                    ],
                )
                for one in waves
            ],
            text("filtered.voices.finding"),
            rules,
            text,
        )
        for number, (voices, waves) in enumerate(groupby(found, key=lambda one: one.voices))
    ]
    return protected_section(analysis, "voices", text("filtered.voices"), parts) if parts else None


def _before_after(one: ProtectedItem, analysis: Analysis) -> Chart | html.Div:
    text, rules = analysis.visit.text, analysis.definition.protection
    found = one.distribution
    first, second = found.waves
    rows = [
        (
            text.label(before.label) if before.label else before.code,
            [share_of(before.count, found.n), share_of(after.count, found.n)],
        )
        for before, after in zip(first.rows, second.rows, strict=True)
    ]
    waves = [wave_name(analysis.definition, wave.wave, text) for wave in found.waves]
    return crossed_chart(
        f"protected-item-{found.item}".replace(".", "-"),
        text.label(found.text),
        [text("filtered.value"), *waves],
        rows,
        text("filtered.comparison.finding", n=say_count(found.n, rules, text)),
        rules,
        text,
    )


def _pairs(one: ProtectedItem, analysis: Analysis) -> Chart | html.Div:
    text, rules = analysis.visit.text, analysis.definition.protection
    first, second = one.distribution.waves
    labels = {row.code: text.label(row.label) if row.label else row.code for row in first.rows}
    waves = {
        name: wave_name(analysis.definition, wave.wave, text)
        for name, wave in (("first", first), ("second", second))
    }
    return crossed_chart(
        f"protected-pairs-{one.pairs.item}".replace(".", "-"),
        text("filtered.comparison.pairs", **waves),
        [waves["first"], *(labels[code] for code in one.pairs.columns)],
        [
            (labels[code], cells)
            for code, cells in zip(one.pairs.rows, one.pairs.cells, strict=True)
        ],
        text("filtered.comparison.pairs.finding", **waves),
        rules,
        text,
    )
