"""Counts that describe participants. Whoever has nothing recorded is counted for itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dashboard.indicators.breakdowns import Breakdown, ByAnswer, ByAttribute, ByCase
from dashboard.indicators.definition import Instrument, Label, ProjectDefinition, Scale
from dashboard.indicators.filters import coarse_groups
from dashboard.indicators.independence import ExactTest
from dashboard.indicators.statistics import ChiSquare
from dashboard.indicators.traits import ByMark, Seen, Trait


@dataclass(frozen=True)
class TraitCounts:
    """A trait among `n` persons: `counts` in the order of its values, `missing` without any.

    The counts and the missing add up to n, or to more where a person may have several marks.
    """

    trait: Trait
    counts: tuple[int, ...]
    missing: int
    n: int

    @property
    def known(self) -> int:
        """Persons of whom something is recorded."""
        return self.n - self.missing

    def within_ends(self) -> TraitCounts:
        """Without the first and the last values that nobody has, as of age bands."""
        filled = [i for i, count in enumerate(self.counts) if count]
        if not filled:
            return self
        kept = slice(filled[0], filled[-1] + 1)
        trait = replace(self.trait, values=self.trait.values[kept])
        return replace(self, trait=trait, counts=self.counts[kept])


@dataclass(frozen=True)
class Profile:
    """The `n` persons described, by each trait."""

    seen: Seen
    n: int
    traits: tuple[TraitCounts, ...]


@dataclass(frozen=True)
class CrossTable:
    """Persons by two traits, row by row. `counts` holds only those of whom both are known.

    `unknown_rows` are those without the row's trait by column, `unknown_columns` those without the
    column's by row, `unknown` those without either.
    """

    rows: Trait
    columns: Trait
    counts: tuple[tuple[int, ...], ...]
    unknown_rows: tuple[int, ...]
    unknown_columns: tuple[int, ...]
    unknown: int

    @property
    def n(self) -> int:
        """Persons of whom both are known."""
        return sum(self.row_totals)

    @property
    def persons(self) -> int:
        """Everybody, known or not."""
        return self.n + sum(self.unknown_rows) + sum(self.unknown_columns) + self.unknown

    @property
    def row_totals(self) -> tuple[int, ...]:
        return tuple(sum(row) for row in self.counts)

    @property
    def column_totals(self) -> tuple[int, ...]:
        return tuple(sum(row[i] for row in self.counts) for i in range(len(self.columns.values)))

    def turned(self) -> CrossTable:
        """The same persons with rows and columns exchanged."""
        columns = range(len(self.columns.values))
        return CrossTable(
            rows=self.columns,
            columns=self.rows,
            counts=tuple(tuple(row[i] for row in self.counts) for i in columns),
            unknown_rows=self.unknown_columns,
            unknown_columns=self.unknown_rows,
            unknown=self.unknown,
        )

    def without_empty_columns(self) -> CrossTable:
        """Without the columns that hold nobody, such as a course status that none has."""
        kept = [i for i, total in enumerate(self.column_totals) if total or self.unknown_rows[i]]
        return replace(
            self,
            columns=replace(self.columns, values=tuple(self.columns.values[i] for i in kept)),
            counts=tuple(tuple(row[i] for i in kept) for row in self.counts),
            unknown_rows=tuple(self.unknown_rows[i] for i in kept),
        )

    def without_empty_rows(self) -> CrossTable:
        """Without the rows that hold nobody."""
        return self.turned().without_empty_columns().turned()


@dataclass(frozen=True)
class GroupOutcomes:
    """Groups against an outcome, among those of whom both are known.

    Both tests are of `table.counts`; each is None where fewer than two groups or outcomes hold
    anybody.
    """

    table: CrossTable
    pearson: ChiSquare | None
    exact: ExactTest | None


@dataclass(frozen=True)
class Arrangement:
    """A profile's traits as a page shows them; each stands in one place.

    `voices` are the answers on a matter that both voices are asked of, in pairs; `instruments` have
    at least two of the answers; `others` are answers of neither.
    """

    background: tuple[TraitCounts, ...]
    voices: tuple[TraitCounts, ...]
    others: tuple[TraitCounts, ...]
    marks: tuple[TraitCounts, ...]
    instruments: tuple[tuple[Instrument, tuple[TraitCounts, ...]], ...]


def arrange(profile: Profile, definition: ProjectDefinition) -> Arrangement:
    """The profile's traits, each in the first place that has it."""
    left = {
        (counts.trait.by.form, counts.trait.by.item): counts
        for counts in profile.traits
        if isinstance(counts.trait.by, ByAnswer)
    }

    def take(names: Iterable[tuple[str, str]]) -> tuple[TraitCounts, ...]:
        return tuple(left.pop(name) for name in names if name in left)

    voices: list[TraitCounts] = []
    for matter in definition.voices:
        pair = [(name.form, name.item) for name in (matter.citizen, matter.staff)]
        if all(name in left for name in pair):
            voices += take(pair)
    instruments = []
    for one in definition.instruments:
        asked = [(one.form, item) for item in one.items if (one.form, item) in left]
        if len(asked) > 1:
            instruments.append((one, take(asked)))
    return Arrangement(
        background=tuple(c for c in profile.traits if isinstance(c.trait.by, ByAttribute | ByCase)),
        voices=tuple(voices),
        others=tuple(left.values()),
        marks=tuple(c for c in profile.traits if isinstance(c.trait.by, ByMark)),
        instruments=tuple(instruments),
    )


def cross(rows: Trait, columns: Trait, breakdown: Breakdown) -> CrossTable:
    """The cross table of a breakdown by the two traits, rows first.

    Raises ValueError for a code that its trait does not have.
    """
    counts = [[0] * len(columns.values) for _ in rows.values]
    unknown_rows, unknown_columns, unknown = [0] * len(columns.values), [0] * len(rows.values), 0
    for (row_value, column_value), count in breakdown.items():
        row, column = rows.position(row_value), columns.position(column_value)
        if row is not None and column is not None:
            counts[row][column] += count
        elif column is not None:
            unknown_rows[column] += count
        elif row is not None:
            unknown_columns[row] += count
        else:
            unknown += count
    return CrossTable(
        rows,
        columns,
        tuple(map(tuple, counts)),
        tuple(unknown_rows),
        tuple(unknown_columns),
        unknown,
    )


def count_trait(trait: Trait, counted: Mapping[str | int | None, int], n: int) -> TraitCounts:
    """The trait's counts from those by value; None stands for persons without any.

    Raises ValueError for a code that the trait does not have.
    """
    counts, missing = [0] * len(trait.values), 0
    for value, count in counted.items():
        position = trait.position(value)
        if position is None:
            missing += count
        else:
            counts[position] += count
    return TraitCounts(trait, tuple(counts), missing, n)


def coarse_counts(table: CrossTable, rows: Scale, columns: Scale) -> dict[tuple[Label, Label], int]:
    """A cross table of two items by the coarse groups of their scales.

    An option outside every group, such as don't know, stands for itself, and so does each option
    of a scale without groups; every person of the table is counted.
    """
    counts: dict[tuple[Label, Label], int] = {}
    row_groups, column_groups = _coarse(rows), _coarse(columns)
    for value, row in zip(table.rows.values, table.counts, strict=True):
        for other, count in zip(table.columns.values, row, strict=True):
            pair = row_groups[value.code], column_groups[other.code]
            counts[pair] = counts.get(pair, 0) + count
    return counts


def _coarse(scale: Scale) -> dict[str, Label]:
    """What each option's group is called."""
    return {code: label for _, label, codes in coarse_groups(scale) for code in codes}
