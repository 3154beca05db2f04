"""Conditions as SQL: every node has its place, every value is bound, and plans scale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import pytest
from sqlalchemy import Connection, Dialect, Engine, event, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg

from dashboard.data.compile import NODES, MisplacedNode, frame
from dashboard.data.tallies import DAYS_AT_ONCE, Indicator, fetch_tallies
from dashboard.indicators import naive
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.conditions import (
    Attribute,
    Base,
    Contacted,
    Everyone,
    InSpell,
    Not,
    Outcome,
    Referred,
    Started,
)
from dashboard.indicators.definition import Count, Share, Unit
from dashboard.indicators.results import Tally

DAY = date(2018, 12, 31)


def test_every_node_that_has_a_naive_reading_can_be_asked_of_a_unit() -> None:
    assert frozenset().union(*NODES.values()) == set(naive.READINGS)
    assert set(NODES) == set(get_args(Unit))


def test_every_attribute_can_be_asked_of_its_unit_and_no_other_column() -> None:
    for unit, names in CODE_LISTS.items():
        for name in names:
            frame(unit, [Attribute(name=name, values=("x",))], 1)
        with pytest.raises(MisplacedNode):
            frame(unit, [Attribute(name="recorded_at", values=("x",))], 1)


@pytest.mark.parametrize(
    ("unit", "condition"),
    [
        ("persons", Contacted(kinds=("conversation",), months=3)),
        ("companies", Not(of=Started())),
        ("events", Referred()),
        ("persons", Outcome(codes=("work",))),
        ("persons", Base(name="started")),
    ],
)
def test_a_misplaced_node_is_refused(unit: Unit, condition: Any) -> None:
    with pytest.raises(MisplacedNode):
        frame(unit, [condition], 1)


@pytest.mark.parametrize("dialect", [sqlite.dialect, psycopg.dialect])
def test_values_are_bound(dialect: Callable[[], Dialect]) -> None:
    hostile = "x'; DROP TABLE participant; --"
    condition = Attribute(name="gender", values=(hostile, "wo%man"))
    counted = frame("persons", [condition, InSpell(kinds=("flexjob",), lasted_months=7)], 2)
    statement = str(
        counted.table.select().where(counted.holds(condition)).compile(dialect=dialect())
    )
    for value in ("DROP", "wo%", "flexjob"):
        assert value not in statement


def test_a_base_that_is_only_a_name_is_refused(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(TypeError, match="started"):
        fetch_tallies(connection, "p", [Share(where=Everyone(), base="started")], [DAY])


def test_an_unknown_project_has_nobody(engine: Engine) -> None:
    indicators: list[Indicator] = [
        Count(where=Everyone()),
        Share(where=Started(), base=Referred()),
    ]
    with engine.connect() as connection:
        assert fetch_tallies(connection, "nobody", indicators, [DAY, DAY]) == [
            [Tally(0, None), Tally(0, None)],
            [Tally(0, 0), Tally(0, 0)],
        ]
        assert fetch_tallies(connection, "nobody", indicators, []) == [[], []]
        assert fetch_tallies(connection, "nobody", [], [DAY]) == []


def test_one_statement_per_unit(engine: Engine) -> None:
    indicators = [
        *(Count(where=InSpell(kinds=("flexjob",), lasted_months=n)) for n in range(12)),
        Share(where=Started(), base=Referred()),
        Count(unit="companies", where=Contacted(kinds=("conversation",), months=3)),
        Count(unit="staff", where=Everyone()),
    ]
    days = [date(2018, 1, 1 + n) for n in range(31)]
    with engine.connect() as connection:
        assert _statements(connection, indicators, days) == 3


def test_more_days_than_one_statement_takes(engine: Engine) -> None:
    days = [date.fromordinal(737000 + n) for n in range(DAYS_AT_ONCE + 1)]
    with engine.connect() as connection:
        [tallies] = fetch_tallies(connection, "nobody", [Count(where=Everyone())], days)
        assert len(tallies) == len(days)
    with engine.connect() as connection:
        assert _statements(connection, [Count(where=Everyone())], days) == 2


def _statements(connection: Connection, indicators: list[Any], days: list[date]) -> int:
    connection.begin()  # so that what a driver sends for it is not counted
    connection.execute(select(1))
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    fetch_tallies(connection, "nobody", indicators, days)
    event.remove(connection, "before_cursor_execute", note)
    return len(seen)
