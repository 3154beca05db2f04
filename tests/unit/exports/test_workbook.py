from __future__ import annotations

import io
from datetime import date
from typing import Any

from python_calamine import CalamineWorkbook

from dashboard.exports.table import Table
from dashboard.exports.workbook import as_workbook
from dashboard.text.catalogue import Text
from tests.unit.exports.samples import sample

ABOUT = (("Projekt", "På vej"), ("Data pr.", "15. april 2019"))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_workbook_says_what_it_is_about_and_has_a_sheet_for_each_table() -> None:
    read = sheets(as_workbook([sample(Text("da"))], ABOUT, "Om tallene"))
    assert list(read) == ["Om tallene", "Køn   alder   alle"]
    assert read["Om tallene"] == [["Projekt", "På vej"], ["Data pr.", "15. april 2019"]]


def test_cells_are_values_and_words_are_no_formulas() -> None:
    [_, rows] = sheets(as_workbook([sample(Text("da"))], ABOUT, "Om tallene")).values()
    assert rows[0][0] == "Køn / alder: [alle]"
    assert rows[2][:3] == ["Gruppe", "Antal", "Af"]
    assert rows[3][:3] == ["=1+1", 1234, 9]
    assert abs(rows[3][3] - 9 / 98) < 1e-9
    assert rows[3][4:] == ["5–17\u00a0%", 12.34, date(2019, 4, 15)]
    assert rows[4][1] == "–"
    assert rows[-1][0] == "-1 er ikke en formel"


def test_long_and_equal_names_become_different_sheets() -> None:
    table = Table("t", "Et meget langt navn på en tabel over alt muligt", ("a",), (("x",),))
    empty = Table("e", "///", ("a",), ())
    read = sheets(as_workbook([table, table, empty], ABOUT, "Om tallene"))
    assert len(read) == 4
    assert all(len(name) <= 31 for name in read)
