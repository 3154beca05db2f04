"""The persons who are in a course, with what a worklist asks of each. Their own rows only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, Table, func, select

from dashboard.data.compile import PROJECT, shape_of
from dashboard.data.compile.conditions import is_one_of
from dashboard.data.effort import held_jobs
from dashboard.data.events import DAY, Selected, selected
from dashboard.data.persons import PARTICIPANT
from dashboard.data.schema import Course, Event, Measurement
from dashboard.indicators.filters import COURSE_STATUSES
from dashboard.indicators.worklist import FormWave, Ongoing

COURSE = cast(Table, Course.__table__)
EVENT = cast(Table, Event.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)

#: What is known of a person beside where the person is helped.
DETAILS = (
    "site", "staff", "target_group", "gender", "birth_year", "nationality", "education", "benefit",
)  # fmt: skip


def fetch_ongoing(
    connection: Connection, project_id: str, day: date, contact_kinds: Sequence[str]
) -> list[Ongoing]:
    """Everybody who has started and not ended on the day. Contacts are events of the kinds.

    A detail is missing that at least half of the project's persons have.
    """
    shape, values = shape_of(COURSE_STATUSES["ongoing"])
    of = selected(shape)
    parameters = of.parameters(project_id, day, values)
    asked = _asked_details(connection, project_id)
    started = (
        select(COURSE.c.participant, func.min(COURSE.c.started).label("started"))
        .where(COURSE.c.project_id == PROJECT, *of.within(COURSE.c.participant))
        .group_by(COURSE.c.participant)
        .subquery("first_start")
    )
    persons = (
        select(PARTICIPANT.c.id, started.c.started, *(PARTICIPANT.c[name] for name in DETAILS))
        .join(started, started.c.participant == PARTICIPANT.c.id)
        .where(PARTICIPANT.c.project_id == PROJECT)
        .order_by(PARTICIPANT.c.id)
    )
    jobs = held_jobs(of)
    in_job = set(connection.scalars(select(jobs.c.participant).distinct(), parameters))
    contacts = _fetch_contacts(connection, of, parameters, contact_kinds)
    measured = _fetch_measured(connection, of, parameters)
    return [
        Ongoing(
            pseudonym=row["id"],
            site=row["site"],
            staff=row["staff"],
            started=row["started"],
            in_job=row["id"] in in_job,
            last_contact=contacts.get(row["id"]),
            measured=frozenset(measured.get(row["id"], ())),
            missing=tuple(name for name in asked if row[name] is None),
        )
        for row in connection.execute(persons, parameters).mappings()
    ]


def fetch_used_waves(connection: Connection, project_id: str, day: date) -> set[FormWave]:
    """The forms and waves at which anybody was measured by the day."""
    query = (
        select(MEASUREMENT.c.form, MEASUREMENT.c.wave)
        .where(MEASUREMENT.c.project_id == project_id, MEASUREMENT.c.day <= day)
        .distinct()
    )
    return {(form, wave) for form, wave in connection.execute(query)}


def _asked_details(connection: Connection, project_id: str) -> list[str]:
    counts = [func.count(PARTICIPANT.c[name]).label(name) for name in DETAILS]
    query = select(func.count().label("persons"), *counts).where(
        PARTICIPANT.c.project_id == project_id
    )
    row = connection.execute(query).mappings().one()
    return [name for name in DETAILS if 0 < row["persons"] <= 2 * row[name]]


def _fetch_contacts(
    connection: Connection, of: Selected, parameters: Mapping[str, Any], kinds: Sequence[str]
) -> dict[str, date]:
    """The last day of a contact with each person."""
    query = (
        select(EVENT.c.participant, func.max(EVENT.c.day))
        .where(
            EVENT.c.project_id == PROJECT,
            is_one_of(EVENT.c.kind, tuple(kinds)),
            EVENT.c.day <= DAY,
            *of.within(EVENT.c.participant),
        )
        .group_by(EVENT.c.participant)
    )
    return dict(connection.execute(query, parameters).all())


def _fetch_measured(
    connection: Connection, of: Selected, parameters: Mapping[str, Any]
) -> dict[str, list[FormWave]]:
    """What each person has filled in."""
    query = select(MEASUREMENT.c.participant, MEASUREMENT.c.form, MEASUREMENT.c.wave).where(
        MEASUREMENT.c.project_id == PROJECT,
        MEASUREMENT.c.day <= DAY,
        *of.within(MEASUREMENT.c.participant),
    )
    found: dict[str, list[FormWave]] = {}
    for person, form, wave in connection.execute(query, parameters):
        found.setdefault(person, []).append((form, wave))
    return found
