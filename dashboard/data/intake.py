"""Intake counted in the database: who came in when, who waits how long, who has whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    CTE,
    Connection,
    Date,
    FromClause,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    case,
    func,
    literal,
    select,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.dates import month_number
from dashboard.data.schema import Course, Participant, Staff
from dashboard.indicators.calendar import months_before
from dashboard.indicators.caseload import StaffMember
from dashboard.indicators.conditions import All, Condition
from dashboard.indicators.filters import COURSE_STATUSES
from dashboard.indicators.intake import Months

PARTICIPANT = cast(Table, Participant.__table__)
COURSE = cast(Table, Course.__table__)
STAFF = cast(Table, Staff.__table__)

WAITING = COURSE_STATUSES["waiting"]
ONGOING = COURSE_STATUSES["ongoing"]


def fetch_months(connection: Connection, project_id: str, day: date, among: Condition) -> Months:
    """Persons of `among` on the day, by the months of their first referral and first start.

    Months are numbered as by `cohorts.month_number`; a start after the day is none. Conditions are
    resolved. Raises MisplacedNode for a condition that is not about persons.
    """
    shape, values = shape_of(among)
    statement, moments = _months(shape)
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    found = connection.execute(statement, parameters)
    return {(referred, started): count for referred, started, count in found}


def fetch_waiting(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    bands: Sequence[int],
) -> tuple[int, ...]:
    """How many of `among` wait for a start on the day, by the months since their latest referral.

    `bands` are whole months in rising order, the first 0: as many counts come out, each of those
    who have waited so long and not as long as the next. Raises as `fetch_months`.
    """
    shape, values = shape_of(among)
    statement, moments = _waiting(shape, len(bands))
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    parameters |= {
        f"referred_by_{number}": months_before(day, months) for number, months in enumerate(bands)
    }
    found = connection.execute(statement, parameters)
    counts = {row[0]: row[1] for row in found}
    return tuple(counts.get(number, 0) for number in range(len(bands)))


def fetch_caseloads(
    connection: Connection, project_id: str, days: Sequence[date], among: Condition
) -> Mapping[tuple[int, str | None], tuple[int, int]]:
    """Ongoing courses on each day by staff member: by day's number and member, (all, selected).

    The selected are those of whom `among` holds on the last day. The member is the one that the
    person has today; None for none. Days and members without a course are left out. Raises as
    `fetch_months`.
    """
    shape, values = shape_of(among)
    statement, moments = _caseloads(shape, len(days))
    parameters = {"project_id": project_id, **moments.parameters(days), **values}
    found = connection.execute(statement, parameters)
    return {(number, member): (ongoing, selected) for number, member, ongoing, selected in found}


def fetch_staff(connection: Connection, project_id: str) -> tuple[StaffMember, ...]:
    """All staff members of the project, whenever they were there, by pseudonym."""
    statement = (
        select(
            STAFF.c.id,
            STAFF.c.role,
            STAFF.c.site,
            STAFF.c.weekly_hours,
            STAFF.c.began,
            STAFF.c.ended,
        )
        .where(STAFF.c.project_id == PROJECT)
        .order_by(STAFF.c.id)
    )
    found = connection.execute(statement, {"project_id": project_id})
    return tuple(StaffMember(*row) for row in found)


@lru_cache(maxsize=64)
def _months(among: Condition) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among], 1, among)
    moment = counted.moments
    persons = select(counted.row.label("row")).where(counted.holds(among)).cte("selected_person")
    courses = _courses_of(persons, moment)
    first = (
        select(
            func.min(COURSE.c.referred).label("referred"),
            func.min(case((COURSE.c.started <= moment.day, COURSE.c.started))).label("started"),
        )
        .select_from(courses)
        .group_by(persons.c.row)
        .cte("first_day")
    )
    months = (month_number(first.c.referred), month_number(first.c.started))
    statement = select(*months, func.count()).select_from(first).group_by(*months)
    return statement, moment


@lru_cache(maxsize=64)
def _waiting(among: Condition, size: int) -> tuple[Select[Any], Moments]:
    who = All(of=(among, WAITING))
    counted = frame("persons", [who], 1, who)
    moment = counted.moments
    persons = select(counted.row.label("row")).where(counted.holds(who)).cte("waiting_person")
    since = (
        select(func.max(COURSE.c.referred).label("referred"))
        .select_from(_courses_of(persons, moment))
        .group_by(persons.c.row)
        .cte("waiting_since")
    )
    longest_first = reversed(range(size))
    band = case(
        *(
            (
                since.c.referred <= bindparam(f"referred_by_{number}", type_=Date()),
                literal(number, Integer),
            )
            for number in longest_first
        )
    )
    return select(band, func.count()).select_from(since).group_by(band), moment


def _courses_of(persons: CTE, moment: Moments) -> FromClause:
    """The persons' courses referred by the moment."""
    own = and_(COURSE.c.project_id == PROJECT, COURSE.c.participant == persons.c.row)
    return persons.join(COURSE, own).join(moment.table, COURSE.c.referred <= moment.day)


@lru_cache(maxsize=64)
def _caseloads(among: Condition, size: int) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among, ONGOING], size)
    on_day = (
        select(
            counted.number.label("number"),
            counted.row.label("row"),
            case((counted.holds(ONGOING), 1), else_=0).label("ongoing"),
            case((counted.holds(among), 1), else_=0).label("among"),
        )
        .cte("person_on_day")
        # Once for the last day and for all of them.
        .prefix_with("MATERIALIZED")
    )
    selected = select(on_day.c.row).where(on_day.c.number == size - 1, on_day.c.among == 1)
    member = PARTICIPANT.c.staff
    own_row = and_(PARTICIPANT.c.project_id == PROJECT, PARTICIPANT.c.id == on_day.c.row)
    statement = (
        select(
            on_day.c.number,
            member,
            func.count(),
            func.count().filter(on_day.c.row.in_(selected)),
        )
        .select_from(on_day.join(PARTICIPANT, own_row))
        .where(on_day.c.ongoing == 1)
        .group_by(on_day.c.number, member)
    )
    return statement, counted.moments
