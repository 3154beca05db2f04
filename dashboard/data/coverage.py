"""Who is measured at two waves, and why the others are not, counted in the database."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    Connection,
    Date,
    Select,
    String,
    Table,
    bindparam,
    case,
    func,
    literal,
    select,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.schema import Course
from dashboard.indicators.calendar import months_before
from dashboard.indicators.conditions import All, Condition, Measured
from dashboard.indicators.conditions import Any as AnyOf
from dashboard.indicators.coverage import ENDED, Coverage

COURSE = cast(Table, Course.__table__)
#: The last start from which the second wave has come due.
DUE_BY = bindparam("due_by", type_=Date())


def fetch_coverage(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    form: str,
    first_wave: int,
    second_wave: int,
    second_months: int,
) -> Coverage:
    """Persons of `among` with the form at either wave by the day: at which, and their reason.

    The second wave is due `second_months` calendar months after the first start. The condition is
    resolved. One statement. Raises MisplacedNode for a condition that is not about persons.
    """
    shape, values = shape_of(among)
    statement, moments = _statement(shape, form, first_wave, second_wave)
    parameters = {
        "project_id": project_id,
        "due_by": months_before(day, second_months),
        **moments.parameters([day]),
        **values,
    }
    found = connection.execute(statement, parameters)
    return {(first == 1, second == 1, reason): count for first, second, reason, count in found}


@lru_cache(maxsize=256)
def _statement(
    among: Condition, form: str, first_wave: int, second_wave: int
) -> tuple[Select[Any], Moments]:
    first = Measured(form=form, wave=first_wave)
    second = Measured(form=form, wave=second_wave)
    counted = frame("persons", [among, first, second, *ENDED.values()], 1, among)
    holds = counted.holds
    started = (
        select(func.min(COURSE.c.started))
        .where(COURSE.c.project_id == PROJECT, COURSE.c.participant == counted.row)
        .correlate(counted.table)
        .scalar_subquery()
    )
    reason = case(
        *((holds(condition), literal(name, String)) for name, condition in ENDED.items()),
        (started <= DUE_BY, literal("overdue", String)),
        else_=literal("not_due", String),
    )
    persons = (
        select(
            case((holds(first), 1), else_=0).label("first"),
            case((holds(second), 1), else_=0).label("second"),
            reason.label("reason"),
        )
        .where(holds(All(of=(among, AnyOf(of=(first, second))))))
        .cte("measured_person")
    )
    values = (persons.c.first, persons.c.second, persons.c.reason)
    return select(*values, func.count()).group_by(*values), counted.moments
