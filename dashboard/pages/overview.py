"""One project: a sentence on how it stands, its goals on the ladder, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import amounts, html
from dashboard.components.address import goal_path
from dashboard.components.as_of import as_of_menu
from dashboard.components.dates import choose_as_of, days_to_choose
from dashboard.components.findings import say_overview
from dashboard.components.gauge_card import gauge_card
from dashboard.components.goal_rows import goal_rows
from dashboard.components.notice import fault_notices
from dashboard.components.page import Page, View, Visit
from dashboard.components.project_facts import about, facts, standing_strip
from dashboard.indicators.definition import LADDER, Level
from dashboard.indicators.results import GoalStatus, Standing
from dashboard.monitoring.goals import default_as_of, get_definition, project_status


def title(visit: Visit) -> str:
    """Raises UnknownProject and StoreUnavailable."""
    definition = get_definition(visit.viewer, visit.store, visit.parameters["project_id"])
    return visit.text("page.overview.title", project=visit.text.label(definition.name))


def show(visit: Visit) -> View:
    """The overview of the project in the path. Raises UnknownProject and StoreUnavailable."""
    text, address = visit.text, visit.address
    project_id = visit.parameters["project_id"]
    definition = get_definition(visit.viewer, visit.store, project_id)
    as_of, remarks = choose_as_of(visit.viewer, definition, address, visit.today, text)
    status = project_status(visit.viewer, visit.store, project_id, as_of)
    default = default_as_of(definition, visit.today)
    shown_date = as_of if as_of != default else None

    def href(code: str) -> str:
        return address.link(goal_path(project_id, code), as_of=shown_date)

    content: list[Any] = [
        *fault_notices(address, text, *remarks),
        html.Div(
            [
                html.H1(text.label(definition.name), tabIndex="-1"),
                html.P(say_overview(status, text), className="lead", id="overview-sentence"),
                facts(definition, status.as_of, text, status),
                standing_strip(status.goals, text),
            ],
            className="opening",
        ),
        *[
            rung
            for level in LADDER
            if (
                rung := _rung(
                    level, [g for g in status.goals if g.definition.level == level], visit, href
                )
            )
        ],
        about(definition, text),
    ]
    return View(
        title=title(visit),
        children=content,
        project_id=project_id,
        controls=[
            as_of_menu(
                definition,
                address,
                text,
                as_of=as_of,
                default=default,
                today=visit.today,
                days=days_to_choose(visit.viewer, definition, visit.today),
            )
        ],
    )


def _deserves_a_gauge(goal: GoalStatus) -> bool:
    """Headline goals, and what is measured and still on its way to a target.

    Reached goals, those not measured yet and those without a target read faster as rows.
    """
    on_its_way = (
        goal.target is not None and goal.value is not None and goal.standing is not Standing.REACHED
    )
    return amounts.has_gauge(goal) and (goal.definition.headline or on_its_way)


def _rung(
    level: Level, goals: Sequence[GoalStatus], visit: Visit, href: Any
) -> html.Section | None:
    """One step of the ladder: gauge cards, and the goals that need none as rows beneath."""
    if not goals:
        return None
    text = visit.text
    large = [goal for goal in goals if _deserves_a_gauge(goal)]
    rest = [goal for goal in goals if goal not in large]
    heading = f"rung-{level}"
    parts: list[Any] = []
    if large:
        parts.append(
            html.Div(
                [gauge_card(goal, text, href=href(goal.definition.code)) for goal in large],
                className="cards",
            )
        )
    if rest:
        parts.append(goal_rows(rest, text, caption=text(f"level.{level}"), href=href))
    return html.Section(
        [
            html.Div(
                [
                    html.H2(text(f"level.{level}"), id=heading),
                    html.P(text(f"level.{level}.meaning"), className="rung-meaning"),
                ],
                className="rung-head",
            ),
            html.Div(parts, className="rung-body"),
        ],
        className="rung",
        **{"aria-labelledby": heading},
    )


PAGE = Page("overview", "/project/<project_id>", title, show, is_tab=True)
