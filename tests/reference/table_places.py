"""Where on the dashboard a published figure stands: in which table, block, row and column.

Row and column are found by the words that the page shows. Where the publication uses others, they
are named here.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exports.published import block_table
from dashboard.exports.table import Cell, Table
from dashboard.indicators.table_cells import BlockAnswer, PublishedTableAnswer, Value
from dashboard.text.catalogue import Text
from tests.reference import mentors, vive
from tests.reference.readings import Row

SUPERSCRIPTS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")

#: The publication's words for what the page calls otherwise.
ROWS = {
    "Total": "Total (n)",
    "gennemsnit pr. borger": "Gennemsnit pr. borger",
    "mænd": "Mand",
}
COLUMNS = {
    "Procent": "Procent",
    "Antal borgere": "Antal",
    "antal": "Antal",
    "dage": "Dage i gennemsnit",
    "Målepunkt 2 3 måneder": "Målepunkt 2 (3 måneder)",
    "Målepunkt 3 6 måneder": "Målepunkt 3 (6 måneder)",
    "Målepunkt 4 9 måneder": "Målepunkt 4 (9 måneder)",
    "Første måling": "Målepunkt 1 (opstart)",
    "Anden måling": "Målepunkt 2 (3 måneder)",
    "Tredje måling": "Målepunkt 3 (6 måneder)",
    "Måling 1": "Målepunkt 1 (opstart)",
    "Måling 3": "Målepunkt 3 (6 måneder)",
}

#: The sections of the evaluation of Sociale mentorer, as the tables' addresses name them.
TOPICS = {
    "Status pt. på antal borgere (oktober 2010)": "status",
    "Antal borgere i forsøgsprojektet": "pladser",
    "Køn": "koen",
    "Alder": "alder",
    "Borgernes højeste uddannelse": "uddannelse",
    "Forsørgelse på visitationstidspunktet": "forsoergelse",
    "Igangværende indsatser ved opstart af social mentorstøtte": "igangvaerende-indsatser",
    "Behov for mentorstøtte": "behov-for-stoette",
    "De sociale mentorerers opgaver": "opgaver",
    "Mentorernes tidsforbrug": "tidsforbrug",
    "Hvad er sket for borgerne i løbet af projektdeltagelsen": "begivenheder",
    "Kontakt til virksomheder": "virksomheder",
    "Virksomhedstype": "virksomhedstype",
    "Erfaring med ansættelse af personer med behov for særlige hensyn": "erfaring",
    "Længden på forløb - afsluttede forløb": "forloebslaengde",
    "Resultater af indsats": "indsats",
    "Resultater i forhold til job og uddannelse": "resultater",
    "Sammenfatning": "sammenfatning",
    "Afslutning af den sociale mentorstøtte": "afslutningsaarsager",
}


@dataclass(frozen=True)
class Place:
    """A figure's cell, the column's n (None where it has none), and the footnotes about it."""

    block: BlockAnswer
    cell: Cell
    value: Value
    footnotes: tuple[str, ...]


def table_number(row: Row) -> str | None:
    """The number of the table in which the row was published; None for one that is in no table."""
    if row.project == vive.PROJECT and row.table.startswith("Tabel "):
        return row.table.removeprefix("Tabel ")
    if row.project == mentors.PROJECT and row.table:
        return TOPICS[row.table]
    return None


def find_place(answer: PublishedTableAnswer, row: Row) -> Place:
    """The cell of the row's figure. Raises AssertionError where there is not exactly one."""
    text = Text("da")
    position = _position(answer, row)
    block = answer.blocks[position - 1]
    table = block_table(answer, position, text, with_footnotes=True)
    assert table is not None, f"{row}: nobody in the base"
    line = _only([i for i, one in enumerate(table.rows) if _plain(one[0]) == _row_words(row)], row)
    column = _only(
        [i for i, words in enumerate(table.head) if i and _plain(words) == _column_words(row)], row
    )
    cell = table.rows[line][column]
    assert isinstance(cell, Cell)
    return Place(block, cell, block.rows[line].values[column - 1], _notes(table, line, column))


def _position(answer: PublishedTableAnswer, row: Row) -> int:
    """The block under the heading of the row's dimension, or the only one."""
    if row.project == mentors.PROJECT and row.table == "Alder":
        return 2 if row.population in mentors.SITES else 1
    if len(answer.blocks) == 1:
        return 1
    headings = [block.heading.da.casefold() if block.heading else "" for block in answer.blocks]
    found = [i for i, words in enumerate(headings, 1) if words == row.dimension.casefold()]
    return _only(found, row)


def _row_words(row: Row) -> str:
    if row.table == "Antal borgere i forsøgsprojektet":
        return row.population
    return ROWS.get(row.category, row.category)


def _column_words(row: Row) -> str:
    if row.table == "Status pt. på antal borgere (oktober 2010)":
        return row.population if row.population in mentors.SITES else "I alt"
    if row.table == "Antal borgere i forsøgsprojektet":
        return "Aftalte pladser"
    if row.table == "Alder" and row.population in mentors.SITES:
        return row.population
    return COLUMNS.get(row.column, row.column)


def _notes(table: Table, line: int, column: int) -> tuple[str, ...]:
    """The footnotes whose mark stands on the cell, on its column or on its row."""
    cell = table.rows[line][column]
    marked = (table.head[column], table.rows[line][0], cell.shown if isinstance(cell, Cell) else "")
    marks = {sign for words in marked for sign in str(words) if sign in "⁰¹²³⁴⁵⁶⁷⁸⁹"}
    return tuple(note for note in table.notes if note[0] in marks)


def _plain(words: str | Cell) -> str:
    return (words if isinstance(words, str) else words.shown).translate(SUPERSCRIPTS)


def _only(found: list[int], row: Row) -> int:
    assert len(found) == 1, f"{row}: {len(found)} places"
    return found[0]
