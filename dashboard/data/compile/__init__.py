"""Conditions as SQL: typed expressions with every value bound, counted in the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dashboard.data.compile.companies import companies
from dashboard.data.compile.conditions import PROJECT, MisplacedNode, leaves_of
from dashboard.data.compile.frame import Frame
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.persons import persons
from dashboard.data.compile.rows import events, next_of_kin, staff, volunteers
from dashboard.indicators.conditions import Condition, Node
from dashboard.indicators.definition import Unit

__all__ = ["PROJECT", "Frame", "MisplacedNode", "Moments", "frame"]

FRAMES: dict[Unit, Callable[[Sequence[Node], Moments], Frame]] = {
    "persons": persons,
    "companies": companies,
    "events": events,
    "staff": staff,
    "volunteers": volunteers,
    "next_of_kin": next_of_kin,
}


def frame(unit: Unit, conditions: Iterable[Condition], size: int) -> Frame:
    """The unit's rows on each of `size` days, able to tell for which of them conditions hold.

    Raises MisplacedNode for a condition that the unit cannot meet, or for a base or an outcome that
    was not replaced by its meaning.
    """
    leaves = leaves_of(conditions)
    return FRAMES[unit](leaves, Moments.of(leaves, size))
