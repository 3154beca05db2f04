"""What the page that compares two measurements says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.comparison.heading": "Før og efter",
    "page.comparison.title": "Før og efter – {project}",
    "page.comparison.tab": "Før og efter",
}
