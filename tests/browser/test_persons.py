"""Follow-up, one participant and the audit log, in a browser and by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import Visit, axe_violations, wait_until_drawn

pytestmark = pytest.mark.xdist_group("browser")

PERSONS = "/project/broen-til-job/persons"
CPR = "010190-1234"


def heading(driver: Any) -> str:
    """Read in one go: the page may change its heading between finding and reading it."""
    return str(driver.execute_script("return document.querySelector('h1')?.innerText ?? ''"))


def test_a_cpr_number_never_leaves_the_browser(visit: Visit) -> None:
    browser = visit(PERSONS)
    driver = browser.driver
    sent = "return JSON.stringify(performance.getEntriesByType('resource').map(e => e.name))"
    for written in (CPR, CPR.replace("-", ""), "101901234", "Jens Hansen"):
        field = driver.find_element(By.ID, "ask-person")
        field.clear()
        field.send_keys(written + Keys.ENTER)
        refused = driver.find_element(By.CSS_SELECTOR, "#find-person .ask-refused")
        assert refused.is_displayed()
        assert "ikke sendt" in refused.text
        assert field.get_attribute("aria-invalid") == "true"
        assert driver.current_url.endswith(PERSONS)
        assert driver.switch_to.active_element == field
        assert "1234" not in driver.execute_script(sent)


def test_a_person_is_found_by_keyboard_and_noted(visit: Visit, axe_source: str) -> None:
    browser = visit(PERSONS)
    driver = browser.driver
    person = driver.find_element(By.CSS_SELECTOR, ".worklist tbody th a").text
    field = driver.find_element(By.ID, "ask-person")
    field.send_keys(Keys.TAB)
    assert driver.switch_to.active_element.tag_name == "button"
    field.send_keys(f" {person} " + Keys.ENTER)
    browser._wd_wait.until(lambda d: heading(d) == f"Borger {person}")
    assert driver.current_url.endswith(f"{PERSONS}/{person}")
    wait_until_drawn(browser)
    assert axe_violations(browser, axe_source) == []
    assert driver.find_elements(By.CSS_SELECTOR, ".timeline tbody tr")

    driver = visit("/administration/audit").driver
    driver.find_element(By.ID, "ask-participant").send_keys(person)
    driver.find_element(By.ID, "ask-action").send_keys("Borger slået")
    driver.find_element(By.ID, "ask-action").send_keys(Keys.TAB)
    driver.find_element(By.ID, "ask-viewer").send_keys(Keys.ENTER)
    browser._wd_wait.until(lambda d: "participant=" in d.current_url)
    wait_until_drawn(browser)
    rows = driver.find_elements(By.CSS_SELECTOR, ".entries tbody tr")
    assert len(rows) == 1
    assert person in rows[0].text
    export = driver.find_element(By.ID, "export-audit").get_attribute("href")
    assert f"participant={person}" in export
    assert "action=person_shown" in export


@pytest.mark.parametrize("path", [PERSONS, f"{PERSONS}/nobody", "/administration/audit"])
def test_the_language_changes_and_back(visit: Visit, path: str) -> None:
    browser = visit(path)
    driver = browser.driver
    danish = heading(driver)
    driver.find_element(By.ID, "language-en").click()
    browser._wd_wait.until(lambda d: heading(d) != danish)
    driver.back()
    browser._wd_wait.until(lambda d: heading(d) == danish)
