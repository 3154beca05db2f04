"""Which goal is the target of intake, by what it counts."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from dashboard.indicators.conditions import (
    Age,
    All,
    Any,
    Attribute,
    Condition,
    Ended,
    Everyone,
    Not,
    Referred,
    Started,
    TookPart,
)
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    Label,
    ProjectDefinition,
    Share,
    TargetRevision,
    Unit,
)
from dashboard.indicators.intake_goal import can_fall, intake_goal, measure_of
from dashboard.indicators.resolve import resolve
from tests.unit.definitions import definition

PROJECTS = Path(__file__).resolve().parents[3] / "projects"
WORDS = Label(da="Deltagere", en="Participants")
NORTH = Attribute(name="site", values=("north",))
NOT_WITHDRAWN = Not(of=Ended(endings=("withdrawn",)))


def goal(
    where: Condition, code: str = "A", unit: Unit = "persons", *, has_target: bool = True
) -> GoalDefinition:
    revision = TargetRevision(value=40, effective=date(2016, 1, 1), reason=WORDS)
    return GoalDefinition(
        code=code,
        level="activity",
        name=WORDS,
        short_name=WORDS,
        indicator=Count(where=where, unit=unit),
        targets=(revision,) if has_target else (),
    )


def project(*goals: GoalDefinition) -> ProjectDefinition:
    return definition().model_copy(update={"goals": goals})


@pytest.mark.parametrize(
    ("where", "measure"),
    [
        (Referred(), "referred"),
        (Everyone(), "referred"),
        (Started(), "started"),
        (All(of=(Referred(), NORTH, NOT_WITHDRAWN)), "counted"),
        (All(of=(Started(), All(of=(NORTH,)))), "counted"),
        (All(of=(Referred(), Not(of=Ended(endings=("withdrawn", "unplanned"))))), "counted"),
        (All(of=(Started(), Any(of=(NORTH, NORTH)))), "counted"),
    ],
)
def test_it_counts_who_came_in(where: Condition, measure: str) -> None:
    found = goal(where)
    assert intake_goal(project(found)) is found
    assert measure_of(found) == measure


@pytest.mark.parametrize(
    ("where", "falls"),
    [
        (Referred(), False),
        (All(of=(Referred(), NORTH)), False),
        (All(of=(Started(), Any(of=(NORTH, Not(of=NORTH))))), False),
        (All(of=(Started(), Age(at_least=30))), False),
        (All(of=(Started(), Age(at="as_of", at_most=29))), True),
        (All(of=(Referred(), NOT_WITHDRAWN)), True),
    ],
)
def test_who_may_leave_the_count_makes_it_a_net_figure(where: Condition, *, falls: bool) -> None:
    assert can_fall(goal(where)) is falls


@pytest.mark.parametrize(
    "where",
    [
        # those under way are a caseload, those who completed a result, and so on
        All(of=(Started(), Not(of=Ended()))),
        All(of=(Started(), Not(of=Ended(endings=("planned",))))),
        Ended(endings=("planned",)),
        All(of=(Referred(), TookPart(kinds=("meeting",)))),
        Not(of=Started()),
    ],
)
def test_other_counts_are_no_intake(where: Condition) -> None:
    assert intake_goal(project(goal(where))) is None


def test_a_goal_without_a_target_of_shares_or_of_other_units_is_none() -> None:
    share = goal(Referred()).model_copy(
        update={"indicator": Share(where=Started(), base=Referred())}
    )
    companies = goal(Everyone(), unit="companies")
    assert intake_goal(project(goal(Referred(), has_target=False), share, companies)) is None
    assert intake_goal(project()) is None
    assert measure_of(None) == "referred"


def test_all_of_them_go_before_some_and_several_parts_are_no_whole() -> None:
    north, whole = goal(All(of=(Started(), NORTH)), "N"), goal(Started(), "W")
    south = goal(All(of=(Started(), Not(of=NORTH))), "S")
    assert intake_goal(project(north, whole)) is whole
    assert intake_goal(project(north)) is north
    assert intake_goal(project(north, south)) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sind-rampen", "A2"),
        ("rampen-norddjurs", "participants"),
        ("paa-vej-til-arbejde", None),
        ("sociale-mentorer", None),
    ],
)
def test_the_demo_projects(name: str, code: str | None) -> None:
    toml = tomllib.loads((PROJECTS / name / "project.toml").read_text(encoding="utf-8"))
    found = intake_goal(resolve(ProjectDefinition.model_validate(toml)))
    assert (found.code if found else None) == code
