"""Groups side by side for whoever sees protected values of them: sites, cohorts, groups.

Each group is what a filter would show of it alone, so that a page tells no more than the filters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from dashboard.components import html
from dashboard.components.analysis import Analysis
from dashboard.components.choice_menu import choice_menu
from dashboard.components.profile_words import trait_words
from dashboard.components.protected_sections import protected_section, share_of
from dashboard.components.protected_table import crossed_chart
from dashboard.components.protected_words import row_words
from dashboard.components.sections import Chart, Section
from dashboard.components.selection import option_words
from dashboard.indicators.endings import ENDED
from dashboard.indicators.filters import COHORT, Choice, Filter, Selection
from dashboard.indicators.protected import ProtectedTable
from dashboard.indicators.traits import COURSE, OUTCOME, baseline_traits, group_traits
from dashboard.monitoring.protected import (
    protected_endings,
    protected_funnel,
    protected_goals,
    protected_profile,
)

T = TypeVar("T")

SITE = "site"


def site_sections(analysis: Analysis) -> list[Section]:
    """Goals, outcomes and courses at each site."""
    text = analysis.visit.text
    found = [
        _goals_by(analysis, SITE, text("filtered.sites.goals")),
        _table_by(analysis, SITE, OUTCOME, text("filtered.sites.outcomes")),
        _table_by(analysis, SITE, COURSE, text("filtered.sites.courses")),
    ]
    return [_section(analysis, "sites", text("filtered.sites"), found)]


def intake_sites_section(analysis: Analysis) -> Section:
    """Where courses stand at each site."""
    text = analysis.visit.text
    block = _table_by(analysis, SITE, COURSE, text("filtered.intake.sites"))
    return _section(analysis, "sites", text("intake.sites.section"), [block])


def leaving_section(analysis: Analysis) -> Section:
    """Why those who left did so, beside those whose course ended otherwise."""
    text = analysis.visit.text
    block = _table_by(
        analysis,
        COURSE,
        "ending_reason",
        text("filtered.reasons.title"),
        ask=protected_endings,
        only=ENDED,
    )
    return _section(analysis, "leaving", text("intake.leaving.section"), [block])


def cohorts_section(analysis: Analysis) -> Section | None:
    """The steps of each half-year's cohort; None for a project without stages."""
    text, rules = analysis.visit.text, analysis.definition.protection
    stages = analysis.definition.stages
    if not stages:
        return None
    rows = [
        (words, [share_of(row.count, found.base) for row in found.stages])
        for words, found in _side_by_side(analysis, COHORT, protected_funnel)
        if found is not None
    ]
    head = [text("filtered.group"), *(text.label(stage.label) for stage in stages)]
    finding = text("filtered.by.finding")
    block = crossed_chart(
        "protected-cohorts", text("filtered.cohorts.title"), head, rows, finding, rules, text
    )
    return _section(analysis, "cohorts", text("filtered.cohorts"), [block if rows else None])


def endings_by_status_section(analysis: Analysis) -> Section:
    """Reasons and lengths of those whose course ended as planned, unplanned, or who left."""
    text = analysis.visit.text
    found = [
        _table_by(analysis, COURSE, name, text(title), ask=protected_endings, only=ENDED)
        for name, title in (
            ("ending_reason", "filtered.reasons.title"),
            ("length", "filtered.lengths.title"),
        )
    ]
    return _section(analysis, "reasons", text("courses.reasons"), found)


def outcomes_section(analysis: Analysis, names: tuple[str, str]) -> Section | None:
    """Groups by what became of them; `names` are the parameters that choose group and outcome."""
    text, definition, address = analysis.visit.text, analysis.definition, analysis.visit.address
    offered = {one.name for one in analysis.filters}
    groups = {t.name: t for t in group_traits(definition) if t.name in offered}
    if not groups:
        return None
    outcomes = [COURSE, *([OUTCOME] if definition.outcomes else [])]
    answers = [trait.name for trait in baseline_traits(definition) if trait.name in groups]
    default = (answers or list(groups))[0]
    group = analysis.choose(names[0], list(groups), default)
    outcome = analysis.choose(names[1], outcomes, COURSE)
    words = {COURSE: text(f"filter.{COURSE}"), OUTCOME: text("participants.outcome")}
    menus = [
        choice_menu(
            text(f"participants.{names[0]}"),
            names[0],
            [(name, trait_words(trait, definition, text)) for name, trait in groups.items()],
            group,
            address,
            default=default,
        ),
        choice_menu(
            text(f"participants.{names[1]}"),
            names[1],
            [(name, words[name]) for name in outcomes],
            outcome,
            address,
            default=COURSE,
        ),
    ]
    title = text(
        "filtered.outcomes.title",
        outcome=words[outcome],
        group=trait_words(groups[group], definition, text),
    )
    block = _table_by(analysis, group, outcome, title)
    choices = html.Div(menus, className="choices")
    return _section(analysis, "outcomes", text("filtered.outcomes"), [block], [choices])


