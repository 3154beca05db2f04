"""Fisher's exact test for tables of any size: whether two ways to divide persons go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

Margins = tuple[int, ...]

#: Probabilities that differ by less than this part count as equal, as in R's fisher.test.
TOLERANCE = 1e-7

#: Logarithms are whole numbers of this unit, so that equal sums are equal in whatever order; the
#: rounding of all cells together stays below the tolerance.
UNIT = 2.0**-28

#: So many ways to fill a part of the table are listed, within half a second; where there are more,
#: tables are drawn at random.
EXACT_WORK = 1_000_000

#: How many tables are drawn: the standard error of a p of 0.05 is then 0.0015.
SIMULATIONS = 20_000

SEED = 1951


@dataclass(frozen=True)
class ExactTest:
    """p (from 0 to 1), from all tables or, where not `is_exact`, from so many `simulations`."""

    p: float
    is_exact: bool
    simulations: int


def fisher_freeman_halton(table: Sequence[Sequence[int]]) -> ExactTest | None:
    """The chance, given the margins, of a table no more probable than this one (rows by columns).

    Freeman, G. H. & Halton, J. H. (1951), "Note on an exact treatment of contingency, goodness of
    fit and other problems of significance", Biometrika 38, 141-149; for two by two it is Fisher's
    exact test. Where all tables are too many, random ones with the same margins are counted, with
    a fixed seed, so that the same table always gives the same p.

    Rows and columns without any count are left out. None when fewer than two of either remain.
    Raises ValueError for a ragged table or a negative count.
    """
    if len({len(row) for row in table}) > 1 or any(count < 0 for row in table for count in row):
        raise ValueError("a table of counts has rows of one length and no negative count")
    rows = [row for row in table if sum(row)]
    columns = [column for column in zip(*rows, strict=True) if sum(column)]
    if len(rows) < 2 or len(columns) < 2:
        return None
    # In one order, so that the order of rows and columns cannot change a p by simulation either.
    row_sums, column_sums = tuple(sorted(map(sum, rows))), tuple(sorted(map(sum, columns)))
    if (_states(column_sums), column_sums) < (_states(row_sums), row_sums):
        row_sums, column_sums = column_sums, row_sums
    cost = int(_costs(rows).sum())
    return _tested(row_sums, column_sums, cost - round(TOLERANCE / UNIT))


@lru_cache(maxsize=256)
def _tested(row_sums: Margins, column_sums: Margins, bound: int) -> ExactTest:
    p = _enumerated(row_sums, column_sums, bound)
    if p is None:
        p = _simulated(row_sums, column_sums, bound)
        return ExactTest(p, is_exact=False, simulations=SIMULATIONS)
    return ExactTest(p, is_exact=True, simulations=0)


def _states(margins: Margins) -> int:
    """In how many ways part of a table can use up these margins; the last one follows."""
    return prod(margin + 1 for margin in margins[:-1])


def _costs(counts: ArrayLike) -> Ints:
    """Of each column (last axis) the sum of its log factorials.

    Given the margins, the probability of a table is exp(-cost), but for a factor.
    """
    import numpy as np
    from scipy.special import gammaln

    logs = np.rint(gammaln(np.asarray(counts) + 1.0) / UNIT)
    costs: Ints = logs.astype(np.int64).sum(axis=-1)
    return costs


@dataclass(frozen=True)
class _Part:
    """The ways to fill some of the columns, sorted by what they use of the rows, then by cost.

    `used` are the different states, as counts per row, and `code` each as one number. From
    `start` on, a state has its ways: `cost`, each once, and how many are `alike`.
    """

    used: Ints
    code: Ints
    start: Ints
    cost: Ints
    alike: Floats

    def per_way(self, of_states: Ints) -> Ints:
        """What is given for each state, for each of its ways."""
        import numpy as np

        ways: Ints = np.repeat(of_states, np.diff(self.start, append=len(self.cost)))
        return ways

    def chances(self) -> Floats:
        """The probability of each way, in that of the state's most probable one."""
        import numpy as np

        chances: Floats = self.alike * np.exp(UNIT * (self.per_way(self.cheapest) - self.cost))
        return chances

    @property
    def cheapest(self) -> Ints:
        return self.cost[self.start]


