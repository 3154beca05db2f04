"""The page on paper, on a projector and on a phone."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any

import pytest
from dash.testing.composite import DashComposite
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import Visit
from tests.browser.places import ON_THE_DAY, SIND, VIVE

pytestmark = pytest.mark.xdist_group("browser")

#: A4 less the margins of print.css, in CSS pixels.
PAPER = 688

ON_PAPER = """
const page = document.documentElement;
const shown = selector => [...document.querySelectorAll(selector)]
  .filter(part => part.checkVisibility({contentVisibilityAuto: true}));
return {
  controls: shown('.masthead, .menu, .languages, .skip-link, .numbers > summary').length,
  closed: document.querySelectorAll('details.numbers').length - shown('.numbers table').length,
  wide: page.scrollWidth,
  cut: shown('.js-plotly-plot').filter(plot => {
    const box = plot.closest('.gauge-arc, .wide-chart').getBoundingClientRect();
    const drawn = plot.querySelector('.main-svg').getBoundingClientRect();
    return drawn.width > box.width + 1 || drawn.height > box.height + 1;
  }).length,
};
"""


@pytest.fixture
def on_paper(browser: DashComposite) -> Iterator[Any]:
    """Lays the open page out as for printing, and back again."""
    driver = browser.driver

    def lay_out() -> dict[str, int]:
        driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": PAPER, "height": 1000, "deviceScaleFactor": 1, "mobile": False},
        )
        found: dict[str, int] = driver.execute_script(ON_PAPER)
        return found

    yield lay_out
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("path", ["/", SIND, f"{VIVE}/goal/work?{ON_THE_DAY}"])
def test_on_paper_tables_are_open_controls_gone_and_nothing_is_cut(
    visit: Visit, on_paper: Any, path: str, width: int
) -> None:
    visit(path, width)
    assert on_paper() == {"controls": 0, "closed": 0, "wide": PAPER, "cut": 0}


def test_printing_makes_few_pages_and_leaves_the_screen_as_it_was(visit: Visit) -> None:
    driver = visit(f"{VIVE}?{ON_THE_DAY}").driver
    size = "const b = document.querySelector('.main-svg').getBoundingClientRect(); return b.width"
    before = driver.execute_script(size)
    pdf = base64.b64decode(
        driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    )
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 1 <= pages <= 4
    assert driver.execute_script("return document.querySelector('details.numbers[open]')") is None
    assert driver.execute_script(size) == pytest.approx(before, abs=1)


@pytest.mark.parametrize(
    ("width", "least", "most"), [(390, 16, 16), (1280, 16, 16.5), (1920, 20, 22)]
)
def test_type_grows_with_the_screen(visit: Visit, width: int, least: float, most: float) -> None:
    driver = visit(SIND, width).driver
    size = float(
        driver.execute_script(
            "return parseFloat(getComputedStyle(document.documentElement).fontSize)"
        )
    )
    assert least <= size <= most


def test_there_are_four_sizes_of_type(visit: Visit) -> None:
    driver = visit(SIND).driver
    sizes = driver.execute_script(
        """
        const found = new Set();
        for (const part of document.querySelectorAll('#page *')) {
          const own = [...part.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
          if (own && part.checkVisibility() && !part.closest('svg'))
            found.add(getComputedStyle(part).fontSize);
        }
        return [...found];
        """
    )
    assert len(sizes) == 4


def test_one_typeface_with_figures_of_one_width(visit: Visit) -> None:
    driver = visit("/").driver
    assert driver.execute_script("return document.fonts.check('16px \"Inter Variable\"')")
    style = driver.execute_script(
        "return [getComputedStyle(document.querySelector('.gauge-value')).fontFamily,"
        "getComputedStyle(document.querySelector('table')).fontVariantNumeric]"
    )
    assert style[0].startswith('"Inter Variable"')
    assert style[1] == "tabular-nums"


def test_gauges_of_a_row_stand_level(visit: Visit) -> None:
    driver = visit(f"{VIVE}?{ON_THE_DAY}", 1920).driver
    tops = driver.execute_script(
        "return [...document.querySelectorAll('.gauge-arc')]"
        ".map(arc => Math.round(arc.getBoundingClientRect().top))"
    )
    assert len(tops) == 3
    assert len(set(tops)) == 1


WITHIN_THE_SCREEN = """
const {left, right} = document.querySelector('.tabs .current').getBoundingClientRect();
return left >= 0 && right <= window.innerWidth;
"""


def test_on_a_phone_the_open_tab_is_seen(visit: Visit) -> None:
    """The row of tabs is wider than the screen; it is not for the reader to find the open one."""
    driver = visit(f"{VIVE}/sites?{ON_THE_DAY}", 390).driver
    wait = WebDriverWait(driver, 5)
    wait.until(lambda driver: driver.execute_script(WITHIN_THE_SCREEN))
    assert driver.execute_script("return window.scrollY") == 0
    driver.find_element("css selector", ".tabs-list li:first-child a").click()
    wait.until(expected_conditions.url_matches(f"{VIVE}[?]"))
    wait.until(lambda driver: driver.execute_script(WITHIN_THE_SCREEN))
