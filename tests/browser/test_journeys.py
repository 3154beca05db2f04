"""Journeys of the people who use the dashboard, clicked through."""

from __future__ import annotations

from typing import Any

import pytest
from dash.testing.composite import DashComposite
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import Visit, wait_until_drawn
from tests.browser.places import ON_THE_DAY, PAGES, SIND, VIVE
from tests.running_server import RunningServer

pytestmark = pytest.mark.xdist_group("browser")


def click(browser: DashComposite, selector: str) -> None:
    browser.wait_for_element(selector)
    browser.driver.find_element(By.CSS_SELECTOR, selector).click()
    wait_until_drawn(browser)


def heading(browser: DashComposite, words: str) -> None:
    browser.wait_for_text_to_equal("main h1", words)


def address(browser: DashComposite, server: RunningServer) -> str:
    return str(browser.driver.current_url.removeprefix(server.url))


def main_text(browser: DashComposite) -> str:
    return str(browser.driver.find_element(By.TAG_NAME, "main").text)


def test_from_all_projects_to_one_goal_and_back(visit: Visit, live_server: RunningServer) -> None:
    browser = visit("/")
    heading(browser, "Alle projekter")
    click(browser, "#project-sind-rampen-link")
    heading(browser, "Stå ikke i stampe, brug din rampe")
    assert address(browser, live_server) == SIND
    click(browser, "#goal-E-link")
    heading(browser, "I fleksjob i mindst 6 måneder")
    assert "66 skal nås: 10 er nået" in main_text(browser)
    # a screen reader starts at the new page's heading
    assert browser.driver.switch_to.active_element.tag_name == "h1"
    click(browser, "#up")
    heading(browser, "Stå ikke i stampe, brug din rampe")
    browser.driver.back()
    heading(browser, "I fleksjob i mindst 6 måneder")


def test_a_date_is_chosen_and_the_link_shows_it_again(
    visit: Visit, live_server: RunningServer
) -> None:
    browser = visit(VIVE)
    click(browser, "#as-of-menu summary")
    field = browser.driver.find_element(By.ID, "as-of")
    browser.driver.execute_script("arguments[0].value = '2019-04-15'", field)
    field.send_keys(Keys.ENTER)
    browser.wait_for_text_to_equal("#goal-work-card .gauge-of", "9 af 98")
    link = address(browser, live_server)
    assert link == f"{VIVE}?{ON_THE_DAY}"
    assert not browser.driver.find_element(By.ID, "as-of-menu").get_attribute("open")
    seen = main_text(browser)
    assert main_text(visit(link)) == seen


def test_a_meeting_is_one_click_away(visit: Visit) -> None:
    browser = visit(VIVE)
    click(browser, "#as-of-menu summary")
    click(browser, "#as-of-menu a[href*='2018-12-06']")
    browser.wait_for_contains_text("#overview-sentence", "6. december 2018")


def test_the_language_is_kept_from_page_to_page(visit: Visit, live_server: RunningServer) -> None:
    browser = visit(f"{VIVE}?{ON_THE_DAY}")
    click(browser, "#language-en")
    heading(browser, "On the way to work")
    assert browser.driver.execute_script("return document.documentElement.lang") == "en"
    assert browser.driver.title == "On the way to work: overview"
    assert browser.driver.switch_to.active_element.get_attribute("id") == "language-en"
    click(browser, "#goal-work-link")
    heading(browser, "Ordinary employment")
    assert ON_THE_DAY in address(browser, live_server)
    click(browser, "#home")
    heading(browser, "All projects")
    click(browser, "#language-da")
    heading(browser, "Alle projekter")
    assert address(browser, live_server) == "/"


def test_another_base_is_chosen(visit: Visit) -> None:
    browser = visit(f"{VIVE}/goal/work?{ON_THE_DAY}")
    click(browser, "#base-referred")
    browser.wait_for_contains_text("#base-sentence", "9 af 104")
    click(browser, "#base-own")
    browser.wait_for_contains_text("#base-sentence", "9 af 98")


def test_another_project_is_chosen_from_the_menu(visit: Visit) -> None:
    browser = visit(SIND)
    click(browser, "#project-menu summary")
    click(browser, "#switch-paa-vej-til-arbejde")
    heading(browser, "På vej til arbejde")
    assert not browser.driver.find_element(By.ID, "project-menu").get_attribute("open")


def test_a_wrong_address_has_a_way_onward(visit: Visit) -> None:
    browser = visit("/project/sindrampen?lang=en")
    heading(browser, "There is no such project")
    click(browser, ".onward a")
    heading(browser, "Stå ikke i stampe, brug din rampe (Don't stand still, use your ramp)")
    browser = visit(f"{SIND}?as_of=2099-01-01")
    assert "ligger i fremtiden" in main_text(browser)
    click(browser, "#clean-address")
    browser.wait_for_no_elements(".notice")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_asked_of_another_origin_and_nothing_fails(
    browser: DashComposite, visit: Visit, live_server: RunningServer, path: str
) -> None:
    browser.driver.get_log("browser")  # what earlier pages complained of
    visit(path)
    asked: list[str] = browser.driver.execute_script(
        "return performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    assert asked
    assert [name for name in asked if not name.startswith((live_server.url, "data:"))] == []
    complaints: list[dict[str, Any]] = browser.driver.get_log("browser")
    assert [c["message"] for c in complaints if c["level"] == "SEVERE"] == []


def test_a_gauge_shows_what_the_card_says(visit: Visit) -> None:
    driver = visit(f"{VIVE}?{ON_THE_DAY}").driver
    data: list[dict[str, Any]] = driver.execute_script(
        "return document.querySelector('#goal-work-gauge .js-plotly-plot').data"
        ".map(t => ({value: t.value, mark: t.gauge.threshold.value, range: t.gauge.axis.range}))"
    )
    assert data[0]["value"] == pytest.approx(9 / 98)
    assert data[0]["mark"] == 0.2
    assert data[0]["range"] == [0, 0.25]
    assert data[1]["mark"] == pytest.approx(0.0857, abs=0.0001)


def test_numbers_on_axes_are_written_in_danish(visit: Visit) -> None:
    text = visit(f"{SIND}/goal/E").driver.find_element(By.ID, "history-chart").text
    assert "20 %" in text.replace("\u00a0", " ")
    assert "jul." in text
