"""The page on the effort: published figures, filters, and what is said where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.data.importing import import_folder
from dashboard.data.stores import create_store, open_store
from dashboard.monitoring.store import ProjectStore
from tests.unit.definitions import TOML
from tests.unit.pages.reading import ids, of_type, view, words
from tests.unit.pages.stores import PROJECTS, TODAY
from tests.unit.small_store import import_small

NB = "\u00a0"
VIVE = "/project/paa-vej-til-arbejde/effort"
SIND = "/project/sind-rampen/effort"
NORDDJURS = "/project/rampen-norddjurs/effort"
MENTORS = "/project/sociale-mentorer/effort"
SMALL = "/project/small/effort"
ON_THE_DAY = "?as_of=2019-04-15"


@pytest.fixture(scope="module")
def mentors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProjectStore]:
    """A store with Sociale mentorer."""
    url = f"sqlite:///{tmp_path_factory.mktemp('mentors') / 'project.db'}"
    engine = create_store(url)
    import_folder(engine, PROJECTS / "sociale-mentorer")
    engine.dispose()
    engine = open_store(url)
    yield ProjectStore(engine, today=lambda: TODAY)
    engine.dispose()


def said(store: ProjectStore, path: str, search: str = "") -> str:
    return " ".join(words(view(store, path, search)["tree"]).split())


def rows(store: ProjectStore, block: str, path: str, search: str = "") -> list[list[str]]:
    """The cells of a chart's table, row by row."""
    tree = view(store, path, search)["tree"]
    [found] = [div for div in of_type(tree, "Div") if div.get("id") == f"{block}-block"]
    [table] = of_type(found["children"], "Table")[-1:]
    [body] = of_type(table["children"], "Tbody")
    return [
        [words(cell).strip() for cell in row["children"]] for row in of_type(body["children"], "Tr")
    ]


# --- Published figures -----------------------------------------------------------------------


def test_the_frequency_of_conversations_is_that_of_table_5_3(store: ProjectStore) -> None:
    """ "Ca. hver 14. dag": 47 % of 97, 65 % of 69 and 64 % of 44."""
    table = {row[0]: row[1:7] for row in rows(store, "item-0", VIVE, ON_THE_DAY)}
    assert table["Ca. hver 14. dag"] == ["46", f"47{NB}%", "45", f"65{NB}%", "28", f"64{NB}%"]
    assert table["Ca. en gang om ugen"] == ["31", f"32{NB}%", "4", f"6{NB}%", "2", f"5{NB}%"]
    assert table["I alt"][::2] == ["97", "69", "44"]


def test_network_meetings_are_those_of_table_5_4(store: ProjectStore) -> None:
    table = {row[0]: row[1:7] for row in rows(store, "item-1", VIVE, ON_THE_DAY)}
    assert table["Ja"][1::2] == [f"18{NB}%", f"85{NB}%", f"84{NB}%"]
    assert table["I alt"][::2] == ["97", "68", "44"]


def test_weekly_hours_and_group_courses_are_as_published(store: ProjectStore) -> None:
    text = said(store, VIVE, ON_THE_DAY)
    assert "9 borgere er i job pr. 15. april 2019 med kendt timetal: i gennemsnit 20 timer" in text
    assert "fra 12 til 37" in text
    assert "»Gruppeforløb«: 2 forløb med 16 mødegange og 20 forskellige borgere" in text
    assert "i gennemsnit 10 pr. forløb" in text


def test_the_tasks_and_the_time_of_mentors_are_as_published(mentors: ProjectStore) -> None:
    tasks = rows(mentors, "tasks", MENTORS)
    assert tasks[0] == ["Samtaler med borgere", "1.044", f"72,0{NB}%"]
    assert tasks[-1][1] == "1.450"
    assert [row[3] for row in rows(mentors, "time", MENTORS)] == [
        f"{share}{NB}%" for share in (38, 30, 21, 11, 100)
    ]


def test_a_goal_of_time_is_said_in_hours(mentors: ProjectStore) -> None:
    """38 per cent of the time was spent in homes: 22,800 of 60,000 minutes."""
    [home] = [row for row in rows(mentors, "goals-events", MENTORS) if "hjemme" in row[0]]
    assert home[2] == "380 af 1.000 timer"
    assert "60.000" not in said(mentors, MENTORS)


def test_small_numbers_are_said_once_in_a_section(store: ProjectStore) -> None:
    for path in (VIVE, SIND, NORDDJURS):
        for section in of_type(view(store, path, ON_THE_DAY)["tree"], "Section"):
            assert words(section).count("Tallene er små") <= 1


