"""What the page on sites says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.sites.heading": "Sites",
    "page.sites.title": "Sites – {project}",
    "page.sites.tab": "Sites",
}
