"""The tree of a condition as AND, OR and NOT above its leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, and_, bindparam, false, or_, true
from sqlalchemy import not_ as sql_not

from dashboard.data.compile.shape import bound
from dashboard.indicators.conditions import All, Condition, Everyone, Node, Not
from dashboard.indicators.conditions import Any as AnyOf

#: The project asked about. Every source of rows is limited to it.
PROJECT = bindparam("project_id", type_=String())

Predicate = ColumnElement[bool]
Reader = Callable[[Condition], Predicate]


class MisplacedNode(ValueError):  # noqa: N818 - says what it is
    """A condition that cannot be read for the unit; definitions are checked before they count."""


def read_tree(condition: Condition, leaf: Callable[[Node], Predicate]) -> Predicate:
    """The condition as an expression, where `leaf` gives the (never NULL) expression of a leaf."""
    connective = CONNECTIVES.get(type(condition))
    if connective is None:
        return leaf(condition)
    return connective(condition, lambda part: read_tree(part, leaf))


def _everyone(_node: Everyone, _read: Reader) -> Predicate:
    return true()


def _all(node: All, read: Reader) -> Predicate:
    return and_(true(), *(read(part) for part in node.of))


def _any(node: AnyOf, read: Reader) -> Predicate:
    return or_(false(), *(read(part) for part in node.of))


def _not(node: Not, read: Reader) -> Predicate:
    return sql_not(read(node.of))


CONNECTIVES: dict[type[Node], Callable[[Any, Reader], Predicate]] = {
    Everyone: _everyone,
    All: _all,
    AnyOf: _any,
    Not: _not,
}


def leaves_of(conditions: Iterable[Condition]) -> list[Node]:
    """The distinct leaves of the conditions in order of appearance."""
    return list(dict.fromkeys(leaf for condition in conditions for leaf in _leaves(condition)))


def _leaves(condition: Condition) -> Iterator[Node]:
    if type(condition) not in CONNECTIVES:
        yield condition
    elif isinstance(condition, Not):
        yield from _leaves(condition.of)
    elif isinstance(condition, All | AnyOf):
        for part in condition.of:
            yield from _leaves(part)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """Conditions that hold wherever this one does, and this one wherever they all do."""
    if isinstance(condition, All):
        for part in condition.of:
            yield from parts_of(part)
    else:
        yield condition


def is_one_of(column: ColumnElement[Any], values: Sequence[str]) -> Predicate:
    """The column has one of the values. With no values it has none of them.

    Never on an indexed column beside a range of days: SQLite 3.40.1 has returned wrong rows for IN
    (and for OR, which it turns into IN) with a range over one index in a join.
    """
    return or_(false(), *(column == bound(value, column.type) for value in values))
