"""A published table as cells: counts beside percentages, footnotes, and nobody shown alone."""

from __future__ import annotations

import tomllib

import pytest

from dashboard.exports.published import block_table, table_title
from dashboard.exports.table import Cell, Table
from dashboard.indicators.breakdowns import Breakdown
from dashboard.indicators.definition import Label, Language, ProjectDefinition
from dashboard.indicators.filters import Selection
from dashboard.indicators.published import PublishedTable
from dashboard.indicators.resolve import resolve
from dashboard.indicators.results import Tally
from dashboard.indicators.table_cells import (
    Answers,
    Average,
    Counted,
    PublishedTableAnswer,
    asked,
    fill_in,
)
from dashboard.indicators.table_layouts import lay_out
from dashboard.text.catalogue import Text
from tests.unit.published_tables import WITH_TABLES

NB, FS = "\u00a0", "\u2007"
DEFINITION = resolve(ProjectDefinition.model_validate(tomllib.loads(WITH_TABLES)))


def answer(number: str, k: int, n: int) -> PublishedTableAnswer:
    """The table with `k` of `n` in the rows that are counted, and a mean of 113.4 among n."""
    table = next(table for table in DEFINITION.tables if table.number == number)
    blocks = []
    for block in table.blocks:
        layout = lay_out(block, DEFINITION, Selection(table.as_of))
        shares, answers, means = asked([layout])
        counted = Counted(
            {share: Tally(n if share.where == share.base else k, n) for share in shares},
            {one: answered(one, k, n) for one in answers},
            {mean: Average(113.4 if n else None, n) for mean in means},
        )
        blocks.append(fill_in(block, layout, counted))
    return PublishedTableAnswer(table, tuple(blocks))


def answered(asked_of: Answers, k: int, n: int) -> Breakdown:
    """`k` answered "good" everywhere, and the rest of the n something that is no option."""
    width = len(asked_of.by)
    return {("good",) * width: k, ("other",) * width: n - k}


def drawn(
    number: str,
    k: int = 30,
    n: int = 98,
    position: int = 1,
    *,
    language: Language = "da",
    with_footnotes: bool = True,
) -> Table:
    table = block_table(
        answer(number, k, n), position, Text(language), with_footnotes=with_footnotes
    )
    assert table is not None
    return table


def cell(table: Table, row: int, column: int) -> Cell:
    found = table.rows[row][column]
    assert isinstance(found, Cell)
    return found


def test_a_percentage_has_a_decimal_and_its_count_beside_it() -> None:
    table = drawn("1.2", 3, 98)
    # three of 98 as words; to calculate with, the share
    assert cell(table, 0, 2) == Cell(f"3,1{NB}% {FS}(3)", 3 / 98, "share")
    assert table.head == ("Svar", "1. måling", "2. måling¹")


def test_the_total_is_for_a_spreadsheet_what_n_is() -> None:
    assert cell(drawn("1.2"), 2, 1) == Cell(f"100{NB}% (98)", 98, "count")


def test_counts_with_a_column_of_their_own_are_not_said_twice() -> None:
    table = drawn("1.1")
    assert table.head == ("Gruppe", "Antal", "Procent")
    assert cell(table, 0, 1) == Cell("30", 30, "count")
    assert cell(table, 0, 2) == Cell(f"30,6{NB}%", 30 / 98, "share")
    assert cell(table, 2, 2).shown == f"100{NB}%"


def test_without_a_total_the_n_stands_in_the_cell() -> None:
    assert cell(drawn("forloeb"), 0, 1).shown == f"30,6{NB}% (30 af 98)"


def test_a_mean_has_its_n_and_its_row_nothing_else() -> None:
    assert cell(drawn("forloeb", position=2), 0, 1) == Cell("113 (n = 98)", 113.4, "number")
    per_person = drawn("1.1", position=2).rows[-1]
    assert [one if isinstance(one, str) else one.shown for one in per_person] == [
        "Gennemsnit pr. borger",
        "0,6 (n = 98)",
        "",
    ]


def test_footnotes_are_numbered_as_the_table_is_read() -> None:
    table = drawn("1.2")
    assert table.notes == (
        "¹ »2. måling«: Trykt med n = 2.",
        "² »Godt«, »1. måling«: Trykt som 55 %.",
    )
    assert cell(table, 0, 1).shown == f"30,6{NB}% (30)²"
    assert cell(table, 0, 2).shown == f"30,6{NB}% (30)"
    plain = drawn("1.2", with_footnotes=False)
    assert plain.notes == ()
    assert "²" not in cell(plain, 0, 1).shown


def test_nobody_is_shown_alone() -> None:
    table = drawn("1.2", 1, 1)
    assert {cell(table, row, 1).shown for row in range(3)} == {"–", "–²"}
    assert {cell(table, row, 1).value for row in range(3)} == {None}
    assert "vises ikke" in table.notes[-1]
    # the courses of the one who ended
    assert cell(drawn("forloeb", 1, 1, 2), 0, 1).value is None
    # a company is no person
    assert cell(drawn("virksomheder", 1, 1), 0, 1) == Cell("1", 1, "count")


@pytest.mark.parametrize(("number", "position"), [("1.1", 1), ("1.2", 2), ("forloeb", 2)])
def test_of_nobody_there_is_no_table(number: str, position: int) -> None:
    empty = answer(number, 0, 0)
    assert block_table(empty, position, Text("da"), with_footnotes=True) is None


def test_one_empty_column_of_several_is_a_dash() -> None:
    own = answer("1.2", 1, 4)
    block = own.blocks[0]
    rows = tuple(
        type(row)(row.code, row.words, (row.values[0], Tally(0, 0)), row.is_total)
        for row in block.rows
    )
    block = type(block)(block.block, block.heading, block.columns, rows)
    table = block_table(
        PublishedTableAnswer(own.table, (block,)), 1, Text("da"), with_footnotes=False
    )
    assert table is not None
    assert [cell(table, row, 2).shown for row in range(3)] == ["–", "–", "–"]


def test_the_other_language() -> None:
    table = drawn("1.2", language="en")
    assert table.caption == "Table 1.2: Health – Health"
    assert table.head == ("Answer", "Wave 1", "Wave 2¹")
    assert [row[0] for row in table.rows] == ["Good", "Poor", "Total (n)"]
    assert cell(table, 0, 2).shown == "30.6% (30)"


def test_a_number_of_the_publication_is_part_of_the_title_and_a_word_is_not() -> None:
    titles = [table_title(table, Text("da")) for table in DEFINITION.tables]
    assert titles == ["Tabel 1.1: Hvem de er", "Tabel 1.2: Helbred", "Forløb", "Virksomheder"]
    own = PublishedTable(
        number="a1",
        title=Label(da="Alt", en="All"),
        page="effort",
        as_of=DEFINITION.tables[0].as_of,
        blocks=DEFINITION.tables[0].blocks,
    )
    assert table_title(own, Text("en")) == "All"
