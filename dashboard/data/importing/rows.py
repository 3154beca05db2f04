"""The rows that a folder means, table by table: those of its files and those of its definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from dashboard.data import schema
from dashboard.data.importing.csv_file import Row, Sheet
from dashboard.data.importing.faults import DEFINITION_FILE
from dashboard.data.importing.folder import Folder
from dashboard.data.importing.tables import ANSWERS_PREFIX, FILES
from dashboard.indicators.definition import ProjectDefinition

#: Columns that the import itself fills.
PROVENANCE = ("project_id", "recorded_at", "import_id")

Key = tuple[Any, ...]
Content = tuple[Any, ...]


@dataclass(frozen=True)
class TableRows:
    """All rows of one table. `names` are its columns but for `PROVENANCE`, those of the key first.

    `rows` goes by key and holds the values in the order of `names`. `file` says where the rows
    come from, except that each questionnaire has a file of its own.
    """

    table: Table
    file: str
    names: tuple[str, ...]
    key_length: int
    rows: dict[Key, Content]

    def file_of(self, key: Key) -> str:
        """The file in which the row of this key stands."""
        if self.file != ANSWERS_PREFIX:
            return self.file
        return f"{ANSWERS_PREFIX}{key[self.names.index('form')]}.csv"


def rows_of(folder: Folder) -> list[TableRows]:
    """Every row of the folder, in an order in which no row comes before one that it refers to."""
    definition = folder.definition
    sheets = {sheet.file.file: sheet for sheet in folder.sheets}
    answers = [
        (form.id, sheets[name])
        for form in definition.forms
        if (name := f"{ANSWERS_PREFIX}{form.id}.csv") in sheets
    ]
    tables = [
        _collect(schema.Site, DEFINITION_FILE, _sites(definition)),
        _collect(schema.AllowedCode, DEFINITION_FILE, _codes(definition)),
        _collect(schema.AllowedOption, DEFINITION_FILE, _options(definition)),
        _collect(schema.Goal, DEFINITION_FILE, _goals(definition)),
        _collect(schema.GoalTarget, DEFINITION_FILE, _targets(definition)),
        _collect(schema.Meeting, DEFINITION_FILE, _meetings(definition)),
    ]
    for file in FILES:
        rows = sheets[file.file].rows if file.file in sheets else []
        tables.append(_collect_table(file.table, file.file, _filled(rows)))
    measurements = (
        {**_of_measurement(row), "form": form} for form, sheet in answers for row in sheet.rows
    )
    tables.append(_collect(schema.Measurement, ANSWERS_PREFIX, measurements))
    tables.append(_collect(schema.Answer, ANSWERS_PREFIX, _answers(answers)))
    return tables


def _sites(definition: ProjectDefinition) -> Iterator[dict[str, Any]]:
    for site in definition.sites:
        yield {"id": site.id, "places": site.places}


def _codes(definition: ProjectDefinition) -> Iterator[dict[str, Any]]:
    for name, codes in definition.codes.items():
        for position, code in enumerate(codes):
            yield {"list_name": name, "code": code.code, "position": position}


def _options(definition: ProjectDefinition) -> Iterator[dict[str, Any]]:
    scales = {scale.id: scale for scale in definition.scales}
    for form in definition.forms:
        for item in form.items:
            for position, option in enumerate(scales[item.scale].options):
                yield {
                    "form": form.id,
                    "item": item.id,
                    "option": option.code,
                    "position": position,
                    "score": option.score,
                    "dont_know": option.dont_know,
                }


def _goals(definition: ProjectDefinition) -> Iterator[dict[str, Any]]:
    for position, goal in enumerate(definition.goals):
        yield {"code": goal.code, "level": goal.level, "position": position}


def _targets(definition: ProjectDefinition) -> Iterator[dict[str, Any]]:
    for goal in definition.goals:
        for revision in goal.targets:
            yield {
                "goal": goal.code,
                "effective": revision.effective,
                "value": revision.value,
                "due": revision.due,
                "reason_da": revision.reason.da,
                "reason_en": revision.reason.en,
                "assumed": revision.assumed,
            }


def _meetings(definition: ProjectDefinition) -> Iterator[dict[str, Any]]:
    for meeting in definition.meetings:
        yield {"day": meeting.day, "assumed": meeting.assumed}


def _filled(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The rows of a file with a value in the columns that the database does not let be empty."""
    for row in rows:
        values: dict[str, Any] = dict(row.values)
        if values.get("held_at_start", False) is None:
            values["held_at_start"] = False
        if values.get("text", "") is None:
            values["text"] = ""
        yield values


def _of_measurement(row: Row) -> dict[str, Any]:
    return {name: row.values[name] for name in ("participant", "wave", "day", "mode")}


def _answers(answers: Iterable[tuple[str, Sheet]]) -> Iterator[dict[str, Any]]:
    for form, sheet in answers:
        items = [column.name for column in sheet.file.columns if column.kind == "answer"]
        for row in sheet.rows:
            values = row.values
            for item in items:
                if values[item] is not None:
                    yield {
                        "participant": values["participant"],
                        "form": form,
                        "wave": values["wave"],
                        "item": item,
                        "option": values[item],
                    }


def _collect(model: type[schema.Model], file: str, rows: Iterable[dict[str, Any]]) -> TableRows:
    table = model.__table__
    assert isinstance(table, Table)
    return _collect_table(table, file, rows)


def _collect_table(table: Table, file: str, rows: Iterable[dict[str, Any]]) -> TableRows:
    columns = [column for column in table.columns if column.name not in PROVENANCE]
    columns.sort(key=lambda column: not column.primary_key)
    names = tuple(column.name for column in columns)
    length = sum(column.primary_key for column in columns)
    collected: dict[Key, Content] = {}
    for row in rows:
        content = tuple(row[name] for name in names)
        collected[content[:length]] = content
    return TableRows(table, file, names, length, collected)
