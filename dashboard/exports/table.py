"""A table as it is shown and as it is downloaded: the same cells, as words and as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.text import formats
from dashboard.text.catalogue import Text

Kind = Literal["count", "share", "number", "day"]


@dataclass(frozen=True)
class Cell:
    """`shown` is what a page writes. `value` is what a spreadsheet calculates with.

    A share's value is a fraction from 0 to 1; None where there is no value.
    """

    shown: str
    value: float | date | None
    kind: Kind


@dataclass(frozen=True)
class Table:
    """Rows below a head. The first `labels` columns name the row, the others are numbers.

    `id` names the table within its page. `notes` stand beneath it, such as footnotes.
    """

    id: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    labels: int = 1
    notes: tuple[str, ...] = ()


def count_cell(count: int | None, text: Text) -> Cell:
    """ "1.234"; a dash where nothing was counted."""
    if count is None:
        return Cell(text("card.no_value"), None, "count")
    return Cell(formats.count(count, text.language), count, "count")


def share_cell(
    numerator: int, denominator: int, text: Text, *, decimals: int | None = None
) -> Cell:
    """ "9 %", with no more decimals than the base allows; a dash where the base is empty."""
    if not denominator:
        return Cell(text("card.no_value"), None, "share")
    share = numerator / denominator
    shown = formats.percent(share, text.language, n=denominator, decimals=decimals)
    return Cell(shown, share, "share")


def tally_cell(numerator: int, denominator: int, text: Text) -> Cell:
    """ "9 af 98"; its value is the 9."""
    shown = text(
        "card.k_of_n",
        k=formats.count(numerator, text.language),
        n=formats.count(denominator, text.language),
    )
    return Cell(shown, numerator, "count")


def number_cell(number: float | None, text: Text, decimals: int = 1) -> Cell:
    if number is None:
        return Cell(text("card.no_value"), None, "number")
    return Cell(formats.number(number, text.language, decimals), number, "number")


def day_cell(day: date | None, text: Text) -> Cell:
    if day is None:
        return Cell(text("card.no_value"), None, "day")
    return Cell(formats.short_day(day, text.language), day, "day")


def interval_cell(interval: tuple[float, float] | None, text: Text) -> Cell:
    """A 95 % interval of a share: "5-16 %". It is words: a spreadsheet has no interval."""
    if interval is None:
        return Cell(text("card.no_value"), None, "share")
    low, high = (formats.number(end * 100, text.language) for end in interval)
    return Cell(f"{low}–{high}{formats.percent_sign(text.language)}", None, "share")
