"""Before and after: a form's answers at two waves, of the same persons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import (
    Analysis,
    analysis_title,
    analysis_view,
    open_analysis,
)
from dashboard.components.comparison import (
    OWN,
    Comparison,
    Look,
    read_look,
)
from dashboard.components.comparison_definitions import define
from dashboard.components.comparison_item import item_section
from dashboard.components.comparison_items import items_section, movement_section
from dashboard.components.comparison_missing import missing_section
from dashboard.components.comparison_scores import scores_section
from dashboard.components.comparison_switches import controls, form_switches, item_steps
from dashboard.components.comparison_voices import voices_section
from dashboard.components.comparison_words import (
    LEAST_PAIRS,
    say_item_lead,
    say_lead,
    say_measured,
)
from dashboard.components.page import Page, View, Visit
from dashboard.components.protected_items import comparison_section
from dashboard.components.protected_items import voices_section as protected_voices_section
from dashboard.components.sections import Section
from dashboard.monitoring.comparison import both_voices, compare_form, compare_scores

NAME = "comparison"


def show(visit: Visit) -> View:
    """The page of the project in the path. Raises UnknownProject and StoreUnavailable."""
    analysis = open_analysis(visit, own=OWN)
    if not analysis.is_a_group:
        return analysis_view(analysis, NAME, "", ())
    look = read_look(analysis)
    if look is None:
        return analysis_view(analysis, NAME, _nothing_to_compare(analysis), ())
    if analysis.group is not None:
        return _protected(analysis, look)
    about = (analysis.project_id, analysis.selection, look.form.id)
    waves = (look.first, look.second)
    # What stands further down is answered while what stands first is drawn.
    if look.item is None and not look.voices:
        visit.store.begin(compare_scores, visit.viewer, *about, *waves)
    if (look.item or look.voices) and analysis.sees_splits:
        visit.store.begin(both_voices, visit.viewer, *about)
    found = compare_form(visit.viewer, visit.store, *about, *waves)
    comparison = Comparison(analysis, look, found)
    return analysis_view(
        analysis,
        NAME,
        _lead(comparison),
        _sections(comparison),
        definitions=define(comparison),
    )


def _protected(analysis: Analysis, look: Look) -> View:
    """The form's items, or the one looked at, among the persons that the filter chooses."""
    waves = (look.first, look.second)
    sections = [
        Section(
            "choice",
            analysis.visit.text("comparison.choice"),
            [html.Div(form_switches(analysis, look), className="switches")],
        ),
        comparison_section(analysis, look.form, waves, look.item),
    ]
    return analysis_view(analysis, NAME, analysis.visit.text("filtered.lead"), sections)


def _voices(comparison: Comparison) -> Section:
    """Both voices; exactly where the viewer may see that."""
    analysis, form = comparison.analysis, comparison.look.form
    if not analysis.sees_splits:
        protected = protected_voices_section(analysis, form)
        if protected is not None:
            return protected
    return voices_section(comparison)


def _lead(comparison: Comparison) -> str:
    text, found = comparison.text, comparison.answer
    if comparison.look.voices:
        return text("comparison.voices.lead")
    if found.measured_both < LEAST_PAIRS:
        return say_measured(found, comparison.waves, text)
    if comparison.look.item:
        return say_item_lead(comparison.items[0], comparison.waves, text)
    return say_lead(found, comparison.items, comparison.waves, text)


def _sections(comparison: Comparison) -> Sequence[Section]:
    """What is looked at, after the choice of it; of fewer than two pairs only who is missing."""
    look, found = comparison.look, comparison.answer
    choice = _choice(comparison)
    if look.voices:
        return [choice, _voices(comparison)]
    if found.measured_both < LEAST_PAIRS:
        return [choice, missing_section(comparison)]
    if look.item:
        return [
            choice,
            item_section(comparison, comparison.items[0]),
            _voices(comparison),
            missing_section(comparison),
        ]
    if look.instrument:
        return [choice, items_section(comparison), scores_section(comparison)]
    # first what has its answer already
    movement, items = movement_section(comparison), items_section(comparison)
    return [choice, movement, scores_section(comparison), items, missing_section(comparison)]


def _choice(comparison: Comparison) -> Section:
    text = comparison.text
    parts: list[Any] = controls(comparison)
    if comparison.look.item:
        parts.append(item_steps(comparison))
    if comparison.answer.measured_both >= LEAST_PAIRS and not comparison.look.voices:
        parts.append(html.P(say_measured(comparison.answer, comparison.waves, text)))
    return Section("choice", text("comparison.choice"), parts)


def _nothing_to_compare(analysis: Analysis) -> str:
    """Why the project has no before and after at all."""
    text, definition = analysis.visit.text, analysis.definition
    if not any(form.items for form in definition.forms):
        return text("comparison.no_forms")
    if not definition.waves:
        return text("comparison.no_waves")
    wave = text.label(definition.waves[0].label)
    return text("comparison.one_wave", wave=wave)


PAGE = Page(NAME, "/project/<project_id>/before-and-after", analysis_title(NAME), show, is_tab=True)
