"""The day since which a leaf holds for a person, NULL for never: computed once per person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Table,
    and_,
    case,
    exists,
    func,
    select,
    true,
)

from dashboard.data.compile.conditions import PROJECT, Predicate, is_one_of
from dashboard.data.compile.shape import bound
from dashboard.data.schema import Answer, Event, Measurement, Participant, ParticipantAttribute
from dashboard.indicators import conditions as c

PARTICIPANT = cast(Table, Participant.__table__)
MARK = cast(Table, ParticipantAttribute.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)
ANSWER = cast(Table, Answer.__table__)
EVENT = cast(Table, Event.__table__)


@dataclass(frozen=True)
class FirstDays:
    """A person's first referral and first start (NULL where there was none).

    Where only one day is asked about it is `asked`: any day by then tells as much as the first.
    """

    referred: ColumnElement[Any]
    started: ColumnElement[Any]
    asked: ColumnElement[Any] | None = None


def _referred(_node: c.Referred, first: FirstDays) -> ColumnElement[Any]:
    return first.referred


def _referred_between(node: c.ReferredBetween, first: FirstDays) -> ColumnElement[Any]:
    first_day, last_day = (bound(day, Date()) for day in (node.first_day, node.last_day))
    within = and_(first.referred >= first_day, first.referred <= last_day)
    return case((within, first.referred))


def _started(_node: c.Started, first: FirstDays) -> ColumnElement[Any]:
    return first.started


def age_between(node: c.Age, age: ColumnElement[Any]) -> Predicate:
    bounds: list[Predicate] = [age.is_not(None)]
    if node.at_least is not None:
        bounds.append(age >= bound(node.at_least, Integer()))
    if node.at_most is not None:
        bounds.append(age <= bound(node.at_most, Integer()))
    return and_(*bounds)


def _marked(node: c.Marked, first: FirstDays) -> ColumnElement[Any]:
    found = exists().where(
        MARK.c.project_id == PROJECT,
        MARK.c.participant == PARTICIPANT.c.id,
        MARK.c.attribute == node.attribute,
        is_one_of(MARK.c.code, node.codes) if node.codes else true(),
    )
    return case((found, first.referred))


def _measured(node: c.Measured, _first: FirstDays) -> ColumnElement[Any]:
    return select(MEASUREMENT.c.day).where(*_of_wave(node)).scalar_subquery()


def _answered(node: c.Answered, _first: FirstDays) -> ColumnElement[Any]:
    meant = is_one_of(ANSWER.c.option, node.options) if node.options else true()
    return (
        select(case((meant, MEASUREMENT.c.day)))
        .where(
            *_of_wave(node),
            ANSWER.c.project_id == PROJECT,
            ANSWER.c.participant == PARTICIPANT.c.id,
            ANSWER.c.form == node.form,
            ANSWER.c.wave == node.wave,
            ANSWER.c.item == node.item,
        )
        .scalar_subquery()
    )


def _of_wave(node: c.Measured | c.Answered) -> tuple[Predicate, ...]:
    return (
        MEASUREMENT.c.project_id == PROJECT,
        MEASUREMENT.c.participant == PARTICIPANT.c.id,
        MEASUREMENT.c.form == node.form,
        MEASUREMENT.c.wave == node.wave,
    )


def _took_part(node: c.TookPart, first: FirstDays) -> ColumnElement[Any]:
    """The day of the event that made it enough, or of one after it."""
    own = (
        EVENT.c.project_id == PROJECT,
        EVENT.c.participant == PARTICIPANT.c.id,
        is_one_of(EVENT.c.kind, node.kinds),
    )
    if first.asked is not None:
        # In any order: the search ends with the event that makes it enough.
        by_then = select(EVENT.c.day).where(*own, EVENT.c.day <= first.asked)
        return by_then.limit(1).offset(node.at_least - 1).scalar_subquery()
    if node.at_least == 1:
        return select(func.min(EVENT.c.day)).where(*own).scalar_subquery()
    return (
        select(EVENT.c.day)
        .where(*own)
        .order_by(EVENT.c.day)
        .limit(1)
        .offset(node.at_least - 1)
        .scalar_subquery()
    )


DAYS: dict[type[c.Node], Callable[[Any, FirstDays], ColumnElement[Any]]] = {
    c.Referred: _referred,
    c.ReferredBetween: _referred_between,
    c.Started: _started,
    c.Marked: _marked,
    c.Measured: _measured,
    c.Answered: _answered,
    c.TookPart: _took_part,
}
