"""What conditions ask of persons: courses, attributes, measurements and events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    Table,
    and_,
    case,
    exists,
    extract,
    func,
    not_,
    or_,
    select,
    true,
)

from dashboard.data.compile.conditions import PROJECT, Predicate, is_one_of
from dashboard.data.compile.dates import months_passed
from dashboard.data.compile.frame import Frame, LeafReading, flag
from dashboard.data.compile.lines import Lines, gather
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.rows import attribute
from dashboard.data.compile.spells import DAYS as SPELL_DAYS
from dashboard.data.compile.spells import spell_periods, with_spell_days
from dashboard.data.schema import (
    Answer,
    Course,
    Event,
    Measurement,
    Participant,
    ParticipantAttribute,
)
from dashboard.indicators import conditions as c

PARTICIPANT = cast(Table, Participant.__table__)
COURSE = cast(Table, Course.__table__)
MARK = cast(Table, ParticipantAttribute.__table__)
MEASUREMENT = cast(Table, Measurement.__table__)
ANSWER = cast(Table, Answer.__table__)
EVENT = cast(Table, Event.__table__)

ATTRIBUTES = frozenset(
    {"site", "staff", "target_group", "gender", "nationality", "education", "benefit"}
)


@dataclass(frozen=True)
class FirstDays:
    """A person's first referral and first start (NULL where there was none)."""

    referred: ColumnElement[Any]
    started: ColumnElement[Any]


def persons(leaves: Sequence[c.Node], moments: Moments) -> Frame:
    """The persons referred by each moment, with a reading for each leaf (of `NODES`)."""
    names = {leaf: f"leaf_{number}" for number, leaf in enumerate(leaves)}
    people = _people(names)
    known = {
        names[leaf]: _known_of_row(leaf, names[leaf], people, moments)
        for leaf in leaves
        if type(leaf) not in PERIODS
    }
    readings: dict[c.Node, LeafReading] = {leaf: flag(name) for leaf, name in names.items()}
    others = []
    for kind, periods in PERIODS.items():
        asked = {leaf: name for leaf, name in names.items() if isinstance(leaf, kind)}
        if asked:
            lines, more_readings = periods(asked, moments)
            others.append(lines)
            readings |= more_readings
    rows = Lines(
        source=moments.table.join(people, people.c.referred <= moments.day),
        where=true(),
        row=people.c.id,
        known=known,
    )
    return Frame(moments, gather(moments, rows, others), readings)


def _people(names: dict[c.Node, str]) -> CTE:
    """The project's persons with a course, their first days and the days of leaves."""
    of_spells = {leaf: name for leaf, name in names.items() if type(leaf) in SPELL_DAYS}
    first = _first_days()
    if of_spells:
        first = with_spell_days(of_spells, first)
    days = FirstDays(first.c.referred, first.c.started)
    own = (
        DAYS[type(leaf)](leaf, days).label(name) for leaf, name in names.items() if _has_day(leaf)
    )
    attributes = {leaf.name for leaf in names if isinstance(leaf, c.Attribute)} & ATTRIBUTES
    return (
        select(
            PARTICIPANT.c.id,
            PARTICIPANT.c.birth_year,
            first.c.referred,
            first.c.started,
            *(PARTICIPANT.c[name] for name in sorted(attributes)),
            *(first.c[name] for name in of_spells.values()),
            *own,
        )
        .select_from(first)
        .join(PARTICIPANT, PARTICIPANT.c.id == first.c.participant)
        .where(PARTICIPANT.c.project_id == PROJECT)
        # Without this SQLite repeats the searches of `own` for every moment.
        .cte("person")
        .prefix_with("MATERIALIZED")
    )


def _known_of_row(leaf: c.Node, name: str, people: CTE, moments: Moments) -> Predicate:
    if _has_day(leaf) or type(leaf) in SPELL_DAYS:
        since: Predicate = people.c[name] <= moments.day
        return since
    if isinstance(leaf, c.Age):
        return _age_between(leaf, moments.year - people.c.birth_year)
    return attribute(leaf, people, ATTRIBUTES)


def _has_day(leaf: c.Node) -> bool:
    return type(leaf) in DAYS and not (isinstance(leaf, c.Age) and leaf.at == "as_of")


