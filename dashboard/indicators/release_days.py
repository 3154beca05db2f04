"""The meetings for which a release can be made: no other dates, which would invite comparing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.release import Release

#: A meeting's release may be made so many days ahead, so that its members can read it.
DAYS_AHEAD = 42


@dataclass(frozen=True)
class ReleaseDay:
    """A meeting and the as-of date that its release would have.

    That is its own day, today before it has come, and never after the project's last data.
    `is_meeting` is False for today where no steering meeting is at hand.
    """

    meeting: date
    as_of: date
    is_meeting: bool = True
    assumed: bool = False


def release_days(
    definition: ProjectDefinition, last: Release | None, today: date
) -> tuple[ReleaseDay, ...]:
    """The days of which the next release may be, latest first.

    Those after the last release's meeting: one that has been is not made again, and none is put in
    before it. A correction goes into the next one; where no meeting is at hand, that is today's.
    """
    after = date.min if last is None else last.meeting
    known = min(today, definition.period.data_until or today)
    days = [
        ReleaseDay(meeting.day, min(meeting.day, known), assumed=meeting.assumed)
        for meeting in definition.meetings
        if after < meeting.day <= today + timedelta(days=DAYS_AHEAD)
    ]
    if today > after and not any(day.meeting >= today for day in days):
        days.append(ReleaseDay(today, known, is_meeting=False))
    return tuple(sorted(days, key=lambda day: day.meeting, reverse=True))
