"""What conditions ask of persons' spells in work and education.

A chain is spells of the kinds asked for that touch, overlap or leave no more free days than the
rule allows. A person whose chain reaches the day has been in it for N months unless a chain was
opened after the day less N months; the same with days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Table,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
)

from dashboard.data.compile.conditions import PROJECT, Predicate, is_one_of
from dashboard.data.compile.dates import days_earlier
from dashboard.data.compile.frame import LeafReading, flag
from dashboard.data.compile.lines import Lines
from dashboard.data.compile.moments import Moments, duration
from dashboard.data.schema import Course, Spell
from dashboard.indicators import conditions as c

COURSE = cast(Table, Course.__table__)
SPELL = cast(Table, Spell.__table__)


# --- Days since which a leaf holds -----------------------------------------------------------
#
# Least days over all pairs of the person's courses and spells: what began since any start began
# since the first.


def _had_spell(node: c.HadSpell) -> ColumnElement[Any]:
    since = {
        "start": SPELL.c.from_day >= COURSE.c.started,
        "referral": SPELL.c.from_day >= COURSE.c.referred,
        "ever": true(),
    }[node.since]
    return func.min(case((and_(_chosen(node, SPELL), since), SPELL.c.from_day)))


def _held_at_start(node: c.HeldAtStart) -> ColumnElement[Any]:
    held = and_(is_one_of(SPELL.c.kind, node.kinds), SPELL.c.held_at_start)
    return func.min(case((held, SPELL.c.from_day)))


def _preceded(node: c.Preceded) -> ColumnElement[Any]:
    since_start = SPELL.c.from_day >= COURSE.c.started
    sought, before = (
        func.min(case((and_(is_one_of(SPELL.c.kind, kinds), since_start), SPELL.c.from_day)))
        for kinds in (node.kinds, node.by)
    )
    return case((before < sought, sought))


DAYS: dict[type[c.Node], Callable[[Any], ColumnElement[Any]]] = {
    c.HadSpell: _had_spell,
    c.HeldAtStart: _held_at_start,
    c.Preceded: _preceded,
}


# --- Periods in which a leaf holds -----------------------------------------------------------


def spell_periods(
    asked: Mapping[c.InSpell, str], moments: Moments
) -> tuple[Lines, Mapping[c.Node, LeafReading]]:
    """Lines of persons in a spell on the day, and of those who opened a chain too lately."""
    rules = dict.fromkeys(_rule(leaf) for leaf in asked if any(duration(leaf)))
    opens = {rule: f"opens_{number}" for number, rule in enumerate(rules)}
    spells: FromClause = _with_openings(opens) if opens else SPELL
    covers = or_(spells.c.to_day.is_(None), spells.c.to_day >= moments.day)
    is_relevant: Predicate = covers
    known: dict[str, Predicate] = {}
    readings: dict[c.Node, LeafReading] = {}
    for leaf, name in asked.items():
        known[name] = and_(_chosen(leaf, spells), covers)
        readings[leaf] = flag(name)
        if any(duration(leaf)):
            lately = spells.c.from_day > moments.begun_by(duration(leaf))
            known[f"{name}_new"] = and_(spells.c[opens[_rule(leaf)]] == 1, lately)
            readings[leaf] = _lasts(name)
    if moments.lasted:
        is_relevant = or_(covers, spells.c.from_day > moments.earliest)
    lines = Lines(
        source=spells.join(moments.table, spells.c.from_day <= moments.day),
        where=and_(spells.c.project_id == PROJECT, is_relevant),
        row=spells.c.participant,
        known=known,
    )
    return lines, readings


def _lasts(name: str) -> LeafReading:
    return lambda table: and_(table.c[name] == 1, table.c[f"{name}_new"] == 0)


def _rule(leaf: c.InSpell) -> c.InSpell:
    """What decides where chains open: the leaf without its duration."""
    return leaf.model_copy(update={"lasted_months": 0, "lasted_days": 0})


#: The columns of a spell that leaves and lines read.
READ = (
    "project_id",
    "participant",
    "kind",
    "from_day",
    "to_day",
    "weekly_hours",
    "held_at_start",
)


def _with_openings(opens: Mapping[c.InSpell, str]) -> CTE:
    """The project's spells, with a column for each rule: 1 if the spell opens a chain.

    It does if no spell of the rule that began earlier reaches it, up to the free days allowed.
    """
    earlier = SPELL.alias("earlier")

    def opening(rule: c.InSpell) -> ColumnElement[int]:
        reached = exists().where(
            earlier.c.project_id == PROJECT,
            earlier.c.participant == SPELL.c.participant,
            earlier.c.from_day < SPELL.c.from_day,
            or_(
                earlier.c.to_day.is_(None),
                earlier.c.to_day >= days_earlier(SPELL.c.from_day, rule.gap_days + 1),
            ),
            _chosen(rule, earlier),
        )
        return case((and_(_chosen(rule, SPELL), ~reached), 1), else_=0)

    return (
        select(
            *(SPELL.c[name] for name in READ),
            *(opening(rule).label(name) for rule, name in opens.items()),
        )
        .where(SPELL.c.project_id == PROJECT)
        .cte("spell_with_openings")
        .prefix_with("MATERIALIZED")
    )


def _chosen(node: c.InSpell | c.HadSpell, spells: FromClause) -> Predicate:
    filters = [is_one_of(spells.c.kind, node.kinds) if node.kinds else false()]
    if node.held_at_start is not None:
        filters.append(spells.c.held_at_start.is_(node.held_at_start))
    if node.hours_at_least is not None:
        filters.append(spells.c.weekly_hours >= node.hours_at_least)
    return and_(*filters)
