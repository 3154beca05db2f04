"""What the rows and columns of protected tables are called."""

from __future__ import annotations

from dashboard.components.profile_words import trait_words
from dashboard.components.selection import age_words
from dashboard.indicators.conditions import MISSING
from dashboard.indicators.definition import ItemName, ProjectDefinition
from dashboard.indicators.filters import AT_START
from dashboard.indicators.protected import ProtectedRow, ProtectedTable
from dashboard.indicators.traits import COURSE, NONE, OUTCOME, answer_trait
from dashboard.text.catalogue import Text

#: Tables whose rows the language has words for by their code, and where those stand.
_CODED = {
    COURSE: "filter.course",
    "length": "courses.lengths",
    "last_contact": "effort.rule.band",
    "job": "effort.rule.band",
    "no_job": "effort.rule.band",
    "hours": "effort.hours.band",
}


def table_words(table: ProtectedTable, definition: ProjectDefinition, text: Text) -> str:
    """What a trait is called; of an answer at the start also whose it is."""
    if table.name.startswith(f"{AT_START}."):
        _, form, item = table.name.split(".", 2)
        trait = answer_trait(definition, ItemName(form=form, item=item))
        return trait_words(trait, definition, text)
    if table.label is not None:
        return text.label(table.label)
    if table.name == OUTCOME:
        return text("participants.outcome")
    return text(f"filter.{table.name}") if f"filter.{table.name}" in text else table.name


def row_words(table: ProtectedTable, row: ProtectedRow, text: Text) -> str:
    if row.label is not None:
        return text.label(row.label)
    if row.code == MISSING and table.overlap:
        return text("participants.no_mark")
    if row.code == MISSING:
        is_answer = table.name.startswith(f"{AT_START}.")
        return text("participants.unanswered" if is_answer else "filter.missing")
    if row.code == NONE:
        return text("participants.outcome.none")
    prefix = _CODED.get(table.name)
    return text(f"{prefix}.{row.code}") if prefix else age_words(row.code, text)
