"""Publishing: the form of the page on releases is sent here, and leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

from flask import Flask, Response, redirect, request
from werkzeug.exceptions import BadRequest

from dashboard.access import NotAllowed, Viewer
from dashboard.components.address import read_address, releases_path
from dashboard.components.publishing import (
    FINGERPRINT,
    LANGUAGE,
    MEETING,
    NOTE,
    PUBLISHED,
    REFUSED,
)
from dashboard.monitoring.audit import AuditUnavailable
from dashboard.monitoring.projects import UnknownProject
from dashboard.monitoring.publishing import NotPublished, publish_release
from dashboard.monitoring.store import StoreUnavailable
from dashboard.monitoring.stores import Source, Stores
from dashboard.text.catalogue import Text

#: Bytes of a form: the note in the longest letters, and the rest.
LARGEST_FORM = 16_384


def register_publishing(
    server: Flask, stores: Stores, current_viewer: Callable[[], Viewer]
) -> None:
    """Answer the form with a redirect to the page that says what became of it."""

    def publish(project_id: str) -> Response:
        return answer_form(current_viewer(), stores, project_id)

    path = "/project/<project_id>/releases/publish"
    server.add_url_rule(path, "publish", publish, methods=["POST"])


def answer_form(viewer: Viewer, stores: Stores, project_id: str) -> Response:
    """Publish what the request's form asks for. Raises BadRequest for what no page sends."""
    request.max_content_length = LARGEST_FORM
    form = request.form
    if any(len(form.getlist(name)) > 1 for name in form):
        raise BadRequest("A field was sent more than once.")
    day = _day(form.get(MEETING, ""))
    address = read_address(releases_path(project_id), f"?lang={form.get(LANGUAGE, 'da')}")
    text = Text(address.language)
    opened = stores.opened_for(viewer, {Source.PROJECT, Source.RELEASES})
    asked: dict[str, str]
    try:
        published = publish_release(
            viewer, opened, project_id, day, form.get(NOTE, ""), form.get(FINGERPRINT, "")
        )
        asked = {PUBLISHED: str(published.number)}
    except NotPublished as error:
        asked = {REFUSED: error.why.value, MEETING: day.isoformat()}
    except AuditUnavailable:
        asked = {REFUSED: "audit", MEETING: day.isoformat()}
    except NotAllowed:
        return _sentence(text("refused.sentence"), HTTPStatus.FORBIDDEN)
    except UnknownProject:
        words = text("missing.project", written=project_id[:64])
        return _sentence(words, HTTPStatus.NOT_FOUND)
    except StoreUnavailable:
        return _sentence(text("unavailable.other"), HTTPStatus.SERVICE_UNAVAILABLE)
    answer = redirect(address.link(asked=asked), code=HTTPStatus.SEE_OTHER)
    assert isinstance(answer, Response)
    return answer


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadRequest("The meeting is not a date.") from None


def _sentence(words: str, status: HTTPStatus) -> Response:
    return Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
