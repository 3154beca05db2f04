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
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    union_all,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.conditions import Predicate
from dashboard.data.compile.dates import month_number
from dashboard.data.events import DAY
from dashboard.data.schema import Course, Participant, Staff
from dashboard.indicators.calendar import months_before
from dashboard.indicators.caseload import StaffMember
from dashboard.indicators.conditions import Condition
from dashboard.indicators.intake import Months

PARTICIPANT = cast(Table, Participant.__table__)
COURSE = cast(Table, Course.__table__)
STAFF = cast(Table, Staff.__table__)


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
    parameters = {"project_id": project_id, "as_of": day, **moments.parameters([day]), **values}
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
    parameters = {"project_id": project_id, **moments.parameters(days[-1:]), **values}
    parameters |= {_day(number): day for number, day in enumerate(days)}
    parameters["first_day"] = min(days)
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
    counted = frame("persons", [among], 1)
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
    counted = frame("persons", [among], 1)
    persons = select(counted.row).where(counted.holds(among))
    other = COURSE.alias("other")
    of_same_person = and_(
        other.c.project_id == PROJECT, other.c.participant == COURSE.c.participant
    )
    has_started = exists().where(of_same_person, other.c.started <= DAY)
    is_followed = exists().where(of_same_person, other.c.referred <= DAY, _follows(other))
    longest_first = reversed(range(size))
    band = case(
        *(
            (
                COURSE.c.referred <= bindparam(f"referred_by_{number}", type_=Date()),
                literal(number, Integer),
            )
            for number in longest_first
        )
    ).label("band")
    # Their latest course, with the band that PostgreSQL would take for another where it is
    # grouped by: its values are bound.
    waiting = (
        select(band)
        .where(
            COURSE.c.project_id == PROJECT,
            COURSE.c.participant.in_(persons),
            COURSE.c.referred <= DAY,
            or_(COURSE.c.ended.is_(None), COURSE.c.ended > DAY),
            not_(has_started),
            not_(is_followed),
        )
        .subquery("waiting")
    )
    statement = select(waiting.c.band, func.count()).group_by(waiting.c.band)
    return statement, counted.moments


def _courses_of(persons: CTE, moment: Moments) -> FromClause:
    """The persons' courses referred by the moment."""
    own = and_(COURSE.c.project_id == PROJECT, COURSE.c.participant == persons.c.row)
    return persons.join(COURSE, own).join(moment.table, COURSE.c.referred <= moment.day)


@lru_cache(maxsize=64)
def _caseloads(among: Condition, size: int) -> tuple[Select[Any], Moments]:
    """Read off the courses: a course is the person's latest until the next referral."""
    counted = frame("persons", [among], 1)
    persons = select(counted.row).where(counted.holds(among))
    other = COURSE.alias("other")
    of_same_person = and_(
        other.c.project_id == PROJECT, other.c.participant == COURSE.c.participant
    )
    first_start = select(func.min(other.c.started)).where(of_same_person)
    next_referral = select(func.min(other.c.referred)).where(of_same_person, _follows(other))
    course = (
        select(
            PARTICIPANT.c.staff,
            case((COURSE.c.participant.in_(persons), 1), else_=0).label("selected"),
            COURSE.c.referred,
            COURSE.c.ended,
            first_start.scalar_subquery().label("first_start"),
            next_referral.scalar_subquery().label("next_referral"),
        )
        .select_from(COURSE.join(PARTICIPANT, PARTICIPANT.c.id == COURSE.c.participant))
        .where(
            PARTICIPANT.c.project_id == PROJECT,
            COURSE.c.project_id == PROJECT,
            or_(COURSE.c.ended.is_(None), COURSE.c.ended > bindparam("first_day", type_=Date())),
        )
        .cte("course_of_person")
        # Once for all days.
        .prefix_with("MATERIALIZED")
    )
    day = _days(size)
    is_ongoing = and_(
        course.c.referred <= day.c.day,
        course.c.first_start <= day.c.day,
        or_(course.c.ended.is_(None), course.c.ended > day.c.day),
        or_(course.c.next_referral.is_(None), course.c.next_referral > day.c.day),
    )
    by = (day.c.number, course.c.staff)
    statement = (
        select(*by, func.count(), func.sum(course.c.selected))
        .select_from(course.join(day, is_ongoing))
        .group_by(*by)
    )
    return statement, counted.moments


def _days(size: int) -> CTE:
    """As many days, numbered from 0, beside the one moment on which persons are selected."""
    rows = union_all(
        *(
            select(
                literal(number, Integer).label("number"),
                bindparam(_day(number), type_=Date()).label("day"),
            )
            for number in range(size)
        )
    )
    return rows.cte("trend_day").prefix_with("MATERIALIZED")


def _day(number: int) -> str:
    return f"day_{number}"


def _follows(other: FromClause) -> Predicate:
    """Of two courses of a person the other is the later one."""
    return or_(
        other.c.referred > COURSE.c.referred,
        and_(other.c.referred == COURSE.c.referred, other.c.number > COURSE.c.number),
    )
