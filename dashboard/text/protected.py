"""Protected values in words. What is hidden is said as such, never as nought."""

from __future__ import annotations

from dashboard.indicators.protected import (
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedFigure,
    ProtectedShare,
    Rounded,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.text import formats
from dashboard.text.catalogue import Text


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


def say_percent(share: ProtectedShare, text: Text) -> str:
    """The share of the counts as they are shown; a dash where either is hidden."""
    if share.value is None or isinstance(share.denominator, Hidden):
        return text("card.no_value")
    return formats.percent(share.value, text.language, n=share.denominator.value)
