"""The naive reading: complete, and exact about what it refuses."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from dashboard.indicators import conditions, naive
from dashboard.indicators.conditions import Base, Condition, InSpell, Node, Outcome, Referred
from dashboard.indicators.definition import Share, Unit
from dashboard.indicators.population import CourseRow, Person, Population, SpellRow
from dashboard.indicators.results import Tally

DAY = date(2018, 12, 31)
POPULATION = Population(
    persons=(Person("a"), Person("b")),
    courses=(CourseRow("a", 1, date(2018, 1, 1)), CourseRow("b", 1, date(2018, 1, 1))),
    spells=(SpellRow("a", 1, "flexjob", date(2018, 6, 30)),),
)


def nodes() -> set[type[Node]]:
    return {
        kind
        for kind in vars(conditions).values()
        if isinstance(kind, type) and issubclass(kind, Node) and kind is not Node
    }


def test_every_node_but_the_replaced_ones_has_a_reading() -> None:
    replaced: set[type[Node]] = {Outcome, Base}
    assert nodes() == set(naive.READINGS) | replaced


def test_every_node_can_be_written_in_a_definition() -> None:
    union, _ = get_args(Condition)
    assert set(get_args(union)) == nodes()


@pytest.mark.parametrize("node", [Outcome(codes=("work",)), Base(name="started")])
def test_what_a_definition_replaces_has_no_reading(node: Any) -> None:
    with pytest.raises(KeyError):
        naive.holds(node, POPULATION.persons[0], POPULATION, DAY)


def test_every_unit_has_rows() -> None:
    for unit in get_args(Unit):
        assert Population().rows_of(unit, DAY) == []


def test_a_base_that_is_only_named() -> None:
    share = Share(where=InSpell(kinds=("flexjob",), lasted_months=6), base="visiteret")
    assert naive.tally(share, {"visiteret": Referred()}, POPULATION, DAY) == Tally(1, 2)
    with pytest.raises(KeyError):
        naive.tally(share, {}, POPULATION, DAY)
