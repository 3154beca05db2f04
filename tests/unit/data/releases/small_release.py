"""A release of which the tests ask how it is kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dashboard.data.releases import Published
from dashboard.indicators.parts import Label
from dashboard.indicators.release import Release

MEETING = date(2019, 6, 13)
PUBLISHED_AT = datetime.fromisoformat("2019-06-14T09:00")
WORDS = Label(da="Lille", en="Small")


def published(number: int = 1, meeting: date = MEETING, **changes: Any) -> Published:
    release = Release(
        project=changes.pop("project", "small"),
        name=WORDS,
        summary=WORDS,
        meeting=meeting,
        as_of=meeting,
        **changes,
    )
    return Published(number, release, PUBLISHED_AT, "leader")
