"""From exact to protected: what is hidden, what is rounded, and what depends on nothing hidden."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.conditions import Everyone, Measured, Started
from dashboard.indicators.courses import Path, Paths
from dashboard.indicators.definition import FunnelStage, Label, Route
from dashboard.indicators.persons_counted import key
from dashboard.indicators.profile import TraitCounts, count_trait
from dashboard.indicators.protected import (
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedShare,
    ProtectedTable,
    Rounded,
)
from dashboard.indicators.protection import (
    Group,
    protect_count,
    protect_figure,
    protect_funnel,
    protect_share,
    protect_table,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Tally
from dashboard.indicators.traits import ByMark, Trait, TraitDimension, TraitValue

RULES = ProtectionRules()
WORDS = Label(da="Ord", en="Word")
STARTED = Started()
COUNTS = st.integers(0, 200)


def trait(*codes: str, by: TraitDimension | None = None) -> Trait:
    values = tuple(TraitValue(code, None) for code in codes)
    return Trait("gender", None, values, by or ByAttribute("gender"))


def shown(table: ProtectedTable) -> list[ProtectedCount]:
    return [row.count for row in table.rows]


# --- Shares ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("k", "n", "numerator", "denominator"),
    [
        (9, 98, Rounded(10), Rounded(100)),
        (4, 98, Hidden.FEW, Rounded(100)),
        (0, 98, Hidden.FEW, Rounded(100)),
        (93, 98, Rounded(95), Rounded(100)),
        (94, 98, Hidden.COMPLEMENT, Rounded(100)),
        (98, 98, Hidden.COMPLEMENT, Rounded(100)),
        (4, 7, Hidden.FEW, Rounded(5)),
        (3, 4, Hidden.FEW, Hidden.FEW),
        (0, 0, Hidden.FEW, Hidden.FEW),
    ],
)
def test_a_share_hides_the_few_on_either_side(
    k: int, n: int, numerator: ProtectedCount, denominator: ProtectedCount
) -> None:
    expected = ProtectedShare(numerator=numerator, denominator=denominator)
    assert protect_share(k, n, RULES) == protect_figure(Tally(k, n), RULES) == expected


def test_a_share_of_all_looks_like_a_share_of_nearly_all() -> None:
    assert len({repr(protect_share(k, 98, RULES)) for k in range(94, 99)}) == 1


@settings(deadline=None)
@given(COUNTS, COUNTS)
def test_a_percentage_comes_from_the_rounded_counts(k: int, more: int) -> None:
    share = protect_share(k, k + more, RULES)
    if share.value is not None:
        assert share.value == RULES.rounded(k) / RULES.rounded(k + more)
        assert 0 < share.value <= 1


@pytest.mark.parametrize(
    ("n", "whole", "is_shown"),
    [(10, 20, True), (9, 98, False), (89, 98, False), (0, 98, False), (98, 98, False),
     (88, 98, True), (1, 1, False)],
)  # fmt: skip
def test_a_filtered_group_and_those_outside_it_are_large_enough_or_hidden(
    n: int, whole: int, is_shown: bool
) -> None:
    group = Group(n, whole)
    for figure in (Tally(7, 20), Tally(0, 20), Tally(7, None)):
        found = protect_figure(figure, RULES, group)
        expected = protect_figure(figure, RULES)
        if not is_shown:
            expected = (
                expected.hidden(Hidden.GROUP)
                if isinstance(expected, ProtectedShare)
                else Hidden.GROUP
            )
        assert found == expected


# --- Tables ------------------------------------------------------------------------------------


def test_a_table_has_all_its_rows_in_their_order_whatever_they_hold() -> None:
    counts = TraitCounts(trait("woman", "man", "other"), (3, 33, 0), 2, 38)
    table = protect_table(counts, STARTED, RULES)
    assert [row.code for row in table.rows] == ["woman", "man", "other", "missing"]
    assert shown(table) == [Hidden.FEW, Rounded(35), Hidden.FEW, Hidden.FEW]
    assert table.total == Rounded(40)
    assert not table.overlap


@settings(deadline=None)
@given(st.lists(COUNTS, min_size=2, max_size=2), st.lists(COUNTS, min_size=2, max_size=2))
def test_which_rows_there_are_tells_nothing(first: list[int], second: list[int]) -> None:
    codes = [
        [
            (row.code, row.label, row.persons, row.grows)
            for row in protect_table(
                TraitCounts(trait("woman", "man"), tuple(counts), 0, sum(counts)), STARTED, RULES
            ).rows
        ]
        for counts in (first, second)
    ]
    assert codes[0] == codes[1]


def test_a_total_is_rounded_by_itself_and_is_no_sum() -> None:
    counts = TraitCounts(trait("woman", "man"), (7, 7), 7, 21)
    table = protect_table(counts, STARTED, RULES)
    assert shown(table) == [Rounded(5), Rounded(5), Rounded(5)]
    assert table.total == Rounded(20)


def test_where_the_last_case_takes_everybody_nobody_is_missing() -> None:
    by = ByCase((Measured(form="citizen", wave=1), Everyone()))
    table = protect_table(TraitCounts(trait("yes", "no", by=by), (9, 9), 0, 18), STARTED, RULES)
    assert [row.code for row in table.rows] == ["yes", "no"]
    assert table.rows[0].persons == key(STARTED, Measured(form="citizen", wave=1))
    assert (table.rows[0].grows, table.rows[1].grows) == (True, False)


@pytest.mark.parametrize(
    ("by", "overlap"),
    [(ByAttribute("gender"), False), (ByAnswer("citizen", 1, "health"), False),
     (ByCase((Measured(form="citizen", wave=2), Measured(form="citizen", wave=1))), False),
     (ByMark("diagnosis"), True)],
)  # fmt: skip
def test_rows_of_each_kind_of_trait_are_of_different_persons(
    by: TraitDimension, overlap: bool
) -> None:
    table = protect_table(TraitCounts(trait("a", "b", by=by), (9, 9), 9, 27), STARTED, RULES)
    assert table.overlap is overlap
    assert len({row.persons for row in table.rows} | {table.within}) == 4


@settings(deadline=None)
@given(st.lists(st.sampled_from(["woman", "man", None]), max_size=60), st.randoms())
def test_the_order_of_persons_does_not_matter(
    persons: list[str | None], chance: random.Random
) -> None:
    def table_of(those: list[str | None]) -> ProtectedTable:
        counted: dict[str | int | None, int] = {}
        for value in those:
            counted[value] = counted.get(value, 0) + 1
        return protect_table(
            count_trait(trait("woman", "man"), counted, len(those)), STARTED, RULES
        )

    shuffled = list(persons)
    chance.shuffle(shuffled)
    assert table_of(shuffled) == table_of(persons)


# --- The funnel --------------------------------------------------------------------------------

STAGES = (
    FunnelStage(code="referred", label=WORDS, where=Everyone()),
    FunnelStage(code="started", label=WORDS, where=STARTED),
)
ROUTES = (Route(code="directly", label=WORDS, where=Measured(form="citizen", wave=1)),)


def test_a_funnel_counts_those_of_the_first_stage() -> None:
    counts = {
        Path(0, (True, True), (True,), True): 33,
        Path(1, (True, False), (False,), True): 4,
        Path(2, (False, True), (True,), True): 50,
    }
    funnel = protect_funnel(Paths(STAGES, ROUTES, counts), RULES)
    assert funnel.base == Rounded(35)
    assert [(row.code, row.count) for row in funnel.stages] == [
        ("referred", Rounded(35)),
        ("started", Rounded(35)),
    ]
    assert [(row.code, row.count) for row in funnel.routes] == [("directly", Rounded(35))]
    assert funnel.within == funnel.stages[0].persons
    assert funnel.stages[1].persons == key(STARTED)
    assert protect_funnel(funnel, RULES) is funnel


def test_a_project_without_stages_has_no_funnel() -> None:
    with pytest.raises(ValueError, match="has stages"):
        protect_funnel(Paths((), (), {}), RULES)


# --- Twice -------------------------------------------------------------------------------------


@settings(deadline=None)
@given(COUNTS, COUNTS, st.booleans())
def test_protecting_twice_changes_nothing(k: int, more: int, small: bool) -> None:
    group = Group(5, 98) if small else None
    for figure in (Tally(k, k + more), Tally(k, None)):
        once = protect_figure(figure, RULES, group)
        assert protect_figure(once, RULES, group) == protect_figure(once, RULES) == once
    for count in (protect_count(k, RULES, group), ExactCount(k)):
        assert protect_count(count, RULES) == protect_count(count, RULES, Group(5, 98)) == count
    counts = TraitCounts(trait("woman", "man"), (k, more), 0, k + more)
    table = protect_table(counts, STARTED, RULES, group)
    assert protect_table(table, STARTED, RULES) is table


@settings(deadline=None)
@given(COUNTS, COUNTS)
def test_hidden_is_never_0(k: int, more: int) -> None:
    share = protect_share(k, k + more, RULES)
    for count in (share.numerator, share.denominator, protect_count(k, RULES)):
        assert isinstance(count, Hidden) or count.value > 0
