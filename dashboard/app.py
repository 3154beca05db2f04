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
from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import BadRequest, HTTPException

from dashboard.components.address import Address, read_address
from dashboard.components.answers import answer_first, note_failure
from dashboard.components.frame import layout
from dashboard.data.stores import check_version, open_store
from dashboard.health import register_health
from dashboard.login.current import current_viewer, register_viewers
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.audit import register_audit_export
from dashboard.pages.download import register_download
from dashboard.pages.router import register
from dashboard.settings import Settings
from dashboard.text.catalogue import Text

log = logging.getLogger(__name__)

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ONE_YEAR = 31_536_000
CALLBACKS = "/_dash-update-component"

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

FAILURE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/vendor/font.css">
<link rel="stylesheet" href="/assets/view/colours.css">
<link rel="stylesheet" href="/assets/view/page.css"></head>
<body><main class="message"><h1>{title}</h1><p class="lead">{sentence}</p>
<p><a href="/">{home}</a></p></main></body></html>"""


def create_app(settings: Settings, *, stores: Stores | None = None) -> Dash:
    """The application on its stores, opened from the settings unless given.

    Raises StoreError when the database cannot be used. The first request sets Dash up and should
    come from the process itself (`dashboard.serve.warm_up`).
    """
    check: Callable[[], object]
    if stores is None:
        engine = open_store(settings.database_url)
        stores = Stores(project=ProjectStore(engine, today=settings.today))
        check = partial(check_version, engine)
    else:
        check = stores.project.today
    app = _Dashboard(stores)
    app.layout = layout()
    register_viewers(app.server)
    register(app, stores, PAGES, current_viewer)
    register_download(app.server, stores, PAGES, current_viewer)
    register_audit_export(app.server, stores, current_viewer)
    register_health(app.server, check)
    _refuse_malformed(app)
    _answer_failures(app.server)
    app.server.after_request(_set_headers)
    return app


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
    note_failure(error, request.path)


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

    def refused(error: HTTPException) -> Response | HTTPException:
        if request.path.startswith("/_dash"):
            answer = jsonify(error=error.description)
            answer.status_code = error.code or HTTPStatus.BAD_REQUEST
            return answer
        return error

    def failed(error: Exception) -> Response | HTTPException:
        if isinstance(error, HTTPException):
            return refused(error)
        number = note_failure(error, request.path)
        text = Text(_address().language)
        page = FAILURE.format(
            language=text.language,
            title=text("failure.title"),
            sentence=text("failure.sentence", number=number),
            home=text("missing.home"),
        )
        return Response(page, status=HTTPStatus.INTERNAL_SERVER_ERROR, mimetype="text/html")

    server.register_error_handler(HTTPException, refused)
    server.register_error_handler(Exception, failed)


def _set_headers(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    if response.mimetype in ("text/html", "application/json"):
        response.headers.setdefault("Cache-Control", "no-cache")
    return response
