"""Whom a count counts: a key that is the same for the same persons, and whether they can leave."""

from __future__ import annotations

from hashlib import sha256

from dashboard.indicators.conditions import (
    Age,
    All,
    Answered,
    Any,
    Attribute,
    Condition,
    Everyone,
    HadSpell,
    HeldAtStart,
    Marked,
    Measured,
    Not,
    Referred,
    ReferredBetween,
    Started,
    TookPart,
)
from dashboard.indicators.parts import Unit


def key(*conditions: Condition, unit: Unit = "persons") -> str:
    """A short key for those of the unit for whom all the (resolved) conditions hold.

    Conditions that say the same in another order have the same key, and whoever has started has
    been referred. Others that mean the same may have different ones.
    """
    parts = set(_parts(All(of=conditions))) - {Everyone()}
    if Started() in parts:
        parts.discard(Referred())
    told = sorted(part.model_dump_json(by_alias=True) for part in parts)
    return f"{unit}:{sha256(chr(10).join(told).encode()).hexdigest()[:16]}"


def grows(condition: Condition) -> bool:
    """Whether whoever meets the condition once meets it ever after, while nobody is erased."""
    match condition:
        case Everyone() | Referred() | Started() | ReferredBetween() | HeldAtStart():
            return True
        case Attribute() | Marked() | Not(of=Attribute() | Marked()):
            return True
        case HadSpell() | Measured() | Answered() | TookPart():
            return True
        case Age(at=at):
            return at != "as_of"
        case All(of=parts) | Any(of=parts):
            return all(grows(part) for part in parts)
    return False


def _parts(condition: Condition) -> list[Condition]:
    if isinstance(condition, All):
        return [leaf for part in condition.of for leaf in _parts(part)]
    return [condition]
