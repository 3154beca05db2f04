"""Persons counted in the database by combinations of what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    null,
    select,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.dates import month_number
from dashboard.data.schema import Answer, Course, Measurement, Participant
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.breakdowns import (
    Breakdown,
    ByAnswer,
    ByAttribute,
    ByCase,
    ByReferral,
    Dimension,
)
from dashboard.indicators.conditions import Condition

PARTICIPANT = cast(Table, Participant.__table__)
COURSE = cast(Table, Course.__table__)
ANSWER = cast(Table, Answer.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)


def fetch_breakdown(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    by: Sequence[Dimension] = (),
) -> Breakdown:
    """How many persons of `among` on the day there are of each combination of `by`.

    Conditions are resolved. One statement, aggregated in the database. Raises MisplacedNode for a
    condition that is not about persons, KeyError for an attribute that persons do not have.
    """
    shape, values = shape_of(among)
    statement, moments = _statement(shape, tuple(by))
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    found = connection.execute(statement, parameters)
    return {tuple(row[:-1]): row[-1] for row in found if row[-1]}


@lru_cache(maxsize=256)
def _statement(among: Condition, by: tuple[Dimension, ...]) -> tuple[Select[Any], Moments]:
    cases = [condition for one in by if isinstance(one, ByCase) for condition in one.cases]
    counted = frame("persons", [among, *cases], 1)
    own = [
        _case(one, counted.holds).label(f"by_{number}")
        for number, one in enumerate(by)
        if isinstance(one, ByCase)
    ]
    persons = (
        select(counted.row.label("row"), *own).where(counted.holds(among)).cte("selected_person")
    )
    moments = counted.moments
    source: FromClause = persons
    if any(isinstance(one, ByAnswer) for one in by):
        source = persons.join(moments.table, moments.number == 0)
    values: list[ColumnElement[Any]] = []
    for number, one in enumerate(by):
        match one:
            case ByCase():
                values.append(persons.c[f"by_{number}"])
            case ByAttribute(name=name):
                values.append(_attribute(name))
            case ByReferral():
                source, value = _referral(number, source, persons)
                values.append(value)
            case ByAnswer():
                source, value = _answer(one, number, source, persons, moments)
                values.append(value)
    if any(isinstance(one, ByAttribute) for one in by):
        own_row = and_(PARTICIPANT.c.project_id == PROJECT, PARTICIPANT.c.id == persons.c.row)
        source = source.join(PARTICIPANT, own_row)
    statement = select(*values, func.count()).select_from(source).group_by(*values)
    return statement, moments


def _case(one: ByCase, holds: Any) -> ColumnElement[Any]:
    if not one.cases:
        return null()
    return case(
        *(
            (holds(condition), literal(number, Integer))
            for number, condition in enumerate(one.cases)
        )
    )


def _attribute(name: str) -> ColumnElement[Any]:
    if name not in CODE_LISTS["persons"]:
        raise KeyError(name)
    return PARTICIPANT.c[name]


def _referral(
    number: int, source: FromClause, persons: FromClause
) -> tuple[FromClause, ColumnElement[Any]]:
    first = (
        select(COURSE.c.participant, func.min(COURSE.c.referred).label("referred"))
        .where(COURSE.c.project_id == PROJECT)
        .group_by(COURSE.c.participant)
        .subquery(f"first_referral_{number}")
    )
    joined = source.join(first, first.c.participant == persons.c.row)
    return joined, month_number(first.c.referred)


def _answer(
    one: ByAnswer, number: int, source: FromClause, persons: FromClause, moments: Moments
) -> tuple[FromClause, ColumnElement[Any]]:
    """Joined outwards from the persons on, one row at a time: never all answers of the project."""
    filled_in = MEASUREMENT.alias(f"measured_{number}")
    given = ANSWER.alias(f"answer_{number}")
    measured = and_(
        filled_in.c.project_id == PROJECT,
        filled_in.c.participant == persons.c.row,
        filled_in.c.form == one.form,
        filled_in.c.wave == one.wave,
        filled_in.c.day <= moments.day,
    )
    answered = and_(
        given.c.project_id == PROJECT,
        given.c.participant == filled_in.c.participant,
        given.c.form == one.form,
        given.c.wave == one.wave,
        given.c.item == one.item,
    )
    return source.outerjoin(filled_in, measured).outerjoin(given, answered), given.c.option
