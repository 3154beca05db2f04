"""The project's sites side by side. They are never ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.components import html
from dashboard.components.analysis import (
    Analysis,
    analysis_title,
    analysis_view,
    open_analysis,
)
from dashboard.components.page import Page, View, Visit
from dashboard.components.protected_splits import site_sections
from dashboard.components.sections import Chart, Section
from dashboard.components.site_goal import goal_section, site_name
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell, number_cell
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.filters import COURSE_STATUSES
from dashboard.indicators.sites import SiteCourses, SiteEvents, SiteId, SitesAnswer
from dashboard.monitoring.sites import compare_sites, goals_by_site
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import Words

NAME = "sites"


def show(visit: Visit) -> View:
    """The sites of the project in the path. Raises UnknownProject and StoreUnavailable."""
    analysis = open_analysis(visit, own=("goal",))
    if not analysis.is_a_group:
        return analysis_view(analysis, NAME, "", ())
    if not analysis.sees_splits:
        return _protected(analysis)
    text = visit.text
    codes = [goal.code for goal in goals_by_site(analysis.definition)]
    chosen = analysis.choose("goal", codes, codes[0]) if codes else None
    found = compare_sites(
        visit.viewer, visit.store, analysis.project_id, analysis.selection, chosen
    )
    sections = [
        Section(
            "goal",
            text("sites.goal"),
            [*_goal_switch(analysis, chosen), *goal_section(found, analysis)],
            text("sites.goal.lead"),
        ),
        Section("outcomes", text("sites.outcomes"), _outcomes(found, analysis)),
        Section("courses", text("sites.courses"), [*_courses(found, analysis)]),
        Section("effort", text("sites.effort"), _effort(found, analysis)),
    ]
    terms = ("site", "interval", "limits", "length")
    definitions = [(text(f"sites.term.{term}"), text(f"sites.def.{term}")) for term in terms]
    count = len(analysis.definition.sites)
    lead = text("sites.lead" if count > 1 else "sites.lead.one", count=count)
    return analysis_view(analysis, NAME, lead, sections, definitions=definitions)


def _protected(analysis: Analysis) -> View:
    """The sites side by side, protected. With a filter in force there is no second one to add."""
    text = analysis.visit.text
    if analysis.group is not None:
        words = html.P(text("filtered.sites.filtered"), className="section-lead")
        section = Section("sites", text("filtered.sites"), [words])
        return analysis_view(analysis, NAME, text("filtered.lead"), [section])
    count = len(analysis.definition.sites)
    lead = text("sites.lead" if count > 1 else "sites.lead.one", count=count)
    return analysis_view(analysis, NAME, lead, site_sections(analysis))


def _goal_switch(analysis: Analysis, chosen: str | None) -> Sequence[html.Nav]:
    goals = goals_by_site(analysis.definition)
    text = analysis.visit.text
    if chosen is None or len(goals) < 2:
        return []
    options = [(goal.code, text.label(goal.short_name)) for goal in goals]
    address = analysis.visit.address
    return [switch(text("sites.choose"), "goal", options, chosen, address, default=goals[0].code)]


def _outcomes(found: SitesAnswer, analysis: Analysis) -> list[Chart]:
    """The project's list of final outcomes by site, of those who started there."""
    text = analysis.visit.text
    steps = [step for step in analysis.definition.outcomes if step.where != Everyone()]
    if not steps or not found.started:
        return []
    named: list[tuple[int | None, str]] = [
        (position, text.label(step.label)) for position, step in enumerate(steps)
    ]
    counts: dict[tuple[SiteId, int | None], int] = dict(found.outcomes)
    for position, goes_on in enumerate((True, False), start=len(steps)):
        named.append((position, text("sites.outcome.ongoing" if goes_on else "sites.outcome.none")))
        counts |= {
            (site, position): n for (site, still), n in found.without.items() if still is goes_on
        }
    finding = text(
        "sites.outcomes.finding",
        count=formats.count(sum(found.started.values()), text.language),
        outcomes=Words(analysis.definition, text).quoted([w for _, w in named], "list.and"),
    )
    table = _by_site("outcomes", text("sites.outcomes.title"), named, counts, analysis)
    return [Chart("site-outcomes", text("sites.outcomes.title"), finding, table)]


