"""Course lengths and events counted in the database by site of the person."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, and_, func, select

from dashboard.data.compile import PROJECT, Frame, Moments, frame, shape_of
from dashboard.data.compile.dates import days_between
from dashboard.data.compile.shape import Values
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
    counted = frame("persons", [among], 1)
    moment = counted.moments.table
    latest_first = [COURSE.c.ended.desc(), COURSE.c.number.desc()]
    ended = (
        select(
            COURSE.c.participant,
            days_between(COURSE.c.started, COURSE.c.ended).label("days"),
            func.row_number()
            .over(partition_by=COURSE.c.participant, order_by=latest_first)
            .label("place"),
        )
        .select_from(COURSE.join(moment, COURSE.c.ended <= moment.c.day))
        .where(COURSE.c.project_id == PROJECT, COURSE.c.started.is_not(None))
        .subquery("ended_course")
    )
    persons = _persons(counted, among)
    last = and_(ended.c.participant == persons.c.row, ended.c.place == 1)
    statement = (
        select(persons.c.site, func.count(), func.avg(ended.c.days))
        .select_from(persons.join(ended, last))
        .group_by(persons.c.site)
    )
    return statement, counted.moments


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
    counted = frame("persons", [among], 1)
    moment = counted.moments.table
    persons = _persons(counted, among)
    own = and_(EVENT.c.project_id == PROJECT, EVENT.c.participant == persons.c.row)
    statement = (
        select(
            persons.c.site,
            EVENT.c.kind,
            func.count(),
            func.count(EVENT.c.participant.distinct()),
        )
        .select_from(persons.join(EVENT, own).join(moment, EVENT.c.day <= moment.c.day))
        .group_by(persons.c.site, EVENT.c.kind)
    )
    return statement, counted.moments


def _persons(counted: Frame, among: Condition) -> Any:
    selected = select(counted.row.label("row")).where(counted.holds(among)).cte("selected_person")
    with_site: Select[Any] = (
        select(selected.c.row, PARTICIPANT.c.site)
        .select_from(selected.join(PARTICIPANT, PARTICIPANT.c.id == selected.c.row))
        .where(PARTICIPANT.c.project_id == PROJECT)
    )
    return with_site.cte("person_at_site")


def _parameters(moments: Moments, project_id: str, day: date, values: Values) -> dict[str, Any]:
    return {"project_id": project_id, **moments.parameters([day]), **values}
