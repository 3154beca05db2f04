"""What conditions ask of persons' spells in work and education.

A chain is spells of the kinds asked for that touch, overlap or leave no more free days than the
rule allows. Its begin is found with window functions over each person's spells in order of their
begin, so that no spell is compared with every other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    FromClause,
    Table,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
)

from dashboard.data.compile.dates import days_earlier
from dashboard.data.compile.frame import PROJECT, Predicate, is_one_of
from dashboard.data.compile.moments import Moments
from dashboard.data.schema import Spell
from dashboard.indicators import conditions as c

SPELL = cast(Table, Spell.__table__)

#: What stands for the last day of a spell that lasts.
FOREVER = date.max


# --- Days since which a leaf holds -----------------------------------------------------------


def spell_days(asked: dict[c.Node, str], first: CTE) -> CTE:
    """`participant` and a column for each leaf: the day since which it holds, NULL for never."""
    return (
        select(
            SPELL.c.participant,
            *(SPELL_DAYS[type(leaf)](leaf, first).label(name) for leaf, name in asked.items()),
        )
        .select_from(SPELL.join(first, first.c.participant == SPELL.c.participant))
        .where(SPELL.c.project_id == PROJECT)
        .group_by(SPELL.c.participant)
        .cte("spell_days")
        .prefix_with("MATERIALIZED")
    )


def _had_spell(node: c.HadSpell, first: CTE) -> ColumnElement[Any]:
    since = {
        "start": SPELL.c.from_day >= first.c.started,
        "referral": SPELL.c.from_day >= first.c.referred,
        "ever": true(),
    }[node.since]
    return func.min(case((and_(_chosen(node, SPELL), since), SPELL.c.from_day)))


def _held_at_start(node: c.HeldAtStart, _first: CTE) -> ColumnElement[Any]:
    held = and_(is_one_of(SPELL.c.kind, node.kinds), SPELL.c.held_at_start)
    return func.min(case((held, SPELL.c.from_day)))


def _preceded(node: c.Preceded, first: CTE) -> ColumnElement[Any]:
    since_start = SPELL.c.from_day >= first.c.started
    sought, before = (
        func.min(case((and_(is_one_of(SPELL.c.kind, kinds), since_start), SPELL.c.from_day)))
        for kinds in (node.kinds, node.by)
    )
    return case((before < sought, sought))


SPELL_DAYS: dict[type[c.Node], Callable[[Any, CTE], ColumnElement[Any]]] = {
    c.HadSpell: _had_spell,
    c.HeldAtStart: _held_at_start,
    c.Preceded: _preceded,
}


# --- Periods in which a leaf holds -----------------------------------------------------------


def spell_periods(asked: dict[c.InSpell, str], moments: Moments) -> CTE:
    """`participant`, moment `number` and a column (1 or 0) for each leaf.

    One line where the person is in any spell on the moment's day.
    """
    chains = dict.fromkeys(_chain(leaf) for leaf in asked if leaf.lasted_months)
    names = {chain: f"begin_{number}" for number, chain in enumerate(chains)}
    spells: FromClause = _chained(names) if names else SPELL
    covers = and_(
        spells.c.from_day <= moments.day,
        or_(spells.c.to_day.is_(None), spells.c.to_day >= moments.day),
    )
    return (
        select(
            spells.c.participant,
            moments.number,
            *(
                func.max(case((_lasts(leaf, spells, names, moments), 1), else_=0)).label(name)
                for leaf, name in asked.items()
            ),
        )
        .select_from(spells.join(moments.table, covers))
        .where(spells.c.project_id == PROJECT)
        .group_by(spells.c.participant, moments.number)
        .cte("spell_at_moment")
        .prefix_with("MATERIALIZED")
    )


def _lasts(
    leaf: c.InSpell, spells: FromClause, names: dict[c.InSpell, str], moments: Moments
) -> Predicate:
    chosen = _chosen(leaf, spells)
    if not leaf.lasted_months:
        return chosen
    begin = spells.c[names[_chain(leaf)]]
    return and_(chosen, begin <= moments.begun_by(leaf.lasted_months))


def _chain(leaf: c.InSpell) -> c.InSpell:
    """What decides where chains begin: the leaf without its months."""
    return leaf.model_copy(update={"lasted_months": 0})


def _chained(names: dict[c.InSpell, str]) -> CTE:
    """The project's spells with the begin of the chain that each belongs to, once per rule.

    The begin is meant for spells of the rule's own kinds; on the lines of others it says nothing.
    Spells that begin later come later in the order, so that they never change an earlier begin.
    """
    in_order = [SPELL.c.from_day, SPELL.c.number]
    ends = (
        select(
            SPELL,
            *(
                func.max(case((_chosen(rule, SPELL), func.coalesce(SPELL.c.to_day, _forever()))))
                .over(partition_by=SPELL.c.participant, order_by=in_order, rows=(None, -1))
                .label(f"{name}_reached")
                for rule, name in names.items()
            ),
        )
        .where(SPELL.c.project_id == PROJECT)
        .cte("spell_in_order")
    )
    return select(
        ends.c.project_id,
        ends.c.participant,
        ends.c.kind,
        ends.c.from_day,
        ends.c.to_day,
        ends.c.weekly_hours,
        ends.c.held_at_start,
        *(
            func.max(case((_opens(rule, ends, ends.c[f"{name}_reached"]), ends.c.from_day)))
            .over(
                partition_by=ends.c.participant,
                order_by=[ends.c.from_day, ends.c.number],
                rows=(None, 0),
            )
            .label(name)
            for rule, name in names.items()
        ),
    ).cte("spell_in_chain")


def _opens(rule: c.InSpell, spells: CTE, reached: ColumnElement[Any]) -> Predicate:
    """Whether the spell opens a chain: too many free days after all earlier ones, or the first."""
    too_late = days_earlier(spells.c.from_day, rule.gap_days + 1) > reached
    return and_(_chosen(rule, spells), or_(reached.is_(None), too_late))


def _chosen(node: c.InSpell | c.HadSpell, spells: FromClause) -> Predicate:
    filters = [is_one_of(spells.c.kind, node.kinds)]
    if node.held_at_start is not None:
        filters.append(spells.c.held_at_start.is_(node.held_at_start))
    if node.hours_at_least is not None:
        filters.append(spells.c.weekly_hours >= node.hours_at_least)
    return and_(*filters)


def _forever() -> ColumnElement[date]:
    return literal(FOREVER, Date)
