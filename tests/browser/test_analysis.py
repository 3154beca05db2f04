"""The analysis pages: filters by mouse and keyboard, tabs, downloads, live."""

from __future__ import annotations

from time import sleep

import pytest
from dash.testing.composite import DashComposite
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.browser.conftest import Visit, wait_until_drawn
from tests.browser.places import ON_THE_DAY, TABS, VIVE
from tests.running_server import RunningServer

pytestmark = pytest.mark.xdist_group("browser")

INTAKE = f"{VIVE}/intake?{ON_THE_DAY}"


def said(browser: DashComposite, selector: str = "#selected-persons") -> str:
    return str(browser.driver.find_element(By.CSS_SELECTOR, selector).text)


def address(browser: DashComposite, server: RunningServer) -> str:
    return str(browser.driver.current_url.removeprefix(server.url))


def open_filters(browser: DashComposite) -> None:
    browser.driver.find_element(By.CSS_SELECTOR, "#filter-menu > summary").click()


def test_a_filter_is_chosen_shown_kept_and_undone(visit: Visit, live_server: RunningServer) -> None:
    browser = visit(INTAKE)
    assert said(browser) == "Alle 104 henviste borgere er med."
    open_filters(browser)
    Select(browser.driver.find_element(By.NAME, "gender")).select_by_value("woman")
    browser.wait_for_contains_text("#selected-persons", "af 104 henviste borgere er med.")
    assert address(browser, live_server) == f"{VIVE}/intake?gender=woman&{ON_THE_DAY}"
    sentence = said(browser)
    # the form stays open, with the focus where it was
    assert browser.driver.switch_to.active_element.get_attribute("name") == "gender"
    assert browser.driver.find_element(By.ID, "filter-menu").get_attribute("open")

    browser.driver.find_element(By.ID, "tab-participants").click()
    browser.wait_for_text_to_equal("main h1", "Deltagere")
    assert said(browser) == sentence
    browser.driver.back()
    browser.wait_for_text_to_equal("main h1", "Optag")
    assert said(visit(f"{VIVE}/intake?gender=woman&{ON_THE_DAY}")) == sentence

    browser.driver.find_element(By.CSS_SELECTOR, "#filters-in-force a").click()
    browser.wait_for_text_to_equal("#selected-persons", "Alle 104 henviste borgere er med.")
    assert address(browser, live_server) == INTAKE


CHOOSE_QUICKLY = """
const field = document.querySelector("select[name=gender]");
for (const value of arguments[0]) {
  field.value = value;
  field.dispatchEvent(new Event("change", {bubbles: true}));
}
if (arguments[1]) window.history.back();
"""


def test_of_two_quick_choices_the_last_stands(visit: Visit, live_server: RunningServer) -> None:
    browser = visit(INTAKE)
    browser.driver.execute_script(CHOOSE_QUICKLY, ["woman", "man"], False)
    browser.wait_for_contains_text("#filters-in-force", "Køn: Mand")
    sleep(0.5)
    assert "Køn: Mand" in said(browser, "#filters-in-force")
    assert address(browser, live_server) == f"{VIVE}/intake?gender=man&{ON_THE_DAY}"


def test_back_before_the_answer_leaves_what_stood_there(
    visit: Visit, live_server: RunningServer
) -> None:
    browser = visit(INTAKE)
    browser.driver.execute_script(CHOOSE_QUICKLY, ["woman"], True)
    sleep(1)
    assert said(browser) == "Alle 104 henviste borgere er med."
    assert address(browser, live_server) == INTAKE
    assert browser.driver.find_element(By.NAME, "gender").get_property("value") == ""
    # and the next choice is one like any other
    browser.driver.execute_script(CHOOSE_QUICKLY, ["man"], False)
    browser.wait_for_contains_text("#filters-in-force", "Køn: Mand")


#: Goes through addresses with these pauses, in milliseconds, and stays at the last.
WANDER = """
const [addresses, pauses, done] = arguments;
(async () => {
  for (const pause of pauses) {
    for (const address of addresses) {
      window.dashboardAddress.go(address);
      await new Promise((go) => setTimeout(go, pause));
    }
  }
  setTimeout(done, 2000);
})();
"""
SAID = """return [...document.querySelectorAll("#analysis, #filters, #tabs, .dash-graph .gtitle")]
  .map((part) => part.textContent)"""


