"""A goal's targets over time, and what a joint goal means: its members taken together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from dashboard.indicators.conditions import Any
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    Joint,
    Label,
    ProjectDefinition,
    Registered,
    Share,
    TargetRevision,
)


def counted(definition: ProjectDefinition, goal: GoalDefinition) -> Share | Count | None:
    """What a query counts for a goal of a resolved definition; None where it is registered by hand.

    A joint goal counts the persons for whom any member's condition holds, on the members' base.
    """
    indicator = goal.indicator
    if isinstance(indicator, Registered):
        return None
    if isinstance(indicator, Joint):
        shares = [member.indicator for member in members(definition, goal)]
        parts = tuple(share.where for share in shares if isinstance(share, Share))
        first = shares[0]
        assert isinstance(first, Share)
        return first.model_copy(update={"where": Any(of=parts)})
    return indicator


def members(definition: ProjectDefinition, goal: GoalDefinition) -> tuple[GoalDefinition, ...]:
    """The goals that a joint goal takes together; empty for any other goal."""
    if not isinstance(goal.indicator, Joint):
        return ()
    by_code = {other.code: other for other in definition.goals}
    return tuple(by_code[code] for code in goal.indicator.goals)


def ledger(definition: ProjectDefinition, goal: GoalDefinition) -> tuple[TargetRevision, ...]:
    """The goal's target history in order of its dates.

    For a joint goal, on each date on which a member's target changes, the sum of the targets in
    force, from the first date on which every member has one; due on the latest of their due dates.
    """
    parts = members(definition, goal)
    if not parts:
        return tuple(sorted(goal.targets, key=lambda revision: revision.effective))
    days = sorted({revision.effective for part in parts for revision in part.targets})
    sums = []
    for day in days:
        in_force = [
            revision
            for part in parts
            if (revision := target_in_force(part.targets, day)) is not None
        ]
        if len(in_force) < len(parts):
            continue
        changed = [revision for revision in in_force if revision.effective == day]
        due = [revision.due for revision in in_force if revision.due is not None]
        sums.append(
            TargetRevision(
                value=float(sum(exact(revision.value) for revision in in_force)),
                effective=day,
                due=max(due) if due else None,
                reason=_reasons(changed),
                assumed=any(revision.assumed for revision in in_force),
            )
        )
    return tuple(sums)


def target_in_force(targets: Sequence[TargetRevision], day: date) -> TargetRevision | None:
    """The revision in force on the day: the latest that is effective on or before it."""
    effective = [revision for revision in targets if revision.effective <= day]
    return max(effective, key=lambda revision: revision.effective, default=None)


def exact(value: float) -> Fraction:
    """The decimal number that was written, free of binary rounding: 0.35 is exactly 7/20."""
    return Fraction(value).limit_denominator(1_000_000)


def _reasons(revisions: Sequence[TargetRevision]) -> Label:
    """The reasons of revisions of one date, each said once."""
    reasons = list(dict.fromkeys((r.reason.da, r.reason.en) for r in revisions))
    return Label(da="; ".join(da for da, _ in reasons), en="; ".join(en for _, en in reasons))
