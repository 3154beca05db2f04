"""From the text of one cell to its value. Each parser takes a stripped text that is not empty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.data.importing.faults import nearest, quote, quote_code, quote_figure, suggest
from dashboard.data.importing.tables import Column
from dashboard.indicators.definition import Code, Option, ProjectDefinition

Value = str | int | float | bool | date

FIRST_YEAR, LAST_YEAR = 1900, 2100

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"([0-9]{1,6})(?:([.,])([0-9]{1,6}))?")
_FLAGS = {
    "yes": True,
    "ja": True,
    "true": True,
    "1": True,
    "no": False,
    "nej": False,
    "false": False,
    "0": False,
}


class BadCell(Exception):  # noqa: N818 - reads as what happened
    """A cell that breaks the rule of its column; the message is the rest of the sentence."""


@dataclass(frozen=True)
class CodeList:
    """The codes that are allowed, and the code for each of their labels in both languages."""

    codes: frozenset[str]
    by_label: Mapping[str, str]
    order: Sequence[str]


@dataclass(frozen=True)
class Reading:
    """What a cell's rule depends on besides its column."""

    lists: Mapping[str, CodeList]
    scales: Mapping[str, CodeList]
    waves: frozenset[int]
    #: The delimiter of the file being read: with semicolons, commas are decimal commas.
    delimiter: str = ","


def reading_of(definition: ProjectDefinition) -> Reading:
    """What the definition says about the cells of its files."""
    return Reading(
        lists={name: _code_list(codes) for name, codes in definition.codes.items()},
        scales={scale.id: _code_list(scale.options) for scale in definition.scales},
        waves=frozenset(wave.number for wave in definition.waves),
    )


def _code_list(codes: Sequence[Code] | Sequence[Option]) -> CodeList:
    return CodeList(
        codes=frozenset(code.code for code in codes),
        by_label={
            words.lower(): code.code for code in codes for words in (code.label.da, code.label.en)
        },
        order=[code.code for code in codes],
    )


def is_identifier(text: str) -> bool:
    """Whether `text` can be an id or code (the rule of `definition.Identifier`)."""
    return _IDENTIFIER.fullmatch(text) is not None


def parse(cell: str, column: Column, reading: Reading) -> Value:
    """The value of a cell of `column`. Raises BadCell."""
    match column.kind:
        case "id" | "row":
            return _parse_id(cell)
        case "code":
            listed = f'on the code list "{column.source}"'
            return _parse_code(cell, reading.lists.get(column.source), listed)
        case "answer":
            listed = f'an answer on the scale "{column.source}"'
            return _parse_code(cell, reading.scales.get(column.source), listed)
        case "list":
            return _parse_list(cell, reading)
        case "word":
            return _parse_word(cell, column)
        case "date":
            return _parse_day(cell)
        case "year":
            return _parse_year(cell)
        case "whole":
            return _parse_whole(cell, column, reading)
        case "number":
            return _parse_number(cell, column, reading.delimiter)
        case "flag":
            return _parse_flag(cell)
        case "text":
            return cell


def _parse_id(cell: str) -> str:
    if not is_identifier(cell):
        # Never quoted: where an id should stand, people most often write a name.
        raise BadCell(
            "the value is not an id (letters a to z, digits, . _ -; at most 64, a letter or digit "
            "first)"
        )
    return cell


def _parse_code(cell: str, allowed: CodeList | None, listed: str) -> str:
    if allowed is None:
        shown = quote_code(cell, ())
        raise BadCell(f"{shown} is not {listed}, since project.toml does not declare it")
    if cell in allowed.codes:
        return cell
    by_label = allowed.by_label.get(cell.lower())
    if by_label is not None:
        raise BadCell(f'{quote(cell)} is the words of a code; write the code "{by_label}"')
    shown = quote_code(cell, allowed.order)
    raise BadCell(f"{shown} is not {listed}{suggest(cell, allowed.order)}")


def _parse_list(cell: str, reading: Reading) -> str:
    if cell not in reading.lists:
        near = suggest(cell, reading.lists)
        raise BadCell(f"{quote_code(cell, reading.lists)} is not a code list under [codes]{near}")
    return cell


def _parse_word(cell: str, column: Column) -> str:
    if cell not in column.words:
        raise BadCell(
            f"{quote_code(cell, column.words)} is not one of {', '.join(column.words)}"
            + (f'; did you mean "{near}"?' if (near := nearest(cell, column.words)) else "")
        )
    return cell


def _parse_day(cell: str) -> date:
    if found := _ISO_DAY.fullmatch(cell):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DANISH_DAY.fullmatch(cell):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise BadCell(f"{quote_figure(cell)} is not a date like 2018-12-31 or 31-12-2018")
    try:
        parsed = date(year, month, day)
    except ValueError:
        raise BadCell(f"{quote_figure(cell)} is not a date in the calendar") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadCell(f"{quote_figure(cell)} is not a date between {FIRST_YEAR} and {LAST_YEAR}")
    return parsed


def _parse_year(cell: str) -> int:
    if not _WHOLE.fullmatch(cell) or not FIRST_YEAR <= int(cell) <= LAST_YEAR:
        raise BadCell(f"{quote_figure(cell)} is not a year between {FIRST_YEAR} and {LAST_YEAR}")
    return int(cell)


def _parse_whole(cell: str, column: Column, reading: Reading) -> int:
    if not _WHOLE.fullmatch(cell):
        raise BadCell(f"{quote_figure(cell)} is not a whole number")
    number = int(cell)
    if not column.at_least <= number <= column.at_most:
        raise BadCell(f"{number} is not between {column.at_least} and {column.at_most}")
    if column.name == "wave" and number not in reading.waves:
        raise BadCell(f"there is no wave {number} in the definition")
    return number


def _parse_number(cell: str, column: Column, delimiter: str) -> float:
    found = _NUMBER.fullmatch(cell)
    if found is None:
        raise BadCell(f"{quote_figure(cell)} is not a number")
    whole, mark, decimals = found.groups()
    if mark == "," and delimiter == ",":
        raise BadCell(
            f"{quote_figure(cell)} has a decimal comma, which is read only in files with semicolons"
        )
    if mark == "." and delimiter == ";" and len(decimals) == 3:
        raise BadCell(f"{quote_figure(cell)} may mean thousands or decimals; write a decimal comma")
    number = float(f"{whole}.{decimals or 0}")
    if not 0 < number <= column.at_most:
        raise BadCell(f"{quote_figure(cell)} is not between 0 and {column.at_most}")
    return number


def _parse_flag(cell: str) -> bool:
    flag = _FLAGS.get(cell.lower())
    if flag is None:
        shown = quote_code(cell, _FLAGS)
        raise BadCell(f"{shown} is not yes or no (ja, nej, true, false, 1 and 0 do as well)")
    return flag
