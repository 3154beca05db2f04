"""Filters: what a page can be narrowed by, each choice a condition on persons.

A filter that sorts persons into one group each partitions them: every referred person is in exactly
one of its options, those of whom nothing is recorded in `MISSING`. Only multi-valued attributes
(diagnoses, support needs …) overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from dashboard.indicators.attributes import CODE_LISTS, multiple_lists
from dashboard.indicators.cohorts import Cohort, cohorts_between, read_cohort
from dashboard.indicators.conditions import (
    MISSING,
    Age,
    All,
    Answered,
    Any,
    Attribute,
    Condition,
    Ended,
    Everyone,
    Marked,
    Not,
    ReferredBetween,
    Started,
)
from dashboard.indicators.definition import AgeBand, Item, Label, ProjectDefinition, Scale

#: Before the code of a baseline item's filter, so that it can't be mistaken for another name.
AT_START = "start"
COHORT = "cohort"
STAFF = "staff"

_ENDED: Condition = Ended()

#: Where a course stands. Somebody who ended unplanned before the start has not begun, so withdrew.
COURSE_STATUSES: dict[str, Condition] = {
    "waiting": All(of=(Not(of=Started()), Not(of=_ENDED))),
    "ongoing": All(of=(Started(), Not(of=_ENDED))),
    "planned": Ended(endings=("planned",)),
    "unplanned": All(of=(Started(), Ended(endings=("unplanned",)))),
    "withdrawn": Any(
        of=(
            Ended(endings=("withdrawn",)),
            All(of=(Not(of=Started()), Ended(endings=("unplanned",)))),
        )
    ),
}


@dataclass(frozen=True)
class FilterOption:
    """One choice. `label` is the project's word; None where the language has one for `code`."""

    code: str
    label: Label | None
    where: Condition


@dataclass(frozen=True)
class Filter:
    """`name` is the parameter in an address; `label` as for an option.

    With `only_listed` intake cohorts are those among the options and no others.
    """

    name: str
    label: Label | None
    options: tuple[FilterOption, ...]
    only_listed: bool = False

    def option(self, code: str) -> FilterOption | None:
        """The option of that code, or None. Intake cohorts may be of any length."""
        is_free = self.name == COHORT and not self.only_listed
        if is_free and (cohort := read_cohort(code)) is not None:
            return _cohort_option(cohort)
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True)
class Choice:
    """The options of one filter that somebody chose: persons for whom any of them holds.

    Choices are the same when their conditions are: the filter only says what it is called.
    """

    filter: Filter = field(compare=False)
    options: tuple[FilterOption, ...]

    @property
    def where(self) -> Condition:
        if len(self.options) == 1:
            return self.options[0].where
        return Any(of=tuple(option.where for option in self.options))


@dataclass(frozen=True)
class Selection:
    """Whom a page is about: the as-of date and the choices, all of which must hold."""

    as_of: date
    choices: tuple[Choice, ...] = ()

    @property
    def where(self) -> Condition:
        """The condition on a person; with no choices it is everyone."""
        if not self.choices:
            return Everyone()
        if len(self.choices) == 1:
            return self.choices[0].where
        return All(of=tuple(choice.where for choice in self.choices))

    def among(self, base: Condition) -> Condition:
        """Those of `base` who are selected."""
        return All(of=(base, self.where)) if self.choices else base


def list_filters(
    definition: ProjectDefinition, staff: Sequence[str], as_of: date
) -> tuple[Filter, ...]:
    """The project's filters in the order of the page, without those that leave no choice.

    `staff` are the ids of the staff members who have participants. Intake cohorts run to `as_of`.
    """
    filters = (
        _of_column(definition, "site"),
        Filter(STAFF, None, tuple(_staff_option(member) for member in staff)),
        _of_column(definition, "gender"),
        Filter("age", None, tuple(age_options(definition.age_bands))),
        _of_column(definition, "target_group"),
        _cohorts(definition, as_of),
        Filter(
            "course",
            None,
            tuple(FilterOption(code, None, where) for code, where in COURSE_STATUSES.items()),
        ),
        *(_of_baseline(definition, name.form, name.item) for name in definition.baseline),
        *(_of_marks(definition, name) for name in multiple_lists(definition)),
        *(_of_column(definition, name) for name in ("nationality", "education", "benefit")),
    )
    return tuple(one for one in filters if len(one.options) > 1)


