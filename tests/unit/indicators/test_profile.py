"""Counts that describe participants: nobody is dropped, and their order means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.definition import Instrument, Label, Scale
from dashboard.indicators.profile import (
    CrossTable,
    Profile,
    TraitCounts,
    arrange,
    coarse_counts,
    count_trait,
    cross,
)
from dashboard.indicators.traits import ByMark, Trait, TraitValue
from tests.unit.definitions import LABEL, definition


def trait(name: str, *codes: str) -> Trait:
    return Trait(name, None, tuple(TraitValue(code, None) for code in codes), ByAttribute(name))


GENDER = trait("gender", "woman", "man", "other")
SITE = trait("site", "north", "south")
AGE = Trait("age", None, GENDER.values, ByCase(()))

#: Persons, each with two values, either of which may be unknown.
PERSONS = st.lists(
    st.tuples(
        st.sampled_from([None, "woman", "man", "other"]), st.sampled_from([None, "north", "south"])
    ),
    max_size=12,
)


def table(persons: list[tuple[str | None, str | None]]) -> CrossTable:
    return cross(GENDER, SITE, {person: persons.count(person) for person in persons})


def test_a_cross_table_keeps_apart_who_is_not_known() -> None:
    found = cross(
        GENDER,
        SITE,
        {
            ("woman", "north"): 3,
            ("man", "south"): 2,
            (None, "south"): 4,
            ("man", None): 5,
            (None, None): 6,
        },
    )
    assert found.counts == ((3, 0), (0, 2), (0, 0))
    assert (found.unknown_rows, found.unknown_columns, found.unknown) == ((0, 4), (0, 5, 0), 6)
    assert (found.row_totals, found.column_totals) == ((3, 2, 0), (3, 2))
    assert (found.n, found.persons) == (5, 20)


def test_empty_rows_and_columns_can_be_left_out() -> None:
    found = table([("woman", "north"), ("man", "north")])
    assert found.without_empty_rows().counts == ((1, 0), (1, 0))
    narrow = found.without_empty_columns()
    assert narrow.counts == ((1,), (1,), (0,))
    assert [value.code for value in narrow.columns.values] == ["north"]


def test_a_column_of_persons_in_no_known_row_is_not_empty() -> None:
    found = table([("woman", "north"), (None, "south")]).without_empty_columns()
    assert found.counts == ((1, 0), (0, 0), (0, 0))
    assert found.persons == 2


@settings(deadline=None, max_examples=60)
@given(persons=PERSONS, data=st.data())
def test_the_order_of_persons_changes_nothing(
    persons: list[tuple[str | None, str | None]], data: st.DataObject
) -> None:
    assert table(data.draw(st.permutations(persons))) == table(persons)


@settings(deadline=None, max_examples=60)
@given(persons=PERSONS)
def test_nobody_is_lost_however_a_table_is_turned_or_narrowed(
    persons: list[tuple[str | None, str | None]],
) -> None:
    found = table(persons)
    assert found.turned().turned() == found
    known = [person for person in persons if None not in person]
    for shown in (
        found,
        found.turned(),
        found.without_empty_columns(),
        found.without_empty_rows(),
    ):
        assert shown.persons == len(persons)
        assert shown.n == len(known)
        assert sum(shown.row_totals) == sum(shown.column_totals) == shown.n


@settings(deadline=None, max_examples=60)
@given(persons=PERSONS, other=PERSONS)
def test_parts_of_the_persons_add_up(
    persons: list[tuple[str | None, str | None]], other: list[tuple[str | None, str | None]]
) -> None:
    whole, first, second = table(persons + other), table(persons), table(other)
    for row, one, two in zip(whole.counts, first.counts, second.counts, strict=True):
        assert row == tuple(map(sum, zip(one, two, strict=True)))
    assert whole.unknown == first.unknown + second.unknown


def test_a_trait_counts_the_missing_for_themselves() -> None:
    found = count_trait(GENDER, {"man": 2, None: 3}, 5)
    assert (found.counts, found.missing, found.known) == ((0, 2, 0), 3, 2)


def test_a_case_is_counted_by_its_position() -> None:
    assert count_trait(AGE, {0: 1, 2: 4, None: 1}, 6).counts == (1, 0, 4)


def test_a_code_that_the_trait_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="none"):
        count_trait(GENDER, {"none of these": 1}, 1)


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ((0, 2, 0, 1, 0), ["b", "c", "d"]),
        ((1, 0, 0, 0, 0), ["a"]),
        # Nobody of any age: nothing is an end.
        ((0, 0, 0, 0, 0), ["a", "b", "c", "d", "e"]),
    ],
)
def test_only_empty_ends_are_left_out(counts: tuple[int, ...], kept: list[str]) -> None:
    found = TraitCounts(trait("age", *"abcde"), counts, 1, sum(counts) + 1).within_ends()
    assert [value.code for value in found.trait.values] == kept
    assert sum(found.counts) == sum(counts)


def scale(*options: tuple[str, str | None]) -> Scale:
    return Scale.model_validate(
        {
            "id": "s",
            "options": [{"code": c, "label": LABEL, "coarse": coarse} for c, coarse in options],
            "coarse": [
                {"code": code, "label": {"da": code, "en": code}}
                for code in dict.fromkeys(coarse for _, coarse in options if coarse)
            ],
        }
    )


def test_coarse_groups_hold_everybody_and_those_who_do_not_know_apart() -> None:
    rows = scale(("good", "fine"), ("fair", "bad"), ("poor", "bad"), ("dont_know", None))
    columns = scale(("yes", "some"), ("rarely", "some"), ("no", "none"))
    found = CrossTable(
        trait("r", "good", "fair", "poor", "dont_know"),
        trait("c", "yes", "rarely", "no"),
        ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12)),
        (0, 0, 0),
        (0, 0, 0, 0),
        0,
    )
    counts = {
        (row.da, column.da): count
        for (row, column), count in coarse_counts(found, rows, columns).items()
    }
    assert counts == {
        ("fine", "some"): 3,
        ("fine", "none"): 3,
        ("bad", "some"): 24,
        ("bad", "none"): 15,
        (LABEL["da"], "some"): 21,
        (LABEL["da"], "none"): 12,
    }
    assert sum(counts.values()) == found.n


def answers(form: str, item: str) -> TraitCounts:
    asked = Trait(f"start.{form}.{item}", None, GENDER.values, ByAnswer(form, 1, item))
    return TraitCounts(asked, (1, 1, 0), 0, 2)


def test_each_trait_stands_in_one_place() -> None:
    """Voices come before instruments; a matter needs both voices, an instrument two answers."""
    background = TraitCounts(GENDER, (1, 1, 0), 0, 2)
    ages = TraitCounts(AGE, (1, 1, 0), 0, 2)
    marks = TraitCounts(Trait("d", None, GENDER.values, ByMark("d")), (2, 2, 0), 0, 2)
    health, seen = answers("citizen", "health"), answers("staff", "health")
    alone, alcohol, cannabis = (answers("staff", item) for item in ("alone", "alcohol", "cannabis"))
    traits = (background, ages, health, alone, cannabis, alcohol, seen, marks)
    project = definition(
        voices=[
            {
                "name": LABEL,
                "citizen": {"form": "citizen", "item": item},
                "staff": {"form": "staff", "item": item},
            }
            for item in ("alone", "health")
        ],
        instruments=[
            Instrument(id=name, name=Label(da="x", en="x"), form="staff", items=items).model_dump(
                exclude_none=True
            )
            for name, items in (
                ("first", ("health", "alone")),
                ("second", ("alcohol", "cannabis")),
            )
        ],
    )
    found = arrange(Profile("start", 2, traits), project)
    assert found.background == (background, ages)
    assert found.voices == (health, seen)
    assert found.others == (alone,)
    assert found.marks == (marks,)
    assert [(one.id, shown) for one, shown in found.instruments] == [
        ("second", (alcohol, cannabis))
    ]
