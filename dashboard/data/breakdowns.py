"""Persons counted in the database by combinations of what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    CTE,
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
    true,
)

from dashboard.data.compile import PROJECT, Frame, Moments, frame, shape_of
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
    counted = frame("persons", [among, *cases], 1, among)
    own = {
        number: _month_of_referral(counted)
        if isinstance(one, ByReferral)
        else _case(one, counted.holds)
        for number, one in enumerate(by)
        if isinstance(one, ByCase | ByReferral)
    }
    persons = (
        select(
            counted.row.label("row"),
            *(value.label(f"by_{number}") for number, value in own.items()),
        )
        .where(counted.holds(among))
        .cte("selected_person")
    )
    moments = counted.moments
    source: FromClause = persons
    filled_in = {}
    answered = dict.fromkeys((one.form, one.wave) for one in by if isinstance(one, ByAnswer))
    if answered:
        source = persons.join(moments.table, true())
    for form, wave in answered:
        filled_in[form, wave], is_own = _measurement(form, wave, persons, moments)
        source = source.outerjoin(filled_in[form, wave], is_own)
    values: list[ColumnElement[Any]] = []
    for number, one in enumerate(by):
        match one:
            case ByCase() | ByReferral():
                values.append(persons.c[f"by_{number}"])
            case ByAttribute(name=name):
                values.append(_attribute(name))
            case ByAnswer(form=form, wave=wave):
                given, is_own = _answer(one, number, filled_in[form, wave])
                source = source.outerjoin(given, is_own)
                values.append(given.c.option)
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


def _month_of_referral(counted: Frame) -> ColumnElement[Any]:
    return (
        select(month_number(func.min(COURSE.c.referred)))
        .where(COURSE.c.project_id == PROJECT, COURSE.c.participant == counted.row)
        .correlate(counted.table)
        .scalar_subquery()
    )


# Answers are joined outwards from the persons on, one row at a time: never all of the project.


def _measurement(
    form: str, wave: int, persons: CTE, moments: Moments
) -> tuple[FromClause, ColumnElement[bool]]:
    filled_in = MEASUREMENT.alias(f"measured_{wave}_{form}")
    is_own = and_(
        filled_in.c.project_id == PROJECT,
        filled_in.c.participant == persons.c.row,
        filled_in.c.form == form,
        filled_in.c.wave == wave,
        filled_in.c.day <= moments.day,
    )
    return filled_in, is_own


def _answer(
    one: ByAnswer, number: int, filled_in: FromClause
) -> tuple[FromClause, ColumnElement[bool]]:
    given = ANSWER.alias(f"answer_{number}")
    is_own = and_(
        given.c.project_id == PROJECT,
        given.c.participant == filled_in.c.participant,
        given.c.form == one.form,
        given.c.wave == one.wave,
        given.c.item == one.item,
    )
    return given, is_own
