"""Groups against an outcome: divided bars, a table, and two tests side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS, Analysis
from dashboard.components.choice_menu import choice_menu
from dashboard.components.independence import say_independence, show_tests
from dashboard.components.profile_outcome_parts import CHART, draw_outcomes, outcome_table
from dashboard.components.profile_words import trait_words
from dashboard.components.sections import Chart, Section
from dashboard.components.switch import switch
from dashboard.indicators.breakdowns import ByAnswer
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.indicators.profile import GroupOutcomes
from dashboard.indicators.traits import (
    COURSE,
    YES,
    OutcomeTrait,
    Trait,
    baseline_traits,
    group_traits,
    outcome_traits,
)
from dashboard.monitoring.profile import group_outcomes
from dashboard.text import formats
from dashboard.text.clauses import say_condition

#: The parameters that choose the groups, the outcome, and what the percentages are of.
GROUP, OUTCOME, PERCENT = "group", "outcome", "percent"


@dataclass(frozen=True)
class OutcomeLook:
    """What the address asks for: a grouping, an outcome, and of which of them the shares are."""

    group: Trait
    outcome: OutcomeTrait
    percent_of: str


def read_outcome_look(analysis: Analysis) -> OutcomeLook | None:
    """The choices of the address; None where the project has nothing to group by."""
    groups = {trait.name: trait for trait in group_traits(analysis.definition)}
    if not groups:
        return None
    outcomes = {one.trait.name: one for one in outcome_traits(analysis.definition)}
    return OutcomeLook(
        groups[analysis.choose(GROUP, list(groups), _default_group(analysis.definition))],
        outcomes[analysis.choose(OUTCOME, list(outcomes), COURSE)],
        analysis.choose(PERCENT, (GROUP, OUTCOME), GROUP),
    )


def begin_outcomes(analysis: Analysis, look: OutcomeLook) -> None:
    """Have the database at work on what `outcome_section` asks for."""
    visit = analysis.visit
    visit.store.begin(group_outcomes, visit.viewer, *_about(analysis, look))


def outcome_section(analysis: Analysis, look: OutcomeLook) -> Section:
    visit = analysis.visit
    text = visit.text
    found = group_outcomes(visit.viewer, visit.store, *_about(analysis, look))
    return Section(
        "outcomes",
        text("participants.outcomes"),
        [html.Div(_choices(analysis, look), className="choices"), _part(found, look, analysis)],
        text("participants.outcomes.meaning"),
    )


def _about(analysis: Analysis, look: OutcomeLook) -> tuple[str, Selection, str, str]:
    return (
        analysis.definition.id,
        analysis.selection,
        look.group.name,
        look.outcome.trait.name,
    )


def _default_group(definition: ProjectDefinition) -> str:
    """The first answer at the start, or the first trait where none describes persons."""
    answers = baseline_traits(definition)
    return (answers or group_traits(definition))[0].name


def _choices(analysis: Analysis, look: OutcomeLook) -> list[Any]:
    definition, text, address = analysis.definition, analysis.visit.text, analysis.visit.address
    groups = group_traits(definition)
    outcomes = [one.trait for one in outcome_traits(definition)]
    return [
        choice_menu(
            text(f"participants.{name}"),
            name,
            [(trait.name, trait_words(trait, definition, text)) for trait in traits],
            chosen.name,
            address,
            default=default,
        )
        for name, traits, chosen, default in (
            (GROUP, groups, look.group, _default_group(definition)),
            (OUTCOME, outcomes, look.outcome.trait, COURSE),
        )
    ] + [
        switch(
            text("participants.percent"),
            PERCENT,
            [(of, text(f"participants.percent.{of}")) for of in (GROUP, OUTCOME)],
            look.percent_of,
            address,
            default=GROUP,
        )
    ]


def _part(found: GroupOutcomes, look: OutcomeLook, analysis: Analysis) -> Any:
    definition, text = analysis.definition, analysis.visit.text
    table = found.table
    if table.n < LEAST_PERSONS:
        key = "participants.outcomes.one" if table.n else "participants.outcomes.nobody"
        return html.P(text(key, n=formats.count(table.persons, text.language)))
    if table.columns.values[0].code != YES:
        table = table.without_empty_columns()
    if not isinstance(table.rows.by, ByAnswer):
        table = table.without_empty_rows()
    group, outcome = (trait_words(trait, definition, text) for trait in (table.rows, table.columns))
    title = text("participants.outcomes.title", group=group, outcome=outcome)
    of_group = look.percent_of == GROUP
    wholes = table if of_group else table.turned()
    who = say_condition(look.outcome.base, definition, text)
    persons = formats.count(table.persons, text.language)
    notes = [
        text("participants.outcomes.base", who=who, n=persons),
        text(f"participants.percent.{look.percent_of}.note"),
    ]
    return Chart(
        id=CHART,
        title=title,
        finding=say_independence(found, text),
        table=outcome_table(table, title, group, notes, text, of_group=of_group),
        drawing=draw_outcomes(wholes, definition, text),
        after=show_tests(found, text),
    )
