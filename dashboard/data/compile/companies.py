"""What conditions ask of companies: contacts, and participants employed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlalchemy import CTE, FromClause, Table, and_, case, func, or_, select

from dashboard.data.compile.frame import PROJECT, Frame, MisplacedNode, Predicate, is_one_of
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.persons import attribute
from dashboard.data.schema import Company, Event, Spell
from dashboard.indicators import conditions as c

COMPANY = cast(Table, Company.__table__)
EVENT = cast(Table, Event.__table__)
SPELL = cast(Table, Spell.__table__)

ATTRIBUTES = frozenset({"type", "experience", "site"})


def companies(leaves: Sequence[c.Node], moments: Moments) -> Frame:
    """The companies contacted first by each moment, with a predicate for each leaf.

    Raises MisplacedNode for a leaf that is not about companies.
    """
    names = {leaf: f"leaf_{number}" for number, leaf in enumerate(leaves)}
    rows = select(COMPANY).where(COMPANY.c.project_id == PROJECT).cte("company_of_project")
    source: FromClause = moments.table.join(rows, rows.c.first_contact <= moments.day)
    predicates: dict[c.Node, Predicate] = {}
    for kind, periods in PERIODS.items():
        asked = {leaf: name for leaf, name in names.items() if isinstance(leaf, kind)}
        if asked:
            table = periods(asked, moments)
            matches = and_(table.c.company == rows.c.id, table.c.number == moments.number)
            source = source.outerjoin(table, matches)
            predicates |= {leaf: table.c[name] == 1 for leaf, name in asked.items()}
    for leaf in leaves:
        if isinstance(leaf, c.Attribute):
            predicates[leaf] = attribute(leaf, rows, ATTRIBUTES)
        elif leaf not in predicates:
            raise MisplacedNode(f"{type(leaf).__name__} is not about companies")
    return Frame(moments, source, rows, predicates)


def _contact_periods(asked: dict[c.Contacted, str], moments: Moments) -> CTE:
    """`company`, moment `number` and a column (1 or 0) for each leaf."""
    return (
        select(
            EVENT.c.company,
            moments.number,
            *(
                func.max(case((_is_recent(leaf, moments), 1), else_=0)).label(name)
                for leaf, name in asked.items()
            ),
        )
        .select_from(EVENT.join(moments.table, EVENT.c.day <= moments.day))
        .where(EVENT.c.project_id == PROJECT, EVENT.c.company.is_not(None))
        .group_by(EVENT.c.company, moments.number)
        .cte("contact_at_moment")
        .prefix_with("MATERIALIZED")
    )


def _is_recent(node: c.Contacted, moments: Moments) -> Predicate:
    is_contact = is_one_of(EVENT.c.kind, node.kinds)
    return and_(is_contact, EVENT.c.day >= moments.contacted_from(node.months))


def _employment_periods(asked: dict[c.Employs, str], moments: Moments) -> CTE:
    """`company`, moment `number` and a column (1 or 0) for each leaf."""
    covers = and_(
        SPELL.c.from_day <= moments.day,
        or_(SPELL.c.to_day.is_(None), SPELL.c.to_day >= moments.day),
    )
    return (
        select(
            SPELL.c.company,
            moments.number,
            *(
                func.max(case((is_one_of(SPELL.c.kind, leaf.kinds), 1), else_=0)).label(name)
                for leaf, name in asked.items()
            ),
        )
        .select_from(SPELL.join(moments.table, covers))
        .where(SPELL.c.project_id == PROJECT, SPELL.c.company.is_not(None))
        .group_by(SPELL.c.company, moments.number)
        .cte("employment_at_moment")
        .prefix_with("MATERIALIZED")
    )


PERIODS: dict[type[c.Node], Callable[[dict[Any, str], Moments], CTE]] = {
    c.Contacted: _contact_periods,
    c.Employs: _employment_periods,
}
