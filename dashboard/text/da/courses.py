"""What the page on courses and cohorts says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.courses.heading": "Forløb og hold",
    "page.courses.title": "Forløb og hold – {project}",
    "page.courses.tab": "Forløb og hold",
}
