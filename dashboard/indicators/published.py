"""Tables as a project's publication prints them, as data: blocks of rows and columns.

A block says in a few words what its rows and columns are; `dashboard.indicators.table_layouts` says
which figure stands in each of its cells.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dashboard.indicators.conditions import Condition, Everyone
from dashboard.indicators.parts import Definition, Identifier, ItemName, Label, Unit

#: The analysis pages, on one of which each table has its place.
AnalysisPage = Literal["intake", "courses", "comparison", "participants", "effort", "sites"]

#: What a cell says of the rows that belong to it: their share of the column's base, how many they
#: are, the agreed places of a site, or the mean of a quantity (`dashboard.data.summaries`).
Measure = Literal["share", "count", "places", "course_days", "weekly_hours", "age"]


class Footnote(Definition):
    """What the publication printed wrong, and why that is wrong.

    Of the cell in `row` and `column` (codes); without `row` of the whole column, without `column`
    of the whole row, without both of the block.
    """

    row: Identifier | None = None
    column: Identifier | None = None
    text: Label


class Line(Definition):
    """A row or a column: those for whom `where` holds."""

    code: Identifier
    label: Label
    where: Condition


class Block(Definition):
    """Rows under a heading of their own. `among` is whom they are about: a base or a condition."""

    heading: Label | None = None
    among: str | Condition = Everyone()
    footnotes: tuple[Footnote, ...] = ()


class AnswersBlock(Block):
    """The answers to an item, as shares of those who answered it.

    Columns are the `groups`, or the `waves` where there are several, or the `items`, which then
    have one scale.
    """

    rows: Literal["answers"] = "answers"
    items: tuple[ItemName, ...] = Field(min_length=1)
    waves: tuple[int, ...] = Field((1,), min_length=1)
    groups: tuple[Line, ...] = ()


class CrossBlock(Block):
    """The answers to `item` by those to `by`, as shares of everybody who answered both."""

    rows: Literal["cross"] = "cross"
    item: ItemName
    by: ItemName
    wave: int = 1


class CodesBlock(Block):
    """The codes of one attribute or code list, `of`.

    `only` these codes, then as shares of the rows that have one of them. `missing` is what the
    publication calls rows of which nothing is recorded. `weight` counts minutes (events only).
    """

    rows: Literal["codes"] = "codes"
    unit: Unit = "persons"
    of: str
    only: tuple[str, ...] = ()
    missing: Label | None = None
    weight: Literal["minutes"] | None = None
    show: tuple[Measure, ...] = Field(("share",), min_length=1)


class ConditionsBlock(Block):
    """Rows with a condition each, which may overlap; columns are the `groups` where there are any.

    Shares are of those of the group. `total` adds a last row with everybody, for rows of which
    each person is in one.
    """

    rows: Literal["conditions"] = "conditions"
    unit: Unit = "persons"
    of: tuple[Line, ...] = Field(min_length=1)
    groups: tuple[Line, ...] = ()
    total: bool = False
    show: tuple[Measure, ...] = Field(("share",), min_length=1)


class YesNoBlock(Block):
    """A column for each condition: the share for whom it holds, and for whom it does not."""

    rows: Literal["yes_no"] = "yes_no"
    of: tuple[Line, ...] = Field(min_length=1)


class FormsBlock(Block):
    """How many filled in each form at each wave."""

    rows: Literal["forms"] = "forms"


AnyBlock = Annotated[
    AnswersBlock | CrossBlock | CodesBlock | ConditionsBlock | YesNoBlock | FormsBlock,
    Field(discriminator="rows"),
]


class PublishedTable(Definition):
    """A table of the publication, whose figures are of `as_of`.

    `number` is what an address writes. One that begins with a digit is the publication's own
    number and is shown before the title; a word is for the address alone.
    """

    number: Identifier
    title: Label
    page: AnalysisPage
    as_of: date
    blocks: tuple[AnyBlock, ...] = Field(min_length=1)


def unit_of(block: AnyBlock) -> Unit:
    """Whose rows the block counts."""
    return block.unit if isinstance(block, CodesBlock | ConditionsBlock) else "persons"


def lines_of(block: AnyBlock) -> dict[str, tuple[Line, ...]]:
    """The block's rows and columns that have a condition, by their key."""
    lines: dict[str, tuple[Line, ...]] = {}
    if isinstance(block, ConditionsBlock | YesNoBlock):
        lines["of"] = block.of
    if isinstance(block, AnswersBlock | ConditionsBlock):
        lines["groups"] = block.groups
    return lines
