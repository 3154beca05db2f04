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
    FromClause,
    Integer,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    true,
)

from dashboard.data.compile import PROJECT, Frame, Moments, frame, shape_of
from dashboard.data.compile.conditions import is_one_of
from dashboard.data.compile.courses import comes_after
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
    followed = _followed(counted, among, event)
    has_ended, has_begun = followed.c.ended.is_not(None), followed.c.begun.is_not(None)
    ended_first = or_(~has_begun, followed.c.ended < followed.c.begun)
    exit_ = case(
        (and_(has_ended, is_one_of(followed.c.ending, LEFT), ended_first), _COMPETING),
        (has_begun, _EVENT),
        else_=_CENSORED,
    )
    last_day = case(
        (exit_ == _EVENT, followed.c.begun),
        (exit_ == _COMPETING, followed.c.ended),
        else_=moments.day,
    )
    days = days_between(followed.c.started, last_day)
    after_end = and_(has_ended, followed.c.ending == "planned", ended_first)
    lines = (
        select(
            # A course referred later may have ended before another began: nobody waits backwards.
            case((days > 0, days), else_=literal(0, Integer)).label("days"),
            exit_.label("exit"),
            case((after_end, 1), else_=0).label("after_end"),
        )
        .select_from(followed.join(moments.table, true()))
        .where(followed.c.started.is_not(None))
        .subquery("follow_up")
    )
    columns = (lines.c.days, lines.c.exit, lines.c.after_end)
    return select(*columns, func.count()).group_by(*columns), moments


def _followed(counted: Frame, among: Condition, event: HadSpell) -> CTE:
    """The persons of `among` with what is known by the day, searched person by person.

    The first start, the first day of the first spell that `event` means, and the course referred
    last, with its end if it has ended.
    """
    day = counted.moments.day
    latest, later = COURSE.alias("latest"), COURSE.alias("later")
    is_followed_by = exists().where(
        later.c.project_id == PROJECT,
        later.c.participant == latest.c.participant,
        later.c.referred <= day,
        comes_after(later, latest),
    )
    is_latest = and_(
        latest.c.project_id == PROJECT,
        latest.c.participant == counted.row,
        latest.c.referred <= day,
        ~is_followed_by,
    )
    return (
        select(
            _first_start(counted).label("started"),
            _first_spell(event, counted).label("begun"),
            case((latest.c.ended <= day, latest.c.ended)).label("ended"),
            latest.c.ending,
        )
        .select_from(_persons(counted).outerjoin(latest, is_latest))
        .where(counted.holds(among))
        .cte("followed")
        # Without this SQLite searches anew for each mention.
        .prefix_with("MATERIALIZED")
    )


def _persons(counted: Frame) -> FromClause:
    moments = counted.moments
    return counted.table.join(moments.table, true())


def _first_start(counted: Frame) -> ColumnElement[Any]:
    return (
        select(func.min(COURSE.c.started))
        .where(
            COURSE.c.project_id == PROJECT,
            COURSE.c.participant == counted.row,
            COURSE.c.started <= counted.moments.day,
        )
        .correlate(counted.table, counted.moments.table)
        .scalar_subquery()
    )


def _first_spell(event: HadSpell, counted: Frame) -> ColumnElement[Any]:
    """What began since any start or referral of the person began since the first one."""
    since = {"start": COURSE.c.started, "referral": COURSE.c.referred, "ever": None}[event.since]
    begun = (
        select(func.min(SPELL.c.from_day))
        .where(
            SPELL.c.project_id == PROJECT,
            SPELL.c.participant == counted.row,
            SPELL.c.from_day <= counted.moments.day,
            is_one_of(SPELL.c.kind, event.kinds),
        )
        .correlate(counted.table, counted.moments.table)
    )
    if since is not None:
        own_course = (
            COURSE.c.project_id == PROJECT,
            COURSE.c.participant == SPELL.c.participant,
            since <= SPELL.c.from_day,
        )
        begun = begun.where(exists().where(*own_course))
    if event.held_at_start is not None:
        begun = begun.where(SPELL.c.held_at_start.is_(event.held_at_start))
    if event.hours_at_least is not None:
        begun = begun.where(SPELL.c.weekly_hours >= event.hours_at_least)
    return begun.scalar_subquery()
