"""Goals as a release shows them: nothing is said of one that its shown figure does not allow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.goal_protection import (
    change,
    counted_by,
    exact_share,
    protect_goal,
    protect_series,
)
from dashboard.indicators.protected import (
    WITHIN_ROUNDING,
    ExactCount,
    Hidden,
    ProtectedFigure,
    ProtectedShare,
    Rounded,
)
from dashboard.indicators.protection import protect_figure
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.release import Release
from dashboard.indicators.resolve import resolve
from dashboard.indicators.results import (
    Expected,
    ExpectedRule,
    GoalStatus,
    HistoryPoint,
    Registration,
    Standing,
    Tally,
)
from tests.unit.definitions import LABEL, definition, target
from tests.unit.made_releases import release

RULES = ProtectionRules()
EARLY, DUE = date(2017, 11, 30), date(2018, 12, 31)
PLAN = {"goals": ["share", "count", "hand", "done"], "exact_headlines": [{"goal": "share"}]}


def project(**changes: Any) -> ProjectDefinition:
    def of(code: str, value: float, **indicator: Any) -> dict[str, Any]:
        words = {"code": code, "level": "effect", "name": LABEL, "short_name": LABEL}
        targets = [target(value, "2016-01-01", DUE.isoformat())]
        return {**words, "indicator": indicator, "targets": targets}

    in_work = {"is": "in_spell", "kinds": ["flexjob"]}
    goals = [
        of("share", 0.6, measure="share", where=in_work, base="started"),
        of("count", 165, measure="count", where={"is": "referred"}),
        of("hand", 0.5, measure="registered", kind="share"),
        of("done", 1, measure="registered", kind="done"),
    ]
    return resolve(definition(goals=goals, **changes))


PROJECT = project()
EXACT = project(release=PLAN)


def status(
    code: str,
    tally: Tally | None,
    day: date = EARLY,
    *,
    by_now: float | None = 0.4,
    within: ProjectDefinition = PROJECT,
    **changes: Any,
) -> GoalStatus:
    found = next(goal for goal in within.goals if goal.code == code)
    return GoalStatus(
        definition=found,
        as_of=day,
        tally=tally,
        value=tally.value if tally else None,
        interval=None,
        target=found.targets[0],
        expected=by_now and Expected(by_now, ExpectedRule.LINEAR, date(2016, 1, 1), DUE),
        standing=changes.pop("standing", Standing.UNREACHABLE),
        previous=None,
        **changes,
    )


# --- Figures and standings -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "tally", "by_now", "standing"),
    [
        # 38 to 42 of 78 to 82 is at least 46 %
        ("share", Tally(40, 80), 0.4, Standing.ON_TRACK),
        ("share", Tally(40, 80), 0.5, None),
        ("share", Tally(3, 80), 0.4, Standing.BEHIND),
        ("share", Tally(78, 80), 0.4, Standing.ON_TRACK),
        ("share", Tally(3, 4), 0.4, None),
        ("share", Tally(0, 0), 0.4, None),
        ("count", Tally(100, None), 80.0, Standing.ON_TRACK),
        ("count", Tally(165, None), 80.0, None),
        ("count", Tally(168, None), 80.0, Standing.REACHED),
        ("hand", None, 0.4, Standing.NOT_MEASURED),
        ("done", Tally(1, None), None, Standing.REACHED),
        ("done", Tally(0, None), None, Standing.ON_TRACK),
    ],
)
def test_a_standing_is_said_where_every_figure_behind_the_shown_one_gives_it(
    code: str, tally: Tally | None, by_now: float | None, standing: Standing | None
) -> None:
    found = protect_goal(status(code, tally, by_now=by_now), PROJECT)
    assert found.standing is standing


@settings(deadline=None)
@given(st.integers(0, 120), st.integers(0, 120), st.sampled_from([0.1, 0.3, 0.4, 0.6]))
def test_goals_that_look_alike_have_one_standing(k: int, more: int, by_now: float) -> None:
    """The standing follows from what is shown: any other figure shown alike has the same one."""
    mine = protect_goal(status("share", Tally(k, k + more), by_now=by_now), PROJECT)
    for one in (k - 1, k + 1):
        for others in (more, more + 1):
            if one < 0:
                continue
            other = protect_goal(status("share", Tally(one, one + others), by_now=by_now), PROJECT)
            if other.figure == mine.figure:
                assert other == mine


def test_a_passed_due_date_decides_by_its_own_figure() -> None:
    late = status("share", Tally(20, 80), date(2019, 6, 1), final=Tally(60, 80))
    found = protect_goal(late, PROJECT)
    assert found.figure == protect_figure(Tally(20, 80), RULES)
    assert found.final == protect_figure(Tally(60, 80), RULES)
    assert found.standing is Standing.REACHED


def test_out_of_reach_before_the_date_would_tell_exact_counts() -> None:
    found = protect_goal(status("share", Tally(10, 80), standing=Standing.UNREACHABLE), PROJECT)
    assert found.standing is Standing.BEHIND


def test_what_was_registered_as_reached_is_so_without_a_figure() -> None:
    said = Registration(EARLY, "reached", None, None, "")
    found = protect_goal(status("hand", None, registration=said), PROJECT)
    assert (found.figure, found.standing) == (None, Standing.REACHED)
    counted = Registration(EARLY, "noted", 30, 40, "")
    found = protect_goal(status("hand", Tally(30, 40), registration=counted), PROJECT)
    assert found.figure == protect_figure(Tally(30, 40), RULES)


def test_what_is_done_or_not_counts_nobody() -> None:
    assert protect_goal(status("done", Tally(1, None), by_now=None), PROJECT).figure is None


def test_protecting_a_goal_twice_changes_nothing() -> None:
    once = protect_goal(status("share", Tally(40, 80)), PROJECT)
    assert protect_goal(once, PROJECT) is once


def test_whom_a_goal_counts() -> None:
    share, count, hand, _ = (counted_by(PROJECT, goal) for goal in PROJECT.goals)
    assert (share["grows"], share["base_grows"]) == (False, True)
    assert (count["grows"], count["within"]) == (True, None)
    assert share["within"] not in (None, share["persons"])
    assert (hand["persons"], hand["within"]) == (None, None)


# --- Exact headlines -------------------------------------------------------------------------


def exact(k: int, n: int) -> ProtectedShare:
    return ProtectedShare(numerator=ExactCount(k), denominator=ExactCount(n))


@pytest.mark.parametrize(
    ("k", "n", "last", "is_exact"),
    [
        (9, 98, None, True),
        (5, 53, None, True),
        # shown as 50, which might be 48
        (5, 50, None, False),
        (4, 98, None, False),
        (94, 98, None, False),
        (9, 49, None, False),
        # nothing has changed
        (9, 98, (9, 98), True),
        # numerator and the rest each changed by five or more, whatever the rounded ones stand for
        (20, 120, (9, 98), True),
        (18, 98, (9, 98), True),
        (14, 103, (9, 98), False),
        (14, 98, (9, 98), False),
        (14, 107, (9, 98), False),
        (10, 98, (9, 98), False),
        (9, 99, (9, 98), False),
        (13, 102, (9, 98), False),
        (9, 103, (9, 98), False),
    ],
)
def test_a_headline_is_exact_where_nobody_shows(
    k: int, n: int, last: tuple[int, int] | None, is_exact: bool
) -> None:
    found = exact_share(Tally(k, n), exact(*last) if last else None, RULES)
    assert found == (exact(k, n) if is_exact else None)


def test_a_rounded_headline_does_not_tell_that_the_exact_one_was_not_allowed() -> None:
    """Of figures that are rounded alike all may be exact, or none, but for one that stays as is."""
    for last in (None, (24, 183)):
        by_rounded: dict[ProtectedFigure, set[bool]] = {}
        for n in (*range(44, 60), *range(183, 204)):
            for k in range(n):
                if (k, n) != last:
                    tally = Tally(k, n)
                    found = exact_share(tally, exact(*last) if last else None, RULES)
                    by_rounded.setdefault(protect_figure(tally, RULES), set()).add(found is None)
        assert all(len(decisions) == 1 for decisions in by_rounded.values())
        assert {True} in by_rounded.values()
        assert {False} in by_rounded.values()


def test_a_headline_is_exact_only_where_the_project_says_so() -> None:
    tally = Tally(9, 98)
    assert protect_goal(status("share", tally), PROJECT).figure == protect_figure(tally, RULES)
    assert protect_goal(status("share", tally, within=EXACT), EXACT).figure == exact(9, 98)


def test_the_last_exact_headline_counts_however_long_ago_it_was() -> None:
    def of(tally: Tally, *earlier: Release) -> Release:
        goal = protect_goal(status("share", tally, within=EXACT), EXACT, earlier)
        return release(len(earlier), goals=(goal,))

    first = of(Tally(9, 98))
    second = of(Tally(11, 98), first)
    third = of(Tally(12, 98), first, second)
    fourth = of(Tally(18, 98), first, second, third)
    shown = [one.goals[0].figure for one in (first, second, third, fourth)]
    rounded = [protect_figure(Tally(k, 98), RULES) for k in (11, 12)]
    assert shown == [exact(9, 98), *rounded, exact(18, 98)]


# --- Changes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "difference"),
    [
        (Tally(40, None), Tally(44, None), 5.0),
        (Tally(40, None), Tally(42, None), WITHIN_ROUNDING),
        (Tally(40, None), Tally(30, None), -10.0),
        (Tally(20, 80), Tally(40, 80), 0.25),
        (Tally(20, 80), Tally(23, 80), WITHIN_ROUNDING),
        (Tally(20, 80), Tally(3, 80), None),
        (Tally(20, 80), Tally(20, None), None),
    ],
)
def test_a_change_is_said_where_the_rounding_alone_cannot_have_made_it(
    before: Tally, now: Tally, difference: object
) -> None:
    first, second = protect_figure(before, RULES), protect_figure(now, RULES)
    assert change(first, RULES, second, RULES) == difference


@settings(deadline=None)
@given(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90), st.integers(0, 90))
def test_the_way_of_a_change_is_never_wrong(k: int, rest: int, one: int, others: int) -> None:
    before, now = Tally(k, k + rest), Tally(one, one + others)
    shown: list[ProtectedFigure] = [protect_figure(tally, RULES) for tally in (before, now)]
    found = change(shown[0], RULES, shown[1], RULES)
    if isinstance(found, float):
        assert before.value is not None
        assert now.value is not None
        assert (now.value - before.value) * found > 0


def test_a_change_is_since_the_release_before() -> None:
    first = release(goals=(protect_goal(status("count", Tally(100, None)), PROJECT),))
    now = status("count", Tally(120, None))
    assert protect_goal(now, PROJECT, (first,)).change == 20
    assert protect_goal(now, PROJECT).change is None
    assert protect_goal(now, PROJECT, (first, release(1))).change is None


# --- Series ----------------------------------------------------------------------------------


def test_a_series_has_the_days_with_a_figure_in_order() -> None:
    def point(day: date, tally: Tally | None) -> HistoryPoint:
        return HistoryPoint(day, tally, None, None, None, None)

    points = [point(DUE, None), point(EARLY, Tally(30, 80)), point(date(2017, 6, 1), Tally(2, 40))]
    series = protect_series(PROJECT, PROJECT.goals[0], points)
    assert [(one.day, one.figure) for one in series.points] == [
        (date(2017, 6, 1), ProtectedShare(numerator=Hidden.FEW, denominator=Rounded(40))),
        (EARLY, ProtectedShare(numerator=Rounded(30), denominator=Rounded(80))),
    ]
    goal = protect_goal(status("share", Tally(30, 80)), PROJECT)
    assert (series.persons, series.within) == (goal.persons, goal.within)
