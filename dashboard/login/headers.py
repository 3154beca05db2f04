"""What every answer tells the browser to refuse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Flask, Response, request

from dashboard.settings import Settings

#: Plotly and React set styles on elements, which 'unsafe-inline' alone allows; no script is inline
#: but Dash's own, of which the hash is told, and none is made from text.
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

HSTS = "max-age=31536000; includeSubDomains"

#: The only files that are the same for everybody.
SHARED = ("/assets/", "/_dash-component-suites/", "/_favicon.ico")


def register_headers(
    server: Flask, settings: Settings, script_hashes: Callable[[], Sequence[str]]
) -> None:
    """Set the headers of every answer. `script_hashes` gives the hashes of Dash's inline script."""
    policy: list[str] = []

    def set_headers(response: Response) -> Response:
        if not policy:
            policy.append(POLICY.format(hashes=" ".join(script_hashes())))
        response.headers["Content-Security-Policy"] = policy[0]
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.public_url is not None:
            response.headers["Strict-Transport-Security"] = HSTS
        if not request.path.startswith(SHARED) or response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        return response

    server.after_request(set_headers)
