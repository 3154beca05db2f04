"""På vej til arbejde: how each row of its published figures is computed."""

from __future__ import annotations

from dashboard.indicators.definition import ProjectDefinition
from tests.reference.readings import Labels, Reading, Row
from tests.reference.vive_groups import MIDTERM, PROJECT, TOTAL
from tests.reference.vive_tables import TABLES
from tests.reference.vive_text import TEXT

__all__ = ["MIDTERM", "PROJECT", "TOTAL", "reading_of"]


def reading_of(row: Row, definition: ProjectDefinition) -> Reading:
    """How this project's row is computed; KeyError when nothing says how."""
    labels = Labels(definition)
    if row.file.startswith("tabel"):
        return TABLES[row.table](row, labels)
    return TEXT[row.file](row, labels)
