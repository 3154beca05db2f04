"""Signing in as people do it: by keyboard, on a phone; and what the browser says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.accounts import EMAIL, NAME, PASSWORD
from tests.browser.conftest import (
    DashComposite,
    Visit,
    axe_violations,
    set_size,
    wait_until_drawn,
)
from tests.running_server import RunningServer

#: Every screen of its own around signing in, and whether one is signed in there.
SCREENS = {
    "/sign-in": False,
    "/sign-in?lang=en": False,
    "/signed-out": False,
    "/set-password/forged": False,
    "/account/sessions": True,
    "/account/password": True,
    "/administration/viewers": True,
    "/administration/viewers/1": True,
    "/administration/links": True,
}

#: Pages of the dashboard, with charts of every kind.
PAGES = (
    "/",
    "/project/sind-rampen",
    "/project/sind-rampen/goal/E",
    "/project/paa-vej-til-arbejde/courses",
    "/project/paa-vej-til-arbejde/before-after",
)

ENTER, TAB = "\ue007", "\ue004"

Press = Callable[[str], None]


@pytest.fixture
def press(visitor: DashComposite) -> Press:
    """Keys to whatever has the focus."""
    return lambda keys: visitor.driver.switch_to.active_element.send_keys(keys)


def test_one_signs_in_and_out_by_keyboard(
    visitor: DashComposite, live_server: RunningServer, press: Press
) -> None:
    driver = visitor.driver
    driver.get(f"{live_server.url}/project/sind-rampen?lang=en")
    assert driver.current_url.startswith(f"{live_server.url}/sign-in?next=")
    press(EMAIL + TAB)
    press("not the password" + ENTER)
    visitor._wd_wait.until(lambda _: driver.find_elements("id", "error"))
    assert "do not belong together" in driver.find_element("id", "error").text
    assert driver.switch_to.active_element.get_attribute("id") == "password"
    press(PASSWORD + ENTER)
    visitor._wd_wait.until(lambda _: driver.find_elements("id", "account-menu"))
    assert driver.current_url == f"{live_server.url}/project/sind-rampen?lang=en"
    wait_until_drawn(visitor)
    menu = driver.find_element("css selector", "#account-menu summary")
    assert f"{NAME}, project leader" in menu.text
    menu.send_keys(ENTER)
    driver.find_element("css selector", "#sign-out button").send_keys(ENTER)
    visitor._wd_wait.until(lambda _: "/signed-out" in driver.current_url)
    driver.get(f"{live_server.url}/account/sessions")
    assert "/sign-in" in driver.current_url


def test_a_page_whose_session_ended_says_so_calmly(
    visitor: DashComposite, live_server: RunningServer, press: Press
) -> None:
    driver = visitor.driver
    driver.get(f"{live_server.url}/sign-in?next=/project/sind-rampen")
    press(EMAIL + TAB)
    press(PASSWORD + ENTER)
    visitor._wd_wait.until(lambda _: driver.find_elements("id", "account-menu"))
    wait_until_drawn(visitor)
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    notice = driver.find_element("id", "signed-out")
    visitor._wd_wait.until(lambda _: notice.is_displayed())
    assert "ikke længere logget ind" in notice.text
    again = notice.find_element("css selector", "[lang=da] a").get_attribute("href")
    assert again == f"{live_server.url}/sign-in?next=%2Fproject%2Fsind-rampen"
    # what was there can still be read
    assert driver.find_element("css selector", "main h1").is_displayed()


@pytest.mark.parametrize("path", SCREENS)
def test_each_screen_is_accessible_and_fits_a_phone(
    request: pytest.FixtureRequest, live_server: RunningServer, axe_source: str, path: str
) -> None:
    name = "browser" if SCREENS[path] else "visitor"
    browser: DashComposite = request.getfixturevalue(name)
    driver = browser.driver
    for width in (1280, 390):
        set_size(browser, width, 900)
        driver.get(f"{live_server.url}{path}")
        assert axe_violations(browser, axe_source) == []
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width
        assert driver.execute_script("return document.scripts.length") == 0
        assert driver.find_elements("tag name", "h1")


def test_no_page_asks_for_what_the_policy_forbids(visit: Visit, browser: DashComposite) -> None:
    """The browser's log is where it says what the Content-Security-Policy made it refuse."""
    for path in PAGES:
        visit(path)
    refused: list[dict[str, Any]] = [
        entry for entry in browser.get_logs() or [] if "Security" in entry["message"]
    ]
    assert refused == []
