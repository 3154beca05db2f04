"""Events counted in the database, of all or of some persons: by kind, period, series and task.

Without a condition on persons every event by the day counts, also those that name nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Connection,
    Date,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy import cast as cast_as

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.conditions import Predicate
from dashboard.data.compile.dates import month_number
from dashboard.data.compile.shape import Values
from dashboard.data.schema import Event
from dashboard.indicators.cohorts import MONTHS, CohortLength
from dashboard.indicators.conditions import Condition, Everyone
from dashboard.indicators.effort import EventCounts, KindCount, PeriodCount, SeriesCount, TaskCount

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

    def parameters(self, project_id: str, day: date, values: Values) -> dict[str, Any]:
        """What to bind, with the values that belong to the shape of the condition."""
        own = {} if self.moments is None else self.moments.parameters([day])
        return {"project_id": project_id, "as_of": day, **own, **values}


@lru_cache(maxsize=256)
def selected(among: Condition) -> Selected:
    """Those for whom the condition, or one of its shape, holds.

    Raises MisplacedNode for a condition that is not about persons.
    """
    if among == Everyone():
        return Selected(None, None)
    counted = frame("persons", [among], 1, among)
    return Selected(select(counted.row).where(counted.holds(among)), counted.moments)


def fetch_events(
    connection: Connection, project_id: str, day: date, among: Condition, length: CohortLength
) -> EventCounts:
    """The events by the day, counted by kind, by kind and period, by series, and as tasks.

    Empty periods are left out; kinds are in the order of their codes, series in that of their first
    meetings. A task is an event that names a staff member and a person; a meeting of a series is
    one task of its staff member, however many persons came. One statement: the events are read
    once. Raises MisplacedNode for a condition that is not about persons.
    """
    shape, values = shape_of(among)
    statement, of = _counting(shape, length)
    kinds: list[KindCount] = []
    periods: list[PeriodCount] = []
    series: list[SeriesCount] = []
    tasks: list[TaskCount] = []
    for what, kind, name, *numbers, first, last in connection.execute(
        statement, of.parameters(project_id, day, values)
    ):
        a, b, c, d, e = numbers
        match what:
            case _Line.KIND:
                kinds.append(KindCount(kind, a, b, c, d, e, last))
            case _Line.PERIOD:
                periods.append(PeriodCount(kind, a, b, c))
            case _Line.SERIES:
                series.append(SeriesCount(kind, name, a, b, c, first, last))
            case _Line.TASK:
                tasks.append(TaskCount(kind, name, a, b, c))
    return EventCounts(
        tuple(sorted(kinds, key=lambda one: one.kind)),
        tuple(sorted(periods, key=lambda one: (one.kind, one.month))),
        tuple(sorted(series, key=lambda one: (one.first, one.code))),
        tuple(sorted(tasks, key=lambda one: (one.kind, one.setting or ""))),
    )


class _Line(IntEnum):
    """What a line of the statement counts; each has its own numbers, the others are NULL."""

    KIND = 0
    PERIOD = 1
    SERIES = 2
    TASK = 3


@lru_cache(maxsize=256)
def _counting(among: Condition, length: CohortLength) -> tuple[CompoundSelect[Any], Selected]:
    of = selected(among)
    names = ("kind", "day", "participant", "staff", "company", "series", "setting", "minutes")
    events = (
        select(
            *(EVENT.c[name] for name in names),
            month_number(EVENT.c.day).label("month"),
        )
        .where(EVENT.c.project_id == PROJECT, EVENT.c.day <= DAY, *of.within(EVENT.c.participant))
        .cte("counted_event")
        # Read once for every line.
        .prefix_with("MATERIALIZED")
    )
    persons = func.count(events.c.participant.distinct())
    kind, month = events.c.kind, events.c.month
    first_month = month - month % literal(MONTHS[length], Integer)
    lines = (
        _line(
            _Line.KIND,
            kind,
            numbers=(
                func.count(),
                persons,
                func.count().filter(events.c.participant.is_(None)),
                func.count().filter(
                    and_(events.c.staff.is_not(None), events.c.participant.is_not(None))
                ),
                func.count().filter(
                    and_(events.c.staff.is_not(None), events.c.company.is_not(None))
                ),
            ),
            days=(None, func.max(events.c.day)),
        ).group_by(kind),
        _line(_Line.PERIOD, kind, numbers=(first_month, func.count(), persons)).group_by(
            kind, first_month
        ),
        _line(
            _Line.SERIES,
            kind,
            events.c.series,
            numbers=(
                func.count(events.c.day.distinct()),
                func.count(events.c.participant),
                persons,
            ),
            days=(func.min(events.c.day), func.max(events.c.day)),
        )
        .where(events.c.series.is_not(None))
        .group_by(kind, events.c.series),
        _tasks(events),
    )
    return union_all(*lines), of


def _tasks(events: CTE) -> Select[Any]:
    is_task = and_(events.c.participant.is_not(None), events.c.staff.is_not(None))
    alone = select(events.c.kind, events.c.setting, events.c.minutes).where(
        is_task, events.c.series.is_(None)
    )
    meetings = (
        select(
            events.c.kind,
            func.max(events.c.setting).label("setting"),
            func.max(events.c.minutes).label("minutes"),
        )
        .where(is_task, events.c.series.is_not(None))
        .group_by(events.c.kind, events.c.series, events.c.day, events.c.staff)
    )
    task = union_all(alone, meetings).subquery("task")
    minutes = func.coalesce(func.sum(task.c.minutes), 0)
    numbers = (func.count(), func.count(task.c.minutes), minutes)
    return _line(_Line.TASK, task.c.kind, task.c.setting, numbers=numbers).group_by(
        task.c.kind, task.c.setting
    )


def _line(
    what: _Line,
    kind: ColumnElement[Any],
    name: ColumnElement[Any] | None = None,
    *,
    numbers: Sequence[ColumnElement[Any]],
    days: tuple[ColumnElement[Any] | None, ColumnElement[Any] | None] = (None, None),
) -> Select[Any]:
    """Five numbers and two days in the columns that all lines share."""
    filled = [*numbers, *[None] * (5 - len(numbers))]
    return select(
        literal(int(what), Integer).label("what"),
        kind.label("kind"),
        (cast_as(null(), String) if name is None else name).label("name"),
        *(
            cast_as(null() if number is None else number, BigInteger).label(f"number_{place}")
            for place, number in enumerate(filled)
        ),
        *(
            (cast_as(null(), Date) if one is None else one).label(f"day_{place}")
            for place, one in enumerate(days)
        ),
    )
