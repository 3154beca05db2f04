"""What the page on the effort says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.effort.heading": "Indsats",
    "page.effort.title": "Indsats – {project}",
    "page.effort.tab": "Indsats",
}
