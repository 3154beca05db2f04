"""/healthz and /readyz for whatever watches the server. Neither says anything about the data."""

from __future__ import annotations

import logging
from collections.abc import Callable

from flask import Flask, Response

from dashboard.data.stores import StoreError

log = logging.getLogger(__name__)

UNKNOWN = "The dashboard cannot answer at the moment; its log has the details."


def register_health(server: Flask, check: Callable[[], object]) -> None:
    """Add /healthz (the process answers: 200) and /readyz (`check` passes: 200, else 503).

    `check` raises StoreError when the database cannot be used; its sentence is the body of the 503.
    Any other error is logged and answered without its text, which could hold a host or a password.
    """

    def healthz() -> Response:
        return _plain("ok", 200)

    def readyz() -> Response:
        try:
            check()
        except StoreError as error:
            return _plain(str(error), 503)
        except Exception:
            log.exception("The readiness check failed")
            return _plain(UNKNOWN, 503)
        return _plain("ok", 200)

    server.add_url_rule("/healthz", "healthz", healthz)
    server.add_url_rule("/readyz", "readyz", readyz)


def _plain(text: str, status: int) -> Response:
    return Response(
        f"{text}\n", status, {"Cache-Control": "no-store"}, content_type="text/plain; charset=utf-8"
    )
