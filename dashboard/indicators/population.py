"""A project's rows in memory, as `dashboard.indicators.naive` reads them.

One dataclass per table, with the names of the columns. The product counts in the database; this is
the small, obvious model that the counting is compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.indicators.conditions import Ending, SpellKind
from dashboard.indicators.definition import Unit


@dataclass(frozen=True)
class Person:
    id: str
    site: str | None = None
    staff: str | None = None
    target_group: str | None = None
    gender: str | None = None
    birth_year: int | None = None
    nationality: str | None = None
    education: str | None = None
    benefit: str | None = None


@dataclass(frozen=True)
class CourseRow:
    participant: str
    number: int
    referred: date
    started: date | None = None
    ended: date | None = None
    ending: Ending | None = None
    reason: str | None = None
    destination: str | None = None


@dataclass(frozen=True)
class AttributeRow:
    participant: str
    attribute: str
    code: str


@dataclass(frozen=True)
class SpellRow:
    participant: str
    number: int
    kind: SpellKind
    from_day: date
    to_day: date | None = None
    weekly_hours: float | None = None
    company: str | None = None
    held_at_start: bool = False
    route: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the spell; the last day is inclusive."""
        return self.from_day <= day and (self.to_day is None or self.to_day >= day)


@dataclass(frozen=True)
class MeasurementRow:
    """A questionnaire with its answers, as pairs of item and option."""

    participant: str
    form: str
    wave: int
    day: date
    answers: tuple[tuple[str, str], ...] = ()
    mode: str | None = None


@dataclass(frozen=True)
class EventRow:
    id: str
    kind: str
    day: date
    participant: str | None = None
    staff: str | None = None
    company: str | None = None
    series: str | None = None
    setting: str | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class CompanyRow:
    id: str
    first_contact: date
    type: str | None = None
    experience: str | None = None
    site: str | None = None


@dataclass(frozen=True)
class StaffRow:
    id: str
    role: str | None = None
    site: str | None = None
    weekly_hours: float | None = None
    began: date | None = None
    ended: date | None = None


@dataclass(frozen=True)
class VolunteerRow:
    id: str
    began: date
    site: str | None = None
    ended: date | None = None


@dataclass(frozen=True)
class NextOfKinRow:
    id: str
    participant: str
    began: date
    relation: str | None = None


Row = Person | CompanyRow | EventRow | StaffRow | VolunteerRow | NextOfKinRow


@dataclass(frozen=True)
class Population:
    """All rows of one project."""

    persons: tuple[Person, ...] = ()
    courses: tuple[CourseRow, ...] = ()
    attributes: tuple[AttributeRow, ...] = ()
    spells: tuple[SpellRow, ...] = ()
    measurements: tuple[MeasurementRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    companies: tuple[CompanyRow, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    volunteers: tuple[VolunteerRow, ...] = ()
    next_of_kin: tuple[NextOfKinRow, ...] = ()

    def rows_of(self, unit: Unit, day: date) -> list[Row]:
        """The rows of the unit that exist on the day."""
        rows: dict[Unit, list[Row]] = {
            "persons": [p for p in self.persons if self.courses_of(p, day)],
            "companies": [c for c in self.companies if c.first_contact <= day],
            "events": [e for e in self.events if e.day <= day],
            "staff": [s for s in self.staff if _is_there(s, day)],
            "volunteers": [v for v in self.volunteers if _is_there(v, day)],
            "next_of_kin": [k for k in self.next_of_kin if k.began <= day],
        }
        return rows[unit]

    def courses_of(self, person: Row, day: date) -> list[CourseRow]:
        """The person's courses referred by the day, in order of referral."""
        found = [c for c in self.courses if c.participant == person.id and c.referred <= day]
        return sorted(found, key=lambda course: (course.referred, course.number))

    def spells_of(self, person: Row, day: date) -> list[SpellRow]:
        """The person's spells begun by the day, in order."""
        found = [s for s in self.spells if s.participant == person.id and s.from_day <= day]
        return sorted(found, key=lambda spell: (spell.from_day, spell.number))


def _is_there(row: StaffRow | VolunteerRow, day: date) -> bool:
    return (row.began is None or row.began <= day) and (row.ended is None or row.ended >= day)
