"""The shape of a condition: the same condition with names where it has values.

Conditions that differ in their values alone, such as one site and another, have the same shape. A
statement is built and compiled once for a shape, and the values are bound when it is executed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, bindparam, literal
from sqlalchemy.types import TypeEngine

from dashboard.indicators import conditions as c

Value = str | int | date
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Slot:
    """Stands in place of a value; no string, so that it equals no value of another condition."""

    name: str


#: The fields whose values are bound. `MISSING` is no value: it is asked about in another way.
BOUND: dict[type[c.Node], tuple[str, ...]] = {
    c.Age: ("at_least", "at_most"),
    c.Answered: ("options",),
    c.Attribute: ("values",),
    c.Marked: ("codes",),
    c.ReferredBetween: ("first_day", "last_day"),
}


@lru_cache(maxsize=4096)
def shape_of(condition: c.Condition) -> tuple[c.Condition, Values]:
    """The condition's shape, and by the names in it the values that make it this condition.

    A part that stands in it twice has the same names both times.
    """
    naming = _Naming()
    return naming.shape(condition), MappingProxyType(naming.values)


def bound(value: Value | Slot, kind: TypeEngine[Any]) -> ColumnElement[Any]:
    """A value of a condition, or of its shape, as what a column is compared with."""
    return bindparam(value.name, type_=kind) if isinstance(value, Slot) else literal(value, kind)


class _Naming:
    """Gives each value of a condition a name."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}
        self._leaves: dict[c.Node, c.Condition] = {}

    def shape(self, node: c.Condition) -> c.Condition:
        match node:
            case c.All(of=parts) | c.Any(of=parts):
                return node.model_copy(update={"of": tuple(map(self.shape, parts))})
            case c.Not(of=part):
                return node.model_copy(update={"of": self.shape(part)})
            case leaf if leaf not in self._leaves:
                self._leaves[leaf] = self._shape_of_leaf(leaf)
        return self._leaves[node]

    def _shape_of_leaf(self, leaf: c.Condition) -> c.Condition:
        given = {name: getattr(leaf, name) for name in BOUND.get(type(leaf), ())}
        named = {name: self._named(value) for name, value in given.items() if value is not None}
        # The fields of a copy are not validated: a slot may stand in place of anything.
        return leaf.model_copy(update=named)

    def _named(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(one if one == c.MISSING else self._named(one) for one in value)
        slot = Slot(f"value_{len(self.values)}")
        self.values[slot.name] = value
        return slot
