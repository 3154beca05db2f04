"""Persons on each moment, with all that conditions ask of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CTE, Table, select, true

from dashboard.data.compile.conditions import PROJECT, Predicate
from dashboard.data.compile.courses import course_periods, first_days
from dashboard.data.compile.frame import Frame, LeafReading, flag
from dashboard.data.compile.lines import Lines, gather
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.person_days import DAYS, FirstDays, age_between
from dashboard.data.compile.rows import attribute
from dashboard.data.compile.spells import DAYS as SPELL_DAYS
from dashboard.data.compile.spells import spell_periods, with_spell_days
from dashboard.data.schema import Participant
from dashboard.indicators import conditions as c
from dashboard.indicators.attributes import CODE_LISTS

PARTICIPANT = cast(Table, Participant.__table__)

PERIODS: dict[
    type[c.Node],
    Callable[[Any, Moments], tuple[Lines, Mapping[c.Node, LeafReading]]],
] = {
    c.InSpell: spell_periods,
    c.Ended: course_periods,
}

#: The leaves that can be asked of persons.
NODES: frozenset[type[c.Node]] = frozenset({*DAYS, *SPELL_DAYS, *PERIODS, c.Attribute})


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
    first = first_days()
    if of_spells:
        first = with_spell_days(of_spells, first)
    days = FirstDays(first.c.referred, first.c.started)
    own = (
        DAYS[type(leaf)](leaf, days).label(name) for leaf, name in names.items() if _has_day(leaf)
    )
    attributes = {leaf.name for leaf in names if isinstance(leaf, c.Attribute)}
    return (
        select(
            PARTICIPANT.c.id,
            PARTICIPANT.c.birth_year,
            first.c.referred,
            first.c.started,
            *(PARTICIPANT.c[name] for name in sorted(attributes & CODE_LISTS["persons"].keys())),
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
        return age_between(leaf, moments.year - people.c.birth_year)
    return attribute(leaf, people, "persons")


def _has_day(leaf: c.Node) -> bool:
    return type(leaf) in DAYS and not (isinstance(leaf, c.Age) and leaf.at == "as_of")
