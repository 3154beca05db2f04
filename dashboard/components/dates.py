"""Which as-of date a page shows, and what it says when that is not the one asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.access import Viewer, viewer_sees_splits
from dashboard.components.address import Address
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.offered_days import is_offered, nearest_offered, offered_days
from dashboard.monitoring.goals import default_as_of
from dashboard.text import formats
from dashboard.text.catalogue import Text


def choose_as_of(
    viewer: Viewer, definition: ProjectDefinition, address: Address, today: date, text: Text
) -> tuple[date, list[str]]:
    """The date to show and remarks on it.

    A date in the future is not shown: nothing is known of it, and the page falls back on the
    latest. A date before the project or after its last data is shown, with a word about it. Of a
    date that the viewer is not offered the one before it is shown.
    """
    latest = default_as_of(definition, today)
    asked = address.as_of
    if asked is None or asked == latest:
        return latest, []
    day = formats.day(asked, text.language)
    if asked > today:
        return latest, [text("date.future", day=day, shown=formats.day(latest, text.language))]
    if not viewer_sees_splits(viewer, definition.id) and not is_offered(definition, asked, today):
        nearest = nearest_offered(definition, asked, today)
        shown = formats.day(nearest, text.language)
        return nearest, [text("filtered.day", day=day, shown=shown)]
    period = definition.period
    if asked < period.start:
        return asked, [text("date.before", day=formats.day(period.start, text.language))]
    if period.data_until is not None and asked > period.data_until:
        return asked, [text("date.after", day=formats.day(period.data_until, text.language))]
    return asked, []


def days_to_choose(
    viewer: Viewer, definition: ProjectDefinition, today: date
) -> Sequence[date] | None:
    """The days that the viewer can choose from; None where it is any day."""
    if viewer_sees_splits(viewer, definition.id):
        return None
    return offered_days(definition, today)
