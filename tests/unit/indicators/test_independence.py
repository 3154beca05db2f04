"""The exact test against published examples, scipy, and every table with the same margins."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import factorial, prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from dashboard.indicators import independence
from dashboard.indicators.independence import ExactTest, fisher_freeman_halton
from dashboard.indicators.statistics import pearson_chi_square

Table = list[list[int]]

#: Income by job satisfaction, Agresti (2002), p. 57, in the examples of R's fisher.test.
JOB = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]

#: Mehta & Patel's sixth example, in the examples of R's fisher.test.
MEHTA_PATEL = [
    [1, 2, 2, 1, 1, 0, 1],
    [2, 0, 0, 2, 3, 0, 0],
    [0, 1, 1, 1, 2, 7, 3],
    [1, 1, 2, 0, 0, 0, 1],
    [0, 1, 1, 1, 1, 0, 0],
]


@pytest.fixture
def fresh() -> Iterator[None]:
    """No remembered answers, before or after a test that changes how much work is allowed."""
    independence._tested.cache_clear()
    yield
    independence._tested.cache_clear()


def tables(rows: int, columns: int, most: int) -> st.SearchStrategy[Table]:
    row = st.lists(st.integers(0, most), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


def p_of(table: Table) -> float | None:
    test = fisher_freeman_halton(table)
    assert test is None or (test.is_exact and test.simulations == 0)
    return test and test.p


def ways_to_divide(total: int, limits: list[int]) -> Iterator[list[int]]:
    for counts in product(*(range(min(total, limit) + 1) for limit in limits[:-1])):
        last = total - sum(counts)
        if 0 <= last <= limits[-1]:
            yield [*counts, last]


def every_table(row_sums: list[int], column_sums: list[int]) -> Iterator[Table]:
    if len(row_sums) == 1:
        yield [column_sums]
        return
    for row in ways_to_divide(row_sums[0], column_sums):
        left = [column - count for column, count in zip(column_sums, row, strict=True)]
        for rest in every_table(row_sums[1:], left):
            yield [row, *rest]


def by_hand(table: Table) -> Fraction:
    """Freeman and Halton's definition in whole numbers: no logarithm, no rounding."""
    columns = [list(column) for column in zip(*table, strict=True)]

    def weight(other: Table) -> Fraction:
        return Fraction(1, prod(factorial(count) for row in other for count in row))

    weights = [
        weight(other) for other in every_table([*map(sum, table)], [sum(c) for c in columns])
    ]
    return Fraction(sum(one for one in weights if one <= weight(table)), sum(weights))


@pytest.mark.parametrize(
    ("table", "p"),
    [
        # Fisher's tea: two-sided 0.4857 = 34/70
        ([[3, 1], [1, 3]], 0.4857),
        (JOB, 0.7827),
        # Table 5.2: course status (ongoing, planned, unplanned ending) by own physical and
        # psychological health at the start; Table 6.2: in work or not by the same. Reckoned by
        # enumeration or from two million random tables when the report was read.
        ([[4, 8, 21, 29, 15], [3, 0, 2, 1, 0], [0, 1, 7, 3, 4]], 0.0520),
        ([[1, 3, 13, 35, 24], [1, 1, 0, 4, 0], [0, 1, 3, 5, 6]], 0.1425),
        ([[4, 0, 4, 1, 0], [3, 9, 26, 32, 19]], 0.0009),
        ([[1, 1, 2, 5, 0], [1, 4, 14, 39, 30]], 0.0424),
    ],
)
def test_published_tables(table: Table, p: float) -> None:
    assert p_of(table) == pytest.approx(p, abs=5e-5)


def test_the_exact_test_turns_two_of_four_published_conclusions_round() -> None:
    status_by_health = [[4, 8, 21, 29, 15], [3, 0, 2, 1, 0], [0, 1, 7, 3, 4]]
    work_by_mental_health = [[1, 1, 2, 5, 0], [1, 4, 14, 39, 30]]
    for table, published in ((status_by_health, 0.004), (work_by_mental_health, 0.087)):
        pearson, exact = pearson_chi_square(table), p_of(table)
        assert pearson is not None
        assert exact is not None
        assert round(pearson.p, 3) == published
        assert (pearson.p < 0.05) != (exact < 0.05)


@pytest.mark.usefixtures("fresh")
def test_a_sparse_table_of_five_by_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(independence, "EXACT_WORK", 10_000_000)
    assert p_of(MEHTA_PATEL) == pytest.approx(0.03928964, abs=5e-9)


@settings(deadline=None)
@given(tables(2, 2, 60))
def test_two_by_two_agrees_with_scipy(table: Table) -> None:
    p = p_of(table)
    assume(p is not None)
    assert p == pytest.approx(fisher_exact(table).pvalue, rel=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.one_of(tables(2, 4, 4), tables(3, 3, 3), tables(3, 2, 7), tables(4, 3, 2)))
def test_it_is_the_share_of_probability_on_tables_no_more_probable(table: Table) -> None:
    p = p_of(table)
    assume(p is not None)
    assert p == pytest.approx(float(by_hand(table)), rel=1e-6, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(tables(3, 4, 6), st.permutations(range(3)), st.permutations(range(4)))
def test_the_order_of_rows_and_columns_changes_nothing(
    table: Table, rows: list[int], columns: list[int]
) -> None:
    moved = [[table[row][column] for column in columns] for row in rows]
    turned = [list(column) for column in zip(*moved, strict=True)]
    assert p_of(table) == p_of(moved) == p_of(turned)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("table", [JOB, [[4, 8, 21, 29, 15], [3, 0, 2, 1, 0], [0, 1, 7, 3, 4]]])
def test_random_tables_come_near_the_exact_answer(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = p_of(table)
    assert exact is not None
    independence._tested.cache_clear()
    monkeypatch.setattr(independence, "EXACT_WORK", 0)
    simulated = fisher_freeman_halton(table)
    assert simulated is not None
    assert (simulated.is_exact, simulated.simulations) == (False, independence.SIMULATIONS)
    error = (exact * (1 - exact) / independence.SIMULATIONS) ** 0.5
    assert abs(simulated.p - exact) < 4 * error
    turned = [list(row[::-1]) for row in zip(*table, strict=True)]
    independence._tested.cache_clear()
    assert fisher_freeman_halton(turned) == simulated


def test_a_large_table_is_answered_by_simulation() -> None:
    # In 50,000 persons nothing so uneven comes by chance: the observed table is the only one.
    table = [[4000, 6000, 5000], [6000, 5000, 4000], [5000, 4000, 11000]]
    assert fisher_freeman_halton(table) == ExactTest(1 / 20_001, False, 20_000)


def test_two_by_two_is_exact_for_fifty_thousand() -> None:
    table = [[12_500, 12_400], [12_450, 12_650]]
    assert p_of(table) == pytest.approx(fisher_exact(table).pvalue, rel=1e-5)


def test_it_leaves_out_what_nobody_is_in() -> None:
    assert p_of([[10, 0, 20], [0, 0, 0], [30, 0, 5]]) == p_of([[10, 20], [30, 5]])


@pytest.mark.parametrize("table", [[], [[1, 2]], [[1], [2]], [[0, 0], [1, 2]]])
def test_it_needs_two_rows_and_two_columns(table: Table) -> None:
    assert fisher_freeman_halton(table) is None


@pytest.mark.parametrize("table", [[[1, 2], [3]], [[1, -2], [3, 4]]])
def test_it_refuses_what_is_no_table(table: Table) -> None:
    with pytest.raises(ValueError, match="table of counts"):
        fisher_freeman_halton(table)
