"""What stands by protected figures: that they are rounded, why, and that this is no guarantee."""

from __future__ import annotations

from dashboard.components import html
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.text.catalogue import Text


def say_note(rules: ProtectionRules, text: Text) -> str:
    return text("filtered.note", smallest=rules.smallest, base=rules.base, group=rules.group)


def protected_note(rules: ProtectionRules, text: Text) -> html.P:
    return html.P(say_note(rules, text), className="protected-note")
