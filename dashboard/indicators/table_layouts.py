"""The rows and columns of a published table's block, and which figure stands in each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from dashboard.indicators.attributes import CODE_LISTS, multiple_lists
from dashboard.indicators.breakdowns import ByAnswer, ByCase
from dashboard.indicators.conditions import (
    MISSING,
    All,
    Any,
    Attribute,
    Condition,
    Ended,
    Marked,
    Measured,
    Not,
)
from dashboard.indicators.definition import ItemName, Label, ProjectDefinition, Share, Unit
from dashboard.indicators.filters import Selection, find_item
from dashboard.indicators.published import (
    AnswersBlock,
    AnyBlock,
    CodesBlock,
    ConditionsBlock,
    CrossBlock,
    FormsBlock,
    Line,
    Measure,
    YesNoBlock,
    unit_of,
)
from dashboard.indicators.table_cells import (
    Answered,
    Answers,
    Column,
    Figure,
    Layout,
    Mean,
    PerPerson,
    Row,
    Words,
)


def lay_out(block: AnyBlock, definition: ProjectDefinition, selection: Selection) -> Layout:
    """The figures of a block of a resolved definition, among the persons selected.

    Choices are of persons: blocks about other units are not narrowed by them. Raises KeyError for
    an item, a form or a code list that the definition does not have.
    """
    if isinstance(block.among, str):
        raise TypeError(f"the base {block.among!r} is only a name: resolve the definition first")
    is_of_persons = unit_of(block) == "persons"
    base = selection.among(block.among) if is_of_persons else block.among
    match block:
        case AnswersBlock():
            return _answers(block, definition, base)
        case CrossBlock():
            return _cross(block, definition, base)
        case CodesBlock():
            return _codes(block, definition, base)
        case ConditionsBlock():
            return _conditions(block, base)
        case YesNoBlock():
            return _yes_no(block, base)
        case FormsBlock():
            return _forms(block, definition, base)


def _both(*parts: Condition) -> Condition:
    return All(of=parts) if len(parts) > 1 else parts[0]


def _answers(block: AnswersBlock, definition: ProjectDefinition, base: Condition) -> Layout:
    first, wave = block.items[0], block.waves[0]
    item, scale = find_item(definition, first.form, first.item)
    heading: Label | None = item.text  # where the item is no column it is what the rows are about
    if block.groups:
        groups = tuple(ByCase((group.where,)) for group in block.groups)
        answers = Answers(base, (_by(first, wave), *groups))
        columns = [
            (group.code, group.label, Answered(answers, (0, place)), 0)
            for place, group in enumerate(block.groups, start=1)
        ]
    elif len(block.waves) > 1:
        labels = {one.number: one.label for one in definition.waves}
        answers = Answers(base, tuple(_by(first, number) for number in block.waves))
        columns = [
            (str(number), labels[number], Answered(answers, (place,)), place)
            for place, number in enumerate(block.waves)
        ]
    else:
        heading = None
        texts = [find_item(definition, name.form, name.item)[0].text for name in block.items]
        columns = [
            (name.item, words, Answered(Answers(base, (_by(name, wave),)), (0,)), 0)
            for name, words in zip(block.items, texts, strict=True)
        ]
    rows = [
        Row(
            option.code,
            option.label,
            tuple(_picking(total, (place, option.code)) for _, _, total, place in columns),
        )
        for option in scale.options
    ]
    return Layout(
        block.heading or heading,
        tuple(Column(code, (words,), "share") for code, words, _, _ in columns),
        (*rows, Row("total", "total", tuple(total for _, _, total, _ in columns), "total")),
    )


def _cross(block: CrossBlock, definition: ProjectDefinition, base: Condition) -> Layout:
    """Shares of everybody who answered both items, with the margins of both."""
    _, down = find_item(definition, block.item.form, block.item.item)
    _, across = find_item(definition, block.by.form, block.by.item)
    both = (_by(block.item, block.wave), _by(block.by, block.wave))
    everybody = Answered(Answers(base, both), (0, 1))

    def shares(of_row: Answered) -> tuple[Answered, ...]:
        return (*(_picking(of_row, (1, option.code)) for option in across.options), of_row)

    columns = [Column(option.code, (option.label,), "share") for option in across.options]
    rows = [
        Row(option.code, option.label, shares(_picking(everybody, (0, option.code))))
        for option in down.options
    ]
    return Layout(
        block.heading,
        (*columns, Column("total", ("total",), "share")),
        (*rows, Row("total", "total", shares(everybody), "total")),
    )


def _by(name: ItemName, wave: int) -> ByAnswer:
    return ByAnswer(form=name.form, wave=wave, item=name.item)


def _picking(figure: Answered, more: tuple[int, str]) -> Answered:
    return replace(figure, picked=(*figure.picked, more))


def _codes(block: CodesBlock, definition: ProjectDefinition, base: Condition) -> Layout:
    codes, rest, many = _code_conditions(definition, block.unit, block.of)
    if block.only:
        codes = [code for code in codes if code.code in block.only]
        base = _both(base, Any(of=tuple(code.where for code in codes)))
    places = {site.id: site.places for site in definition.sites}

    def figures(where: Condition, code: str | None) -> tuple[Figure, ...]:
        return tuple(
            places.get(code or "")
            if measure == "places"
            else _figure(measure, where, base, block.unit, block.weight)
            for measure in block.show
        )

    rows = [Row(code.code, code.label, figures(code.where, code.code)) for code in codes]
    if not block.only:
        words: Words = block.missing or ("none" if many else "missing")
        rows.append(Row(MISSING, words, figures(rest, None), "rest"))
    if many:
        shares = tuple(Share(unit=block.unit, where=code.where, base=base) for code in codes)
        nothing: tuple[Figure, ...] = (None,) * (len(block.show) - 1)
        rows.append(Row("per_person", "per_person", (PerPerson(shares), *nothing)))
    else:
        known = [number for number in places.values() if number is not None]
        total = tuple(
            (sum(known) if known else None) if measure == "places" else figure
            for measure, figure in zip(block.show, figures(base, None), strict=True)
        )
        rows.append(Row("total", "sum" if block.weight else "total", total, "total"))
    return Layout(block.heading, _columns((), block.show), tuple(rows))


def _conditions(block: ConditionsBlock, base: Condition) -> Layout:
    bases = [_both(base, group.where) for group in block.groups] or [base]

    def figures(where: Condition | None) -> tuple[Figure, ...]:
        return tuple(
            _figure(measure, within if where is None else where, within, block.unit, None)
            for within in bases
            for measure in block.show
        )

    rows = [Row(line.code, line.label, figures(line.where)) for line in block.of]
    if block.total:
        rows.append(Row("total", "total", figures(None), "total"))
    return Layout(block.heading, _columns(block.groups, block.show), tuple(rows))


def _yes_no(block: YesNoBlock, base: Condition) -> Layout:
    yes = tuple(Share(where=line.where, base=base) for line in block.of)
    no = tuple(Share(where=Not(of=line.where), base=base) for line in block.of)
    columns = tuple(Column(line.code, (line.label,), "share") for line in block.of)
    total = Row("total", "total", (Share(where=base, base=base),) * len(columns), "total")
    return Layout(block.heading, columns, (Row("yes", "yes", yes), Row("no", "no", no), total))


def _forms(block: FormsBlock, definition: ProjectDefinition, base: Condition) -> Layout:
    waves = definition.waves
    columns = tuple(Column(str(wave.number), (wave.label,), "count") for wave in waves)
    rows = tuple(
        Row(
            form.id,
            form.name,
            tuple(
                Share(where=Measured(form=form.id, wave=wave.number), base=base) for wave in waves
            ),
        )
        for form in definition.forms
    )
    return Layout(block.heading, columns, rows)


def _figure(
    measure: Measure,
    where: Condition,
    base: Condition,
    unit: Unit,
    weight: Literal["minutes"] | None,
) -> Figure:
    match measure:
        case "course_days" | "weekly_hours" | "age":
            return Mean(measure, _both(base, where))
        case "share" | "count":
            return Share(unit=unit, where=where, base=base, weight=weight)
        case "places":
            return None


def _columns(groups: Sequence[Line], show: Sequence[Measure]) -> tuple[Column, ...]:
    return tuple(
        _column(group, measure, len(show) > 1) for group in groups or (None,) for measure in show
    )


def _column(group: Line | None, measure: Measure, is_one_of_several: bool) -> Column:
    if group is None:
        return Column(measure, (measure,), measure)
    if is_one_of_several:
        return Column(f"{group.code}.{measure}", (group.label, measure), measure)
    return Column(group.code, (group.label,), measure)


def _code_conditions(
    definition: ProjectDefinition, unit: Unit, name: str
) -> tuple[list[Line], Condition, bool]:
    """The codes with their conditions, the condition of none, and whether a row may have several.

    Raises KeyError for a name that is neither an attribute of the unit nor a list of persons.
    """
    if name in CODE_LISTS[unit]:
        lines = [
            Line(code=code, label=label, where=Attribute(name=name, values=(code,)))
            for code, label in _listed(definition, CODE_LISTS[unit][name] or name)
        ]
        return lines, Attribute(name=name, values=(MISSING,)), False
    if unit != "persons":
        raise KeyError(name)
    codes = list(_listed(definition, name))
    every = tuple(code for code, _ in codes)

    def condition(*some: str) -> Condition:
        match name:
            case "ending_reason":
                return Ended(reasons=some)
            case "destination":
                return Ended(destinations=some)
        if name not in multiple_lists(definition):
            raise KeyError(name)
        return Marked(attribute=name, codes=some)

    lines = [Line(code=code, label=label, where=condition(code)) for code, label in codes]
    return lines, Not(of=condition(*every)), name in multiple_lists(definition)


def _listed(definition: ProjectDefinition, list_name: str) -> Iterator[tuple[str, Label]]:
    if list_name == "site":
        yield from ((site.id, site.name) for site in definition.sites)
    else:
        yield from ((code.code, code.label) for code in definition.codes[list_name])
