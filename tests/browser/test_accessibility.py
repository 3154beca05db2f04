"""WCAG 2.2 AA: axe, the Tab key, reflow, language and titles, in every state of every page."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import Resize, Visit, axe_violations
from tests.browser.places import ANALYSES, ODD, ON_THE_DAY, PAGES, SIND, VIVE, in_english

pytestmark = pytest.mark.xdist_group("browser")

OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(part => { part.open = true; })"


#: The analysis pages are of the same parts in both languages; one has to do.
IN_BOTH_LANGUAGES = [path for path in PAGES + ODD if path not in ANALYSES[1:]]


@pytest.mark.parametrize("path", [*PAGES, *ODD, *(in_english(path) for path in IN_BOTH_LANGUAGES)])
def test_a_page_can_be_used_by_everybody(
    visit: Visit, resize: Resize, axe_source: str, path: str
) -> None:
    """All of a page in one visit: headings, narrow screens, then axe on phone and desktop.

    The screen only grows: a drawing follows it a moment later and would be too wide until then.
    """
    browser = visit(path, 320)
    check_headings(browser.driver)
    for opening in ("", OPEN_EVERYTHING):
        browser.driver.execute_script(opening)
        check_width(browser.driver, 320)
    resize(390)
    check_width(browser.driver, 390)
    assert axe_violations(browser, axe_source) == [], "at 390 px"
    resize(1280)
    assert axe_violations(browser, axe_source) == [], "at 1280 px"


def check_width(driver: Any, width: int) -> None:
    wide = driver.execute_script("return document.documentElement.scrollWidth")
    assert wide <= width, f"scrolls sideways at {width} px"


def check_headings(driver: Any) -> None:
    """There is one heading of the page, and none below it skips a level."""
    levels = driver.execute_script(
        "return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("/", "da", "Alle projekter"),
        ("/?lang=en", "en", "All projects"),
        (f"{SIND}/goal/C4?lang=en", "en", None),
        ("/nowhere", "da", "Siden findes ikke"),
    ],
)
def test_language_and_title(visit: Visit, path: str, language: str, title: str | None) -> None:
    driver = visit(path).driver
    assert driver.execute_script("return document.documentElement.lang") == language
    assert driver.title == title if title else driver.title.startswith("Lasting flexjobs – ")


def stops(driver: Any, most: int = 120) -> list[str]:
    """What Tab reaches, in order, once around: a short name of each stop."""
    found = []
    for _ in range(most):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        name = driver.execute_script(
            """
            const at = document.activeElement;
            if (at === document.body) return null;
            return at.id || at.closest('[id]').id + ' ' + at.tagName.toLowerCase();
            """
        )
        if name is None:
            break
        found.append(name)
    return found


def test_tab_goes_through_the_page_in_its_order(visit: Visit) -> None:
    driver = visit(f"{VIVE}?{ON_THE_DAY}").driver
    found = stops(driver)
    assert found[0] == "page a"  # the skip link
    assert found[1] == "home"
    expected = ["home", "language-da", "language-en", "goal-work-link", "goal-internship-link"]
    places = [found.index(name) for name in expected]
    assert places == sorted(places)
    assert len(found) == len(set(found)) or len(found) > 20


def test_every_link_and_disclosure_is_reached_by_tab(visit: Visit) -> None:
    driver = visit(f"{SIND}/goal/E").driver
    expected = driver.execute_script(
        """
        return [...document.querySelectorAll('a[href], summary, button, input')]
          .filter(part => part.checkVisibility({contentVisibilityAuto: true})
                          && part.type !== 'hidden').length
        """
    )
    assert len(stops(driver)) == expected


def test_the_skip_link_leads_to_the_content(visit: Visit) -> None:
    driver = visit(SIND).driver
    driver.switch_to.active_element.send_keys(Keys.TAB)
    skip = driver.switch_to.active_element
    assert skip.text == "Gå til indholdet"
    assert skip.rect["y"] >= 0
    skip.send_keys(Keys.ENTER)
    driver.switch_to.active_element.send_keys(Keys.TAB)
    inside = "return document.querySelector('main').contains(document.activeElement)"
    assert driver.execute_script(inside)


def test_menus_open_by_enter_and_close_by_escape(visit: Visit) -> None:
    driver = visit(SIND).driver
    menu = driver.find_element(By.ID, "as-of-menu")
    summary = menu.find_element(By.TAG_NAME, "summary")
    summary.send_keys(Keys.ENTER)
    assert menu.get_attribute("open")
    driver.switch_to.active_element.send_keys(Keys.TAB)
    assert driver.switch_to.active_element.get_attribute("id") == "as-of"
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not menu.get_attribute("open")
    assert driver.switch_to.active_element == summary


def test_focus_can_be_seen(visit: Visit) -> None:
    driver = visit(SIND).driver
    link = driver.find_element(By.ID, "goal-E-link")
    for _ in range(40):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        if driver.switch_to.active_element == link:
            break
    style = driver.execute_script(
        "const s = getComputedStyle(document.activeElement);"
        "return [s.outlineStyle, parseFloat(s.outlineWidth)]"
    )
    assert style == ["solid", 3]


@pytest.mark.parametrize("width", [1280, 390])
def test_targets_are_large_enough(visit: Visit, width: int) -> None:
    driver = visit(f"{VIVE}/goal/work?{ON_THE_DAY}", width).driver
    driver.execute_script("document.querySelector('#as-of-menu').open = true")
    small = driver.execute_script(
        """
        return [...document.querySelectorAll('a[href], summary, button, input[type=date]')]
          .filter(part => part.checkVisibility() && !part.closest('p:not(.eyebrow)')
                          && !part.matches('.skip-link'))
          .map(part => [part.textContent, Math.round(part.getBoundingClientRect().height)])
          .filter(([_, height]) => height < 24)
        """
    )
    assert small == []


def test_reduced_motion_means_no_motion(visit: Visit) -> None:
    browser = visit(SIND)
    browser.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]},
    )
    names = browser.driver.execute_script(
        """
        const number = document.querySelector('.gauge-value');
        number.classList.add('is-new');
        return [getComputedStyle(number).animationName,
                getComputedStyle(document.documentElement).scrollBehavior];
        """
    )
    assert names == ["none", "auto"]
