"""Filters: what there is to choose, and that persons are parted by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.importing.definition_file import read_definition
from dashboard.indicators.conditions import Everyone, Started
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Choice, Filter, Selection, list_filters
from dashboard.indicators.naive import holds
from tests.spec.strategies import ANCHORS, populations

AS_OF = date(2019, 4, 15)
#: A person has several diagnoses, and may have been referred before the intake began.
OVERLAPPING = ("diagnosis", "cohort")
DEMO = Path(__file__).parents[3] / "projects" / "paa-vej-til-arbejde" / "project.toml"


def _codes(*codes: str) -> list[dict[str, Any]]:
    return [{"code": code, "label": {"da": code, "en": code}} for code in codes]


#: A project whose words are those of the random populations.
RANDOM = ProjectDefinition.model_validate(
    {
        "id": "random",
        "name": {"da": "x", "en": "x"},
        "summary": {"da": "x", "en": "x"},
        "period": {
            "start": date(2017, 1, 1), "end": date(2021, 1, 1), "intake_start": date(2017, 1, 1)
        },
        "sites": [
            {"id": site, "name": {"da": site, "en": site}} for site in ("north", "south")
        ],
        "codes": {
            "gender": _codes("woman", "man"),
            "target_group": _codes("young", "adult"),
            "benefit": _codes("sickness"),
            "diagnosis": _codes("anxiety", "adhd"),
        },
        "waves": [{"number": 1, "label": {"da": "1", "en": "1"}, "months": 0}],
        "scales": [{"id": "s", "options": _codes("good", "bad", "dont_know")}],
        "forms": [
            {
                "id": "citizen",
                "voice": "citizen",
                "name": {"da": "x", "en": "x"},
                "items": [{"id": "health", "text": {"da": "x", "en": "x"}, "scale": "s"}],
            }
        ],
        "baseline": [{"form": "citizen", "item": "health"}],
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def vive() -> ProjectDefinition:
    read = read_definition(DEMO.read_text(encoding="utf-8")).definition
    assert read is not None
    return read


def by_name(filters: tuple[Filter, ...]) -> dict[str, Filter]:
    return {one.name: one for one in filters}


def test_a_project_is_filtered_by_what_it_knows_of_persons(vive: ProjectDefinition) -> None:
    filters = by_name(list_filters(vive, ["a", "b"], AS_OF))
    assert list(filters)[:7] == [
        "site", "staff", "gender", "age", "cohort", "course", "start.citizen.psychological_health"
    ]  # fmt: skip
    assert list(filters)[-2:] == ["diagnosis_kind", "nationality"]
    assert "benefit" not in filters
    assert [option.code for option in filters["gender"].options] == ["woman", "man", "missing"]
    assert [option.code for option in filters["cohort"].options] == [
        "2018-H1", "2018-H2", "2019-H1"
    ]  # fmt: skip
    health = filters["start.citizen.psychological_health"]
    assert [option.code for option in health.options] == ["good", "poor", "missing"]
    assert "staff" not in by_name(list_filters(vive, ["a"], AS_OF))


def test_a_cohort_of_any_length_can_be_asked_for(vive: ProjectDefinition) -> None:
    cohort = by_name(list_filters(vive, [], AS_OF))["cohort"]
    assert cohort.option("2018-Q2") is not None
    assert cohort.option("2018-05") is not None
    assert cohort.option("2018-X2") is None


def test_a_selection_is_a_condition(vive: ProjectDefinition) -> None:
    filters = by_name(list_filters(vive, [], AS_OF))
    woman, man, _ = filters["gender"].options
    assert Selection(AS_OF).where == Everyone()
    assert Selection(AS_OF).among(Started()) == Started()
    one = Selection(AS_OF, (Choice(filters["gender"], (woman,)),))
    assert one.where == woman.where
    both = Choice(filters["gender"], (woman, man))
    assert both.where not in (woman.where, man.where)
    assert Choice(filters["age"], (woman,)) == Choice(filters["gender"], (woman,))


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_filters_that_sort_persons_part_them(data: st.DataObject) -> None:
    """Everybody referred by the day is in exactly one option, but for multi-valued attributes."""
    day = data.draw(st.sampled_from(ANCHORS))
    population = data.draw(populations(day))
    everyone = [person.id for person in population.rows_of("persons", day)]
    parting = [one for one in list_filters(RANDOM, [], day) if one.name not in OVERLAPPING]
    assert [one.name for one in parting] == [
        "site", "gender", "age", "target_group", "course", "start.citizen.health", "benefit"
    ]  # fmt: skip
    for one in parting:
        found = [
            person.id
            for option in one.options
            for person in population.rows_of("persons", day)
            if holds(option.where, person, population, day)
        ]
        assert sorted(found) == sorted(everyone), one.name
