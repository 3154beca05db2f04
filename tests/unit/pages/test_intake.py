"""The intake page on the demo projects: what it says, in which cases, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.access import OPERATOR
from dashboard.components.address import read_address
from dashboard.components.answers import answer
from dashboard.data.demo.invented import write_invented
from dashboard.data.importing import import_folder
from dashboard.data.stores import create_store, open_store
from dashboard.exports.table import Table
from dashboard.indicators.filters import Selection
from dashboard.monitoring.goals import project_status
from dashboard.monitoring.intake import intake
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from tests.unit.pages.reading import ids, of_type, view, words
from tests.unit.pages.stores import PROJECTS

NB = "\u00a0"
TODAY = date(2026, 11, 2)
VIVE = "/project/paa-vej-til-arbejde/intake"
SIND = "/project/sind-rampen/intake"
NORDDJURS = "/project/rampen-norddjurs/intake"
MENTORS = "/project/sociale-mentorer/intake"
INVENTED = "/project/broen-til-job/intake"


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProjectStore]:
    """A store with the two other demo projects: one with places at its sites, one that runs."""
    here = tmp_path_factory.mktemp("more")
    url = f"sqlite:///{here / 'project.db'}"
    engine = create_store(url)
    import_folder(engine, PROJECTS / "sociale-mentorer")
    invented = Path(here, "broen-til-job")
    write_invented(invented, TODAY)
    import_folder(engine, invented, today=TODAY)
    engine.dispose()
    engine = open_store(url)
    yield ProjectStore(engine, today=lambda: TODAY)
    engine.dispose()


def tree(store: ProjectStore, path: str, search: str = "") -> Any:
    return view(store, path, search)["tree"]


def said(store: ProjectStore, path: str, search: str = "") -> str:
    return words(tree(store, path, search))


def tables(store: ProjectStore, path: str, search: str = "") -> dict[str, Table]:
    return {
        table.id: table
        for table in answer(OPERATOR, Stores(store), PAGES, read_address(path, search)).view.tables
    }


def shown(table: Table) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else cell.shown for cell in row] for row in table.rows]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", [VIVE, SIND, NORDDJURS, MENTORS, INVENTED])
def test_the_page_is_whole_in_both_languages(
    store: ProjectStore, more: ProjectStore, path: str, language: str
) -> None:
    found = tree(more if path in (MENTORS, INVENTED) else store, path, f"?lang={language}")
    assert len(ids(found)) == len(set(ids(found))), "an id is used twice"
    assert "{" not in words(found)
    sections = [section["id"] for section in of_type(found, "Section") if "id" in section]
    assert [
        one for one in sections if one in ("curve", "pace", "waiting", "sites", "leaving", "staff")
    ] == ["curve", "pace", "waiting", "sites", "leaving", "staff"]
    for figure in of_type(found, "Figure"):
        assert words(of_type(figure["children"], "Figcaption")[0]["children"]).endswith(".")
        assert of_type(figure["children"], "Table"), "a figure without its numbers"


def test_those_without_a_baseline_are_seen(store: ProjectStore) -> None:
    """104 known, 98 started: six are in no other table."""
    text = said(store, VIVE, "?as_of=2019-04-15")
    assert "104 borgere henvist, og 98 af dem er startet" in text
    assert f"6 af 104 henviste er ikke startet (6{NB}%): ingen venter, og 6 er stoppet" in text
    assert f"6 af 104 henviste er udgået (6{NB}%), alle før start." in text
    assert "Projektet har ikke sat et måltal" in text


def test_caseloads_against_the_norm(store: ProjectStore) -> None:
    """About 25 for each of the four resource consultants: 77 are ongoing."""
    text = said(store, VIVE, "?as_of=2019-04-15")
    assert "77 er i gang hos 4 medarbejdere. Ingen af de 4 medarbejdere" in text
    assert "10 andre medarbejdere har roller uden borgere." in text
    assert "Pr. fuldtidsmedarbejder er der 19,3 igangværende forløb" in text
    table = tables(store, VIVE, "?as_of=2019-04-15")["caseload"]
    assert len(table.rows) == 14
    assert sorted(row[4] for row in shown(table)) == ["0"] * 10 + ["19", "19", "19", "20"]


def test_the_target_in_force_and_the_one_decided_later(store: ProjectStore) -> None:
    text = said(store, SIND)
    assert "110 borgere henvist, og 107 af dem er startet" in text
    assert "måltallet er 165 henviste senest 31. december 2018" in text
    assert "skal der komme 4,2 om måneden; siden 1. september 2017 er der kommet 6,0" in text
    assert "det er flere end de 88,2, der var forventet nu." in text
    later = said(store, SIND, "?as_of=2018-02-12")
    assert "Data til 30. november 2017: 110 borgere henvist" in later
    assert "Pr. 12. februar 2018 er måltallet 125 henviste senest 30. april 2018" in later
    assert "Måltallet blev ændret fra 165 til 125 den 12. februar 2018 (antaget)." in later
    overdue = said(store, SIND, "?as_of=2018-06-01")
    assert "Måltallet på 125 skulle være nået senest 30. april 2018. Om det blev nået" in overdue
    assert "pr. 30. november 2017 manglede der 15" in overdue


@pytest.mark.parametrize(
    ("day", "target", "expected"),
    [
        # 165 by the end of 2018, 851 days after intake began; then 125 by April, 606 days after
        (date(2017, 11, 30), 165, 165 * 455 / 851),
        (date(2018, 2, 12), 125, 125 * 529 / 606),
        (date(2018, 3, 15), 125, 125 * 560 / 606),
    ],
)
def test_intake_and_overview_expect_the_same(
    store: ProjectStore, day: date, target: float, expected: float
) -> None:
    status = project_status(OPERATOR, store, "sind-rampen", day)
    goal = next(one for one in status.goals if one.definition.code == "A2")
    data = min(day, date(2017, 11, 30))
    found = intake(OPERATOR, store, "sind-rampen", Selection(data), day).target
    assert goal.target is not None
    assert goal.expected is not None
    assert goal.tally is not None
    assert found is not None
    assert found.revision == goal.target
    assert found.revision.value == target
    assert found.expected == goal.expected.value == pytest.approx(expected)
    assert found.so_far == goal.tally.numerator == 110


def test_after_the_last_data_the_page_says_both_dates(store: ProjectStore) -> None:
    text = said(store, SIND, "?as_of=2018-03-15")
    assert "110 tæller mod måltallet. Pr. 15. marts 2018 var 115,5 forventet." in text
    # 15 more in 46 days
    assert "skal der fra 15. marts 2018 komme 9,9 om måneden" in text
    assert "Der er ingen prognose, for data slutter før 15. marts 2018." in text
    assert "nås måltallet omkring" not in text
    [*_, last] = shown(tables(store, SIND, "?as_of=2018-03-15")["curve"])
    assert last == ["15. mar. 2018", "–", "–", "115,5", "125"]


def test_what_may_fall_is_headed_as_a_net_change(store: ProjectStore) -> None:
    months = tables(store, NORDDJURS)["months"]
    assert months.head == ("Måned", "Nettoændring")
    assert ["juli 2021", "−1"] in shown(months)
    assert "Tempo og prognose af en nettoændring er omtrentlige" in said(store, NORDDJURS)
    assert tables(store, SIND)["months"].head == ("Måned", "Kommet til")


def test_a_target_of_some_says_whom_it_counts(store: ProjectStore) -> None:
    text = said(store, NORDDJURS)
    assert "36 tæller med i måltallet på 40 senest 31. december 2023" in text
    assert "Måltallet tæller kun borgere, der er henvist" in text
    [*_, last] = shown(tables(store, NORDDJURS)["curve"])
    assert last == ["12. dec. 2022", "84", "79", "36", "25,2", "40"]


def test_places_of_sites(more: ProjectStore) -> None:
    assert shown(tables(more, MENTORS)["sites"]) == [
        ["Herlev", "32", "32", "14", "10"],
        ["Odense", "130", "130", "29", "15"],
        ["Viborg", "46", "46", "23", "15"],
    ]
    assert "På 3 af 3 steder med aftalte pladser er flere i gang" in said(more, MENTORS)
    # some of those ongoing are not held against places for all
    assert "med aftalte pladser er flere i gang" not in said(more, MENTORS, "?gender=woman")
    assert "14 i Herlev (10 aftalte pladser)" in said(more, MENTORS, "?site=herlev")
    assert [row[0] for row in shown(tables(more, MENTORS, "?site=herlev")["sites"])] == ["Herlev"]


def test_a_selection_has_no_target_and_says_so(store: ProjectStore) -> None:
    text = said(store, SIND, "?site=odder")
    assert "16 borgere henvist, og 15 af dem er startet" in text
    assert "Måltallet gælder hele projektet og holdes ikke op mod et udvalg." in text
    assert "Prognose" not in text
    found = tables(store, SIND, "?site=odder")
    assert found["curve"].head == ("Til og med", "Henvist", "Startet")
    assert "13 af de 13 igangværende hører til udvalget." in text
    assert [row[0] for row in shown(found["caseload"])] == ["s-odder"]


def test_filters_part_those_referred(store: ProjectStore) -> None:
    everybody = tables(store, SIND)["sites"]
    by_site = {row[0]: row[1] for row in shown(everybody)}
    for site, name in (("aarhus", "Aarhus"), ("randers", "Randers"), ("odder", "Odder")):
        assert f"{by_site[f'Jobcenter {name}']} borgere henvist" in said(
            store, SIND, f"?site={site}"
        )


def test_the_parts_of_those_referred_add_up(store: ProjectStore, more: ProjectStore) -> None:
    for where, path in ((store, VIVE), (store, NORDDJURS), (more, INVENTED)):
        found = tables(where, path)
        referred = shown(found["curve"])[-1][1]
        assert sum(int(row[1]) for row in shown(found["standing"])) == int(referred)
        assert sum(int(row[1]) for row in shown(found["sites"])) == int(referred)
        months = sum(
            cell.value
            for row in found["months"].rows
            for cell in row[1:]  # type: ignore[union-attr, misc]
        )
        if path != NORDDJURS:
            assert months == int(referred)


@pytest.mark.parametrize(
    ("search", "sentence"),
    [
        ("?as_of=2010-01-01", "Ingen borgere var henvist"),
        ("?as_of=2016-09-02&site=odder", "Ingen borgere passer til filtrene"),
    ],
)
def test_without_a_group_there_is_a_sentence(
    store: ProjectStore, search: str, sentence: str
) -> None:
    found = tree(store, SIND, search)
    assert sentence in words(found)
    assert of_type(found, "Graph") == []
    assert tables(store, SIND, search) == {}


def test_states_in_which_some_of_it_is_empty(store: ProjectStore, more: ProjectStore) -> None:
    assert "Alle 208 henviste er startet." in said(more, MENTORS)
    assert "Ingen af de 208 henviste er udgået eller stoppet før start." in said(more, MENTORS)
    ended = said(store, VIVE, "?course=planned")
    assert "Ingen i udvalget er i gang." in ended
    waiting = said(more, INVENTED, "?course=waiting")
    assert "venter på at starte" in waiting
    over = said(store, VIVE)
    assert "Ingen er i gang, så ingen medarbejder har borgere." in over


@pytest.mark.parametrize("path", [VIVE, SIND, NORDDJURS])
def test_no_day_of_a_project_fails(store: ProjectStore, path: str) -> None:
    for year in range(2015, 2025):
        for day in (f"{year}-01-01", f"{year}-04-30", f"{year}-11-15"):
            assert "{" not in said(store, path, f"?as_of={day}&lang=en")


def test_what_cannot_be_used_is_said(store: ProjectStore) -> None:
    text = said(store, SIND, "?site=nowhere&nothing=1")
    assert "»nowhere« er ikke en værdi for Sted" in text
    assert "Siden kender ikke »nothing«" in text
    assert "110 borgere henvist" in text


def test_the_words_of_the_foot_fit_the_project(store: ProjectStore) -> None:
    assert "Projektet har ikke sat en norm; tallet er antaget." in said(store, NORDDJURS)
    sind = said(store, SIND)
    assert "tallet er antaget" not in sind
    assert "Målet »Deltagere« tæller borgere, der er henvist." in sind
    vive = said(store, VIVE)
    assert "tæller borgere, der" not in vive
