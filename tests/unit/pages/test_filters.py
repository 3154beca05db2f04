"""Filters on a page: what is in force, what is left, and what no filter knows."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.monitoring.store import ProjectStore
from tests.unit.pages.reading import links, of_type, view, words

INTAKE = "/project/paa-vej-til-arbejde/intake"
DAY = "as_of=2019-04-15"


def test_without_filters_everybody_is_included(store: ProjectStore) -> None:
    tree = view(store, INTAKE, f"?{DAY}")["tree"]
    assert "Alle 104 henviste borgere er med." in words(tree)


def test_a_filter_says_how_many_are_left_and_can_be_undone(store: ProjectStore) -> None:
    tree = view(store, INTAKE, f"?{DAY}&gender=woman&cohort=2018-H1,2018-Q3")["tree"]
    said = words(tree)
    assert "af 104 henviste borgere er med." in said
    assert "Køn: Kvinde" in said
    assert "Hold (henvist): 1. halvår 2018 eller 3. kvartal 2018" in said
    assert f"{INTAKE}?{DAY}&cohort=2018-H1%2C2018-Q3" in links(tree)
    assert f"{INTAKE}?{DAY}&gender=woman" in links(tree)
    assert f"{INTAKE}?{DAY}" in links(tree)


def test_the_other_pages_keep_filters_and_date(store: ProjectStore) -> None:
    tree = view(store, INTAKE, f"?{DAY}&gender=woman&utm_source=mail")["tree"]
    assert f"/project/paa-vej-til-arbejde/sites?{DAY}&gender=woman" in links(tree)


def chosen(field: dict[str, Any]) -> list[str]:
    return [one["value"] for one in of_type(field["children"], "Option") if "selected" in one]


def test_every_filter_is_a_labelled_field_of_the_form(store: ProjectStore) -> None:
    tree = view(store, INTAKE, f"?{DAY}&gender=woman&lang=en")["tree"]
    fields = {field["name"]: field for field in of_type(tree, "Select")}
    labelled = {label["htmlFor"] for label in of_type(tree, "Label")}
    assert {"gender", "age", "cohort", "course", "start.citizen.psychological_health"} <= set(
        fields
    )
    assert {field["id"] for field in fields.values()} <= labelled
    assert chosen(fields["gender"]) == ["woman"]
    assert chosen(fields["age"]) == [""]
    kept = {field["name"]: field["value"] for field in of_type(tree, "Input")}
    assert kept["as_of"] == "2019-04-15"
    assert kept["lang"] == "en"


def test_several_options_at_once_are_one_choice_of_the_field(store: ProjectStore) -> None:
    tree = view(store, INTAKE, f"?{DAY}&gender=woman,missing")["tree"]
    [field] = [field for field in of_type(tree, "Select") if field["name"] == "gender"]
    assert chosen(field) == ["woman,missing"]
    [option] = [one for one in of_type(field["children"], "Option") if "selected" in one]
    assert words(option["children"]) == "Kvinde, Ikke oplyst"


@pytest.mark.parametrize(
    ("search", "sentence"),
    [
        ("gender=womn", "»womn« er ikke en værdi for Køn."),
        ("age=99-1", "»99-1« er ikke en værdi for Alder ved opstart."),
        ("cohort=2018", "»2018« er ikke en værdi for Hold (henvist)."),
        ("kon=kvinde", "Siden kender ikke »kon« og ser bort fra det."),
        ("gender=woman&gender=man", "mere end én gang"),
        ("gender=%3Cscript%3E", "»<script>« er ikke en værdi"),
    ],
)
def test_what_no_filter_knows_is_said_and_left_aside(
    store: ProjectStore, search: str, sentence: str
) -> None:
    said = words(view(store, INTAKE, f"?{DAY}&{search}")["tree"])
    assert sentence in said
    assert "Alle 104 henviste borgere er med." in said


@pytest.mark.parametrize(
    ("search", "sentence"),
    [
        ("gender=missing", "Ingen borgere passer til filtrene pr. 15. april 2019."),
        ("gender=man&age=18-24&cohort=2018-11", "Filtrene efterlader kun én borger"),
    ],
)
@pytest.mark.parametrize(
    "page", ["intake", "courses", "before-and-after", "participants", "effort", "sites"]
)
def test_filters_that_leave_no_group_are_a_sentence(
    store: ProjectStore, page: str, search: str, sentence: str
) -> None:
    tree = view(store, f"/project/paa-vej-til-arbejde/{page}", f"?{DAY}&{search}")["tree"]
    assert sentence in words(tree)
    assert of_type(tree, "Graph") == []
    assert of_type(tree, "Table") == []


@pytest.mark.parametrize(
    "page", ["intake", "courses", "before-and-after", "participants", "effort", "sites"]
)
def test_before_anybody_was_referred_the_page_says_so(store: ProjectStore, page: str) -> None:
    tree = view(store, f"/project/paa-vej-til-arbejde/{page}", "?as_of=2017-07-01")["tree"]
    assert "Ingen borgere var henvist pr. 1. juli 2017" in words(tree)
