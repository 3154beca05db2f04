"""What tells participants apart, as a project's definition has it."""

from __future__ import annotations

import pytest

from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.conditions import Age, All, Answered, Any, Ended, Not, Started
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.resolve import resolve
from dashboard.indicators.traits import (
    ByMark,
    Trait,
    TraitValue,
    described,
    group_traits,
    outcome_traits,
    profile_traits,
)
from tests.unit.definitions import LABEL, definition, goal

CODES = {
    "gender": [{"code": "woman", "label": LABEL}, {"code": "man", "label": LABEL}],
    "benefit": [{"code": "sickness", "label": LABEL}],
    "diagnosis_kind": [{"code": "anxiety", "label": LABEL}],
}
BASELINE = [{"form": "citizen", "item": "health"}]
AGES = [{"youngest": 0, "oldest": 29}, {"youngest": 30}]


def project(**changes: object) -> ProjectDefinition:
    rows = {"codes": CODES, "baseline": BASELINE, "age_bands": AGES, **changes}
    return resolve(definition(**rows))


def named(traits: tuple[Trait, ...], name: str) -> Trait:
    return next(trait for trait in traits if trait.name == name)


def test_a_profile_has_what_the_project_declares_in_the_order_of_the_page() -> None:
    names = [trait.name for trait in profile_traits(project(), "start")]
    assert names == ["gender", "age", "benefit", "start.citizen.health", "diagnosis_kind"]


def test_a_project_without_lists_items_or_marks_has_only_ages() -> None:
    bare = project(codes={}, baseline=[])
    assert [trait.name for trait in profile_traits(bare, "start")] == ["age"]


def test_how_each_trait_is_counted() -> None:
    traits = profile_traits(project(), "start")
    assert named(traits, "gender").by == ByAttribute("gender")
    assert named(traits, "start.citizen.health").by == ByAnswer("citizen", 1, "health")
    assert named(traits, "diagnosis_kind").by == ByMark("diagnosis_kind")


@pytest.mark.parametrize(
    ("seen", "case"),
    [
        (
            "start",
            Any(
                of=(
                    Age(at="start", at_least=30),
                    All(of=(Not(of=Started()), Age(at="referral", at_least=30))),
                )
            ),
        ),
        ("now", Age(at="as_of", at_least=30)),
    ],
)
def test_ages_are_of_the_start_or_of_the_date(seen: str, case: object) -> None:
    age = named(profile_traits(project(), seen), "age")  # type: ignore[arg-type]
    assert [value.code for value in age.values] == ["0-29", "30-"]
    assert isinstance(age.by, ByCase)
    assert age.by.cases[1] == case


def test_those_described_are_the_started_or_those_of_them_who_go_on() -> None:
    assert described(project(), "start") == Started()
    now = described(project(), "now")
    assert now == All(of=(Started(), All(of=(Started(), Not(of=Ended())))))


def test_groups_do_not_overlap_and_are_at_least_two() -> None:
    """A single benefit divides nobody, and marks overlap."""
    names = [trait.name for trait in group_traits(project())]
    assert names == ["gender", "age", "start.citizen.health"]


def test_outcomes_are_the_course_the_final_one_and_goals_of_persons() -> None:
    found = {one.trait.name: one for one in outcome_traits(project())}
    assert list(found) == ["course", "outcome", "goal.E"]
    final = found["outcome"].trait
    assert [value.code for value in final.values] == ["job", "education", "none"]
    assert isinstance(final.by, ByCase)
    assert len(final.by.cases) == 3
    assert [value.code for value in found["goal.E"].trait.values] == ["yes", "no"]


def test_what_was_there_at_the_start_is_no_outcome() -> None:
    """A share of first answers, a count, and an activity are none; a joint goal of two is one."""
    answered = {"is": "answered", "form": "citizen", "wave": 1, "item": "health"}
    job = {"is": "had_spell", "kinds": ["ordinary_job"]}
    share = {"measure": "share", "base": "started"}
    goals = [
        goal(code="S", level="short_term", indicator={**share, "where": answered}),
        goal(code="A", level="activity", indicator={**share, "where": job}),
        goal(code="N", level="effect", indicator={"measure": "count", "where": job}),
        goal(code="W", level="effect", indicator={**share, "where": job}),
        goal(code="X", level="effect", indicator={**share, "where": {"is": "started"}}),
        goal(code="J", level="effect", indicator={"measure": "joint", "goals": ["W", "X"]}),
    ]
    found = outcome_traits(project(goals=goals, outcomes=[]))
    assert [one.trait.name for one in found] == ["course", "goal.W", "goal.X", "goal.J"]
    joint = found[-1]
    assert joint.base == Started()
    assert isinstance(joint.trait.by, ByCase)
    assert joint.trait.by.cases[0] == Any(
        of=tuple(one.trait.by.cases[0] for one in found[1:3] if isinstance(one.trait.by, ByCase))
    )


def test_a_later_wave_with_the_number_of_no_start_is_an_outcome() -> None:
    """Where the first wave comes after nine months, what it says is what became of them."""
    answered = {"is": "answered", "form": "citizen", "wave": 1, "item": "health"}
    indicator = {"measure": "share", "base": "started", "where": answered}
    late = project(
        waves=[{"number": 1, "label": LABEL, "months": 9}],
        goals=[goal(code="S", level="short_term", indicator=indicator)],
        outcomes=[],
    )
    found = outcome_traits(late)[-1]
    assert found.trait.name == "goal.S"
    assert isinstance(found.trait.by, ByCase)
    assert found.trait.by.cases[0] == Answered(form="citizen", wave=1, item="health")


def test_where_a_counted_value_stands() -> None:
    gender = Trait(
        "gender", None, (TraitValue("woman", None), TraitValue("man", None)), ByAttribute("gender")
    )
    assert gender.position("man") == 1
    assert gender.position(0) == 0
    assert gender.position(None) is None
    with pytest.raises(ValueError, match="other"):
        gender.position("other")
