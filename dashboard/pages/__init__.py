"""The pages, in the order of the navigation. A page is on the site when it is in this tuple."""

from __future__ import annotations

from dashboard.components.page import Page
from dashboard.pages import (
    comparison,
    courses,
    effort,
    funded,
    goal,
    intake,
    overview,
    participants,
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
    releases.PAGE,
    funded.PAGE,
    release.PAGE,
    release_earlier.PAGE,
)
