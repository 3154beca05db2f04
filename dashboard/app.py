"""The composition root: settings and a store become an application."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, NotFound, ServiceUnavailable

from dashboard.access import NotAllowed
from dashboard.components.address import Address, read_address
from dashboard.components.answers import answer_first, note_failure
from dashboard.components.frame import layout
from dashboard.data.reading import Engine
from dashboard.data.stores import check_version, open_store
from dashboard.health import register_health
from dashboard.login.current import current_viewer
from dashboard.login.refusals import answer_refusal, loggable_path
from dashboard.login.register import register_login
from dashboard.login.screens import screen
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.release_store import ReleaseStore
from dashboard.monitoring.store import ProjectStore, StoreUnavailable
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.audit import register_audit_export
from dashboard.pages.download import register_download
from dashboard.pages.publish import register_publishing
from dashboard.pages.router import register
from dashboard.settings import Settings, SettingsError
from dashboard.text.catalogue import Text

log = logging.getLogger(__name__)

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ONE_YEAR = 31_536_000
CALLBACKS = "/_dash-update-component"
#: A header of what the page asks for without anybody touching it.
BY_ITSELF = "Asked-By-Itself"

NO_KEY = (
    "DASHBOARD_SECRET_KEY must be set, or DASHBOARD_SECRET_KEY_FILE; "
    "`openssl rand -base64 48` prints a good one."
)

INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
{metas}
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="/assets/view/favicon.svg">
{css}
</head>
<body>
<div id="react-entry-point"><p class="loading" role="status">{loading}</p></div>
<noscript><p class="loading">{noscript}</p></noscript>
{config}
{scripts}
{renderer}
</body>
</html>"""


def create_app(settings: Settings, *, stores: Stores | None = None) -> Dash:
    """The application on its stores, opened from the settings unless given.

    Raises StoreError when a store cannot be used and SettingsError without a secret key. The first
    request sets Dash up and should come from the process itself (`dashboard.serve.warm_up`).
    """
    if settings.secret_key is None:
        raise SettingsError(NO_KEY)
    check: Callable[[], object]
    if stores is None:
        engine = open_store(settings.database_url)
        releases = ReleaseStore.open(settings.releases_url)
        access = AccessStore.open(settings.access_url)
        stores = Stores(ProjectStore(engine, today=settings.today), access, releases)
        check = partial(_check_stores, engine, access, releases)
    else:
        check = stores.project.today
    app = _Dashboard(stores)
    app.layout = layout()
    register_login(
        app.server,
        settings,
        stores.access,
        assets=ASSETS,
        is_poll=_asks_by_itself,
        script_hashes=app.csp_hashes,
    )
    register(app, stores, PAGES, current_viewer)
    register_download(app.server, stores, PAGES, current_viewer)
    register_publishing(app.server, stores, current_viewer)
    register_audit_export(app.server, stores, current_viewer)
    register_health(app.server, check)
    _refuse_malformed(app)
    _answer_failures(app.server)
    return app


def _check_stores(project: Engine, access: AccessStore, releases: ReleaseStore) -> None:
    check_version(project)
    access.check()
    releases.check()


class _Dashboard(Dash):
    """Dash with the product's own index: language, title and status are those of the address."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        super().__init__(
            "dashboard",
            assets_folder=str(ASSETS),
            pages_folder="",
            use_pages=False,
            use_async=False,
            compress=True,
            serve_locally=True,
            update_title=None,
            suppress_callback_exceptions=True,
            include_pages_meta=False,
            on_error=_note_callback_failure,
            title="",
        )
        self.server.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_YEAR

    def interpolate_index(self, **parts: Any) -> str:
        address = _address()
        text = Text(address.language)
        title, _ = answer_first(current_viewer(), self._stores, PAGES, address)
        return INDEX.format(
            language=address.language,
            title=html.escape(title),
            loading=text("frame.loading"),
            noscript=text("frame.noscript"),
            **{name: parts[name] for name in ("metas", "css", "config", "scripts", "renderer")},
        )

    def index(self, *args: Any, **kwargs: Any) -> Any:
        _, status = answer_first(current_viewer(), self._stores, PAGES, _address())
        return Response(super().index(*args, **kwargs), status=int(status), mimetype="text/html")


def _address() -> Address:
    return read_address(request.path, request.query_string.decode("utf-8", "replace"))


def _note_callback_failure(error: Exception) -> None:
    """Log what no page has explained. Refusals keep their HTTP status instead of becoming a 200."""
    if isinstance(error, HTTPException):
        raise error
    note_failure(error, loggable_path())


def _refuse_malformed(app: Dash) -> None:
    """Answer 400 to a callback request that no page of this program sends."""

    def check() -> None:
        if request.path != CALLBACKS:
            return
        body = request.get_json(silent=True)
        if not isinstance(body, dict) or not isinstance(body.get("output"), str):
            raise BadRequest("The request is not a callback.")
        callback = app.callback_map.get(body["output"])
        if callback is None or "callback" not in callback:
            raise BadRequest("There is no such callback.")
        outputs = callback["output"]
        names = [
            {"id": output.component_id, "property": output.component_property}
            for output in (outputs if isinstance(outputs, list) else [outputs])
        ]
        if body.get("outputs") not in (names, names[0] if len(names) == 1 else names):
            raise BadRequest("The callback has other outputs.")
        for part in ("inputs", "state"):
            given = body.get(part, [])
            asked = [(d["id"], d["property"]) for d in callback[part]]
            if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
                raise BadRequest("The request is not a callback.")
            if [(item.get("id"), item.get("property")) for item in given] != asked:
                raise BadRequest("The callback has other inputs.")
        changed = body.get("changedPropIds", [])
        if not isinstance(changed, list) or not all(isinstance(item, str) for item in changed):
            raise BadRequest("The request is not a callback.")

    app.server.before_request(check)


def _answer_failures(server: Flask) -> None:
    """A page for people, a line for programs, and never a stack trace."""

    def failed(error: Exception) -> Response | HTTPException:
        if isinstance(error, HTTPException):
            return answer_refusal(error)
        if isinstance(error, DependencyException):
            # a component's file that is not there, with a list of all that are
            return answer_refusal(NotFound())
        if isinstance(error, NotAllowed):
            return answer_refusal(Forbidden())
        if isinstance(error, StoreUnavailable):
            log.warning("A store is unavailable: %s", error)
            return answer_refusal(ServiceUnavailable())
        number = note_failure(error, loggable_path())
        text = Text(_address().language)
        return screen(
            "refused",
            HTTPStatus.INTERNAL_SERVER_ERROR,
            title=text("failure.title"),
            sentence=text("failure.sentence", number=number),
        )

    server.register_error_handler(HTTPException, failed)
    server.register_error_handler(Exception, failed)


def _asks_by_itself() -> bool:
    """Whether the page asks without anybody touching it: a poll, or for what that found."""
    return request.path == CALLBACKS or BY_ITSELF in request.headers
