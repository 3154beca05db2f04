"""Means, distributions and pairs of answers at two waves, protected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.comparing import compare_item
from dashboard.indicators.comparison import Answers, ItemComparison, ScoreComparison
from dashboard.indicators.definition import (
    Code,
    Instrument,
    Item,
    Label,
    Option,
    Scale,
    Score,
    Wave,
)
from dashboard.indicators.protected import Hidden, Rounded
from dashboard.indicators.protection import Group
from dashboard.indicators.protection_over_time import (
    protect_distribution,
    protect_means,
    protect_pairs,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.scoring import compare_score

RULES = ProtectionRules()
WORDS = Label(da="Ord", en="Word")
FIRST, THIRD = Wave(number=1, label=WORDS, months=0), Wave(number=3, label=WORDS, months=12)
WAVES = (FIRST, THIRD)


def option(code: str, score: int | None, coarse: str | None) -> Option:
    return Option(code=code, label=WORDS, score=score, coarse=coarse, dont_know=score is None)


SCALE = Scale(
    id="health",
    options=(
        option("good", 3, "good"),
        option("fair", 2, "bad"),
        option("poor", 1, "bad"),
        option("dont_know", None, None),
    ),
    coarse=(Code(code="good", label=WORDS), Code(code="bad", label=WORDS)),
)
ITEM = Item(id="health", text=WORDS, scale="health")


def compared(pairs: Mapping[tuple[str | None, str | None], int]) -> ItemComparison:
    return compare_item("citizen", ITEM, SCALE, Answers(pairs, {}))


def cells(pairs: Mapping[tuple[str | None, str | None], int], group: Group | None = None) -> object:
    found = protect_distribution(compared(pairs), WAVES, RULES, group)
    return [[row.count for row in wave.rows] for wave in found.waves], found.n


# --- Distributions ---------------------------------------------------------------------------


def test_a_distribution_is_of_coarse_answers_at_both_waves() -> None:
    pairs = {("good", "fair"): 12, ("poor", "good"): 10, ("fair", "poor"): 8}
    unknown = {("good", "dont_know"): 9, ("dont_know", "good"): 9, ("good", None): 9}
    found = protect_distribution(compared(pairs | unknown), WAVES, RULES)
    assert [row.code for row in found.waves[0].rows] == ["good", "bad"]
    expected = [[Rounded(10), Rounded(20)], [Rounded(10), Rounded(20)]], Rounded(30)
    assert cells(pairs) == cells(pairs | unknown) == expected
    assert protect_distribution(found, WAVES, RULES) is found


@pytest.mark.parametrize(
    "pairs",
    [
        {("good", "fair"): 9, ("fair", "good"): 30},
        {("good", "good"): 30, ("fair", "good"): 10, ("poor", "poor"): 9},
        {("good", "good"): 50},
        {},
    ],
)
def test_one_small_answer_at_one_wave_hides_both(pairs: dict[tuple[str, str], int]) -> None:
    hidden = [Hidden.GROUP, Hidden.GROUP]
    assert cells(dict(pairs)) == ([hidden, hidden], Hidden.GROUP)


def test_of_many_persons_each_count_is_protected_by_itself() -> None:
    pairs = {("good", "good"): 95, ("fair", "good"): 5}
    expected = [[Rounded(95), Rounded(5)], [Rounded(100), Hidden.FEW]], Rounded(100)
    assert cells(dict(pairs)) == expected


def test_a_filtered_view_shows_each_count_by_itself_unless_the_group_is_small() -> None:
    pairs = {("good", "fair"): 9, ("fair", "good"): 30}
    shown = [[Rounded(10), Rounded(30)], [Rounded(30), Rounded(10)]], Rounded(40)
    hidden = [Hidden.GROUP, Hidden.GROUP]
    assert cells(dict(pairs), Group(39, 98)) == shown
    assert cells(dict(pairs), Group(90, 98)) == ([hidden, hidden], Hidden.GROUP)


def test_pairs_have_all_their_cells() -> None:
    pairs = {("good", "fair"): 9, ("fair", "good"): 30, ("poor", "good"): 3}
    found = protect_pairs(compared(dict(pairs)), RULES, Group(42, 98))
    assert (found.rows, found.columns) == (("good", "bad"), ("good", "bad"))
    assert found.cells == ((Hidden.FEW, Rounded(10)), (Rounded(35), Hidden.FEW))
    assert found.n == Rounded(40)
    assert protect_pairs(found, RULES, None) is found
    small = protect_pairs(compared(dict(pairs)), RULES, Group(9, 98))
    assert {count for row in small.cells for count in row} | {small.n} == {Hidden.GROUP}


# --- Means -----------------------------------------------------------------------------------

SCORE = Score(factor=4, meaningful_change=10, reliable_change=12)
INSTRUMENT = Instrument(id="who5", name=WORDS, form="citizen", items=("health",), score=SCORE)


def scored(n: int, first: float = 48.5, second: float = 52.4) -> ScoreComparison:
    some = compare_score(INSTRUMENT, SCORE, {(10, 12): n} if n else {})
    return replace(some, first_mean=first if n else None, second_mean=second if n else None)


def means(score: ScoreComparison, group: Group | None = None) -> object:
    found = protect_means(score, WAVES, (0, 100), RULES, group)
    assert protect_means(found, WAVES, (0, 100), RULES) is found
    return [wave.mean for wave in found.waves], found.n


def test_means_are_whole_points() -> None:
    assert means(scored(10)) == ([49, 52], Rounded(10))


@pytest.mark.parametrize("n", [0, 4, 9])
def test_of_fewer_than_ten_persons_neither_means_nor_their_number_is_shown(n: int) -> None:
    assert means(scored(n)) == ([Hidden.GROUP, Hidden.GROUP], Hidden.GROUP)


def test_a_mean_at_an_end_of_the_scale_tells_everybodys_score() -> None:
    assert means(scored(12, 0.4, 99.5)) == ([Hidden.COMPLEMENT] * 2, Rounded(10))
    assert means(scored(12, 0.5, 99.4)) == ([1, 99], Rounded(10))


def test_means_of_a_small_group_are_hidden() -> None:
    assert means(scored(40), Group(93, 98)) == ([Hidden.GROUP, Hidden.GROUP], Hidden.GROUP)


@settings(deadline=None)
@given(st.integers(10, 40), st.integers(0, 25), st.integers(0, 25))
def test_two_means_leave_a_newcomer_at_least_ten_points_of_room(
    n: int, before: int, newcomer: int
) -> None:
    """The difference of two means tells one more person's score no closer than n points."""
    total = before * 4 * n
    first, second = round(total / n), (total + newcomer * 4) / (n + 1)
    shown = protect_means(scored(n + 1, first, second), WAVES, (-1, 101), RULES).waves[1].mean
    assert isinstance(shown, int)
    low = (shown - 0.5) * (n + 1) - (first + 0.5) * n
    high = (shown + 0.5) * (n + 1) - (first - 0.5) * n
    assert low <= newcomer * 4 <= high
    assert high - low >= 2 * n
