"""The pages, in the order of the navigation. A page is on the site when it is in this tuple."""

from __future__ import annotations

from dashboard.components.page import Page
from dashboard.pages import (
    audit,
    comparison,
    courses,
    effort,
    funded,
    goal,
    intake,
    overview,
    participants,
    person,
    persons,
    portfolio,
    release,
    release_earlier,
    releases,
    sites,
)

PAGES: tuple[Page, ...] = (
    portfolio.PAGE,
    overview.PAGE,
    goal.PAGE,
    intake.PAGE,
    courses.PAGE,
    comparison.PAGE,
    participants.PAGE,
    effort.PAGE,
    sites.PAGE,
    persons.PAGE,
    person.PAGE,
    releases.PAGE,
    funded.PAGE,
    release.PAGE,
    release_earlier.PAGE,
    audit.PAGE,
)