def test_the_companies_of_mentors_are_as_published(mentors: ProjectStore) -> None:
    assert [row[:3] for row in rows(mentors, "company-types", MENTORS)] == [
        ["Private virksomheder", "42", f"58{NB}%"],
        ["Offentlige virksomheder", "28", f"39{NB}%"],
        ["Foreninger", "2", f"3{NB}%"],
        ["I alt", "72", f"100{NB}%"],
    ]
    experience = rows(mentors, "company-experience", MENTORS)
    assert [row[1] for row in experience] == ["40", "17", "15"]


def test_events_are_counted_beside_the_persons_in_them(mentors: ProjectStore) -> None:
    totals = {row[0]: row[2:] for row in rows(mentors, "events", MENTORS) if row[1] == "I alt"}
    assert totals["Virksomhedsforløb"] == ["84", "70"]
    assert totals["Udrednings- og behandlingsforløb"][0] == "76"


def test_volunteers_stand_against_their_targets(store: ProjectStore) -> None:
    table = rows(store, "goals-helpers", SIND)
    assert [(row[1], row[3], row[5]) for row in table] == [
        ("8", "8", "nået"),
        ("0", "4", "bagud"),
        ("4", "4", "nået"),
    ]
    assert "2 af 3 måltal er nået." in said(store, SIND)


def test_the_goal_on_companies_says_what_the_bands_say(store: ProjectStore) -> None:
    text = said(store, SIND)
    assert "34 af 34 virksomheder med en borger i job (100 %) er kontaktet" in text
    assert "Måltallet på 100 % er nået med 34 af 34" in text


# --- The contact rule ------------------------------------------------------------------------


def test_the_rule_is_not_held_against_a_date_after_the_last_record(mentors: ProjectStore) -> None:
    text = said(mentors, MENTORS)
    assert "Den seneste kontakt, der er registreret i projektet, er fra 30. september 2010" in text
    assert "har haft kontakt inden for den seneste måned" not in text
    on_time = said(mentors, MENTORS, "?as_of=2010-09-30")
    assert "har haft kontakt inden for den seneste måned" in on_time
    assert "er der ikke registreret kontakter på de enkelte virksomheder" in text


def test_a_kind_of_contact_can_be_chosen(store: ProjectStore) -> None:
    everything = rows(store, "last-contact", VIVE, ON_THE_DAY)
    meetings = rows(store, "last-contact", VIVE, f"{ON_THE_DAY}&contact=network_meeting")
    assert everything[0][1] == "72"
    assert int(meetings[0][1]) < 72
    assert meetings[-1] == everything[-1], "the same persons"
    chosen = said(store, VIVE, f"{ON_THE_DAY}&contact=network_meeting")
    assert "Kun »Netværksmøde« tæller som kontakt." in chosen
    unknown = said(store, VIVE, f"{ON_THE_DAY}&contact=telepathy&period=week")
    assert "»telepathy« er ikke et valg for contact" in unknown
    assert "»week« er ikke et valg for period" in unknown


def test_nobody_is_ongoing_at_the_end(store: ProjectStore) -> None:
    text = said(store, VIVE)
    assert "Ingen af borgerne er i et igangværende forløb pr. 31. december 2021." in text


# --- Filters ---------------------------------------------------------------------------------


def test_filters_narrow_persons_but_not_companies(store: ProjectStore) -> None:
    odder = said(store, SIND, "?site=odder")
    assert "18 hændelser, der ikke er registreret på en borger, er udeladt" in odder
    assert "Filtrene gælder borgere. Tallene her er hele projektets." in odder
    assert "Projektet har været i kontakt med 57 virksomheder" in odder
    assert "12 frivillige er tilknyttet" in odder
    everybody = said(store, SIND)
    assert "Filtrene gælder" not in everybody
    assert "er udeladt" not in everybody


def test_filters_part_the_events_of_persons(store: ProjectStore) -> None:
    def total(search: str) -> int:
        return sum(
            int(row[2].replace(".", ""))
            for row in rows(store, "events", SIND, search)
            if row[1] == "I alt"
        )

    parts = [total(f"?site={site}") for site in ("aarhus", "randers", "odder")]
    assert sum(parts) == total("") - 18


