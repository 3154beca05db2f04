"""What changed from one release to the next, by nothing but what the two show."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.indicators.protected import WITHIN_ROUNDING, ProtectedGoal
from dashboard.indicators.release import Release


@dataclass(frozen=True)
class GoalChange:
    """A goal that both releases have, as the earlier and as the later one shows it.

    `moved` says that the figure changed by more than the rounding.
    """

    before: ProtectedGoal
    after: ProtectedGoal
    moved: bool

    @property
    def has_other_standing(self) -> bool:
        """Whether both have a standing, and not the same."""
        standings = {self.before.standing, self.after.standing}
        return None not in standings and len(standings) == 2


def release_changes(earlier: Release, later: Release) -> tuple[GoalChange, ...]:
    """The goals that moved, or stand otherwise, in the order of the later release.

    `later` is the release after `earlier`: what it says of changes is since then.
    """
    before = {goal.code: goal for goal in earlier.goals}
    found = (
        GoalChange(before[goal.code], goal, moved=_moved(goal))
        for goal in later.goals
        if goal.code in before
    )
    return tuple(one for one in found if one.moved or one.has_other_standing)


def _moved(goal: ProtectedGoal) -> bool:
    return goal.change is not None and goal.change != WITHIN_ROUNDING and bool(goal.change)
