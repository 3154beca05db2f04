"""Tallies counted in the database: many indicators on many days, one statement per unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Label, Select, func, select

from dashboard.data.compile import Frame, Moments, frame, shape_of
from dashboard.data.compile.conditions import parts_of
from dashboard.data.compile.shape import Values
from dashboard.indicators.conditions import All, Condition
from dashboard.indicators.definition import Count, Share
from dashboard.indicators.results import Tally

Indicator = Share | Count

#: Days per statement, so that its parameters stay far below the engines' limits.
DAYS_AT_ONCE = 200


def fetch_tallies(
    connection: Connection,
    project_id: str,
    indicators: Sequence[Indicator],
    days: Sequence[date],
) -> list[list[Tally]]:
    """The tally of each indicator on each day: outer list by indicator, inner list by day.

    The indicators are resolved: no `Outcome` or `Base` node, and a share's base is a condition.
    Raises MisplacedNode for a condition that does not fit its unit, TypeError for a base that is
    only a name.
    """
    tallies: dict[Indicator, list[Tally]] = {indicator: [] for indicator in indicators}
    for unit in dict.fromkeys(indicator.unit for indicator in tallies):
        asked = tuple(indicator for indicator in tallies if indicator.unit == unit)
        shapes, values = _shapes_of(asked)
        for first in range(0, len(days), DAYS_AT_ONCE):
            some_days = days[first : first + DAYS_AT_ONCE]
            counting = _counting(shapes, len(some_days))
            counted = _run(connection, counting, project_id, some_days, values)
            for indicator, columns in zip(asked, counting.columns, strict=True):
                tallies[indicator] += [_tally(row, *columns) for row in counted]
    return [tallies[indicator] for indicator in indicators]


@dataclass(frozen=True)
class _Counting:
    """A statement that counts, and in which of its columns each indicator's two numbers stand."""

    statement: Select[Any]
    moments: Moments
    columns: Sequence[tuple[str, str | None]]


def _shapes_of(indicators: Sequence[Indicator]) -> tuple[tuple[Indicator, ...], Values]:
    """The indicators with the shapes of their conditions, which share the names of their values."""
    asked = All(
        of=tuple(part for indicator in indicators for part in _conditions(indicator).values())
    )
    shape, values = shape_of(asked)
    parts = iter(cast(All, shape).of)
    return tuple(
        indicator.model_copy(update={name: next(parts) for name in _conditions(indicator)})
        for indicator in indicators
    ), values


@lru_cache(maxsize=256)
def _counting(indicators: tuple[Indicator, ...], size: int) -> _Counting:
    """The statement for indicators of one unit on `size` days. Values that differ are bound."""
    unit = indicators[0].unit
    conditions = [part for indicator in indicators for part in _conditions(indicator).values()]
    counted = frame(unit, conditions, size, _shared(indicators))
    sums: dict[tuple[Condition, str | None], Label[Any]] = {}

    def column(condition: Condition, weight: str | None) -> str:
        key = (condition, weight)
        if key not in sums:
            sums[key] = _sum(counted, condition, weight).label(f"sum_{len(sums)}")
        return str(sums[key].name)

    columns: list[tuple[str, str | None]] = []
    for indicator in indicators:
        if isinstance(indicator, Count):
            columns.append((column(indicator.where, None), None))
        else:
            base = _base(indicator)
            both = All(of=(base, indicator.where))
            columns.append((column(both, indicator.weight), column(base, indicator.weight)))
    statement = select(counted.number, *sums.values()).group_by(counted.number)
    return _Counting(statement, counted.moments, columns)


def _conditions(indicator: Indicator) -> dict[str, Condition]:
    """The indicator's conditions by the names of its fields."""
    if isinstance(indicator, Count):
        return {"where": indicator.where}
    return {"base": _base(indicator), "where": indicator.where}


def _shared(indicators: tuple[Indicator, ...]) -> Condition:
    """What must hold of a row for any of the indicators to count it."""
    demanded = [
        dict.fromkeys(
            parts_of(indicator.where if isinstance(indicator, Count) else _base(indicator))
        )
        for indicator in indicators
    ]
    return All(of=tuple(part for part in demanded[0] if all(part in one for one in demanded)))


def _base(share: Share) -> Condition:
    if isinstance(share.base, str):
        raise TypeError(f"the base {share.base!r} is only a name: resolve the definition first")
    return share.base


def _sum(counted: Frame, condition: Condition, weight: str | None) -> ColumnElement[Any]:
    holds = counted.holds(condition)
    if weight is None:
        return func.count().filter(holds)
    return func.coalesce(func.sum(counted.table.c[weight]).filter(holds), 0)


def _run(
    connection: Connection,
    counting: _Counting,
    project_id: str,
    days: Sequence[date],
    values: Values,
) -> list[Mapping[str, int] | None]:
    """One row for each day in order; None where no row of the unit exists on it."""
    parameters = {"project_id": project_id, **counting.moments.parameters(days), **values}
    found = connection.execute(counting.statement, parameters).mappings()
    by_number: dict[int, Any] = {row["number"]: row for row in found}
    return [by_number.get(number) for number in range(len(days))]


def _tally(row: Mapping[str, int] | None, numerator: str, denominator: str | None) -> Tally:
    if row is None:
        return Tally(0, None if denominator is None else 0)
    return Tally(row[numerator], None if denominator is None else row[denominator])