def test_hours_of_one_person_are_not_shown(store: ProjectStore) -> None:
    """The first job began on 11 June 2018, the second on 26 July."""
    one = said(store, VIVE, "?as_of=2018-07-25")
    assert "Kun én borger med kendt timetal er i job pr. 25. juli 2018." in one
    assert "i gennemsnit" not in one
    two = said(store, VIVE, "?as_of=2018-07-26")
    assert "2 borgere er i job pr. 26. juli 2018 med kendt timetal: i gennemsnit" in two
    nobody = said(store, VIVE, "?as_of=2018-06-10")
    assert "ikke registreret gruppeforløb, borgere i job, virksomheder" in nobody


# --- Odd states ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [VIVE, SIND, NORDDJURS])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "search",
    ["", "as_of=2017-09-15", "period=month", "period=half_year&gender=man", "course=ongoing"],
)
def test_the_page_is_whole_in_both_languages(
    store: ProjectStore, path: str, language: str, search: str
) -> None:
    tree = view(store, path, f"?lang={language}&{search}")["tree"]
    check_whole(tree)


def check_whole(tree: Any) -> None:
    assert len(ids(tree)) == len(set(ids(tree))), "an id is used twice"
    assert "{" not in words(tree)
    for figure in of_type(tree, "Figure"):
        assert words(of_type(figure["children"], "Figcaption")[0]["children"]).endswith(".")
        assert of_type(figure["children"], "Table"), "a figure without its numbers"


@pytest.mark.parametrize("day", ["2018-01-20", "2018-02-15", "2018-04-01", "2018-09-30"])
def test_the_first_weeks_of_a_project(store: ProjectStore, day: str) -> None:
    check_whole(view(store, VIVE, f"?as_of={day}")["tree"])


@pytest.fixture
def small(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    import_small(engine, tmp_path)
    return ProjectStore(read_only_engine, today=lambda: date(2018, 3, 1))


def test_a_project_that_records_no_events(small: ProjectStore) -> None:
    shown = view(small, SMALL, "?as_of=2017-11-30")["tree"]
    check_whole(shown)
    text = " ".join(words(shown).split())
    assert "Der er ingen registrerede kontakter mellem borgere og medarbejdere." in text
    assert "ikke registreret hændelser, svar om indsatsen i medarbejderskemaet" in text
    assert "2 borgere er i job pr. 30. november 2017, men timetallet er ikke oplyst." in text
    assert of_type(shown, "Graph") == []


def test_a_few_events_of_a_small_project(
    engine: Engine, read_only_engine: Engine, tmp_path: Path
) -> None:
    """p1 and p2 are in jobs, p4 has not started: nobody ongoing is without a job."""
    series = (
        '[[codes.series]]\ncode = "one"\nlabel = { da = "Hold 1", en = "Group 1" }\n\n[[waves]]'
    )
    role = (
        '[[codes.staff_role]]\ncode = "coach"\nlabel = { da = "Coach", en = "Coach" }\n\n[[waves]]'
    )
    toml = TOML.replace("[[waves]]", series, 1).replace("[[waves]]", role, 1)
    import_small(
        engine,
        tmp_path,
        toml,
        staff="id,role,site,weekly_hours,began,ended\ns,coach,north,37,2016-01-01,\n",
        companies="id,site,first_contact\nx,north,2017-01-01\n",
        spells="participant,number,kind,from,to,weekly_hours,company\n"
        "p1,1,flexjob,2017-02-01,,12,x\np2,1,flexjob,2017-09-15,,,\n",
        events="id,kind,day,participant,staff,company,series,minutes\n"
        "1,meeting,2017-11-01,p1,s,,one,60\n2,meeting,2017-11-01,p2,s,,one,60\n"
        "3,meeting,2017-11-08,p1,s,,one,60\n",
    )
    store = ProjectStore(read_only_engine, today=lambda: date(2018, 3, 1))
    shown = view(store, SMALL, "?as_of=2017-11-30&lang=en")["tree"]
    check_whole(shown)
    text = " ".join(words(shown).split())
    assert "2 of 4 participants (50%) have had at least one recorded contact" in text
    assert "2 of 2 ongoing participants in a job (100%) have had contact" in text
    assert "one participant more or less moves the share by about 50 percentage points" not in text
    assert "“Network meeting”: 1 course with 2 meetings and 2 different participants." in text
    assert "Most frequent: “Network meeting”, 2 of 2 recorded tasks (100%)." in text
    assert "2 of 2 hours (100%)" in text
    assert "Only one participant with known hours is in a job" in text
    assert "The project has been in contact with 1 company." in text
