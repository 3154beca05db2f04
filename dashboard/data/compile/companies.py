"""What conditions ask of companies: contacts, and participants employed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlalchemy import Table, and_, or_

from dashboard.data.compile.conditions import PROJECT, is_one_of
from dashboard.data.compile.frame import Frame, flag
from dashboard.data.compile.lines import Lines, gather
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.rows import attribute, told_by_columns
from dashboard.data.schema import Company, Event, Spell
from dashboard.indicators import conditions as c

COMPANY = cast(Table, Company.__table__)
EVENT = cast(Table, Event.__table__)
SPELL = cast(Table, Spell.__table__)


def companies(leaves: Sequence[c.Node], moments: Moments, among: c.Condition) -> Frame:
    """The companies contacted first by each moment, with a reading for each leaf (of `NODES`)."""
    names = {leaf: f"leaf_{number}" for number, leaf in enumerate(leaves)}
    known = {
        name: attribute(leaf, COMPANY, "companies")
        for leaf, name in names.items()
        if type(leaf) not in PERIODS
    }
    others = []
    for kind, periods in PERIODS.items():
        asked = {leaf: name for leaf, name in names.items() if isinstance(leaf, kind)}
        if asked:
            others.append(periods(asked, moments))
    rows = Lines(
        source=COMPANY.join(moments.table, COMPANY.c.first_contact <= moments.day),
        where=and_(COMPANY.c.project_id == PROJECT, *told_by_columns(among, COMPANY, "companies")),
        row=COMPANY.c.id,
        known=known,
    )
    readings = {leaf: flag(name) for leaf, name in names.items()}
    return Frame(moments, gather(moments, rows, others), readings)


def _contact_periods(asked: dict[c.Contacted, str], moments: Moments) -> Lines:
    """Lines of companies contacted in the time before the moment that the longest leaf asks for."""
    is_recent = {
        name: and_(
            is_one_of(EVENT.c.kind, leaf.kinds),
            EVENT.c.day >= moments.contacted_from(leaf.months),
        )
        for leaf, name in asked.items()
    }
    return Lines(
        source=EVENT.join(moments.table, EVENT.c.day <= moments.day),
        where=and_(
            EVENT.c.project_id == PROJECT,
            EVENT.c.company.is_not(None),
            EVENT.c.day >= moments.contacted_from(moments.within[-1]),
        ),
        row=EVENT.c.company,
        known=is_recent,
    )


def _employment_periods(asked: dict[c.Employs, str], moments: Moments) -> Lines:
    """Lines of companies with a participant in any spell on the moment's day."""
    return Lines(
        source=SPELL.join(moments.table, SPELL.c.from_day <= moments.day),
        where=and_(
            SPELL.c.project_id == PROJECT,
            SPELL.c.company.is_not(None),
            or_(SPELL.c.to_day.is_(None), SPELL.c.to_day >= moments.day),
        ),
        row=SPELL.c.company,
        known={name: is_one_of(SPELL.c.kind, leaf.kinds) for leaf, name in asked.items()},
    )


PERIODS: dict[type[c.Node], Callable[[Any, Moments], Lines]] = {
    c.Contacted: _contact_periods,
    c.Employs: _employment_periods,
}

#: The leaves that can be asked of companies.
NODES: frozenset[type[c.Node]] = frozenset({*PERIODS, c.Attribute})
