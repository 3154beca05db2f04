"""What the sections on courses have in common: shares of persons, stages and codes in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.components.analysis import Analysis
from dashboard.exports.table import Cell, interval_cell
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.conditions import Condition, SpellKind
from dashboard.indicators.definition import FunnelStage, Route
from dashboard.indicators.first_spells import JOBS
from dashboard.indicators.statistics import wilson_interval
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.clauses import say_condition
from dashboard.text.words import Words

#: With fewer persons than these in the base, one person moves a share by more than five points.
FEW = 20


@dataclass(frozen=True)
class CourseWords:
    """One look at the page, in the words of its project and language."""

    analysis: Analysis

    @property
    def text(self) -> Text:
        return self.analysis.visit.text

    @property
    def words(self) -> Words:
        return Words(self.analysis.definition, self.text)

    def count(self, number: float) -> str:
        return formats.count(number, self.text.language)

    def some(self, number: int) -> str:
        """The number, or "ingen" in the middle of a sentence."""
        return self.count(number) if number else self.text("courses.none")

    def percent(self, share: float, n: int | None = None) -> str:
        return formats.percent(share, self.text.language, n=n)

    def share(self, k: int, n: int) -> str:
        """ "9 af 98 (9 %)"; without the percentage where the base is empty."""
        of = self.text("card.k_of_n", k=self.count(k), n=self.count(n))
        return f"{of} ({self.percent(k / n, n)})" if n else of

    def share_of_curve(self, share: float) -> Cell:
        """A share that is no k of n: of a curve, a forecast or a target."""
        return Cell(self.percent(share), share, "share")

    def range(self, interval: tuple[float, float]) -> str:
        """ "5–16 %"."""
        return interval_cell(interval, self.text).shown

    def interval(self, k: int, n: int) -> Cell:
        """The Wilson interval of a share."""
        return interval_cell(wilson_interval(k, n), self.text)

    def quoted(self, part: FunnelStage | Route) -> str:
        return self.words.quote(self.text.label(part.label))

    def few(self, *shares: tuple[int, int]) -> str:
        """A warning where a share k of n in a section rests on so few that it says little.

        It is said once, for the first such share; never of all or of nobody, otherwise nothing.
        """
        n = next((n for k, n in shares if n < FEW and 0 < k < n), None)
        if n is None:
            return ""
        points = formats.number(100 / n, self.text.language)
        return " " + self.text("courses.small", points=points)

    def clause(self, where: Condition) -> str:
        """What holds for persons, after "who"."""
        return say_condition(where, self.analysis.definition, self.text)

    def meaning(self, where: Condition) -> str:
        """Who is counted: "Borgere, der …"."""
        return self.text("courses.def.persons", clause=self.clause(where))

    def job(self, kinds: Sequence[SpellKind]) -> str:
        """What a job is called; where the project counts one kind only, by that kind's own word."""
        jobs = [kind for kind in kinds if kind in JOBS]
        return self.text(f"spell.{jobs[0]}") if len(jobs) == 1 else self.text("courses.job")

    def bar(self, label: str, k: int, n: int, beside: str = "") -> BarGroup:
        """k of n as a firm part of a soft bar."""
        return BarGroup(label, (CountBar(n, self.share(k, n) + beside, part=k),))
