"""The frame of a count: a unit's rows on each of several days, and what conditions ask of them.

Every condition is a tree whose leaves ask one thing of a row. A leaf is computed where it costs
least, and never by a search of its own for each row and day:

- *days*: what holds for good once it holds (referred, measured, has had a job) is the day since
  which it holds, computed once per row and compared with each moment;
- *periods*: what comes and goes (in a spell, ended, contacted lately) brings lines of its own for
  the moments that lie within it;
- *columns* of the row itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from dashboard.data.compile.conditions import Predicate, read_tree
from dashboard.data.compile.moments import Moments
from dashboard.indicators.conditions import Condition, Node

#: The expression of a leaf over the table that a frame gathers.
LeafReading = Callable[[FromClause], Predicate]


@dataclass(frozen=True)
class Frame:
    """Rows of a unit on the moments on which they exist.

    `table` has `number` (of the moment), `row` (its id in the unit) and what `leaves` read.
    """

    moments: Moments
    table: FromClause
    leaves: Mapping[Node, LeafReading]

    @property
    def number(self) -> ColumnElement[int]:
        return self.table.c.number

    @property
    def row(self) -> ColumnElement[Any]:
        return self.table.c.row

    def holds(self, condition: Condition) -> Predicate:
        """The condition for a line of the table; never NULL."""
        return read_tree(condition, lambda leaf: self.leaves[leaf](self.table))


def flag(name: str) -> LeafReading:
    """A leaf that holds where the column `name` is 1."""
    return lambda table: table.c[name] == 1
