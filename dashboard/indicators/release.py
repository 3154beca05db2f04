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
    Hidden,
    ProtectedDistribution,
    ProtectedFigure,
    ProtectedFunnel,
    ProtectedGoal,
    ProtectedMeans,
    ProtectedRow,
    ProtectedSeries,
    ProtectedShare,
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


def withhold(release: Release, item: str, reason: Reason) -> Release:
    """The release without a count of the item of that id, which is listed as withheld."""

    def kept(one: ReleaseItem) -> ReleaseItem:
        return _without_counts(one) if one.id == item else one

    return release.model_copy(
        update={
            "goals": tuple(map(kept, release.goals)),
            "tables": tuple(map(kept, release.tables)),
            "funnel": release.funnel and kept(release.funnel),
            "means": tuple(map(kept, release.means)),
            "distributions": tuple(map(kept, release.distributions)),
            "series": tuple(map(kept, release.series)),
            "withheld": (*release.withheld, Withheld(item=item, reason=reason)),
        }
    )


def _without_counts(item: ReleaseItem) -> ReleaseItem:
    hidden = Hidden.WITHHELD
    match item:
        case ProtectedGoal():
            return item.model_copy(
                update={
                    "figure": _hidden(item.figure),
                    "final": _hidden(item.final),
                    "standing": None,
                    "change": None,
                }
            )
        case ProtectedTable():
            return item.model_copy(update={"rows": _blank(item.rows), "total": hidden})
        case ProtectedFunnel():
            return item.model_copy(
                update={
                    "base": hidden,
                    "stages": _blank(item.stages),
                    "routes": _blank(item.routes),
                }
            )
        case ProtectedMeans():
            waves = tuple(wave.model_copy(update={"mean": hidden}) for wave in item.waves)
            return item.model_copy(update={"waves": waves, "n": hidden})
        case ProtectedDistribution():
            answers = tuple(
                wave.model_copy(update={"rows": _blank(wave.rows)}) for wave in item.waves
            )
            return item.model_copy(update={"waves": answers, "n": hidden})
        case ProtectedSeries():
            points = tuple(
                point.model_copy(update={"figure": _hidden(point.figure)}) for point in item.points
            )
            return item.model_copy(update={"points": points})


def _hidden(figure: ProtectedFigure | None) -> ProtectedFigure | None:
    if isinstance(figure, ProtectedShare):
        return figure.hidden(Hidden.WITHHELD)
    return None if figure is None else Hidden.WITHHELD


def _blank(rows: tuple[ProtectedRow, ...]) -> tuple[ProtectedRow, ...]:
    return tuple(row.model_copy(update={"count": Hidden.WITHHELD}) for row in rows)
