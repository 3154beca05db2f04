"""How one published figure is read: as a question to the database, or why it is none."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from dashboard.indicators.conditions import (
    All,
    Answered,
    Any,
    Attribute,
    Base,
    Condition,
    Everyone,
    Measured,
    Node,
    Not,
)
from dashboard.indicators.definition import ProjectDefinition, Unit

PUBLISHED = Path(__file__).parent / "published"


@dataclass(frozen=True)
class Row:
    """One published figure: where it stands, its value, unit and base as published."""

    project: str
    number: int
    file: str
    table: str
    population: str
    dimension: str
    category: str
    column: str
    value: str
    unit: str
    n: str

    def __str__(self) -> str:
        place = " / ".join(
            part for part in (self.file, self.dimension, self.category, self.column) if part
        )
        return f"{self.project} row {self.number}: {place} = {self.value} {self.unit}"


@dataclass(frozen=True)
class ShareOf:
    """A percentage: `where` among `base`. `n` replaces a published base that is wrong."""

    where: Condition
    base: Condition
    unit: Unit = "persons"
    weight: Literal["minutes"] | None = None
    n: int | None = None
    day: date | None = None


@dataclass(frozen=True)
class CountOf:
    """A number of rows of the unit."""

    where: Condition
    unit: Unit = "persons"
    day: date | None = None


@dataclass(frozen=True)
class SummaryOf:
    """A mean, minimum or maximum, rounded as published (to the unit's whole number)."""

    quantity: Literal["weekly_hours", "course_days", "age"]
    where: Condition
    part: Literal["mean", "minimum", "maximum"]


@dataclass(frozen=True)
class Ratio:
    """One count divided by another, published with one decimal."""

    above: tuple[CountOf, ...]
    below: CountOf


@dataclass(frozen=True)
class HowManyHave:
    """How many of the parts have any row at all (group courses held, say)."""

    parts: tuple[CountOf, ...]


@dataclass(frozen=True)
class PValue:
    """Pearson's chi-square on the table of `rows` by `columns`, published with three decimals."""

    rows: tuple[Condition, ...]
    columns: tuple[Condition, ...]


@dataclass(frozen=True)
class Declared:
    """A figure of the project's definition (a target, a date, a norm), not of its rows."""

    read: Callable[[ProjectDefinition], object]


@dataclass(frozen=True)
class NoFigure:
    """The row is no figure of a database (words only, money, a document's date …)."""

    reason: str


@dataclass(frozen=True)
class PublicationErred:
    """The publication printed this figure wrong; `reading` is what it should have said."""

    reason: str
    reading: ShareOf | CountOf


Reading = (
    ShareOf
    | CountOf
    | SummaryOf
    | Ratio
    | HowManyHave
    | PValue
    | Declared
    | NoFigure
    | PublicationErred
)


def published_rows(project: str) -> list[Row]:
    """The project's published figures in the order of the file; row 1 is the first figure."""
    with (PUBLISHED / f"{project}.csv").open(newline="", encoding="utf-8") as file:
        return [
            Row(project=project, number=number, **record)
            for number, record in enumerate(csv.DictReader(file), start=1)
        ]


def both(*parts: Node) -> Condition:
    """All parts hold."""
    return All(of=tuple(parts))  # type: ignore[arg-type]


def either(*parts: Node) -> Condition:
    """At least one part holds."""
    return Any(of=tuple(parts))  # type: ignore[arg-type]


def negated(part: Condition) -> Condition:
    return Not(of=part)


def attribute(name: str, *values: str) -> Condition:
    return Attribute(name=name, values=values)


def base(name: str) -> Condition:
    return Base(name=name)


EVERYONE: Condition = Everyone()


class Labels:
    """Finds codes by the Danish words that the publication prints."""

    def __init__(self, definition: ProjectDefinition) -> None:
        self.definition = definition
        self._scales = {scale.id: scale for scale in definition.scales}
        self._items = {(form.id, item.id): item for form in definition.forms for item in form.items}

    def code(self, list_name: str, label: str) -> str:
        """The code of a list's value with this Danish label; KeyError when there is none."""
        return {code.label.da: code.code for code in self.definition.codes[list_name]}[label]

    def option(self, form: str, item: str, label: str) -> str:
        """The code of an item's option with this Danish label; KeyError when there is none."""
        scale = self._scales[self._items[form, item].scale]
        return {option.label.da: option.code for option in scale.options}[label]

    def item(self, form: str, text: str) -> str:
        """The id of the form's item with this Danish text; KeyError when there is none."""
        found = {item.text.da: key[1] for key, item in self._items.items() if key[0] == form}
        return found[text]

    def answer(self, form: str, wave: int, item: str, *labels: str) -> Condition:
        """The item was answered at the wave with one of the labels (any answer when none)."""
        codes = tuple(self.option(form, item, label) for label in labels)
        return Answered(form=form, wave=wave, item=item, options=codes)


def measured(form: str, *waves: int) -> Condition:
    """The form was filled in at every one of the waves."""
    return both(*(Measured(form=form, wave=wave) for wave in waves))
