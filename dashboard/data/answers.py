"""Answers of the same persons at two waves, and of two voices at one, counted in the database.

A measurement counts when its day has come. Persons are searched through the keys of the answers:
the work grows with the persons selected times the items asked for, and nothing is compared with
anything but the same person's own answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

from dashboard.data.compile import PROJECT, Moments, frame
from dashboard.data.schema import Answer, Measurement
from dashboard.indicators.comparison import Transitions
from dashboard.indicators.conditions import All, Condition, Measured
from dashboard.indicators.definition import ItemName

ANSWER = cast(Table, Answer.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)


def fetch_transitions(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    form: str,
    items: Sequence[str],
    first_wave: int,
    second_wave: int,
) -> dict[str, Transitions]:
    """Each item's answers at both waves, of all of `among` with the form at the first by the day.

    Everybody counts once for every item: None stands for no answer, whether the item was left out
    or the whole form is missing. The condition is resolved. One statement. Raises MisplacedNode for
    a condition that is not about persons.
    """
    found: dict[str, dict[tuple[str | None, str | None], int]] = {item: {} for item in items}
    if not found:
        return {}
    statement, moments = _transitions(among, form, tuple(found), first_wave, second_wave)
    parameters = {"project_id": project_id, **moments.parameters([day])}
    for item, first, second, count in connection.execute(statement, parameters):
        found[item][first, second] = count
    return dict(found)


@lru_cache(maxsize=256)
def _transitions(
    among: Condition, form: str, items: tuple[str, ...], first_wave: int, second_wave: int
) -> tuple[Select[Any], Moments]:
    persons, moments = _measured(among, form, first_wave, second_wave)
    asked = _asked(items)
    first, second = ANSWER.alias("first_answer"), ANSWER.alias("second_answer")
    source = (
        persons.join(asked, true())
        .outerjoin(first, _is_answer(first, persons, form, first_wave, asked.c.item))
        .outerjoin(
            second,
            and_(
                persons.c.has_second == 1,
                _is_answer(second, persons, form, second_wave, asked.c.item),
            ),
        )
    )
    values = (asked.c.item, first.c.option, second.c.option)
    return select(*values, func.count()).select_from(source).group_by(*values), moments


def _measured(
    among: Condition, form: str, first_wave: int, second_wave: int
) -> tuple[CTE, Moments]:
    """The persons with the form at the first wave, and whether they have it at the second."""
    has_first = Measured(form=form, wave=first_wave)
    has_second = Measured(form=form, wave=second_wave)
    counted = frame("persons", [among, has_first, has_second], 1)
    persons = (
        select(
            counted.row.label("row"),
            case((counted.holds(has_second), 1), else_=0).label("has_second"),
        )
        .where(counted.holds(All(of=(among, has_first))))
        .cte("measured_person")
    )
    return persons, counted.moments


def _asked(items: Sequence[str]) -> CTE:
    """A table of the items."""
    return union_all(*(select(literal(item, String).label("item")) for item in items)).cte("asked")


def _is_answer(
    answer: FromClause, persons: FromClause, form: str, wave: int, item: ColumnElement[Any]
) -> ColumnElement[bool]:
    """The row is the person's answer to the item at the wave: the whole key."""
    return and_(
        answer.c.project_id == PROJECT,
        answer.c.participant == persons.c.row,
        answer.c.form == form,
        answer.c.wave == literal(wave, Integer),
        answer.c.item == item,
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
    """Persons by the sums of their scores at both waves, of all with the form at the first.

    `scores` gives for each item the scores of its options. The sum is None unless every item has an
    answer with a score. The condition is resolved. One statement. Raises MisplacedNode.
    """
    by_item = tuple((item, tuple(options.items())) for item, options in scores.items())
    statement, moments = _scores(among, form, by_item, first_wave, second_wave)
    parameters = {"project_id": project_id, **moments.parameters([day])}
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
    value = case(
        *(
            (
                and_(ANSWER.c.item == item, ANSWER.c.option == option),
                literal(score, Integer),
            )
            for item, options in scores
            for option, score in options
        )
    )

    def sum_at(wave: int) -> ColumnElement[Any]:
        """Searched person by person: the answers of one form and wave stand side by side."""
        return (
            select(case((func.count(value) == len(scores), func.sum(value))))
            .where(
                ANSWER.c.project_id == PROJECT,
                ANSWER.c.participant == persons.c.row,
                ANSWER.c.form == form,
                ANSWER.c.wave == literal(wave, Integer),
            )
            .scalar_subquery()
        )

    second = case((persons.c.has_second == 1, sum_at(second_wave)))
    sums = select(sum_at(first_wave).label("first"), second.label("second")).cte("sums")
    values = (sums.c.first, sums.c.second)
    return select(*values, func.count()).group_by(*values), moments


def fetch_voices(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    citizen: ItemName,
    staff: ItemName,
    waves: Sequence[int],
) -> dict[int, Transitions]:
    """At each wave, persons of `among` by the citizen's and the staff member's answer by the day.

    None stands for no answer; whoever has neither is left out. The condition is resolved. One
    statement. Raises MisplacedNode.
    """
    found: dict[int, dict[tuple[str | None, str | None], int]] = {wave: {} for wave in waves}
    if not found:
        return {}
    statement, moments = _voices(among, citizen, staff, tuple(found))
    parameters = {"project_id": project_id, **moments.parameters([day])}
    for wave, of_citizen, of_staff, count in connection.execute(statement, parameters):
        found[wave][of_citizen, of_staff] = count
    return dict(found)


@lru_cache(maxsize=256)
def _voices(
    among: Condition, citizen: ItemName, staff: ItemName, waves: tuple[int, ...]
) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among], 1)
    persons = select(counted.row.label("row")).where(counted.holds(among)).cte("selected_person")
    rows = (select(literal(wave, Integer).label("wave")) for wave in waves)
    asked = union_all(*rows).cte("asked")
    source: FromClause = persons.join(asked, true()).join(counted.moments.table, true())
    answers = []
    for name, item in (("citizen", citizen), ("staff", staff)):
        measurement, answer = MEASUREMENT.alias(f"{name}_form"), ANSWER.alias(f"{name}_answer")
        has_come = and_(
            measurement.c.project_id == PROJECT,
            measurement.c.participant == persons.c.row,
            measurement.c.form == item.form,
            measurement.c.wave == asked.c.wave,
            measurement.c.day <= counted.moments.day,
        )
        of_form = and_(
            answer.c.project_id == measurement.c.project_id,
            answer.c.participant == measurement.c.participant,
            answer.c.form == measurement.c.form,
            answer.c.wave == measurement.c.wave,
            answer.c.item == item.item,
        )
        source = source.outerjoin(measurement, has_come).outerjoin(answer, of_form)
        answers.append(answer.c.option)
    values = (asked.c.wave, *answers)
    statement = (
        select(*values, func.count())
        .select_from(source)
        .where(or_(*(option.is_not(None) for option in answers)))
        .group_by(*values)
    )
    return statement, counted.moments
