"""Making a release: the meetings to choose from, what is hidden, the preview and the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.address import Address, releases_path
from dashboard.components.release_overview import release_body, release_opening
from dashboard.components.sections import Chart, Section, show_section
from dashboard.exports.table import Table
from dashboard.indicators.protected import Hidden, ProtectedGoal, ProtectedMeans, ProtectedTable
from dashboard.indicators.release import Release, ReleaseItem
from dashboard.indicators.release_answers import exact_counts
from dashboard.indicators.release_counts import ShownCount, shown_counts
from dashboard.indicators.release_days import ReleaseDay
from dashboard.monitoring.publishing import LONGEST_NOTE, Proposal
from dashboard.text import formats
from dashboard.text.catalogue import LANGUAGES, Text
from dashboard.text.protected import say_count
from dashboard.text.release_words import row_words, table_words

#: What an address asks for: the meeting to preview, and what became of publishing.
MEETING, PUBLISHED, REFUSED = "meeting", "published", "refused"

#: The fields of the form beside the note; the route reads them.
FINGERPRINT, NOTE, LANGUAGE = "fingerprint", "note", "lang"


def publish_path(project_id: str) -> str:
    """Where the form is sent."""
    return f"{releases_path(project_id)}/publish"


def choose_day(days: Sequence[ReleaseDay], address: Address, text: Text) -> Section:
    """The meetings of which a release can be made, each a link to its preview."""
    if not days:
        parts: list[Any] = [html.P(text("publish.no_days"))]
    else:
        parts = [
            html.P(text("publish.days")),
            html.Ul([_day(day, address, text) for day in days], className="release-days"),
        ]
    return Section("publish", text("publish.make"), parts, text("publish.make.meaning"))


def _day(day: ReleaseDay, address: Address, text: Text) -> html.Li:
    key = "publish.day" if day.is_meeting else "publish.day.today"
    if day.assumed:
        key = "publish.day.assumed"
    written = day.meeting.isoformat()
    link = html.A(
        text(key, day=formats.day(day.meeting, text.language)),
        href=address.link(asked={MEETING: written}),
        id=f"preview-{written}",
        className="current" if address.asks(MEETING) == written else "",
    )
    as_of = text("publish.day.as_of", day=formats.day(day.as_of, text.language))
    return html.Li([link, html.Span(as_of, className="release-as-of")])


def preview(proposal: Proposal, text: Text) -> list[Any]:
    """What is hidden and why, the release as readers will see it, and the form."""
    release = proposal.release
    return [
        *_withheld(release, text),
        show_section(_hidden(proposal, text), text),
        html.Section(
            [
                html.Div(
                    [
                        html.H2(text("publish.preview"), id="preview-title"),
                        html.P(text("publish.preview.meaning"), className="rung-meaning"),
                    ],
                    className="preview-head",
                ),
                html.Div(release_opening(release, text), className="opening"),
                *release_body(release, text),
            ],
            className="release-preview",
            id="preview",
            **{"aria-labelledby": "preview-title"},
        ),
        *([] if proposal.is_refused else [publish_form(proposal, text)]),
    ]


def _withheld(release: Release, text: Text) -> list[html.Section]:
    names = {item.id: item_words(item, text) for item in release.items()}
    said = [
        html.Li(text(f"publish.withheld.{one.reason.value}", item=names[one.item]))
        for one in release.withheld
    ]
    if not said:
        return []
    section = Section(
        "publish-withheld", text("publish.withheld"), [html.Ul(said, className="prose")]
    )
    return [show_section(section, text)]


def _hidden(proposal: Proposal, text: Text) -> Section:
    counts = list(shown_counts(proposal.release))
    hidden = [one for one in counts if one.hidden is not None]
    exact = exact_counts(proposal.exact, proposal.release)
    number, of = (formats.count(len(some), text.language) for some in (hidden, counts))
    if not hidden:
        said = text("publish.hidden.finding.none", all=of)
        return Section("publish-hidden", text("publish.hidden"), [html.P(said)])
    head = ("what", "shown", "exact", "why")
    table = Table(
        "hidden",
        text("publish.hidden.caption"),
        tuple(text(f"publish.hidden.{key}") for key in head),
        tuple(_hidden_row(one, exact, proposal.release, text) for one in hidden),
        labels=4,
    )
    finding = text("publish.hidden.finding", hidden=number, all=of)
    chart = Chart("hidden-counts", text("publish.hidden.caption"), finding, table)
    return Section(
        "publish-hidden", text("publish.hidden"), [chart], text("publish.hidden.meaning")
    )


def _hidden_row(
    one: ShownCount, exact: Mapping[tuple[str, str], float], release: Release, text: Text
) -> tuple[str, ...]:
    why = one.hidden or Hidden.FEW
    smallest = release.rules.smallest
    behind = exact.get((one.item.id, one.place))
    return (
        f"{item_words(one.item, text)}: {_place_words(one, text)}",
        say_count(why, release.rules, text),
        text("card.no_value") if behind is None else formats.count(behind, text.language),
        text(f"publish.why.{why.value}", smallest=smallest),
    )


def item_words(item: ReleaseItem, text: Text) -> str:
    """What an item of a release is called."""
    match item:
        case ProtectedGoal():
            return text.label(item.short_name)
        case ProtectedTable():
            return table_words(item, text)
        case ProtectedMeans():
            return text.label(item.name)
    label = getattr(item, "label", None) or getattr(item, "text", None)
    return text("release.funnel") if label is None else text.label(label)


def _place_words(one: ShownCount, text: Text) -> str:
    if one.row is not None:
        table = one.item.name if isinstance(one.item, ProtectedTable) else ""
        return row_words(one.row, table, text)
    if isinstance(one.item, ProtectedMeans) and one.place != "n":
        waves = {str(wave.wave): wave.label for wave in one.item.waves}
        return text.label(waves[one.place])
    *day, place = one.place.split(" ")
    key = f"publish.place.{'_'.join([*day, place])}"
    return text(key) if key in text else text(f"publish.place.{place}")


def publish_form(proposal: Proposal, text: Text) -> html.Section:
    """The leader's note and the button: a plain form, sent to a route of its own."""
    release = proposal.release
    day = formats.day(release.meeting, text.language)
    hidden = {MEETING: release.meeting.isoformat(), FINGERPRINT: proposal.fingerprint}
    if text.language != LANGUAGES[0]:
        hidden[LANGUAGE] = text.language
    form = html.Form(
        [
            html.Label(text("publish.note", most=LONGEST_NOTE), htmlFor="publish-note"),
            html.Textarea(id="publish-note", name=NOTE, maxLength=LONGEST_NOTE, rows=4),
            *[
                html.Input(type="hidden", name=name, value=value, id=f"publish-{name}")
                for name, value in hidden.items()
            ],
            html.P(text("publish.forever")),
            html.Button(text("publish.button", day=day), type="submit", id="publish-button"),
        ],
        action=publish_path(release.project),
        method="POST",
        id="publish-form",
        className="publish-form",
    )
    return show_section(Section("publish-form-section", text("publish.form"), [form]), text)
