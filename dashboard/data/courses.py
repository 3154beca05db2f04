"""How long persons were followed from their start, and what ended it, counted in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.conditions import is_one_of
from dashboard.data.compile.dates import days_between
from dashboard.data.schema import Course, Spell
from dashboard.indicators.conditions import Condition, HadSpell
from dashboard.indicators.first_spells import LEFT, FollowUp

COURSE = cast(Table, Course.__table__)
SPELL = cast(Table, Spell.__table__)

#: How the database numbers the exits.
_EVENT, _COMPETING, _CENSORED = 0, 1, 2
_EXITS = {_EVENT: "event", _COMPETING: "competing", _CENSORED: "censored"}


def fetch_first_spells(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    event: HadSpell,
) -> Mapping[FollowUp, int]:
    """How long the started persons of `among` were followed up to the day, and why no longer.

    `dashboard.indicators.first_spells` says what the exits are; `event` says which spells count.
    Conditions are resolved. One statement, aggregated in the database. Raises MisplacedNode for a
    condition that is not about persons.
    """
    shape, values = shape_of(among)
    statement, moments = _statement(shape, event)
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    return {
        FollowUp(days, _EXITS[number], bool(after_end)): count  # type: ignore[arg-type]
        for days, number, after_end, count in connection.execute(statement, parameters)
    }


@lru_cache(maxsize=256)
def _statement(among: Condition, event: HadSpell) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among], 1, among)
    moments = counted.moments
    persons = select(counted.row.label("row")).where(counted.holds(among)).cte("selected_person")
    first = _first_days(moments)
    latest = _latest_courses(moments)
    spells = _first_spells(event, first, moments)
    has_ended, has_begun = latest.c.ended.is_not(None), spells.c.begun.is_not(None)
    ended_first = or_(~has_begun, latest.c.ended < spells.c.begun)
    exit_ = case(
        (and_(has_ended, is_one_of(latest.c.ending, LEFT), ended_first), _COMPETING),
        (has_begun, _EVENT),
        else_=_CENSORED,
    )
    last_day = case(
        (exit_ == _EVENT, spells.c.begun),
        (exit_ == _COMPETING, latest.c.ended),
        else_=moments.day,
    )
    days = days_between(first.c.started, last_day)
    after_end = and_(has_ended, latest.c.ending == "planned", ended_first)
    lines = (
        select(
            # A course referred later may have ended before another began: nobody waits backwards.
            case((days > 0, days), else_=literal(0, Integer)).label("days"),
            exit_.label("exit"),
            case((after_end, 1), else_=0).label("after_end"),
        )
        .select_from(
            persons.join(first, first.c.participant == persons.c.row)
            .join(moments.table, true())
            .join(latest, latest.c.participant == persons.c.row)
            .outerjoin(spells, spells.c.participant == persons.c.row)
        )
        .where(first.c.started.is_not(None))
        .subquery("follow_up")
    )
    columns = (lines.c.days, lines.c.exit, lines.c.after_end)
    return select(*columns, func.count()).group_by(*columns), moments


def _first_days(moments: Moments) -> CTE:
    """Each person's first referral and first start by the day."""
    started: ColumnElement[Any] = case((COURSE.c.started <= moments.day, COURSE.c.started))
    return (
        select(
            COURSE.c.participant,
            func.min(COURSE.c.referred).label("referred"),
            func.min(started).label("started"),
        )
        .select_from(COURSE.join(moments.table, COURSE.c.referred <= moments.day))
        .where(COURSE.c.project_id == PROJECT)
        .group_by(COURSE.c.participant)
        .cte("own_first_days")
    )


def _latest_courses(moments: Moments) -> CTE:
    """The course referred last by the day, with its end if it has ended by then."""
    latest_first = [COURSE.c.referred.desc(), COURSE.c.number.desc()]
    courses = (
        select(
            COURSE.c.participant,
            case((COURSE.c.ended <= moments.day, COURSE.c.ended)).label("ended"),
            COURSE.c.ending,
            func.row_number()
            .over(partition_by=COURSE.c.participant, order_by=latest_first)
            .label("place"),
        )
        .select_from(COURSE.join(moments.table, COURSE.c.referred <= moments.day))
        .where(COURSE.c.project_id == PROJECT)
        .subquery("course_by_referral")
    )
    return select(courses).where(courses.c.place == 1).cte("latest_course")


def _first_spells(event: HadSpell, first: CTE, moments: Moments) -> CTE:
    """The first day of each person's first spell that `event` means, by the day."""
    since = {
        "start": SPELL.c.from_day >= first.c.started,
        "referral": SPELL.c.from_day >= first.c.referred,
        "ever": true(),
    }[event.since]
    chosen = [is_one_of(SPELL.c.kind, event.kinds), since, SPELL.c.from_day <= moments.day]
    if event.held_at_start is not None:
        chosen.append(SPELL.c.held_at_start.is_(event.held_at_start))
    if event.hours_at_least is not None:
        chosen.append(SPELL.c.weekly_hours >= event.hours_at_least)
    return (
        select(SPELL.c.participant, func.min(SPELL.c.from_day).label("begun"))
        .select_from(
            SPELL.join(first, first.c.participant == SPELL.c.participant).join(
                moments.table, true()
            )
        )
        .where(SPELL.c.project_id == PROJECT, *chosen)
        .group_by(SPELL.c.participant)
        .cte("first_spell")
    )
