"""Small populations written as tables: tuples of the columns in order, days as ISO text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from dashboard.indicators.population import (
    AttributeRow,
    CompanyRow,
    CourseRow,
    EventRow,
    MeasurementRow,
    NextOfKinRow,
    Person,
    Population,
    SpellRow,
    StaffRow,
    VolunteerRow,
)

T = TypeVar("T")

#: Columns that hold a day. An empty text stands for a missing day.
DAYS = {"referred", "started", "ended", "began", "from_day", "to_day", "day", "first_contact"}

Table = Iterable[tuple[Any, ...]]


def cohort(
    *,
    courses: Table = (),
    persons: Table = (),
    spells: Table = (),
    attributes: Table = (),
    measurements: Table = (),
    events: Table = (),
    companies: Table = (),
    staff: Table = (),
    volunteers: Table = (),
    next_of_kin: Table = (),
    extra: Mapping[str, Mapping[str, Any]] | None = None,
) -> Population:
    """The population of the tables. `number` is left out of courses and spells and counted.

    Persons are those in `persons` and in `courses`; `extra` gives further columns of persons.
    """
    course_rows = _numbered(CourseRow, courses)
    listed = {row[0]: row for row in persons}
    listed |= {
        row.participant: (row.participant,) for row in course_rows if row.participant not in listed
    }
    return Population(
        persons=tuple(Person(*row, **(extra or {}).get(row[0], {})) for row in listed.values()),
        courses=course_rows,
        spells=_numbered(SpellRow, spells),
        attributes=_rows(AttributeRow, attributes),
        measurements=_rows(MeasurementRow, measurements),
        events=_rows(EventRow, events),
        companies=_rows(CompanyRow, companies),
        staff=_rows(StaffRow, staff),
        volunteers=_rows(VolunteerRow, volunteers),
        next_of_kin=_rows(NextOfKinRow, next_of_kin),
    )


def _numbered(kind: type[T], table: Table) -> tuple[T, ...]:
    seen: dict[str, int] = {}
    rows = []
    for participant, *rest in table:
        seen[participant] = seen.get(participant, 0) + 1
        rows.append((participant, seen[participant], *rest))
    return _rows(kind, rows)


def _rows(kind: type[T], table: Table) -> tuple[T, ...]:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return tuple(
        kind(**{name: _value(name, cell) for name, cell in zip(names, row, strict=False)})
        for row in table
    )


def _value(name: str, cell: Any) -> Any:
    if name in DAYS and isinstance(cell, str):
        return date.fromisoformat(cell) if cell else None
    return cell
