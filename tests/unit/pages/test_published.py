"""Published tables on the pages: opened by a link, listed where they belong, and told apart."""

from __future__ import annotations

from typing import get_args

import pytest

from dashboard.access import OPERATOR
from dashboard.components.address import read_address
from dashboard.components.answers import answer
from dashboard.indicators.published import AnalysisPage
from dashboard.monitoring.goals import get_definition
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from tests.unit.pages.reading import ids, links, of_type, view, words

VIVE = "/project/paa-vej-til-arbejde"
PARTICIPANTS = f"{VIVE}/participants"
DAY = "as_of=2019-04-15"
NB, FS = "\u00a0", "\u2007"
PATHS = {page.name: page.path.replace("<project_id>", "paa-vej-til-arbejde") for page in PAGES}
NUMBERS = [f"{c}.{i}" for c, last in ((2, 1), (4, 7), (5, 4), (6, 6)) for i in range(1, last + 1)]


def test_every_page_that_a_table_can_name_exists() -> None:
    assert set(get_args(AnalysisPage)) <= set(PATHS)


def test_a_link_opens_the_table(store: ProjectStore) -> None:
    tree = view(store, PARTICIPANTS, f"?{DAY}&table=4.1")["tree"]
    said = words(tree)
    assert "Tabel 4.1: Køn, alder og nationalitet" in said
    assert "Opgjort som i publikationen: pr. 15. april 2019 og uden filtre." in said
    assert "Grundlag: borgere, der er startet." in said
    assert f"54,1{NB}% (53)" in said
    assert f"8,2{NB}% {FS}(8)" in said
    assert f"100{NB}% (98)" in said
    assert "Kilde: VIVE" in said
    assert "kender ikke" not in said
    assert f"{PARTICIPANTS}?{DAY}" in links(tree), "no link closes the table"


def test_without_one_the_tables_of_the_page_are_listed(store: ProjectStore) -> None:
    tree = view(store, PARTICIPANTS, f"?{DAY}&gender=woman")["tree"]
    assert "table" not in ids(tree)
    listed = [link for link in links(tree) if "table=" in link]
    assert listed == [
        f"{PARTICIPANTS}?{DAY}&table={number}"
        for number in ("4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "5.2", "6.2")
    ]


def test_a_footnote_stands_where_the_publication_erred(store: ProjectStore) -> None:
    said = words(view(store, PARTICIPANTS, f"?{DAY}&table=5.2")["tree"])
    assert f"37,7{NB}% (29)¹" in said
    assert "¹ »Mindre godt«, »Fortsat igangværende forløb«: Trykt som 28 %" in said


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("as_of=2020-04-15", "Publikationens tal er fra 15. april 2019. Her står tallene pr. 15. "
         "april 2020."),
        (f"{DAY}&gender=woman", "Her er kun dem, som filtrene vælger."),
    ],
)  # fmt: skip
def test_a_table_that_differs_says_so_and_has_no_footnotes(
    store: ProjectStore, asked: str, told: str
) -> None:
    tree = view(store, PARTICIPANTS, f"?{asked}&table=5.2")["tree"]
    said = words(tree)
    assert told in said
    assert "Trykt som" not in said
    assert "Opgjort som i publikationen" not in said
    assert f"{PARTICIPANTS}?{DAY}&table=5.2" in links(tree)


def test_a_table_nobody_belongs_to_yet_says_so_once(store: ProjectStore) -> None:
    said = words(view(store, PATHS["comparison"], "?as_of=2018-04-15&table=6.3")["tree"])
    told = "Ingen hører til tabellens grundlag pr. 15. april 2018"
    assert said.count(told) == 1


def test_an_unknown_table_is_a_remark_with_the_known_ones(store: ProjectStore) -> None:
    said = words(view(store, PARTICIPANTS, f"?{DAY}&table=9.9")["tree"])
    assert "Publikationen har ingen tabel »9.9«. Den har 2.1, 4.1," in said
    other = words(view(store, "/project/sind-rampen/participants", "?table=4.1")["tree"])
    assert "Projektet har ingen tabeller fra en publikation" in other
    assert "Tabeller i publikationen" not in other


def test_the_table_is_the_first_of_a_download_with_what_it_counts(store: ProjectStore) -> None:
    shown = answer(
        OPERATOR, Stores(store), PAGES, read_address(PARTICIPANTS, f"?{DAY}&table=4.5")
    ).view
    first = shown.tables[0]
    assert first.caption.startswith("Tabel 4.5: Selvvurderet psykisk og fysisk helbred")
    assert [len(row) for row in first.rows] == [7] * 6
    assert "Kun de, der har svaret på begge spørgsmål, er med." in dict(shown.about)[first.caption]


def test_one_person_is_not_shown_in_a_table(store: ProjectStore) -> None:
    tree = view(store, PARTICIPANTS, "?as_of=2018-01-05&table=4.1")["tree"]
    assert "table" not in ids(tree)
    assert "nothing" in ids(tree)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_table_is_whole_in_both_languages(
    store: ProjectStore, number: str, language: str
) -> None:
    definition = get_definition(OPERATOR, store, "paa-vej-til-arbejde")
    table = next(table for table in definition.tables if table.number == number)
    path = PATHS[table.page]
    tree = view(store, path, f"?{DAY}&table={number}&lang={language}")["tree"]
    section = next(s for s in of_type(tree, "Section") if s.get("id") == "table")
    word = {"da": "Tabel", "en": "Table"}[language]
    assert words(section["children"]).startswith(f"{word} {number}: ")
    assert len(of_type(section["children"], "Table")) == len(table.blocks)
    assert "{" not in words(section["children"])
    assert len(ids(tree)) == len(set(ids(tree))), "an id is used twice"
