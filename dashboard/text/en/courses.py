"""What the page on courses and cohorts says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.courses.heading": "Courses and cohorts",
    "page.courses.title": "Courses and cohorts – {project}",
    "page.courses.tab": "Courses and cohorts",
}
