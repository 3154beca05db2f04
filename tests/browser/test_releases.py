"""A leader makes a release for the next meeting, and a funder reads it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

import pytest
from dash.testing.composite import DashComposite
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from dashboard.monitoring.demo_releases import make_demo_releases
from dashboard.settings import Settings
from tests.browser.conftest import TODAY, axe_violations, set_size, wait_until_drawn
from tests.running_server import RunningServer

pytestmark = pytest.mark.xdist_group("browser")

DEMO = (sys.executable, "-m", "dashboard", "demo")
PROJECT = "broen-til-job"
#: What no note may hold: it looks like a CPR number.
NUMBER = "010203-1234"
NOTE = "Vi har fået flere virksomheder med."


@pytest.fixture(scope="module")
def demo_server(
    demo_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """The demo with its viewers and releases, in a folder of its own."""
    folder = tmp_path_factory.mktemp("served-demo")
    shutil.copyfile(demo_database.removeprefix("sqlite:///"), folder / "project.db")
    url = f"sqlite:///{folder / 'project.db'}"
    environment = {
        "DASHBOARD_FOLDER": str(folder),
        "DASHBOARD_ACCESS_URL": f"sqlite:///{folder / 'demo-access.db'}",
        "DASHBOARD_RELEASES_URL": f"sqlite:///{folder / 'releases.db'}",
    }
    given = {"DASHBOARD_DATABASE_URL": url, "DASHBOARD_TODAY": TODAY.isoformat()}
    make_demo_releases(Settings.from_environment({**given, **environment}))
    with RunningServer(url, today=TODAY, command=DEMO, environment=environment) as server:
        yield server


def sign_in(browser: DashComposite, server: RunningServer, role: str) -> None:
    browser.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    browser.driver.get(f"{server.url}/sign-in")
    browser.driver.find_element(By.CSS_SELECTOR, f"button[value='{role}']").click()
    browser.wait_for_element("main h1")


def open_page(browser: DashComposite, server: RunningServer, path: str) -> None:
    browser.driver.get(f"{server.url}{path}")
    browser.wait_for_element("main h1")
    wait_until_drawn(browser)


def click(browser: DashComposite, selector: str) -> None:
    browser.wait_for_element(selector)
    element = browser.driver.find_element(By.CSS_SELECTOR, selector)
    browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def text(browser: DashComposite) -> str:
    return str(browser.driver.find_element(By.TAG_NAME, "main").text)


def test_a_leader_publishes_and_a_funder_reads(
    browser: DashComposite, demo_server: RunningServer, axe_source: str
) -> None:
    sign_in(browser, demo_server, "leader")
    open_page(browser, demo_server, f"/project/{PROJECT}/releases")
    click(browser, "[id^='preview-2026']")
    browser.wait_for_element("#publish-button")
    wait_until_drawn(browser)
    assert "Nøjagtigt det, læserne får at se." in text(browser)
    assert axe_violations(browser, axe_source) == []
    # A note that is refused is there again to be put right.
    browser.driver.find_element(By.ID, "publish-note").send_keys(f"{NOTE} {NUMBER}")
    click(browser, "#publish-button")
    browser.wait_for_element("#publish-outcome")
    browser.wait_for_element("#publish-note")
    note = browser.driver.find_element(By.ID, "publish-note")
    WebDriverWait(browser.driver, 5).until(lambda _: note.get_property("value"))
    assert note.get_property("value") == f"{NOTE} {NUMBER}"
    assert NUMBER not in browser.driver.current_url
    assert browser.driver.execute_script("return window.sessionStorage.length") == 0
    note.clear()
    note.send_keys(NOTE)
    click(browser, "#publish-button")
    browser.wait_for_text_to_equal("#publish-outcome a", "Se udgivelsen")
    assert "Udgivelsen er lavet." in text(browser)

    sign_in(browser, demo_server, "funder")
    open_page(browser, demo_server, "/")
    browser.wait_for_text_to_equal("main h1", "Projekterne, som de er udgivet")
    assert axe_violations(browser, axe_source) == []
    click(browser, f"#project-{PROJECT}-link")
    browser.wait_for_element("#release-sentence")
    wait_until_drawn(browser)
    assert NOTE in text(browser)
    assert axe_violations(browser, axe_source) == []
    open_page(browser, demo_server, f"/project/{PROJECT}")
    assert "Du kan læse det, der er udgivet." in text(browser)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/releases", f"/releases/{PROJECT}/1", "/releases/sind-rampen"])
def test_the_funders_pages_fit_each_screen(
    browser: DashComposite, demo_server: RunningServer, axe_source: str, path: str, width: int
) -> None:
    sign_in(browser, demo_server, "funder")
    set_size(browser, width, 900)
    open_page(browser, demo_server, path)
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
    assert wide <= width
    assert axe_violations(browser, axe_source) == []
    assert browser.get_logs() == []
