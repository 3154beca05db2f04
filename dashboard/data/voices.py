"""Answers of the two voices, the citizen's and the staff member's, counted in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Table,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.schema import Answer, Measurement
from dashboard.indicators.comparison import Transitions
from dashboard.indicators.conditions import Condition
from dashboard.indicators.definition import ItemName

ANSWER = cast(Table, Answer.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)

#: The item that the citizen is asked and the one that the staff member is asked.
VoicePair = tuple[ItemName, ItemName]
CITIZEN, STAFF = 0, 1


def fetch_voices(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    pairs: Sequence[VoicePair],
    waves: Sequence[int],
) -> tuple[dict[int, Transitions], ...]:
    """For each pair, at each wave, persons of `among` by both voices' answers by the day.

    A pair is the item the citizen is asked and the one the staff member is asked. None stands for
    no answer; whoever has neither is left out. The condition is resolved. One statement. Raises
    MisplacedNode.
    """
    found: list[dict[int, dict[tuple[str | None, str | None], int]]] = [
        {wave: {} for wave in waves} for _ in pairs
    ]
    if not pairs or not waves:
        return tuple(dict(one) for one in found)
    shape, values = shape_of(among)
    statement, moments = _voices(shape, tuple(pairs))
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    for pair, wave, of_citizen, of_staff, count in connection.execute(statement, parameters):
        if wave in found[pair]:
            found[pair][wave][of_citizen, of_staff] = count
    return tuple(dict(one) for one in found)


@lru_cache(maxsize=256)
def _voices(among: Condition, pairs: tuple[VoicePair, ...]) -> tuple[Select[Any], Moments]:
    """The measurements of each person once, and in each only what is asked about.

    Joined outwards from the persons on, for the reason given under `answers._transitions`.
    """
    counted = frame("persons", [among], 1, among)
    moments = counted.moments
    persons = select(counted.row.label("row")).where(counted.holds(among)).cte("selected_person")
    asked = _asked(pairs)
    measured = and_(
        MEASUREMENT.c.project_id == PROJECT,
        MEASUREMENT.c.participant == persons.c.row,
        MEASUREMENT.c.day <= moments.day,
    )
    answered = and_(
        ANSWER.c.project_id == PROJECT,
        ANSWER.c.participant == MEASUREMENT.c.participant,
        ANSWER.c.form == asked.c.form,
        ANSWER.c.wave == MEASUREMENT.c.wave,
        ANSWER.c.item == asked.c.item,
    )

    def said(voice: int) -> ColumnElement[Any]:
        return func.max(case((asked.c.voice == voice, ANSWER.c.option)))

    one = (asked.c.pair, MEASUREMENT.c.wave)
    answers = (
        select(*one, said(CITIZEN).label("citizen"), said(STAFF).label("staff"))
        .select_from(
            persons.join(moments.table, true())
            .outerjoin(MEASUREMENT, measured)
            .outerjoin(asked, asked.c.form == MEASUREMENT.c.form)
            .outerjoin(ANSWER, answered)
        )
        .group_by(persons.c.row, *one)
        .cte("answers")
    )
    values = (answers.c.pair, answers.c.wave, answers.c.citizen, answers.c.staff)
    statement = (
        select(*values, func.count())
        .where(or_(answers.c.citizen.is_not(None), answers.c.staff.is_not(None)))
        .group_by(*values)
    )
    return statement, moments


def _asked(pairs: Sequence[VoicePair]) -> CTE:
    """What each voice of each pair is asked."""
    rows = (
        select(
            literal(number, Integer).label("pair"),
            literal(voice, Integer).label("voice"),
            literal(name.form, String).label("form"),
            literal(name.item, String).label("item"),
        )
        for number, pair in enumerate(pairs)
        for voice, name in zip((CITIZEN, STAFF), pair, strict=True)
    )
    return union_all(*rows).cte("asked")
