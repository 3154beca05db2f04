"""What the analysis pages say, in Danish: one module per page."""

from __future__ import annotations

from dashboard.text.da import (
    analysis,
    comparison,
    courses,
    effort,
    filtered,
    intake,
    login,
    participants,
    persons,
    published,
    releases,
    sites,
)

MESSAGES: dict[str, str] = {
    **analysis.MESSAGES,
    **intake.MESSAGES,
    **courses.MESSAGES,
    **comparison.MESSAGES,
    **participants.MESSAGES,
    **persons.MESSAGES,
    **effort.MESSAGES,
    **filtered.MESSAGES,
    **sites.MESSAGES,
    **login.MESSAGES,
    **published.MESSAGES,
    **releases.MESSAGES,
}
