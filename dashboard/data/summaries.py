"""Means and extremes of a quantity among persons, computed in the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    func,
    or_,
    select,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.conditions import is_one_of
from dashboard.data.compile.dates import days_between, year_of
from dashboard.data.schema import Course, Participant, Spell
from dashboard.indicators.conditions import Condition, SpellKind

Quantity = Literal["weekly_hours", "course_days", "age"]

#: Spells in which somebody is employed.
JOBS: tuple[SpellKind, ...] = ("ordinary_job", "flexjob", "wage_subsidy")

PARTICIPANT = cast(Table, Participant.__table__)
COURSE = cast(Table, Course.__table__)
SPELL = cast(Table, Spell.__table__)


@dataclass(frozen=True)
class Summary:
    """`n` persons of whom the quantity is known; None where there are none."""

    n: int
    mean: float | None
    minimum: float | None
    maximum: float | None


def fetch_summary(
    connection: Connection,
    project_id: str,
    quantity: Quantity,
    condition: Condition,
    day: date,
) -> Summary:
    """The quantity among the persons for whom the (resolved) condition holds on the day.

    `weekly_hours`: hours a week of the person's latest job, of those begun by the day and either
    since the first start or still held on the day. `course_days`: days from start to end of the
    course that ended last, by the day. `age`: whole years at the first start, year less birth year.
    Persons of whom it is not known are left out. Raises MisplacedNode for a condition that is not
    about persons.
    """
    shape, values = shape_of(condition)
    statement, moments = _statement(quantity, shape)
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    n, *figures = connection.execute(statement, parameters).one()
    mean, minimum, maximum = (None if figure is None else float(figure) for figure in figures)
    return Summary(n, mean, minimum, maximum)


@lru_cache(maxsize=64)
def _statement(quantity: Quantity, among: Condition) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among], 1, among)
    persons = select(counted.row).where(counted.holds(among))
    values = QUANTITIES[quantity](counted.moments.day, counted.moments.table).cte("quantity")
    statement = select(
        func.count(values.c.value),
        func.avg(values.c.value),
        func.min(values.c.value),
        func.max(values.c.value),
    ).where(values.c.participant.in_(persons))
    return statement, counted.moments


def _weekly_hours(day: ColumnElement[date], moment: FromClause) -> Select[Any]:
    start = (
        select(func.min(COURSE.c.started))
        .where(
            COURSE.c.project_id == PROJECT,
            COURSE.c.participant == SPELL.c.participant,
            COURSE.c.started <= day,
        )
        .correlate(SPELL, moment)
        .scalar_subquery()
    )
    latest_first = [SPELL.c.from_day.desc(), SPELL.c.number.desc()]
    jobs = (
        select(
            SPELL.c.participant,
            SPELL.c.weekly_hours,
            func.row_number()
            .over(partition_by=SPELL.c.participant, order_by=latest_first)
            .label("place"),
        )
        .select_from(SPELL.join(moment, SPELL.c.from_day <= day))
        .where(
            SPELL.c.project_id == PROJECT,
            is_one_of(SPELL.c.kind, JOBS),
            or_(SPELL.c.to_day.is_(None), SPELL.c.to_day >= day, SPELL.c.from_day >= start),
        )
        .subquery("job")
    )
    return select(jobs.c.participant, jobs.c.weekly_hours.label("value")).where(jobs.c.place == 1)


def _course_days(day: ColumnElement[date], moment: FromClause) -> Select[Any]:
    latest_first = [COURSE.c.ended.desc(), COURSE.c.number.desc()]
    courses = (
        select(
            COURSE.c.participant,
            days_between(COURSE.c.started, COURSE.c.ended).label("days"),
            func.row_number()
            .over(partition_by=COURSE.c.participant, order_by=latest_first)
            .label("place"),
        )
        .select_from(COURSE.join(moment, COURSE.c.ended <= day))
        .where(COURSE.c.project_id == PROJECT, COURSE.c.started.is_not(None))
        .subquery("ended_course")
    )
    return select(courses.c.participant, courses.c.days.label("value")).where(courses.c.place == 1)


def _age(day: ColumnElement[date], moment: FromClause) -> Select[Any]:
    of_person = and_(COURSE.c.project_id == PROJECT, COURSE.c.participant == PARTICIPANT.c.id)
    started = func.min(COURSE.c.started)
    return (
        select(
            PARTICIPANT.c.id.label("participant"),
            (year_of(started) - PARTICIPANT.c.birth_year).label("value"),
        )
        .select_from(PARTICIPANT.join(COURSE, of_person).join(moment, COURSE.c.started <= day))
        .where(PARTICIPANT.c.project_id == PROJECT)
        .group_by(PARTICIPANT.c.id, PARTICIPANT.c.birth_year)
    )


QUANTITIES: dict[Quantity, Callable[[ColumnElement[date], FromClause], Select[Any]]] = {
    "weekly_hours": _weekly_hours,
    "course_days": _course_days,
    "age": _age,
}
