"""Answers of the same persons at two waves, and of two voices at one, counted in the database.

A measurement counts when its day has come. Answers are searched by their key, person by person: the
work grows with the persons selected and the answers in their forms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Integer,
    Select,
    String,
    Table,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy import cast as cast_as

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.conditions import is_one_of
from dashboard.data.schema import Answer, Measurement
from dashboard.indicators.comparison import Answers, Transitions
from dashboard.indicators.conditions import All, Condition, Measured
from dashboard.indicators.definition import ItemName

ANSWER = cast(Table, Answer.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)

#: What a line of the statement on transitions counts: those of an item who answered so, or all.
SO_ANSWERED, ALL_MEASURED = 0, 1

#: The item that the citizen is asked and the one that the staff member is asked.
VoicePair = tuple[ItemName, ItemName]
CITIZEN, STAFF = 0, 1


def fetch_transitions(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    form: str,
    items: Sequence[str],
    first_wave: int,
    second_wave: int,
) -> dict[str, Answers]:
    """Each item's answers at both waves, of all of `among` with the form at the first by the day.

    Everybody counts once for every item. The condition is resolved. One statement. Raises
    MisplacedNode for a condition that is not about persons.
    """
    twice: dict[str, Counter[tuple[str | None, str | None]]] = {item: Counter() for item in items}
    once: dict[str, Counter[str | None]] = {item: Counter() for item in items}
    shape, values = shape_of(among)
    statement, moments = _transitions(shape, form, first_wave, second_wave)
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    persons: Counter[int] = Counter()
    for of_whom, has_second, item, first, second, count in connection.execute(
        statement, parameters
    ):
        if of_whom == ALL_MEASURED:
            persons[has_second] = count
        elif item in twice and has_second:
            twice[item][first, second] = count
        elif item in once and first is not None:
            once[item][first] = count
    for item in items:
        if silent := persons[1] - twice[item].total():
            twice[item][None, None] = silent
        if silent := persons[0] - once[item].total():
            once[item][None] = silent
    return {item: Answers(twice[item], once[item]) for item in items}


@lru_cache(maxsize=256)
def _transitions(
    among: Condition, form: str, first_wave: int, second_wave: int
) -> tuple[CompoundSelect[Any], Moments]:
    """Lines of those with and without the second form: item, options and how many answered so.

    Not all who left an item out are in a line of its own; further lines say how many persons there
    are. The answers are joined once, for both waves: a planner that knows nothing of the rows then
    has no choice but to search them by their key. (Joined twice, PostgreSQL compares every answer
    with every other until it has gathered statistics.)
    """
    persons, moments = _measured(among, form, first_wave, second_wave)
    is_asked = and_(
        *_of_form(persons, form), or_(ANSWER.c.wave == first_wave, ANSWER.c.wave == second_wave)
    )
    pairs = (
        select(
            persons.c.has_second,
            ANSWER.c.item,
            func.max(case((ANSWER.c.wave == first_wave, ANSWER.c.option))).label("first"),
            func.max(case((ANSWER.c.wave == second_wave, ANSWER.c.option))).label("second"),
        )
        # An outer join, so that SQLite does not begin with the project's answers.
        .select_from(persons.outerjoin(ANSWER, is_asked))
        .group_by(persons.c.row, persons.c.has_second, ANSWER.c.item)
        .cte("pair")
    )
    # What was answered on a day that has not come is left out.
    second = case((pairs.c.has_second == 1, pairs.c.second))
    values = (pairs.c.has_second, pairs.c.item, pairs.c.first, second)
    so_answered = select(literal(SO_ANSWERED, Integer), *values, func.count()).group_by(*values)
    nothing = [cast_as(null(), String) for _ in ("item", "first", "second")]
    everybody = select(
        literal(ALL_MEASURED, Integer), persons.c.has_second, *nothing, func.count()
    ).group_by(persons.c.has_second)
    return union_all(so_answered, everybody), moments


def _measured(
    among: Condition, form: str, first_wave: int, second_wave: int
) -> tuple[CTE, Moments]:
    """The persons with the form at the first wave, and whether they have it at the second."""
    has_first = Measured(form=form, wave=first_wave)
    has_second = Measured(form=form, wave=second_wave)
    counted = frame("persons", [among, has_first, has_second], 1, among)
    persons = (
        select(
            counted.row.label("row"),
            case((counted.holds(has_second), 1), else_=0).label("has_second"),
        )
        .where(counted.holds(All(of=(among, has_first))))
        .cte("measured_person")
    )
    return persons, counted.moments


def _of_form(persons: FromClause, form: str) -> tuple[ColumnElement[bool], ...]:
    """The answer is one of the person's in the form."""
    return (
        ANSWER.c.project_id == PROJECT,
        ANSWER.c.participant == persons.c.row,
        ANSWER.c.form == form,
    )


def fetch_scores(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    form: str,
    scores: Mapping[str, Mapping[str, int]],
    first_wave: int,
    second_wave: int,
) -> dict[tuple[int | None, int | None], int]:
    """Persons by the sums of their scores at both waves, of all with the form at the first one.

    `scores` gives for each item the scores of its options. The sum is None unless every item has an
    answer with a score. The condition is resolved. One statement. Raises MisplacedNode.
    """
    by_item = tuple((item, tuple(options.items())) for item, options in scores.items())
    shape, values = shape_of(among)
    statement, moments = _scores(shape, form, by_item, first_wave, second_wave)
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    found = connection.execute(statement, parameters)
    return {(first, second): count for first, second, count in found}


@lru_cache(maxsize=256)
def _scores(
    among: Condition,
    form: str,
    scores: tuple[tuple[str, tuple[tuple[str, int], ...]], ...],
    first_wave: int,
    second_wave: int,
) -> tuple[Select[Any], Moments]:
    persons, moments = _measured(among, form, first_wave, second_wave)
    by_item = {item: case(dict(options), value=ANSWER.c.option) for item, options in scores}
    value = case(by_item, value=ANSWER.c.item)

    def sum_at(wave: int) -> ColumnElement[Any]:
        """Searched person by person: the answers of one form and wave stand side by side."""
        return (
            select(case((func.count(value) == len(scores), func.sum(value))))
            .where(
                *_of_form(persons, form),
                ANSWER.c.wave == wave,
                is_one_of(ANSWER.c.item, tuple(by_item)),
            )
            .scalar_subquery()
        )

    second = case((persons.c.has_second == 1, sum_at(second_wave)))
    # Without this SQLite adds each sum up twice.
    sums = (
        select(sum_at(first_wave).label("first"), second.label("second"))
        .cte("sums")
        .prefix_with("MATERIALIZED")
    )
    values = (sums.c.first, sums.c.second)
    return select(*values, func.count()).group_by(*values), moments


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

    Joined outwards from the persons on, for the reason given under `_transitions`.
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
