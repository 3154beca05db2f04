"""Conditions read in memory, for obvious correctness: the oracle that SQL is compared with.

Each function below says one docstring of `dashboard.indicators.conditions` in Python. It is slow
and meant to stay so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.indicators import conditions as c
from dashboard.indicators.calendar import add_months
from dashboard.indicators.definition import Count, Share
from dashboard.indicators.population import CourseRow, Person, Population, Row, SpellRow
from dashboard.indicators.results import Tally


def holds(condition: c.Condition, row: Row, population: Population, day: date) -> bool:
    """Whether the condition holds for a row that exists on the day.

    Raises KeyError for a node without a reading (`Outcome` and `Base` are replaced beforehand).
    """
    return READINGS[type(condition)](condition, row, population, day)


def tally(
    indicator: Share | Count,
    definition_bases: Mapping[str, c.Condition],
    population: Population,
    day: date,
) -> Tally:
    """k of n on the day: rows of the unit, or their minutes.

    `definition_bases` gives the meaning of a base that the share only names.
    """
    rows = population.rows_of(indicator.unit, day)
    if isinstance(indicator, Count):
        return Tally(sum(holds(indicator.where, r, population, day) for r in rows), None)
    base = indicator.base
    if isinstance(base, str):
        base = definition_bases[base]
    within = [r for r in rows if holds(base, r, population, day)]
    meeting = [r for r in within if holds(indicator.where, r, population, day)]
    if indicator.weight == "minutes":
        return Tally(_minutes(meeting), _minutes(within))
    return Tally(len(meeting), len(within))


def _minutes(events: Sequence[Any]) -> int:
    return sum(event.minutes or 0 for event in events)


# --- Conditions on any row -------------------------------------------------------------------


def _everyone(_node: c.Everyone, _row: Row, _population: Population, _day: date) -> bool:
    return True


def _all(node: c.All, row: Row, population: Population, day: date) -> bool:
    return all(holds(part, row, population, day) for part in node.of)


def _any(node: c.Any, row: Row, population: Population, day: date) -> bool:
    return any(holds(part, row, population, day) for part in node.of)


def _not(node: c.Not, row: Row, population: Population, day: date) -> bool:
    return not holds(node.of, row, population, day)


def _attribute(node: c.Attribute, row: Row, _population: Population, _day: date) -> bool:
    value = getattr(row, node.name)
    return (c.MISSING if value is None else value) in node.values


# --- Conditions on a person ------------------------------------------------------------------


def _referred(_node: c.Referred, row: Row, population: Population, day: date) -> bool:
    return first_referral(row, population, day) is not None


def _referred_between(node: c.ReferredBetween, row: Row, population: Population, day: date) -> bool:
    first = first_referral(row, population, day)
    return first is not None and node.first_day <= first <= node.last_day


def _started(_node: c.Started, row: Row, population: Population, day: date) -> bool:
    return first_start(row, population, day) is not None


def _ended(node: c.Ended, row: Row, population: Population, day: date) -> bool:
    courses = population.courses_of(row, day)
    if not courses:
        return False
    latest = courses[-1]
    return (
        latest.ended is not None
        and latest.ended <= day
        and (not node.endings or latest.ending in node.endings)
        and (not node.reasons or latest.reason in node.reasons)
        and (not node.destinations or latest.destination in node.destinations)
        and (node.months_at_least is None or _took(node.months_at_least, latest))
        and (
            node.months_below is None
            or (latest.started is not None and not _took(node.months_below, latest))
        )
    )


def _took(months: int, course: CourseRow) -> bool:
    return (
        course.started is not None
        and course.ended is not None
        and add_months(course.started, months) <= course.ended
    )


def _age(node: c.Age, row: Person, population: Population, day: date) -> bool:
    when = {
        "start": first_start(row, population, day),
        "referral": first_referral(row, population, day),
        "as_of": day,
    }[node.at]
    if when is None or row.birth_year is None:
        return False
    age = when.year - row.birth_year
    return (node.at_least is None or age >= node.at_least) and (
        node.at_most is None or age <= node.at_most
    )


def _marked(node: c.Marked, row: Row, population: Population, _day: date) -> bool:
    return any(
        mark.participant == row.id
        and mark.attribute == node.attribute
        and (not node.codes or mark.code in node.codes)
        for mark in population.attributes
    )


def _in_spell(node: c.InSpell, row: Row, population: Population, day: date) -> bool:
    spells = _chosen(node, row, population, day)
    if not any(spell.covers(day) for spell in spells):
        return False
    # Of spells begun by the day, the last chain is the one that reaches it.
    begin, end = spells[0].from_day, spells[0].to_day or date.max
    for spell in spells[1:]:
        free_days = max((spell.from_day - end).days - 1, 0)
        if free_days > node.gap_days:
            begin = spell.from_day
        end = max(end, spell.to_day or date.max)
    in_months = add_months(begin, node.lasted_months) <= day
    return in_months and (day - begin).days >= node.lasted_days


def _had_spell(node: c.HadSpell, row: Row, population: Population, day: date) -> bool:
    since = {
        "start": first_start(row, population, day),
        "referral": first_referral(row, population, day),
        "ever": date.min,
    }[node.since]
    if since is None:
        return False
    return any(spell.from_day >= since for spell in _chosen(node, row, population, day))


def _held_at_start(node: c.HeldAtStart, row: Row, population: Population, day: date) -> bool:
    spells = population.spells_of(row, day)
    return any(spell.held_at_start and spell.kind in node.kinds for spell in spells)


def _preceded(node: c.Preceded, row: Row, population: Population, day: date) -> bool:
    start = first_start(row, population, day)
    if start is None:
        return False
    spells = [s for s in population.spells_of(row, day) if s.from_day >= start]
    sought = [spell.from_day for spell in spells if spell.kind in node.kinds]
    before = [spell.from_day for spell in spells if spell.kind in node.by]
    return bool(sought) and any(day_before < min(sought) for day_before in before)


def _measured(node: c.Measured, row: Row, population: Population, day: date) -> bool:
    return any(
        m.participant == row.id and m.form == node.form and m.wave == node.wave and m.day <= day
        for m in population.measurements
    )


def _answered(node: c.Answered, row: Row, population: Population, day: date) -> bool:
    return any(
        item == node.item and (not node.options or option in node.options)
        for m in population.measurements
        if m.participant == row.id and m.form == node.form and m.wave == node.wave and m.day <= day
        for item, option in m.answers
    )


def _took_part(node: c.TookPart, row: Row, population: Population, day: date) -> bool:
    events = [
        event
        for event in population.events
        if event.participant == row.id and event.kind in node.kinds and event.day <= day
    ]
    return len(events) >= node.at_least


def first_referral(row: Row, population: Population, day: date) -> date | None:
    """The person's first referral, if it is on or before the day."""
    return min((course.referred for course in population.courses_of(row, day)), default=None)


