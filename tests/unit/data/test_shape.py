"""Shapes: what differs in values alone is one statement, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from sqlalchemy import Engine

from dashboard.data import breakdowns, tallies
from dashboard.data.breakdowns import fetch_breakdown
from dashboard.data.compile.shape import BOUND, Slot, Values, shape_of
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.conditions import (
    MISSING,
    Age,
    All,
    Answered,
    Attribute,
    Condition,
    Marked,
    Node,
    Not,
    ReferredBetween,
    Started,
)
from dashboard.indicators.definition import Count
from tests.spec.strategies import conditions

DAY = date(2018, 12, 31)

#: For each node with bound values, two conditions that differ in their values alone.
ALIKE: tuple[tuple[Condition, Condition], ...] = (
    (Age(at_least=18, at_most=29), Age(at_least=30, at_most=64)),
    (
        Answered(form="f", wave=1, item="i", options=("good",)),
        Answered(form="f", wave=1, item="i", options=("bad",)),
    ),
    (Attribute(name="site", values=("north",)), Attribute(name="site", values=("south",))),
    (Marked(attribute="need", codes=("home",)), Marked(attribute="need", codes=("debt",))),
    (
        ReferredBetween(first_day=date(2018, 1, 1), last_day=date(2018, 6, 30)),
        ReferredBetween(first_day=date(2018, 7, 1), last_day=date(2018, 12, 31)),
    ),
)


def put_back(node: Node, values: Values) -> Node:
    """The condition of a shape."""

    def of(value: Any) -> Any:
        match value:
            case Slot(name=name):
                return values[name]
            case Node():
                return put_back(value, values)
            case tuple():
                return tuple(of(one) for one in value)
            case _:
                return value

    fields = type(node).model_fields
    return node.model_copy(update={name: of(getattr(node, name)) for name in fields})


@given(conditions("persons"))
def test_a_shape_with_its_values_is_the_condition(condition: Condition) -> None:
    shape, values = shape_of(condition)
    assert put_back(shape, values) == condition


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_differs_in_values_alone_has_one_shape(one: Condition, other: Condition) -> None:
    assert shape_of(one)[0] == shape_of(other)[0]
    assert shape_of(one)[1] != shape_of(other)[1]


def test_every_node_with_bound_values_is_tried() -> None:
    assert {type(one) for one, _ in ALIKE} == set(BOUND)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Attribute(name="site", values=("a",)), Attribute(name="gender", values=("a",))),
        (Attribute(name="site", values=("a",)), Attribute(name="site", values=("a", "b"))),
        (Attribute(name="site", values=("a",)), Attribute(name="site", values=(MISSING,))),
        (Age(at_least=18), Age(at_most=18)),
        (Started(), Not(of=Started())),
    ],
)
def test_other_differences_are_other_shapes(one: Condition, other: Condition) -> None:
    assert shape_of(one)[0] != shape_of(other)[0]


def test_a_part_that_stands_there_twice_is_one_part_of_the_shape() -> None:
    north = Attribute(name="site", values=("north",))
    shape, values = shape_of(All(of=(north, Not(of=north))))
    assert isinstance(shape, All)
    assert shape.of[1] == Not(of=shape.of[0])
    assert list(values.values()) == ["north"]


def test_a_value_that_is_called_like_a_slot_is_another_value() -> None:
    """Among those of the shape a case may ask for a code of that very name."""
    shape, values = shape_of(Attribute(name="site", values=("north",)))
    assert shape != Attribute(name="site", values=tuple(values))


def test_a_statement_is_built_once_for_a_shape(engine: Engine) -> None:
    def builds(build: Any, ask: Callable[[Condition], object]) -> int:
        build.cache_clear()
        for site in ("north", "south", "north"):
            ask(Attribute(name="site", values=(site,)))
        misses: int = build.cache_info().misses
        return misses

    with engine.connect() as connection:
        assert (
            builds(breakdowns._statement, lambda c: fetch_breakdown(connection, "p", DAY, c)) == 1
        )
        assert (
            builds(
                tallies._counting, lambda c: fetch_tallies(connection, "p", [Count(where=c)], [DAY])
            )
            == 1
        )
