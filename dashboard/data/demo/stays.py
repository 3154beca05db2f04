"""Spells of made-up persons, before they are written to a project folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.data.demo.folder import Row


@dataclass
class Stay:
    """A time in a job, an internship or an education; `hours` a week, `last` None while it lasts.

    `company` may be given later, when it is known which companies there are.
    """

    kind: str
    first: date
    last: date | None = None
    hours: float | None = None
    company: str | None = None
    held: bool = False
    route: str | None = None


def spell_rows(stays_of: Iterable[tuple[str, Sequence[Stay]]]) -> list[Row]:
    """Rows of spells.csv for each person's id and stays, numbered within the person."""
    return [
        {
            "participant": person,
            "number": number,
            "kind": stay.kind,
            "from": stay.first,
            "to": stay.last,
            "weekly_hours": stay.hours,
            "company": stay.company,
            "held_at_start": stay.held,
            "route": stay.route,
        }
        for person, stays in stays_of
        for number, stay in enumerate(stays, start=1)
    ]
