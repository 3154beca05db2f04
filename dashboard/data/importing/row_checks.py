"""What must hold between rows and between files, whichever file it is: keys, references, dates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from dashboard.data.importing.csv_file import Sheet
from dashboard.data.importing.faults import Fault, quote_code, suggest
from dashboard.data.importing.file_checks import OF_FILE, Finding
from dashboard.data.importing.tables import COMPANIES, PARTICIPANTS, STAFF
from dashboard.data.importing.values import Value
from dashboard.indicators.definition import ProjectDefinition


def check_rows(
    definition: ProjectDefinition,
    sheets: Sequence[Sheet],
    *,
    unread: Collection[str],
    today: date | None,
) -> Iterator[Fault]:
    """Every contradiction among the rows that could be read.

    `unread` are files that are there and could not be read; what refers to their rows is let pass.
    No date lies after `data_until` or after `today`, whichever comes first.
    """
    by_file = {sheet.file.file: sheet for sheet in sheets}
    ids = _known_ids(definition, by_file, unread)
    last_day, because = today, "today"
    until = definition.period.data_until
    if until is not None and (today is None or until <= today):
        last_day, because = until, "the date of the last data (data_until)"
    for sheet in sheets:
        file = sheet.file
        checks = [_duplicates(sheet), _references(sheet, ids)]
        if last_day is not None:
            checks.append(_too_late(sheet, last_day, because))
        if file.file in OF_FILE:
            checks.append(OF_FILE[file.file](definition, sheet, by_file))
        for check in checks:
            for row, column, rule in check:
                yield Fault(file.file, row.line, column or None, rule)


def _known_ids(
    definition: ProjectDefinition, by_file: Mapping[str, Sheet], unread: Collection[str]
) -> dict[str, Collection[str]]:
    """The ids that rows may refer to, for each kind of row whose ids are known."""
    ids: dict[str, Collection[str]] = {
        "site": {site.id for site in definition.sites},
        "goal": {goal.code for goal in definition.goals},
    }
    for source, file in (("staff", STAFF), ("participant", PARTICIPANTS), ("company", COMPANIES)):
        if file.file not in unread:
            rows = by_file[file.file].rows if file.file in by_file else []
            ids[source] = {str(row.values["id"]) for row in rows if row.values["id"] is not None}
    return ids


def _duplicates(sheet: Sheet) -> Iterator[Finding]:
    first: dict[tuple[Value | None, ...], int] = {}
    names = [column.name for column in sheet.file.columns if column.stored_as in sheet.file.key]
    for row in sheet.rows:
        key = tuple(row.values[name] for name in sheet.file.key)
        if None in key:
            continue
        line = first.setdefault(key, row.line)
        if line != row.line:
            # Not quoted: an id may have been made of somebody's name.
            which = " and ".join(names)
            yield row, names[0], f"row {line} has the same {which}, which must be unique"


def _references(sheet: Sheet, ids: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    columns = [column for column in sheet.file.columns if column.kind == "row"]
    for row in sheet.rows:
        for column in columns:
            value = row.values[column.stored_as]
            known = ids.get(column.source)
            if value is None or known is None or value in known:
                continue
            what = _NAMES[column.source]
            if column.source in _FILE_OF:
                rule = f"there is no {what} with this id in {_FILE_OF[column.source]}"
            else:
                shown, near = quote_code(str(value), known), suggest(str(value), known)
                rule = f"there is no {what} {shown} in project.toml{near}"
            yield row, column.name, rule


_NAMES = {
    "staff": "staff member",
    "participant": "participant",
    "company": "company",
    "site": "site",
    "goal": "goal",
}
_FILE_OF = {
    "staff": STAFF.file,
    "participant": PARTICIPANTS.file,
    "company": COMPANIES.file,
}


def _too_late(sheet: Sheet, last_day: date, because: str) -> Iterator[Finding]:
    columns = [column for column in sheet.file.columns if column.kind == "date"]
    for row in sheet.rows:
        for column in columns:
            value = row.values[column.stored_as]
            if isinstance(value, date) and value > last_day:
                last = {"to", "ended"} & {column.name}
                hint = "; leave it empty while it lasts" if last else ""
                yield row, column.name, f"{value} lies after {because}, {last_day}{hint}"
