"""What the cells of a published table ask for, and the table once it is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dashboard.indicators.breakdowns import Breakdown, ByAnswer, ByCase
from dashboard.indicators.conditions import (
    Condition,
)
from dashboard.indicators.definition import Label, Share
from dashboard.indicators.published import (
    AnyBlock,
    Measure,
    PublishedTable,
)
from dashboard.indicators.results import Tally

Quantity = Literal["course_days", "weekly_hours", "age"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

#: Words that are the same in every project; the language has them.
Word = Literal["total", "sum", "missing", "none", "yes", "no", "per_person"] | Measure
Words = Label | Word


@dataclass(frozen=True)
class Mean:
    """The mean of a quantity among the persons for whom the condition holds."""

    quantity: Quantity
    among: Condition


@dataclass(frozen=True)
class PerPerson:
    """How many marks a person of the base has on average: the shares added."""

    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Answers:
    """Persons counted by what they answered and the groups they are in: one breakdown."""

    among: Condition
    by: tuple[ByAnswer | ByCase, ...]


@dataclass(frozen=True)
class Answered:
    """Of those in `of` with a value at every place of `base`, those with the values `picked`."""

    of: Answers
    base: tuple[int, ...]
    picked: tuple[tuple[int, str], ...] = ()

    def tally(self, counts: Breakdown) -> Tally:
        in_base = [
            (values, count)
            for values, count in counts.items()
            if all(values[place] is not None for place in self.base)
        ]
        picked = (
            count
            for values, count in in_base
            if all(values[place] == code for place, code in self.picked)
        )
        return Tally(sum(picked), sum(count for _, count in in_base))


#: What a cell asks; a number is agreed places, None a cell that says nothing.
Figure = Share | Mean | PerPerson | Answered | int | None


@dataclass(frozen=True)
class Column:
    """`words` are joined: what the column is about, and the measure where there are several."""

    code: str
    words: tuple[Words, ...]
    measure: Measure


@dataclass(frozen=True)
class Row:
    """A line before it is counted, with one figure for each column.

    A "rest" (nothing recorded) is left out where nobody is in it; of a "total" the figures' bases
    are the columns' n.
    """

    code: str
    words: Words
    figures: tuple[Figure, ...]
    kind: Literal["row", "rest", "total"] = "row"


@dataclass(frozen=True)
class Layout:
    """A block's heading, and its rows and columns in the order in which they are shown."""

    heading: Label | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Average:
    """A mean among the `n` of whom the quantity is known; None where there are none."""

    mean: float | None
    n: int


Value = Tally | Average | None


@dataclass(frozen=True)
class CountedRow:
    """A row with its values, one for each column."""

    code: str
    words: Words
    values: tuple[Value, ...]
    is_total: bool


@dataclass(frozen=True)
class BlockAnswer:
    """A counted block. `block` is resolved, so that its base can be said."""

    block: AnyBlock
    heading: Label | None
    columns: tuple[Column, ...]
    rows: tuple[CountedRow, ...]


@dataclass(frozen=True)
class PublishedTableAnswer:
    """A published table counted for a selection."""

    table: PublishedTable
    blocks: tuple[BlockAnswer, ...]


def asked(layouts: Sequence[Layout]) -> tuple[list[Share], list[Answers], list[Mean]]:
    """Everything that must be counted for the layouts, each once."""
    shares: dict[Share, None] = {}
    answers: dict[Answers, None] = {}
    means: dict[Mean, None] = {}
    for layout in layouts:
        for row in layout.rows:
            for figure in row.figures:
                match figure:
                    case Share():
                        shares[figure] = None
                    case PerPerson():
                        shares.update(dict.fromkeys(figure.shares))
                    case Answered():
                        answers[figure.of] = None
                    case Mean():
                        means[figure] = None
    return list(shares), list(answers), list(means)


@dataclass(frozen=True)
class Counted:
    """What was counted for everything that was asked."""

    tallies: Mapping[Share, Tally]
    answers: Mapping[Answers, Breakdown]
    means: Mapping[Mean, Average]


def fill_in(block: AnyBlock, layout: Layout, counted: Counted) -> BlockAnswer:
    """The block with what was counted for its figures."""

    def value(figure: Figure) -> Value:
        match figure:
            case Share():
                return counted.tallies[figure]
            case Answered(of=answers):
                return figure.tally(counted.answers[answers])
            case Mean():
                return counted.means[figure]
            case PerPerson(shares=shares):
                tallies = [counted.tallies[share] for share in shares]
                n = tallies[0].denominator or 0
                marks = sum(tally.numerator for tally in tallies)
                return Average(marks / n if n else None, n)
            case int():
                return Tally(figure, None)
        return None

    rows = [
        (row, CountedRow(row.code, row.words, tuple(map(value, row.figures)), row.kind == "total"))
        for row in layout.rows
    ]
    shown = (filled for row, filled in rows if row.kind != "rest" or _has_any(filled))
    return BlockAnswer(block, layout.heading, layout.columns, tuple(shown))


def _has_any(row: CountedRow) -> bool:
    return any(isinstance(value, Tally) and value.numerator for value in row.values)
