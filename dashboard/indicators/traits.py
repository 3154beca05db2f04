"""What tells participants apart: columns, age, answers at the start, marks, what became of them.

A trait puts persons into groups; of a list of marks (diagnoses, say) each may be in several. An
outcome is a trait too, read among its own base.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.indicators.attributes import CODE_LISTS, multiple_lists
from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.conditions import (
    Age,
    All,
    Answered,
    Any,
    Condition,
    Everyone,
    Measured,
    Node,
    Not,
)
from dashboard.indicators.definition import (
    AgeBand,
    GoalDefinition,
    ItemName,
    Joint,
    Label,
    ProjectDefinition,
    Share,
)
from dashboard.indicators.filters import AT_START, COURSE_STATUSES, age_options, find_item

#: As they were at the start, or those whose course goes on, with their age on the as-of date.
Seen = Literal["start", "now"]
SEEN: tuple[Seen, ...] = ("start", "now")

#: The wave that describes persons at the start.
FIRST_WAVE = 1

BACKGROUND = ("gender", "age", "nationality", "education", "benefit", "target_group")
GROUPED_BY = ("gender", "age", "site", "target_group", "nationality", "education", "benefit")

COURSE = "course"
OUTCOME = "outcome"
GOAL = "goal"
#: Of an outcome: it holds, it does not, or none of the project's outcomes does.
YES, NO, NONE = "yes", "no", "none"


@dataclass(frozen=True)
class ByMark:
    """Persons by the marks that they have on a multi-valued list; they may count several times."""

    name: str


TraitDimension = ByAttribute | ByAnswer | ByCase | ByMark


@dataclass(frozen=True)
class TraitValue:
    """One value with the project's word; without one the language has a word for `code`."""

    code: str
    label: Label | None
    dont_know: bool = False


@dataclass(frozen=True)
class Trait:
    """What persons are told apart by. `name` is what an address calls it; `label` as a value's."""

    name: str
    label: Label | None
    values: tuple[TraitValue, ...]
    by: TraitDimension

    def position(self, counted: str | int | None) -> int | None:
        """Where what the database counted by stands among the values; None when unknown."""
        if counted is None or isinstance(counted, int):
            return counted
        return [value.code for value in self.values].index(counted)


@dataclass(frozen=True)
class OutcomeTrait:
    """What became of persons: a trait that everyone of the (resolved) `base` has."""

    trait: Trait
    base: Condition


def described(definition: ProjectDefinition, seen: Seen) -> Condition:
    """Whom a profile describes: all who have started, or of those whose course goes on."""
    started = next(base.where for base in definition.bases if base.name == "started")
    return started if seen == "start" else All(of=(started, COURSE_STATUSES["ongoing"]))


@lru_cache(maxsize=64)
def profile_traits(definition: ProjectDefinition, seen: Seen) -> tuple[Trait, ...]:
    """Everything that describes the project's participants, in the order of the page."""
    return (
        *background_traits(definition, seen),
        *baseline_traits(definition),
        *mark_traits(definition),
    )


def background_traits(definition: ProjectDefinition, seen: Seen) -> tuple[Trait, ...]:
    return tuple(
        trait
        for name in BACKGROUND
        if (trait := age_trait(definition, seen) if name == "age" else _column(definition, name))
    )


@lru_cache(maxsize=64)
def baseline_traits(definition: ProjectDefinition) -> tuple[Trait, ...]:
    """The answers that describe persons at the start."""
    return tuple(answer_trait(definition, name) for name in definition.baseline)


def mark_traits(definition: ProjectDefinition) -> tuple[Trait, ...]:
    return tuple(
        Trait(
            name,
            definition.headings.get(name),
            tuple(TraitValue(code.code, code.label) for code in definition.codes[name]),
            ByMark(name),
        )
        for name in multiple_lists(definition)
    )


@lru_cache(maxsize=64)
def group_traits(definition: ProjectDefinition) -> tuple[Trait, ...]:
    """The traits by which outcomes can be compared: each person is in one group at most."""
    own = (
        age_trait(definition, "start") if name == "age" else _column(definition, name)
        for name in GROUPED_BY
    )
    traits = (*(trait for trait in own if trait), *baseline_traits(definition))
    return tuple(trait for trait in traits if len(trait.values) > 1)