def coarse_filters(definition: ProjectDefinition, as_of: date) -> tuple[Filter, ...]:
    """The filters of whoever sees protected values: none by staff member, cohorts of half a year.

    They follow from the definition and the date alone.
    """
    return tuple(replace(one, only_listed=True) for one in list_filters(definition, (), as_of))


def age_options(bands: Sequence[AgeBand]) -> list[FilterOption]:
    """The age at the start, or at referral for those who have not started, in bands."""
    known = Age(at="referral")
    options = [
        FilterOption(
            f"{band.youngest}-{band.oldest}" if band.oldest is not None else f"{band.youngest}-",
            None,
            _age_between(band),
        )
        for band in bands
    ]
    return [*options, FilterOption(MISSING, None, Not(of=known))]


@lru_cache(maxsize=256)
def _age_between(band: AgeBand) -> Condition:
    at_start = Age(at="start", at_least=band.youngest, at_most=band.oldest)
    at_referral = Age(at="referral", at_least=band.youngest, at_most=band.oldest)
    return Any(of=(at_start, All(of=(Not(of=Started()), at_referral))))


def _of_column(definition: ProjectDefinition, name: str) -> Filter:
    list_name = CODE_LISTS["persons"][name]
    if list_name == "site":
        codes = [(site.id, site.name) for site in definition.sites]
    else:
        codes = [(code.code, code.label) for code in definition.codes.get(list_name or "", ())]
    options = [
        FilterOption(code, label, Attribute(name=name, values=(code,))) for code, label in codes
    ]
    if options:
        options.append(FilterOption(MISSING, None, Attribute(name=name, values=(MISSING,))))
    return Filter(name, definition.headings.get(name), tuple(options))


def _staff_option(member: str) -> FilterOption:
    label = Label(da=member, en=member)
    return FilterOption(member, label, Attribute(name="staff", values=(member,)))


def _cohorts(definition: ProjectDefinition, as_of: date) -> Filter:
    halves = cohorts_between(definition.period.intake_start, as_of, "half_year")
    return Filter(COHORT, None, tuple(_cohort_option(half) for half in halves))


def _cohort_option(cohort: Cohort) -> FilterOption:
    within = ReferredBetween(first_day=cohort.first_day, last_day=cohort.last_day)
    return FilterOption(cohort.code, None, within)


def _of_baseline(definition: ProjectDefinition, form: str, item_id: str) -> Filter:
    item, scale = find_item(definition, form, item_id)
    groups = coarse_groups(scale)

    def answered(codes: tuple[str, ...]) -> Condition:
        return Answered(form=form, wave=1, item=item_id, options=codes)

    options = [FilterOption(code, label, answered(codes)) for code, label, codes in groups]
    options.append(FilterOption(MISSING, None, Not(of=answered(()))))
    return Filter(f"{AT_START}.{form}.{item_id}", item.text, tuple(options))


def coarse_groups(scale: Scale) -> list[tuple[str, Label, tuple[str, ...]]]:
    """Groups of a scale's options: code, words and the options in it.

    The coarse groups in their order where the scale has some, otherwise each option alone; options
    outside every coarse group, such as don't know, stand alone after them.
    """
    groups = [
        (
            group.code,
            group.label,
            tuple(option.code for option in scale.options if option.coarse == group.code),
        )
        for group in scale.coarse
    ]
    alone = [
        (option.code, option.label, (option.code,))
        for option in scale.options
        if option.coarse is None or not scale.coarse
    ]
    return [*(group for group in groups if group[2]), *alone]


def find_item(definition: ProjectDefinition, form: str, item_id: str) -> tuple[Item, Scale]:
    """An item and its scale. Raises KeyError where the definition has none of that name."""
    return _items(definition)[form, item_id]


@lru_cache(maxsize=64)
def _items(definition: ProjectDefinition) -> Mapping[tuple[str, str], tuple[Item, Scale]]:
    scales = {scale.id: scale for scale in definition.scales}
    return {
        (declared.id, item.id): (item, scales[item.scale])
        for declared in definition.forms
        for item in declared.items
        if item.scale in scales
    }


def _of_marks(definition: ProjectDefinition, name: str) -> Filter:
    options = [
        FilterOption(code.code, code.label, Marked(attribute=name, codes=(code.code,)))
        for code in definition.codes[name]
    ]
    options.append(FilterOption(MISSING, None, Not(of=Marked(attribute=name))))
    return Filter(name, definition.headings.get(name), tuple(options))
