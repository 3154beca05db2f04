"""The frame of a count: a unit's rows on each of several days, with what conditions ask of them.

Every condition is a tree whose leaves ask one thing of a row. A leaf is computed where it costs
least, and never once for each day and row by a search of its own:

- *days*: what holds for good once it holds (referred, measured, has had a job) is the day since
  which it holds, computed once per row and compared with each moment;
- *periods*: what comes and goes (in a spell, ended, contacted lately) is joined as a table with one
  line per row and moment, and a column for each leaf;
- *columns* of the row itself.

The tree above the leaves becomes AND, OR and NOT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, String, and_, bindparam, false, func, or_, true
from sqlalchemy import not_ as sql_not

from dashboard.data.compile.moments import Moments
from dashboard.indicators.conditions import All, Condition, Everyone, Node, Not
from dashboard.indicators.conditions import Any as AnyOf

#: The project asked about. Every source of rows is limited to it.
PROJECT = bindparam("project_id", type_=String())

Predicate = ColumnElement[bool]


class MisplacedNode(ValueError):  # noqa: N818 - says what it is
    """A condition that cannot be read for the unit; definitions are checked before they count."""


@dataclass(frozen=True)
class Frame:
    """Rows of a unit joined with the moments on which they exist.

    `source` is the join, `rows` the unit's rows in it, `leaves` a predicate for each leaf.
    """

    moments: Moments
    source: FromClause
    rows: FromClause
    leaves: Mapping[Node, Predicate]

    def holds(self, condition: Condition) -> Predicate:
        """The condition for a row of the source; NULL counts as not holding."""
        connective = CONNECTIVES.get(type(condition))
        if connective is not None:
            return connective(condition, self.holds)
        return self.leaves[condition]


def _everyone(_node: Everyone, _holds: Callable[[Condition], Predicate]) -> Predicate:
    return true()


def _all(node: All, holds: Callable[[Condition], Predicate]) -> Predicate:
    return and_(true(), *(holds(part) for part in node.of))


def _any(node: AnyOf, holds: Callable[[Condition], Predicate]) -> Predicate:
    return or_(false(), *(holds(part) for part in node.of))


def _not(node: Not, holds: Callable[[Condition], Predicate]) -> Predicate:
    # Only here would NULL make a difference: what is not known to hold does not hold.
    return sql_not(func.coalesce(holds(node.of), false()))


CONNECTIVES: dict[type[Node], Callable[[Any, Callable[[Condition], Predicate]], Predicate]] = {
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


def is_one_of(column: ColumnElement[Any], values: Sequence[str]) -> Predicate:
    """The column has one of the values. With no values it has none of them.

    Never used to choose rows beside a range of days: SQLite 3.40.1 has returned wrong rows for IN
    (and for OR, which it turns into IN) with a range over one index in a join.
    """
    return or_(false(), *(column == value for value in values))
