"""The page on courses and cohorts: what it says of the demo projects, and odd states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.data.importing import import_folder
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.store import ProjectStore
from tests.unit.definitions import TOML
from tests.unit.pages.reading import ids, links, of_type, view, words
from tests.unit.pages.stores import PROJECTS, TODAY
from tests.unit.small_store import TODAY as SMALL_TODAY
from tests.unit.small_store import import_small

VIVE = "/project/paa-vej-til-arbejde/courses"
SIND = "/project/sind-rampen/courses"
NORDDJURS = "/project/rampen-norddjurs/courses"
MENTORS = "/project/sociale-mentorer/courses"
ON_THE_DAY = "as_of=2019-04-15"


def cells(tree: Any, caption: str) -> list[list[str]]:
    """The cells of the table with that caption, without its head."""
    [table] = [t for t in of_type(tree, "Table") if words(t["children"][0]) == caption]
    [body] = of_type(table["children"], "Tbody")
    rows = of_type(body["children"], "Tr")
    return [[words(cell) for cell in row["children"]] for row in rows]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="session")
def mentors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProjectStore]:
    url = f"sqlite:///{tmp_path_factory.mktemp('mentors') / 'project.db'}"
    engine = create_store(url)
    import_folder(engine, PROJECTS / "sociale-mentorer")
    engine.dispose()
    reading = open_store(url)
    yield ProjectStore(reading, today=lambda: TODAY)
    reading.dispose()


def test_the_funnel_says_k_of_n_of_the_first_step(store: ProjectStore) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}")["tree"]
    rows = cells(tree, "Borgere på hvert trin, af første trin")
    # VIVE: 104 known, 98 started, 19 internships, 9 in work and 3 in education
    assert [(row[0], row[3], row[4], plain(row[5])) for row in rows] == [
        ("Henvist", "104", "104", "100 %"),
        ("Startet", "98", "104", "94 %"),
        ("Målt ved målepunkt 2 (3 måneder)", "70", "104", "67 %"),
        ("Målt ved målepunkt 3 (6 måneder)", "44", "104", "42 %"),
        ("Har været i virksomhedspraktik", "19", "104", "18 %"),
        ("Er kommet i arbejde eller uddannelse", "12", "104", "12 %"),
        ("I arbejde eller uddannelse nu, i mindst 6 måneder", "6", "104", "6 %"),
    ]


def test_of_the_step_before_only_those_count_who_were_there(store: ProjectStore) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}&of=before")["tree"]
    rows = cells(tree, "Borgere på hvert trin, af trinnet før")
    work = next(row for row in rows if row[0].startswith("Er kommet"))
    assert work[1] == "Har været i virksomhedspraktik"
    # all 12; 2 of the 19 in an internship; 10 who were in none
    assert [work[2], work[3], work[4], work[7]] == ["12", "2", "19", "10"]
    said = plain(words(tree))
    assert "10 af 12 (83 %) under »Er kommet i arbejde eller uddannelse« er ikke med under" in said
    assert "Hvem der er her uden at have været på trinnet før, tæller ikke med" in said


def test_the_routes_are_shares_of_those_in_work(store: ProjectStore) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}")["tree"]
    rows = cells(tree, "Veje i arbejde")
    assert [row[:3] for row in rows] == [
        ["Gennem virksomhedspraktik", "2", "9"],
        ["Direkte", "7", "9"],
    ]
    assert "De 9 på en af vejene fordeler sig med 2 (22 %) på" in plain(words(tree))


def test_the_retained_are_a_share_of_those_with_something_to_keep(
    store: ProjectStore, mentors: ProjectStore
) -> None:
    tree = view(store, SIND)["tree"]
    rows = cells(tree, "Veje i arbejde")
    # 28 got a flexjob; 8 had one at the start and 7 of them have it still
    assert [row[2] for row in rows[:2]] == ["28", "28"]
    assert rows[2][:3] == ["Fastholdt", "7", "8"]
    said = plain(words(tree))
    assert (
        "»Fastholdt« regnes for sig: 7 af 8 (88 %) af dem, der ved starten var i fleksjob" in said
    )
    kept = cells(view(mentors, MENTORS)["tree"], "Veje i arbejde")[-1]
    assert (kept[0], kept[1]) == ("Fastholdt", "20")


def test_a_share_that_may_still_rise_is_said_to_be_one(store: ProjectStore) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}")["tree"]
    said = plain(words(tree))
    # nobody was referred a year ago for half a year of work: all three half-years are too early
    assert "så andelen kan stadig stige." in said
    assert "44 af 104 (42 %), kan stige" in said
    together = [row for row in cells(tree, "Hold og trin") if row[0] == "Alle under ét"]
    assert [row[2] for row in together] == [
        "",
        "delvis for tidligt",
        "delvis for tidligt",
        "delvis for tidligt",
        "delvis for tidligt",
        "delvis for tidligt",
        "for tidligt",
        "",
    ]


def test_those_who_did_not_come_by_the_step_before_stand_beside_it(store: ProjectStore) -> None:
    said = plain(words(view(store, VIVE, f"?{ON_THE_DAY}&of=before")["tree"]))
    assert "2 af 19 (11 %), +10 uden om" in said


def test_one_kind_of_job_is_called_by_its_own_word(store: ProjectStore) -> None:
    said = plain(words(view(store, SIND)["tree"]))
    assert "er kommet i fleksjob" in said
    assert "kommet i job" not in said
    assert "Tid til fleksjob" in said


def test_what_a_forecast_takes_for_granted_stands_beside_it(store: ProjectStore) -> None:
    tree = view(store, SIND)["tree"]
    [figure] = [f for f in of_type(tree, "Figure") if "ventes at ende på" in words(f["children"])]
    finding = plain(words(of_type(figure["children"], "Figcaption")[0]["children"]))
    assert "dér forudsættes det gennemsnitlige tempo" in finding


def test_small_numbers_are_said_once_in_a_section(store: ProjectStore) -> None:
    for path, search in ((VIVE, f"?{ON_THE_DAY}&of=before"), (SIND, "")):
        for section in of_type(view(store, path, search)["tree"], "Section"):
            assert words(section).count("Tallene er små") <= 1


def test_a_cohort_that_is_too_young_has_no_share(store: ProjectStore) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}")["tree"]
    [grid] = [t for t in of_type(tree, "Table") if t.get("className") == "cohort-grid"]
    [body] = of_type(grid["children"], "Tbody")
    rows = {
        words(row["children"][0]): [plain(words(cell)) for cell in row["children"][1:]]
        for row in of_type(body["children"], "Tr")
    }
    assert list(rows) == [
        "1. halvår 2018",
        "2. halvår 2018",
        "1. halvår 2019",
        "Alle under ét",
        "Kun hold fulgt længe nok",
    ]
    # referred, started, measured at 2 and 3, internship, work, half a year of it, not ended
    youngest = rows["1. halvår 2019"]
    assert youngest[0] == "15"
    assert [cell.split()[:2] for cell in youngest[1:7]] == [["for", "tidligt"]] * 6
    oldest = rows["1. halvår 2018"]
    assert [cell.split()[0] for cell in oldest[1:6]] == ["92", "87", "71", "37", "26"]
    assert oldest[6].startswith("for tidligt")
    # nor has it one in the table that is downloaded
    early = [row for row in cells(tree, "Hold og trin") if row[2] == "for tidligt"]
    assert {row[5] for row in early} == {"–"}
    assert len(early) == 6 + 5 + 1 + 1


@pytest.mark.parametrize(
    ("length", "first"),
    [("month", "januar 2018"), ("quarter", "1. kvartal 2018"), ("half_year", "1. halvår 2018")],
)
def test_cohorts_of_every_length_add_up(store: ProjectStore, length: str, first: str) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}&length={length}")["tree"]
    rows = cells(tree, "Hold og trin")
    assert rows[0][0] == first
    total = {row[1]: row[3] for row in rows if row[0] == "Alle under ét"}
    cohorts = [row for row in rows if row[0] not in ("Alle under ét", "Kun hold fulgt længe nok")]
    for stage, number in total.items():
        parts = [row[3] for row in cohorts if row[1] == stage]
        assert sum(int(part) for part in parts if part != "–") == int(number)


def test_a_cohort_is_a_link_to_the_page_of_that_cohort(store: ProjectStore) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}&of=before")["tree"]
    href = next(link for link in links(tree) if "cohort=2018-H1" in link)
    assert "of=before" in href
    path, _, search = href.partition("?")
    said = words(view(store, path, search)["tree"])
    assert "38 af 104 henviste borgere er med." in said


def test_endings_with_their_reasons(store: ProjectStore) -> None:
    said = plain(words(view(store, VIVE, f"?{ON_THE_DAY}")["tree"]))
    assert (
        "27 af 104 forløb (26 %) er afsluttet: 6 som planlagt og 15 uplanlagt, og 6 er udgået."
        in said
    )
    assert "»Ikke i projektets målgruppe«: 10 af 15 (67 %)." in said
    assert "Projektet registrerer ikke for sig, hvad borgerne går til" in said


def test_lengths_and_destinations_of_the_mentors(mentors: ProjectStore) -> None:
    """Published: mean 244 days; 15, 32, 23, 22 and 8 per cent; half went to job or education."""
    tree = view(mentors, MENTORS)["tree"]
    rows = cells(tree, "Hvor længe de afsluttede forløb varede")
    assert [row[1] for row in rows] == ["21", "46", "33", "31", "11"]
    assert [plain(row[2]) for row in rows] == ["15 %", "32 %", "23 %", "22 %", "8 %"]
    said = plain(words(tree))
    assert "De 142 afsluttede forløb varede i gennemsnit 244 dage" in said
    destinations = cells(tree, "Hvad borgerne gik til")
    assert [row[:3] for row in destinations] == [
        ["Hverken job eller uddannelse", "71", "142"],
        ["Ordinær uddannelse", "24", "142"],
        ["Ordinært job", "23", "142"],
        ["Fastholdt job", "20", "142"],
        ["Fleksjob", "4", "142"],
    ]


def test_the_curve_says_what_it_is_after_a_year(store: ProjectStore) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}")["tree"]
    said = plain(words(tree))
    assert (
        "9 af 98 (9 %) af dem, der startede uden ordinær beskæftigelse, er kommet i ordinær "
        "beskæftigelse; 15 gik ud uplanlagt" in said
    )
    assert "Efter 12 måneder er 15 % kommet i ordinær beskæftigelse (95 %-interval 7–25 %)" in said
    assert "Kurven hviler på 9 borgere og er usikker." in said
    assert "first-chart" in ids(tree)


@pytest.mark.parametrize(
    ("event", "begun"),
    [
        ("education", "3 af 97 (3 %) af dem, der startede uden at være i uddannelse"),
        ("either", "12 af 97 (12 %) af dem, der startede uden ordinær beskæftigelse og uddannelse"),
    ],
)
def test_other_events_can_be_asked_for(store: ProjectStore, event: str, begun: str) -> None:
    said = plain(words(view(store, VIVE, f"?{ON_THE_DAY}&event={event}")["tree"]))
    assert begun in said


def test_only_what_the_project_counts_is_offered(store: ProjectStore) -> None:
    tree = view(store, SIND)["tree"]
    assert not [link for link in links(tree) if "event=" in link]


def test_where_goals_end_is_said_with_what_it_takes_for_granted(store: ProjectStore) -> None:
    said = plain(words(view(store, SIND)["tree"]))
    assert "»I fleksjob i mindst 6 måneder« ventes at ende på" in said
    assert "mod måltallet 60 %" in said
    assert "Hvis det begyndte varer ved, er chancen for at nå måltallet under 1 %." in said
    assert (
        "10 af 110 (9 %) er nået, 18 er på vej, og 65 kan stadig begynde senest 30. juni 2018. Det "
        "forudsætter, at det begyndte varer ved til fristen."
    ) in said
    assert "3 henviste, der ikke er startet, regnes ikke med at nå det." in said


def test_why_a_goal_has_no_forecast(store: ProjectStore) -> None:
    said = words(view(store, VIVE, f"?{ON_THE_DAY}")["tree"])
    assert "»Uddannelse« fremskrives ikke" in said
    ended = words(view(store, VIVE)["tree"])
    assert (
        "»Ordinær beskæftigelse«: Fristen (31. december 2021) er passeret, så der fremskrives "
        "ikke. Ved fristen gjaldt målet for "
    ) in plain(ended)
    english = plain(words(view(store, VIVE, "?lang=en")["tree"]))
    assert "the due date (31 December 2021) has passed, so no forecast is made." in english
    assert "har intet måltal" in words(view(store, NORDDJURS)["tree"])


# --- What every look at it must be -----------------------------------------------------------

SEARCHES = [
    "",
    "of=before&length=month",
    "event=either&length=quarter",
    "gender=woman",
    "course=unplanned",
    "course=planned&of=before",
    "cohort=2018-H1",
]


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("path", [VIVE, SIND, NORDDJURS])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_look_is_whole(store: ProjectStore, path: str, search: str, language: str) -> None:
    shown = view(store, path, f"?{search}&lang={language}")
    tree = shown["tree"]
    assert len(ids(tree)) == len(set(ids(tree))), "an id is used twice"
    assert "{" not in words(tree)
    for figure in of_type(tree, "Figure"):
        assert words(of_type(figure["children"], "Figcaption")[0]["children"]).endswith(".")
        assert of_type(figure["children"], "Table"), "a figure without its numbers"
    if language == "en":
        others = [link for link in links(tree) if link.startswith("/") and "lang=en" not in link]
        assert len(others) == 1, "only the switch to Danish leaves English"


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("of=last", "»last« er ikke et valg for of."),
        ("length=week", "»week« er ikke et valg for length."),
        ("event=internship", "»internship« er ikke et valg for event."),
        ("course=done", "»done« er ikke en værdi for Forløb."),
        ("colour=blue", "Siden kender ikke »colour«"),
    ],
)
def test_what_it_does_not_know_is_said_and_left_out(
    store: ProjectStore, search: str, said: str
) -> None:
    tree = view(store, VIVE, f"?{ON_THE_DAY}&{search}")["tree"]
    assert said in words(tree)
    assert "Vejen gennem projektet" in words(tree)


def test_before_anything_happened_there_is_a_sentence(store: ProjectStore) -> None:
    tree = view(store, VIVE, "?as_of=2017-10-01")["tree"]
    assert "Ingen borgere var henvist" in words(tree)
    assert not of_type(tree, "Graph")


def test_the_first_weeks_have_neither_endings_nor_a_curve(store: ProjectStore) -> None:
    said = words(view(store, VIVE, "?as_of=2018-01-20")["tree"])
    assert "Ingen forløb er afsluttet endnu" in said
    assert "Ingen startede forløb er afsluttet endnu" in said
    assert "Ingen er på nogen af vejene endnu." in said


# --- Small and bare projects -----------------------------------------------------------------


def small(engine: Engine, reading: Engine, folder: Path, toml: str = TOML, **files: str) -> Any:
    import_small(engine, folder, toml, **files)
    return ProjectStore(reading, today=lambda: SMALL_TODAY)


def test_a_project_without_stages_spells_or_endings(
    engine: Engine, read_only_engine: Engine, tmp_path: Path
) -> None:
    store = small(
        engine,
        read_only_engine,
        tmp_path,
        courses="participant,number,referred,started\np1,1,2016-09-01,2016-09-15\np2,1,2017-01-01,\n"
        "p3,1,2017-01-01,\np4,1,2017-01-01,\n",
        spells="participant,number,kind,from,to\n",
    )
    said = words(view(store, "/project/small/courses", "?as_of=2017-11-30")["tree"])
    assert "Projektet har ikke beskrevet, hvilke trin et forløb har." in said
    assert "Ingen forløb er afsluttet endnu" in said
    assert "Kun 1 kan følges. Der skal være mindst 5 til en kurve." in said


def test_a_project_that_counts_neither_jobs_nor_education(
    engine: Engine, read_only_engine: Engine, tmp_path: Path
) -> None:
    toml = TOML.replace('kinds = ["flexjob"]', 'kinds = ["internship"]')
    toml = toml.replace('"ordinary_job"', '"internship"').replace('"education"]', '"internship"]')
    store = small(engine, read_only_engine, tmp_path, toml)
    said = words(view(store, "/project/small/courses", "?as_of=2017-11-30")["tree"])
    assert "Projektet tæller hverken job eller uddannelse" in said
    assert "Projektet har ingen mål om andelen af borgere i job eller uddannelse." in said


def test_no_single_person_is_shown(
    engine: Engine, read_only_engine: Engine, tmp_path: Path
) -> None:
    stages = """
[[stages]]
code = "referred"
label = { da = "Henvist", en = "Referred" }
where = { is = "referred" }
[[stages]]
code = "started"
label = { da = "Startet", en = "Started" }
where = { is = "started" }
[[routes]]
code = "kept"
label = { da = "Beholdt", en = "Kept" }
where = { is = "in_spell", kinds = ["flexjob"], lasted_months = 6 }
"""
    store = small(engine, read_only_engine, tmp_path, TOML + stages)
    tree = view(store, "/project/small/courses", "?as_of=2017-11-30&length=quarter")["tree"]
    said = words(tree)
    # one ended, one in each quarter, one on the route
    assert "Kun ét forløb er afsluttet." in said
    assert "Kun ét startet forløb er afsluttet." in said
    assert "Kun én er på en af vejene." in said
    rows = cells(tree, "Hold og trin")
    assert all(
        row[3:] == ["–", "–", "–"]
        for row in rows
        if row[0] != "Alle under ét" and row[0] != "Kun hold fulgt længe nok"
    )
    assert "Et hold med kun én borger vises uden tal." in said
