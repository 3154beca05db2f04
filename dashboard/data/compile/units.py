"""Frames of every unit that can be counted, and which of its rows exist on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Table, and_, or_, select

from dashboard.data.compile.companies import companies
from dashboard.data.compile.frame import PROJECT, Frame, MisplacedNode, Predicate, leaves_of
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.persons import attribute, persons
from dashboard.data.schema import Event, NextOfKin, Staff, Volunteer
from dashboard.indicators.conditions import Attribute, Condition, Node
from dashboard.indicators.definition import Unit


def frame(unit: Unit, conditions: Iterable[Condition], size: int) -> Frame:
    """The unit's rows on each of `size` days, able to tell for which of them conditions hold.

    Raises MisplacedNode for a condition that the unit cannot meet, or for a base or an outcome that
    was not replaced by its meaning.
    """
    leaves = leaves_of(conditions)
    return FRAMES[unit](leaves, Moments.of(leaves, size))


def _plain(
    table: Any, attributes: frozenset[str], exists: Callable[[Any, Any], Predicate]
) -> Callable[[Sequence[Node], Moments], Frame]:
    """The frame of a unit of which only the row's own columns are asked."""

    def frame_of_rows(leaves: Sequence[Node], moments: Moments) -> Frame:
        of_project = cast(Table, table.__table__)
        rows = select(of_project).where(of_project.c.project_id == PROJECT).cte("unit_row")
        predicates: dict[Node, Predicate] = {}
        for leaf in leaves:
            if not isinstance(leaf, Attribute):
                raise MisplacedNode(f"{type(leaf).__name__} is not about {of_project.name} rows")
            predicates[leaf] = attribute(leaf, rows, attributes)
        source = moments.table.join(rows, exists(rows.c, moments.day))
        return Frame(moments, source, rows, predicates)

    return frame_of_rows


def _has_happened(columns: Any, day: Any) -> Predicate:
    happened: Predicate = columns.day <= day
    return happened


def _has_begun(columns: Any, day: Any) -> Predicate:
    begun: Predicate = columns.began <= day
    return begun


def _has_begun_and_not_ended(columns: Any, day: Any) -> Predicate:
    return and_(
        or_(columns.began.is_(None), columns.began <= day),
        or_(columns.ended.is_(None), columns.ended >= day),
    )


FRAMES: dict[Unit, Callable[[Sequence[Node], Moments], Frame]] = {
    "persons": persons,
    "companies": companies,
    "events": _plain(Event, frozenset({"kind", "series", "setting", "staff"}), _has_happened),
    "staff": _plain(Staff, frozenset({"role", "site"}), _has_begun_and_not_ended),
    "volunteers": _plain(Volunteer, frozenset({"site"}), _has_begun_and_not_ended),
    "next_of_kin": _plain(NextOfKin, frozenset({"relation"}), _has_begun),
}
