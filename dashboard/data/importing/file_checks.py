"""What must hold between the cells of a row and between rows, file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from dashboard.data.importing.csv_file import Row, Sheet
from dashboard.data.importing.faults import quote_code, suggest
from dashboard.data.importing.tables import (
    ATTRIBUTES,
    COURSES,
    PARTICIPANTS,
    REGISTRATIONS,
    SPELLS,
    STAFF,
    VOLUNTEERS,
    FileTable,
)
from dashboard.data.importing.values import Value
from dashboard.indicators.definition import ProjectDefinition, Registered

#: Ages at the first referral outside these are misprints of the birth year.
YOUNGEST, OLDEST = 10, 110

#: The row, the column (empty for the row as a whole) and the rule that is broken.
Finding = tuple[Row, str, str]
Check = Callable[[ProjectDefinition, Sheet, Mapping[str, Sheet]], Iterator[Finding]]


def _in_order(first: str, second: str, file: FileTable) -> Check:
    """A check that the day in column `second` does not lie before the day in `first`."""
    columns = {column.name: column for column in file.columns}

    def check(_: ProjectDefinition, sheet: Sheet, __: Mapping[str, Sheet]) -> Iterator[Finding]:
        for row in sheet.rows:
            begin = row.values[columns[first].stored_as]
            end = row.values[columns[second].stored_as]
            if isinstance(begin, date) and isinstance(end, date) and end < begin:
                yield row, second, f"{end} lies before {begin} in column {first}"

    return check


def _courses(
    definition: ProjectDefinition, sheet: Sheet, by_file: Mapping[str, Sheet]
) -> Iterator[Finding]:
    for first, second in (("referred", "started"), ("started", "ended"), ("referred", "ended")):
        yield from _in_order(first, second, COURSES)(definition, sheet, by_file)
    for row in sheet.rows:
        ended, ending = row.values["ended"], row.values["ending"]
        if {"ended", "ending"} & row.faulty:
            continue
        if ended is not None and ending is None:
            yield row, "ending", "the course has ended; say planned, unplanned or withdrawn"
        if ended is None:
            for column in ("ending", "reason", "destination"):
                if row.values[column] is not None:
                    yield row, column, "is given, but the course has no day in column ended"
    latest: dict[Value, Row] = {}
    for row in sorted(_complete(sheet, "participant", "number", "referred"), key=_number):
        person = row.values["participant"]
        assert person is not None
        before = latest.get(person)
        if before is not None and _day(row, "referred") < _day(before, "referred"):
            rule = f"lies before course {_number(before)} of the same participant (row {{}})"
            yield row, "referred", rule.format(before.line)
        latest[person] = row


def _spells(
    definition: ProjectDefinition, sheet: Sheet, by_file: Mapping[str, Sheet]
) -> Iterator[Finding]:
    yield from _in_order("from", "to", SPELLS)(definition, sheet, by_file)
    if COURSES.file not in by_file:
        return
    begun: dict[Value | None, list[date]] = {}
    for row in _complete(by_file[COURSES.file], "participant", "referred"):
        started = row.values["started"]
        day = started if isinstance(started, date) else _day(row, "referred")
        begun.setdefault(row.values["participant"], []).append(day)
    for row in _complete(sheet, "participant", "from_day"):
        days = begun.get(row.values["participant"], [])
        if row.values["held_at_start"] is not True or "to_day" in row.faulty or not days:
            continue
        first, last = _day(row, "from_day"), row.values["to_day"]
        if first > max(days):
            yield row, "from", f"{first} is after the start of the course, yet held_at_start is yes"
        elif isinstance(last, date) and not any(first <= day <= last for day in days):
            yield row, "to", f"{last} is before the start of the course, yet held_at_start is yes"


def _participants(
    _: ProjectDefinition, sheet: Sheet, by_file: Mapping[str, Sheet]
) -> Iterator[Finding]:
    referred: dict[Value | None, date] = {}
    if COURSES.file in by_file:
        for row in _complete(by_file[COURSES.file], "participant", "referred"):
            person, day = row.values["participant"], _day(row, "referred")
            referred[person] = min(day, referred.get(person, day))
    for row in sheet.rows:
        born, day_of = row.values["birth_year"], referred.get(row.values["id"])
        if isinstance(born, int) and day_of and not YOUNGEST <= day_of.year - born <= OLDEST:
            rule = f"{born} makes the person {day_of.year - born} years old when referred"
            yield row, "birth_year", f"{rule} in {day_of.year}"


def _attributes(
    definition: ProjectDefinition, sheet: Sheet, _: Mapping[str, Sheet]
) -> Iterator[Finding]:
    lists = {name: [code.code for code in codes] for name, codes in definition.codes.items()}
    for row in _complete(sheet, "attribute", "code"):
        name, code = str(row.values["attribute"]), str(row.values["code"])
        if code not in lists[name]:
            shown, near = quote_code(code, lists[name]), suggest(code, lists[name])
            yield row, "code", f'{shown} is not on the code list "{name}"{near}'


def _registrations(
    definition: ProjectDefinition, sheet: Sheet, _: Mapping[str, Sheet]
) -> Iterator[Finding]:
    indicators = {goal.code: goal.indicator for goal in definition.goals}
    for row in sheet.rows:
        indicator = indicators.get(str(row.values["goal"]))
        if isinstance(indicator, Registered):
            yield from _numbers_of_kind(row, indicator.kind)
        elif indicator is not None:
            yield row, "goal", "the goal is counted from the rows; it cannot be registered by hand"
        if row.values["verdict"] == "noted" and not row.values["text"]:
            yield row, "text", "is empty, but the verdict is noted, which is nothing but a text"


def _numbers_of_kind(row: Row, kind: str) -> Iterator[Finding]:
    numerator, denominator = row.values["numerator"], row.values["denominator"]
    if {"numerator", "denominator"} & row.faulty:
        return
    if kind == "done" and numerator is not None:
        yield row, "numerator", "does not belong to a goal that is registered as done or not"
    if kind != "share" and denominator is not None:
        yield row, "denominator", "belongs only to a goal that is registered as a share"
    if kind == "share" and (numerator is None) != (denominator is None):
        empty = "numerator" if numerator is None else "denominator"
        yield row, empty, "is empty, but a share has both a numerator and a denominator"
    if kind == "share" and denominator == 0:
        yield row, "denominator", "is 0, of which there is no share"
    if isinstance(numerator, int) and isinstance(denominator, int) and numerator > denominator:
        yield row, "numerator", f"{numerator} is more than the denominator {denominator}"


#: The check of each file that has one, by the file's name.
OF_FILE: dict[str, Check] = {
    COURSES.file: _courses,
    SPELLS.file: _spells,
    PARTICIPANTS.file: _participants,
    ATTRIBUTES.file: _attributes,
    REGISTRATIONS.file: _registrations,
    STAFF.file: _in_order("began", "ended", STAFF),
    VOLUNTEERS.file: _in_order("began", "ended", VOLUNTEERS),
}


def _complete(sheet: Sheet, *fields: str) -> list[Row]:
    """The rows in which every one of `fields` has a value."""
    return [row for row in sheet.rows if all(row.values[name] is not None for name in fields)]


def _day(row: Row, name: str) -> date:
    value = row.values[name]
    assert isinstance(value, date)
    return value


def _number(row: Row) -> int:
    value = row.values["number"]
    assert isinstance(value, int)
    return value
