"""Which route through a project is one of retained persons, and of whom it is a share.

To be retained is to have had a job or an education at the start and to have kept it. Nobody came
into work by it, so it has a denominator of its own: those who had one at the start.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.indicators.conditions import (
    All,
    Any,
    Condition,
    Ended,
    HadSpell,
    HeldAtStart,
    InSpell,
)


def own_base(where: Condition) -> Condition | None:
    """Those of whom a route of retained persons is a share; None for a route into work.

    A route is one of retained persons when its (resolved) condition demands a job or education
    held at the start: a spell with `held_at_start` true, or `HeldAtStart`. Its base is everybody
    who held one of the same kinds at the start and, where the condition demands an ended course,
    whose course has ended: of the others nothing is known yet.
    """
    demanded = list(_demanded(where))
    held = [
        HeldAtStart(kinds=node.kinds)
        for node in demanded
        if isinstance(node, HeldAtStart)
        or (isinstance(node, InSpell | HadSpell) and node.held_at_start is True)
    ]
    if not held:
        return None
    parts: tuple[Condition, ...] = tuple(dict.fromkeys(held))
    if any(isinstance(node, Ended) for node in demanded):
        parts += (Ended(),)
    return parts[0] if len(parts) == 1 else All(of=parts)


def _demanded(where: Condition) -> Iterator[Condition]:
    """What must hold for the condition to hold."""
    match where:
        case All(of=parts):
            for part in parts:
                yield from _demanded(part)
        case Any(of=(part,)):
            yield from _demanded(part)
        case _:
            yield where
