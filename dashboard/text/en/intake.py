"""What the intake page says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.intake.heading": "Intake",
    "page.intake.title": "Intake – {project}",
    "page.intake.tab": "Intake",
}
