"""What a reader of a project's releases knows of the exact counts behind them, as linear facts.

Readers know the rules, what is printed, that the rows of a table add up, that a part is no larger
than its whole, and on which day the same condition was counted twice. Of counts that only grow,
stages that follow one another, and a day's count told twice, they assume that no correction came
between; the data may refute it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from dashboard.indicators.allowed import allowed_range, complement_range
from dashboard.indicators.protected import (
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedDistribution,
    ProtectedFigure,
    ProtectedFunnel,
    ProtectedGoal,
    ProtectedMeans,
    ProtectedRow,
    ProtectedSeries,
    ProtectedShare,
    ProtectedTable,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.release import Release, ReleaseItem

#: No group is larger, nor any sum.
MOST = 1_000_000

#: A release by its position, and the id of an item in it.
Source = tuple[int, str]


@dataclass
class Latent:
    """An exact count behind what was told of it, between `low` and `high`, both inclusive.

    It keeps at least `keeps` possible values, unless it was told exactly, be it in another release.
    `sources` are the items that told of it.
    """

    name: str
    low: int = 0
    high: int = MOST
    keeps: int = 0
    is_exact: bool = False
    sources: set[Source] = field(default_factory=set)


@dataclass(frozen=True)
class Linear:
    """`low` <= the sum of coefficient times count <= `high`; terms by the count's position.

    `assumed` names an assumption that the data may refute; None for a fact.
    """

    terms: tuple[tuple[int, int], ...]
    low: int
    high: int
    assumed: str | None = None


@dataclass(frozen=True)
class Unknown:
    """What a reader would like to know: a count, or by how much a whole exceeds its part.

    Terms as of a relation; `keeps` and `sources` as of a count. No two have the same name.
    """

    name: str
    terms: tuple[tuple[int, int], ...]
    keeps: int
    sources: frozenset[Source]


@dataclass(frozen=True)
class Knowledge:
    counts: Sequence[Latent]
    relations: Sequence[Linear]
    unknowns: Sequence[Unknown]


def knowledge_of(releases: Sequence[Release]) -> Knowledge:
    """What a reader of all the releases, in order, knows together."""
    reader = _Reader()
    for number, release in enumerate(releases):
        reader.read(number, release)
    reader.compare_days()
    return Knowledge(reader.counts, reader.relations, list(reader.wonder()))


class _Reader:
    def __init__(self) -> None:
        self.counts: list[Latent] = []
        self.relations: list[Linear] = []
        #: Pairs of a whole and a part of it, of whom the rest is to be hidden as well.
        self.parts: dict[tuple[int, int], int] = {}
        #: By whom it counts and on which day, for each release that told it.
        self.found: dict[tuple[int, str, date], int] = {}
        self.growing: set[str] = set()
        self.number = 0
        self.rules = ProtectionRules()

    def read(self, number: int, release: Release) -> None:
        self.number, self.rules = number, release.rules
        for item in release.items():
            self._read_item(item, release.as_of)
        for goal in release.goals:
            self._read_joint(goal, release)

    def _read_item(self, item: ReleaseItem, day: date) -> None:
        match item:
            case ProtectedGoal():
                self._read_goal(item, day)
            case ProtectedTable():
                self._read_table(item, day)
            case ProtectedFunnel():
                self._read_funnel(item, day)
            case ProtectedMeans():
                self._read_means(item, day)
            case ProtectedDistribution():
                self._read_distribution(item, day)
            case ProtectedSeries():
                for point in item.points:
                    self._figure(item, f"goal:{item.code}", point.figure, point.day)

    # --- Items -------------------------------------------------------------------------------

    def _read_goal(self, goal: ProtectedGoal, day: date) -> None:
        if goal.figure is not None:
            self._figure(goal, goal.id, goal.figure, day)
        if goal.final is not None and goal.due is not None:
            self._figure(goal, goal.id, goal.final, goal.due)

    def _read_joint(self, goal: ProtectedGoal, release: Release) -> None:
        """Who meets any of some goals meets the joint one: no fewer than any, no more than all.

        Readers assume that nobody meets two of them, since such goals are mostly outcomes of which
        each person has one.
        """
        parts = [
            self.found.get((self.number, other.persons or other.id, release.as_of))
            for other in release.goals
            if other.code in goal.joint
        ]
        whole = self.found.get((self.number, goal.persons or goal.id, release.as_of))
        known = [part for part in parts if part is not None]
        if whole is None or not goal.joint:
            return
        for part in known:
            self._relate([(whole, 1), (part, -1)], 0)
        if len(known) == len(goal.joint):
            terms = [*((part, 1) for part in known), (whole, -1)]
            self._relate(terms, 0)
            self._relate(terms, 0, 0, assumed=f"exclusive:{goal.id}")

    def _read_table(self, table: ProtectedTable, day: date) -> None:
        rows = self._rows(table, table.rows, table.id, day)
        total = self._count(table, table.within, table.total, day, grows=table.grows)
        if total is None:
            return
        for row in rows:
            self._part(row, total, is_told=table.overlap)
        told = [row for row in rows if row is not None]
        if not table.overlap:
            self._add_up(told, total)
            return
        # Whoever is not in the last row, of those without any mark, is in at least one other.
        self._relate([*((row, 1) for row in told), (total, -1)], 0)
        for row in told[:-1]:
            self._relate([(total, 1), (row, -1), (told[-1], -1)], 0)

    def _read_funnel(self, funnel: ProtectedFunnel, day: date) -> None:
        base = self._count(funnel, funnel.within, funnel.base, day)
        stages = self._rows(funnel, funnel.stages, funnel.id, day)
        routes = self._rows(funnel, funnel.routes, f"{funnel.id}:route", day)
        for row in (*stages, *routes):
            self._part(row, base)
        for before, after in pairwise(stages):
            self._part(after, before, assumed="nested")

    def _read_means(self, means: ProtectedMeans, day: date) -> None:
        n = self._count(means, means.id, means.n, day, grows=True)
        if n is not None and any(not isinstance(wave.mean, Hidden) for wave in means.waves):
            self._narrow(n, self.rules.mean_from, MOST)

    def _read_distribution(self, answers: ProtectedDistribution, day: date) -> None:
        n = self._count(answers, answers.id, answers.n, day, grows=True)
        if n is None:
            return
        for wave in answers.waves:
            rows = self._rows(answers, wave.rows, f"{answers.id}:{wave.wave}", day)
            self._add_up(rows, n)
            for row in rows:
                self._part(row, n, is_told=False)
                if row is not None and self.counts[n].high < self.rules.distribution_from:
                    self._narrow(row, self.rules.distribution_cell, MOST)

    # --- Counts and relations ----------------------------------------------------------------

    def _figure(
        self, item: ProtectedGoal | ProtectedSeries, name: str, figure: ProtectedFigure, day: date
    ) -> None:
        persons = item.persons or name
        if not isinstance(figure, ProtectedShare):
            self._count(item, persons, figure, day, grows=item.grows)
            return
        within = item.within or f"{name}:base"
        n = self._count(item, within, figure.denominator, day, grows=item.base_grows)
        k = self._count(item, persons, figure.numerator, day, grows=item.grows)
        least, most = complement_range(figure, self.rules)
        self._part(k, n, least, MOST if most is None else most)

    def _rows(
        self, item: ReleaseItem, rows: Iterable[ProtectedRow], prefix: str, day: date
    ) -> list[int | None]:
        return [
            self._count(
                item, row.persons or f"{prefix}:{row.code}", row.count, day, grows=row.grows
            )
            for row in rows
        ]

    def _count(
        self,
        item: ReleaseItem,
        persons: str,
        count: ProtectedCount,
        day: date,
        *,
        grows: bool = False,
    ) -> int | None:
        """The position of the count, told once more; None where nothing is told of it."""
        if count in (Hidden.GROUP, Hidden.WITHHELD):
            return None
        place = self.found.get((self.number, persons, day))
        if place is None:
            place = len(self.counts)
            self.counts.append(Latent(f"{self.number}: {persons} on {day}"))
            self.found[self.number, persons, day] = place
        low, high = allowed_range(count, self.rules)
        self._narrow(place, low, MOST if high is None else high)
        latent = self.counts[place]
        latent.sources.add((self.number, item.id))
        latent.is_exact |= isinstance(count, ExactCount)
        latent.keeps = self.rules.least_values
        if grows:
            self.growing.add(persons)
        return place

    def _narrow(self, place: int, low: int, high: int) -> None:
        latent = self.counts[place]
        latent.low, latent.high = max(latent.low, low), min(latent.high, high)

    def _relate(
        self,
        terms: Iterable[tuple[int, int]],
        low: int,
        high: int = MOST,
        assumed: str | None = None,
    ) -> None:
        self.relations.append(Linear(tuple(terms), low, high, assumed))

    def _add_up(self, rows: Iterable[int | None], total: int) -> None:
        self._relate([*((row, 1) for row in rows if row is not None), (total, -1)], 0, 0)

    def _part(
        self,
        part: int | None,
        whole: int | None,
        least: int = 0,
        most: int = MOST,
        *,
        assumed: str | None = None,
        is_told: bool = True,
    ) -> None:
        """The whole exceeds the part by `least` to `most` persons, a count that is hidden as well.

        Without `is_told` other relations say so.
        """
        if part is None or whole is None or part == whole:
            return
        if is_told:
            self._relate([(whole, 1), (part, -1)], least, most, assumed)
        self.parts[whole, part] = self.rules.least_values

    def compare_days(self) -> None:
        """The same persons counted on several days, or in several releases."""
        told: dict[str, list[tuple[date, int, int]]] = {}
        for (number, persons, day), place in self.found.items():
            told.setdefault(persons, []).append((day, number, place))
        for persons, days in told.items():
            exact = {day for day, _, place in days if self.counts[place].is_exact}
            for day, _, place in days:
                self.counts[place].is_exact |= day in exact
            for (day, _, before), (next_day, _, after) in pairwise(sorted(days)):
                if day == next_day:
                    self._relate([(after, 1), (before, -1)], 0, 0, f"same:{persons}")
                elif persons in self.growing:
                    self._part(before, after, assumed=f"grows:{persons}")

    def wonder(self) -> Iterator[Unknown]:
        """Everything that must stay unknown: each count, and what is left of each whole."""
        for place, count in enumerate(self.counts):
            if not count.is_exact:
                terms = ((place, 1),)
                yield Unknown(count.name, terms, count.keeps, frozenset(count.sources))
        for (whole, part), keeps in self.parts.items():
            all_, one = self.counts[whole], self.counts[part]
            if not (all_.is_exact and one.is_exact):
                name = f"{all_.name} less {one.name}"
                sources = frozenset(all_.sources | one.sources)
                yield Unknown(name, ((whole, 1), (part, -1)), keeps, sources)
