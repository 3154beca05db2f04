"""What can be read out of what was sent: numbers of drawings, tables of pages and of files."""

from __future__ import annotations

import base64
import csv
import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineWorkbook

from tests.unit.pages.reading import components, of_type, words

#: The letters that plotly has for the kinds of numbers in its base64.
KINDS = {
    "i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d",
}  # fmt: skip


@dataclass(frozen=True)
class FileTable:
    """A table of a file: caption, head and rows, as the words and numbers that are written."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def csv_tables(content: str) -> list[FileTable]:
    """The tables of a Danish file, without the lines of what they are about."""
    blocks: list[list[list[str]]] = [[]]
    for line in csv.reader(io.StringIO(content), delimiter=";"):
        if line:
            blocks[-1].append(line)
        else:
            blocks.append([])
    return [
        FileTable(block[0][0], tuple(block[1]), tuple(map(tuple, block[2:])))
        for block in blocks[1:]
    ]


@dataclass(frozen=True)
class Workbook:
    """What is in a workbook: every cell of every sheet, hidden ones too, and what else it holds."""

    cells: tuple[tuple[Any, ...], ...]
    hidden_sheets: tuple[str, ...]
    files: tuple[str, ...]
    about: str


def read_workbook(content: bytes) -> Workbook:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    hidden = [
        sheet.name for sheet in book.sheets_metadata if "visible" not in str(sheet.visible).lower()
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        about = "".join(
            parts.read(name).decode() for name in parts.namelist() if name.startswith("docProps/")
        )
        return Workbook(
            tuple(map(tuple, rows)), tuple(hidden), tuple(sorted(parts.namelist())), about
        )


def figures_of(tree: Any) -> list[Any]:
    """The drawings of a page, with what is packed in them unpacked."""
    return [_unpacked(graph["figure"]) for graph in of_type(tree, "Graph")]


def _unpacked(part: Any) -> Any:
    if isinstance(part, list):
        return [_unpacked(one) for one in part]
    if not isinstance(part, dict):
        return part
    if "bdata" in part:
        raw = base64.b64decode(part["bdata"])
        kind = KINDS[part["dtype"].lstrip("<=|")]
        return list(struct.unpack(f"<{len(raw) // struct.calcsize(kind)}{kind}", raw))
    return {name: _unpacked(value) for name, value in part.items()}


def numbers_of(part: Any) -> Iterator[float]:
    """Every number of a drawing, wherever it stands."""
    if isinstance(part, bool) or part is None:
        return
    if isinstance(part, int | float):
        yield float(part)
    elif isinstance(part, list):
        for one in part:
            yield from numbers_of(one)
    elif isinstance(part, dict):
        for one in part.values():
            yield from numbers_of(one)


def keys_of(part: Any) -> set[str]:
    """The names of everything that a drawing sets."""
    if isinstance(part, list):
        return set().union(*map(keys_of, part))
    if isinstance(part, dict):
        return set(part).union(*map(keys_of, part.values()))
    return set()


def bars_of(tree: Any) -> list[list[tuple[float, str]]]:
    """The bars of each drawing that the page makes itself: length and words of each."""
    return [
        [
            (length_of(bar), words(line))
            for line in of_class(block, "count-line")
            for bar in of_class(line["props"]["children"], "count-bar")
        ]
        for block in of_class(tree, "count-bars")
    ]


def of_class(part: Any, name: str) -> list[dict[str, Any]]:
    return [
        one for one in components(part) if name in str(one["props"].get("className", "")).split()
    ]


def length_of(part: dict[str, Any]) -> float:
    """How wide the part is drawn, as a part of what there is room for."""
    written = part["props"]["style"]["width"]
    if written.endswith("%"):
        return float(written[:-1]) / 100
    found = re.search(r"\* ([\d.]+)\)", written)
    assert found is not None, written
    return float(found[1])


def shown_value(figure: str) -> float | None:
    """The share or the count that "ca. 50 af ca. 195" says; None where it says none."""
    counts = [part.removeprefix("ca. ").replace(".", "") for part in figure.split(" af ")]
    if not all(count.isdigit() for count in counts):
        return None
    return int(counts[0]) / int(counts[1]) if len(counts) == 2 else float(counts[0])


def goal_figures(tree: Any) -> dict[str, str]:
    """ "ca. 50 af ca. 195" of each goal of a release's page, by the goal's name."""
    found: dict[str, str] = {}
    for table in of_type(tree, "Table"):
        if table.get("className") == "pairs":
            [caption] = of_type(table["children"], "Caption")
            cells = [words(row["children"]) for row in of_type(table["children"], "Tr")]
            told = [cell.removeprefix("Antal ") for cell in cells if cell.startswith("Antal ")]
            found[words(caption["children"])] = told[0]
        if table.get("className") == "goal-rows":
            for row in of_type(table["children"], "Tr"):
                spans = {
                    span.get("className"): words(span.get("children"))
                    for span in of_type(row["children"], "Span")
                }
                if "row-name" in spans:
                    figure = spans.get("row-of") or spans.get("row-number") or "–"
                    found[spans["row-name"]] = figure
    return found


def goal_bases(tree: Any) -> dict[str, str]:
    """Of whom each goal is counted, in the page's words, by the goal's name."""
    found: dict[str, str] = {}
    for table in of_type(tree, "Table"):
        told = re.search(r"Nævner: (alle \w+)\.", words(table["children"]))
        if table.get("className") == "pairs" and told:
            [caption] = of_type(table["children"], "Caption")
            found[words(caption["children"])] = told[1]
    return found


def percentages(said: str) -> list[str]:
    return re.findall(r"(\d+(?:,\d+)?)\s?%", said)
