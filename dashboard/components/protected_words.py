"""What the rows and columns of protected tables on the analysis pages are called."""

from __future__ import annotations

from dashboard.components.profile_words import trait_words
from dashboard.indicators.conditions import MISSING
from dashboard.indicators.definition import ItemName, ProjectDefinition
from dashboard.indicators.filters import AT_START
from dashboard.indicators.protected import ProtectedRow, ProtectedTable
from dashboard.indicators.traits import answer_trait
from dashboard.text import release_words
from dashboard.text.catalogue import Text

#: Tables whose rows the language has words for by their code, and where those stand.
_CODED = {
    "length": "courses.lengths",
    "last_contact": "effort.rule.band",
    "job": "effort.rule.band",
    "no_job": "effort.rule.band",
    "hours": "effort.hours.band",
}


def table_words(table: ProtectedTable, definition: ProjectDefinition, text: Text) -> str:
    """What a trait is called; of an answer at the start also whose it is."""
    if _is_answer(table):
        _, form, item = table.name.split(".", 2)
        trait = answer_trait(definition, ItemName(form=form, item=item))
        return trait_words(trait, definition, text)
    return release_words.table_words(table, text)


def row_words(table: ProtectedTable, row: ProtectedRow, text: Text) -> str:
    """What a group is called; of those of whom nothing is recorded why that is."""
    if row.code == MISSING and table.overlap:
        return text("participants.no_mark")
    if row.code == MISSING and _is_answer(table):
        return text("participants.unanswered")
    if table.name in _CODED:
        return text(f"{_CODED[table.name]}.{row.code}")
    return release_words.row_words(row, table.name, text)


def _is_answer(table: ProtectedTable) -> bool:
    return table.name.startswith(f"{AT_START}.")
