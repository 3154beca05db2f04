"""What the engine answers. Exact results: only roles that may see exact counts are shown these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.indicators.definition import GoalDefinition, TargetRevision


class Standing(StrEnum):
    """How a goal stands; the order of the rules is in `dashboard.indicators.standing`."""

    NOT_MEASURED = "not_measured"
    NO_TARGET = "no_target"
    REACHED = "reached"
    UNREACHABLE = "unreachable"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"


class ExpectedRule(StrEnum):
    """From which rule the value expected by now comes."""

    PLAN = "plan"
    LINEAR = "linear"


@dataclass(frozen=True)
class Tally:
    """k of n: rows that meet the condition, of the rows in the base. n is None for a count."""

    numerator: int
    denominator: int | None

    @property
    def value(self) -> float | None:
        """The share (None when the base is empty), or the count itself."""
        if self.denominator is None:
            return float(self.numerator)
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Expected:
    """What is expected by now, in the target's unit, and the rule and dates it comes from."""

    value: float
    rule: ExpectedRule
    first_day: date
    due: date


@dataclass(frozen=True)
class BaseShare:
    """The same numerator's share under another of the project's bases (numerator within it)."""

    base: str
    tally: Tally


@dataclass(frozen=True)
class Registration:
    """What was registered by hand on a day."""

    day: date
    verdict: str  # "reached", "under_way" or "noted"
    numerator: int | None
    denominator: int | None
    text: str

    @property
    def is_note(self) -> bool:
        """Whether it is nothing but a text, which leaves what was registered before as it is."""
        return self.verdict == "noted" and self.numerator is None


@dataclass(frozen=True)
class Clock:
    """The feasibility clock of a share: "66 needed: 10 there, 18 on the way, 38 more by …".

    `needed` persons for the target at today's base; `there` meet the condition now; `on_the_way`
    are in a spell that will meet it by `due` if it lasts; `more` starts are needed after those, by
    `last_start`. From the due date on all are of that date, and `last_start` is None.
    """

    needed: int
    there: int
    on_the_way: int
    more: int
    last_start: date | None
    due: date


@dataclass(frozen=True)
class GoalStatus:
    """One goal on one date. Shares, targets, expected and interval are fractions from 0 to 1.

    `tally`, `value` and `interval` are of the as-of date, or of the date of the last data where
    that is earlier; a target that came due between the two is not measured, whatever the value.
    """

    definition: GoalDefinition
    as_of: date
    tally: Tally | None
    value: float | None
    interval: tuple[float, float] | None
    target: TargetRevision | None
    expected: Expected | None
    standing: Standing
    previous: tuple[date, float | None] | None  # last steering meeting before the date: its value
    registration: Registration | None = None
    #: Whether the date of the meeting in `previous` is assumed, since no publication gives it.
    previous_assumed: bool = False
    #: A counted share's figure on its due date, where that has passed: it decides the standing.
    final: Tally | None = None
    #: A text that was registered after `registration` and says nothing of the goal's figure.
    note: Registration | None = None

    @property
    def change(self) -> float | None:
        """Value less the value at the last steering meeting, in the value's unit."""
        if self.previous is None or self.previous[1] is None or self.value is None:
            return None
        return self.value - self.previous[1]


@dataclass(frozen=True)
class HistoryPoint:
    """One date of a goal's history against its expected path and target."""

    day: date
    tally: Tally | None
    value: float | None
    interval: tuple[float, float] | None
    target: float | None
    expected: float | None


@dataclass(frozen=True)
class GoalDetail:
    """Everything the goal page shows about one goal on one date."""

    status: GoalStatus
    history: tuple[HistoryPoint, ...]
    bases: tuple[BaseShare, ...]
    ledger: tuple[TargetRevision, ...]
    clock: Clock | None


@dataclass(frozen=True)
class ProjectStatus:
    """All goals of a project on a date, in ladder order, and how many persons are behind them."""

    project: str
    as_of: date
    goals: tuple[GoalStatus, ...]
    referred: int
    started: int
