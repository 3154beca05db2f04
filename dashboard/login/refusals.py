"""What a refused request is told: a sentence for people, a line for programs; and a line logged."""

from __future__ import annotations

import logging
from http import HTTPStatus
from urllib.parse import quote

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException

from dashboard.login.origin import HEALTH, ForeignRequest
from dashboard.login.screens import page_text, screen

log = logging.getLogger(__name__)

#: Addresses whose last part opens something.
SECRET_PATHS = ("/link/", "/set-password/")


def loggable_path() -> str:
    """The path of the request on one line, without what it must not tell."""
    for start in SECRET_PATHS:
        if request.path.startswith(start):
            return f"{start}…"
    # Of a person's page only that it is one: what stands there may be a CPR number.
    path, personal, _ = request.path.partition("/persons/")
    return quote(path[:200]) + (f"{personal}…" if personal else "")


def answer_refusal(error: HTTPException) -> Response | HTTPException:
    """The answer to a request that raised this error."""
    if error.code is None or error.code < 400:
        return error  # a redirect
    log.warning("Refused %s %s: %s %s", request.method, loggable_path(), error.code, error.name)
    status = HTTPStatus(error.code)
    if request.path.startswith("/_dash"):
        answer = jsonify(error=error.description)
        answer.status_code = status
    elif request.path.startswith("/download") or request.endpoint in HEALTH:
        answer = Response(f"{_sentence(error)}\n", status, content_type="text/plain; charset=utf-8")
    else:
        answer = screen("refused", status, sentence=_sentence(error))
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        answer.headers.setdefault("Retry-After", "900")
    return answer


def _sentence(error: HTTPException) -> str:
    text = page_text()
    if isinstance(error, ForeignRequest):
        return text("http.origin")
    key = f"http.{error.code}"
    return text(key if key in text else "http.other")
