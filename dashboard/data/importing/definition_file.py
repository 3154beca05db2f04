"""Reading `project.toml`: from its text to a checked definition, or to faults with their lines."""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from pydantic import ValidationError

from dashboard.data.importing import definition_checks
from dashboard.data.importing.cpr import contains_cpr_number
from dashboard.data.importing.definition_errors import rule_for
from dashboard.data.importing.faults import DEFINITION_FILE, Fault, can_be_quoted
from dashboard.data.importing.text_file import CPR_RULE, lines_with_cpr_number
from dashboard.data.importing.toml_lines import TomlLines
from dashboard.indicators.definition import ProjectDefinition

#: Years outside these are misprints.
FIRST_YEAR, LAST_YEAR = 1900, 2100
#: The largest whole number that both database engines store in an integer column.
LARGEST = 2_147_483_647
#: Periods that a definition may ask for, so that month arithmetic stays within the calendar.
MOST_MONTHS, MOST_DAYS = 600, 3_660

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class DefinitionText:
    """What came out of a text: the definition as written, if it is one, and what is wrong."""

    definition: ProjectDefinition | None
    faults: list[Fault]


def read_definition(text: str, *, today: date | None = None) -> DefinitionText:
    """Read and check the text of `project.toml`; never raises for bad input.

    `today` bounds `data_until`; without it, it is not bounded.
    With faults of sense only (an unknown code, targets out of order) the definition is still
    given, so that the rows can be checked against it as well.
    """
    cpr_lines = lines_with_cpr_number(text)
    faults = [Fault(DEFINITION_FILE, line, None, CPR_RULE) for line in cpr_lines]
    try:
        raw = tomllib.loads(text)
        lines = TomlLines(text)
        document = json.dumps(raw, default=_as_text)
    except tomllib.TOMLDecodeError as error:
        return DefinitionText(None, [*faults, _syntax_fault(str(error))])
    except (ValueError, RecursionError):
        rule = "a number has too many digits, or brackets stand too deep within each other"
        return DefinitionText(None, [*faults, Fault(DEFINITION_FILE, None, None, rule)])

    def fault_at(path: Path, rule: str) -> Fault:
        return Fault(DEFINITION_FILE, lines.find(path), say_path(raw, path), rule)

    found_in_values = [fault_at(path, rule) for path, rule in _unusable_values(raw)]
    faults += [f for f in found_in_values if f.rule != CPR_RULE or f.row not in cpr_lines]
    if faults:  # Nothing further is said of a text with a CPR number, lest it be quoted.
        return DefinitionText(None, faults)
    try:
        definition = ProjectDefinition.model_validate_json(document, strict=True)
    except ValidationError as error:
        found = dict.fromkeys(
            said for problem in error.errors(include_url=False) if (said := rule_for(problem, raw))
        )
        return DefinitionText(None, [fault_at(path, rule) for path, rule in found])
    checked = dict.fromkeys(definition_checks.check(definition))
    until = definition.period.data_until
    if until is not None and today is not None and until > today:
        checked[
            ("period", "data_until"),
            f"lies after today, {today}; leave it out while data still come",
        ] = None
    return DefinitionText(definition, [fault_at(path, rule) for path, rule in checked])


def say_path(raw: Mapping[str, Any], path: Path) -> str | None:
    """A key path as a person reads it, elements named by their id: ``goals[work].targets[0]``."""
    said = ""
    here: Any = raw
    for part in path:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            here = None
        if isinstance(part, int):
            said += f"[{_name(here) or part}]"
        elif not can_be_quoted(part):
            break
        else:
            shown = part if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", part) else json.dumps(part)
            said += f".{shown}" if said else shown
    return None if contains_cpr_number(said) else said or None


def _name(element: Any) -> str | None:
    if isinstance(element, Mapping):
        for key in ("id", "code", "name"):
            value = element.get(key)
            if (
                isinstance(value, str)
                and re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,63}", value)
                and not contains_cpr_number(value)
            ):
                return value
    return None


def _syntax_fault(message: str) -> Fault:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    said = message[: place.start()] if place else message
    if contains_cpr_number(said.replace("', '", ".")):  # the parts of a key that are quoted
        said = "a key or value cannot stand here"
    said = "not valid TOML: " + said[:1].lower() + said[1:200]
    if place is None or place[1] is None:
        return Fault(DEFINITION_FILE, None, None, f"{said} (at the end of the file)")
    return Fault(DEFINITION_FILE, int(place[1]), None, f"{said} (at character {place[2]})")


def _unusable_values(raw: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Values that TOML allows and that no part of a definition can hold."""
    for path, value in _walk(raw, ()):
        # read by now: escapes, underscores between digits and strings of several lines hide nothing
        if not isinstance(value, bool | date | time) and contains_cpr_number(str(value)):
            yield path, CPR_RULE
        elif isinstance(value, str):
            if any((ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 for c in value):
                yield path, "contains an invisible control character; remove it"
        elif isinstance(value, bool):
            continue
        elif isinstance(value, int):
            most = _most(path)
            if not -most <= value <= most:
                yield path, f"is too large a number; at most {most} is allowed"
        elif isinstance(value, float):
            if not math.isfinite(value) or abs(value) > LARGEST:
                yield path, "is not a usable number"
        elif isinstance(value, datetime | time):
            yield path, "has a time of day; write the date alone, as in 2018-12-31"
        elif isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
            yield path, f"is not a date between {FIRST_YEAR} and {LAST_YEAR}"


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield (*path, key), key
            yield from _walk(part, (*path, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, part in enumerate(value):
            yield from _walk(part, (*path, index))
    else:
        yield path, value


def _most(path: Path) -> int:
    key = str(path[-1])
    if "months" in key:
        return MOST_MONTHS
    return MOST_DAYS if key.endswith("_days") else LARGEST


def _as_text(value: object) -> str:
    """Dates, the only values of TOML that JSON lacks."""
    assert isinstance(value, date | datetime | time)
    return value.isoformat()
