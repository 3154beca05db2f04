"""What the page on participants says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.participants.heading": "Participants",
    "page.participants.title": "Participants – {project}",
    "page.participants.tab": "Participants",
}
