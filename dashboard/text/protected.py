"""Protected values in words. What is hidden is said as such, never as nought."""

from __future__ import annotations

from dashboard.indicators.protected import (
    WITHIN_ROUNDING,
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedFigure,
    ProtectedGoal,
    ProtectedShare,
    Rounded,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Standing
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.sentences import say_standing


def say_count(count: ProtectedCount, rules: ProtectionRules, text: Text) -> str:
    """ "ca. 35", "9" where it is exact, "under 5", or why it is not shown."""
    match count:
        case Hidden():
            return text(f"protected.{count.value}", smallest=rules.smallest)
        case ExactCount(value=value):
            return formats.count(value, text.language)
        case Rounded(value=value):
            return text("protected.about", count=formats.count(value, text.language))


def say_figure(figure: ProtectedFigure | None, rules: ProtectionRules, text: Text) -> str:
    """ "ca. 35 af ca. 100", "under 5 af ca. 100", or a count; a dash where there is none."""
    if figure is None:
        return text("card.no_value")
    if not isinstance(figure, ProtectedShare):
        return say_count(figure, rules, text)
    numerator = say_count(figure.numerator, rules, text)
    if figure.numerator == figure.denominator and isinstance(figure.numerator, Hidden):
        return numerator
    return text("card.k_of_n", k=numerator, n=say_count(figure.denominator, rules, text))


def say_value(figure: ProtectedFigure | None, rules: ProtectionRules, text: Text) -> str:
    """The large words of a gauge: "35 %", "ca. 110", or why it is not shown."""
    if isinstance(figure, ProtectedShare):
        if figure.value is None:
            hidden = figure.numerator if isinstance(figure.numerator, Hidden) else Hidden.FEW
            return say_count(hidden, rules, text)
        return say_percent(figure, text)
    return say_figure(figure, rules, text)


def say_percent(share: ProtectedShare, text: Text) -> str:
    """The share of the counts as they are shown; a dash where either is hidden."""
    if share.value is None or isinstance(share.denominator, Hidden):
        return text("card.no_value")
    return formats.percent(share.value, text.language, n=share.denominator.value)


def is_share(goal: ProtectedGoal) -> bool:
    """Whether the goal's figure, target and expected value are fractions from 0 to 1."""
    if goal.figure is None:
        return goal.target is not None and goal.target < 1
    return isinstance(goal.figure, ProtectedShare)


def has_target(goal: ProtectedGoal) -> bool:
    """Whether there is a target to write: what is either done or not has none but to be done."""
    return goal.target is not None and not (goal.figure is None and goal.target == 1)


def say_amount(amount: float, text: Text, *, share: bool) -> str:
    """A target or what is expected by now, in the goal's unit."""
    if share:
        return formats.target_percent(amount, text.language)
    return formats.count(round(amount, 1), text.language)


def say_protected_standing(standing: Standing | None, text: Text) -> str:
    """The standing, or that what is shown does not decide it."""
    return text("protected.standing") if standing is None else say_standing(standing, text)


def say_change(goal: ProtectedGoal, text: Text) -> str:
    """What changed since the release before; empty where that is not known."""
    change = goal.change
    if change is None:
        return ""
    if change == WITHIN_ROUNDING:
        return text("protected.change.within")
    share = is_share(goal)
    size = round(abs(change) * (100 if share else 1), 1)
    if not size:
        return text("protected.change.none")
    sign = "+" if change > 0 else formats.MINUS
    shown = sign + formats.count(size, text.language)
    return text("protected.change.points" if share else "protected.change.count", change=shown)
