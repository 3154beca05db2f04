"""What the sections on the effort have in common: a project's words, shares and small numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.components.analysis import Analysis
from dashboard.exports.table import Cell, count_cell, share_cell
from dashboard.figures.count_bars import CountBar
from dashboard.indicators.conditions import Condition
from dashboard.indicators.definition import Unit
from dashboard.indicators.effort import Contact, Effort
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.clauses import say_condition
from dashboard.text.words import Words

#: Of fewer than these a share moves by more than five percentage points with each one.
FEW = 20


@dataclass(frozen=True)
class EffortWords:
    """One look at the page, with what its numbers and codes are called."""

    analysis: Analysis

    @property
    def text(self) -> Text:
        return self.analysis.visit.text

    @property
    def words(self) -> Words:
        return Words(self.analysis.definition, self.text)

    @property
    def is_filtered(self) -> bool:
        return bool(self.analysis.selection.choices)

    @property
    def day(self) -> str:
        return self.date(self.analysis.as_of)

    @property
    def of_project(self) -> tuple[str, ...]:
        """The note beneath what is the whole project's while filters are in force."""
        return (self.text("effort.whole_project"),) if self.is_filtered else ()

    def date(self, day: date) -> str:
        return formats.day(day, self.text.language)

    def count(self, number: float) -> str:
        return formats.count(number, self.text.language)

    def code(self, list_name: str, code: str | None) -> str:
        """The project's word for a code; "not recorded" for None."""
        if code is None:
            return self.text("effort.not_recorded")
        return self.words.code(list_name, code)

    def kind(self, code: str) -> str:
        """What the project calls a kind of event."""
        return self.words.code("event_kind", code)

    def quoted_kinds(self, codes: Sequence[str]) -> str:
        return self.words.quoted((self.kind(code) for code in codes), "list.and")

    def percent(self, k: float, n: float) -> str:
        return formats.percent(k / n, self.text.language, n=round(n))

    def k_of_n(self, k: int, n: int) -> dict[str, str]:
        """What a sentence with "{k} af {n} borgere ({share})" needs."""
        return {"k": self.count(k), "n": self.count(n), "share": self.percent(k, n)}

    def share(self, k: int, n: int) -> str:
        """ "46 af 97 (47 %)"."""
        return self.text("effort.share", **self.k_of_n(k, n))

    def leading(self, list_name: str, counts: Mapping[Any, int]) -> tuple[str, int, str]:
        """The code with the highest count in quotes, the count, and "" or, of several, "each"."""
        most = max(counts.values())
        names = [self.code(list_name, code) for code, count in counts.items() if count == most]
        return self.leading_words(names), most, self.each(names)

    def leading_words(self, names: Sequence[str]) -> str:
        return self.words.quoted(names, "list.and")

    def each(self, names: Sequence[str]) -> str:
        """ " hver" where a number is that of several."""
        return self.text("effort.each") if len(names) > 1 else ""

    def share_bar(
        self, k: int, n: int, words: str | None = None, *, soft: bool = False
    ) -> CountBar:
        """A bar of the share, with its words or "46 af 97 (47 %)"."""
        part = 0.0 if soft else None
        return CountBar(k / n, self.share(k, n) if words is None else words, part=part)

    def cells(self, pairs: Iterable[tuple[int, int]]) -> list[Cell]:
        """For each k and n a cell of the count and one of the share."""
        return [
            cell
            for k, n in pairs
            for cell in (count_cell(k, self.text), share_cell(k, n, self.text))
        ]

    def stopped(self, effort: Effort, contact: Contact) -> str:
        """That contacts are not recorded until the date; empty where they are, or none are."""
        if contact not in effort.latest or effort.is_recorded_until(contact, self.analysis.as_of):
            return ""
        return self.text(f"effort.stopped.{contact}", last=self.date(effort.latest[contact]))

    def small(self, *shares: tuple[int, int], unit: Unit = "persons") -> str:
        """What one person (or company) more or less means, where that is much; else empty.

        Said once, for the first share k of n in a section that it goes for; never of all or nobody.
        """
        n = next((n for k, n in shares if n < FEW and 0 < k < n), None)
        if n is None:
            return ""
        return self.text(f"effort.small.{unit}", points=self.count(round(100 / n)))

    def who(self, condition: Condition) -> str:
        """ "Borgere, der er startet"."""
        return capital(
            self.text(
                "unit.who",
                rows=self.text("unit.persons"),
                who=self.text("unit.persons.who"),
                clause=say_condition(condition, self.analysis.definition, self.text),
            )
        )


def capital(words: str) -> str:
    """The words with a capital, as a heading or a label of its own."""
    return words[:1].upper() + words[1:]


def sentences(*parts: str) -> str:
    """The sentences that there are, one after the other."""
    return " ".join(part for part in parts if part)
