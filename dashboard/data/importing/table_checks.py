"""What must hold for the tables of a publication: what they name exists and fits together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.data.importing.faults import quote, suggest
from dashboard.indicators.attributes import CODE_LISTS, multiple_lists
from dashboard.indicators.definition import ItemName, ProjectDefinition
from dashboard.indicators.filters import Selection, find_item
from dashboard.indicators.published import (
    AnswersBlock,
    AnyBlock,
    CodesBlock,
    ConditionsBlock,
    CrossBlock,
    FormsBlock,
    PublishedTable,
    lines_of,
    unit_of,
)
from dashboard.indicators.table_cells import QUANTITIES, Layout
from dashboard.indicators.table_layouts import lay_out

Path = tuple[str | int, ...]
Finding = tuple[Path, str]

#: Lists of how a person's course ended.
_OF_ENDINGS = ("ending_reason", "destination")


def check_tables(definition: ProjectDefinition) -> Iterator[Finding]:
    """Every number given twice, date out of the project, and name that does not exist."""
    period = definition.period
    for index, table in enumerate(definition.tables):
        path: Path = ("tables", index)
        if table.number in [other.number for other in definition.tables[:index]]:
            yield (*path, "number"), f"{quote(table.number)} stands here a second time"
        if table.as_of < period.start:
            yield (*path, "as_of"), "lies before the start of the project"
        if period.data_until is not None and table.as_of > period.data_until:
            yield (*path, "as_of"), "lies after the project's last data"
        for number, block in enumerate(table.blocks):
            yield from _check_block(block, definition, (*path, "blocks", number))


def check_footnotes(resolved: ProjectDefinition) -> Iterator[Finding]:
    """Every row or column that a footnote names and its block does not have."""
    for index, table in enumerate(resolved.tables):
        for number, block in enumerate(table.blocks):
            layout = _layout(block, resolved, table)
            if layout is None:  # Its faults are named already.
                continue
            known = {
                "row": [row.code for row in layout.rows],
                "column": [column.code for column in layout.columns],
            }
            for place, note in enumerate(block.footnotes):
                for key, code in (("row", note.row), ("column", note.column)):
                    if code is not None and code not in known[key]:
                        rule = f"the block has no {key} {quote(code)}{suggest(code, known[key])}"
                        yield ("tables", index, "blocks", number, "footnotes", place, key), rule


def _layout(block: AnyBlock, resolved: ProjectDefinition, table: PublishedTable) -> Layout | None:
    try:
        return lay_out(block, resolved, Selection(table.as_of))
    except KeyError:
        return None


def _check_block(block: AnyBlock, definition: ProjectDefinition, path: Path) -> Iterator[Finding]:
    if unit_of(block) != "persons" and isinstance(block.among, str):
        rule = f"a named base is of persons; write a condition on {unit_of(block)}"
        yield (*path, "among"), rule
    for key, lines in lines_of(block).items():
        codes = [line.code for line in lines]
        for index, code in enumerate(codes):
            if code in codes[:index]:
                yield (*path, key, index, "code"), f"{quote(code)} stands here a second time"
    match block:
        case AnswersBlock():
            yield from _check_answers(block, definition, path)
        case CrossBlock():
            yield from _check_item(block.item, definition, (*path, "item"))
            yield from _check_item(block.by, definition, (*path, "by"))
            yield from _check_waves([block.wave], definition, (*path, "wave"))
        case CodesBlock():
            yield from _check_codes(block, definition, path)
            yield from _check_measures(block, path)
        case ConditionsBlock():
            yield from _check_measures(block, path)
        case FormsBlock() if not (definition.forms and definition.waves):
            yield (*path, "rows"), "there are no forms, or no waves, to count"


def _check_answers(
    block: AnswersBlock, definition: ProjectDefinition, path: Path
) -> Iterator[Finding]:
    for index, item in enumerate(block.items):
        place = (*path, "items", index)
        yield from _check_item(item, definition, place)
        if item in block.items[:index]:
            yield (*place, "item"), f"{quote(item.item)} stands here a second time"
        if _scale(item, definition) != _scale(block.items[0], definition):
            rule = "does not have the same scale as the first item: give it a block of its own"
            yield (*place, "item"), rule
    yield from _check_waves(block.waves, definition, (*path, "waves"))
    several = [
        key
        for key, number in (
            ("groups", len(block.groups) + 1),
            ("waves", len(block.waves)),
            ("items", len(block.items)),
        )
        if number > 1
    ]
    if len(several) > 1:
        rule = (
            f"columns are either {' or '.join(several)}: make a block for each of the {several[-1]}"
        )
        yield (*path, several[-1]), rule


def _check_item(name: ItemName, definition: ProjectDefinition, path: Path) -> Iterator[Finding]:
    forms = {form.id: [item.id for item in form.items] for form in definition.forms}
    if name.form not in forms:
        yield (*path, "form"), f"there is no form {quote(name.form)}{suggest(name.form, forms)}"
    elif name.item not in forms[name.form]:
        rule = f'form "{name.form}" has no item {quote(name.item)}'
        yield (*path, "item"), rule + suggest(name.item, forms[name.form])


def _check_waves(
    waves: Sequence[int], definition: ProjectDefinition, path: Path
) -> Iterator[Finding]:
    known = [wave.number for wave in definition.waves]
    for index, wave in enumerate(waves):
        if wave not in known:
            yield path, f"there is no wave {wave}"
        if wave in waves[:index]:
            yield path, f"wave {wave} stands here a second time"


def _scale(name: ItemName, definition: ProjectDefinition) -> str | None:
    try:
        return find_item(definition, name.form, name.item)[1].id
    except KeyError:
        return None


def _check_codes(block: CodesBlock, definition: ProjectDefinition, path: Path) -> Iterator[Finding]:
    names = list(CODE_LISTS[block.unit])
    if block.unit == "persons":
        names += [*_OF_ENDINGS, *multiple_lists(definition)]
    if block.of not in names:
        rule = f"{block.unit} have no attribute or list {quote(block.of)}{suggest(block.of, names)}"
        yield (*path, "of"), rule
        return
    list_name = CODE_LISTS[block.unit].get(block.of, block.of)
    known = [site.id for site in definition.sites]
    if list_name != "site":
        if list_name not in definition.codes:
            yield (*path, "of"), f'there is no code list "{list_name or block.of}" under [codes]'
            return
        known = [code.code for code in definition.codes[list_name]]
    for index, code in enumerate(block.only):
        if code not in known:
            rule = f'{quote(code)} is not on the code list "{list_name}"{suggest(code, known)}'
            yield (*path, "only", index), rule


def _check_measures(block: CodesBlock | ConditionsBlock, path: Path) -> Iterator[Finding]:
    for index, measure in enumerate(block.show):
        place = (*path, "show", index)
        if measure in block.show[:index]:
            yield place, f"{quote(measure)} stands here a second time"
        if measure == "places" and not (isinstance(block, CodesBlock) and block.of == "site"):
            yield place, "only sites have agreed places"
        if measure in QUANTITIES and block.unit != "persons":
            yield place, f"{quote(measure)} is known of persons only, not of {block.unit}"
    if isinstance(block, CodesBlock) and block.weight is not None and block.unit != "events":
        yield (*path, "weight"), "only events have minutes"
