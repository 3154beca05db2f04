"""What must hold within a definition beyond the type of each key: uniqueness, order, references."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from dashboard.data.importing.condition_checks import check_conditions
from dashboard.data.importing.faults import quote, suggest
from dashboard.data.importing.questionnaire_checks import check_questionnaires
from dashboard.data.importing.release_checks import check_release
from dashboard.data.importing.table_checks import check_footnotes, check_tables
from dashboard.data.importing.values import is_identifier
from dashboard.indicators.conditions import MISSING
from dashboard.indicators.definition import (
    Form,
    GoalDefinition,
    Joint,
    ProjectDefinition,
    Registered,
    Scale,
    Share,
)
from dashboard.indicators.resolve import DefinitionFault, months_demanded, resolve
from dashboard.indicators.targets import counted

Path = tuple[str | int, ...]
Finding = tuple[Path, str]
T = TypeVar("T")
Ordered = TypeVar("Ordered", int, date)

#: Columns of the answers files that are not items.
ANSWER_COLUMNS = ("participant", "wave", "day", "mode")
#: How many years after the project's end its last data may lie.
MOST_YEARS_AFTER_END = 5


def check(definition: ProjectDefinition) -> Iterator[Finding]:
    """Everything in a well-formed definition that contradicts something else in it."""
    yield from _check_period(definition)
    yield from _check_names(definition)
    yield from _check_codes(definition)
    for index, scale in enumerate(definition.scales):
        yield from _check_scale(scale, ("scales", index))
    scales = [scale.id for scale in definition.scales]
    for index, form in enumerate(definition.forms):
        yield from _check_form(form, scales, ("forms", index))
    for index, goal in enumerate(definition.goals):
        yield from _check_goal(definition, goal, ("goals", index))
    yield from check_conditions(definition)
    yield from check_questionnaires(definition)
    yield from check_tables(definition)
    try:
        resolved = resolve(definition)
    except DefinitionFault as fault:
        yield fault.path, fault.rule
    else:
        yield from _check_required_months(resolved)
        yield from check_footnotes(resolved)
        yield from check_release(resolved)


def _check_period(definition: ProjectDefinition) -> Iterator[Finding]:
    period = definition.period
    if period.end < period.start:
        yield ("period", "end"), "lies before the start"
    if period.intake_start > period.end:
        yield ("period", "intake_start"), "lies after the end of the project"
    if period.intake_end is not None and period.intake_end < period.intake_start:
        yield ("period", "intake_end"), "lies before the start of intake"
    if period.data_until is None:
        return
    if period.data_until < period.start:
        yield ("period", "data_until"), "lies before the start of the project"
    if period.data_until.year > period.end.year + MOST_YEARS_AFTER_END:
        rule = f"lies more than {MOST_YEARS_AFTER_END} years after the end of the project"
        yield ("period", "data_until"), rule


def _check_names(definition: ProjectDefinition) -> Iterator[Finding]:
    yield from _repeated(("sites",), "id", definition.sites, lambda site: site.id)
    yield from _repeated(("waves",), "number", definition.waves, lambda wave: wave.number)
    yield from _repeated(("scales",), "id", definition.scales, lambda scale: scale.id)
    yield from _repeated(("forms",), "id", definition.forms, lambda form: form.id)
    yield from _repeated(("bases",), "name", definition.bases, lambda base: base.name)
    yield from _repeated(("goals",), "code", definition.goals, lambda goal: goal.code)
    yield from _repeated(("outcomes",), "code", definition.outcomes, lambda step: step.code)
    yield from _repeated(("stages",), "code", definition.stages, lambda stage: stage.code)
    yield from _repeated(("routes",), "code", definition.routes, lambda route: route.code)
    instruments = definition.instruments
    yield from _repeated(("instruments",), "id", instruments, lambda instrument: instrument.id)
    yield from _repeated(("meetings",), "day", definition.meetings, lambda meeting: meeting.day)
    yield from _in_order(("waves",), "months", [wave.months for wave in definition.waves])


def _check_codes(definition: ProjectDefinition) -> Iterator[Finding]:
    for name, codes in definition.codes.items():
        path: Path = ("codes", name)
        if not is_identifier(name):
            yield path, "the name of a code list consists of letters, digits, underscores, hyphens"
        yield from _repeated(path, "code", codes, lambda code: code.code)
        for index, code in enumerate(codes):
            if code.code == MISSING:
                rule = f'"{MISSING}" stands for no answer and cannot be a code; leave cells empty'
                yield (*path, index, "code"), rule


def _check_scale(scale: Scale, path: Path) -> Iterator[Finding]:
    yield from _repeated((*path, "options"), "code", scale.options, lambda option: option.code)
    yield from _repeated((*path, "coarse"), "code", scale.coarse, lambda code: code.code)
    coarse = [code.code for code in scale.coarse]
    for index, option in enumerate(scale.options):
        here = (*path, "options", index)
        if option.coarse is not None and option.coarse not in coarse:
            rule = f"{quote(option.coarse)} is not among the scale's coarse groups"
            yield (*here, "coarse"), rule + suggest(option.coarse, coarse)
        if option.dont_know and option.score is not None:
            yield (*here, "score"), "an answer of don't know has no score"


def _check_form(form: Form, scales: Sequence[str], path: Path) -> Iterator[Finding]:
    yield from _repeated((*path, "items"), "id", form.items, lambda item: item.id)
    for index, item in enumerate(form.items):
        here = (*path, "items", index)
        if item.scale not in scales:
            rule = f"there is no scale {quote(item.scale)}{suggest(item.scale, scales)}"
            yield (*here, "scale"), rule
        if item.id in ANSWER_COLUMNS:
            yield (*here, "id"), f'"{item.id}" is the name of another column of the answers file'


def _check_goal(
    definition: ProjectDefinition, goal: GoalDefinition, path: Path
) -> Iterator[Finding]:
    indicator = goal.indicator
    is_share = isinstance(indicator, Share) or (
        isinstance(indicator, Registered) and indicator.kind == "share"
    )
    for index, revision in enumerate(goal.targets):
        here = (*path, "targets", index)
        if is_share and revision.value > 1:
            yield (*here, "value"), "the target of a share is at most 1; write 60 % as 0.60"
        if revision.due is not None and revision.due < revision.effective:
            yield (*here, "due"), "lies before the day from which the target is in force"
    yield from _in_order(
        (*path, "targets"), "effective", [revision.effective for revision in goal.targets]
    )
    for index, point in enumerate(goal.plan):
        if is_share and point.value > 1:
            yield (*path, "plan", index, "value"), "a share is at most 1; write 60 % as 0.60"
    yield from _in_order((*path, "plan"), "day", [point.day for point in goal.plan])
    if isinstance(indicator, Share):
        if indicator.unit != "persons" and isinstance(indicator.base, str):
            rule = f"a named base is of persons; write a condition for a share of {indicator.unit}"
            yield (*path, "indicator", "base"), rule
        if indicator.unit != "events" and indicator.weight is not None:
            yield (*path, "indicator", "weight"), "only events have minutes"
    if isinstance(indicator, Joint):
        yield from _check_joint(definition, goal, indicator, path)


def _check_joint(
    definition: ProjectDefinition, goal: GoalDefinition, joint: Joint, path: Path
) -> Iterator[Finding]:
    if goal.targets:
        yield (*path, "targets"), "a joint goal has no targets of its own; its members' are added"
    members = {other.code: other.indicator for other in definition.goals}
    bases = []
    for index, code in enumerate(joint.goals):
        here = (*path, "indicator", "goals", index)
        member = members.get(code)
        if member is None:
            yield here, f"there is no goal {quote(code)}{suggest(code, members)}"
        elif not isinstance(member, Share) or member.unit != "persons":
            yield here, f"goal {quote(code)} is not a share of persons and cannot be taken together"
        else:
            bases.append(member.base)
    if len(set(joint.goals)) < len(joint.goals):
        yield (*path, "indicator", "goals"), "names a goal twice"
    if any(base != bases[0] for base in bases):
        yield (*path, "indicator", "goals"), "the goals taken together have different bases"


def _check_required_months(resolved: ProjectDefinition) -> Iterator[Finding]:
    """What a goal requires is no less than what its own condition demands."""
    for index, goal in enumerate(resolved.goals):
        indicator = counted(resolved, goal)
        demanded = 0 if indicator is None else months_demanded(indicator.where)
        if goal.required_months < demanded:
            rule = (
                f"is {goal.required_months}, but the goal's own condition asks for {demanded} "
                f"months; write {demanded} or leave it out"
            )
            yield ("goals", index, "required_months"), rule


def _repeated(
    path: Path, key: str, elements: Iterable[T], identity: Callable[[T], Hashable]
) -> Iterator[Finding]:
    seen: set[Hashable] = set()
    for index, element in enumerate(elements):
        value = identity(element)
        if value in seen:
            yield (*path, index, key), f"{quote(str(value))} stands here a second time"
        seen.add(value)


def _in_order(path: Path, key: str, values: Sequence[Ordered]) -> Iterator[Finding]:
    for index, (before, value) in enumerate(itertools.pairwise(values), start=1):
        if not before < value:
            yield (*path, index, key), "must be later than the one before it; put them in order"
