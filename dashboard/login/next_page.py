"""Where to after signing in: back to the page that was asked for, and never to another site."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from flask import Request

SIGN_IN = "/sign-in"
LONGEST = 2000


def own_path(written: str) -> str | None:
    """The path with its query, where it leads to this program; otherwise None.

    Browsers read ``//host``, ``/\\host`` and addresses with control characters in them as others'.
    """
    if not written.startswith("/") or len(written) > LONGEST:
        return None
    if written.startswith("//") or "\\" in written or not written.isprintable():
        return None
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    return written if not parts.scheme and not parts.netloc else None


def sign_in_path(request: Request) -> str:
    """The page to sign in on, which knows what was asked for and in which language."""
    asked: dict[str, str] = {}
    path = own_path(request.full_path.removesuffix("?"))
    if request.method == "GET" and path not in (None, "/"):
        asked["next"] = path or ""
    if request.args.get("lang") == "en":
        asked["lang"] = "en"
    return SIGN_IN + (f"?{urlencode(asked)}" if asked else "")
