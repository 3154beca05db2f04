"""Which figure stands in each cell of a published table, and the table once it is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dashboard.indicators.attributes import CODE_LISTS, multiple_lists
from dashboard.indicators.conditions import (
    MISSING,
    All,
    Answered,
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
    PublishedTable,
    YesNoBlock,
    unit_of,
)
from dashboard.indicators.results import Tally

Quantity = Literal["course_days", "weekly_hours", "age"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

#: Words that are the same in every project; the language has them.
Word = Literal["total", "sum", "missing", "none", "yes", "no", "per_person"] | Measure
Words = Label | Word


@dataclass(frozen=True)
class Mean:
    """The mean of a quantity among the persons for whom the condition holds."""

    quantity: Quantity
    among: Condition


@dataclass(frozen=True)
class PerPerson:
    """How many marks a person of the base has on average: the shares added."""

    shares: tuple[Share, ...]


#: What a cell asks; a number is agreed places, None a cell that says nothing.
Figure = Share | Mean | PerPerson | int | None


@dataclass(frozen=True)
class Column:
    """`words` are joined: what the column is about, and the measure where there are several."""

    code: str
    words: tuple[Words, ...]
    measure: Measure


@dataclass(frozen=True)
class Row:
    """A line before it is counted, with one figure for each column.

    A "rest" (nothing recorded) is left out where nobody is in it; of a "total" the figures' bases
    are the columns' n.
    """

    code: str
    words: Words
    figures: tuple[Figure, ...]
    kind: Literal["row", "rest", "total"] = "row"


@dataclass(frozen=True)
class Layout:
    """A block's heading, and its rows and columns in the order in which they are shown."""

    heading: Label | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Average:
    """A mean among the `n` of whom the quantity is known; None where there are none."""

    mean: float | None
    n: int


Value = Tally | Average | None


@dataclass(frozen=True)
class CountedRow:
    """A row with its values, one for each column."""

    code: str
    words: Words
    values: tuple[Value, ...]
    is_total: bool


@dataclass(frozen=True)
class BlockAnswer:
    """A counted block. `block` is resolved, so that its base can be said."""

    block: AnyBlock
    heading: Label | None
    columns: tuple[Column, ...]
    rows: tuple[CountedRow, ...]


@dataclass(frozen=True)
class PublishedTableAnswer:
    """A published table counted for a selection."""

    table: PublishedTable
    blocks: tuple[BlockAnswer, ...]


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


def asked(layouts: Sequence[Layout]) -> tuple[list[Share], list[Mean]]:
    """Everything that must be counted for the layouts, each once."""
    shares: dict[Share, None] = {}
    means: dict[Mean, None] = {}
    for layout in layouts:
        for row in layout.rows:
            for figure in row.figures:
                match figure:
                    case Share():
                        shares[figure] = None
                    case PerPerson():
                        shares.update(dict.fromkeys(figure.shares))
                    case Mean():
                        means[figure] = None
    return list(shares), list(means)


def fill_in(
    block: AnyBlock,
    layout: Layout,
    tallies: Mapping[Share, Tally],
    means: Mapping[Mean, Average],
) -> BlockAnswer:
    """The block with what was counted for its figures."""

    def value(figure: Figure) -> Value:
        match figure:
            case Share():
                return tallies[figure]
            case Mean():
                return means[figure]
            case PerPerson(shares=shares):
                counted = [tallies[share] for share in shares]
                n = counted[0].denominator or 0
                marks = sum(tally.numerator for tally in counted)
                return Average(marks / n if n else None, n)
            case int():
                return Tally(figure, None)
        return None

    rows = [
        (row, CountedRow(row.code, row.words, tuple(map(value, row.figures)), row.kind == "total"))
        for row in layout.rows
    ]
    shown = (counted for row, counted in rows if row.kind != "rest" or _has_any(counted))
    return BlockAnswer(block, layout.heading, layout.columns, tuple(shown))


def _has_any(row: CountedRow) -> bool:
    return any(isinstance(value, Tally) and value.numerator for value in row.values)


def _both(*parts: Condition) -> Condition:
    return All(of=parts) if len(parts) > 1 else parts[0]


def _answers(block: AnswersBlock, definition: ProjectDefinition, base: Condition) -> Layout:
    first, wave = block.items[0], block.waves[0]
    item, scale = find_item(definition, first.form, first.item)
    heading: Label | None = item.text  # where the item is no column it is what the rows are about
    columns: list[tuple[str, Label, Answered, tuple[Condition, ...]]]
    if block.groups:
        columns = [
            (group.code, group.label, _answered(first, wave), (group.where,))
            for group in block.groups
        ]
    elif len(block.waves) > 1:
        labels = {one.number: one.label for one in definition.waves}
        columns = [
            (str(number), labels[number], _answered(first, number), ()) for number in block.waves
        ]
    else:
        heading = None
        columns = [
            (
                name.item,
                find_item(definition, name.form, name.item)[0].text,
                _answered(name, wave),
                (),
            )
            for name in block.items
        ]
    bases = [_both(base, *within, answered) for _, _, answered, within in columns]
    rows = [
        Row(
            option.code,
            option.label,
            tuple(
                Share(where=_with_option(answered, option.code), base=within)
                for (_, _, answered, _), within in zip(columns, bases, strict=True)
            ),
        )
        for option in scale.options
    ]
    return Layout(
        block.heading or heading,
        tuple(Column(code, (words,), "share") for code, words, _, _ in columns),
        (*rows, _total(bases)),
    )


def _answered(name: ItemName, wave: int) -> Answered:
    return Answered(form=name.form, wave=wave, item=name.item)


def _with_option(answered: Answered, code: str) -> Answered:
    return answered.model_copy(update={"options": (code,)})


def _cross(block: CrossBlock, definition: ProjectDefinition, base: Condition) -> Layout:
    """Shares of everybody who answered both items, with the margins of both."""
    down, across = (
        [
            (option.code, option.label, _with_option(_answered(name, block.wave), option.code))
            for option in find_item(definition, name.form, name.item)[1].options
        ]
        for name in (block.item, block.by)
    )
    everybody = _both(base, _answered(block.item, block.wave), _answered(block.by, block.wave))

    def shares(*of_row: Condition) -> tuple[Share, ...]:
        cells = [_both(*of_row, where) for _, _, where in across]
        return tuple(
            Share(where=where, base=everybody) for where in (*cells, _both(*of_row, everybody))
        )

    columns = [Column(code, (label,), "share") for code, label, _ in across]
    rows = [Row(code, label, shares(where)) for code, label, where in down]
    return Layout(
        block.heading,
        (*columns, Column("total", ("total",), "share")),
        (*rows, Row("total", "total", shares(), "total")),
    )


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
    total = _total([base] * len(columns))
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


def _total(bases: Sequence[Condition]) -> Row:
    return Row("total", "total", tuple(Share(where=base, base=base) for base in bases), "total")


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
