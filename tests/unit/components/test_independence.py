"""What two tests of independence say, and what they are not made to say."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.components.independence import say_independence, show_tests
from dashboard.indicators.breakdowns import ByAttribute
from dashboard.indicators.independence import ExactTest, fisher_freeman_halton
from dashboard.indicators.profile import CrossTable, GroupOutcomes
from dashboard.indicators.statistics import ChiSquare, pearson_chi_square
from dashboard.indicators.traits import Trait, TraitValue
from dashboard.text.catalogue import Text
from tests.unit.pages.reading import sent, words

DA, EN = Text("da"), Text("en")


def outcomes(
    counts: tuple[tuple[int, ...], ...],
    pearson: ChiSquare | None = None,
    exact: ExactTest | None = None,
) -> GroupOutcomes:
    """Groups by outcomes with their tests, or with others in their place."""

    def trait(name: str, values: int) -> Trait:
        codes = tuple(TraitValue(str(value), None) for value in range(values))
        return Trait(name, None, codes, ByAttribute(name))

    table = CrossTable(
        trait("group", len(counts)),
        trait("outcome", len(counts[0])),
        counts,
        (0,) * len(counts[0]),
        (0,) * len(counts),
        0,
    )
    return GroupOutcomes(
        table,
        pearson or pearson_chi_square(counts),
        exact or fisher_freeman_halton(counts),
    )


def read(parts: list[Any]) -> str:
    return words(sent(parts)).replace("\u00a0", " ")


def test_a_difference_names_neither_group_nor_cause() -> None:
    """Half of 60 against none of 60: both tests are far below 0,001."""
    found = outcomes(((30, 30), (0, 60)))
    said = say_independence(found, DA).replace("\u00a0", " ")
    assert said == (
        "Grupperne er forskellige ud over, hvad tilfældigheder normalt giver: Den eksakte test "
        "giver p < 0,001 for de 120 borgere. Den siger ikke, hvilke grupper der skiller sig ud, "
        "eller hvorfor."
    )
    assert "forventede antal" not in read(show_tests(found, DA))


def test_no_difference_is_not_called_sameness() -> None:
    said = say_independence(outcomes(((20, 20), (20, 20))), EN).replace("\u00a0", " ")
    assert said == (
        "The figures show no certain difference between the groups: the exact test gives "
        "p = 1.000 for the 80 persons. That is not to say that the groups are alike."
    )


@pytest.mark.parametrize(
    ("pearson", "exact", "differs", "other"),
    [
        (0.004, 0.052, False, "Pearsons test peger på en forskel (p = 0,004)"),
        (0.087, 0.042, True, "Pearsons test viser ingen sikker forskel (p = 0,087)"),
        (0.004, 0.001, True, None),
        (0.111, 0.142, False, None),
        # The level itself is not below the level.
        (0.05, 0.05, False, None),
    ],
)
def test_the_sentence_follows_the_exact_test(
    pearson: float, exact: float, differs: bool, other: str | None
) -> None:
    found = outcomes(
        ((20, 20), (20, 20)),
        ChiSquare(22.5, 8, pearson, 0.0),
        ExactTest(exact, is_exact=True, simulations=0),
    )
    said = say_independence(found, DA).replace("\u00a0", " ")
    assert said.startswith("Grupperne er forskellige") is differs
    assert said.startswith("Tallene viser ingen sikker forskel") is not differs
    if other:
        assert f"{other}, men her følges den eksakte." in said
    else:
        assert "Pearson" not in said


def test_few_persons_are_called_few() -> None:
    assert say_independence(outcomes(((5, 5), (5, 5))), DA).endswith(
        "Det er få borgere at slutte noget ud fra."
    )
    assert "få borgere" not in say_independence(outcomes(((10, 5), (5, 10))), DA)


@pytest.mark.parametrize("counts", [((5, 0), (7, 0)), ((5, 4), (0, 0)), ((0, 0), (0, 0))])
def test_one_group_or_one_outcome_leaves_nothing_to_test(
    counts: tuple[tuple[int, ...], ...],
) -> None:
    found = outcomes(counts)
    assert say_independence(found, DA) == (
        "Alle er i samme gruppe eller har samme resultat, så der er ingen forskel at teste."
    )
    assert show_tests(found, DA) == []


@pytest.mark.parametrize(
    ("part", "warning"),
    [
        (0.0, None),
        (0.2, "I 20 % af felterne er det forventede antal under 5. Pearsons test er en"),
        (0.25, "Pas på: I 25 % af felterne er det forventede antal under 5."),
        (1.0, "Pas på: I 100 % af felterne"),
    ],
)
def test_small_expected_counts_are_warned_of(part: float, warning: str | None) -> None:
    found = outcomes(((20, 20), (20, 20)), ChiSquare(1.0, 1, 0.3, part))
    said = read(show_tests(found, DA))
    if warning is None:
        assert "forventede antal" not in said
    else:
        assert warning in said


def test_both_tests_stand_side_by_side_and_a_simulation_says_so() -> None:
    found = outcomes(
        ((20, 20), (20, 20)),
        ChiSquare(13.016, 8, 0.1113, 0.0),
        ExactTest(0.1425, is_exact=False, simulations=20_000),
    )
    assert read(show_tests(found, DA)) == (
        "Pearsons chi²-test p = 0,111 (χ² = 13,0, df = 8) Fisher-Freeman-Haltons eksakte test "
        "p = 0,143 (beregnet ud fra 20.000 tilfældige tabeller)"
    )
