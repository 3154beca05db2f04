"""The view of an address, and what a page says when there is none."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from secrets import token_hex

from werkzeug.exceptions import HTTPException

from dashboard.access import NotAllowed, Viewer
from dashboard.components.address import Address, project_path
from dashboard.components.notice import full_page_notice
from dashboard.components.page import (
    RELEASES_HOME,
    Children,
    Page,
    View,
    Visit,
    find_page_for,
    home_of,
    loggable,
)
from dashboard.monitoring.audit import AuditUnavailable
from dashboard.monitoring.goals import UnknownGoal
from dashboard.monitoring.persons import UnknownPerson
from dashboard.monitoring.projects import UnknownProject
from dashboard.monitoring.releases import NoRelease
from dashboard.monitoring.store import StoreUnavailable
from dashboard.monitoring.stores import Source, Stores
from dashboard.text import formats
from dashboard.text.catalogue import Text

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """A view with the HTTP status that a first request for it gets."""

    view: View
    status: HTTPStatus = HTTPStatus.OK


def answer(viewer: Viewer, stores: Stores, pages: Sequence[Page], address: Address) -> Answer:
    """The view of an address. Whatever goes wrong becomes a view that says so.

    Only a refusal (HTTPException) passes through.
    """
    text = Text(address.language)
    try:
        found = _visit(viewer, stores, pages, address)
        if found is None:
            return _missing_page(address, text)
        page, visit = found
        return Answer(page.show(visit))
    except HTTPException:
        raise
    except Exception as error:
        return explain(error, viewer, pages, address, text)


def answer_first(
    viewer: Viewer, stores: Stores, pages: Sequence[Page], address: Address
) -> tuple[str, int]:
    """Title and HTTP status for the first request of an address, without drawing the page."""
    text = Text(address.language)
    try:
        found = _visit(viewer, stores, pages, address)
        if found is None:
            missing = _missing_page(address, text)
            return missing.view.title, missing.status
        page, visit = found
        return page.title(visit), HTTPStatus.OK
    except HTTPException:
        raise
    except Exception as error:
        explained = explain(error, viewer, pages, address, text)
        return explained.view.title, explained.status


def _visit(
    viewer: Viewer, stores: Stores, pages: Sequence[Page], address: Address
) -> tuple[Page, Visit] | None:
    found = find_page_for(viewer, pages, address.path)
    if found is None:
        return None
    page, parameters = found
    _check_project_is_the_viewers(viewer, parameters.get("project_id"))
    visit = Visit(
        viewer=viewer,
        stores=stores.opened_for(viewer, page.sources),
        address=address,
        text=Text(address.language),
        today=stores.project.today(),
        parameters=parameters,
    )
    return page, visit


def _check_project_is_the_viewers(viewer: Viewer, project_id: str | None) -> None:
    """Raise UnknownProject for one that is not there and for one that is others', alike.

    Who mistypes an address is thus told what was meant, and nobody which other projects there are.
    """
    if project_id is not None and viewer.roles and viewer.role_in(project_id) is None:
        raise UnknownProject(project_id, tuple(sorted(name for name, _ in viewer.grants)))


def explain(
    error: Exception, viewer: Viewer, pages: Sequence[Page], address: Address, text: Text
) -> Answer:
    """The view that says what went wrong, and the status of it."""
    home = (text("missing.home"), address.link("/"))
    if isinstance(error, UnknownProject):
        nearest = error.nearest
        sentences = [text("missing.project", written=error.project_id[:64])]
        links = [home]
        if nearest:
            path = project_path(nearest)
            links.insert(0, (text("missing.nearest", name=nearest), address.link(path)))
        return _notice("missing.project.title", sentences, links, text, HTTPStatus.NOT_FOUND)
    if isinstance(error, UnknownGoal):
        up = address.path.partition("/goal/")[0]
        sentences = [text("missing.goal", written=error.code[:64])]
        links = [(text("missing.overview"), address.link(up, as_of=address.as_of)), home]
        if error.nearest:
            near = address.link(f"{up}/goal/{error.nearest}", as_of=address.as_of)
            links.insert(0, (text("missing.nearest", name=error.nearest), near))
        return _notice("missing.goal.title", sentences, links, text, HTTPStatus.NOT_FOUND)
    if isinstance(error, NoRelease):
        sentences = [text("missing.release", written=error.project_id[:64])]
        links = [(text("missing.releases"), address.link(RELEASES_HOME))]
        return _notice("missing.release.title", sentences, links, text, HTTPStatus.NOT_FOUND)
    if isinstance(error, NotAllowed):
        sentences = [
            text("refused.live" if home_of(viewer) is Source.RELEASES else "refused.sentence")
        ]
        return _notice("refused.title", sentences, [home], text, HTTPStatus.FORBIDDEN)
    if isinstance(error, UnknownPerson):
        sentence = text("missing.person")
        if error.erased_on is not None:
            sentence = text(
                "missing.person.erased", day=formats.day(error.erased_on, text.language)
            )
        back = address.link(f"{project_path(error.project_id)}/persons")
        links = [(text("missing.person.back"), back), home]
        return _notice("missing.person.title", [sentence], links, text, HTTPStatus.NOT_FOUND)
    if isinstance(error, AuditUnavailable):
        log.error("Refused, since the audit log is unavailable: %s", error)
        again = (text("unlogged.retry"), address.in_language(address.language))
        sentences = [text("unlogged.sentence")]
        return _notice("unlogged.title", sentences, [again], text, HTTPStatus.SERVICE_UNAVAILABLE)
    if isinstance(error, StoreUnavailable):
        log.warning("The project database is unavailable: %s", error)
        key = f"unavailable.{error.problem}"
        sentences = [text(key if key in text else "unavailable.other"), text("unavailable.again")]
        again = (text("unavailable.retry"), address.in_language(address.language))
        return _notice(
            "unavailable.title", sentences, [again], text, HTTPStatus.SERVICE_UNAVAILABLE
        )
    number = note_failure(error, loggable(pages, address.path))
    return _notice(
        "failure.title",
        [text("failure.sentence", number=number)],
        [home],
        text,
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def note_failure(error: BaseException, where: str) -> str:
    """Log an unexpected error with its trace; the number that finds it in the log is returned."""
    number = token_hex(4)
    log.error("Failure %s at %s", number, where, exc_info=error)
    return number


def _missing_page(address: Address, text: Text) -> Answer:
    sentences = [text("missing.page", path=address.path[:64])]
    links = [(text("missing.home"), address.link("/"))]
    return _notice("missing.page.title", sentences, links, text, HTTPStatus.NOT_FOUND)


def _notice(
    title_key: str,
    sentences: Sequence[str],
    links: Sequence[tuple[str, str]],
    text: Text,
    status: HTTPStatus,
) -> Answer:
    title = text(title_key)
    children: Children = full_page_notice(title, sentences, links)
    return Answer(View(title=title, children=children), status)
