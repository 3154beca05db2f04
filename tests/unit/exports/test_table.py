from __future__ import annotations

from datetime import date

from dashboard.exports.table import Cell
from dashboard.text.catalogue import Text
from tests.unit.exports.samples import sample

NB = "\u00a0"


def test_cells_show_what_the_page_writes_and_hold_what_a_spreadsheet_needs() -> None:
    first, second = sample(Text("da")).rows
    assert first[1:] == (
        Cell("1.234", 1234, "count"),
        Cell("9 af 98", 9, "count"),
        Cell(f"9{NB}%", 9 / 98, "share"),
        Cell(f"5–17{NB}%", None, "share"),
        Cell("12,3", 12.34, "number"),
        Cell("15. apr. 2019", date(2019, 4, 15), "day"),
    )
    assert [cell.value for cell in second[1:] if isinstance(cell, Cell)] == [
        None, 0, None, None, None, None
    ]  # fmt: skip


def test_cells_speak_english() -> None:
    row = sample(Text("en")).rows[0]
    assert [cell.shown for cell in row[1:] if isinstance(cell, Cell)] == [
        "1,234", "9 of 98", "9%", "5–17%", "12.3", "15 Apr 2019"
    ]  # fmt: skip
