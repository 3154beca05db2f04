"""What a block of a published table counts, said in sentences."""

from __future__ import annotations

from dashboard.indicators.attributes import multiple_lists
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.published import AnswersBlock, AnyBlock, CodesBlock, CrossBlock, unit_of
from dashboard.indicators.table_cells import BlockAnswer
from dashboard.text.catalogue import Text
from dashboard.text.clauses import say_condition
from dashboard.text.words import Words


def say_block(answer: BlockAnswer, definition: ProjectDefinition, text: Text) -> str:
    """Whom a block is about and how its numbers are to be read. The block is a resolved one."""
    said = (_base(answer, definition, text), _figures(answer, definition, text))
    return " ".join(filter(None, said))


def _base(answer: BlockAnswer, definition: ProjectDefinition, text: Text) -> str:
    block = answer.block
    said = [text("published.base", who=_who(block, definition, text))]
    if isinstance(block, AnswersBlock | CrossBlock):
        said.append(text(f"published.answered.{block.rows}"))
    if isinstance(block, CrossBlock):
        words = Words(definition, text)
        item = words.item(block.item.form, block.item.item)
        by = words.item(block.by.form, block.by.item)
        said.append(text("published.cross", item=item, by=by))
    return " ".join(said)


def _figures(answer: BlockAnswer, definition: ProjectDefinition, text: Text) -> str:
    block = answer.block
    said = []
    if isinstance(block, CodesBlock) and block.weight is not None:
        said.append(text("published.of_minutes"))
    elif shows_counts_in_brackets(answer):
        said.append(text("published.count_in_brackets"))
    if isinstance(block, CodesBlock) and block.of in multiple_lists(definition):
        said.append(text("published.several"))
    return " ".join(said)


def shows_counts_in_brackets(answer: BlockAnswer) -> bool:
    """Whether the count stands beside each percentage, since it has no column of its own."""
    block = answer.block
    measures = {column.measure for column in answer.columns}
    weighted = isinstance(block, CodesBlock) and block.weight is not None
    return "share" in measures and "count" not in measures and not weighted


def _who(block: AnyBlock, definition: ProjectDefinition, text: Text) -> str:
    unit, among = unit_of(block), block.among
    assert not isinstance(among, str), "the block is resolved"
    if isinstance(among, Everyone):
        return text(f"unit.{unit}.all")
    clause = say_condition(among, definition, text, unit)
    rows, who = text(f"unit.{unit}"), text(f"unit.{unit}.who")
    return text("unit.who", rows=rows, who=who, clause=clause)