@lru_cache(maxsize=64)
def outcome_traits(definition: ProjectDefinition) -> tuple[OutcomeTrait, ...]:
    """What groups can be compared by: course status, final outcome, goals that persons reach.

    Goals that count answers of the start are none: what was there before is no outcome.
    """
    started = described(definition, "start")
    course = Trait(
        COURSE,
        None,
        tuple(TraitValue(code, None) for code in COURSE_STATUSES),
        ByCase(tuple(COURSE_STATUSES.values())),
    )
    found = [OutcomeTrait(course, started)]
    if definition.outcomes:
        steps = [(TraitValue(one.code, one.label), one.where) for one in definition.outcomes]
        steps.append((TraitValue(NONE, None), Everyone()))
        final = Trait(
            OUTCOME,
            None,
            tuple(value for value, _ in steps),
            ByCase(tuple(where for _, where in steps)),
        )
        found.append(OutcomeTrait(final, started))
    found += [
        OutcomeTrait(
            Trait(
                f"{GOAL}.{goal.code}",
                goal.short_name,
                (TraitValue(YES, None), TraitValue(NO, None)),
                ByCase((share.where, Everyone())),
            ),
            share.base,
        )
        for goal in definition.goals
        if goal.level != "activity" and (share := _share(goal, definition))
        if not isinstance(share.base, str) and not _is_of_the_start(share.where, definition)
    ]
    return tuple(found)


def age_trait(definition: ProjectDefinition, seen: Seen) -> Trait:
    """Age in bands, at the start or on the as-of date."""
    options = age_options(definition.age_bands)[:-1]
    cases = tuple(option.where for option in options)
    if seen == "now":
        cases = tuple(_age_now(band) for band in definition.age_bands)
    return Trait(
        "age", None, tuple(TraitValue(option.code, None) for option in options), ByCase(cases)
    )


def answer_trait(definition: ProjectDefinition, name: ItemName) -> Trait:
    """An item at the start. Raises KeyError where the definition has none of that name."""
    item, scale = find_item(definition, name.form, name.item)
    return Trait(
        f"{AT_START}.{name.form}.{name.item}",
        item.text,
        tuple(TraitValue(option.code, option.label, option.dont_know) for option in scale.options),
        ByAnswer(name.form, FIRST_WAVE, name.item),
    )


def _column(definition: ProjectDefinition, name: str) -> Trait | None:
    """A column of persons, where the project has a list of what can stand in it."""
    list_name = CODE_LISTS["persons"][name]
    if list_name == "site":
        values = tuple(TraitValue(site.id, site.name) for site in definition.sites)
    else:
        codes = definition.codes.get(list_name or "", ())
        values = tuple(TraitValue(code.code, code.label) for code in codes)
    if not values:
        return None
    return Trait(name, definition.headings.get(name), values, ByAttribute(name))


def _age_now(band: AgeBand) -> Condition:
    return Age(at="as_of", at_least=band.youngest, at_most=band.oldest)


def _share(goal: GoalDefinition, definition: ProjectDefinition) -> Share | None:
    """The goal's share of persons; of a joint goal those who reach any of its members."""
    match goal.indicator:
        case Share(unit="persons") as share:
            return share
        case Joint(goals=codes):
            members = [
                other.indicator
                for other in definition.goals
                if other.code in codes and isinstance(other.indicator, Share)
            ]
            where = Any(of=tuple(member.where for member in members))
            return Share(where=where, base=members[0].base)
        case _:
            return None


def _is_of_the_start(where: Condition, definition: ProjectDefinition) -> bool:
    """Whether the condition asks for nothing but what was measured at the start."""
    at_start = {wave.number for wave in definition.waves if wave.months == 0}
    return all(
        isinstance(leaf, Answered | Measured) and leaf.wave in at_start for leaf in _leaves(where)
    )


def _leaves(node: Condition) -> Iterator[Node]:
    match node:
        case All(of=parts) | Any(of=parts):
            for part in parts:
                yield from _leaves(part)
        case Not(of=part):
            yield from _leaves(part)
        case _:
            yield node
