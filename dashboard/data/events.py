"""Events counted in the database, of all or of some persons: by kind, period, series and task.

Without a condition on persons every event by the day counts, also those that name nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Integer,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    func,
    literal,
    select,
    union_all,
)

from dashboard.data.compile import PROJECT, Moments, frame
from dashboard.data.compile.conditions import Predicate
from dashboard.data.compile.dates import month_number
from dashboard.data.schema import Event
from dashboard.indicators.cohorts import MONTHS, CohortLength
from dashboard.indicators.conditions import Condition, Everyone
from dashboard.indicators.effort import KindCount, PeriodCount, SeriesCount, TaskCount

EVENT = cast(Table, Event.__table__)

#: The day up to which everything is counted.
DAY = bindparam("as_of", type_=Date())


@dataclass(frozen=True)
class Selected:
    """Whom rows must be about: the ids of the persons for whom the condition holds on the day."""

    ids: Select[Any] | None
    moments: Moments | None

    def within(self, participant: ColumnElement[Any]) -> list[Predicate]:
        """What the column must meet: nothing when everything counts."""
        return [] if self.ids is None else [participant.in_(self.ids)]

    def parameters(self, project_id: str, day: date) -> dict[str, Any]:
        own = {} if self.moments is None else self.moments.parameters([day])
        return {"project_id": project_id, "as_of": day, **own}


@lru_cache(maxsize=256)
def selected(among: Condition) -> Selected:
    """Raises MisplacedNode for a condition that is not about persons."""
    if among == Everyone():
        return Selected(None, None)
    counted = frame("persons", [among], 1)
    return Selected(select(counted.row).where(counted.holds(among)), counted.moments)


def fetch_kinds(
    connection: Connection, project_id: str, day: date, among: Condition
) -> tuple[KindCount, ...]:
    """The kinds of event by the day, in the order of their codes."""
    staffed = EVENT.c.staff.is_not(None)
    rows = _of_events(
        connection,
        (project_id, day, among),
        [EVENT.c.kind],
        [
            func.count(),
            func.count(EVENT.c.participant.distinct()),
            func.count().filter(EVENT.c.participant.is_(None)),
            func.count().filter(and_(staffed, EVENT.c.participant.is_not(None))),
            func.count().filter(and_(staffed, EVENT.c.company.is_not(None))),
            func.max(EVENT.c.day),
        ],
    )
    return tuple(KindCount(*tuple(row)) for row in rows)


def fetch_periods(
    connection: Connection, project_id: str, day: date, among: Condition, length: CohortLength
) -> tuple[PeriodCount, ...]:
    """Events and the different persons in them, by kind and period; empty periods are left out."""
    month = month_number(EVENT.c.day)
    first = (month - month % literal(MONTHS[length], Integer)).label("first_month")
    rows = _of_events(
        connection,
        (project_id, day, among),
        [EVENT.c.kind, first],
        [func.count(), func.count(EVENT.c.participant.distinct())],
    )
    return tuple(PeriodCount(*tuple(row)) for row in rows)


def fetch_series(
    connection: Connection, project_id: str, day: date, among: Condition
) -> tuple[SeriesCount, ...]:
    """The series of events begun by the day, in the order of their first meetings."""
    rows = _of_events(
        connection,
        (project_id, day, among),
        [EVENT.c.kind, EVENT.c.series],
        [
            func.count(EVENT.c.day.distinct()),
            func.count(EVENT.c.participant),
            func.count(EVENT.c.participant.distinct()),
            func.min(EVENT.c.day),
            func.max(EVENT.c.day),
        ],
        where=[EVENT.c.series.is_not(None)],
    )
    return tuple(
        sorted((SeriesCount(*tuple(row)) for row in rows), key=lambda one: (one.first, one.code))
    )


def _of_events(
    connection: Connection,
    about: tuple[str, date, Condition],
    by: Sequence[ColumnElement[Any]],
    counts: Sequence[ColumnElement[Any]],
    where: Sequence[Predicate] = (),
) -> Sequence[Row[Any]]:
    project_id, day, among = about
    of = selected(among)
    statement = (
        select(*by, *counts)
        .where(
            EVENT.c.project_id == PROJECT,
            EVENT.c.day <= DAY,
            *of.within(EVENT.c.participant),
            *where,
        )
        .group_by(*by)
        .order_by(*by)
    )
    return connection.execute(statement, of.parameters(project_id, day)).all()


def fetch_tasks(
    connection: Connection, project_id: str, day: date, among: Condition
) -> tuple[TaskCount, ...]:
    """Tasks by kind and setting: events that name a staff member and a person.

    A meeting of a series is one task of its staff member, however many persons came.
    """
    of = selected(among)
    is_task = and_(
        EVENT.c.project_id == PROJECT,
        EVENT.c.day <= DAY,
        EVENT.c.participant.is_not(None),
        EVENT.c.staff.is_not(None),
        *of.within(EVENT.c.participant),
    )
    alone = select(EVENT.c.kind, EVENT.c.setting, EVENT.c.minutes).where(
        is_task, EVENT.c.series.is_(None)
    )
    meetings = (
        select(
            EVENT.c.kind,
            func.max(EVENT.c.setting).label("setting"),
            func.max(EVENT.c.minutes).label("minutes"),
        )
        .where(is_task, EVENT.c.series.is_not(None))
        .group_by(EVENT.c.kind, EVENT.c.series, EVENT.c.day, EVENT.c.staff)
    )
    task = union_all(alone, meetings).subquery("task")
    by = (task.c.kind, task.c.setting)
    statement = (
        select(
            *by,
            func.count(),
            func.count(task.c.minutes),
            func.coalesce(func.sum(task.c.minutes), 0),
        )
        .group_by(*by)
        .order_by(*by)
    )
    rows = connection.execute(statement, of.parameters(project_id, day))
    return tuple(TaskCount(*tuple(row)) for row in rows)
