"""What the page that compares two measurements says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.comparison.heading": "Before and after",
    "page.comparison.title": "Before and after – {project}",
    "page.comparison.tab": "Before and after",
}
