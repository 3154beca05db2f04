"""Names in definitions: what they come to, and the faults in them."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.indicators.conditions import (
    All,
    Base,
    Ended,
    HadSpell,
    Not,
    Outcome,
    Referred,
    Started,
)
from dashboard.indicators.conditions import (
    Any as AnyOf,
)
from dashboard.indicators.definition import Count, Share
from dashboard.indicators.resolve import DefinitionFault, outcome_condition, resolve
from tests.unit.definitions import LABEL, definition, goal, target

JOB = HadSpell(kinds=("ordinary_job",))
EDUCATION = HadSpell(kinds=("education",))
ONLY_EDUCATION = All(of=(EDUCATION, Not(of=JOB)))


def base(name: str, where: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "label": LABEL, "where": where}


def counting(where: dict[str, Any]) -> Any:
    return goal({"measure": "count", "where": where})


def resolved_where(where: dict[str, Any], **changes: Any) -> Any:
    indicator = resolve(definition(goals=[counting(where)], **changes)).goals[0].indicator
    assert isinstance(indicator, Count)
    return indicator.where


def fault(**changes: Any) -> DefinitionFault:
    with pytest.raises(DefinitionFault) as raised:
        resolve(definition(**changes))
    return raised.value


def test_a_named_base_becomes_its_condition() -> None:
    indicator = resolve(definition()).goals[0].indicator
    assert isinstance(indicator, Share)
    assert indicator.base == Referred()


def test_the_default_bases_are_there_and_a_project_may_declare_one_otherwise() -> None:
    bases = {b.name: b.where for b in resolve(definition()).bases}
    assert bases == {
        "referred": Referred(),
        "started": Started(),
        "ended": Ended(),
        "completed": Ended(endings=("planned",)),
    }
    own = resolve(definition(bases=[base("ended", {"is": "started"})]))
    assert {b.name: b.where for b in own.bases}["ended"] == Started()
    assert [b.name for b in own.bases] == ["referred", "started", "completed", "ended"]


def test_bases_may_name_bases_and_outcomes() -> None:
    bases = [
        base("inner", {"is": "not", "of": {"is": "base", "name": "started"}}),
        base("outer", {"is": "any", "of": [{"is": "base", "name": "inner"}]}),
        base("in_job", {"is": "outcome", "codes": ["job"]}),
    ]
    where = resolved_where({"is": "base", "name": "outer"}, bases=bases)
    assert where == AnyOf(of=(Not(of=Started()),))
    assert resolved_where({"is": "base", "name": "in_job"}, bases=bases) == All(of=(JOB,))


def test_an_outcome_is_its_step_and_none_before_it() -> None:
    assert resolved_where({"is": "outcome", "codes": ["education"]}) == ONLY_EDUCATION
    both = resolved_where({"is": "outcome", "codes": ["job", "education"]})
    assert both == AnyOf(of=(All(of=(JOB,)), ONLY_EDUCATION))
    assert resolved_where({"is": "outcome", "codes": []}) == AnyOf(of=())


def test_the_outcome_of_a_resolved_definition_can_be_recognised() -> None:
    outcomes = resolve(definition()).outcomes
    assert outcome_condition(outcomes, "education") == ONLY_EDUCATION
    with pytest.raises(KeyError):
        outcome_condition(outcomes, "nothing")


def test_stages_and_routes_are_resolved_too() -> None:
    stage = {"code": "s", "label": LABEL, "where": {"is": "base", "name": "started"}}
    resolved = resolve(definition(stages=[stage], routes=[stage]))
    assert resolved.stages[0].where == Started()
    assert resolved.routes[0].where == Started()


def test_resolving_twice_changes_nothing() -> None:
    once = resolve(definition(bases=[base("x", {"is": "outcome", "codes": ["job"]})]))
    assert resolve(once) == once


@pytest.mark.parametrize(("months", "required"), [((6, 3), 3), ((6, 0), 0), ((6, 6), 6)])
def test_a_joint_goal_requires_the_shortest_of_its_members(
    months: tuple[int, int], required: int
) -> None:
    share = {"measure": "share", "where": {"is": "started"}, "base": "referred"}
    members = [
        goal(share, code=code, required_months=own) for code, own in zip("xy", months, strict=True)
    ]
    both = goal({"measure": "joint", "goals": ["x", "y"]}, code="both")
    assert resolve(definition(goals=[*members, both])).goals[2].required_months == required


LASTED_6 = {"is": "in_spell", "kinds": ["flexjob"], "lasted_months": 6}
LASTED_3 = {"is": "in_spell", "kinds": ["education"], "lasted_months": 3}


@pytest.mark.parametrize(
    ("where", "months"),
    [
        (LASTED_6, 6),
        ({"is": "all", "of": [LASTED_6, LASTED_3, {"is": "started"}]}, 6),
        ({"is": "any", "of": [LASTED_6, LASTED_3]}, 3),
        ({"is": "any", "of": [LASTED_6, {"is": "started"}]}, 0),
        ({"is": "not", "of": LASTED_6}, 0),
        ({"is": "base", "name": "lasting"}, 6),
    ],
)
@pytest.mark.parametrize("own", [0, 12])
def test_the_months_required_are_the_goals_own_or_those_of_its_condition(
    where: dict[str, Any], months: int, own: int
) -> None:
    share = {"measure": "share", "where": where, "base": "referred"}
    bases = [base("lasting", LASTED_6)]
    for indicator in (share, {"measure": "count", "where": where}):
        resolved = resolve(definition(bases=bases, goals=[goal(indicator, required_months=own)]))
        assert resolved.goals[0].required_months == (own or months)
        assert resolve(resolved) == resolved


@pytest.mark.parametrize(
    ("where", "path", "words"),
    [
        ({"is": "base", "name": "starte"}, ("name",), "'starte'"),
        ({"is": "outcome", "codes": ["jobb"]}, ("codes",), "'jobb'"),
        ({"is": "not", "of": {"is": "base", "name": "x"}}, ("of", "name"), "'x'"),
        ({"is": "all", "of": [{"is": "base", "name": "x"}]}, ("of", 0, "name"), "'x'"),
    ],
)
def test_an_unknown_name_is_a_fault_at_its_place(
    where: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    found = fault(goals=[counting(where)])
    assert found.path == ("goals", 0, "indicator", "where", *path)
    assert words in found.rule


def test_a_fault_says_where_it_is() -> None:
    found = fault(goals=[counting({"is": "base", "name": "x"})])
    assert str(found).startswith("goals[0].indicator.where.name: the base 'x' does not exist")


@pytest.mark.parametrize(
    "bases",
    [
        [base("a", {"is": "base", "name": "a"})],
        [
            base("a", {"is": "not", "of": {"is": "base", "name": "b"}}),
            base("b", {"is": "all", "of": [{"is": "base", "name": "a"}]}),
        ],
    ],
)
def test_a_base_that_needs_itself_is_a_fault(bases: list[dict[str, Any]]) -> None:
    found = fault(bases=bases)
    assert "needs itself: a ->" in found.rule
    assert found.path[0] == "bases"


def test_an_outcome_that_needs_itself_is_a_fault() -> None:
    outcome = {"code": "a", "label": LABEL, "where": {"is": "outcome", "codes": ["a"]}}
    assert fault(outcomes=[outcome], goals=[]).path == ("outcomes", 0, "where")


def test_a_named_base_counts_persons_only() -> None:
    share = {"measure": "share", "unit": "events", "where": {"is": "everyone"}, "base": "started"}
    found = fault(goals=[goal(share)])
    assert found.path == ("goals", 0, "indicator", "base")


SHARE = {"measure": "share", "where": {"is": "started"}, "base": "referred"}
OTHER_BASE = {"measure": "share", "where": {"is": "started"}, "base": "ended"}


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([goal(SHARE, code="x")], "'y' does not exist"),
        ([goal(SHARE, code="x"), goal(OTHER_BASE, code="y")], "same base"),
        (
            [
                goal(SHARE, code="x"),
                goal({"measure": "count", "where": {"is": "started"}}, code="y"),
            ],
            "'y' is not a share of persons",
        ),
    ],
)
def test_what_cannot_be_taken_together_is_a_fault(members: list[Any], words: str) -> None:
    both = goal({"measure": "joint", "goals": ["x", "y"]}, code="both")
    found = fault(goals=[*members, both])
    assert found.path == ("goals", len(members), "indicator", "goals")
    assert words in found.rule


def test_a_joint_goal_has_no_targets_of_its_own() -> None:
    both = goal(
        {"measure": "joint", "goals": ["x", "y"]}, code="both", targets=[target(0.5, "2018-01-01")]
    )
    found = fault(goals=[goal(SHARE, code="x"), goal(SHARE, code="y"), both])
    assert found.path == ("goals", 2, "targets")


def test_no_name_is_left_in_any_condition() -> None:
    bases = [base("x", {"is": "outcome", "codes": ["education"]})]
    where = {"is": "all", "of": [{"is": "base", "name": "x"}, {"is": "outcome", "codes": ["job"]}]}

    def names(node: Any) -> list[Any]:
        if isinstance(node, All | AnyOf):
            return [name for part in node.of for name in names(part)]
        if isinstance(node, Not):
            return names(node.of)
        return [node] if isinstance(node, Base | Outcome) else []

    assert names(resolved_where(where, bases=bases)) == []
