"""One project's sites side by side: shares, endings, course lengths and effort. Never a ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.indicators.conditions import MISSING, All, Attribute, Condition
from dashboard.indicators.definition import Count, GoalDefinition, Share
from dashboard.indicators.results import Tally

#: From so many sites with somebody in the base a funnel plot says more than intervals side by side.
FUNNEL_FROM = 5

#: A site's id; None for rows of which no site is recorded.
SiteId = str | None


@dataclass(frozen=True)
class SiteCourses:
    """Ended courses at a site: `n` persons and the mean days from start to end."""

    n: int
    mean_days: float | None


@dataclass(frozen=True)
class SiteEvents:
    """Events of one kind at a site: how many, and of how many different persons."""

    events: int
    persons: int


@dataclass(frozen=True)
class SitesAnswer:
    """`sites` in the project's order, then None where rows without a site exist.

    `goal` is what `tallies` count at each site, with `total` for the project as a whole; None where
    the project has no goal that can be counted by site. `outcomes` counts started persons by site
    and position in the project's list of outcomes, `without` those who have none of them by site
    and whether their course goes on, `courses` all persons by site and status.
    """

    sites: tuple[SiteId, ...]
    goal: GoalDefinition | None
    tallies: Mapping[SiteId, Tally]
    total: Tally | None
    started: Mapping[SiteId, int]
    outcomes: Mapping[tuple[SiteId, int | None], int]
    without: Mapping[tuple[SiteId, bool], int]
    courses: Mapping[tuple[SiteId, int | None], int]
    lengths: Mapping[SiteId, SiteCourses]
    events: Mapping[tuple[SiteId, str], SiteEvents]


#: Units whose rows have a site of their own.
UNITS_WITH_SITE = ("persons", "companies", "staff", "volunteers")


def at_site(site: SiteId) -> Condition:
    """The row's site is this one, or is not recorded."""
    return Attribute(name="site", values=(MISSING if site is None else site,))


def narrowed(indicator: Share | Count, condition: Condition) -> Share | Count:
    """The same indicator among the rows of its base that the condition holds for."""
    if isinstance(indicator, Share):
        assert not isinstance(indicator.base, str)
        return indicator.model_copy(update={"base": All(of=(indicator.base, condition))})
    return indicator.model_copy(update={"where": All(of=(indicator.where, condition))})
