"""What conditions ask of a row's own columns, and the units of which nothing else is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from sqlalchemy import FromClause, Table, and_, or_

from dashboard.data.compile.conditions import (
    PROJECT,
    MisplacedNode,
    Predicate,
    is_one_of,
    parts_of,
)
from dashboard.data.compile.frame import Frame, flag
from dashboard.data.compile.lines import Lines, gather
from dashboard.data.compile.moments import Moments
from dashboard.data.schema import Event, Model, NextOfKin, Staff, Volunteer
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.conditions import MISSING, Attribute, Condition, Node
from dashboard.indicators.definition import Unit


def attribute(leaf: Node, rows: FromClause, unit: Unit) -> Predicate:
    """The column that an `Attribute` names has one of its values or is missing, as it says.

    Raises MisplacedNode for a name that is no attribute of the unit.
    """
    if not isinstance(leaf, Attribute) or leaf.name not in CODE_LISTS[unit]:
        raise MisplacedNode(f"{leaf!r} cannot be asked of {unit}")
    column = rows.c[leaf.name]
    answered = is_one_of(column, [value for value in leaf.values if value != MISSING])
    return or_(answered, column.is_(None)) if MISSING in leaf.values else answered


def told_by_columns(among: Condition, rows: FromClause, unit: Unit) -> Iterator[Predicate]:
    """What `among` demands of the row's own columns, which is the same at every moment."""
    for part in parts_of(among):
        if isinstance(part, Attribute):
            yield attribute(part, rows, unit)


def _unit_of_rows(
    unit: Unit,
    model: type[Model],
    exists: Callable[[FromClause, Moments], Predicate],
    values: tuple[str, ...] = (),
) -> Callable[[Sequence[Node], Moments, Condition], Frame]:
    """The frame of a unit of which only the row's own columns are asked."""
    table = cast(Table, model.__table__)

    def frame_of_rows(leaves: Sequence[Node], moments: Moments, among: Condition) -> Frame:
        names = {leaf: f"leaf_{number}" for number, leaf in enumerate(leaves)}
        known = {name: attribute(leaf, table, unit) for leaf, name in names.items()}
        rows = Lines(
            source=table.join(moments.table, exists(table, moments)),
            where=and_(table.c.project_id == PROJECT, *told_by_columns(among, table, unit)),
            row=table.c.id,
            known=known,
            values={name: table.c[name] for name in values},
        )
        readings = {leaf: flag(name) for leaf, name in names.items()}
        return Frame(moments, gather(moments, rows, ()), readings)

    return frame_of_rows


def _has_happened(rows: FromClause, moments: Moments) -> Predicate:
    happened: Predicate = rows.c.day <= moments.day
    return happened


def _has_begun(rows: FromClause, moments: Moments) -> Predicate:
    begun: Predicate = rows.c.began <= moments.day
    return begun


def _has_begun_and_not_ended(rows: FromClause, moments: Moments) -> Predicate:
    return and_(
        or_(rows.c.began.is_(None), rows.c.began <= moments.day),
        or_(rows.c.ended.is_(None), rows.c.ended >= moments.day),
    )


events = _unit_of_rows("events", Event, _has_happened, values=("minutes",))
staff = _unit_of_rows("staff", Staff, _has_begun_and_not_ended)
volunteers = _unit_of_rows("volunteers", Volunteer, _has_begun_and_not_ended)
next_of_kin = _unit_of_rows("next_of_kin", NextOfKin, _has_begun)
