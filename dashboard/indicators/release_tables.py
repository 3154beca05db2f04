"""The one-way tables that a release may have: traits of those who have started, coarse."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.indicators.breakdowns import ByAnswer, ByCase
from dashboard.indicators.conditions import Answered
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
    outcomes = (found.trait for found in outcome_traits(definition))
    traits = (
        *(_coarse(trait, definition) for trait in group_traits(definition)),
        *mark_traits(definition),
        *(trait for trait in outcomes if trait.name in (COURSE, OUTCOME)),
    )
    return {trait.name: trait for trait in traits}


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