def crossed_section(
    analysis: Analysis, rows: str, columns: str, menus: Sequence[html.Div]
) -> Section:
    """Two answers at the start against each other (names of traits), under the menus for others."""
    text, definition = analysis.visit.text, analysis.definition
    by_name = {trait.name: trait for trait in baseline_traits(definition)}
    title = text(
        "filtered.crossed.title",
        rows=trait_words(by_name[rows], definition, text),
        columns=trait_words(by_name[columns], definition, text),
    )
    choices = html.Div(list(menus), className="choices")
    block = _table_by(analysis, rows, columns, title)
    return _section(analysis, "crossed", text("filtered.crossed"), [block], [choices])


def _section(
    analysis: Analysis,
    section_id: str,
    title: str,
    blocks: Sequence[Any | None],
    menus: Sequence[Any] = (),
) -> Section:
    """The blocks under what chooses them; a sentence where there is none."""
    shown = [block for block in blocks if block is not None]
    if not shown:
        none = html.P(analysis.visit.text("filtered.by.none"), className="section-lead")
        return Section(section_id, title, [*menus, none])
    return protected_section(analysis, section_id, title, [*menus, *shown])


def _goals_by(analysis: Analysis, name: str, title: str) -> Chart | html.Div | None:
    """A row for each goal, a column for each group."""
    text, rules = analysis.visit.text, analysis.definition.protection
    groups = _side_by_side(analysis, name, protected_goals)
    if not groups or not groups[0][1]:
        return None
    rows = [
        (text.label(one.goal.short_name), [found[place].figure for _, found in groups])
        for place, one in enumerate(groups[0][1])
    ]
    head = [text("filtered.goals"), *(words for words, _ in groups)]
    finding = text("filtered.by.finding")
    return crossed_chart(f"protected-goals-{name}", title, head, rows, finding, rules, text)


def _table_by(
    analysis: Analysis,
    name: str,
    trait: str,
    title: str,
    ask: Callable[..., tuple[ProtectedTable, ...]] | None = None,
    only: Sequence[str] = (),
) -> Chart | html.Div | None:
    """A row for each group, a column for each value of the trait; None where there is neither."""
    asked = ask or partial(protected_profile, only=trait)
    text, rules = analysis.visit.text, analysis.definition.protection
    groups = [
        (words, table)
        for words, tables in _side_by_side(analysis, name, asked, only)
        for table in tables
        if table.name == trait
    ]
    if not groups:
        return None
    first = groups[0][1]
    head = [
        text("filtered.group"),
        *(row_words(first, row, text) for row in first.rows),
        text("filtered.base"),
    ]
    rows = [(words, [*(row.count for row in table.rows), table.total]) for words, table in groups]
    chart_id = f"protected-{trait}-by-{name}".replace(".", "-")
    finding = text("filtered.by.finding")
    return crossed_chart(chart_id, title, head, rows, finding, rules, text)


def _side_by_side(
    analysis: Analysis, name: str, ask: Callable[..., T], only: Sequence[str] = ()
) -> list[tuple[str, T]]:
    """What is answered of each option of a filter (`only` these); nothing of what is no filter."""
    visit = analysis.visit
    chosen: Filter | None = next((one for one in analysis.filters if one.name == name), None)
    if chosen is None:
        return []
    return [
        (
            option_words(chosen, option, visit.text),
            ask(
                visit.viewer,
                visit.store,
                analysis.project_id,
                Selection(analysis.as_of, (Choice(chosen, (option,)),)),
            ),
        )
        for option in chosen.options
        if not only or option.code in only
    ]
