"""A condition as a clause that follows "borgere, der …" or "participants that …".

One function per node. Negations are carried down to the nodes, where the language puts its "not",
so that "not (a and b)" reads as "not a or not b". What is nested in brackets stays unambiguous.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any as AnyNode

from dashboard.indicators import conditions as c
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.definition import Label, ProjectDefinition, Unit
from dashboard.indicators.resolve import outcome_condition
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import Words


def say_condition(
    node: c.Condition, definition: ProjectDefinition, text: Text, unit: Unit = "persons"
) -> str:
    """The condition as a clause in the text's language; names and codes in the project's words."""
    return _Reader(definition, text, unit).clause(node, negated=False)


class _Reader:
    def __init__(self, definition: ProjectDefinition, text: Text, unit: Unit) -> None:
        self.definition = definition
        self.text = text
        self.unit = unit
        self.words = Words(definition, text)
        # an outcome is its name, also after it was replaced by its meaning
        self.outcomes: dict[c.Condition, Label] = {
            outcome_condition(definition.outcomes, outcome.code): outcome.label
            for outcome in definition.outcomes
        }

    def clause(self, node: c.Condition, negated: bool) -> str:
        return CLAUSES[type(node)](self, node, negated)

    def say(self, key: str, negated: bool, /, **values: object) -> str:
        if negated and f"{key}.not" in self.text:
            return self.text(f"{key}.not", **values)
        return self.text(key, neg=self.text("negation") if negated else "", **values)

    def parts(self, node: c.All | c.Any, negated: bool) -> str:
        """The parts joined by and or or; a part that joins the other way stands in brackets."""
        parts = self.flat(node, _joins_by_and(node, negated), negated)
        clauses = []
        for part, part_negated in parts:
            clause = self.clause(part, part_negated)
            if len(parts) > 1 and self.is_group(part):
                clause = self.text("list.group", clause=clause)
            clauses.append(clause)
        joiner = "list.and" if _joins_by_and(node, negated) else "list.or"
        return self.words.listed(clauses, joiner)

    def flat(
        self, node: c.Condition, by_and: bool, negated: bool
    ) -> list[tuple[c.Condition, bool]]:
        """The parts and whether each is negated, those of parts that join the same way lifted."""
        match node:
            case c.Not(of=part):
                return self.flat(part, by_and, not negated)
            case c.All(of=parts) | c.Any(of=parts) if parts and node not in self.outcomes:
                if len(parts) == 1 or _joins_by_and(node, negated) == by_and:
                    return [leaf for part in parts for leaf in self.flat(part, by_and, negated)]
        return [(node, negated)]

    def is_group(self, node: c.Condition) -> bool:
        return isinstance(node, c.All | c.Any) and bool(node.of) and node not in self.outcomes

    def notes(self, *notes: str) -> str:
        given = [note for note in notes if note]
        return self.text("list.note", notes="; ".join(given)) if given else ""

    def hours(self, hours: float | None) -> str:
        if hours is None:
            return ""
        return self.text("clause.hours", hours=formats.count(hours, self.text.language))

    def held(self, held: bool | None, kinds: tuple[c.SpellKind, ...]) -> str:
        if held is None:
            return ""
        what = "other" if {"education", "internship"} & set(kinds) else "jobs"
        return self.text(f"clause.held.{what}.{'true' if held else 'false'}")

    def events(self, kinds: tuple[str, ...]) -> str:
        return self.words.codes("event_kind", kinds)


def _joins_by_and(node: c.All | c.Any, negated: bool) -> bool:
    """Whether the parts are joined by and: not (a or b) is not a and not b."""
    return isinstance(node, c.All) is not negated


def _plain(key: str) -> Callable[[_Reader, AnyNode, bool], str]:
    """A node with nothing to fill in."""
    return lambda reader, _node, negated: reader.say(key, negated)


def _all(reader: _Reader, node: c.All, negated: bool) -> str:
    if node in reader.outcomes:
        outcome = reader.words.quote(reader.text.label(reader.outcomes[node]))
        return reader.say("clause.outcome", negated, outcomes=outcome)
    if not node.of:
        return reader.say("clause.everyone", negated)
    return reader.parts(node, negated)


def _any(reader: _Reader, node: c.Any, negated: bool) -> str:
    if not node.of:
        return reader.say("clause.everyone", not negated)
    if all(part in reader.outcomes for part in node.of):
        labels = (reader.text.label(reader.outcomes[part]) for part in node.of)
        return reader.say("clause.outcome", negated, outcomes=reader.words.quoted(labels))
    return reader.parts(node, negated)


def _not(reader: _Reader, node: c.Not, negated: bool) -> str:
    return reader.clause(node.of, not negated)


def _referred_between(reader: _Reader, node: c.ReferredBetween, negated: bool) -> str:
    first, last = (
        formats.day(day, reader.text.language) for day in (node.first_day, node.last_day)
    )
    return reader.say("clause.referred_between", negated, first=first, last=last)


def _ended(reader: _Reader, node: c.Ended, negated: bool) -> str:
    words, text = reader.words, reader.text
    ways = [text(f"clause.ended.{ending}") for ending in node.endings or ("any",)]
    reasons, destinations = "", ""
    if node.reasons:
        listed = words.codes("ending_reason", node.reasons)
        reasons = text("clause.ended.reasons", reasons=listed)
    if node.destinations:
        listed = words.codes("destination", node.destinations)
        destinations = text("clause.ended.destinations", destinations=listed)
    lengths = (("at_least", node.months_at_least), ("below", node.months_below))
    bounds = (
        text(f"clause.ended.{bound}" + (".one" if months == 1 else ""), months=months)
        for bound, months in lengths
        if months is not None
    )
    return reader.say(
        "clause.ended",
        negated,
        ways=words.listed(ways),
        notes=reader.notes(reasons, destinations, *bounds),
    )


def _attribute(reader: _Reader, node: c.Attribute, negated: bool) -> str:
    list_name = CODE_LISTS[reader.unit][node.name]
    values = [
        reader.text("clause.attribute.missing")
        if value == c.MISSING
        else reader.words.quote(reader.words.code(list_name, value))
        for value in node.values
    ]
    key = f"clause.attribute.{reader.unit}.{node.name}"
    return reader.say(key, negated, values=reader.words.listed(values))


def _age(reader: _Reader, node: c.Age, negated: bool) -> str:
    low, high = node.at_least, node.at_most
    if low is None and high is None:
        kind = "known"
    elif low is None:
        kind = "at_most"
    elif high is None:
        kind = "at_least"
    else:
        kind = "exactly" if low == high else "between"
    bounds = reader.text(f"clause.age.{kind}", low=low, high=high)
    return reader.say(f"clause.age.{node.at}", negated, bounds=bounds)


def _marked(reader: _Reader, node: c.Marked, negated: bool) -> str:
    if node.codes:
        codes = reader.words.codes(node.attribute, node.codes)
    else:
        own = f"clause.marked.any.{node.attribute}"
        key = own if own in reader.text else "clause.marked.any"
        codes = reader.text(key, attribute=node.attribute)
    return reader.say("clause.marked", negated, codes=codes)


def _in_spell(reader: _Reader, node: c.InSpell, negated: bool) -> str:
    lasted, gap = "", ""
    durations = [
        reader.text(f"clause.in_spell.{period}" + (".one" if number == 1 else ""), number=number)
        for period, number in (("months", node.lasted_months), ("days", node.lasted_days))
        if number
    ]
    if durations:
        listed = reader.words.listed(durations, "list.and")
        # one kind has lasted; several may follow on each other
        key = "clause.in_spell.lasted" if len(node.kinds) == 1 else "clause.in_spell.lasted_in_all"
        lasted = reader.text(key, durations=listed)
    if node.gap_days:
        key = "clause.in_spell.gap" + (".one" if node.gap_days == 1 else "")
        gap = reader.text(key, days=node.gap_days)
    return reader.say(
        "clause.in_spell",
        negated,
        kinds=reader.words.kinds(node.kinds),
        hours=reader.hours(node.hours_at_least),
        lasted=lasted,
        notes=reader.notes(reader.held(node.held_at_start, node.kinds), gap),
    )


def _had_spell(reader: _Reader, node: c.HadSpell, negated: bool) -> str:
    listed = reader.words.kinds if node.since == "ever" else reader.words.begun
    return reader.say(
        f"clause.had_spell.{node.since}",
        negated,
        kinds=listed(node.kinds),
        hours=reader.hours(node.hours_at_least),
        notes=reader.notes(reader.held(node.held_at_start, node.kinds)),
    )


def _held_at_start(reader: _Reader, node: c.HeldAtStart, negated: bool) -> str:
    return reader.say("clause.held_at_start", negated, kinds=reader.words.kinds(node.kinds))


def _preceded(reader: _Reader, node: c.Preceded, negated: bool) -> str:
    by, kinds = reader.words.kinds(node.by), reader.words.begun(node.kinds)
    return reader.say("clause.preceded", negated, by=by, kinds=kinds)


def _measured(reader: _Reader, node: c.Measured, negated: bool) -> str:
    form, wave = reader.words.form(node.form), reader.words.wave(node.wave)
    return reader.say("clause.measured", negated, form=form, wave=wave)


def _answered(reader: _Reader, node: c.Answered, negated: bool) -> str:
    voice = reader.words.voice(node.form)
    return reader.say(
        f"clause.answered.{voice}" if node.options else f"clause.answered.{voice}.any",
        negated,
        options=reader.words.options(node.form, node.item, node.options),
        item=reader.words.item(node.form, node.item),
        form=reader.words.form(node.form),
        wave=reader.words.wave(node.wave),
    )


def _took_part(reader: _Reader, node: c.TookPart, negated: bool) -> str:
    key = "clause.took_part" + (".one" if node.at_least == 1 else "")
    return reader.say(key, negated, times=node.at_least, kinds=reader.events(node.kinds))


def _outcome(reader: _Reader, node: c.Outcome, negated: bool) -> str:
    labels = {outcome.code: outcome.label for outcome in reader.definition.outcomes}
    named = [reader.text.label(labels[code]) if code in labels else code for code in node.codes]
    return reader.say("clause.outcome", negated, outcomes=reader.words.quoted(named))


def _base(reader: _Reader, node: c.Base, negated: bool) -> str:
    labels = {base.name: reader.text.label(base.label) for base in reader.definition.bases}
    base = reader.words.quote(labels.get(node.name, node.name))
    return reader.say("clause.base", negated, base=base)


def _contacted(reader: _Reader, node: c.Contacted, negated: bool) -> str:
    key = "clause.contacted" + (".one" if node.months == 1 else "")
    return reader.say(key, negated, kinds=reader.events(node.kinds), months=node.months)


def _employs(reader: _Reader, node: c.Employs, negated: bool) -> str:
    return reader.say("clause.employs", negated, kinds=reader.words.kinds(node.kinds))


CLAUSES: Mapping[type[c.Node], Callable[[_Reader, AnyNode, bool], str]] = {
    c.Everyone: _plain("clause.everyone"),
    c.All: _all,
    c.Any: _any,
    c.Not: _not,
    c.Referred: _plain("clause.referred"),
    c.ReferredBetween: _referred_between,
    c.Started: _plain("clause.started"),
    c.Ended: _ended,
    c.Attribute: _attribute,
    c.Age: _age,
    c.Marked: _marked,
    c.InSpell: _in_spell,
    c.HadSpell: _had_spell,
    c.HeldAtStart: _held_at_start,
    c.Preceded: _preceded,
    c.Measured: _measured,
    c.Answered: _answered,
    c.TookPart: _took_part,
    c.Outcome: _outcome,
    c.Base: _base,
    c.Contacted: _contacted,
    c.Employs: _employs,
}
