"""How the figures of the page on participants are counted."""

from __future__ import annotations

from dashboard.components.profile_outcomes import OutcomeLook
from dashboard.components.profile_words import trait_words, value_words
from dashboard.indicators.breakdowns import ByCase
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.traits import (
    COURSE,
    YES,
    Seen,
    baseline_traits,
    described,
    mark_traits,
)
from dashboard.text.catalogue import Text
from dashboard.text.clauses import say_condition


def define(
    definition: ProjectDefinition, seen: Seen, look: OutcomeLook | None, text: Text
) -> list[tuple[str, str]]:
    """Terms of the page, and how each is counted."""
    who = say_condition(described(definition, seen), definition, text)
    found = [
        (text("participants.define.described"), text("participants.define.persons", who=who)),
        (text("participants.define.age"), text(f"participants.define.age.{seen}")),
        (text("filter.missing"), text("participants.define.missing")),
    ]
    if baseline_traits(definition):
        found.append((text("participants.define.answers"), text("participants.define.answered")))
    found += [
        (trait_words(trait, definition, text), text("participants.marks_overlap"))
        for trait in mark_traits(definition)
    ]
    if look is None:
        return found
    base = say_condition(look.outcome.base, definition, text)
    among = text("participants.define.persons", who=base)
    found.append((text("participants.define.compared"), among))
    found += _outcome(definition, look, text)
    found += [
        (text(f"independence.{test}"), text(f"independence.{test}.meaning"))
        for test in ("pearson", "exact")
    ]
    found.append((text("independence.level"), text("independence.level.meaning")))
    return found


def _outcome(definition: ProjectDefinition, look: OutcomeLook, text: Text) -> list[tuple[str, str]]:
    """What each value of the outcome means; of yes or no only yes."""
    trait = look.outcome.trait
    if not isinstance(trait.by, ByCase):
        return []
    found = []
    for value, where in zip(trait.values, trait.by.cases, strict=True):
        # Those who wait have not started, so that none of them is compared.
        if value.code == YES or (trait.name == COURSE and value.code != "waiting"):
            who = say_condition(where, definition, text)
            meaning = text("participants.define.persons", who=who)
            found.append((value_words(trait, value, text), meaning))
    if not found:
        found.append((trait_words(trait, definition, text), text("participants.define.outcome")))
    return found
