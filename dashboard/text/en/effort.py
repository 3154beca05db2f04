"""What the page on the effort says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.effort.heading": "Effort",
    "page.effort.title": "Effort – {project}",
    "page.effort.tab": "Effort",
}
