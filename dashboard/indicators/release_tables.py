"""The one-way tables that a release may have: traits of those who have started, coarse."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.indicators.breakdowns import ByAnswer, ByCase
from dashboard.indicators.conditions import Answered, Everyone
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import coarse_groups, find_item
from dashboard.indicators.traits import (
    COURSE,
    OUTCOME,
    Trait,
    TraitValue,
    group_traits,
    mark_traits,
    outcome_traits,
)

#: The base of every table.
WITHIN = "started"


def release_traits(definition: ProjectDefinition) -> Mapping[str, Trait]:
    """The traits of a resolved definition that a release may have a table of, by name.

    Answers at the start stand in the coarse groups of their scales.
    """
    outcomes = {found.trait.name: found.trait for found in outcome_traits(definition)}
    traits = (
        *(_coarse(trait, definition) for trait in group_traits(definition)),
        *mark_traits(definition),
        _of_started(outcomes[COURSE]),
        *(trait for name, trait in outcomes.items() if name == OUTCOME),
    )
    return {trait.name: trait for trait in traits}


def _of_started(course: Trait) -> Trait:
    """Where courses stand that have started: none waits, and each is somewhere.

    A row that holds nobody by its meaning would make a total look less certain than it is.
    """
    assert isinstance(course.by, ByCase)
    at = [value.code for value in course.values].index("waiting")
    values = course.values[:at] + course.values[at + 1 :]
    cases = course.by.cases[:at] + course.by.cases[at + 1 :]
    return Trait(course.name, course.label, values, ByCase((*cases[:-1], Everyone())))


def _coarse(trait: Trait, definition: ProjectDefinition) -> Trait:
    asked = trait.by
    if not isinstance(asked, ByAnswer):
        return trait
    _, scale = find_item(definition, asked.form, asked.item)
    alone = {option.code for option in scale.options if option.dont_know}
    values, cases = [], []
    for code, label, codes in coarse_groups(scale):
        values.append(TraitValue(code, label, code in alone))
        cases.append(Answered(form=asked.form, wave=asked.wave, item=asked.item, options=codes))
    return Trait(trait.name, trait.label, tuple(values), ByCase(tuple(cases)))
