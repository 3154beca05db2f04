"""What the intake page says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.intake.heading": "Optag",
    "page.intake.title": "Optag – {project}",
    "page.intake.tab": "Optag",
}
