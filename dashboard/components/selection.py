"""Which persons an address selects, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.components.address import Address
from dashboard.indicators.cohorts import read_cohort
from dashboard.indicators.conditions import MISSING
from dashboard.indicators.filters import COHORT, Choice, Filter, FilterOption, Selection
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import age_words

#: Between the codes of several options of one filter: persons for whom any of them holds.
SEPARATOR = ","


def read_selection(
    filters: Sequence[Filter], address: Address, as_of: date, text: Text
) -> tuple[Selection, list[str]]:
    """The selection that the address asks for, and a remark on every value that no filter has.

    A filter of which no value is known is left out altogether.
    """
    choices: list[Choice] = []
    remarks: list[str] = []
    for one in filters:
        asked = address.asks(one.name)
        if asked is None:
            continue
        codes = dict.fromkeys(code.strip() for code in asked.split(SEPARATOR) if code.strip())
        found = {code: one.option(code) for code in codes}
        options = tuple(option for option in found.values() if option is not None)
        remarks += [
            text("filter.unknown_value", filter=filter_words(one, text), written=code[:64])
            for code, option in found.items()
            if option is None
        ]
        if options:
            choices.append(Choice(one, options))
    return Selection(as_of, tuple(choices)), remarks


def choice_codes(choice: Choice) -> str:
    """What an address writes for the choice."""
    return SEPARATOR.join(option.code for option in choice.options)


def filter_words(one: Filter, text: Text) -> str:
    """What a filter is called: in the project's own words, or in those of the product."""
    if one.label is not None:
        return text.label(one.label)
    key = f"filter.{one.name}"
    return text(key) if key in text else one.name


def option_words(one: Filter, option: FilterOption, text: Text) -> str:
    if option.label is not None:
        return text.label(option.label)
    if option.code == MISSING:
        return text("filter.missing")
    if one.name == COHORT:
        return cohort_words(option.code, text)
    if one.name == "age":
        return age_words(option.code, text)
    return text(f"filter.{one.name}.{option.code}")


def cohort_words(code: str, text: Text) -> str:
    """ "1. halvår 2018", "2. kvartal 2018" or "maj 2018"; the code itself if it names none."""
    cohort = read_cohort(code)
    if cohort is None:
        return code
    if cohort.length == "month":
        return formats.month(cohort.first_day, text.language)
    return text(f"cohort.{cohort.length}.{code[-1]}", year=str(cohort.first_day.year))


def choice_words(choice: Choice, text: Text) -> str:
    """ "Køn: Kvinde eller Ikke oplyst"."""
    options = [option_words(choice.filter, option, text) for option in choice.options]
    joined = " ".join((", ".join(options[:-1]), text("filter.or"), options[-1]))
    return text(
        "filter.choice",
        filter=filter_words(choice.filter, text),
        options=joined if len(options) > 1 else options[0],
    )
