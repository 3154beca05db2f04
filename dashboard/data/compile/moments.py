"""The days that a statement asks about, as a small table of bound values.

Each row holds one day and the thresholds that conditions need on it. The values are parameters,
so that one compiled statement serves every project and every set of as many days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import CTE, ColumnElement, Date, Integer, bindparam, literal, select, union_all
from sqlalchemy.types import TypeEngine

from dashboard.indicators.calendar import add_months, months_before
from dashboard.indicators.conditions import Contacted, InSpell, Node


@dataclass(frozen=True)
class Moments:
    """`size` days with their thresholds: months that a spell has lasted, months since a contact."""

    size: int
    lasted: tuple[int, ...]
    within: tuple[int, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node], size: int) -> Moments:
        """The moments whose thresholds serve the nodes."""
        nodes = tuple(nodes)
        lasted = {n.lasted_months for n in nodes if isinstance(n, InSpell) and n.lasted_months}
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

    def begun_by(self, months: int) -> ColumnElement[date]:
        """What began on this day or earlier has lasted `months` months."""
        return self.table.c[f"lasted_{months}"] if months else self.day

    def contacted_from(self, months: int) -> ColumnElement[date]:
        """The first day that lies within the last `months` months."""
        return self.table.c[f"within_{months}"]

    def parameters(self, days: Sequence[date]) -> dict[str, date | int]:
        """The values to bind for `size` days."""
        values: dict[str, date | int] = {}
        for number, day in enumerate(days):
            values[_name(number, "day")] = day
            values[_name(number, "year")] = day.year
            for months in self.lasted:
                values[_name(number, f"lasted_{months}")] = months_before(day, months)
            for months in self.within:
                values[_name(number, f"within_{months}")] = add_months(day, -months)
        return values

    def _bound(self, number: int) -> list[ColumnElement[Any]]:
        columns: list[tuple[str, TypeEngine[Any]]] = [
            ("day", Date()),
            ("year", Integer()),
            *((f"lasted_{months}", Date()) for months in self.lasted),
            *((f"within_{months}", Date()) for months in self.within),
        ]
        return [
            literal(number, Integer).label("number"),
            *(bindparam(_name(number, name), type_=kind).label(name) for name, kind in columns),
        ]


def _name(number: int, column: str) -> str:
    return f"moment_{number}_{column}"
