"""Breakdowns counted in memory: the oracle that those of the database are compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard.indicators.breakdowns import (
    Breakdown,
    ByAnswer,
    ByAttribute,
    ByCase,
    ByReferral,
    Dimension,
)
from dashboard.indicators.cohorts import month_number
from dashboard.indicators.conditions import Condition
from dashboard.indicators.naive import first_referral, holds
from dashboard.indicators.population import Population, Row


def breakdown(
    population: Population, day: date, among: Condition, by: Sequence[Dimension] = ()
) -> Breakdown:
    """How many persons of `among` on the day there are of each combination of `by`."""
    persons = [
        person
        for person in population.rows_of("persons", day)
        if holds(among, person, population, day)
    ]
    return Counter(tuple(_value(one, person, population, day) for one in by) for person in persons)


def _value(one: Dimension, person: Row, population: Population, day: date) -> str | int | None:
    match one:
        case ByAttribute(name=name):
            value: str | None = getattr(person, name)
            return value
        case ByAnswer(form=form, wave=wave, item=item):
            answers = {
                asked: option
                for measurement in population.measurements
                if measurement.participant == person.id and measurement.day <= day
                if (measurement.form, measurement.wave) == (form, wave)
                for asked, option in measurement.answers
            }
            return answers.get(item)
        case ByCase(cases=cases):
            held = (i for i, case in enumerate(cases) if holds(case, person, population, day))
            return next(held, None)
        case ByReferral():
            first = first_referral(person, population, day)
            return None if first is None else month_number(first)
