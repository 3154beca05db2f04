"""Targets in force, and the targets of goals taken together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.indicators.conditions import Any as AnyOf
from dashboard.indicators.conditions import Referred, Started
from dashboard.indicators.definition import Share
from dashboard.indicators.resolve import resolve
from dashboard.indicators.targets import counted, ledger, members, target_in_force
from tests.unit.definitions import definition, goal, target


def share(code: str, targets: list[dict[str, Any]], where: str = "started") -> Any:
    indicator = {"measure": "share", "where": {"is": where}, "base": "referred"}
    return goal(indicator, code=code, targets=targets)


def joint(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Any:
    both = goal({"measure": "joint", "goals": ["x", "y"]}, code="both")
    members = [share("x", first), share("y", second, where="referred"), both]
    return resolve(definition(goals=members))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2015, 12, 31), None),
        (date(2016, 1, 1), 165),
        (date(2018, 2, 11), 165),
        (date(2018, 2, 12), 125),
        (date(2020, 1, 1), 125),
    ],
)
def test_the_target_in_force_is_the_latest_effective_one(day: date, value: float | None) -> None:
    revision = target_in_force(definition().goals[1].targets, day)
    assert (revision.value if revision else None) == value


def test_a_ledger_is_in_order_of_its_dates() -> None:
    written = share("x", [target(0.2, "2019-01-01"), target(0.1, "2018-01-01")])
    assert [r.value for r in ledger(definition(goals=[written]), written)] == [0.1, 0.2]


def test_a_joint_goal_has_the_sum_of_its_members_targets_at_each_change() -> None:
    project = joint(
        [target(0.2, "2018-01-01", "2020-12-31"), target(0.1, "2020-06-01", "2021-12-31")],
        [target(0.15, "2018-03-01", "2020-12-31")],
    )
    sums = ledger(project, project.goals[2])
    assert [(r.effective, r.value, r.due) for r in sums] == [
        (date(2018, 3, 1), 0.35, date(2020, 12, 31)),
        (date(2020, 6, 1), 0.25, date(2021, 12, 31)),
    ]


def test_a_sum_says_why_and_whether_any_part_is_assumed() -> None:
    first = target(0.2, "2018-01-01", reason={"da": "Et", "en": "One"})
    second = target(0.1, "2018-01-01", reason={"da": "To", "en": "Two"}, assumed=True)
    project = joint([first], [second])
    [revision] = ledger(project, project.goals[2])
    assert (revision.reason.da, revision.reason.en) == ("Et; To", "One; Two")
    assert revision.assumed
    assert revision.due is None
    assert revision.value == 0.3  # and not 0.30000000000000004


def test_a_sum_needs_a_target_of_every_member() -> None:
    project = joint([target(0.2, "2018-01-01")], [])
    assert ledger(project, project.goals[2]) == ()


def test_a_joint_goal_counts_whoever_meets_any_member() -> None:
    project = joint([], [])
    indicator = counted(project, project.goals[2])
    assert isinstance(indicator, Share)
    assert indicator.where == AnyOf(of=(Started(), Referred()))
    assert indicator.base == Referred()
    assert [m.code for m in members(project, project.goals[2])] == ["x", "y"]


def test_what_is_registered_by_hand_is_not_counted() -> None:
    project = resolve(definition())
    assert counted(project, project.goals[2]) is None
    assert counted(project, project.goals[1]) == project.goals[1].indicator
    assert members(project, project.goals[1]) == ()