def _first_days() -> CTE:
    return (
        select(
            COURSE.c.participant,
            func.min(COURSE.c.referred).label("referred"),
            func.min(COURSE.c.started).label("started"),
        )
        .where(COURSE.c.project_id == PROJECT)
        .group_by(COURSE.c.participant)
        .cte("first_days")
        .prefix_with("MATERIALIZED")
    )


# --- Days since which a leaf holds, NULL for never -------------------------------------------


def _referred(_node: c.Referred, first: FirstDays) -> ColumnElement[Any]:
    return first.referred


def _started(_node: c.Started, first: FirstDays) -> ColumnElement[Any]:
    return first.started


def _age(node: c.Age, first: FirstDays) -> ColumnElement[Any]:
    day = first.started if node.at == "start" else first.referred
    return case((_age_between(node, extract("year", day) - PARTICIPANT.c.birth_year), day))


def _age_between(node: c.Age, age: ColumnElement[Any]) -> Predicate:
    bounds: list[Predicate] = [age.is_not(None)]
    if node.at_least is not None:
        bounds.append(age >= node.at_least)
    if node.at_most is not None:
        bounds.append(age <= node.at_most)
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


def _took_part(node: c.TookPart, _first: FirstDays) -> ColumnElement[Any]:
    """The day of the event that made it enough."""
    return (
        select(EVENT.c.day)
        .where(
            EVENT.c.project_id == PROJECT,
            EVENT.c.participant == PARTICIPANT.c.id,
            is_one_of(EVENT.c.kind, node.kinds),
        )
        .order_by(EVENT.c.day)
        .limit(1)
        .offset(node.at_least - 1)
        .scalar_subquery()
    )


DAYS: dict[type[c.Node], Callable[[Any, FirstDays], ColumnElement[Any]]] = {
    c.Referred: _referred,
    c.Started: _started,
    c.Age: _age,
    c.Marked: _marked,
    c.Measured: _measured,
    c.Answered: _answered,
    c.TookPart: _took_part,
}


# --- Periods in which a leaf holds -----------------------------------------------------------


def course_periods(
    asked: dict[c.Ended, str], moments: Moments
) -> tuple[Lines, Mapping[c.Node, LeafReading]]:
    """Lines of persons whose latest course referred by the moment has ended.

    A course is the latest until the next referral.
    """
    next_referral = func.lead(COURSE.c.referred).over(
        partition_by=COURSE.c.participant, order_by=[COURSE.c.referred, COURSE.c.number]
    )
    courses = (
        select(
            COURSE.c.participant,
            COURSE.c.started,
            COURSE.c.ended,
            COURSE.c.ending,
            COURSE.c.reason,
            COURSE.c.destination,
            next_referral.label("next_referral"),
        )
        .where(COURSE.c.project_id == PROJECT)
        .cte("course_in_order")
    )
    lines = Lines(
        source=courses.join(moments.table, courses.c.ended <= moments.day),
        where=or_(courses.c.next_referral.is_(None), courses.c.next_referral > moments.day),
        row=courses.c.participant,
        known={name: _ended_as(leaf, courses) for leaf, name in asked.items()},
    )
    return lines, {leaf: flag(name) for leaf, name in asked.items()}


def _ended_as(node: c.Ended, courses: CTE) -> Predicate:
    wanted = (
        (courses.c.ending, node.endings),
        (courses.c.reason, node.reasons),
        (courses.c.destination, node.destinations),
    )
    length: list[Predicate] = []
    if node.months_at_least is not None:
        length.append(months_passed(courses.c.started, courses.c.ended, node.months_at_least))
    if node.months_below is not None:
        length.append(not_(months_passed(courses.c.started, courses.c.ended, node.months_below)))
    return and_(
        true(), *(is_one_of(column, values) for column, values in wanted if values), *length
    )


PERIODS: dict[
    type[c.Node],
    Callable[[Any, Moments], tuple[Lines, Mapping[c.Node, LeafReading]]],
] = {
    c.InSpell: spell_periods,
    c.Ended: course_periods,
}

#: The leaves that can be asked of persons.
NODES: frozenset[type[c.Node]] = frozenset({*DAYS, *SPELL_DAYS, *PERIODS, c.Attribute})
