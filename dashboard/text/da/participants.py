"""What the page on participants says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.participants.heading": "Deltagere",
    "page.participants.title": "Deltagere – {project}",
    "page.participants.tab": "Deltagere",
}