def _enumerated(row_sums: Margins, column_sums: Margins, bound: int) -> float | None:
    """The probability of all tables with a cost of at least `bound`; None if they are too many.

    The columns are divided into two parts, and the ways to fill each are listed. Two ways that
    together use up the rows make a table. For each way of one part, those of the other that cost
    enough are found by bisection, so that the tables themselves are never listed.
    """
    import numpy as np

    span = int(_costs(column_sums)) + 1  # more than the cost of any part
    if _states(row_sums) > EXACT_WORK or _states(row_sums) * span >= 2**62:
        return None
    sums = np.array(row_sums)
    zero = np.zeros(1, dtype=np.int64)
    parts = [_Part(np.zeros((1, len(sums)), dtype=np.int64), zero, zero, zero, np.ones(1))] * 2
    for column_sum in reversed(column_sums):
        parts.sort(key=lambda part: len(part.cost))
        extended = _extended(parts[0], _ways_to_fill(row_sums, column_sum), sums, span)
        if extended is None:
            return None
        parts[0] = extended
    return _put_together(parts[0], parts[1], bound, span)


def _put_together(one: _Part, other: _Part, bound: int, span: int) -> float:
    """Among all tables of a way of `one` and one of `other`, the probability of a high cost."""
    import numpy as np

    # What one part leaves of the rows, the other uses: their states match in opposite order.
    match = np.arange(len(one.code))[::-1]
    chances, others = one.chances(), np.append(0.0, np.cumsum(other.chances()))
    start, end = other.start[match], np.append(other.start[1:], len(other.cost))[match]
    # of each way of one part, the matching ways of the other that cost enough
    keys = other.per_way(other.code) * span + other.cost
    needed = one.per_way(other.code[match]) * span + np.clip(bound - one.cost, 0, span)
    enough = others[one.per_way(end)] - others[np.searchsorted(keys, needed)]
    costs = one.cheapest + other.cheapest[match]
    scale = np.exp(UNIT * (costs.min() - costs))
    counted = scale @ np.add.reduceat(chances * enough, one.start)
    every = scale @ (np.add.reduceat(chances, one.start) * (others[end] - others[start]))
    return float(np.clip(counted / every, 0, 1))


def _ways_to_fill(row_sums: Margins, column_sum: int) -> Ints:
    """Every column with this sum that the rows allow, as counts per row."""
    import numpy as np

    ways = np.zeros((1, 0), dtype=np.int64)
    left = np.array([column_sum])
    for row_sum in row_sums[:-1]:
        before, count = np.nonzero(left[:, None] >= np.arange(min(row_sum, column_sum) + 1))
        ways, left = np.column_stack([ways[before], count]), left[before] - count
    fits = left <= row_sums[-1]
    return np.column_stack([ways[fits], left[fits]])


def _extended(part: _Part, ways: Ints, row_sums: Ints, span: int) -> _Part | None:
    """The part with one more column, filled in every way the rows allow; None if too many."""
    import numpy as np

    if len(part.used) * len(ways) > 4 * EXACT_WORK:
        return None
    fits = np.ones((len(part.used), len(ways)), dtype=bool)
    for row, row_sum in enumerate(row_sums):
        fits &= part.used[:, None, row] + ways[:, row] <= row_sum
    state, way = np.nonzero(fits)
    sizes = np.diff(part.start, append=len(part.cost))[state]
    if sizes.sum() > EXACT_WORK:
        return None
    used = part.used[state] + ways[way]
    code = used[:, :-1] @ np.cumprod(np.append(1, row_sums[:-2] + 1))
    # for each of the state's ways, which it is
    known = np.repeat(part.start[state] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    key = np.repeat(code * span + _costs(ways)[way], sizes) + part.cost[known]
    order = np.argsort(key)
    first = np.flatnonzero(np.diff(key[order], prepend=-1))
    alike = np.add.reduceat(part.alike[known[order]], first)
    code, cost = np.divmod(key[order[first]], span)
    start = np.flatnonzero(np.diff(code, prepend=-1))
    example = np.searchsorted(np.cumsum(sizes), order[first[start]], side="right")
    return _Part(used[example], code[start], start, cost, alike)


def _simulated(row_sums: Margins, column_sums: Margins, bound: int) -> float:
    """The share of random tables with a cost of at least `bound`, the observed one included.

    Each column is dealt from what is left of the rows, count by count. The observed table counts
    as one more, as Davison, A. C. & Hinkley, D. V. (1997), Bootstrap Methods and their
    Application, section 4.2, and R's fisher.test.
    """
    import numpy as np

    random = np.random.default_rng(SEED)
    left = np.tile(row_sums, (SIMULATIONS, 1))
    costs = np.zeros(SIMULATIONS, dtype=np.int64)
    for column_sum in column_sums:
        counts = np.zeros_like(left)
        to_deal = np.full(SIMULATIONS, column_sum)
        for row in range(len(row_sums)):
            others = left[:, row + 1 :].sum(axis=1)
            counts[:, row] = random.hypergeometric(left[:, row], others, to_deal)
            to_deal -= counts[:, row]
        left -= counts
        costs += _costs(counts)
    return float((1 + (costs >= bound).sum()) / (1 + SIMULATIONS))
