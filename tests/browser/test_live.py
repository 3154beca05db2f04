"""The open page follows the data: soon, quietly, and without taking anything out of one's hands."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from dash.testing.composite import DashComposite
from selenium.webdriver.common.by import By

from tests.browser.conftest import axe_violations, wait_until_drawn
from tests.browser.places import VIVE
from tests.running_server import RunningServer

pytestmark = pytest.mark.xdist_group("browser")

READING = "#goal-work-card .gauge-of"
REMOVE_A_JOB = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as connection:
    connection.execute(
        "delete from spell where (project_id, participant, number) in (select project_id,"
        " participant, number from spell where project_id = 'paa-vej-til-arbejde'"
        " and kind = 'ordinary_job' and held_at_start = 0 and to_day is null limit 1)"
    )
"""


def database(server: RunningServer) -> Path:
    return Path(server.database_url.removeprefix("sqlite:///"))


def change_in_another_process(server: RunningServer) -> None:
    subprocess.run([sys.executable, "-c", REMOVE_A_JOB, str(database(server))], check=True)


def open_page(browser: DashComposite, server: RunningServer, path: str = VIVE) -> Any:
    browser.wait_for_page(f"{server.url}{path}")
    wait_until_drawn(browser)
    browser.wait_for_element(READING)
    return browser.driver


def requests(driver: Any) -> int:
    count: int = driver.execute_script(
        "return performance.getEntriesByType('resource')"
        ".filter(entry => /_dash-update-component|[/]view[/]/.test(entry.name)).length"
    )
    return count


def is_down(driver: Any) -> bool:
    shown: bool = driver.find_element(By.ID, "connection").is_displayed()
    return shown


def wait_for(condition: Any, seconds: float, what: str) -> float:
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if condition():
            return time.monotonic() - began
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} seconds: {what}")


def test_a_change_by_another_process_is_on_the_page_within_five_seconds(
    browser: DashComposite, changing_server: RunningServer
) -> None:
    driver = open_page(browser, changing_server)
    before = driver.find_element(By.CSS_SELECTOR, READING).text
    driver.execute_script(
        """
        window.kept = ['main h1', '#goal-work-gauge .main-svg', '#goal-work-link', '.goal-rows']
          .map(selector => [selector, document.querySelector(selector)]);
        document.querySelector('#goal-work-numbers').open = true;
        document.querySelector('#goal-work-link').focus();
        window.scrollTo(0, 200);
        const send = window.fetch;
        window.askedByItself = [];
        window.fetch = (address, options) => {
          const {headers} = options;
          if (address.startsWith('/view/')) window.askedByItself.push(headers['Asked-By-Itself']);
          return send(address, options);
        };
        """
    )
    change_in_another_process(changing_server)
    wait_for(
        lambda: driver.find_element(By.CSS_SELECTOR, READING).text != before, 5, "the new number"
    )
    kept = driver.execute_script(
        """
        return {
          replaced: window.kept.filter(([selector, node]) =>
            document.querySelector(selector) !== node).map(([selector]) => selector),
          focus: document.activeElement.id,
          scroll: window.scrollY,
          open: document.querySelector('#goal-work-numbers').open,
        };
        """
    )
    assert driver.execute_script("return window.askedByItself") == ["1"]
    assert kept == {"replaced": [], "focus": "goal-work-link", "scroll": 200, "open": True}
    table = driver.find_element(By.ID, "goal-work-numbers").text
    assert driver.find_element(By.CSS_SELECTOR, READING).text in table


def test_nothing_is_drawn_anew_when_nothing_changed(
    browser: DashComposite, changing_server: RunningServer
) -> None:
    driver = open_page(browser, changing_server)
    asked = requests(driver)
    # the charts may still be settling into their places
    wait_for(lambda: requests(driver) > asked, 8, "a first poll")
    driver.execute_script(
        """
        window.changes = 0;
        new MutationObserver(found => { window.changes += found.length; })
          .observe(document.getElementById('page'),
                   {childList: true, subtree: true, characterData: true, attributes: true});
        """
    )
    asked = requests(driver)
    wait_for(lambda: requests(driver) >= asked + 2, 8, "two polls")
    assert driver.execute_script("return window.changes") == 0


def test_what_is_typed_is_kept_while_the_page_changes(
    browser: DashComposite, changing_server: RunningServer
) -> None:
    driver = open_page(browser, changing_server)
    before = driver.find_element(By.CSS_SELECTOR, READING).text
    driver.execute_script(
        """
        document.querySelector('#as-of-menu').open = true;
        document.querySelector('#as-of').focus();
        document.querySelector('#as-of').value = '2018-06-14';
        """
    )
    change_in_another_process(changing_server)
    wait_for(
        lambda: driver.find_element(By.CSS_SELECTOR, READING).text != before, 5, "the new number"
    )
    state = driver.execute_script(
        "return [document.activeElement.id, document.activeElement.value,"
        " document.querySelector('#as-of-menu').open]"
    )
    assert state == ["as-of", "2018-06-14", True]


def test_a_hidden_tab_does_not_ask(browser: DashComposite, changing_server: RunningServer) -> None:
    driver = open_page(browser, changing_server)
    hide = """
        Object.defineProperty(document, 'hidden', {value: arguments[0], configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    """
    driver.execute_script(hide, True)
    time.sleep(0.5)
    asked = requests(driver)
    time.sleep(5)
    assert requests(driver) == asked
    driver.execute_script(hide, False)
    wait_for(lambda: requests(driver) > asked, 5, "a poll after the tab came back")


def test_a_lost_server_is_said_calmly_and_forgotten_when_it_is_back(
    browser: DashComposite, changing_server: RunningServer
) -> None:
    driver = open_page(browser, changing_server)
    assert not is_down(driver)
    changing_server.stop()
    wait_for(lambda: is_down(driver), 8, "the banner")
    assert driver.find_element(By.ID, "connection").text.startswith("Forbindelsen er afbrudt")
    assert driver.find_element(By.CSS_SELECTOR, READING).text
    change_in_another_process(changing_server)
    before = driver.find_element(By.CSS_SELECTOR, READING).text
    changing_server.start()
    wait_for(lambda: not is_down(driver), 40, "the banner to go")
    wait_for(
        lambda: driver.find_element(By.CSS_SELECTOR, READING).text != before, 8, "the new number"
    )


def test_a_lost_database_is_said_and_a_page_asked_for_meanwhile_appears(
    browser: DashComposite, changing_server: RunningServer, axe_source: str
) -> None:
    driver = open_page(browser, changing_server, f"{VIVE}?lang=en")
    with closing(sqlite3.connect(database(changing_server), isolation_level=None)) as breaking:
        breaking.execute("pragma legacy_alter_table = on")
        breaking.execute("alter table change_token rename to elsewhere")
        wait_for(lambda: is_down(driver), 20, "the banner")
        said = driver.find_element(By.ID, "connection").text
        assert said.startswith("The connection is lost")
        driver.find_element(By.ID, "home").click()
        browser.wait_for_text_to_equal(
            "main h1", "The figures cannot be fetched at the moment", timeout=30
        )
        assert axe_violations(browser, axe_source) == []
        breaking.execute("alter table elsewhere rename to change_token")
    browser.wait_for_text_to_equal("main h1", "All projects", timeout=30)
    wait_for(lambda: not is_down(driver), 20, "the banner to go")
