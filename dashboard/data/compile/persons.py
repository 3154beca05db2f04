"""Persons on each moment, with all that conditions ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sqlalchemy import CTE, Table, and_, func, select, true

from dashboard.data.compile.conditions import PROJECT, Predicate
from dashboard.data.compile.courses import has_ended, is_latest, with_courses
from dashboard.data.compile.dates import year_of
from dashboard.data.compile.frame import Frame, LeafReading, flag
from dashboard.data.compile.lines import Lines, gather
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.person_days import DAYS, FirstDays, age_between
from dashboard.data.compile.rows import attribute, told_by_columns
from dashboard.data.compile.spells import DAYS as SPELL_DAYS
from dashboard.data.compile.spells import spell_periods
from dashboard.data.schema import Course, Participant, Spell
from dashboard.indicators import conditions as c
from dashboard.indicators.attributes import CODE_LISTS

PARTICIPANT = cast(Table, Participant.__table__)
COURSE = cast(Table, Course.__table__)
SPELL = cast(Table, Spell.__table__)

#: The leaves that can be asked of persons.
NODES: frozenset[type[c.Node]] = frozenset(
    {*DAYS, *SPELL_DAYS, c.Age, c.Attribute, c.Ended, c.InSpell},
)


def persons(leaves: Sequence[c.Node], moments: Moments, among: c.Condition) -> Frame:
    """The persons referred by each moment, with a reading for each leaf (of `NODES`).

    Persons whose own columns tell that `among` does not hold are left out.
    """
    names = {leaf: f"leaf_{number}" for number, leaf in enumerate(leaves)}
    people = _people(names, moments, among)
    is_there: Predicate = people.c.referred <= moments.day
    if any(isinstance(leaf, c.Ended) for leaf in leaves):
        people = with_courses(people)
        is_there = is_latest(people, moments)
    in_spells = {leaf: name for leaf, name in names.items() if isinstance(leaf, c.InSpell)}
    rows = Lines(
        source=moments.table.join(people, is_there),
        where=true(),
        row=people.c.id,
        known={
            name: _known_of_row(leaf, name, people, moments)
            for leaf, name in names.items()
            if leaf not in in_spells
        },
    )
    readings: dict[c.Node, LeafReading] = {leaf: flag(name) for leaf, name in names.items()}
    others = []
    if in_spells:
        lines, more_readings = spell_periods(in_spells, moments)
        others.append(lines)
        readings |= more_readings
    return Frame(moments, gather(moments, rows, others), readings)


def _people(names: dict[c.Node, str], moments: Moments, among: c.Condition) -> CTE:
    """The project's persons with a course, their first days and ages, and the days of leaves.

    Joined outwards from the persons, who come in the order of their key: nothing is sorted.
    """
    own_courses = and_(COURSE.c.project_id == PROJECT, COURSE.c.participant == PARTICIPANT.c.id)
    source = PARTICIPANT.outerjoin(COURSE, own_courses)
    of_spells = {leaf: name for leaf, name in names.items() if type(leaf) in SPELL_DAYS}
    if of_spells:
        own_spells = and_(SPELL.c.project_id == PROJECT, SPELL.c.participant == PARTICIPANT.c.id)
        source = source.outerjoin(SPELL, own_spells)
    asked = select(moments.day).scalar_subquery() if moments.size == 1 else None
    first = FirstDays(func.min(COURSE.c.referred), func.min(COURSE.c.started), asked)
    attributes = {leaf.name for leaf in names if isinstance(leaf, c.Attribute)}
    return (
        select(
            PARTICIPANT.c.id,
            PARTICIPANT.c.birth_year,
            first.referred.label("referred"),
            *(
                column
                for at, day in (("referral", first.referred), ("start", first.started))
                if any(isinstance(leaf, c.Age) and leaf.at == at for leaf in names)
                for column in (
                    day.label(f"day_of_{at}"),
                    (year_of(day) - PARTICIPANT.c.birth_year).label(f"age_at_{at}"),
                )
            ),
            *(PARTICIPANT.c[name] for name in sorted(attributes & CODE_LISTS["persons"].keys())),
            *(SPELL_DAYS[type(leaf)](leaf).label(name) for leaf, name in of_spells.items()),
            *(
                DAYS[type(leaf)](leaf, first).label(name)
                for leaf, name in names.items()
                if type(leaf) in DAYS
            ),
        )
        .select_from(source)
        .where(PARTICIPANT.c.project_id == PROJECT, *told_by_columns(among, PARTICIPANT, "persons"))
        .group_by(PARTICIPANT.c.project_id, PARTICIPANT.c.id)
        # Without this SQLite repeats the searches for days for every moment.
        .cte("person")
        .prefix_with("MATERIALIZED")
    )


def _known_of_row(leaf: c.Node, name: str, people: CTE, moments: Moments) -> Predicate:
    if type(leaf) in DAYS or type(leaf) in SPELL_DAYS:
        since: Predicate = people.c[name] <= moments.day
        return since
    if isinstance(leaf, c.Ended):
        return has_ended(leaf, people, moments)
    if isinstance(leaf, c.Age):
        return _is_of_age(leaf, people, moments)
    return attribute(leaf, people, "persons")


def _is_of_age(leaf: c.Age, people: CTE, moments: Moments) -> Predicate:
    if leaf.at == "as_of":
        return age_between(leaf, moments.year - people.c.birth_year)
    has_come = people.c[f"day_of_{leaf.at}"] <= moments.day
    return and_(has_come, age_between(leaf, people.c[f"age_at_{leaf.at}"]))
