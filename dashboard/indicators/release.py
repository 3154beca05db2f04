"""A release: what a project shows to readers who see nothing else, on one date, for good.

It stands alone: whoever reads it opens no project database. It is stored as JSON and comes back
equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

from dashboard.indicators.parts import Definition, Identifier, Label
from dashboard.indicators.protected import (
    ProtectedDistribution,
    ProtectedFunnel,
    ProtectedGoal,
    ProtectedMeans,
    ProtectedSeries,
    ProtectedTable,
)
from dashboard.indicators.protection_rules import ProtectionRules

ReleaseItem = (
    ProtectedGoal
    | ProtectedTable
    | ProtectedFunnel
    | ProtectedMeans
    | ProtectedDistribution
    | ProtectedSeries
)


class Reason(StrEnum):
    """Why the gate withheld an item."""

    #: With it, a reader could narrow a hidden count down to too few values.
    TOO_FEW_VALUES = "too_few_values"
    #: It could not be shown in time that no reader can.
    UNPROVEN = "unproven"


class Withheld(Definition):
    """An item (its id) whose counts are all hidden."""

    item: str
    reason: Reason


class Release(Definition):
    """What is released of a project for the meeting on `meeting`, as it stood on `as_of`.

    `note` is the project leader's. `rules` were in force. Withheld items keep their place, with
    every count hidden.
    """

    format: Literal[1] = 1
    project: Identifier
    name: Label
    summary: Label
    synthetic: bool = False
    meeting: date
    as_of: date
    note: str = ""
    rules: ProtectionRules = ProtectionRules()
    goals: tuple[ProtectedGoal, ...] = ()
    tables: tuple[ProtectedTable, ...] = ()
    funnel: ProtectedFunnel | None = None
    means: tuple[ProtectedMeans, ...] = ()
    distributions: tuple[ProtectedDistribution, ...] = ()
    series: tuple[ProtectedSeries, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    def items(self) -> Iterator[ReleaseItem]:
        """Everything released, in the order in which it is shown."""
        yield from self.goals
        if self.funnel is not None:
            yield self.funnel
        yield from self.tables
        yield from self.means
        yield from self.distributions
        yield from self.series