@pytest.mark.parametrize("tab", ["before-and-after", "courses", "sites"])
def test_whatever_was_shown_before_a_page_is_as_if_loaded_anew(visit: Visit, tab: str) -> None:
    """Also where parts come and go: of nobody there is a sentence, of both voices another view."""
    path = f"{VIVE}/{tab}?{ON_THE_DAY}"
    browser = visit(path)
    addresses = [
        f"{path}&gender=woman",
        f"{path}&gender=woman&age=60-&course=planned",
        f"{path}&gender=man",
        f"{path}&instrument=voices",
        f"{path}&gender=woman&lang=en",
        path,
        f"{path}&gender=woman",
    ]
    browser.driver.execute_async_script(WANDER, addresses, [60, 400, 150])
    shown = browser.driver.execute_script(SAID)
    visit(addresses[-1])
    sleep(2)
    assert browser.driver.execute_script(SAID) == shown


def test_an_answer_that_takes_long_is_said_to_be_on_its_way(visit: Visit) -> None:
    browser = visit(INTAKE)
    driver = browser.driver
    driver.execute_script(
        """
        const send = window.fetch;
        window.fetch = (...asked) =>
          new Promise((go) => setTimeout(go, 1500)).then(() => send(...asked));
        """
    )
    bar = "return getComputedStyle(document.documentElement, '::before').height"
    driver.execute_script(CHOOSE_QUICKLY, ["man"], False)
    assert driver.execute_script(bar) == "auto"
    sleep(0.8)
    assert driver.execute_script(bar) == "3px"
    browser.wait_for_contains_text("#filters-in-force", "Køn: Mand")
    assert driver.execute_script(bar) == "auto"


def test_a_view_that_is_refused_is_explained_by_the_server(
    visit: Visit, live_server: RunningServer
) -> None:
    browser = visit(INTAKE)
    # longer than a request may be
    link = "/project/" + "x" * 5_000
    browser.driver.execute_script(
        "const link = document.getElementById('up'); link.href = arguments[0]; link.click()", link
    )
    browser.wait_for_contains_text("body", "Request Line is too large")
    assert browser.driver.current_url == live_server.url + link


def test_filters_need_no_mouse(visit: Visit) -> None:
    browser = visit(INTAKE)
    driver = browser.driver
    driver.find_element(By.CSS_SELECTOR, "#filter-menu > summary").send_keys(Keys.ENTER)
    field = driver.find_element(By.NAME, "gender")
    driver.execute_script("arguments[0].focus()", field)
    field.send_keys("K")
    browser.wait_for_contains_text("#filters-in-force", "Køn: Kvinde")
    assert driver.switch_to.active_element.get_attribute("name") == "gender"


@pytest.mark.parametrize("tab", TABS)
def test_what_is_shown_can_be_fetched_as_a_file(visit: Visit, tab: str) -> None:
    browser = visit(f"{VIVE}/{tab}?{ON_THE_DAY}")
    for kind in ("xlsx", "csv"):
        href = browser.driver.find_element(By.ID, f"download-{kind}").get_attribute("href")
        assert ON_THE_DAY in href
        status, size = browser.driver.execute_async_script(
            "const done = arguments[1]; fetch(arguments[0]).then(async answer => "
            "done([answer.status, (await answer.arrayBuffer()).byteLength]))",
            href,
        )
        assert status == 200
        assert size > 500


@pytest.mark.parametrize("tab", TABS)
def test_every_chart_has_a_finding_and_a_table_with_numbers(visit: Visit, tab: str) -> None:
    browser = visit(f"{VIVE}/{tab}?{ON_THE_DAY}")
    charts = browser.driver.execute_script(
        "return [...document.querySelectorAll('main figure.chart')].map(figure => ["
        "figure.querySelector('figcaption').textContent.length,"
        "figure.querySelectorAll('.numbers td').length])"
    )
    assert charts
    for finding, cells in charts:
        assert finding > 20
        assert cells > 0


def test_the_tabs_say_which_page_is_open(visit: Visit) -> None:
    browser = visit(INTAKE)
    current = browser.driver.find_elements(By.CSS_SELECTOR, "#tabs [aria-current=page]")
    assert [part.text for part in current] == ["Optag"]
    browser.driver.find_element(By.ID, "tab-effort").click()
    wait_until_drawn(browser)
    browser.wait_for_text_to_equal("main h1", "Indsats")
    [current_tab] = browser.driver.find_elements(By.CSS_SELECTOR, "#tabs [aria-current=page]")
    assert current_tab.text == "Indsats"
