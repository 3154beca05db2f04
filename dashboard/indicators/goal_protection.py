"""Protection of goals: their figures, the standings and changes reckoned from what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from dashboard.indicators.allowed import allowed_tallies
from dashboard.indicators.conditions import All
from dashboard.indicators.definition import (
    GoalDefinition,
    Label,
    ProjectDefinition,
    Registered,
    Share,
    Unit,
)
from dashboard.indicators.persons_counted import grows, key
from dashboard.indicators.protected import (
    WITHIN_ROUNDING,
    ExactCount,
    ProtectedFigure,
    ProtectedGoal,
    ProtectedSeries,
    ProtectedShare,
    WithinRounding,
    value_of,
)
from dashboard.indicators.protection import protect_figure
from dashboard.indicators.protection_over_time import protect_points
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.release import Release
from dashboard.indicators.results import GoalStatus, HistoryPoint, Standing, Tally
from dashboard.indicators.standing import standing
from dashboard.indicators.targets import counted, members


def protect_goal(
    status: GoalStatus | ProtectedGoal,
    definition: ProjectDefinition,
    earlier: Sequence[Release] = (),
    counted_as: Label | None = None,
) -> ProtectedGoal:
    """The goal of a (resolved) definition as a release shows it, after the `earlier` ones in order.

    What is either done or not counts no persons and has no figure.
    """
    if isinstance(status, ProtectedGoal):
        return status
    goal, rules = status.definition, definition.protection
    is_done = isinstance(goal.indicator, Registered) and goal.indicator.kind == "done"
    figure = None if is_done or status.tally is None else protect_figure(status.tally, rules)
    final = None if is_done or status.final is None else protect_figure(status.final, rules)
    if status.tally is not None and goal.code in [
        headline.goal for headline in definition.release.exact_headlines
    ]:
        figure = exact_share(status.tally, _last_exact(goal.code, earlier), rules) or figure
    return ProtectedGoal(
        code=goal.code,
        level=goal.level,
        name=goal.name,
        short_name=goal.short_name,
        headline=goal.headline,
        figure=figure,
        final=final,
        target=status.target.value if status.target else None,
        due=status.target.due if status.target else None,
        expected=status.expected.value if status.expected else None,
        standing=_standing(status, definition, figure if final is None else final, is_done),
        change=_last_change(goal.code, figure, earlier, rules),
        joint=tuple(member.code for member in members(definition, goal)),
        **counted_by(definition, goal),
        counted_as=counted_as,
        note=goal.note,
    )


class CountedBy(TypedDict):
    """Whom a goal counts, as in `ProtectedGoal`."""

    unit: Unit
    persons: str | None
    within: str | None
    grows: bool
    base_grows: bool


def counted_by(definition: ProjectDefinition, goal: GoalDefinition) -> CountedBy:
    """Whom the goal of a (resolved) definition counts; no keys for what is registered by hand."""
    indicator = counted(definition, goal)
    if indicator is None or (isinstance(indicator, Share) and indicator.weight):
        unit = "persons" if indicator is None else indicator.unit
        return CountedBy(unit=unit, persons=None, within=None, grows=False, base_grows=False)
    base = indicator.base if isinstance(indicator, Share) else None
    assert not isinstance(base, str), "the definition is resolved"
    within = () if base is None else (base,)
    return CountedBy(
        unit=indicator.unit,
        persons=key(*within, indicator.where, unit=indicator.unit),
        within=None if base is None else key(base, unit=indicator.unit),
        grows=grows(All(of=(*within, indicator.where))),
        base_grows=base is not None and grows(base),
    )


def protect_series(
    definition: ProjectDefinition, goal: GoalDefinition, points: Iterable[HistoryPoint]
) -> ProtectedSeries:
    """The goal's figures on the days of which there is one."""
    by = counted_by(definition, goal)
    return ProtectedSeries(
        code=goal.code,
        label=goal.short_name,
        persons=by["persons"],
        within=by["within"],
        points=protect_points(points, definition.protection),
        grows=by["grows"],
        base_grows=by["base_grows"],
    )


