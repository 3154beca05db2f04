"""Many traits of the same persons counted in one statement."""

from __future__ import annotations

from collections.abc import Sequence
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
    String,
    Table,
    and_,
    case,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)

from dashboard.data.compile import PROJECT, Frame, Moments, frame, shape_of
from dashboard.data.schema import Answer, Measurement, Participant, ParticipantAttribute
from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.conditions import Condition
from dashboard.indicators.traits import ByMark, TraitDimension

PARTICIPANT = cast(Table, Participant.__table__)
MARK = cast(Table, ParticipantAttribute.__table__)
ANSWER = cast(Table, Answer.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)

#: Stands for no dimension where a line counts everybody. Lower numbers stand for all items of a
#: form and wave that are read at once.
_EVERYBODY = -1
#: So many items of a form and wave are read at once.
MANY_ITEMS = 4


def fetch_counts(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    by: Sequence[TraitDimension],
) -> tuple[int, list[dict[str | int | None, int]]]:
    """How many persons of `among` there are on the day, and how many by each of `by` alone.

    The counts of one dimension are by its values, with None for persons without any; they add up to
    all persons, but for `ByMark`, by which a person may count several times. Conditions are
    resolved. One statement, aggregated in the database. Raises MisplacedNode for a condition that
    is not about persons, KeyError for a column that persons do not have.
    """
    shape, values = shape_of(among)
    statement, moments = _counting(shape, tuple(by))
    parameters = {"project_id": project_id, **moments.parameters([day]), **values}
    persons = 0
    counts: list[dict[str | int | None, int]] = [{} for _ in by]
    at_once = list(_at_once(by).values())
    for place, item, value, count in connection.execute(statement, parameters):
        if place == _EVERYBODY:
            persons = count
        elif place < 0:
            # Whoever answered none of the items is in a line without an item.
            for number in at_once[_EVERYBODY - 1 - place].get(item, ()):
                counts[number][value] = count
        else:
            is_position = isinstance(by[place], ByCase) and value is not None
            counts[place][int(value) if is_position else value] = count
    for number in (number for asked in at_once for items in asked.values() for number in items):
        if silent := persons - sum(counts[number].values()):
            counts[number][None] = silent
    return persons, counts


@lru_cache(maxsize=64)
def _counting(
    among: Condition, by: tuple[TraitDimension, ...]
) -> tuple[CompoundSelect[Any], Moments]:
    cases = [condition for one in by if isinstance(one, ByCase) for condition in one.cases]
    counted = frame("persons", [among, *cases], 1, among)
    persons = _persons(counted, among, by)
    nothing = null().cast(String())
    everybody = (literal(_EVERYBODY, Integer), nothing, nothing, func.count())
    lines = [select(*everybody).select_from(persons)]
    at_once = _at_once(by)
    for place, ((form, wave), items) in enumerate(at_once.items(), 1):
        is_asked = case(dict.fromkeys(items, 1), value=ANSWER.c.item) == 1
        answered = and_(*_of_wave(persons, form, wave), is_asked)
        own = (ANSWER.c.item, ANSWER.c.option)
        answers = select(literal(_EVERYBODY - place, Integer), *own, func.count())
        lines.append(answers.select_from(persons.outerjoin(ANSWER, answered)).group_by(*own))
    for number, one in enumerate(by):
        if not (isinstance(one, ByAnswer) and (one.form, one.wave) in at_once):
            source, value = _value(one, number, persons)
            line = (literal(number, Integer), nothing, value.cast(String()), func.count())
            lines.append(select(*line).select_from(source).group_by(value))
    return union_all(*lines), counted.moments


def _at_once(by: Sequence[TraitDimension]) -> dict[tuple[str, int], dict[str, list[int]]]:
    """The forms and waves of which so much is asked that all of a person's answers are read.

    With the numbers of the dimensions of each item. To search one answer takes as long as to read
    through some ten that stand side by side.
    """
    asked: dict[tuple[str, int], dict[str, list[int]]] = {}
    for number, one in enumerate(by):
        if isinstance(one, ByAnswer):
            asked.setdefault((one.form, one.wave), {}).setdefault(one.item, []).append(number)
    return {of: items for of, items in asked.items() if len(items) >= MANY_ITEMS}


def _persons(counted: Frame, among: Condition, by: tuple[TraitDimension, ...]) -> CTE:
    """The persons described, each with what is told by the row's columns or by conditions.

    For each form and wave asked about there is a column with the person's id, NULL where the form
    was not filled in by the day.
    """
    own = [
        (PARTICIPANT.c[one.name] if isinstance(one, ByAttribute) else _case(one, counted)).label(
            f"by_{number}"
        )
        for number, one in enumerate(by)
        if isinstance(one, ByAttribute | ByCase)
    ]
    moments = counted.moments
    own_row = and_(PARTICIPANT.c.project_id == PROJECT, PARTICIPANT.c.id == counted.row)
    source = counted.table.join(moments.table, true())
    source = source.join(PARTICIPANT, own_row)
    for form, wave in dict.fromkeys((o.form, o.wave) for o in by if isinstance(o, ByAnswer)):
        filled_in = MEASUREMENT.alias(_measured(form, wave))
        measured = and_(
            filled_in.c.project_id == PARTICIPANT.c.project_id,
            filled_in.c.participant == PARTICIPANT.c.id,
            filled_in.c.form == form,
            filled_in.c.wave == wave,
            filled_in.c.day <= moments.day,
        )
        source = source.outerjoin(filled_in, measured)
        own.append(filled_in.c.participant.label(_measured(form, wave)))
    return (
        select(PARTICIPANT.c.project_id, PARTICIPANT.c.id, *own)
        .select_from(source)
        .where(counted.holds(among))
        .cte("described")
        # Read once for every line.
        .prefix_with("MATERIALIZED")
    )


def _measured(form: str, wave: int) -> str:
    return f"measured_{wave}_{form}"


def _case(one: ByCase, counted: Frame) -> ColumnElement[Any]:
    if not one.cases:
        return null()
    return case(
        *(
            (counted.holds(condition), literal(position, Integer))
            for position, condition in enumerate(one.cases)
        )
    )


def _of_wave(persons: CTE, form: str, wave: int) -> tuple[ColumnElement[bool], ...]:
    """The answer is one of the person's in the form at the wave."""
    return (
        ANSWER.c.project_id == persons.c.project_id,
        ANSWER.c.participant == persons.c[_measured(form, wave)],
        ANSWER.c.form == form,
        ANSWER.c.wave == wave,
    )


def _value(one: TraitDimension, number: int, persons: CTE) -> tuple[FromClause, ColumnElement[Any]]:
    """What to count from, and the value to count by.

    Other tables are joined outwards, from the persons on: persons without a row of theirs must be
    counted too, and SQLite would otherwise begin with all answers of all projects.
    """
    match one:
        case ByAnswer(form=form, wave=wave, item=item):
            answered = and_(*_of_wave(persons, form, wave), ANSWER.c.item == item)
            return persons.outerjoin(ANSWER, answered), ANSWER.c.option
        case ByMark(name=name):
            marked = and_(
                MARK.c.project_id == persons.c.project_id,
                MARK.c.participant == persons.c.id,
                MARK.c.attribute == name,
            )
            return persons.outerjoin(MARK, marked), MARK.c.code
        case _:
            return persons, persons.c[f"by_{number}"]
