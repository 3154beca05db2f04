"""The projects as they were published, side by side: a funder's first page. Not a ranking."""

from __future__ import annotations

from typing import Any

from dashboard.components import html
from dashboard.components.address import release_path
from dashboard.components.notice import fault_notices
from dashboard.components.page import RELEASES_HOME, Page, View, Visit
from dashboard.components.release_goals import release_gauge_card
from dashboard.components.release_overview import headlines, release_facts, say_release
from dashboard.monitoring.releases import FundedProject, Published, funded_projects
from dashboard.monitoring.stores import Source
from dashboard.text import formats

#: Gauges shown of one project; its own page shows them all.
MOST_GAUGES = 3


def title(visit: Visit) -> str:
    """The same whatever the projects are."""
    return visit.text("page.funded.title")


def show(visit: Visit) -> View:
    """Every project whose releases the viewer may read, by name. Raises StoreUnavailable."""
    text = visit.text
    projects = sorted(
        funded_projects(visit.viewer, visit.stores.releases),
        key=lambda one: formats.sort_key(_name(one, visit), text.language),
    )
    lead = "page.funded.lead" if any(one.latest for one in projects) else "page.funded.empty"
    content: list[Any] = [
        *fault_notices(visit.address, text),
        html.Div(
            [
                html.H1(text("page.funded.heading"), tabIndex="-1"),
                html.P(text(lead), className="lead"),
            ],
            className="opening",
        ),
        *[_project(one, visit) for one in projects],
    ]
    return View(title=title(visit), children=content)


def _name(one: FundedProject, visit: Visit) -> str:
    return visit.text.label(one.latest.release.name) if one.latest else one.project_id


def _project(one: FundedProject, visit: Visit) -> html.Section:
    text, heading = visit.text, f"project-{one.project_id}"
    name: Any = _name(one, visit)
    head: list[Any] = []
    body: list[Any] = [html.P(text("page.funded.none"), className="project-sentence")]
    if one.latest is not None:
        href = visit.address.link(release_path(one.project_id))
        name = html.A(name, href=href, id=f"{heading}-link")
        head = [release_facts(one.latest.release, text)]
        body = _latest(one.latest, visit, href)
    return html.Section(
        [
            html.Div([html.H2(name, id=heading), *head], className="rung-head"),
            html.Div(body, className="rung-body"),
        ],
        className="rung project",
        **{"aria-labelledby": heading},
    )


def _latest(latest: Published, visit: Visit, href: str) -> list[Any]:
    text, release = visit.text, latest.release
    gauges = [
        release_gauge_card(goal, release.rules, text, scope=release.project)
        for goal in list(headlines(release))[:MOST_GAUGES]
        if goal.figure is not None
    ]
    return [
        html.P(say_release(release, text), className="project-sentence"),
        html.Div(gauges, className="cards"),
        html.P(html.A(text("page.funded.open"), href=href, id=f"open-{release.project}")),
    ]


PAGE = Page("funded", RELEASES_HOME, title, show, sources=frozenset({Source.RELEASES}))
