"""A real Chromium, one for all browser tests, and the dashboard under gunicorn beside it."""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.accounts import EMAIL, PASSWORD, make_access_store
from tests.running_server import ROOT, RunningServer

with warnings.catch_warnings():
    # selenium 4.2 asks for the extra urllib3[secure], whose package warns that it is deprecated.
    warnings.filterwarnings("ignore", r"'urllib3\[secure\]' extra", DeprecationWarning)
    from dash.testing.application_runners import ThreadedRunner
    from dash.testing.composite import DashComposite
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.support.wait import WebDriverWait

#: The day on which the browser tests take place.
TODAY = date(2026, 11, 2)

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

BROWSER_OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--window-size=1280,900",
    # as on a phone: a width of 390 is 390
    "--hide-scrollbars",
    # A browser under test has nothing to ask the world.
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)

#: How long a test waits for what should come about.
PATIENCE_SECONDS = 10

Visit = Callable[..., DashComposite]
Resize = Callable[..., None]
Axe = Callable[[str, int], list[dict[str, Any]]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser tests in one process, beside which the other tests run."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a SQLite store with the demo projects as they are on TODAY; tests only read it."""
    from dashboard.data.demo import build_demo

    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'project.db'}"
    build_demo(url, TODAY, None)
    return url


@pytest.fixture(scope="session")
def accounts_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of the access store of all these servers: one viewer, who leads every project."""
    return make_access_store(tmp_path_factory.mktemp("accounts"), is_administrator=True)


@pytest.fixture(scope="session")
def live_server(demo_database: str, accounts_url: str) -> Iterator[RunningServer]:
    """The dashboard on the demo projects, on TODAY; `url`, `database_url`, `today`."""
    with RunningServer(demo_database, today=TODAY, access_url=accounts_url) as server:
        yield server


@pytest.fixture
def changing_server(
    demo_database: str, accounts_url: str, tmp_path: Path
) -> Iterator[RunningServer]:
    """The same on a copy of its own, for a test that changes the data."""
    copy = tmp_path / "project.db"
    shutil.copyfile(demo_database.removeprefix("sqlite:///"), copy)
    with RunningServer(f"sqlite:///{copy}", today=TODAY, access_url=accounts_url) as server:
        yield server


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DashComposite]:
    """One Chromium for the whole run. Tests ask for `browser`."""
    options = Options()
    for option in BROWSER_OPTIONS:
        options.add_argument(option)
    with DashComposite(
        ThreadedRunner(),
        browser="Chrome",
        # the option above says it in the newer way
        headless=False,
        options=[options],
        download_path=str(tmp_path_factory.mktemp("downloads")),
        percy_run=False,
        percy_finalize=False,
    ) as composite:
        # Waiting is explicit; an element that should not be there is looked for at once, and what
        # is waited for is seen when it is there, not half a second later.
        composite.driver.implicitly_wait(0)
        composite._wd_wait = WebDriverWait(composite.driver, PATIENCE_SECONDS, poll_frequency=0.05)
        yield composite


@pytest.fixture(scope="session")
def session_cookie(chromium: DashComposite, live_server: RunningServer) -> dict[str, Any]:
    """The cookie of a session that was begun by the sign-in page, once for all tests."""
    driver = chromium.driver
    driver.get(f"{live_server.url}/sign-in")
    driver.find_element("id", "email").send_keys(EMAIL)
    driver.find_element("id", "password").send_keys(PASSWORD + "\n")
    chromium._wd_wait.until(lambda driver: not driver.current_url.endswith("/sign-in"))
    [cookie] = driver.execute_cdp_cmd("Network.getAllCookies", {})["cookies"]
    return {name: cookie[name] for name in ("name", "value", "path", "secure", "httpOnly")}


@pytest.fixture
def visitor(chromium: DashComposite) -> DashComposite:
    """Chromium as a new visitor has it: blank page, no cookies or storage, 1280 × 900, no zoom."""
    driver = chromium.driver
    for extra in driver.window_handles[1:]:
        driver.switch_to.window(extra)
        driver.close()
    driver.switch_to.window(driver.window_handles[0])
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    if driver.current_url.startswith("http"):
        driver.execute_script("localStorage.clear(); sessionStorage.clear()")
    driver.get("about:blank")
    chromium.reset_log_timestamp()
    set_size(chromium, 1280, 900)
    return chromium


@pytest.fixture
def browser(
    visitor: DashComposite, live_server: RunningServer, session_cookie: dict[str, Any]
) -> DashComposite:
    """The same, signed in; on every server of these tests, since cookies know no ports."""
    cookie = {**session_cookie, "url": live_server.url}
    visitor.driver.execute_cdp_cmd("Network.setCookie", cookie)
    return visitor


def set_size(browser: DashComposite, width: int, height: int) -> None:
    """Lay the page out for a screen of this size, also one smaller than a window can be."""
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


@pytest.fixture
def resize(browser: DashComposite) -> Resize:
    """`resize(width, height=900)` changes the screen under the open page."""

    def change(width: int, height: int = 900) -> None:
        set_size(browser, width, height)

    return change


@pytest.fixture
def visit(browser: DashComposite, live_server: RunningServer) -> Visit:
    """`visit(path, width=1280)` opens a page of the live server and waits until it is drawn."""

    def open_page(path: str, width: int = 1280, height: int = 900) -> DashComposite:
        set_size(browser, width, height)
        browser.wait_for_page(f"{live_server.url}{path}")
        wait_until_drawn(browser)
        return browser

    return open_page


def wait_until_drawn(browser: DashComposite) -> None:
    """Wait until no callback is under way, every part and mark is there, and the font."""
    browser._wd_wait.until(lambda _: browser._wait_for_callbacks())
    browser._wd_wait.until(
        lambda driver: driver.execute_script(
            "return document.fonts.status === 'loaded' && !!document.querySelector('main h1') &&"
            " dashboardMarkup.isWhole() &&"
            " [...document.querySelectorAll('.js-plotly-plot')]"
            ".every(plot => plot.querySelector('.main-svg'))"
        )
    )


@pytest.fixture(scope="session")
def axe_source() -> str:
    return AXE.read_text("utf-8")


@pytest.fixture
def axe(visit: Visit, axe_source: str) -> Axe:
    """`axe(path, width)` opens a page and returns what axe finds against WCAG 2.2 AA."""

    def run(path: str, width: int = 1280) -> list[dict[str, Any]]:
        return axe_violations(visit(path, width), axe_source)

    return run


LAY_OUT_EVERYTHING = """
document.querySelectorAll(".rung").forEach((part) => { part.style.contentVisibility = "visible"; });
"""


def axe_violations(browser: DashComposite, source: str) -> list[dict[str, Any]]:
    """Rule, help and the elements of each violation on the page as it stands."""
    browser.driver.set_script_timeout(30)
    # axe measures boxes, and what is off the screen has its own only once it comes near.
    browser.driver.execute_script(LAY_OUT_EVERYTHING)
    browser.driver.execute_script(source)
    found = browser.driver.execute_async_script(
        """
        const done = arguments[arguments.length - 1];
        axe.run(document, {runOnly: {type: "tag", values: arguments[0]}}).then(
          answer => done(JSON.stringify(answer.violations.map(violation => ({
            rule: violation.id,
            help: violation.help,
            elements: violation.nodes.map(node => node.html.slice(0, 300)),
          })))),
          error => done(JSON.stringify([{rule: "axe failed", help: String(error), elements: []}])),
        );
        """,
        WCAG,
    )
    violations: list[dict[str, Any]] = json.loads(found)
    return violations
