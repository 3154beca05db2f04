"""Before and after on the demo projects, and in every odd state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import dashboard.pages.comparison as page
from dashboard.components import comparison
from dashboard.indicators.comparison import FormComparison, Missing, ScoreComparison
from dashboard.monitoring.comparison import compare_form, compare_scores
from dashboard.monitoring.store import ProjectStore
from tests.unit.figures.waves import compared
from tests.unit.pages.reading import components, ids, links, of_type, view, words

PATH = "/project/paa-vej-til-arbejde/before-and-after"
DAY = "as_of=2019-04-15"
NB = "\u00a0"


def shown(store: ProjectStore, asked: str = "", path: str = PATH) -> Any:
    return view(store, path, f"?{DAY}&{asked}" if path == PATH else f"?{asked}")["tree"]


def said(store: ProjectStore, asked: str = "", path: str = PATH) -> str:
    return words(shown(store, asked, path))


def table(tree: Any, name: str) -> list[list[str]]:
    """The rows of the table behind a figure."""
    [block] = [part for part in components(tree) if part["props"].get("id") == f"{name}-block"]
    [found] = of_type(block, "Tbody")
    return [
        [words(cell) for cell in row["props"]["children"]]
        for row in components(found["children"])
        if row["type"] == "Tr"
    ]


def section_titles(tree: Any) -> list[str]:
    return [words(heading["children"]) for heading in of_type(tree, "H2")]


# --- The whole form ----------------------------------------------------------------------------


def test_the_overview_has_its_sections(store: ProjectStore) -> None:
    titles = section_titles(shown(store))
    for title in (
        "Sammenligningen",
        "Hvem flyttede sig?",
        "Samlet score",
        "Svarene før og efter",
        "Hvem mangler?",
        "Sådan er der talt",
    ):
        assert title in titles


def test_the_lead_says_what_moved_and_of_how_many(store: ProjectStore) -> None:
    [lead] = [words(p["children"]) for p in of_type(shown(store), "P") if p.get("id") == "lead"]
    assert lead.startswith("Fra Målepunkt 1 til Målepunkt 3 har svarene på 3 af 13 spørgsmål")
    assert f"39 af 98 (40{NB}%)" in lead


def test_who5_is_as_published_and_not_called_progress(store: ProjectStore) -> None:
    """36.5 to 42.2: below ten points."""
    text = said(store)
    assert "fra 36,5 ved Målepunkt 1 til 42,2 ved Målepunkt 3, en ændring på +5,6 point" in text
    assert "kaldes derfor ikke fremgang" in text


def test_who_is_missing_and_why_adds_up(store: ProjectStore) -> None:
    rows = table(shown(store), "missing-why")
    counts = [int(row[1]) for row in rows]
    assert sum(counts[:-1]) == counts[-1] == 98 - 39


def test_every_item_is_a_link_to_its_own_view(store: ProjectStore) -> None:
    found = [link for link in links(shown(store)) if "item=" in link]
    assert f"{PATH}?{DAY}&item=bip_2" in found
    assert len(set(found)) == 13


def test_the_staff_form_has_its_own_items_and_keeps_its_dont_know(store: ProjectStore) -> None:
    """Tabel 6.3: "ved ikke" falls from 14 to 3 on the third item."""
    text = said(store, "questionnaire=staff")
    assert "98 borgere er målt ved Målepunkt 1 og 44 ved Målepunkt 3" in text
    assert "»Ved ikke« er 58 af 172 svar første gang og 11 anden gang" in text
    assert "Svarene har ingen retning" not in text
    assert "svarene har ingen retning" in text


# --- Both voices ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["citizen", "staff"])
def test_both_voices_are_a_view_of_their_own(store: ProjectStore, form: str) -> None:
    tree = shown(store, f"questionnaire={form}&instrument=voices")
    assert section_titles(tree)[:2] == ["Sammenligningen", "Borger og medarbejder"]
    blocks = [name for name in ids(tree) if name.endswith("-block")]
    assert blocks == ["voices-0-block", "voices-1-block"]
    assert [row[0] for row in table(tree, "voices-0")] == [
        f"Målepunkt {wave}" for wave in (1, 2, 3, 4)
    ]
    # they are of every wave, and a form's other views are a choice away
    assert not [name for name in ids(tree) if name.startswith(("first-", "unknown-", "order-"))]
    assert words(tree).count("Det samme, spurgt om i hvert sit skema") == 1
    whole = shown(store, f"questionnaire={form}")
    assert f"{PATH}?{DAY}&instrument=voices" in " ".join(links(whole)).replace(
        f"&questionnaire={form}", ""
    )
    assert "Det samme, spurgt om i hvert sit skema" not in words(whole)


# --- One item ----------------------------------------------------------------------------------


def test_an_items_answers_are_as_published(store: ProjectStore) -> None:
    """Tabel 6.4, item 2: "almost never" goes from 36 to 26 per cent of 39."""
    rows = table(shown(store, "item=bip_2"), "answers")
    assert rows[0] == [
        "Jeg kan næsten aldrig overskue at fokusere på det",
        "14",
        f"36{NB}%",
        "10",
        f"26{NB}%",
    ]
    assert rows[-1][1:] == ["39", f"100{NB}%", "39", f"100{NB}%"]


def test_the_worst_answer_stands_first_also_where_the_form_prints_it_last(
    store: ProjectStore,
) -> None:
    rows = table(shown(store, "item=psychological_health"), "answers")
    assert [row[0] for row in rows][:-1] == [
        "Dårligt",
        "Mindre godt",
        "Godt",
        "Vældig godt",
        "Fremragende",
    ]
    staff = table(shown(store, "questionnaire=staff&item=psychological_problems"), "answers")
    options = [row[0] for row in staff]
    assert options[0] == "I høj grad"
    assert options[-2:] == ["Ved ikke", "I alt"]


def test_without_dont_know_both_waves_have_the_same_n(store: ProjectStore) -> None:
    rows = table(shown(store, "questionnaire=staff&item=bip_4&unknown=without"), "answers")
    assert "Ved ikke" not in [row[0] for row in rows]
    assert rows[-1][1] == rows[-1][3] == "29"
    with_them = table(shown(store, "questionnaire=staff&item=bip_4"), "answers")
    assert with_them[-1][1] == with_them[-1][3] == "43"


def test_transitions_have_the_two_distributions_as_their_sums(store: ProjectStore) -> None:
    tree = shown(store, "item=bip_2")
    square = table(tree, "transitions")
    answers = table(tree, "answers")
    assert [row[-1] for row in square] == [row[1] for row in answers]
    assert square[-1][1:] == [row[3] for row in answers]


def test_an_item_without_an_order_has_no_better_or_worse(store: ProjectStore) -> None:
    tree = shown(store, "questionnaire=staff&item=conversation_frequency")
    assert "Svarene har ingen retning" in words(tree)
    assert "item-movement-block" not in ids(tree)
    assert "missing-bounds-block" not in ids(tree)


def test_an_item_leads_to_its_neighbours_and_back(store: ProjectStore) -> None:
    tree = shown(store, "item=bip_2")
    assert {"previous-item", "next-item", "all-items"} <= set(ids(tree))
    assert f"{PATH}?{DAY}&item=bip_1" in links(tree)
    assert "previous-item" not in ids(shown(store, "item=psychological_health"))


# --- Choices -----------------------------------------------------------------------------------


def test_another_form_leaves_the_item_behind(store: ProjectStore) -> None:
    tree = shown(store, "item=bip_2")
    assert f"{PATH}?{DAY}&questionnaire=staff" in links(tree)


def test_waves_on_offer_never_cross(store: ProjectStore) -> None:
    found = set(ids(shown(store, "first=2&second=3")))
    assert {"first-1", "first-2", "second-3", "second-4"} <= found
    assert not {"first-3", "first-4", "second-1", "second-2"} & found


def test_the_largest_gain_first_if_asked_for(store: ProjectStore) -> None:
    rows = table(shown(store, "order=movement"), "movement")
    net = [(int(row[2]) - int(row[5])) / int(row[1]) for row in rows]
    assert net == sorted(net, reverse=True)
    assert rows[0][0] == "Været glad og i godt humør"


def test_an_instrument_is_one_page_for_the_meeting(store: ProjectStore) -> None:
    tree = shown(store, "instrument=bip_citizen")
    blocks = [name for name in ids(tree) if name.endswith("-block")]
    assert "items-bip_citizen-block" in blocks
    assert "movement-block" not in blocks
    assert "ingen af de 6 spørgsmål" in words(tree)
    assert "score-who5-block" in ids(shown(store, "instrument=who5"))


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        ("questionnaire=zzz", "»zzz« er ikke et valg for skema"),
        ("item=zzz", "»zzz« er ikke et valg for spørgsmål i skemaet"),
        ("item=alcohol", "»alcohol« er ikke et valg for spørgsmål i skemaet"),
        ("instrument=bip_staff", "»bip_staff« er ikke et valg for gruppe af spørgsmål"),
        ("first=9", "»9« er ikke et valg for første måling"),
        ("second=zzz", "»zzz« er ikke et valg for anden måling"),
        ("first=3&second=3", "Målepunkt 3 kan ikke sammenlignes med sig selv"),
        ("first=4&second=2", "Målepunkt 4 ligger efter Målepunkt 2"),
        ("unknown=maybe", "»maybe« er ikke et valg for »ved ikke«"),
        ("order=random", "»random« er ikke et valg for rækkefølge"),
        ("nonsense=1", "Siden kender ikke »nonsense«"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_default_shown(
    store: ProjectStore, asked: str, remark: str
) -> None:
    text = said(store, asked)
    assert remark in text
    assert "98 borgere er målt ved Målepunkt 1 og 39 ved Målepunkt 3" in text


# --- Nothing, or too little, to compare --------------------------------------------------------


@pytest.mark.parametrize(
    ("project", "sentence"),
    [
        ("sind-rampen", "Projektet har ingen spørgeskemaer"),
        ("rampen-norddjurs", "udfyldes kun én gang (Afslutning)"),
    ],
)
def test_a_project_without_two_waves_says_so(
    store: ProjectStore, project: str, sentence: str
) -> None:
    tree = shown(store, path=f"/project/{project}/before-and-after")
    assert sentence in words(tree)
    assert of_type(tree, "Figure") == []


def test_a_wave_that_nobody_reached_is_said_and_who_is_missing_shown(store: ProjectStore) -> None:
    tree = view(store, PATH, "?as_of=2018-08-20&second=4")["tree"]
    assert "Ingen af borgerne er målt ved Målepunkt 4 endnu" in words(tree)
    assert "missing-why-block" in ids(tree)
    assert "movement-block" not in ids(tree)
    assert "answers-block" not in ids(tree)


def test_before_anybody_started_nothing_fails(store: ProjectStore) -> None:
    text = words(view(store, PATH, "?as_of=2017-01-01")["tree"])
    assert "Ingen borgere var henvist" in text


Change = Callable[[FormComparison], FormComparison]


def with_answer(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """The page is given an answer that is changed by hand."""

    def changed(*asked: Any) -> FormComparison:
        return change(compare_form(*asked))

    monkeypatch.setattr(page, "compare_form", changed)


def test_of_one_pair_no_figures_are_shown(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Missing(97, 10, 10, 0, 77, 0)
    with_answer(
        monkeypatch, lambda one: replace(one, measured_both=1, measured_second=1, missing=missing)
    )
    tree = shown(store)
    assert "Tal om et enkelt menneske vises ikke" in words(tree)
    blocks = [name for name in ids(tree) if name.endswith("-block")]
    assert blocks == ["missing-why-block"]
    assert "item=" not in " ".join(links(tree))


def item_asked_once(form: FormComparison) -> FormComparison:
    """The first item was left out at the second wave, the second item answered by one at both."""
    first, second, *others = form.items
    once = compared({("good", None): 39}, first.scale)
    alone = compared({("good", "fair"): 1, ("good", None): 38}, second.scale)
    return replace(
        form,
        items=(
            replace(once, form=form.form, item=first.item),
            replace(alone, form=form.form, item=second.item),
            *others,
        ),
    )


def test_an_item_asked_at_one_wave_only_is_said_not_drawn(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_answer(monkeypatch, item_asked_once)
    tree = shown(store)
    assert "ingen har svaret på det ved den anden måling" in words(tree)
    assert "færre end to har svaret på det begge gange" in words(tree)
    assert "item-psychological_health" not in ids(tree)
    assert len(table(tree, "movement")) == 11
    health = table(tree, "items-health")
    assert health == [
        [row[0], "Færre end to har svaret begge gange, så tallene vises ikke.", *["–"] * 4]
        for row in health
    ]


@pytest.mark.parametrize("item", ["psychological_health", "physical_health"])
def test_its_own_view_says_so_too(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch, item: str
) -> None:
    with_answer(monkeypatch, item_asked_once)
    tree = shown(store, f"item={item}")
    assert "kan ikke sammenlignes" in words(tree)
    assert not {"answers-block", "transitions-block", "missing-bounds-block"} & set(ids(tree))


def test_nobody_missing_is_said(store: ProjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Missing(0, 0, 0, 0, 0, 0)
    with_answer(monkeypatch, lambda one: replace(one, missing=nobody))
    tree = shown(store)
    assert "Alle, der er målt ved Målepunkt 1, er også målt ved Målepunkt 3." in words(tree)
    assert "missing-items-block" not in ids(tree)


def test_a_score_that_nobody_has_twice_is_said(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*asked: Any) -> tuple[ScoreComparison, ...]:
        return tuple(replace(score, n=1) for score in compare_scores(*asked))

    monkeypatch.setattr(comparison, "compare_scores", changed)
    tree = shown(store)
    assert "Færre end to borgere har en score ved begge målinger" in words(tree)
    assert "score-who5-block" not in ids(tree)


# --- Every view --------------------------------------------------------------------------------

VIEWS = [
    "",
    "instrument=voices",
    "questionnaire=staff",
    "item=bip_3",
    "questionnaire=staff&item=network_meeting",
    "questionnaire=staff&item=diagnosis&unknown=without",
    "instrument=who5&order=movement",
    "questionnaire=staff&instrument=substances",
    "first=2&second=4",
    "gender=woman&age=30-39",
]


@pytest.mark.parametrize("asked", VIEWS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_view_is_whole_in_both_languages(
    store: ProjectStore, asked: str, language: str
) -> None:
    tree = shown(store, f"lang={language}&{asked}")
    assert len(ids(tree)) == len(set(ids(tree))), "an id is used twice"
    text = words(tree)
    assert "{" not in text
    assert "None" not in text
    assert "0,000" not in text
    assert "0.000" not in text
    for figure in of_type(tree, "Figure"):
        assert words(of_type(figure["children"], "Figcaption")[0]["children"]).endswith(".")
        assert of_type(figure["children"], "Td"), "a figure without its numbers"


@pytest.mark.parametrize("asked", VIEWS)
def test_links_keep_language_and_date(store: ProjectStore, asked: str) -> None:
    tree = shown(store, f"lang=en&{asked}")
    sections = [part for part in components(tree) if part["type"] == "Section"]
    own = [
        link
        for section in sections
        if section["props"].get("id") in ("choice", "moved", "items")
        for link in links(section)
    ]
    assert own
    assert all("as_of=2019-04-15" in link and "lang=en" in link for link in own)