def first_start(row: Row, population: Population, day: date) -> date | None:
    """The first start of one of the person's courses, if it is on or before the day."""
    starts = [course.started for course in population.courses_of(row, day)]
    return min((start for start in starts if start is not None and start <= day), default=None)


def _chosen(
    node: c.InSpell | c.HadSpell, row: Row, population: Population, day: date
) -> list[SpellRow]:
    """The person's spells begun by the day that pass the node's filters, in order."""
    return [
        spell
        for spell in population.spells_of(row, day)
        if spell.kind in node.kinds
        and (node.held_at_start is None or spell.held_at_start == node.held_at_start)
        and (
            node.hours_at_least is None
            or (spell.weekly_hours is not None and spell.weekly_hours >= node.hours_at_least)
        )
    ]


# --- Conditions on a company -----------------------------------------------------------------


def _contacted(node: c.Contacted, row: Row, population: Population, day: date) -> bool:
    return any(
        event.company == row.id
        and event.kind in node.kinds
        and add_months(day, -node.months) <= event.day <= day
        for event in population.events
    )


def _employs(node: c.Employs, row: Row, population: Population, day: date) -> bool:
    return any(
        spell.company == row.id and spell.kind in node.kinds and spell.covers(day)
        for spell in population.spells
    )


#: The naive reading of every kind of node but `Outcome` and `Base`, which are replaced beforehand.
READINGS: dict[type[c.Node], Callable[[Any, Any, Population, date], bool]] = {
    c.Everyone: _everyone,
    c.All: _all,
    c.Any: _any,
    c.Not: _not,
    c.Attribute: _attribute,
    c.Referred: _referred,
    c.ReferredBetween: _referred_between,
    c.Started: _started,
    c.Ended: _ended,
    c.Age: _age,
    c.Marked: _marked,
    c.InSpell: _in_spell,
    c.HadSpell: _had_spell,
    c.HeldAtStart: _held_at_start,
    c.Preceded: _preceded,
    c.Measured: _measured,
    c.Answered: _answered,
    c.TookPart: _took_part,
    c.Contacted: _contacted,
    c.Employs: _employs,
}
