"""Sites side by side on the demo projects."""

from __future__ import annotations

import pytest

from dashboard.monitoring.store import ProjectStore
from tests.unit.pages.reading import of_type, view, words

NB = "\u00a0"
MENTORS = "/project/sociale-mentorer/sites"


def rows(tree: object, block: str) -> dict[str, list[str]]:
    """The cells of a chart's table by the words of its first column."""
    [found] = [part for part in of_type(tree, "Div") if part.get("id") == f"{block}-block"]
    [table] = of_type(found["children"], "Table")
    body = {}
    for row in of_type(table["children"], "Tr"):
        first, *cells = [words(cell) for cell in row["children"]]
        body[first] = cells
    return body


def test_a_goal_stands_at_each_site_in_the_project_s_order(store: ProjectStore) -> None:
    tree = view(store, MENTORS)["tree"]
    shares = rows(tree, "goal-sites")
    assert list(shares) == ["Sted", "Herlev", "Odense", "Viborg", "Hele projektet"]
    assert shares["Hele projektet"][:2] == ["71 af 142", f"50{NB}%"]
    assert "De stilles ved siden af hinanden og rangordnes ikke." in words(tree)


def test_the_published_lengths_and_courses_come_out(store: ProjectStore) -> None:
    tree = view(store, MENTORS)["tree"]
    lengths = rows(tree, "site-lengths")
    assert lengths["Herlev"] == ["18", "331"]
    assert lengths["Odense"] == ["101", "221"]
    assert lengths["Viborg"] == ["23", "276"]
    assert lengths["Hele projektet"] == ["142", "244"]
    courses = rows(tree, "site-courses")
    assert courses["Borgere"] == ["32", "130", "46"]
    assert [cell.split(" ")[0] for cell in courses["Igangværende"]] == ["14", "29", "23"]


def test_those_without_an_outcome_may_still_be_in_their_course(store: ProjectStore) -> None:
    outcomes = rows(view(store, MENTORS)["tree"], "site-outcomes")
    ongoing = [int(cell.split(" ")[0]) for cell in outcomes["Ingen af dem, forløbet er i gang"]]
    ended = [int(cell.split(" ")[0]) for cell in outcomes["Ingen af dem, forløbet er slut"]]
    # 142 ended, 71 of them with an outcome; 66 go on
    assert sum(ended) == 71
    assert sum(ongoing) == 66
    assert outcomes["Borgere"] == ["32", "130", "46"]


def test_another_goal_can_be_chosen_and_a_count_has_no_share(store: ProjectStore) -> None:
    tree = view(store, MENTORS, "?goal=companies")["tree"]
    assert rows(tree, "goal-sites")["Sted"] == ["Antal"]
    assert rows(tree, "goal-sites")["Hele projektet"] == ["72"]


def test_a_goal_that_does_not_count_persons_is_not_filtered(store: ProjectStore) -> None:
    said = words(view(store, MENTORS, "?goal=companies&gender=woman")["tree"])
    assert "Målet tæller ikke borgere, så filtrene gælder ikke her." in said


def test_an_unknown_goal_is_said(store: ProjectStore) -> None:
    said = words(view(store, MENTORS, "?goal=nothing")["tree"])
    assert "»nothing« er ikke et valg for goal." in said


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "project", ["paa-vej-til-arbejde", "sind-rampen", "sociale-mentorer", "rampen-norddjurs"]
)
def test_every_project_shows_its_sites(store: ProjectStore, project: str, language: str) -> None:
    shown = view(store, f"/project/{project}/sites", f"?lang={language}")
    assert len(of_type(shown["tree"], "Table")) >= 3
