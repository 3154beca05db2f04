"""What a page shows, as a file: the same view, asked for under `/download`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from http import HTTPStatus

from flask import Flask, Response, request

from dashboard.access import Viewer
from dashboard.components.address import read_address
from dashboard.components.answers import answer
from dashboard.components.download import DOWNLOAD, FILE_KINDS
from dashboard.components.page import Page, View, find_page_for
from dashboard.exports.delimited import as_csv
from dashboard.exports.workbook import as_workbook
from dashboard.monitoring.audit import Action, AuditUnavailable, record
from dashboard.monitoring.stores import Stores
from dashboard.text.catalogue import Text

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def register_download(
    server: Flask, stores: Stores, pages: Sequence[Page], current_viewer: Callable[[], Viewer]
) -> None:
    """Answer a page's address below `/download`, with a file's ending, with its tables."""

    def download(path: str, kind: str) -> Response:
        search = request.query_string.decode("utf-8", "replace")
        return send(current_viewer(), stores, pages, f"/{path}", kind, search)

    kinds = ", ".join(FILE_KINDS)
    server.add_url_rule(f"{DOWNLOAD}/<path:path>.<any({kinds}):kind>", "download", download)


def send(
    viewer: Viewer, stores: Stores, pages: Sequence[Page], path: str, kind: str, search: str
) -> Response:
    """The file, or a sentence with the status that the page itself would have.

    A page that has no tables to hand out is not found (404). What leaves the dashboard is noted
    first; where it cannot be, nothing leaves (503).
    """
    address = read_address(path, search)
    text = Text(address.language)
    answered = answer(viewer, stores, pages, address)
    view = answered.view
    if answered.status is not HTTPStatus.OK:
        return _sentence(view.title, answered.status)
    if not view.tables:
        return _sentence(text("download.nothing", page=view.title), HTTPStatus.NOT_FOUND)
    try:
        found = find_page_for(viewer, pages, address.path)
        detail = {"page": found[0].name if found else "", "kind": kind}
        record(stores.access, viewer, Action.EXPORTED, project_id=view.project_id, detail=detail)
    except AuditUnavailable:
        return _sentence(text("unlogged.download"), HTTPStatus.SERVICE_UNAVAILABLE)
    if kind == "xlsx":
        content = as_workbook(view.tables, view.about, text("download.about"))
    else:
        content = as_csv(view.tables, view.about, text.language)
    response = Response(content, content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(view, kind)}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _sentence(words: str, status: HTTPStatus) -> Response:
    return Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")


def _file_name(view: View, kind: str) -> str:
    """The title in letters that every system and header takes: "optag-pa-vej-til-arbejde.xlsx"."""
    plain = view.title.lower()
    for letter, written in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        plain = plain.replace(letter, written)
    return f"{re.sub('[^a-z0-9]+', '-', plain).strip('-') or 'tal'}.{kind}"
