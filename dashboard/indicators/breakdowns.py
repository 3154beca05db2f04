"""Ways to tell persons apart: what a count in the database is grouped by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.indicators.conditions import Condition


@dataclass(frozen=True)
class ByAttribute:
    """A column of the person ("gender", "site" …): its code, None where nothing is recorded."""

    name: str


@dataclass(frozen=True)
class ByAnswer:
    """An item at a wave: the option answered, None where it was not (by the date)."""

    form: str
    wave: int
    item: str


@dataclass(frozen=True)
class ByCase:
    """The position of the first case that holds for the person, None where none does.

    The conditions are resolved: no `Outcome` or `Base` node.
    """

    cases: tuple[Condition, ...]


@dataclass(frozen=True)
class ByReferral:
    """The month of the person's first referral, numbered as by `cohorts.month_number`."""


Dimension = ByAttribute | ByAnswer | ByCase | ByReferral

#: How many persons there are of each combination, one value per dimension in their order.
#: Combinations of nobody are left out; with no dimensions the one key is ``()``.
Breakdown = Mapping[tuple[str | int | None, ...], int]
