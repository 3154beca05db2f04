"""docs/published-tables.md: every published table with its link.

Written anew by `python -m tests.reference.table_listing`; a test keeps it so.
"""

from __future__ import annotations

import tomllib
from collections import Counter

from dashboard.components.address import Address, project_path
from dashboard.components.published import TABLE
from dashboard.exports.published import table_title
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.published import PublishedTable
from dashboard.pages import PAGES
from dashboard.text.catalogue import Text
from tests.reference import mentors, vive
from tests.reference.listing import ROOT
from tests.reference.readings import NoFigure, PublicationErred, published_rows
from tests.reference.table_places import table_number

DOCUMENT = ROOT / "docs" / "published-tables.md"
MODULES = (vive, mentors)
PATHS = {page.name: page.path for page in PAGES}

OPENING = """# Published tables

The tables of two publications, each on the page where it belongs. A link opens the table with the
figures of the publication's date and without filters; on another date or with filters the same
table is counted anew, and the page says how it differs. Links begin after the server's address,
such as `http://127.0.0.1:8050`.

The tables are part of the projects' definitions (`projects/*/project.toml`); how to write one
stands in [new-project.md](new-project.md#tables). The test below compares every figure that was
printed in a table with the cell in the same row and column: counts exactly, percentages within
0.55, since printed percentages are rounded, some of them twice.

```
.venv/bin/python -m pytest tests/reference/test_published_tables.py
```
"""


def listing() -> str:
    """The document: the tables of each project, then what the publications printed wrong."""
    parts = [OPENING]
    for module in MODULES:
        definition = _definition(module.PROJECT)
        parts += [f"## {definition.name.da}", "", _count(module, definition), ""]
        parts += ["| table | page | date | link |", "|---|---|---|---|"]
        parts += [_line(definition, table) for table in definition.tables]
        parts.append("")
    parts += ["## Footnotes", "", "| project | table | footnote |", "|---|---|---|"]
    for module in MODULES:
        definition = _definition(module.PROJECT)
        for table in definition.tables:
            notes = dict.fromkeys(
                note.text.en for block in table.blocks for note in block.footnotes
            )
            parts += [f"| {definition.id} | {table.number} | {note} |" for note in notes]
    return "\n".join(parts) + "\n"


def _definition(project: str) -> ProjectDefinition:
    text = (ROOT / "projects" / project / "project.toml").read_text(encoding="utf-8")
    return ProjectDefinition.model_validate(tomllib.loads(text))


def _count(module: object, definition: ProjectDefinition) -> str:
    became: Counter[str] = Counter()
    for row in published_rows(definition.id):
        if table_number(row) is not None:
            reading = module.reading_of(row, definition)  # type: ignore[attr-defined]
            kinds = {NoFigure: "in words", PublicationErred: "erred"}
            became[kinds.get(type(reading), "compared")] += 1
    return (
        f"{len(definition.tables)} tables with {sum(became.values())} printed figures: "
        f"{became['compared']} come out, {became['erred']} the publication got wrong, and "
        f"{became['in words']} it gives in words only."
    )


def _line(definition: ProjectDefinition, table: PublishedTable) -> str:
    asked = {TABLE: table.number}
    path = PATHS[table.page].replace("/project/<project_id>", project_path(definition.id))
    link = Address(path).link(as_of=table.as_of, asked=asked)
    text = Text("da")
    page = text(f"page.{table.page}.tab")
    return f"| {table_title(table, text)} | {page} | {table.as_of} | `{link}` |"


if __name__ == "__main__":
    DOCUMENT.write_text(listing(), encoding="utf-8")
    print(f"Wrote {DOCUMENT.name}.")
