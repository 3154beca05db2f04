"""A project's releases, and for its leader the making of the next one."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.access import Question, viewer_can
from dashboard.components import html
from dashboard.components.address import project_path, release_path
from dashboard.components.notice import fault_notices
from dashboard.components.page import Page, View, Visit
from dashboard.components.publishing import (
    MEETING,
    PUBLISHED,
    REFUSED,
    choose_day,
    preview,
)
from dashboard.components.release_history import release_history
from dashboard.components.sections import show_section
from dashboard.monitoring.goals import get_definition
from dashboard.monitoring.publishing import (
    NotPublished,
    Refusal,
    has_plan,
    next_days,
    propose_release,
)
from dashboard.monitoring.releases import Published, list_releases
from dashboard.monitoring.stores import Source

#: Said of a refusal by the audit log, which is none of the release itself.
AUDIT = "audit"


def title(visit: Visit) -> str:
    """Raises UnknownProject and StoreUnavailable."""
    definition = get_definition(visit.viewer, visit.store, visit.parameters["project_id"])
    return visit.text("page.releases.title", project=visit.text.label(definition.name))


def show(visit: Visit) -> View:
    """The releases of the project in the path. Raises UnknownProject and StoreUnavailable."""
    text, address = visit.text, visit.address
    project_id = visit.parameters["project_id"]
    definition = get_definition(visit.viewer, visit.store, project_id)
    releases = list_releases(visit.viewer, visit.stores.releases, project_id)
    content: list[Any] = [
        *fault_notices(address, text),
        *_outcome(visit, releases),
        html.Div(
            [
                html.P(
                    html.A(
                        text.label(definition.name),
                        href=address.link(project_path(project_id)),
                        id="up",
                    ),
                    className="eyebrow",
                ),
                html.H1(text("page.releases.heading"), tabIndex="-1"),
                html.P(
                    text("page.releases.lead" if releases else "page.releases.lead.none"),
                    className="lead",
                ),
            ],
            className="opening",
        ),
    ]
    if viewer_can(visit.viewer, Question.PUBLISHING, project_id):
        if has_plan(definition):
            content += _making(visit, project_id)
        else:
            content.append(html.P(text("publish.no_plan"), className="notice"))
    if releases:
        content.append(release_history(releases, address, text))
    return View(title=title(visit), children=content, project_id=project_id)


def _outcome(visit: Visit, releases: tuple[Published, ...]) -> list[html.Div]:
    """What became of the publishing that led here."""
    text, address = visit.text, visit.address
    number, refused = address.asks(PUBLISHED), address.asks(REFUSED)
    published = next((one for one in releases if str(one.number) == number), None)
    if published is not None:
        href = address.link(release_path(published.release.project, published.number))
        said = [
            html.P(text("publish.done")),
            html.P(html.A(text("publish.done.open"), href=href, id="published-release")),
        ]
    elif refused in {*(one.value for one in Refusal), AUDIT}:
        said = [html.P(text(f"publish.not.{refused}"))]
    else:
        return []
    return [html.Div(said, className="notice", role="status", id="publish-outcome")]


def _making(visit: Visit, project_id: str) -> list[Any]:
    viewer, stores, text = visit.viewer, visit.stores, visit.text
    days = next_days(viewer, stores, project_id)
    parts: list[Any] = [show_section(choose_day(days, visit.address, text), text)]
    asked = _asked_day(visit.address.asks(MEETING))
    if asked is None:
        return parts
    try:
        proposal = propose_release(viewer, stores, project_id, asked)
    except NotPublished as error:
        return [html.P(text(f"publish.not.{error.why.value}"), className="notice"), *parts]
    if proposal.is_refused:
        parts.append(html.P(text("publish.refused"), className="notice"))
    return [*parts, *preview(proposal, text)]


def _asked_day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


PAGE = Page(
    "releases",
    "/project/<project_id>/releases",
    title,
    show,
    is_tab=True,
    sources=frozenset({Source.PROJECT, Source.RELEASES}),
)
