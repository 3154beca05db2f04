"""Conditions, counting rules, expectations, clocks and standings read out in a language."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.conditions import Condition
from dashboard.indicators.definition import GoalDefinition, ProjectDefinition, Unit
from dashboard.indicators.results import Clock, GoalStatus, Standing
from dashboard.text.catalogue import Text

#: Each standing's mark; the word always stands beside it.
SYMBOLS: dict[Standing, str] = {
    Standing.REACHED: "✓",
    Standing.ON_TRACK: "▲",
    Standing.AT_RISK: "!",
    Standing.BEHIND: "▼",
    Standing.NOT_MEASURED: "○",
    Standing.UNREACHABLE: "✕",
    Standing.NO_TARGET: "–",
}


def say_condition(
    node: Condition, definition: ProjectDefinition, text: Text, unit: Unit = "persons"
) -> str:
    """The condition as a clause that follows "participants who …"."""
    raise NotImplementedError


def say_rule(goal: GoalDefinition, definition: ProjectDefinition, text: Text) -> str:
    """How numerator and denominator are counted."""
    raise NotImplementedError


def say_expected(status: GoalStatus, text: Text) -> str:
    """What is expected by now and from which rule."""
    raise NotImplementedError


def say_clock(clock: Clock, as_of: date, text: Text) -> str:
    """66 needed: 10 there, 18 on the way if they last, 38 more starts by 30 June 2018."""
    raise NotImplementedError


def say_standing(standing: Standing, text: Text) -> str:
    """The word of a standing, without its symbol (`SYMBOLS`)."""
    raise NotImplementedError
