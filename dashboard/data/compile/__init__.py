"""Conditions as SQL: typed expressions with every value bound, counted in the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dashboard.data.compile.companies import NODES as OF_COMPANIES
from dashboard.data.compile.companies import companies
from dashboard.data.compile.conditions import CONNECTIVES, PROJECT, MisplacedNode, leaves_of
from dashboard.data.compile.frame import Frame
from dashboard.data.compile.moments import Moments
from dashboard.data.compile.persons import NODES as OF_PERSONS
from dashboard.data.compile.persons import persons
from dashboard.data.compile.rows import events, next_of_kin, staff, volunteers
from dashboard.data.compile.shape import shape_of
from dashboard.indicators.conditions import Attribute, Condition, Everyone, Node
from dashboard.indicators.definition import Unit

__all__ = ["NODES", "PROJECT", "Frame", "MisplacedNode", "Moments", "frame", "shape_of"]

EVERYONE = Everyone()

#: The nodes that can be asked of each unit's rows. `Outcome` and `Base` are replaced beforehand.
NODES: dict[Unit, frozenset[type[Node]]] = {
    "persons": OF_PERSONS | CONNECTIVES.keys(),
    "companies": OF_COMPANIES | CONNECTIVES.keys(),
    "events": frozenset({Attribute, *CONNECTIVES}),
    "staff": frozenset({Attribute, *CONNECTIVES}),
    "volunteers": frozenset({Attribute, *CONNECTIVES}),
    "next_of_kin": frozenset({Attribute, *CONNECTIVES}),
}

FRAMES: dict[Unit, Callable[[Sequence[Node], Moments, Condition], Frame]] = {
    "persons": persons,
    "companies": companies,
    "events": events,
    "staff": staff,
    "volunteers": volunteers,
    "next_of_kin": next_of_kin,
}


def frame(
    unit: Unit, conditions: Iterable[Condition], size: int, among: Condition = EVERYONE
) -> Frame:
    """The unit's rows on each of `size` days, able to tell for which of them conditions hold.

    Rows for which `among` does not hold may be left out, so that nothing is computed of them; it is
    one of the conditions or a part that all of them share.

    Raises MisplacedNode for a condition that the unit cannot meet, or for a base or an outcome that
    was not replaced by its meaning.
    """
    leaves = leaves_of(conditions)
    for leaf in leaves:
        if type(leaf) not in NODES[unit]:
            raise MisplacedNode(f"{type(leaf).__name__} cannot be asked of {unit}")
    return FRAMES[unit](leaves, Moments.of(leaves, size), among)
