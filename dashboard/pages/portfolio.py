"""All projects side by side, for somebody who follows several. Not a ranking."""

from __future__ import annotations

from typing import Any

from dashboard.components import amounts, html
from dashboard.components.address import goal_path, project_path
from dashboard.components.findings import say_overview
from dashboard.components.gauge_card import gauge_card
from dashboard.components.notice import fault_notices
from dashboard.components.page import Page, View, Visit
from dashboard.components.project_facts import facts, standing_strip
from dashboard.monitoring.goals import ProjectCard, list_projects, project_status
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: Gauges shown of one project; its own page shows them all.
MOST_GAUGES = 3


def title(visit: Visit) -> str:
    """The same whatever the projects are."""
    return visit.text("page.portfolio.title")


def show(visit: Visit) -> View:
    """Every project the viewer may see, in the order of their names. Raises StoreUnavailable."""
    text = visit.text
    cards = sorted(
        list_projects(visit.viewer, visit.store),
        key=lambda card: formats.sort_key(text.label(card.definition.name), text.language),
    )
    content: list[Any] = [
        *fault_notices(visit.address, text),
        html.Div(
            [
                html.H1(text("page.portfolio.heading"), tabIndex="-1"),
                html.P(_lead(len(cards), text), className="lead"),
            ],
            className="opening",
        ),
        *[_project(card, visit) for card in cards],
    ]
    return View(title=title(visit), children=content)


def _lead(count: int, text: Text) -> str:
    if count == 0:
        return text("page.portfolio.empty")
    return text("page.portfolio.lead_one" if count == 1 else "page.portfolio.lead", count=count)


def _project(card: ProjectCard, visit: Visit) -> html.Section:
    text, definition = visit.text, card.definition
    status = project_status(visit.viewer, visit.store, definition.id, card.as_of)
    href = visit.address.link(project_path(definition.id))
    large = [g for g in status.goals if g.definition.headline and amounts.has_gauge(g)]
    heading = f"project-{definition.id}"
    return html.Section(
        [
            html.Div(
                [
                    html.H2(
                        html.A(text.label(definition.name), href=href, id=f"{heading}-link"),
                        id=heading,
                    ),
                    facts(definition, status.as_of, text, status),
                ],
                className="rung-head",
            ),
            html.Div(
                [
                    html.P(say_overview(status, text), className="project-sentence"),
                    standing_strip(status.goals, text),
                    html.Div(
                        [
                            gauge_card(
                                goal,
                                text,
                                href=visit.address.link(
                                    goal_path(definition.id, goal.definition.code)
                                ),
                                scope=definition.id,
                            )
                            for goal in large[:MOST_GAUGES]
                        ],
                        className="cards",
                    ),
                ],
                className="rung-body",
            ),
        ],
        className="rung project",
        **{"aria-labelledby": heading},
    )


PAGE = Page("portfolio", "/", title, show)
