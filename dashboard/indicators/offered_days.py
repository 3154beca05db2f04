"""The days that a project is shown on to whoever may not choose any day.

Two days close together tell by their difference who came between them. These days follow from the
calendar and the project's definition, and nobody can ask for one in between.
"""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.indicators.definition import ProjectDefinition


def offered_days(definition: ProjectDefinition, today: date) -> tuple[date, ...]:
    """The days from the project's start up to today, the latest first.

    Today, the day of the last data, steering meetings, the days of published tables and the ends of
    months.
    """
    start = definition.period.start
    day, ends = _end_before(today.replace(day=1)), []
    if _is_end_of_month(today):
        ends.append(today)
    while day >= start:
        ends.append(day)
        day = _end_before(day)
    days = {today, *ends, *_own_days(definition)}
    return tuple(sorted((day for day in days if start <= day <= today), reverse=True))


def is_offered(definition: ProjectDefinition, day: date, today: date) -> bool:
    """Whether the project is shown on the day. Ends of months before its start are offered too."""
    if day > today:
        return False
    return day == today or _is_end_of_month(day) or day in _own_days(definition)


def nearest_offered(definition: ProjectDefinition, asked: date, today: date) -> date:
    """The last day, not after the one asked for or today, on which the project is shown."""
    latest = min(asked, today)
    if is_offered(definition, latest, today):
        return latest
    own = (day for day in _own_days(definition) if day <= latest)
    return max([_end_before(latest), *own])


def _own_days(definition: ProjectDefinition) -> set[date]:
    last_data = definition.period.data_until
    return {
        *(meeting.day for meeting in definition.meetings),
        *(table.as_of for table in definition.tables),
        *((last_data,) if last_data is not None else ()),
    }


def _is_end_of_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _end_before(day: date) -> date:
    """The end of the month before that of the day."""
    return day.replace(day=1) - timedelta(days=1)
