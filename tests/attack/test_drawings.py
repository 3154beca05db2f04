"""Attacks by what a funder's pages draw: lengths, axes, colours, order, standings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.access import OPERATOR
from dashboard.data.demo.build import PROJECTS
from dashboard.indicators.results import Tally
from dashboard.indicators.standing import standing
from dashboard.monitoring.goals import get_definition
from dashboard.text.catalogue import Text
from dashboard.text.protected import say_protected_standing
from tests.attack.bounds import ALMOST_ALL, FEW, STEP, span_of
from tests.attack.reader import Reader
from tests.attack.readings import (
    bars_of,
    csv_tables,
    figures_of,
    goal_figures,
    keys_of,
    length_of,
    numbers_of,
    of_class,
    shown_value,
)
from tests.attack.report import Tell
from tests.attack.truth import exact_answers
from tests.attack.world import World
from tests.unit.pages.reading import components, of_type, words

#: What a drawing may carry along unseen, or that tells of single persons.
UNSEEN = {
    "customdata", "text", "hovertext", "hovertemplate", "texttemplate", "meta", "bdata",
    "boxpoints", "jitter", "quartilemethod", "lowerfence", "upperfence", "median", "q1", "q3",
}  # fmt: skip
UNDECIDED = "for få til at vise"


@pytest.fixture(scope="module")
def pages(world: World, funder: Reader) -> dict[str, Any]:
    """The trees of all releases' pages and of the first page, by address."""
    addresses = [
        f"/releases/{project}/{one.number}"
        for project, releases in world.releases.items()
        for one in releases
    ]
    return {address: funder.tree(address) for address in ("/releases", *addresses)}


def test_08_lengths_and_axes(world: World, pages: dict[str, Any], tell: Tell) -> None:
    """Each length is that of the words beside it; the rest of a drawing is the same in all."""
    lengths = 0
    declared = {
        number
        for releases in world.releases.values()
        for one in releases
        for goal in one.release.goals
        for number in (goal.target, goal.expected)
        if number is not None
    }
    for tree in pages.values():
        for card in of_class(tree, "goal-card"):
            [figure], [drawing] = goal_figures(card).values(), figures_of(card)
            values = [trace.pop("value") for trace in drawing["data"]]
            assert values in ([shown_value(figure)], [shown_value(figure), None]), figure
            for trace in drawing["data"]:
                gauge = trace["gauge"]
                assert gauge.pop("threshold", {"value": None})["value"] in {None, *declared}
                ends = {*gauge.pop("axis")["range"], *numbers_of(gauge.pop("steps", []))} - {0.78}
                # a round end: it says no more than that the value is not beyond it
                assert all(len(f"{end:g}".strip("0.").replace(".", "")) <= 2 for end in ends)
                assert set(numbers_of(gauge)) <= {0.0, 0.78}
            lengths += 1
        for bars in bars_of(tree):
            told = [(length, shown_value(said)) for length, said in bars]
            if not told:
                continue
            assert all(value is not None for _, value in told)
            longest, most = max(told)
            for length, value in told:
                assert abs(length / longest - (value or 0) / (most or 1)) < 0.0001
            lengths += len(told)
        for row in of_class(tree, "goal-rows"):
            for part in of_type(row["props"]["children"], "Tr"):
                for bar in of_class(part["children"], "bar-filled"):
                    [figure] = goal_figures(
                        {**row, "props": {**row["props"], "children": part}}
                    ).values()
                    value = shown_value(figure)
                    possible = {min(value / target, 1.0) for target in declared if target and value}
                    assert any(abs(length_of(bar) - one) < 0.001 for one in possible)
                    lengths += 1
    tell(f"{lengths} lengths on {len(pages)} pages")


def test_09_what_lies_in_a_drawing(pages: dict[str, Any], tell: Tell) -> None:
    figures = [figure for tree in pages.values() for figure in figures_of(tree)]
    assert figures
    for figure in figures:
        assert not keys_of(figure) & UNSEEN
        assert {trace["type"] for trace in figure["data"]} == {"indicator"}
    attributes = {
        name for tree in pages.values() for part in components(tree) for name in part["props"]
    }
    assert not {name for name in attributes if name.startswith("data-")}
    tell(f"{len(figures)} drawings")


def test_18_order_colour_and_missing_categories(
    world: World, funder: Reader, pages: dict[str, Any], tell: Tell
) -> None:
    tables = 0
    for project in PROJECTS:
        for language in ("da", "en"):
            rows: dict[str, set[tuple[str, ...]]] = {}
            for one in world.releases[project]:
                path = f"/download/releases/{project}/{one.number}.csv"
                content = funder.get(f"{path}?lang={language}").text
                if language == "en":
                    content = content.replace(";", " ").replace(",", ";")
                for table in csv_tables(content):
                    names = tuple(row[0] for row in table.rows)
                    rows.setdefault(table.caption, set()).add(names)
                    tables += 1
            assert all(len(orders) == 1 for orders in rows.values()), project
    bars = [
        part["props"]["className"]
        for tree in pages.values()
        for part in components(tree)
        if str(part["props"].get("className", "")).startswith("count-bar ")
    ]
    assert set(bars) <= {"count-bar count-firm"}
    tell(f"{tables} tables and {len(bars)} bars")


def test_19_a_standing_is_that_of_every_count(
    world: World, pages: dict[str, Any], tell: Tell
) -> None:
    tried = 0
    text = Text("da")
    with world.operator() as store:
        for project, releases in world.releases.items():
            until = get_definition(OPERATOR, store, project).period.data_until
            for one in releases:
                figures = goal_figures(pages[f"/releases/{project}/{one.number}"])
                for goal, shown in zip(
                    exact_answers(store, project, one.release.as_of).goals,
                    one.release.goals,
                    strict=True,
                ):
                    said = say_protected_standing(shown.standing, text)
                    figure = figures.get(text.label(shown.name))
                    if figure is None or shown.final is not None or goal.tally is None:
                        continue
                    given = {
                        standing(
                            goal.definition,
                            goal.as_of,
                            tally=tally,
                            target=goal.target,
                            expected=goal.expected,
                            registration=goal.registration,
                            data_until=until,
                        )
                        for tally in possible(figure)
                    }
                    tried += len(given)
                    if said != UNDECIDED and given:
                        assert given == {shown.standing}, figure
    tell(f"the standings of {tried} outcomes")


def possible(figure: str) -> Iterator[Tally]:
    """Every exact figure that a goal's words may stand for."""
    k_words, _, n_words = figure.partition(" af ")
    k_span, n_span = span_of(k_words), span_of(n_words or "–")
    if k_span is None:
        return
    for n in range(n_span[0], n_span[1] + 1) if n_span else (None,):
        for k in range(k_span[0], min(k_span[1], n if n is not None else k_span[1]) + 1):
            rest = None if n is None else n - k
            is_told = rest is None or (
                rest < STEP if k_words == ALMOST_ALL else rest >= STEP or k_words == FEW
            )
            if is_told:
                yield Tally(k, n)


def test_what_the_pages_say_is_what_is_read(pages: dict[str, Any]) -> None:
    assert all(words(tree) for tree in pages.values())
