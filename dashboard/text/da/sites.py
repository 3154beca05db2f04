"""What the page on sites says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.sites.heading": "Steder",
    "page.sites.title": "Steder – {project}",
    "page.sites.tab": "Steder",
}
