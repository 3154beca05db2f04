"""One goal at each site: intervals side by side, or from five sites a funnel plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import amounts, html
from dashboard.components.analysis import Analysis
from dashboard.components.figure import chart
from dashboard.components.sections import Chart
from dashboard.exports.table import Table, count_cell, interval_cell, share_cell, tally_cell
from dashboard.figures.sites import FunnelCurve, SitePoint, site_funnel, site_intervals
from dashboard.indicators.limits import funnel_limits
from dashboard.indicators.results import Tally
from dashboard.indicators.sites import FUNNEL_FROM, SiteId, SitesAnswer
from dashboard.indicators.statistics import wilson_interval
from dashboard.indicators.targets import counted
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import Words

#: The limits drawn: the one that a site is said to be outside of, and a wide one.
LEVELS = (0.95, 0.998)
#: Sizes of site at which the curve of a limit is computed at most.
MOST_SIZES = 80

#: A site with somebody in the goal's base.
Counted = tuple[SiteId, Tally, int]


def site_name(site: SiteId, analysis: Analysis) -> str:
    text = analysis.visit.text
    if site is None:
        return text("sites.missing")
    return Words(analysis.definition, text).code("site", site)


def say_goal(found: SitesAnswer, analysis: Analysis) -> str:
    """The goal in the whole project and whether the sites differ by more than chance explains."""
    text = analysis.visit.text
    assert found.goal is not None
    assert found.total is not None
    goal = text.label(found.goal.short_name)
    if found.total.denominator is None:
        count = formats.count(found.total.numerator, text.language)
        return text("sites.goal.count", goal=goal, count=count)
    if found.total.value is None:
        return text("sites.empty_goal")
    return text(
        "sites.goal.share",
        goal=goal,
        tally=amounts.say_tally(found.total, text),
        share=amounts.say_share(found.total.value, found.total, text),
        spread=_say_spread(found, analysis),
    )


def goal_section(found: SitesAnswer, analysis: Analysis) -> list[Any]:
    """The chart of the goal, or a sentence where there is nothing to count by site."""
    text = analysis.visit.text
    if found.goal is None or found.total is None:
        return [html.P(text("sites.no_goal"))]
    indicator = counted(analysis.definition, found.goal)
    remarks = []
    if analysis.selection.choices and indicator is not None and indicator.unit != "persons":
        remarks.append(html.P(text("sites.unfiltered"), className="hint"))
    if found.total.denominator is None:
        return [*remarks, _counts(found, analysis)]
    if not found.total.denominator:
        return [html.P(text("sites.empty_goal"))]
    return [*remarks, _shares(found, analysis)]


def _counts(found: SitesAnswer, analysis: Analysis) -> Chart:
    text = analysis.visit.text
    assert found.goal is not None
    assert found.total is not None
    rows = [
        (site_name(site, analysis), count_cell(found.tallies[site].numerator, text))
        for site in found.sites
    ]
    rows.append((text("sites.whole_row"), count_cell(found.total.numerator, text)))
    table = Table(
        "goal",
        text.label(found.goal.name),
        (text("sites.column"), text("sites.column.n")),
        tuple(rows),
    )
    return Chart("goal-sites", text.label(found.goal.name), say_goal(found, analysis), table)


def _shares(found: SitesAnswer, analysis: Analysis) -> Chart:
    text = analysis.visit.text
    assert found.goal is not None
    assert found.total is not None
    assert found.total.value is not None
    rows = [(site_name(site, analysis), *_cells(found.tallies[site], text)) for site in found.sites]
    rows.append((text("sites.whole_row"), *_cells(found.total, text)))
    table = Table(
        "goal",
        text.label(found.goal.name),
        (
            text("sites.column"),
            text("sites.column.n"),
            text("sites.column.share"),
            text("sites.column.interval"),
        ),
        tuple(rows),
    )
    whole = text("sites.whole", share=amounts.say_share(found.total.value, found.total, text))
    points = [
        SitePoint(
            site_name(site, analysis),
            tally.numerator / n,
            n,
            amounts.say_tally(tally, text),
            wilson_interval(tally.numerator, n),
        )
        for site, tally, n in _with_somebody(found)
    ]
    if len(points) >= FUNNEL_FROM:
        curves = _curves(max(point.n for point in points), found.total.value, text)
        figure = site_funnel(points, found.total.value, whole, curves, text)
        drawing = chart("goal-sites-chart", figure, "wide-chart", text)
    else:
        figure = site_intervals(points, found.total.value, whole, text)
        drawing = chart("goal-sites-chart", figure, "bar-chart", text)
    return Chart(
        "goal-sites",
        text.label(found.goal.name),
        say_goal(found, analysis),
        table,
        drawing=[drawing],
    )


def _cells(tally: Tally, text: Text) -> tuple[Any, ...]:
    n = tally.denominator or 0
    return (
        tally_cell(tally.numerator, n, text),
        share_cell(tally.numerator, n, text),
        interval_cell(wilson_interval(tally.numerator, n), text),
    )


def _with_somebody(found: SitesAnswer) -> list[Counted]:
    return [
        (site, tally, tally.denominator)
        for site in found.sites
        if (tally := found.tallies[site]).denominator
    ]


def _say_spread(found: SitesAnswer, analysis: Analysis) -> str:
    """Whether the sites lie apart from the project's share, by the limits or intervals drawn."""
    text = analysis.visit.text
    sites = _with_somebody(found)
    assert found.total is not None
    overall = found.total.value
    if overall is None or len(sites) < 2:
        return text("sites.one")
    if len(sites) >= FUNNEL_FROM:
        limits = [funnel_limits(n, overall, LEVELS[0]) for _, _, n in sites]
        inside, outside = "sites.spread.within", "sites.spread.beyond"
    else:
        inside, outside = "sites.spread.overlap", "sites.spread.apart"
        limits = []
    names = []
    for number, (site, tally, n) in enumerate(sites):
        if limits:
            low, high = limits[number]
            apart = not low <= tally.numerator / n <= high
        else:
            low, high = wilson_interval(tally.numerator, n) or (0.0, 1.0)
            apart = not low <= overall <= high
        if apart:
            names.append(site_name(site, analysis))
    if not names:
        return text(inside)
    return text(outside, sites=Words(analysis.definition, text).listed(names, "list.and"))


def _curves(largest: int, overall: float, text: Text) -> list[FunnelCurve]:
    step = max(1, -(-largest // MOST_SIZES))
    sizes = sorted({*range(1, largest + 1, step), largest})
    curves = []
    for level in LEVELS:
        limits: Sequence[tuple[float, float]] = [funnel_limits(n, overall, level) for n in sizes]
        label = formats.percent(level, text.language, decimals=0 if level == LEVELS[0] else 1)
        curves.append(
            FunnelCurve(
                sizes,
                [low for low, _ in limits],
                [high for _, high in limits],
                text("sites.limits", level=label),
            )
        )
    return curves
