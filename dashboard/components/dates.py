"""Which as-of date a page shows, and what it says when that is not the one asked for."""

from __future__ import annotations

from datetime import date

from dashboard.components.address import Address
from dashboard.indicators.definition import ProjectDefinition
from dashboard.monitoring.goals import default_as_of
from dashboard.text import formats
from dashboard.text.catalogue import Text


def choose_as_of(
    definition: ProjectDefinition, address: Address, today: date, text: Text
) -> tuple[date, list[str]]:
    """The date to show and remarks on it.

    A date in the future is not shown: nothing is known of it, and the page falls back on the
    latest. A date before the project or after its last data is shown, with a word about it.
    """
    latest = default_as_of(definition, today)
    asked = address.as_of
    if asked is None or asked == latest:
        return latest, []
    day = formats.day(asked, text.language)
    if asked > today:
        return latest, [text("date.future", day=day, shown=formats.day(latest, text.language))]
    period = definition.period
    if asked < period.start:
        return asked, [text("date.before", day=formats.day(period.start, text.language))]
    if period.data_until is not None and asked > period.data_until:
        return asked, [text("date.after", day=formats.day(period.data_until, text.language))]
    return asked, []
