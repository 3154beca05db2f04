"""The numbers behind a drawing: late while nobody sees them, there whenever somebody does."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit, wait_until_drawn
from tests.browser.places import ON_THE_DAY, VIVE

pytestmark = pytest.mark.xdist_group("browser")

PAGE = f"{VIVE}/before-and-after?{ON_THE_DAY}"

ALL = "return [...document.querySelectorAll('details.numbers')].map(part => part.textContent)"
#: Chooses a filter and does something in the very moment in which its first sentence has come.
ONCE_CHOSEN = """
const [name, done] = arguments;
const act = {
  nothing: () => {},
  open: (first) => first.querySelector("summary").click(),
  print: () => window.dispatchEvent(new Event("beforeprint")),
}[name];
const sentence = () => document.getElementById("selected-persons").textContent;
const before = sentence();
const field = document.querySelector("select[name=gender]");
field.value = "woman";
field.dispatchEvent(new Event("change", {bubbles: true}));
(function look() {
  if (sentence() === before) return requestAnimationFrame(look);
  const [first, second] = document.querySelectorAll("details.numbers");
  act(first);
  done([first.textContent, second.textContent, dashboardMarkup.isWhole()]);
})();
"""


def test_closed_numbers_follow_the_filter(visit: Visit) -> None:
    expected = visit(f"{PAGE}&gender=woman").driver.execute_script(ALL)
    browser = visit(PAGE)
    assert browser.driver.execute_script(ALL) != expected
    *_, is_whole = browser.driver.execute_async_script(ONCE_CHOSEN, "nothing")
    assert not is_whole
    wait_until_drawn(browser)
    assert browser.driver.execute_script(ALL) == expected


def test_numbers_are_there_when_they_are_opened(visit: Visit) -> None:
    expected = visit(f"{PAGE}&gender=woman").driver.execute_script(ALL)
    opened, closed, _ = visit(PAGE).driver.execute_async_script(ONCE_CHOSEN, "open")
    assert opened == expected[0]
    assert closed != expected[1]


def test_open_numbers_change_with_the_text(visit: Visit) -> None:
    expected = visit(f"{PAGE}&gender=woman").driver.execute_script(ALL)
    driver = visit(PAGE).driver
    driver.execute_script("document.querySelector('details.numbers').open = true")
    opened, *_ = driver.execute_async_script(ONCE_CHOSEN, "nothing")
    assert opened == expected[0]
    assert driver.execute_script("return document.querySelector('details.numbers').open")


def test_paper_has_all_numbers(visit: Visit) -> None:
    expected = visit(f"{PAGE}&gender=woman").driver.execute_script(ALL)
    printed = visit(PAGE).driver.execute_async_script(ONCE_CHOSEN, "print")
    assert printed == [*expected[:2], True]
