"""The as-of date: said in the masthead, changed by a native date field or by links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.components import html
from dashboard.components.address import Address
from dashboard.indicators.definition import ProjectDefinition
from dashboard.text import formats
from dashboard.text.catalogue import LANGUAGES, Text


class AsOfIds:
    """Ids of the date field; `assets/view/as_of.js` turns its form into an address."""

    FORM = "as-of-form"
    FIELD = "as-of"
    MENU = "as-of-menu"


def as_of_menu(
    definition: ProjectDefinition,
    address: Address,
    text: Text,
    *,
    as_of: date,
    default: date,
    today: date,
    days: Sequence[date] | None = None,
) -> html.Details:
    """A disclosure: the date that is shown, a field for another one, and the meetings as links.

    Where not any day can be chosen, `days` are those that can.
    """
    meetings = [meeting for meeting in definition.meetings if meeting.day <= default]
    links = [
        _link(
            text("date.latest", day=formats.day(default, text.language)),
            address,
            None,
            current=as_of == default,
        )
    ]
    links += [
        _link(
            text(
                "date.meeting_assumed" if meeting.assumed else "date.meeting",
                day=formats.day(meeting.day, text.language),
            ),
            address,
            meeting.day,
            current=as_of == meeting.day,
        )
        for meeting in reversed(meetings)
    ]
    language = address.language if address.language != LANGUAGES[0] else None
    kept = {"lang": language, "base": address.base, **dict(address.asked)}
    hidden = [
        html.Input(type="hidden", name=name, value=value) for name, value in kept.items() if value
    ]
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(text("date.as_of"), className="menu-label"),
                    html.Span(formats.day(as_of, text.language), className="menu-value"),
                ]
            ),
            html.Div(
                [
                    html.Form(
                        [
                            html.Label(text("date.other"), htmlFor=AsOfIds.FIELD),
                            html.Div(
                                [
                                    _field(definition, as_of, today, days, text),
                                    html.Button(text("date.show"), type="submit"),
                                ],
                                className="field",
                            ),
                            *hidden,
                        ],
                        id=AsOfIds.FORM,
                        action=address.path,
                        method="GET",
                    ),
                    html.Ul(links, className="menu-links"),
                ],
                className="menu-panel",
            ),
        ],
        className="menu",
        id=AsOfIds.MENU,
    )


def _field(
    definition: ProjectDefinition,
    as_of: date,
    today: date,
    days: Sequence[date] | None,
    text: Text,
) -> html.Input | html.Select:
    if days is None:
        return html.Input(
            id=AsOfIds.FIELD,
            className="form-control",
            name="as_of",
            type="date",
            value=as_of.isoformat(),
            min=definition.period.start.isoformat(),
            max=today.isoformat(),
            required=True,
        )
    offered = sorted({as_of, *days}, reverse=True)
    options = [
        html.Option(formats.day(day, text.language), value=day.isoformat(), selected=day == as_of)
        for day in offered
    ]
    return html.Select(options, id=AsOfIds.FIELD, className="form-select", name="as_of")


def _link(words: str, address: Address, as_of: date | None, *, current: bool) -> html.Li:
    return html.Li(
        html.A(
            words,
            href=address.link(as_of=as_of, base=address.base, asked=dict(address.asked)),
            **({"className": "current"} if current else {}),
        )
    )
