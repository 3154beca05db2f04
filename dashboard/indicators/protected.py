"""Results as readers may see them who may not see exact counts; steering groups' filtered views
and releases are made of these.

Only `dashboard.indicators.protection` makes them from exact results. A count that is not shown is a
marked value: no number, so that it cannot be added, ordered or drawn by accident. All categories
that a project declares are there, in its order, whatever their counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Literal

from pydantic import Field

from dashboard.indicators.definition import Level
from dashboard.indicators.parts import Definition, Identifier, Label, Unit
from dashboard.indicators.results import Standing


class Hidden(Enum):
    """Why a count is not shown."""

    #: It is among the fewest (0 to 4), which share this mark.
    FEW = "few"
    #: All but the fewest of the base: shown, it would tell how few the others are.
    COMPLEMENT = "complement"
    #: The group chosen, or everybody outside it, is too small.
    GROUP = "group"
    #: Shown beside everything else that was released, it would tell another count.
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Rounded:
    """A count rounded to the rules' base. `ProtectionRules.bounds` says what it may stand for."""

    value: int
    kind: Literal["rounded"] = "rounded"


@dataclass(frozen=True)
class ExactCount:
    """A count as it is: the data controller has said that it may be."""

    value: int
    kind: Literal["exact"] = "exact"


Shown = Annotated[Rounded | ExactCount, Field(discriminator="kind")]
ProtectedCount = Shown | Hidden

#: A change that the rounding alone could have made.
WithinRounding = Literal["within_rounding"]
WITHIN_ROUNDING: WithinRounding = "within_rounding"


class ProtectedShare(Definition):
    """k of n. `value` is reckoned from the two as they are shown."""

    numerator: ProtectedCount
    denominator: ProtectedCount

    @property
    def value(self) -> float | None:
        """A fraction from 0 to 1; None where either is hidden."""
        if isinstance(self.numerator, Hidden) or isinstance(self.denominator, Hidden):
            return None
        if not self.denominator.value:
            return None
        return self.numerator.value / self.denominator.value

    def hidden(self, why: Hidden) -> ProtectedShare:
        """The same without its counts."""
        return ProtectedShare(numerator=why, denominator=why)


ProtectedFigure = ProtectedShare | ProtectedCount


def value_of(figure: ProtectedFigure | None) -> float | None:
    """The share from 0 to 1, or the count, as shown; None where it is hidden or missing."""
    if isinstance(figure, ProtectedShare):
        return figure.value
    return float(figure.value) if isinstance(figure, Rounded | ExactCount) else None


class ProtectedGoal(Definition):
    """A goal on a date. Shares, target and expected are fractions from 0 to 1, as in `GoalStatus`.

    `figure` is of the date, `final` of a passed due date, which then decides the standing; None
    where nothing is counted. `standing` is None where the counts that the figure may stand for do
    not all give the same one. `change` is since the release before, in the figure's unit, None
    where it is not known. `joint` are the goals that this one takes together. `counted_as` says
    how it is counted, in words. `persons`, `within` and what grows as in `ProtectedRow`.
    """

    code: Identifier
    level: Level
    name: Label
    short_name: Label
    headline: bool = False
    unit: Unit = "persons"
    persons: str | None = None
    within: str | None = None
    figure: ProtectedFigure | None
    final: ProtectedFigure | None = None
    target: float | None = None
    due: date | None = None
    expected: float | None = None
    standing: Standing | None
    change: float | WithinRounding | None = None
    joint: tuple[Identifier, ...] = ()
    grows: bool = False
    base_grows: bool = False
    counted_as: Label | None = None
    note: Label | None = None

    @property
    def id(self) -> str:
        return f"goal:{self.code}"


class ProtectedRow(Definition):
    """A count by its code. Without a `label` the language has words for the code.

    `persons` stands for the condition by which they are counted (`persons_counted.key`): on one day
    what has the same key is the same count, which readers know and the gate has to. `within` is the
    key of a base. What `grows` is never below an earlier count, by what its condition asks for.
    """

    code: str
    label: Label | None = None
    count: ProtectedCount
    persons: str | None = None
    grows: bool = False


class ProtectedTable(Definition):
    """Persons of the base `within` by one trait. In tables that `overlap` they may count twice.

    The rows of any other table add up to the total before protection, and not after it.
    """

    name: str
    label: Label | None = None
    within: str
    rows: tuple[ProtectedRow, ...]
    total: ProtectedCount
    overlap: bool = False
    grows: bool = False

    @property
    def id(self) -> str:
        return f"table:{self.name}"


class ProtectedFunnel(Definition):
    """Stages and routes, each as persons of the base `within` (those of the first stage)."""

    within: str
    base: ProtectedCount
    stages: tuple[ProtectedRow, ...]
    routes: tuple[ProtectedRow, ...] = ()

    @property
    def id(self) -> str:
        return "funnel"


class WaveMean(Definition):
    """A mean in whole points."""

    wave: int
    label: Label
    mean: int | Hidden


class ProtectedMeans(Definition):
    """An instrument's mean scores at its waves, of the same `n` persons."""

    instrument: Identifier
    name: Label
    waves: tuple[WaveMean, ...]
    n: ProtectedCount

    @property
    def id(self) -> str:
        return f"means:{self.instrument}:" + "-".join(str(wave.wave) for wave in self.waves)


class WaveCounts(Definition):
    """One wave's counts, in the order of the distribution's codes."""

    wave: int
    label: Label
    rows: tuple[ProtectedRow, ...]


class ProtectedDistribution(Definition):
    """An item's coarse answers at its waves, of the same `n` persons."""

    form: Identifier
    item: Identifier
    text: Label
    waves: tuple[WaveCounts, ...]
    n: ProtectedCount

    @property
    def id(self) -> str:
        waves = "-".join(str(wave.wave) for wave in self.waves)
        return f"distribution:{self.form}.{self.item}:{waves}"


class ProtectedPairs(Definition):
    """The `n` persons by an item's coarse answer at the first wave (rows) and the second (columns).

    For filtered views only: no release has cross tables.
    """

    form: Identifier
    item: Identifier
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[ProtectedCount, ...], ...]
    n: ProtectedCount


class ProtectedPoint(Definition):
    day: date
    figure: ProtectedFigure


class ProtectedSeries(Definition):
    """A goal's figures on some days; keys as the goal's."""

    code: Identifier
    label: Label
    persons: str | None = None
    within: str | None = None
    points: tuple[ProtectedPoint, ...]
    grows: bool = False
    base_grows: bool = False

    @property
    def id(self) -> str:
        return f"series:{self.code}"
