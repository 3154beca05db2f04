"""A project's latest release."""

from __future__ import annotations

from functools import partial

from dashboard.components.page import Page
from dashboard.components.release_page import release_title, release_view
from dashboard.monitoring.stores import Source

NAME = "release"

PAGE = Page(
    NAME,
    "/releases/<project_id>",
    partial(release_title, page=NAME),
    partial(release_view, page=NAME),
    sources=frozenset({Source.RELEASES}),
)
