"""Drawings off the screen follow those on it; paper waits for all of them."""

from __future__ import annotations

from typing import Any

import pytest
from dash.testing.composite import DashComposite

from dashboard.text.catalogue import Text
from tests.browser.conftest import Visit
from tests.browser.places import ON_THE_DAY, VIVE

pytestmark = pytest.mark.xdist_group("browser")

INTAKE = f"{VIVE}/intake?{ON_THE_DAY}"

#: What each drawing shows, by its id.
DRAWN = """
const drawn = () => Object.fromEntries([...document.querySelectorAll(".js-plotly-plot")].map(
  (plot) => [plot.closest(".dash-graph").id, plot.data.map(({x, y}) => [x, y])]));
"""
CHOOSE = """
const field = document.querySelector("select[name=gender]");
field.value = "woman";
field.dispatchEvent(new Event("change", {bubbles: true}));
"""
HEIGHTS = """
return Object.fromEntries([...document.querySelectorAll(".dash-graph")].map(
  (graph) => [graph.id, graph.getBoundingClientRect().height]));
"""
PRINT_ONCE_CHOSEN = """
const [done] = arguments;
const sentence = () => document.getElementById("selected-persons").textContent;
const before = sentence();
(function look() {
  if (sentence() === before) return requestAnimationFrame(look);
  window.dispatchEvent(new Event("beforeprint"));
  done(drawn());
})();
"""


def drawn(browser: DashComposite) -> dict[str, Any]:
    found: dict[str, Any] = browser.driver.execute_script(f"{DRAWN} return drawn();")
    return found


def test_what_is_off_the_screen_is_drawn_soon_after(visit: Visit) -> None:
    expected = drawn(visit(f"{INTAKE}&gender=woman"))
    browser = visit(INTAKE)
    assert len(expected) > 1
    assert drawn(browser) != expected
    browser.driver.execute_script(CHOOSE)
    browser._wd_wait.until(lambda _: drawn(browser) == expected)


@pytest.mark.parametrize("page", ["intake", "courses", "sites"])
def test_a_drawing_stays_as_high_as_it_was(visit: Visit, page: str) -> None:
    expected = drawn(visit(f"{VIVE}/{page}?{ON_THE_DAY}&gender=woman"))
    browser = visit(f"{VIVE}/{page}?{ON_THE_DAY}")
    before = browser.driver.execute_script(HEIGHTS)
    browser.driver.execute_script(CHOOSE)
    browser._wd_wait.until(lambda _: drawn(browser) == expected)
    assert browser.driver.execute_script(HEIGHTS) == before
    assert min(before.values()) > 100


def test_another_language_brings_no_older_figure_back(visit: Visit) -> None:
    """Dash, which draws anew because the language is another, knows the figure of the filter."""
    expected = drawn(visit(f"{INTAKE}&gender=woman"))
    browser = visit(INTAKE)
    browser.driver.execute_script(CHOOSE)
    browser._wd_wait.until(lambda _: drawn(browser) == expected)
    browser.driver.execute_script("document.getElementById('language-en').click()")
    browser.wait_for_text_to_equal("h1", Text("en")("page.intake.heading"))
    browser.driver.execute_async_script("setTimeout(arguments[0], 1500)")
    assert drawn(browser) == expected


def test_paper_has_no_old_drawing(visit: Visit) -> None:
    expected = drawn(visit(f"{INTAKE}&gender=woman"))
    browser = visit(INTAKE)
    assert browser.driver.execute_async_script(DRAWN + CHOOSE + PRINT_ONCE_CHOSEN) == expected
