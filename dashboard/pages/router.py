"""From an address to what is shown, and from a poll to whether that is still so."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from flask import Response, request
from plotly.utils import PlotlyJSONEncoder

from dashboard.access import NotAllowed, Viewer
from dashboard.components.address import Address, project_path, read_address, release_path
from dashboard.components.answers import answer, explain
from dashboard.components.drawings import Drawings
from dashboard.components.frame import FrameIds, MenuEntry, frame
from dashboard.components.markup import seal
from dashboard.components.page import Page, View, find_page_for, home_of, loggable
from dashboard.monitoring.goals import change_token, list_projects
from dashboard.monitoring.releases import funded_projects, release_token
from dashboard.monitoring.store import StoreUnavailable
from dashboard.monitoring.stores import Source, Stores
from dashboard.settings import DANISH_TIME
from dashboard.text.catalogue import Text

log = logging.getLogger(__name__)

#: Below it stands the address of a view, and it names the route.
VIEW = "view"
#: What a path may hold as it is, beside letters and digits.
_AS_IT_IS = "/:@!$&'()*+,;="


def register(
    app: Dash, stores: Stores, pages: Sequence[Page], current_viewer: Callable[[], Viewer]
) -> None:
    """Bind what every page asks: for a view, and whether it still stands."""
    drawings = Drawings()

    def send_view(path: str = "") -> Response:
        search = request.query_string.decode("utf-8", "replace")
        as_written = quote(f"/{path}", safe=_AS_IT_IS)
        shown = show_view(current_viewer(), stores, pages, drawings, as_written, search)
        return Response(as_json(shown), mimetype="application/json")

    def look_for_changes(
        looks: object, pathname: object, seen: object, state: object
    ) -> tuple[Any, Any]:
        return poll(current_viewer(), stores, pages, looks, pathname, seen, state)

    app.server.add_url_rule(f"/{VIEW}/", VIEW, send_view)
    app.server.add_url_rule(f"/{VIEW}/<path:path>", VIEW, send_view)
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
        ClientsideFunction("view", "follow"),
        Input(FrameIds.URL, "pathname"),
        Input(FrameIds.URL, "search"),
        Input(FrameIds.TOKEN, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("view", "storeState"),
        Output(FrameIds.CONNECTION, "className"),
        Input(FrameIds.STORE_STATE, "data"),
        prevent_initial_call=True,
    )


def show_view(
    viewer: Viewer,
    stores: Stores,
    pages: Sequence[Page],
    drawings: Drawings,
    pathname: object,
    search: object,
) -> dict[str, Any]:
    """Everything a browser needs to show an address; `assets/view/view.js` puts it on the page.

    `tree` is JSON already, so that a view that was drawn before is only handed on. `token` is the
    state of the data that was shown, None when they could not be read.
    """
    address = read_address(pathname, search)
    text = Text(address.language)
    with stores.in_one_state() as opened:
        token, (title, tree) = _recall_or_draw(viewer, opened, pages, drawings, address)
    now = datetime.now(DANISH_TIME)
    clock = f"{now:%H.%M.%S}" if text.language == "da" else f"{now:%H:%M:%S}"
    return {
        "path": address.path,
        "address": address.in_language(address.language),
        "language": address.language,
        "title": title,
        "token": token,
        "updated": text("frame.updated", time=clock),
        "tree": tree,
    }


def as_json(shown: dict[str, Any]) -> str:
    """The view as it is sent: its tree, which is JSON already, stands in it as it is."""
    rest = json.dumps({name: value for name, value in shown.items() if name != "tree"})
    return f'{rest[:-1]}, "tree": {shown["tree"]}}}'


def _recall_or_draw(
    viewer: Viewer, stores: Stores, pages: Sequence[Page], drawings: Drawings, address: Address
) -> tuple[str | None, tuple[str, str]]:
    """The state of the data, None if they could not be read, and the title and tree of the view."""
    token, projects = _state(viewer, stores, pages, address)
    key = (viewer, address, token)
    found = find_page_for(viewer, pages, address.path)
    is_personal = found is not None and found[0].is_personal
    drawn = drawings.recall(key) if token is not None and not is_personal else None
    if drawn is None:
        drawn, may_be_kept = _draw(viewer, stores, pages, address, projects)
        if may_be_kept and token is not None and not is_personal:
            drawings.remember(key, *drawn)
    return token, drawn


def _draw(
    viewer: Viewer,
    stores: Stores,
    pages: Sequence[Page],
    address: Address,
    projects: Sequence[MenuEntry],
) -> tuple[tuple[str, str], bool]:
    """Title and tree of a view, and whether the same would come out again of the same data."""
    answered = answer(viewer, stores, pages, address)
    try:
        tree = _write(viewer, pages, address, projects, answered.view)
    except Exception as error:
        answered = explain(error, viewer, pages, address, Text(address.language))
        tree = _write(viewer, pages, address, projects, answered.view)
    return (answered.view.title, tree), answered.status is HTTPStatus.OK


def _write(
    viewer: Viewer,
    pages: Sequence[Page],
    address: Address,
    projects: Sequence[MenuEntry],
    view: View,
) -> str:
    """The view in its frame, as the browser gets it."""
    found = find_page_for(viewer, pages, address.path)
    tree = frame(
        view.children,
        address,
        Text(address.language),
        viewer=viewer,
        projects=projects,
        project_id=view.project_id,
        controls=view.controls or [],
        tabs=[page for page in pages if page.is_tab_of(viewer, view.project_id or "")],
        page=found[0] if found else None,
        carried=view.carried,
    )
    return json.dumps(seal(tree), cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def poll(
    viewer: Viewer,
    stores: Stores,
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
        token = _token(viewer, stores, pages, address)
    except StoreUnavailable:
        return no_update, (no_update if was_down else {"down": True})
    except NotAllowed:
        return no_update, no_update
    # The number makes the value new each time: an answer that came too late is drawn again.
    changed = no_update if token == seen else f"{looks} {token}"
    return changed, ({"down": False} if was_down else no_update)


def _state(
    viewer: Viewer, stores: Stores, pages: Sequence[Page], address: Address
) -> tuple[str | None, tuple[MenuEntry, ...]]:
    """The token, read before the page is drawn, and the projects for the menu."""
    sources, _ = _sources(viewer, pages, address)
    try:
        token = _token(viewer, stores, pages, address)
        return token, _menu(viewer, stores.opened_for(viewer, sources), sources)
    except (StoreUnavailable, NotAllowed):
        return None, ()
    except Exception:
        # The page itself says what is wrong; its frame is drawn all the same.
        log.exception("The frame of %s could not be filled", loggable(pages, address.path))
        return None, ()


def _sources(
    viewer: Viewer, pages: Sequence[Page], address: Address
) -> tuple[frozenset[Source], str | None]:
    """The stores that the frame of an address reads, and the project that the address names.

    Of whoever may see nothing live those are the releases, also where the page itself is refused.
    """
    found, home = find_page_for(viewer, pages, address.path), home_of(viewer)
    page, parameters = found if found is not None else (None, {})
    sources = frozenset({home}) if page is None or home is Source.RELEASES else page.sources
    return sources, parameters.get("project_id")


def _menu(viewer: Viewer, stores: Stores, sources: frozenset[Source]) -> tuple[MenuEntry, ...]:
    if Source.PROJECT in sources:
        definitions = (card.definition for card in list_projects(viewer, stores.project))
        return tuple(MenuEntry(one.id, one.name, project_path(one.id)) for one in definitions)
    return tuple(
        MenuEntry(one.project_id, one.latest.release.name, release_path(one.project_id))
        for one in funded_projects(viewer, stores.releases)
        if one.latest is not None
    )


def _token(viewer: Viewer, stores: Stores, pages: Sequence[Page], address: Address) -> str:
    sources, project_id = _sources(viewer, pages, address)
    opened = stores.opened_for(viewer, sources)
    tokens = []
    if Source.PROJECT in sources:
        only = (project_id,) if project_id else None
        tokens.append(change_token(viewer, opened.project, only))
    if Source.RELEASES in sources:
        tokens.append(release_token(viewer, opened.releases))
    return " ".join(tokens)
