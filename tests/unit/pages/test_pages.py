"""The three pages on the demo projects: what they say, link to and keep apart."""

from __future__ import annotations

import pytest

from dashboard.monitoring.store import ProjectStore
from tests.unit.pages.reading import ids, links, of_type, view, words

NB = "\u00a0"
ON_THE_DAY = "?as_of=2019-04-15"
PATHS = [
    "/",
    "/project/paa-vej-til-arbejde",
    "/project/sind-rampen",
    "/project/paa-vej-til-arbejde/goal/work",
    "/project/paa-vej-til-arbejde/goal/caseload",
    "/project/sind-rampen/goal/E",
    "/project/sind-rampen/goal/A1",
    "/project/sind-rampen/goal/A2",
    "/project/sind-rampen/goal/B1",
    "/project/sind-rampen/goal/C3",
]


def test_the_overview_says_how_the_project_stands(store: ProjectStore) -> None:
    said = words(view(store, "/project/paa-vej-til-arbejde", ON_THE_DAY)["tree"])
    assert "Pr. 15. april 2019 er" in said
    assert "»Ordinær beskæftigelse« på vej" in said
    assert "»Uddannelse« bagud" in said
    assert "9 af 98" in said
    assert "3 af 98" in said
    assert "104 henvist" in said
    assert "98 startet" in said
    assert "Syntetiske personer" in said


def test_the_ladder_goes_from_the_effect_down(store: ProjectStore) -> None:
    headings = [
        words(h["children"]) for h in of_type(view(store, "/project/sind-rampen")["tree"], "H2")
    ]
    assert headings == [
        "Effekt",
        "Resultater på lang sigt",
        "Resultater på kort sigt",
        "Aktiviteter",
        "Om projektet",
    ]


def test_what_is_on_its_way_to_a_target_is_a_gauge_and_the_rest_rows(store: ProjectStore) -> None:
    """Frivillige in Randers are behind; the reached, unmeasured and done-or-not goals are rows."""
    tree = view(store, "/project/sind-rampen")["tree"]
    gauges = [graph["id"] for graph in of_type(tree, "Graph")]
    assert gauges == ["goal-E-gauge", "goal-C4-gauge", "goal-A2-gauge", "goal-V-randers-gauge"]
    assert len([name for name in ids(tree) if name.endswith("-link")]) == 24


def test_the_goal_page_counts_rules_and_reckons(store: ProjectStore) -> None:
    said = words(view(store, "/project/sind-rampen/goal/E")["tree"])
    for part in (
        "66 skal nås: 10 er nået, 18 er på vej, hvis jobbet eller uddannelsen holder, og 38 "
        "flere skal starte senest 30. juni 2018",
        "10 af 110",
        "Måltallets historie",
        "Andre opgørelser",
        "31. december 2018",
    ):
        assert part in said


def test_another_base_is_chosen_by_a_link(store: ProjectStore) -> None:
    tree = view(store, "/project/paa-vej-til-arbejde/goal/work", ON_THE_DAY)["tree"]
    href = next(link for link in links(tree) if "base=referred" in link)
    path, _, search = href.partition("?")
    said = words(view(store, path, search)["tree"])
    assert "9 af 104" in said
    assert "Målet selv tælles på sit eget grundlag" in said


def test_a_goal_that_is_done_or_not_has_no_chart(store: ProjectStore) -> None:
    assert of_type(view(store, "/project/sind-rampen/goal/A1")["tree"], "Graph") == []


def test_the_portfolio_is_in_the_order_of_the_language(store: ProjectStore) -> None:
    names = [words(h["children"]) for h in of_type(view(store, "/")["tree"], "H2")]
    assert names == [
        "På vej til arbejde",
        "Rampen til det gode arbejdsliv (Norddjurs)",
        "Sociale mentorer til personer med midlertidig sindslidelse",
        "Stå ikke i stampe, brug din rampe",
    ]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_is_whole_in_both_languages(
    store: ProjectStore, path: str, language: str
) -> None:
    shown = view(store, path, f"?lang={language}")
    tree = shown["tree"]
    assert shown["language"] == language
    assert shown["title"]
    assert len(ids(tree)) == len(set(ids(tree))), "an id is used twice"
    assert len(of_type(tree, "H1")) == 1
    assert len(of_type(tree, "Main")) == 1
    assert "{" not in words(tree)
    for figure in of_type(tree, "Figure"):
        assert words(of_type(figure["children"], "Figcaption")[0]["children"]).endswith(".")
        assert of_type(figure["children"], "Table"), "a figure without its numbers"


@pytest.mark.parametrize("path", PATHS)
def test_every_link_keeps_the_language_and_stays_here(store: ProjectStore, path: str) -> None:
    tree = view(store, path, "?lang=en&as_of=2017-06-30")["tree"]
    assert all(link.startswith(("/", "#")) for link in links(tree))
    others = [link for link in links(tree) if link.startswith("/") and "lang=en" not in link]
    # only the switch to Danish leaves English
    assert len(others) == 1


def test_links_from_an_overview_of_a_past_date_keep_the_date(store: ProjectStore) -> None:
    tree = view(store, "/project/sind-rampen", "?as_of=2017-06-30")["tree"]
    assert "/project/sind-rampen/goal/E?as_of=2017-06-30" in links(tree)
    back = view(store, "/project/sind-rampen/goal/E", "?as_of=2017-06-30")["tree"]
    assert "/project/sind-rampen?as_of=2017-06-30" in links(back)


def test_before_the_project_nothing_is_measured_and_nothing_fails(store: ProjectStore) -> None:
    said = words(view(store, "/project/sind-rampen", "?as_of=2010-01-01")["tree"])
    assert "ligger før projektets start" in said
    assert f"0{NB}%" in said  # the scale, never the result
    assert "ikke målt endnu" in said
