"""Lines: what each source knows of a unit's rows on each moment, gathered into one table.

A line belongs to one row of the unit and one moment and says for some leaves whether they hold
(1 or 0). Lines of the same row and moment are gathered by their maximum, which needs one sort and
no join on what a planner would have to guess the size of: SQLite takes every project for a handful
of rows and would compare each line with every other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Integer, case, func, literal, select, union_all
from sqlalchemy.sql.selectable import NamedFromClause

from dashboard.data.compile.conditions import Predicate
from dashboard.data.compile.moments import Moments


@dataclass(frozen=True)
class Lines:
    """The lines of one source: from where, of which row of the unit, and what they know."""

    source: FromClause
    where: Predicate
    row: ColumnElement[Any]
    known: Mapping[str, Predicate]
    values: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)


def gather(moments: Moments, rows: Lines, others: Sequence[Lines]) -> NamedFromClause:
    """A table with `number`, `row`, and for each name that any source knows a column of 1 or 0.

    It has a line for each row and moment in `rows`, whatever the other sources know. `values` of
    the rows are kept where they are the only source.
    """
    if not others:
        return (
            select(
                moments.number.label("number"),
                rows.row.label("row"),
                *(_flag(known).label(name) for name, known in rows.known.items()),
                *(value.label(name) for name, value in rows.values.items()),
            )
            .select_from(rows.source)
            .where(rows.where)
            .subquery("gathered")
        )
    sources = (rows, *others)
    names = tuple(dict.fromkeys(name for lines in sources for name in lines.known))
    never = literal(0, Integer)
    lines = union_all(
        *(
            select(
                moments.number.label("number"),
                lines.row.label("row"),
                literal(1 if lines is rows else 0, Integer).label("is_row"),
                *(
                    (_flag(lines.known[name]) if name in lines.known else never).label(name)
                    for name in names
                ),
            )
            .select_from(lines.source)
            .where(lines.where)
            for lines in sources
        )
    ).subquery("line")
    return (
        select(
            lines.c.number, lines.c.row, *(func.max(lines.c[name]).label(name) for name in names)
        )
        .group_by(lines.c.number, lines.c.row)
        .having(func.max(lines.c.is_row) == 1)
        .subquery("gathered")
    )


def _flag(known: Predicate) -> ColumnElement[int]:
    return case((known, 1), else_=0)
