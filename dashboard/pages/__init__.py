"""The pages, in the order of the navigation. A page is on the site when it is in this tuple."""

from __future__ import annotations

from dashboard.components.page import Page
from dashboard.pages import (
    audit,
    comparison,
    courses,
    effort,
    goal,
    intake,
    overview,
    participants,
    person,
    persons,
    portfolio,
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
    audit.PAGE,
)
