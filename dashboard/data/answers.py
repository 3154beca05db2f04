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
    union_all,
)
from sqlalchemy import cast as cast_as

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.conditions import is_one_of
from dashboard.data.schema import Answer, Measurement
from dashboard.indicators.comparison import Answers
from dashboard.indicators.conditions import All, Condition, Measured

ANSWER = cast(Table, Answer.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)

#: What a line of the statement on transitions counts: those of an item who answered so, or all.
SO_ANSWERED, ALL_MEASURED = 0, 1


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
