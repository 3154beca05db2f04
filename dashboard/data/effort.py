"""Hours in jobs, answers of staff members, volunteers and next of kin, counted in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    Connection,
    FromClause,
    Select,
    String,
    Subquery,
    Table,
    and_,
    func,
    literal,
    or_,
    select,
    union_all,
)

from dashboard.data.compile import PROJECT, shape_of
from dashboard.data.compile.conditions import Predicate, is_one_of
from dashboard.data.events import DAY, Selected, selected
from dashboard.data.schema import Answer, Measurement, NextOfKin, Spell, Volunteer
from dashboard.indicators.conditions import Condition, SpellKind
from dashboard.indicators.contacts import IN_JOB

SPELL = cast(Table, Spell.__table__)
ANSWER = cast(Table, Answer.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)
VOLUNTEER = cast(Table, Volunteer.__table__)
NEXT_OF_KIN = cast(Table, NextOfKin.__table__)


def fetch_weekly_hours(
    connection: Connection, project_id: str, day: date, among: Condition
) -> dict[tuple[SpellKind, float | None], int]:
    """Persons in a job on the day by its kind and weekly hours (None: not recorded).

    Of several jobs held on the day the one begun last counts.
    """
    shape, values = shape_of(among)
    statement, of = _weekly_hours(shape)
    rows = connection.execute(statement, of.parameters(project_id, day, values))
    return {(kind, None if hours is None else float(hours)): n for kind, hours, n in rows}


@lru_cache(maxsize=64)
def _weekly_hours(among: Condition) -> tuple[Select[Any], Selected]:
    of = selected(among)
    jobs = held_jobs(of)
    by = (jobs.c.kind, jobs.c.weekly_hours)
    return select(*by, func.count()).where(jobs.c.place == 1).group_by(*by), of


def is_held_job(spells: FromClause) -> tuple[Predicate, ...]:
    """What a spell meets that is a job held on the day."""
    return (
        is_one_of(spells.c.kind, IN_JOB.kinds),
        spells.c.from_day <= DAY,
        or_(spells.c.to_day.is_(None), spells.c.to_day >= DAY),
    )


def held_jobs(of: Selected) -> Subquery:
    """The jobs that persons hold on the day, with their `place`: 1 for the one begun last."""
    latest_first = [SPELL.c.from_day.desc(), SPELL.c.number.desc()]
    return (
        select(
            SPELL.c.participant,
            SPELL.c.kind,
            SPELL.c.weekly_hours,
            SPELL.c.company,
            func.row_number()
            .over(partition_by=SPELL.c.participant, order_by=latest_first)
            .label("place"),
        )
        .where(
            SPELL.c.project_id == PROJECT,
            *is_held_job(SPELL),
            *of.within(SPELL.c.participant),
        )
        .subquery("job")
    )


def fetch_answers(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    items: Sequence[tuple[str, str]],
) -> dict[tuple[str, str], dict[int, dict[str, int]]]:
    """For each (form, item), by wave and option, how many answered so by the day.

    All who answered at the wave count: they are not the same persons at every wave.
    """
    found: dict[tuple[str, str], dict[int, dict[str, int]]] = {item: {} for item in items}
    if not found:
        return {}
    shape, values = shape_of(among)
    statement, of = _answers(shape, tuple(found))
    rows = connection.execute(statement, of.parameters(project_id, day, values))
    for form, item, wave, option, count in rows:
        found[form, item].setdefault(wave, {})[option] = count
    return found


@lru_cache(maxsize=64)
def _answers(among: Condition, items: tuple[tuple[str, str], ...]) -> tuple[Select[Any], Selected]:
    of = selected(among)
    rows = (
        select(literal(form, String).label("form"), literal(item, String).label("item"))
        for form, item in items
    )
    asked = union_all(*rows).cte("asked")
    # The whole key of an answer, so that no other item's answers are read.
    is_answer = and_(
        ANSWER.c.project_id == MEASUREMENT.c.project_id,
        ANSWER.c.participant == MEASUREMENT.c.participant,
        ANSWER.c.form == MEASUREMENT.c.form,
        ANSWER.c.wave == MEASUREMENT.c.wave,
        ANSWER.c.item == asked.c.item,
    )
    by = (asked.c.form, asked.c.item, ANSWER.c.wave, ANSWER.c.option)
    statement = (
        select(*by, func.count())
        .select_from(
            MEASUREMENT.join(asked, asked.c.form == MEASUREMENT.c.form).join(ANSWER, is_answer)
        )
        .where(
            MEASUREMENT.c.project_id == PROJECT,
            MEASUREMENT.c.day <= DAY,
            *of.within(MEASUREMENT.c.participant),
        )
        .group_by(*by)
        .order_by(*by)
    )
    return statement, of


def fetch_relatives(
    connection: Connection, project_id: str, day: date, among: Condition
) -> dict[str | None, int]:
    """Next of kin who have taken up an offer by the day, by relation (None: not recorded)."""
    shape, values = shape_of(among)
    statement, of = _relatives(shape)
    rows = connection.execute(statement, of.parameters(project_id, day, values))
    return dict(tuple(row) for row in rows)


@lru_cache(maxsize=64)
def _relatives(among: Condition) -> tuple[Select[Any], Selected]:
    of = selected(among)
    relation = NEXT_OF_KIN.c.relation
    statement = (
        select(relation, func.count())
        .where(
            NEXT_OF_KIN.c.project_id == PROJECT,
            NEXT_OF_KIN.c.began <= DAY,
            *of.within(NEXT_OF_KIN.c.participant),
        )
        .group_by(relation)
    )
    return statement, of


def fetch_volunteers(connection: Connection, project_id: str, day: date) -> dict[str | None, int]:
    """Volunteers who help on the day, by site (None: not recorded)."""
    site = VOLUNTEER.c.site
    statement = (
        select(site, func.count())
        .where(
            VOLUNTEER.c.project_id == PROJECT,
            VOLUNTEER.c.began <= DAY,
            or_(VOLUNTEER.c.ended.is_(None), VOLUNTEER.c.ended >= DAY),
        )
        .group_by(site)
    )
    rows = connection.execute(statement, {"project_id": project_id, "as_of": day})
    return dict(tuple(row) for row in rows)