def _courses(found: SitesAnswer, analysis: Analysis) -> list[Chart]:
    """Where the courses stand, and how long the ended ones lasted."""
    text = analysis.visit.text
    named: list[tuple[int | None, str]] = [
        (position, text(f"filter.course.{status}"))
        for position, status in enumerate(COURSE_STATUSES)
    ]
    ongoing = list(COURSE_STATUSES).index("ongoing")
    finding = text(
        "sites.courses.finding",
        ongoing=formats.count(
            sum(found.courses.get((site, ongoing), 0) for site in found.sites), text.language
        ),
        n=formats.count(sum(found.courses.values()), text.language),
    )
    table = _by_site("courses", text("sites.courses.title"), named, found.courses, analysis)
    return [
        Chart("site-courses", text("sites.courses.title"), finding, table),
        _lengths(found, analysis),
    ]


def _by_site(
    table_id: str,
    caption: str,
    rows: Sequence[tuple[int | None, str]],
    counts: Mapping[tuple[SiteId, int | None], int],
    analysis: Analysis,
) -> Table:
    """A row for each (position, words), a column for each site: counts and shares of the site."""
    text = analysis.visit.text
    sites = _sites_of(counts, analysis)
    n = {site: sum(counts.get((site, position), 0) for position, _ in rows) for site in sites}
    body: list[tuple[str | Cell, ...]] = [
        (words, *(_part(counts.get((site, position), 0), n[site], text) for site in sites))
        for position, words in rows
    ]
    body.append((text("sites.column.of"), *(count_cell(n[site], text) for site in sites)))
    head = (caption, *(site_name(site, analysis) for site in sites))
    return Table(table_id, caption, head, tuple(body))


def _sites_of(counts: Mapping[tuple[SiteId, int | None], int], analysis: Analysis) -> list[SiteId]:
    sites: list[SiteId] = [site.id for site in analysis.definition.sites]
    return [*sites, None] if any(site is None for site, _ in counts) else sites


def _part(count: int, n: int, text: Text) -> Cell:
    """ "12 (38 %)"; its value is the count."""
    if not n:
        return count_cell(count, text)
    share = formats.percent(count / n, text.language, n=n)
    shown = text("sites.part", count=formats.count(count, text.language), share=share)
    return Cell(shown, count, "count")


def _lengths(found: SitesAnswer, analysis: Analysis) -> Chart:
    text = analysis.visit.text
    nobody = SiteCourses(0, None)
    lengths = [(site, found.lengths.get(site, nobody)) for site in found.sites]
    n = sum(length.n for _, length in lengths)
    days = sum(length.n * (length.mean_days or 0.0) for _, length in lengths)
    mean = days / n if n else None
    rows = [
        (
            site_name(site, analysis),
            count_cell(length.n, text),
            number_cell(length.mean_days, text, decimals=0),
        )
        for site, length in lengths
    ]
    rows.append((text("sites.whole_row"), count_cell(n, text), number_cell(mean, text, decimals=0)))
    head = (text("sites.column"), text("sites.column.ended"), text("sites.column.days"))
    finding = text("sites.lengths.none")
    if mean is not None:
        finding = text(
            "sites.lengths.finding",
            n=formats.count(n, text.language),
            days=formats.number(mean, text.language),
        )
    table = Table("lengths", text("sites.lengths.title"), head, tuple(rows))
    return Chart("site-lengths", text("sites.lengths.title"), finding, table)


def _effort(found: SitesAnswer, analysis: Analysis) -> Sequence[Chart | html.P]:
    """Events of each kind at each site, with how many different persons they concern."""
    text = analysis.visit.text
    seen = {kind for _, kind in found.events}
    kinds = [code for code in analysis.definition.codes.get("event_kind", ()) if code.code in seen]
    if not kinds:
        return [html.P(text("sites.effort.none"))]

    def cell(site: SiteId, kind: str) -> Cell:
        events = found.events.get((site, kind), SiteEvents(0, 0))
        if not events.events:
            return count_cell(0, text)
        shown = text(
            "sites.events_of",
            events=formats.count(events.events, text.language),
            persons=formats.count(events.persons, text.language),
        )
        return Cell(shown, events.events, "count")

    rows: list[tuple[str | Cell, ...]] = [
        (text.label(kind.label), *(cell(site, kind.code) for site in found.sites)) for kind in kinds
    ]
    caption = text("sites.effort.title")
    head = (caption, *(site_name(site, analysis) for site in found.sites))
    finding = text(
        "sites.effort.finding",
        events=formats.count(sum(e.events for e in found.events.values()), text.language),
        kinds=formats.count(len(kinds), text.language),
    )
    return [Chart("site-events", caption, finding, Table("events", caption, head, tuple(rows)))]


PAGE = Page(NAME, "/project/<project_id>/sites", analysis_title(NAME), show, is_tab=True)
