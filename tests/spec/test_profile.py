"""Many traits counted at once: the database says what the naive reading says of each alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.profile import fetch_counts
from dashboard.indicators import naive
from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.conditions import All, Condition, Everyone, Not
from dashboard.indicators.naive_breakdowns import breakdown
from dashboard.indicators.population import (
    AttributeRow,
    CourseRow,
    MeasurementRow,
    Person,
    Population,
)
from dashboard.indicators.traits import ByMark, TraitDimension
from tests.spec.conftest import PROJECT, Holding
from tests.spec.strategies import ANCHORS, conditions, populations, some

Counts = tuple[int, list[dict[str | int | None, int]]]

DIMENSIONS: st.SearchStrategy[TraitDimension] = st.one_of(
    st.builds(ByAttribute, some(["gender", "site", "benefit", "staff"])),
    st.builds(
        ByAnswer, some(["citizen", "staff"]), some([1, 2]), some(["health", "sleep", "other"])
    ),
    st.builds(ByCase, st.lists(conditions("persons"), max_size=2).map(tuple)),
    st.builds(ByMark, some(["diagnosis", "need", "other"])),
)


def naive_counts(
    population: Population, day: date, among: Condition, by: list[TraitDimension]
) -> Counts:
    persons = [
        person.id
        for person in population.rows_of("persons", day)
        if naive.holds(among, person, population, day)
    ]
    return len(persons), [_of(one, population, day, among, persons) for one in by]


def _of(
    one: TraitDimension, population: Population, day: date, among: Condition, persons: list[str]
) -> dict[str | int | None, int]:
    if not isinstance(one, ByMark):
        return {key[0]: n for key, n in breakdown(population, day, among, [one]).items()}
    codes = {
        id_: {
            row.code
            for row in population.attributes
            if (row.participant, row.attribute) == (id_, one.name)
        }
        for id_ in persons
    }
    counts: dict[str | int | None, int] = {}
    for found in codes.values():
        for code in found or {None}:
            counts[code] = counts.get(code, 0) + 1
    return counts


@settings(max_examples=60)
@given(data=st.data())
def test_every_trait_is_counted_as_it_would_be_alone(data: st.DataObject, holding: Holding) -> None:
    compare(data, holding, data.draw(st.lists(DIMENSIONS, max_size=5), "by"))


def compare(data: st.DataObject, holding: Holding, by: Sequence[TraitDimension]) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    among = data.draw(conditions("persons"), "among")
    with holding(population) as connection:
        counted = fetch_counts(connection, PROJECT, day, among, by)
    assert counted == naive_counts(population, day, among, by)


@settings(max_examples=25)
@given(data=st.data())
def test_a_form_of_which_much_is_asked_is_counted_as_each_item_alone(
    data: st.DataObject, holding: Holding
) -> None:
    """Items that nobody answered, that are asked twice and that are asked of another wave too."""
    items = ["health", "sleep", "other", "silence"]
    by: list[TraitDimension] = [ByAnswer("citizen", 1, item) for item in items]
    by += [ByAnswer("citizen", 1, "health"), ByAnswer("citizen", 2, "health")]
    compare(data, holding, data.draw(st.permutations(by), "order"))


@settings(max_examples=25)
@given(data=st.data())
def test_a_condition_and_its_opposite_partition_the_persons(
    data: st.DataObject, holding: Holding
) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    condition = data.draw(conditions("persons"), "condition")
    by = data.draw(st.lists(DIMENSIONS, min_size=1, max_size=3, unique=True), "by")
    with holding(population) as connection:
        n, whole = fetch_counts(connection, PROJECT, day, Everyone(), by)
        parts = [
            fetch_counts(connection, PROJECT, day, All(of=(part,)), by)
            for part in (condition, Not(of=condition))
        ]
    assert n == sum(part_n for part_n, _ in parts)
    for position, counts in enumerate(whole):
        for value in {*counts, *(v for _, part in parts for v in part[position])}:
            assert counts.get(value, 0) == sum(part[position].get(value, 0) for _, part in parts), (
                value
            )


@settings(max_examples=25)
@given(data=st.data())
def test_the_order_of_persons_and_their_names_change_nothing(
    data: st.DataObject, holding: Holding
) -> None:
    day = data.draw(st.sampled_from(ANCHORS), "day")
    population = data.draw(populations(day), "population")
    names = [person.id for person in population.persons]
    others = dict(zip(names, data.draw(st.permutations(names), "others"), strict=True))
    by = data.draw(st.lists(DIMENSIONS, min_size=1, max_size=4), "by")
    renamed = replace(
        population,
        persons=tuple(replace(p, id=others[p.id]) for p in reversed(population.persons)),
        **{
            table: tuple(
                replace(row, participant=others.get(row.participant, row.participant))
                for row in getattr(population, table)
            )
            for table in ("courses", "attributes", "spells", "measurements", "events")
        },
    )
    with holding(population) as connection:
        before = fetch_counts(connection, PROJECT, day, Everyone(), by)
    with holding(renamed) as connection:
        assert fetch_counts(connection, PROJECT, day, Everyone(), by) == before


def test_marks_overlap_and_whoever_has_none_is_counted(holding: Holding) -> None:
    """p1 has two diagnoses, p2 one, p3 a need only; p4 has answered, p1 only later."""
    population = Population(
        persons=tuple(Person(f"p{i}", gender="woman" if i < 3 else None) for i in range(1, 5)),
        courses=tuple(CourseRow(f"p{i}", 1, date(2018, 1, 1)) for i in range(1, 5)),
        attributes=(
            AttributeRow("p1", "diagnosis", "anxiety"),
            AttributeRow("p1", "diagnosis", "adhd"),
            AttributeRow("p2", "diagnosis", "anxiety"),
            AttributeRow("p3", "need", "home"),
        ),
        measurements=(
            MeasurementRow("p4", "citizen", 1, date(2018, 2, 1), (("health", "good"),)),
            MeasurementRow("p1", "citizen", 1, date(2018, 4, 1), (("health", "good"),)),
        ),
    )
    by = [ByMark("diagnosis"), ByAnswer("citizen", 1, "health"), ByAttribute("gender")]
    with holding(population) as connection:
        n, (diagnoses, health, gender) = fetch_counts(
            connection, PROJECT, date(2018, 3, 1), Everyone(), by
        )
    assert n == 4
    assert diagnoses == {"anxiety": 2, "adhd": 1, None: 2}
    assert health == {"good": 1, None: 3}
    assert gender == {"woman": 2, None: 2}
