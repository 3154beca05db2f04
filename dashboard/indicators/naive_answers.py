"""Comparisons of answers counted in memory: the oracle that those of the database meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.indicators.calendar import add_months
from dashboard.indicators.comparison import Answers, Transitions
from dashboard.indicators.conditions import Condition
from dashboard.indicators.coverage import ENDED, Coverage, Reason
from dashboard.indicators.definition import ItemName
from dashboard.indicators.naive import first_start, holds
from dashboard.indicators.population import Population, Row


def transitions(
    population: Population,
    day: date,
    among: Condition,
    form: str,
    items: Sequence[str],
    first_wave: int,
    second_wave: int,
) -> dict[str, Answers]:
    """Each item's answers at both waves, of all of `among` with the form at the first."""
    twice: dict[str, Counter[tuple[str | None, str | None]]] = {item: Counter() for item in items}
    once: dict[str, Counter[str | None]] = {item: Counter() for item in items}
    for person in _selected(population, day, among):
        first = _answers(person, population, day, form, first_wave)
        second = _answers(person, population, day, form, second_wave)
        if first is None:
            continue
        for item in items:
            if second is None:
                once[item][first.get(item)] += 1
            else:
                twice[item][first.get(item), second.get(item)] += 1
    return {item: Answers(twice[item], once[item]) for item in items}


def scores(
    population: Population,
    day: date,
    among: Condition,
    form: str,
    scores: Mapping[str, Mapping[str, int]],
    first_wave: int,
    second_wave: int,
) -> dict[tuple[int | None, int | None], int]:
    """Persons by the sums of their scores at both waves, of all with the form at the first."""

    def total(answers: Mapping[str, str] | None) -> int | None:
        of_items = [scores[item].get((answers or {}).get(item, "")) for item in scores]
        known = [score for score in of_items if score is not None]
        return sum(known) if len(known) == len(of_items) else None

    counted: Counter[tuple[int | None, int | None]] = Counter()
    for person in _selected(population, day, among):
        first = _answers(person, population, day, form, first_wave)
        if first is not None:
            second = _answers(person, population, day, form, second_wave)
            counted[total(first), total(second)] += 1
    return counted


def voices(
    population: Population,
    day: date,
    among: Condition,
    citizen: ItemName,
    staff: ItemName,
    waves: Sequence[int],
) -> dict[int, Transitions]:
    """At each wave, persons by the citizen's and the staff member's answer, with at least one."""
    counted: dict[int, Counter[tuple[str | None, str | None]]] = {wave: Counter() for wave in waves}
    for person in _selected(population, day, among):
        for wave in waves:
            of_citizen, of_staff = (
                (_answers(person, population, day, name.form, wave) or {}).get(name.item)
                for name in (citizen, staff)
            )
            if of_citizen is not None or of_staff is not None:
                counted[wave][of_citizen, of_staff] += 1
    return dict(counted)


def coverage(
    population: Population,
    day: date,
    among: Condition,
    form: str,
    first_wave: int,
    second_wave: int,
    second_months: int,
) -> Coverage:
    """Persons with the form at either wave by the day: at which, and why they lack the second."""
    counted: Counter[tuple[bool, bool, Reason]] = Counter()
    for person in _selected(population, day, among):
        has_first, has_second = (
            _answers(person, population, day, form, wave) is not None
            for wave in (first_wave, second_wave)
        )
        if has_first or has_second:
            reason = _reason(person, population, day, second_months)
            counted[has_first, has_second, reason] += 1
    return counted


def _reason(person: Row, population: Population, day: date, months: int) -> Reason:
    for reason, ended in ENDED.items():
        if holds(ended, person, population, day):
            return reason
    start = first_start(person, population, day)
    is_due = start is not None and add_months(start, months) <= day
    return "overdue" if is_due else "not_due"


def _selected(population: Population, day: date, among: Condition) -> list[Row]:
    persons = population.rows_of("persons", day)
    return [person for person in persons if holds(among, person, population, day)]


def _answers(
    person: Row, population: Population, day: date, form: str, wave: int
) -> dict[str, str] | None:
    """The person's answers in the form at the wave; None when it was not filled in by the day."""
    for measurement in population.measurements:
        if (measurement.participant, measurement.form, measurement.wave) == (person.id, form, wave):
            return dict(measurement.answers) if measurement.day <= day else None
    return None
