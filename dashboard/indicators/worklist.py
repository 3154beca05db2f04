"""What needs doing for the persons in the project: a measurement, a contact, a missing detail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.indicators.calendar import add_months
from dashboard.indicators.contacts import MONTHS_BEFORE_JOB, MONTHS_IN_JOB
from dashboard.indicators.definition import ProjectDefinition

Reason = Literal["measurement", "contact", "details"]

#: A form at a wave.
FormWave = tuple[str, int]


@dataclass(frozen=True)
class Ongoing:
    """A person who has started and not ended. `missing` are details the project has of others."""

    pseudonym: str
    site: str | None
    staff: str | None
    started: date
    in_job: bool
    last_contact: date | None
    measured: frozenset[FormWave]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Need:
    """What a person lacks, `since` when. `what` are codes: of a form, of details; `wave` a number.

    A contact that is needed has neither; `last` is the day of the last one, None if there was none.
    """

    pseudonym: str
    site: str | None
    staff: str | None
    reason: Reason
    since: date
    what: tuple[str, ...] = ()
    wave: int | None = None
    last: date | None = None


def find_needs(
    persons: Sequence[Ongoing],
    definition: ProjectDefinition,
    as_of: date,
    *,
    contacts_are_recorded: bool,
    used: AbstractSet[FormWave],
) -> tuple[Need, ...]:
    """Everything that is needed on the date, what has waited longest first, details last.

    `used` are the forms and waves with any answer at all: a form that nobody is given at a wave is
    missed by nobody.
    """
    found: list[Need] = []
    for person in persons:
        found += _measurements(person, definition, as_of, used)
        if contacts_are_recorded and (need := _contact(person, as_of)):
            found.append(need)
        if person.missing:
            about = (person.pseudonym, person.site, person.staff)
            found.append(Need(*about, "details", person.started, person.missing))
    return tuple(sorted(found, key=_order))


def _order(need: Need) -> tuple[bool, date, str, str]:
    """Details have no deadline: they come after what has one."""
    return (need.reason == "details", need.since, need.pseudonym, need.reason)


def _measurements(
    person: Ongoing, definition: ProjectDefinition, as_of: date, used: AbstractSet[FormWave]
) -> Iterator[Need]:
    """Each form whose latest wave has come due and is not filled in, nor any later one.

    An earlier wave that was missed cannot be made up for. A wave is due its calendar months after
    the person's first start, and late from the day after.
    """
    for form in definition.forms:
        due = [
            (day, wave.number)
            for wave in definition.waves
            if (form.id, wave.number) in used
            and (day := add_months(person.started, wave.months)) < as_of
        ]
        if not due:
            continue
        day, number = max(due)
        if not any(of == form.id and wave >= number for of, wave in person.measured):
            about = (person.pseudonym, person.site, person.staff)
            yield Need(*about, "measurement", day, (form.id,), number)


def _contact(person: Ongoing, as_of: date) -> Need | None:
    """A contact, where the last (or the start) lies further back than the rule allows."""
    months = MONTHS_IN_JOB if person.in_job else MONTHS_BEFORE_JOB
    last = max(person.last_contact or person.started, person.started)
    if last >= add_months(as_of, -months):
        return None
    about = (person.pseudonym, person.site, person.staff)
    return Need(*about, "contact", add_months(last, months), last=person.last_contact)
