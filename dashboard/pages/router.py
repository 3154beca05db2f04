"""From an address to what is shown, and from a poll to whether that is still so."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from secrets import token_hex
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from werkzeug.exceptions import HTTPException

from dashboard.access import NotAllowed
from dashboard.components.address import Address, project_path, read_address
from dashboard.components.frame import FrameIds, frame
from dashboard.components.notice import full_page_notice
from dashboard.components.page import (
    Children,
    Page,
    View,
    Visit,
    current_viewer,
    find_page,
)
from dashboard.monitoring.goals import (
    ProjectCard,
    UnknownGoal,
    UnknownProject,
    change_token,
    list_projects,
)
from dashboard.monitoring.store import ProjectStore, StoreUnavailable
from dashboard.settings import DANISH_TIME
from dashboard.text.catalogue import Text

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """A view with the HTTP status that a first request for it gets."""

    view: View
    status: HTTPStatus = HTTPStatus.OK


def register(app: Dash, store: ProjectStore, pages: Sequence[Page]) -> None:
    """Bind the callbacks that every page has."""

    def draw_view(pathname: object, search: object, _token: object) -> dict[str, Any]:
        return show_view(store, pages, pathname, search)

    def look_for_changes(
        looks: object, pathname: object, seen: object, state: object
    ) -> tuple[Any, Any]:
        return poll(store, pages, looks, pathname, seen, state)

    app.callback(
        Output(FrameIds.VIEW, "data"),
        Input(FrameIds.URL, "pathname"),
        Input(FrameIds.URL, "search"),
        Input(FrameIds.TOKEN, "data"),
        prevent_initial_call=True,
    )(draw_view)
    app.callback(
        Output(FrameIds.TOKEN, "data"),
        Output(FrameIds.STORE_STATE, "data"),
        Input(FrameIds.POLL, "n_intervals"),
        State(FrameIds.URL, "pathname"),
        State(FrameIds.SEEN, "data"),
        State(FrameIds.STORE_STATE, "data"),
        prevent_initial_call=True,
    )(look_for_changes)
    app.clientside_callback(
        ClientsideFunction("view", "show"),
        Output(FrameIds.PAGE, "children"),
        Output(FrameIds.SEEN, "data"),
        Input(FrameIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("view", "storeState"),
        Output(FrameIds.CONNECTION, "className"),
        Input(FrameIds.STORE_STATE, "data"),
        prevent_initial_call=True,
    )


def show_view(
    store: ProjectStore, pages: Sequence[Page], pathname: object, search: object
) -> dict[str, Any]:
    """Everything a browser needs to show an address; `assets/view/view.js` puts it on the page.

    `token` is the state of the data that was shown, None when they could not be read.
    """
    address = read_address(pathname, search)
    text = Text(address.language)
    token, projects = _state(store, pages, address)
    view = answer(store, pages, address).view
    now = datetime.now(DANISH_TIME)
    return {
        "path": address.path,
        "address": address.in_language(address.language),
        "language": address.language,
        "title": view.title,
        "token": token,
        "tree": frame(
            view.children,
            address,
            text,
            projects=projects,
            project_id=view.project_id,
            controls=view.controls or [],
            updated=text(
                "frame.updated",
                time=f"{now:%H.%M.%S}" if text.language == "da" else f"{now:%H:%M:%S}",
            ),
        ),
    }


def poll(
    store: ProjectStore,
    pages: Sequence[Page],
    looks: object,
    pathname: object,
    seen: object,
    state: object,
) -> tuple[Any, Any]:
    """New values of (token, state of the store), each `no_update` unless it has changed.

    `seen` is the token of what is on the page; `state` whether the store was known to be down.
    """
    was_down = isinstance(state, dict) and bool(state.get("down"))
    address = read_address(pathname, "")
    try:
        token = _token(store, pages, address)
    except StoreUnavailable:
        return no_update, (no_update if was_down else {"down": True})
    # The number makes the value new each time: an answer that came too late is drawn again.
    changed = no_update if token == seen else f"{looks} {token}"
    return changed, ({"down": False} if was_down else no_update)


def answer(store: ProjectStore, pages: Sequence[Page], address: Address) -> Answer:
    """The view of an address. Whatever goes wrong becomes a view that says so; nothing raises."""
    text = Text(address.language)
    try:
        found = _visit(store, pages, address)
        if found is None:
            return _missing_page(address, text)
        page, visit = found
        return Answer(page.show(visit))
    except HTTPException:
        raise
    except Exception as error:
        return _explain(error, address, text)


def answer_first(store: ProjectStore, pages: Sequence[Page], address: Address) -> tuple[str, int]:
    """Title and HTTP status for the first request of an address, without drawing the page."""
    text = Text(address.language)
    try:
        found = _visit(store, pages, address)
        if found is None:
            missing = _missing_page(address, text)
            return missing.view.title, missing.status
        page, visit = found
        return page.title(visit), HTTPStatus.OK
    except HTTPException:
        raise
    except Exception as error:
        explained = _explain(error, address, text)
        return explained.view.title, explained.status


def _visit(
    store: ProjectStore, pages: Sequence[Page], address: Address
) -> tuple[Page, Visit] | None:
    found = find_page(pages, address.path)
    if found is None:
        return None
    page, parameters = found
    visit = Visit(
        viewer=current_viewer(),
        store=store,
        address=address,
        text=Text(address.language),
        today=store.today(),
        parameters=parameters,
    )
    return page, visit


def _state(
    store: ProjectStore, pages: Sequence[Page], address: Address
) -> tuple[str | None, tuple[ProjectCard, ...]]:
    """The token, read before the page is drawn, and the projects for the menu."""
    try:
        return _token(store, pages, address), list_projects(current_viewer(), store)
    except (StoreUnavailable, NotAllowed):
        return None, ()
    except Exception:
        # The page itself says what is wrong; its frame is drawn all the same.
        log.exception("The frame of %s could not be filled", address.path)
        return None, ()


def _token(store: ProjectStore, pages: Sequence[Page], address: Address) -> str:
    found = find_page(pages, address.path)
    project_id = found[1].get("project_id") if found else None
    return change_token(current_viewer(), store, (project_id,) if project_id else None)


def _explain(error: Exception, address: Address, text: Text) -> Answer:
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
    if isinstance(error, NotAllowed):
        return _notice("refused.title", [text("refused.sentence")], [home], text, HTTPStatus.FORBIDDEN)
    if isinstance(error, StoreUnavailable):
        log.warning("The project database is unavailable: %s", error)
        key = f"unavailable.{error.problem}"
        sentences = [text(key if key in text else "unavailable.other"), text("unavailable.again")]
        again = (text("unavailable.retry"), address.in_language(address.language))
        return _notice(
            "unavailable.title", sentences, [again], text, HTTPStatus.SERVICE_UNAVAILABLE
        )
    number = note_failure(error, address.path)
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
