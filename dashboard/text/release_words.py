"""What the parts of a release are called: its own words, or the program's for a code."""

from __future__ import annotations

from dashboard.indicators.conditions import MISSING
from dashboard.indicators.protected import ProtectedRow, ProtectedTable
from dashboard.indicators.traits import COURSE, NONE, OUTCOME
from dashboard.text.catalogue import Text
from dashboard.text.words import age_words

AGE = "age"


def table_words(table: ProtectedTable, text: Text) -> str:
    """What the persons of a table are told apart by."""
    if table.label is not None:
        return text.label(table.label)
    if table.name == OUTCOME:
        return text("release.outcome")
    return text(f"filter.{table.name}") if f"filter.{table.name}" in text else table.name


def row_words(row: ProtectedRow, table: str, text: Text) -> str:
    """The group that a row counts; `table` is the name of the row's table."""
    if row.label is not None:
        return text.label(row.label)
    if row.code == MISSING:
        return text("release.missing")
    if table == AGE:
        return age_words(row.code, text)
    if table == COURSE:
        return text(f"filter.course.{row.code}")
    if table == OUTCOME and row.code == NONE:
        return text("participants.outcome.none")
    return row.code
