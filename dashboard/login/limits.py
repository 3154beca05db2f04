"""How often somebody may try: failures per network address and per account."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from dashboard.settings import Settings

#: Failures, not successes: an office behind one address signs in as often as it likes.
PER_ADDRESS = "30 per 15 minutes"
PER_ACCOUNT = "10 per 15 minutes"

FAILED = frozenset({400, 401, 404, 410})


def register_limits(server: Flask, settings: Settings) -> Limiter:
    """The limiter: counts in this process, or in Redis, which several processes share."""
    return Limiter(
        get_remote_address,
        app=server,
        storage_uri=settings.redis_url or "memory://",
        # Without Redis each process goes on counting by itself.
        in_memory_fallback_enabled=settings.redis_url is not None,
        strategy="moving-window",
        headers_enabled=True,
    )


def account_tried() -> str:
    """The account that somebody tries to sign in to, as a key that does not tell its name."""
    email = request.form.get("email", "").strip().lower()
    return hashlib.sha256(email.encode("utf-8", "replace")).hexdigest()


def has_failed(response: Response) -> bool:
    return response.status_code in FAILED
