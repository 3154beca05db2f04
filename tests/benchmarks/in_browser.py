"""How long a filter change takes in a real Chromium, from the choice to the changed page."""

from __future__ import annotations

from datetime import date
from statistics import median

from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options

from tests.accounts import sign_in
from tests.running_server import RunningServer

OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--window-size=1280,900",
    "--disable-background-networking",
    "--no-first-run",
)

#: Chooses a gender; answers with the milliseconds until the sentence on the persons has changed
#: and the frame after it is drawn.
CHOOSE = """
const [value, done] = arguments;
const field = document.querySelector("select[name=gender]");
const sentence = document.getElementById("selected-persons");
const before = sentence.textContent;
let began;
const look = () => {
  if (document.getElementById("selected-persons").textContent === before) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
};
const observer = new MutationObserver(look);
observer.observe(document.body, {characterData: true, childList: true, subtree: true});
began = performance.now();
field.value = value;
field.dispatchEvent(new Event("change", {bubbles: true}));
"""
READY = "return !!document.querySelector('select[name=gender]')"


def measure_filters(database_url: str, paths: dict[str, str], today: date) -> dict[str, float]:
    """By page, the median milliseconds of a change of the filter on gender."""
    options = Options()
    for option in OPTIONS:
        options.add_argument(option)
    with RunningServer(database_url, today=today) as server, Chrome(options=options) as driver:
        driver.set_script_timeout(60)
        sign_in(driver, server.url)
        return {name: _measure(driver, server.url + path) for name, path in paths.items()}


def _measure(driver: Chrome, url: str) -> float:
    driver.get(url)
    while not driver.execute_script(READY):
        pass
    driver.execute_async_script("setTimeout(arguments[0], 1500)")
    times = []
    for gender in ("woman", "man", "", "woman", "man", ""):
        times.append(float(driver.execute_async_script(CHOOSE, gender)))
        driver.execute_async_script("setTimeout(arguments[0], 300)")
    # The first three were asked for the first time; the others are remembered by the server.
    return median(times[:3])
