"""docs/published-figures.md: which published figures come out, and why the others do not.

Written anew by `python -m tests.reference.listing`; a test keeps it so.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from dashboard.indicators.definition import ProjectDefinition
from tests.reference import mentors, norddjurs, sind, vive
from tests.reference.readings import NoFigure, PublicationErred, Reading, Row, published_rows

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "published-figures.md"
MODULES = (vive, sind, mentors, norddjurs)

OPENING = """# Published figures

Four real projects are in the demo, known from their published evaluations. No data on persons are
public, so the persons are synthetic: made so that the totals equal what was published. The test
below takes every row of the publications' figures (`tests/reference/published/`), computes it with
the dashboard's own queries and compares: counts exactly, percentages within 0.55, since printed
percentages are rounded, some of them twice.

```
.venv/bin/python -m pytest tests/reference
```
ends with how many came out.
"""


def listing() -> str:
    """The document: a count for each project, then each exception with its reason."""
    read = {module.PROJECT: _read(module.PROJECT, module) for module in MODULES}
    parts = [OPENING, "## By project", "", _counts(read), ""]
    parts += ["## What the publications got wrong", "", *_exceptions(read, PublicationErred), ""]
    parts += ["## Rows that are no figures of a database", "", *_exceptions(read, NoFigure)]
    return "\n".join(parts) + "\n"


def _read(project: str, module: object) -> list[tuple[Row, Reading]]:
    text = (ROOT / "projects" / project / "project.toml").read_text(encoding="utf-8")
    definition = ProjectDefinition.model_validate(tomllib.loads(text))
    return [(row, module.reading_of(row, definition)) for row in published_rows(project)]  # type: ignore[attr-defined]


def _counts(read: dict[str, list[tuple[Row, Reading]]]) -> str:
    lines = ["| project | figures | reproduced | publication wrong | no figure of a database |"]
    lines.append("|---|---:|---:|---:|---:|")
    total: Counter[str] = Counter()
    for project, rows in read.items():
        became = Counter(_became(reading) for _, reading in rows)
        total += became
        lines.append(_line(project, became))
    lines.append(_line("all", total))
    return "\n".join(lines)


def _became(reading: Reading) -> str:
    if isinstance(reading, NoFigure):
        return "none"
    return "erred" if isinstance(reading, PublicationErred) else "reproduced"


def _line(name: str, became: Counter[str]) -> str:
    figures = became["reproduced"] + became["erred"]
    return f"| {name} | {figures} | {became['reproduced']} | {became['erred']} | {became['none']} |"


def _exceptions(
    read: dict[str, list[tuple[Row, Reading]]], kind: type[NoFigure] | type[PublicationErred]
) -> list[str]:
    lines = ["| project | where | published | why |", "|---|---|---|---|"]
    for project, rows in read.items():
        for row, reading in rows:
            if isinstance(reading, kind):
                parts = (row.table or row.file, row.dimension, row.category, row.column)
                where = ", ".join(part for part in parts if part).replace("|", "/")
                value = f"{row.value} {row.unit}" if row.value else "in words"
                lines.append(f"| {project} | {where} | {value} | {reading.reason} |")
    return lines


if __name__ == "__main__":
    DOCUMENT.write_text(listing(), encoding="utf-8")
    print(f"Wrote {DOCUMENT.name}.")
