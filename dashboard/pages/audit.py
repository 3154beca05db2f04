"""The audit log for the administrator: who did what, when, about which project or person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask, Response, request

from dashboard.access import NotAllowed, Question, Viewer, check_viewer_can
from dashboard.components import html
from dashboard.components.address import Address, read_address
from dashboard.components.ask_form import (
    PSEUDONYM,
    ask_form,
    choice_field,
    day_field,
    text_field,
)
from dashboard.components.audit_search import (
    PAGE_NUMBER,
    PARAMETERS,
    action_words,
    entries_table,
    read_search,
)
from dashboard.components.notice import fault_notices
from dashboard.components.opening import open_table, page_opening
from dashboard.components.page import Page, View, Visit
from dashboard.components.sections import Section, show_section
from dashboard.components.tables import show_table
from dashboard.exports.delimited import as_csv
from dashboard.monitoring.audit import Action
from dashboard.monitoring.audit_search import Found, export_audit, search_audit
from dashboard.monitoring.store import StoreUnavailable
from dashboard.monitoring.stores import Stores
from dashboard.settings import DANISH_TIME
from dashboard.text import formats
from dashboard.text.catalogue import LANGUAGES, Text

NAME = "audit"
PATH = "/administration/audit"
EXPORT = f"{PATH}.csv"


def title(visit: Visit) -> str:
    """The window's title. Raises NotAllowed."""
    check_viewer_can(visit.viewer, Question.AUDIT)
    return visit.text("page.audit.title")


def show(visit: Visit) -> View:
    """One page of the entries that the address asks for. Raises NotAllowed, StoreUnavailable."""
    check_viewer_can(visit.viewer, Question.AUDIT)
    text, address = visit.text, visit.address
    search = read_search(address)
    remarks = [text("audit.bad", name=text(f"audit.{name}")) for name in search.bad]
    if search.is_refused:
        remarks.append(text("audit.refused"))
        found = Found((), 0, 1, 1)
    else:
        found = search_audit(visit.viewer, visit.stores.access, search.wanted, search.page)
    parts: list[Any] = []
    if found.entries:
        table = entries_table(found.entries, text)
        parts = [
            open_table(_styled(show_table(table)), table.caption),
            *_paging(found, address, text),
            html.P(
                [
                    html.A(text("audit.export"), href=_export_address(address), id="export-audit"),
                    f" {text('audit.export.note')}",
                ],
                className="noted",
            ),
        ]
    return View(
        title=text("page.audit.title"),
        children=[
            html.Div(fault_notices(address, text, *remarks), id="notices"),
            page_opening(
                text("page.audit.heading"),
                _lead(found, text),
                below=[html.P(text("audit.about"), className="noted")],
            ),
            show_section(Section("search", text("audit.search"), [_form(address, text)]), text),
            *(
                [show_section(Section("entries", text("audit.entries"), parts), text)]
                if parts
                else []
            ),
        ],
    )


def register_audit_export(
    server: Flask, stores: Stores, current_viewer: Callable[[], Viewer]
) -> None:
    """Answer `EXPORT` with all entries that the address asks for, as a file."""

    def export() -> Response:
        search = request.query_string.decode("utf-8", "replace")
        return send_audit(current_viewer(), stores, search)

    server.add_url_rule(EXPORT, "audit_export", export)


def send_audit(viewer: Viewer, stores: Stores, search: str) -> Response:
    """The file, or a sentence with the status that says why not. Taking it out is noted first."""
    address = read_address(PATH, search)
    text = Text(address.language)
    asked = read_search(address)
    try:
        check_viewer_can(viewer, Question.AUDIT)
        if asked.is_refused or asked.bad:
            return _sentence(text("audit.refused"), 400)
        entries = export_audit(viewer, stores.access, asked.wanted)
    except NotAllowed:
        return _sentence(text("refused.sentence"), 403)
    except StoreUnavailable:
        return _sentence(text("unlogged.sentence"), 503)
    now = datetime.now(DANISH_TIME)
    about = [(text("page.audit.heading"), ""), (text("audit.when"), f"{now:%Y-%m-%d %H:%M:%S}")]
    content = as_csv([entries_table(entries, text)], about, text.language)
    response = Response(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="audit.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _sentence(words: str, status: int) -> Response:
    return Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")


def _export_address(address: Address) -> str:
    asked = {name: value for name in PARAMETERS if (value := address.asks(name))}
    return address.link(EXPORT, asked=asked)


def _lead(found: Found, text: Text) -> str:
    if not found.total:
        return text("audit.lead.none")
    if found.total == 1:
        return text("audit.lead.one")
    return text("audit.lead", count=formats.count(found.total, text.language))


def _form(address: Address, text: Text) -> html.Div:
    actions = [(action.value, action_words(action, text)) for action in Action]
    actions.sort(key=lambda named: formats.sort_key(named[1], text.language))

    def given(name: str) -> str:
        return address.asks(name) or ""

    participant = "" if read_search(address).is_refused else given("participant")
    fields = [
        text_field("participant", text("audit.participant"), participant, css_class=PSEUDONYM),
        text_field("viewer", text("audit.viewer"), given("viewer")),
        choice_field("action", text("audit.action"), actions, given("action"), text("audit.any")),
        text_field("project", text("audit.project"), given("project")),
        day_field("since", text("audit.since"), given("since")),
        day_field("until", text("audit.until"), given("until")),
    ]  # fmt: skip
    language = [("lang", text.language)] if text.language != LANGUAGES[0] else []
    form = ask_form(
        "audit-form", fields, text("audit.show"), text("audit.refused"), PATH, kept=language
    )
    clear = []
    if any(address.asks(name) for name in PARAMETERS):
        clear = [html.P(html.A(text("audit.clear"), href=address.link()), className="noted")]
    return html.Div([form, *clear])


def _paging(found: Found, address: Address, text: Text) -> list[html.Nav]:
    if found.pages < 2:
        return []

    def link(page: int, key: str) -> html.A:
        number = None if page == 1 else str(page)
        return html.A(
            text(key), href=address.changed({PAGE_NUMBER: number}), id=key.replace(".", "-")
        )

    parts: list[html.Element] = [html.Span(text("audit.page", page=found.page, pages=found.pages))]
    if found.page > 1:
        parts.insert(0, link(found.page - 1, "audit.newer"))
    if found.page < found.pages:
        parts.append(link(found.page + 1, "audit.older"))
    return [html.Nav(parts, className="paging", **{"aria-label": text("audit.pages")})]


def _styled(table: html.Table) -> html.Table:
    table.attributes["className"] = "data entries"
    return table


PAGE = Page(NAME, PATH, title, show, asks=Question.AUDIT, is_personal=True, sources=frozenset())
