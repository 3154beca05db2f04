"""SQL on both engines says what the naive reading says, on random populations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dashboard.data.tallies import fetch_tallies
from dashboard.indicators import naive
from dashboard.indicators.definition import Count, Share, Unit
from dashboard.indicators.population import Population
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, chained, chains, days_around, indicators, populations


def compare(
    data: st.DataObject,
    holding: Holding,
    asked: SearchStrategy[Sequence[Share | Count]],
    of: Callable[[date], SearchStrategy[Population]] = populations,
) -> None:
    anchor = data.draw(st.sampled_from(ANCHORS), "anchor")
    population = data.draw(of(anchor), "population")
    together = data.draw(asked, "indicators")
    days = [anchor, *data.draw(st.lists(days_around(anchor), max_size=2), "further days")]
    with holding(population) as connection:
        counted = fetch_tallies(connection, PROJECT, together, days)
    expected = [[naive.tally(one, {}, population, day) for day in days] for one in together]
    for indicator, got, right in zip(together, counted, expected, strict=True):
        assert got == right, indicator


@settings(max_examples=60)
@given(data=st.data())
def test_persons(data: st.DataObject, holding: Holding) -> None:
    compare(data, holding, indicators("persons"))


@settings(max_examples=60)
@given(data=st.data())
def test_chains_of_spells(data: st.DataObject, holding: Holding) -> None:
    compare(data, holding, st.just(chains()), chained)


@settings(max_examples=25)
@given(data=st.data())
def test_companies(data: st.DataObject, holding: Holding) -> None:
    compare(data, holding, indicators("companies"))


@pytest.mark.parametrize("unit", ["events", "staff", "volunteers", "next_of_kin"])
@settings(max_examples=12)
@given(data=st.data())
def test_other_units(data: st.DataObject, holding: Holding, unit: Unit) -> None:
    compare(data, holding, indicators(unit))


@settings(max_examples=12)
@given(data=st.data())
def test_many_days_are_counted_as_single_days_are(data: st.DataObject, holding: Holding) -> None:
    population = data.draw(populations(date(2020, 2, 29)))
    asked = data.draw(indicators("persons"))
    days = data.draw(st.lists(days_around(date(2020, 2, 29)), min_size=3, max_size=8))
    with holding(population) as connection:
        together = fetch_tallies(connection, PROJECT, asked, days)
        alone = [fetch_tallies(connection, PROJECT, asked, [day]) for day in days]
    for number, one in enumerate(together):
        assert one == [tallies[number][0] for tallies in alone]