def exact_share(
    tally: Tally, last: ProtectedShare | None, rules: ProtectionRules
) -> ProtectedShare | None:
    """The exact figure, where it may be released after the `last` exact one; otherwise None.

    Whether it may is decided by what would be printed otherwise: every figure that this may stand
    for must fulfil the rules, so that a rounded figure does not tell that the exact one did not.
    What has not changed at all is printed again.
    """
    k, n = tally.numerator, tally.denominator
    if n is None:
        return None
    alike = list(allowed_tallies(protect_figure(tally, rules), rules) or ())
    if not alike or not all(_is_large(one, rules) for one in alike):
        return None
    exact = ProtectedShare(numerator=ExactCount(k), denominator=ExactCount(n))
    if last is None or exact == last or all(_has_moved(one, last, rules) for one in alike):
        return exact
    return None


def _is_large(tally: Tally, rules: ProtectionRules) -> bool:
    k, n = tally.numerator, tally.denominator
    return n is not None and n >= rules.exact_from and min(k, n - k) >= rules.exact_cell


def _has_moved(tally: Tally, last: ProtectedShare, rules: ProtectionRules) -> bool:
    """Whether numerator and complement each changed by nobody or by enough since the last one."""
    assert isinstance(last.numerator, ExactCount)
    assert isinstance(last.denominator, ExactCount)
    assert tally.denominator is not None
    k, before = tally.numerator, last.numerator.value
    changes = (k - before, tally.denominator - k - (last.denominator.value - before))
    return all(change == 0 or abs(change) >= rules.exact_cell for change in changes)


def _last_exact(code: str, earlier: Sequence[Release]) -> ProtectedShare | None:
    for release in reversed(earlier):
        for goal in release.goals:
            figure = goal.figure
            if (
                goal.code == code
                and isinstance(figure, ProtectedShare)
                and isinstance(figure.numerator, ExactCount)
            ):
                return figure
    return None


def _standing(
    status: GoalStatus,
    definition: ProjectDefinition,
    figure: ProtectedFigure | None,
    is_done: bool,
) -> Standing | None:
    """The standing that every exact figure behind the one shown gives; None where they differ.

    That a target is out of reach before its date follows from exact counts that are not shown, so
    it is left out: such a goal is behind until it is due.
    """

    def given(tally: Tally | None) -> Standing:
        return standing(
            status.definition,
            status.as_of,
            tally=tally,
            target=status.target,
            expected=status.expected,
            registration=status.registration,
            data_until=definition.period.data_until,
        )

    if figure is None:
        return given(status.tally if is_done else None)
    tallies = allowed_tallies(figure, definition.protection)
    found = {given(tally) for tally in tallies} if tallies is not None else set()
    return found.pop() if len(found) == 1 else None


def _last_change(
    code: str, figure: ProtectedFigure | None, earlier: Sequence[Release], rules: ProtectionRules
) -> float | WithinRounding | None:
    """The change since the release before, if that has the goal."""
    if not earlier or figure is None:
        return None
    last = earlier[-1]
    before = next((goal.figure for goal in last.goals if goal.code == code), None)
    return None if before is None else change(before, last.rules, figure, rules)


def change(
    before: ProtectedFigure,
    rules_before: ProtectionRules,
    now: ProtectedFigure,
    rules: ProtectionRules,
) -> float | WithinRounding | None:
    """The difference between two figures as shown, in their unit.

    "Within the rounding" where the exact ones behind them may as well have been equal, or have
    changed the other way. None where either is not shown.
    """
    first, second = value_of(before), value_of(now)
    if (
        first is None
        or second is None
        or isinstance(before, ProtectedShare) != isinstance(now, ProtectedShare)
    ):
        return None
    (low, high), (new_low, new_high) = _span(before, rules_before), _span(now, rules)
    return second - first if new_low > high or new_high < low else WITHIN_ROUNDING


def _span(figure: ProtectedFigure, rules: ProtectionRules) -> tuple[float, float]:
    values = [
        tally.value for tally in allowed_tallies(figure, rules) or () if tally.value is not None
    ]
    return min(values), max(values)
