"""How long a filter change takes in a real Chromium, from the choice to the changed page."""

from __future__ import annotations

from dataclasses import dataclass
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

#: Each day's figures are asked for the first time.
DAYS = tuple(date(2021, 12, day) for day in range(27, 32))

#: Chooses a gender; answers with the milliseconds until the frame is drawn after which nothing
#: more changes: no text and no attribute anywhere on the page, and nothing in a drawing that the
#: screen shows. What changes later in drawings off the screen and in closed disclosures, which
#: nobody sees, is not waited for.
CHOOSE = """
const [value, done] = arguments;
const QUIET = 400;
const off = [...document.querySelectorAll(".dash-graph")].filter((drawing) => {
  const {top, bottom} = drawing.getBoundingClientRect();
  return bottom <= 0 || top >= window.innerHeight;
});
// Dash notes on the page that it is at work, and what markup stands there already (the parts that
// this makes are looked at); a drawing changes what it has thrown away. Nobody sees that.
const UNSEEN = ["data-dash-is-loading", "data-html"];
const isInClosedDisclosure = (node) =>
  (node.closest ? node : node.parentElement).closest("details:not([open]) > :not(summary)");
const isSeen = ({target, attributeName}) => target.isConnected &&
  !UNSEEN.includes(attributeName) && !isInClosedDisclosure(target) &&
  !off.some((drawing) => drawing.contains(target));
// The frame is drawn between what asked to be called before it and the next message.
const onceDrawn = (then) => requestAnimationFrame(() => {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(null);
});
let began, drawn, waiting;
const observer = new MutationObserver((records) => {
  if (!records.some(isSeen)) return;
  clearTimeout(waiting);
  onceDrawn(() => {
    drawn = performance.now();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      observer.disconnect();
      done(drawn - began);
    }, QUIET);
  });
});
const field = document.querySelector("select[name=gender]");
observer.observe(document.getElementById("page"),
  {attributes: true, characterData: true, childList: true, subtree: true});
began = performance.now();
field.value = value;
field.dispatchEvent(new Event("change", {bubbles: true}));
"""
READY = "return !!document.querySelector('select[name=gender]')"


@dataclass(frozen=True)
class InBrowser:
    """Milliseconds of a filter change: the median of all, and the fastest of them."""

    median: float
    fastest: float


def measure_filters(database_url: str, paths: dict[str, str], today: date) -> dict[str, InBrowser]:
    """By page, how long a change of the filter on gender takes."""
    options = Options()
    for option in OPTIONS:
        options.add_argument(option)
    with RunningServer(database_url, today=today) as server, Chrome(options=options) as driver:
        driver.set_script_timeout(60)
        sign_in(driver, server.url)
        return {name: _measure(driver, server.url + path) for name, path in paths.items()}


def _measure(driver: Chrome, url: str) -> InBrowser:
    times = []
    for day in DAYS:
        driver.get(f"{url}?as_of={day}")
        while not driver.execute_script(READY):
            pass
        driver.execute_async_script("setTimeout(arguments[0], 1500)")
        times += [float(driver.execute_async_script(CHOOSE, gender)) for gender in ("woman", "man")]
    return InBrowser(median(times), min(times))
