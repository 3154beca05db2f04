"""What the thresholds make of a count, and which ones cannot be chosen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dashboard.indicators.allowed import allowed_range, allowed_tallies
from dashboard.indicators.protected import ExactCount, Hidden, ProtectedFigure, Rounded
from dashboard.indicators.protection import protect_count, protect_figure
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Tally

DEFAULT = ProtectionRules()


def safe(smallest: int, base: int) -> ProtectionRules | None:
    try:
        return ProtectionRules(smallest=smallest, base=base, group=2 * smallest)
    except ValidationError:
        return None


#: Every pair of thresholds that can be chosen, of those that are not large.
CHOICES = [rules for s in range(3, 16) for b in range(3, 16) if (rules := safe(s, b))]


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, Hidden.FEW), (4, Hidden.FEW), (5, Rounded(5)), (7, Rounded(5)), (8, Rounded(10)),
     (12, Rounded(10)), (13, Rounded(15)), (98, Rounded(100))],
)  # fmt: skip
def test_the_fewest_share_a_mark_and_the_rest_is_rounded(count: int, shown: object) -> None:
    assert protect_count(count, DEFAULT) == shown


def test_a_count_half_way_is_rounded_up() -> None:
    rules = ProtectionRules(smallest=10, base=10, group=20)
    assert [rules.rounded(count) for count in (14, 15, 24, 25)] == [10, 20, 20, 30]


def test_there_are_choices() -> None:
    assert DEFAULT.smallest == DEFAULT.base == 5
    assert len(CHOICES) > 50


@settings(deadline=None)
@given(st.sampled_from(CHOICES), st.integers(0, 300))
def test_the_range_of_a_shown_count_holds_just_those_that_are_shown_alike(
    rules: ProtectionRules, count: int
) -> None:
    shown = protect_count(count, rules)
    low, high = allowed_range(shown, rules)
    assert high is not None
    alike = [other for other in range(400) if protect_count(other, rules) == shown]
    assert alike == list(range(low, high + 1))
    assert len(alike) >= rules.least_values
    assert shown not in (Rounded(0), 0)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(CHOICES), st.integers(0, 30), st.integers(0, 30))
def test_the_figures_behind_a_share_are_just_those_that_are_shown_alike(
    rules: ProtectionRules, k: int, more: int
) -> None:
    shown = protect_figure(Tally(k, k + more), rules)
    alike = [
        Tally(one, n)
        for n in range(80)
        for one in range(n + 1)
        if protect_figure(Tally(one, n), rules) == shown
    ]
    found = allowed_tallies(shown, rules)
    assert found is not None
    assert list(found) == alike


@pytest.mark.parametrize("figure", [Hidden.GROUP, Hidden.WITHHELD])
def test_nothing_is_known_of_what_is_not_told(figure: ProtectedFigure) -> None:
    assert allowed_tallies(figure, DEFAULT) is None


def test_an_exact_count_is_what_it_says() -> None:
    assert allowed_range(ExactCount(9), DEFAULT) == (9, 9)
    assert list(allowed_tallies(ExactCount(9), DEFAULT) or ()) == [Tally(9, None)]


@pytest.mark.parametrize(
    "weaker",
    [{"smallest": 2}, {"base": 1}, {"group": 4}, {"mean_from": 3}, {"least_values": 2},
     {"distribution_cell": 4}, {"distribution_from": 20}, {"exact_from": 29}, {"exact_cell": 2},
     {"smallest": 6, "group": 20}, {"smallest": 3, "base": 12}, {"smallest": 6},
     {"least_values": 6}],
)  # fmt: skip
def test_thresholds_that_protect_too_little_cannot_be_chosen(weaker: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        ProtectionRules(**weaker)
