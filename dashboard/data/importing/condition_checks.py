"""Whether the codes, forms and options that conditions name are declared in the definition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dashboard.data.importing.faults import quote, suggest
from dashboard.indicators import conditions as c
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.definition import Count, ProjectDefinition, Share, Unit
from dashboard.indicators.published import lines_of, unit_of

Path = tuple[str | int, ...]
Finding = tuple[Path, str]

#: Nodes that can be asked of rows of every unit.
OF_EVERY_UNIT = (c.Everyone, c.All, c.Any, c.Not, c.Attribute)
OF_COMPANIES = (c.Contacted, c.Employs)

#: How deep conditions may stand within each other; SQL has a limit, and readers have one sooner.
DEEPEST = 20
#: Lists of a condition that say what it is about, so that it never holds without an element.
NEEDED_LISTS = ("kinds", "by", "values")


def check_conditions(definition: ProjectDefinition) -> Iterator[Finding]:
    """Every name in a condition that the definition does not declare, with its place."""
    for path, unit, condition in _conditions(definition):
        yield from _Check(definition, unit).of(condition, path)


def _conditions(definition: ProjectDefinition) -> Iterator[tuple[Path, Unit, c.Condition]]:
    for index, base in enumerate(definition.bases):
        yield ("bases", index, "where"), "persons", base.where
    for index, outcome in enumerate(definition.outcomes):
        yield ("outcomes", index, "where"), "persons", outcome.where
    for index, stage in enumerate(definition.stages):
        yield ("stages", index, "where"), "persons", stage.where
    for index, route in enumerate(definition.routes):
        yield ("routes", index, "where"), "persons", route.where
    for index, goal in enumerate(definition.goals):
        indicator = goal.indicator
        path: Path = ("goals", index, "indicator")
        if isinstance(indicator, Share | Count):
            yield (*path, "where"), indicator.unit, indicator.where
        if isinstance(indicator, Share) and not isinstance(indicator.base, str):
            yield (*path, "base"), indicator.unit, indicator.base
    for index, table in enumerate(definition.tables):
        for number, block in enumerate(table.blocks):
            path = ("tables", index, "blocks", number)
            if not isinstance(block.among, str):
                yield (*path, "among"), unit_of(block), block.among
            for key, lines in lines_of(block).items():
                for place, line in enumerate(lines):
                    yield (*path, key, place, "where"), unit_of(block), line.where


class _Check:
    def __init__(self, definition: ProjectDefinition, unit: Unit) -> None:
        self._unit = unit
        self._lists = {
            name: [code.code for code in codes] for name, codes in definition.codes.items()
        }
        self._lists["site"] = [site.id for site in definition.sites]
        self._forms = {form.id: form for form in definition.forms}
        self._scales = {
            scale.id: [option.code for option in scale.options] for scale in definition.scales
        }
        self._waves = [wave.number for wave in definition.waves]

    def of(self, node: c.Condition, path: Path, depth: int = 1) -> Iterator[Finding]:
        if depth > DEEPEST:
            yield path, f"conditions stand more than {DEEPEST} deep within each other"
            return
        for name in NEEDED_LISTS:
            if getattr(node, name, None) == ():
                yield (*path, name), "is empty, so that the condition could never hold"
        if not self._is_of_unit(node):
            asked = "companies" if isinstance(node, OF_COMPANIES) else "persons"
            yield path, f'"{node.node}" can be asked of {asked} only, not of {self._unit}'
        match node:
            case c.All() | c.Any():
                for index, part in enumerate(node.of):
                    yield from self.of(part, (*path, "of", index), depth + 1)
            case c.Not():
                yield from self.of(node.of, (*path, "of"), depth + 1)
            case c.Ended():
                yield from self._codes("ending_reason", node.reasons, (*path, "reasons"))
                yield from self._codes("destination", node.destinations, (*path, "destinations"))
            case c.Attribute():
                yield from self._attribute(node, path)
            case c.Age(at_least=int(youngest), at_most=int(oldest)) if youngest > oldest:
                yield (*path, "at_most"), "is less than at_least"
            case c.Marked():
                if node.attribute not in self._lists:
                    yield (*path, "attribute"), self._no_list(node.attribute)
                else:
                    yield from self._codes(node.attribute, node.codes, (*path, "codes"))
            case c.Measured() | c.Answered():
                yield from self._form(node, path)
            case c.TookPart() | c.Contacted():
                yield from self._codes("event_kind", node.kinds, (*path, "kinds"))

    def _is_of_unit(self, node: c.Condition) -> bool:
        if isinstance(node, OF_EVERY_UNIT):
            return True
        return self._unit == ("companies" if isinstance(node, OF_COMPANIES) else "persons")

    def _attribute(self, node: c.Attribute, path: Path) -> Iterator[Finding]:
        known = CODE_LISTS[self._unit]
        if node.name not in known:
            rule = f"{self._unit} have no attribute {quote(node.name)}{suggest(node.name, known)}"
            yield (*path, "name"), rule
            return
        list_name = known[node.name]
        if list_name is not None:
            yield from self._codes(list_name, node.values, (*path, "values"), (c.MISSING,))

    def _form(self, node: c.Measured | c.Answered, path: Path) -> Iterator[Finding]:
        if node.wave not in self._waves:
            yield (*path, "wave"), f"there is no wave {node.wave}"
        form = self._forms.get(node.form)
        if form is None:
            rule = f"there is no form {quote(node.form)}{suggest(node.form, self._forms)}"
            yield (*path, "form"), rule
        elif isinstance(node, c.Answered):
            items = {item.id: item for item in form.items}
            if node.item not in items:
                rule = f'form "{form.id}" has no item {quote(node.item)}'
                yield (*path, "item"), rule + suggest(node.item, items)
                return
            options = self._scales.get(items[node.item].scale)
            if options is not None:
                yield from _unknown(
                    node.options, options, f'an answer to item "{node.item}"', (*path, "options")
                )

    def _codes(
        self, list_name: str, codes: Sequence[str], path: Path, also: Collection[str] = ()
    ) -> Iterator[Finding]:
        if not codes:
            return
        known = self._lists.get(list_name)
        if known is None:
            yield path, self._no_list(list_name)
            return
        what = "a site" if list_name == "site" else f'on the code list "{list_name}"'
        yield from _unknown(codes, [*known, *also], what, path)

    def _no_list(self, name: str) -> str:
        return f"there is no code list {quote(name)} under [codes]{suggest(name, self._lists)}"


def _unknown(
    codes: Sequence[str], known: Collection[str], what: str, path: Path
) -> Iterator[Finding]:
    for index, code in enumerate(codes):
        if code not in known:
            yield (*path, index), f"{quote(code)} is not {what}{suggest(code, known)}"
