"""Course lengths and events counted in the database by site of the person."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    exists,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy import cast as cast_as

from dashboard.data.compile import PROJECT, Frame, Moments, frame, shape_of
from dashboard.data.compile.conditions import Predicate
from dashboard.data.compile.dates import days_between
from dashboard.data.compile.shape import Values
from dashboard.data.events import DAY
from dashboard.data.schema import Course, Event, Participant
from dashboard.indicators.conditions import Condition
from dashboard.indicators.sites import SiteCourses, SiteEvents, SiteId

PARTICIPANT = cast(Table, Participant.__table__)
COURSE = cast(Table, Course.__table__)
EVENT = cast(Table, Event.__table__)


def fetch_course_lengths(
    connection: Connection, project_id: str, day: date, among: Condition
) -> dict[SiteId, SiteCourses]:
    """By site, the mean days from start to end of the course that each person ended last.

    Of the persons of `among` on the day (a resolved condition), courses ended on or before it.
    """
    shape, values = shape_of(among)
    statement, moments = _course_lengths(shape)
    found = connection.execute(statement, _parameters(moments, project_id, day, values))
    return {site: SiteCourses(n, float(mean)) for site, n, mean in found}


@lru_cache(maxsize=64)
def _course_lengths(among: Condition) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among], 1, among)
    later = COURSE.alias("later")
    # Asked of each course through the key: a table of everybody's last courses has none, and
    # SQLite would read all of it for each person.
    is_surpassed = exists().where(
        *_ended_by_day(later),
        later.c.participant == COURSE.c.participant,
        or_(
            later.c.ended > COURSE.c.ended,
            and_(later.c.ended == COURSE.c.ended, later.c.number > COURSE.c.number),
        ),
    )
    length = func.avg(days_between(COURSE.c.started, COURSE.c.ended))
    statement = (
        select(PARTICIPANT.c.site, func.count(), length)
        .select_from(COURSE.join(PARTICIPANT, _is_person(COURSE.c.participant)))
        .where(
            *_ended_by_day(COURSE),
            COURSE.c.participant.in_(_persons(counted, among)),
            not_(is_surpassed),
        )
        .group_by(PARTICIPANT.c.site)
    )
    return statement, counted.moments


def _ended_by_day(courses: FromClause) -> tuple[Predicate, ...]:
    """What a course meets whose length counts: it was started, and ended by the day."""
    return (
        courses.c.project_id == PROJECT,
        courses.c.started.is_not(None),
        courses.c.ended <= DAY,
    )


def fetch_events(
    connection: Connection, project_id: str, day: date, among: Condition
) -> dict[tuple[SiteId, str], SiteEvents]:
    """By site of the person and kind: events up to the day of the persons of `among`."""
    shape, values = shape_of(among)
    statement, moments = _events(shape)
    found = connection.execute(statement, _parameters(moments, project_id, day, values))
    return {(site, kind): SiteEvents(events, people) for site, kind, events, people in found}


@lru_cache(maxsize=64)
def _events(among: Condition) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among], 1, among)
    # Person by person first: their site is then looked up once, and nobody is counted twice.
    of_person = (
        select(EVENT.c.participant, EVENT.c.kind, func.count().label("events"))
        .where(
            EVENT.c.project_id == PROJECT,
            EVENT.c.day <= DAY,
            EVENT.c.participant.in_(_persons(counted, among)),
        )
        .group_by(EVENT.c.participant, EVENT.c.kind)
        .subquery("of_person")
    )
    by = (PARTICIPANT.c.site, of_person.c.kind)
    statement = (
        select(*by, cast_as(func.sum(of_person.c.events), BigInteger), func.count())
        .select_from(of_person.join(PARTICIPANT, _is_person(of_person.c.participant)))
        .group_by(*by)
    )
    return statement, counted.moments


def _persons(counted: Frame, among: Condition) -> Select[Any]:
    return select(counted.row).where(counted.holds(among))


def _is_person(participant: ColumnElement[Any]) -> Predicate:
    return and_(PARTICIPANT.c.project_id == PROJECT, PARTICIPANT.c.id == participant)


def _parameters(moments: Moments, project_id: str, day: date, values: Values) -> dict[str, Any]:
    return {"project_id": project_id, "as_of": day, **moments.parameters([day]), **values}
