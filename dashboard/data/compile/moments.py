"""The days that a statement asks about, as a small table of bound values.

Each row holds one day and the thresholds that conditions need on it. The values are parameters,
so that one compiled statement serves every project and every set of as many days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import CTE, ColumnElement, Date, Integer, bindparam, literal, select, union_all
from sqlalchemy.types import TypeEngine

from dashboard.indicators.calendar import add_months, months_before
from dashboard.indicators.conditions import Contacted, InSpell, Node

#: How long a spell has lasted: so many calendar months and so many days; both must have passed.
Duration = tuple[int, int]


@dataclass(frozen=True)
class Moments:
    """`size` days with their thresholds: how long a spell has lasted, months since a contact."""

    size: int
    lasted: tuple[Duration, ...]
    within: tuple[int, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node], size: int) -> Moments:
        """The moments whose thresholds serve the nodes."""
        nodes = tuple(nodes)
        lasted = {duration(n) for n in nodes if isinstance(n, InSpell) and any(duration(n))}
        within = {n.months for n in nodes if isinstance(n, Contacted)}
        return cls(size, tuple(sorted(lasted)), tuple(sorted(within)))

    @cached_property
    def table(self) -> CTE:
        """One row per moment: `number` from 0, `day`, `year` and a column for each threshold."""
        rows = union_all(*(select(*self._bound(number)) for number in range(self.size)))
        return rows.cte("moment").prefix_with("MATERIALIZED")

    @property
    def number(self) -> ColumnElement[int]:
        return self.table.c.number

    @property
    def day(self) -> ColumnElement[date]:
        return self.table.c.day

    @property
    def year(self) -> ColumnElement[int]:
        return self.table.c.year

    def begun_by(self, lasted: Duration) -> ColumnElement[date]:
        """What began on this day or earlier has lasted so long; one of `lasted`."""
        return self.table.c[_threshold(lasted)]

    @property
    def earliest(self) -> ColumnElement[date]:
        """The earliest of the days `begun_by`; there is one where `lasted` is not empty."""
        return self.table.c["lasted_longest"]

    def contacted_from(self, months: int) -> ColumnElement[date]:
        """The first day that lies within the last `months` months."""
        return self.table.c[f"within_{months}"]

    def parameters(self, days: Sequence[date]) -> dict[str, date | int]:
        """The values to bind for `size` days."""
        values: dict[str, date | int] = {}
        for number, day in enumerate(days):
            values[_name(number, "day")] = day
            values[_name(number, "year")] = day.year
            begun_by = {lasted: _begun_by(day, lasted) for lasted in self.lasted}
            for lasted, threshold in begun_by.items():
                values[_name(number, _threshold(lasted))] = threshold
            if begun_by:
                values[_name(number, "lasted_longest")] = min(begun_by.values())
            for months in self.within:
                values[_name(number, f"within_{months}")] = add_months(day, -months)
        return values

    def _bound(self, number: int) -> list[ColumnElement[Any]]:
        columns: list[tuple[str, TypeEngine[Any]]] = [
            ("day", Date()),
            ("year", Integer()),
            *((_threshold(lasted), Date()) for lasted in self.lasted),
            *([("lasted_longest", Date())] if self.lasted else []),
            *((f"within_{months}", Date()) for months in self.within),
        ]
        return [
            literal(number, Integer).label("number"),
            *(bindparam(_name(number, name), type_=kind).label(name) for name, kind in columns),
        ]


def duration(node: InSpell) -> Duration:
    """How long the node demands that a spell has lasted."""
    return node.lasted_months, node.lasted_days


def _begun_by(day: date, lasted: Duration) -> date:
    months, days = lasted
    earlier = timedelta(min(days, day.toordinal() - date.min.toordinal()))
    return min(months_before(day, months), day - earlier)


def _threshold(lasted: Duration) -> str:
    months, days = lasted
    return f"lasted_{months}_{days}"


def _name(number: int, column: str) -> str:
    return f"moment_{number}_{column}"
