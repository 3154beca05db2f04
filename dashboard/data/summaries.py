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
    Select,
    Table,
    and_,
    exists,
    func,
    or_,
    select,
    true,
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
    moments = counted.moments
    value = QUANTITIES[quantity](counted.row, moments.day)
    values = (
        select(value.correlate(counted.table, moments.table).scalar_subquery().label("value"))
        .select_from(counted.table.join(moments.table, true()))
        .where(counted.holds(among))
        .cte("quantity")
        # Without this SQLite searches anew for each figure.
        .prefix_with("MATERIALIZED")
    )
    statement = select(
        func.count(values.c.value),
        func.avg(values.c.value),
        func.min(values.c.value),
        func.max(values.c.value),
    )
    return statement, moments


# The value of one person, searched by the person's key.


def _weekly_hours(person: ColumnElement[Any], day: ColumnElement[date]) -> Select[Any]:
    has_started = exists().where(
        COURSE.c.project_id == PROJECT,
        COURSE.c.participant == SPELL.c.participant,
        COURSE.c.started <= SPELL.c.from_day,
    )
    return (
        select(SPELL.c.weekly_hours)
        .where(
            SPELL.c.project_id == PROJECT,
            SPELL.c.participant == person,
            SPELL.c.from_day <= day,
            is_one_of(SPELL.c.kind, JOBS),
            or_(SPELL.c.to_day.is_(None), SPELL.c.to_day >= day, has_started),
        )
        .order_by(SPELL.c.from_day.desc(), SPELL.c.number.desc())
        .limit(1)
    )


def _course_days(person: ColumnElement[Any], day: ColumnElement[date]) -> Select[Any]:
    return (
        select(days_between(COURSE.c.started, COURSE.c.ended))
        .where(
            COURSE.c.project_id == PROJECT,
            COURSE.c.participant == person,
            COURSE.c.ended <= day,
            COURSE.c.started.is_not(None),
        )
        .order_by(COURSE.c.ended.desc(), COURSE.c.number.desc())
        .limit(1)
    )


def _age(person: ColumnElement[Any], day: ColumnElement[date]) -> Select[Any]:
    of_person = and_(COURSE.c.project_id == PROJECT, COURSE.c.participant == PARTICIPANT.c.id)
    return (
        select(year_of(func.min(COURSE.c.started)) - PARTICIPANT.c.birth_year)
        .select_from(PARTICIPANT.outerjoin(COURSE, and_(of_person, COURSE.c.started <= day)))
        .where(PARTICIPANT.c.project_id == PROJECT, PARTICIPANT.c.id == person)
        .group_by(PARTICIPANT.c.project_id, PARTICIPANT.c.id)
    )


QUANTITIES: dict[Quantity, Callable[[ColumnElement[Any], ColumnElement[date]], Select[Any]]] = {
    "weekly_hours": _weekly_hours,
    "course_days": _course_days,
    "age": _age,
}
