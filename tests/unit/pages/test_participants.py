"""The page on participants: who is described, by what, and what groups and outcomes say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from dashboard.components.address import read_address
from dashboard.monitoring.store import ProjectStore
from tests.unit.pages.reading import components, ids, links, of_type, view, words

VIVE = "/project/paa-vej-til-arbejde/participants"
MENTORS = "/project/sociale-mentorer/participants"
SIND = "/project/sind-rampen/participants"
NORDDJURS = "/project/rampen-norddjurs/participants"
ON_THE_DAY = "as_of=2019-04-15"


def tree(store: ProjectStore, path: str, search: str = "") -> Any:
    return view(store, path, f"?{search}")["tree"]


def said(part: Any) -> str:
    return words(part).replace("\u00a0", " ")


def chart(shown: Any, name: str) -> dict[str, Any]:
    """The figure of a chart by its id."""
    [found] = [f for f in of_type(shown, "Figure") if f["aria-labelledby"] == f"{name}-finding"]
    return found


def headings(shown: Any) -> list[str]:
    return [words(heading["children"]) for heading in of_type(shown, "H2")]


def lead(shown: Any) -> str:
    [found] = [part for part in of_type(shown, "P") if part.get("id") == "lead"]
    return said(found["children"])


def test_the_started_are_described_and_who_waits_is_said(store: ProjectStore) -> None:
    shown = tree(store, VIVE, ON_THE_DAY)
    assert lead(shown) == (
        "98 af de 104 henviste borgere er startet pr. 15. april 2019. Her beskrives de, som de var "
        "ved opstarten. 6 er ikke startet og er ikke med."
    )
    assert headings(shown)[:8] == [
        "Hvem beskrives?",
        "Baggrund",
        "Set fra begge sider",
        "To svar mod hinanden",
        "Andre oplysninger ved opstarten",
        "Rusmidler",
        "Evne til at klare sig selv",
        "Grupper og resultater",
    ]


def test_bars_say_k_of_n_and_their_share(store: ProjectStore) -> None:
    shown = tree(store, VIVE, ON_THE_DAY)
    bars = said(of_type(chart(shown, "profile-gender")["children"], "Ul")[0]["children"])
    assert bars == "Kvinde 54 % 53 af 98 Mand 46 % 45 af 98"
    ages = said(of_type(chart(shown, "profile-age")["children"], "Ul")[0]["children"])
    assert ages.startswith("18–24 år 8 % 8 af 98")
    assert "0–17" not in ages
    assert "60 år" not in ages


def test_an_unanswered_question_is_a_category_beside_the_answers(store: ProjectStore) -> None:
    figure = chart(tree(store, VIVE, ON_THE_DAY), "profile-start-citizen-psychological_health")
    bars = said(of_type(figure["children"], "Ul")[0]["children"])
    assert "Mindre godt 45 % 44 af 97" in bars
    assert "Ubesvaret 1 % 1 af 98" in bars
    rows = [said(row["children"]) for row in of_type(figure["children"], "Tr")]
    assert rows[-2:] == ["I alt besvaret 97 100 %", "Ubesvaret 1 af 98 –"]


def test_not_knowing_is_an_answer_of_its_own(store: ProjectStore) -> None:
    shown = tree(store, VIVE, ON_THE_DAY)
    figure = chart(shown, "profile-start-staff-psychological_problems")
    assert "Ved ikke 2 % 2 af 98" in said(of_type(figure["children"], "Ul")[0]["children"])


def test_what_is_not_recorded_has_its_share_of_everybody(store: ProjectStore) -> None:
    shown = tree(store, MENTORS)
    bars = said(of_type(chart(shown, "profile-education")["children"], "Ul")[0]["children"])
    assert "folkeskole 61 % 127 af 208" in bars
    assert bars.endswith("Ikke oplyst 3 % 7 af 208")
    assert "For 7 af 208 er det ikke oplyst." in said(chart(shown, "profile-education")["children"])


def test_marks_add_up_to_more_than_everybody_and_it_is_said(store: ProjectStore) -> None:
    figure = chart(tree(store, MENTORS), "profile-intervention")
    text = said(figure["children"])
    assert "Ingen registreret 24 % 49 af 208" in text
    assert "så tallene kan give mere end 100 % tilsammen" in text
    assert "I alt" not in text


def test_answers_on_one_scale_stand_in_one_table(store: ProjectStore) -> None:
    figure = chart(tree(store, VIVE, ON_THE_DAY), "profile-of-substances-0-answers")
    bars = of_type(figure["children"], "Table")[0]
    rows = [said(row["children"]) for row in of_type(bars["children"], "Tr")]
    assert rows[0].split() == ["Alkohol", "Hash", "Hårde", "stoffer"]
    assert rows[4] == "Nej 83 % 81 af 98 90 % 88 af 98 95 % 93 af 98"


def test_those_in_their_course_are_described_on_the_date(store: ProjectStore) -> None:
    shown = tree(store, VIVE, f"{ON_THE_DAY}&described=now")
    assert lead(shown).startswith("77 af de 104 henviste borgere er i forløb pr. 15. april 2019.")
    assert "Alder på datoen" in said(shown)
    assert "af 77" in said(chart(shown, "profile-gender")["children"])
    # What became of persons is of all who started, however they are described.
    assert "Sammenlignet er 98 borgere, der er startet." in said(shown)


def test_the_cross_table_is_of_those_who_answered_both(store: ProjectStore) -> None:
    figure = chart(tree(store, VIVE, ON_THE_DAY), "two-answers")
    text = said(figure["children"])
    assert (
        "Den hyppigste kombination er »Mindre godt eller dårligt« på begge: 49 af 97, 51 %" in text
    )
    assert "1 af 98 mangler et eller begge svar og er ikke med." in text
    cells = of_type(of_type(figure["children"], "Table")[0]["children"], "Td")
    assert said(cells[-1]["children"]) == "100 % 97"


def test_other_answers_are_chosen_by_links(store: ProjectStore) -> None:
    shown = tree(store, VIVE, ON_THE_DAY)
    href = next(link for link in links(shown) if "rows=staff.alcohol" in link)
    path, _, search = href.partition("?")
    text = said(chart(tree(store, path, search), "two-answers")["children"])
    assert "Alkohol" in text
    assert "Slet ikke" not in text


def test_the_same_answer_twice_is_no_cross_table(store: ProjectStore) -> None:
    shown = tree(store, VIVE, f"{ON_THE_DAY}&rows=staff.alcohol&columns=staff.alcohol")
    text = said(shown)
    assert "De to svar skal være forskellige." in text
    assert "Alkohol × Psykisk helbred: borgerens svar" not in text
    assert "Alkohol × Fysisk helbred: borgerens svar" in text


def test_a_groups_share_has_its_interval(store: ProjectStore) -> None:
    """4 of 7 with excellent health are in work: 25 to 84 per cent (Wilson)."""
    search = f"{ON_THE_DAY}&group=start.citizen.physical_health&outcome=goal.work"
    figure = chart(tree(store, VIVE, search), "group-outcome")
    rows = [said(row["children"]) for row in of_type(figure["children"], "Tr")]
    assert rows[1] == "Fremragende 4 af 7 57 % 25–84 % 3 af 7 43 % 7 100 %"
    assert rows[-1] == "I alt 9 af 98 9 % 5–17 % 89 af 98 91 % 98 100 %"


def test_percentages_are_of_the_group_or_of_the_outcome(store: ProjectStore) -> None:
    search = f"{ON_THE_DAY}&group=gender"
    by_group = chart(tree(store, VIVE, search), "group-outcome")
    rows = [said(row["children"]) for row in of_type(by_group["children"], "Tr")]
    assert rows[0] == "Køn Igangværende % Planlagt afsluttet % Uplanlagt afsluttet % I alt %"
    assert rows[1].startswith("Kvinde ")
    assert rows[1].endswith("53 100 %")
    by_outcome = chart(tree(store, VIVE, f"{search}&percent=outcome"), "group-outcome")
    last = said(of_type(by_outcome["children"], "Tr")[-1]["children"])
    assert last == "I alt 77 af 77 100 % 6 af 6 100 % 15 af 15 100 % 98 100 %"


def test_too_many_parts_for_a_bar_are_shaded_cells(store: ProjectStore) -> None:
    search = "group=benefit&outcome=outcome&percent=outcome"
    figure = chart(tree(store, MENTORS, search), "group-outcome")
    tables = of_type(figure["children"], "Table")
    assert tables[0]["className"] == "shaded"
    assert "beregnet ud fra 20.000 tilfældige tabeller" in said(figure["children"])
    assert "Ikke oplyst" in said(tables[1]["children"])


def test_filters_leave_fewer_and_few_are_called_few(store: ProjectStore) -> None:
    """The six who withdrew had not started; the six who ended as planned had."""
    assert lead(tree(store, VIVE, f"{ON_THE_DAY}&course=planned,withdrawn")) == (
        "6 af de 12 valgte borgere er startet pr. 15. april 2019. Her beskrives de, som de var ved "
        "opstarten. 6 er ikke startet og er ikke med. De er så få, at hver borger svarer til 17 "
        "procentpoint."
    )


@pytest.mark.parametrize(
    ("search", "sentence"),
    [
        ("as_of=2018-01-01", "Ingen borgere var henvist pr. 1. januar 2018"),
        ("as_of=2021-12-31&described=now", "Ingen af de 201 borgere er i forløb pr. 31. december"),
        (f"{ON_THE_DAY}&course=withdrawn", "Ingen af de 6 borgere er startet"),
        (f"{ON_THE_DAY}&course=withdrawn", "hvis gruppe og resultat kendes"),
    ],
)
def test_nobody_to_describe_is_a_sentence(store: ProjectStore, search: str, sentence: str) -> None:
    shown = tree(store, VIVE, search)
    assert sentence in said(shown)
    assert not [name for name in ids(shown) if name.startswith("profile-")]


def test_a_project_without_answers_has_no_table_of_them(store: ProjectStore) -> None:
    shown = tree(store, SIND)
    assert "To svar mod hinanden" not in headings(shown)
    assert "Grupper og resultater" in headings(shown)
    assert "Svar ved opstarten" not in said(shown)


def test_unknown_choices_are_said_and_left_alone(store: ProjectStore) -> None:
    shown = tree(store, VIVE, "described=then&rows=x&columns=y&group=z&outcome=goal.x&percent=all")
    text = said(shown)
    for name, written in (
        ("described", "then"),
        ("rows", "x"),
        ("columns", "y"),
        ("group", "z"),
        ("outcome", "goal.x"),
        ("percent", "all"),
    ):
        assert f"»{written}« er ikke et valg for {name}." in text
    assert chart(shown, "group-outcome")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", [VIVE, MENTORS, SIND, NORDDJURS])
@pytest.mark.parametrize("described", ["start", "now"])
def test_the_page_is_whole_in_both_languages(
    store: ProjectStore, path: str, language: str, described: str
) -> None:
    shown = tree(store, path, f"lang={language}&described={described}")
    assert "{" not in words(shown)
    assert not [name for name, times in Counter(ids(shown)).items() if times > 1]
    for figure in of_type(shown, "Figure"):
        assert words(of_type(figure["children"], "Figcaption")[0]["children"]).endswith(".")
        assert of_type(figure["children"], "Table")
    assert all(part["props"].get("id", "").count(".") == 0 for part in components(shown))


def test_every_group_against_every_outcome_is_a_chart_or_a_sentence(store: ProjectStore) -> None:
    for path in (VIVE, MENTORS, SIND, NORDDJURS):
        shown = tree(store, path)
        asked = [
            dict(read_address(path, link.partition("?")[2]).asked)
            for link in links(shown)
            if link.startswith(path)
        ]
        groups = {one["group"] for one in asked if "group" in one}
        outcomes = {one["outcome"] for one in asked if "outcome" in one}
        assert len(groups) > 2
        for outcome in outcomes:
            for group in sorted(groups)[:2]:
                part = tree(store, path, f"group={group}&outcome={outcome}")
                assert chart(part, "group-outcome") or "hvis gruppe og resultat" in said(part)
