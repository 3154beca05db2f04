"""The pages on releases: a funder reads what is published and opens nothing else."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from dashboard.access import Viewer
from dashboard.components.address import read_address
from dashboard.components.answers import answer, answer_first
from dashboard.components.drawings import Drawings
from dashboard.indicators.protected import ExactCount, Hidden, ProtectedShare
from dashboard.indicators.release import Release
from dashboard.indicators.release_counts import shown_counts
from dashboard.monitoring.publishing import propose_release
from dashboard.monitoring.releases import find_release, list_releases
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from dashboard.pages.download import send
from dashboard.pages.publish import register_publishing
from dashboard.pages.router import poll, show_view
from tests.unit.pages.reading import links, of_type, opened, words
from tests.unit.released import (
    FIRST,
    FUNDER,
    LEADER,
    NORDDJURS,
    STEERING,
    VIVE,
    created_releases_file,
    released,
    stores,
    without_project_database,
)

__all__ = ["created_releases_file", "released", "stores"]

FUNDERS_PAGES = (
    "/",
    "/releases",
    f"/releases/{NORDDJURS}",
    f"/releases/{NORDDJURS}/1",
    f"/releases/{VIVE}",
)
CLOSED = (
    f"/project/{NORDDJURS}",
    f"/project/{NORDDJURS}/releases",
    f"/project/{NORDDJURS}/participants",
    "/releases/sind-rampen",
    "/releases/nothing/1",
)


RELEASES = ((NORDDJURS, "1"), (NORDDJURS, "2"), (VIVE, "1"))


def shown(viewer: Viewer, stores: Stores, path: str, search: str = "") -> dict[str, Any]:
    view = show_view(viewer, stores, PAGES, Drawings(), path, search)
    return {**view, "tree": opened(json.loads(view["tree"]))}


@pytest.mark.parametrize("path", [*FUNDERS_PAGES, *CLOSED, "/nowhere"])
def test_a_funders_request_does_not_connect_to_the_project_database(
    released: Stores, path: str
) -> None:
    apart = without_project_database(released)
    view = show_view(FUNDER, apart, PAGES, Drawings(), path, "")
    status = answer_first(FUNDER, apart, PAGES, read_address(path, ""))[1]
    changed, _ = poll(FUNDER, apart, PAGES, 1, path, view["token"], None)
    files = {
        kind: send(FUNDER, apart, PAGES, path, kind, "").status_code for kind in ("xlsx", "csv")
    }
    assert "=" in view["token"]
    assert not isinstance(changed, str)
    if path in FUNDERS_PAGES:
        assert status == HTTPStatus.OK
        assert set(files.values()) == {200 if path.count("/") > 1 else 404}
    else:
        assert status in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
        assert set(files.values()) == {int(status)}


def test_nor_does_a_leaders_where_releases_alone_are_read(released: Stores) -> None:
    apart = without_project_database(released)
    for path in FUNDERS_PAGES[1:]:
        assert answer(LEADER, apart, PAGES, read_address(path, "")).status is HTTPStatus.OK


def test_a_funder_lands_on_the_portfolio(released: Stores) -> None:
    view = shown(FUNDER, released, "/")
    assert view["title"] == "Udgivne tal"
    assert {f"/releases/{NORDDJURS}", f"/releases/{VIVE}"} <= set(links(view["tree"]))
    assert not [link for link in links(view["tree"]) if link.startswith("/project/")]


def test_a_live_address_is_refused_with_a_sentence(released: Stores) -> None:
    said = words(shown(FUNDER, released, f"/project/{NORDDJURS}")["tree"])
    assert "Du kan læse det, der er udgivet." in said
    assert "Norddjurs" in said  # in the menu, from the releases


def test_a_release_that_is_not_there(released: Stores) -> None:
    found = answer(FUNDER, released, PAGES, read_address(f"/releases/{NORDDJURS}/9", ""))
    assert found.status is HTTPStatus.NOT_FOUND
    assert found.view.title == "Udgivelsen findes ikke"


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_release_as_an_overview(released: Stores, language: str) -> None:
    view = shown(FUNDER, released, f"/releases/{NORDDJURS}/1", f"?lang={language}")
    said = words(view["tree"])
    for part in {
        "da": ["under 5", "ca. 35", "Velkommen", "tidligere udgivelse", "Vejen gennem projektet"],
        "en": ["under 5", "about 35", "Velkommen", "earlier release", "The way through"],
    }[language]:
        assert part in said


def test_the_history_says_what_changed(released: Stores) -> None:
    said = words(shown(FUNDER, released, f"/releases/{NORDDJURS}")["tree"])
    assert "Deltagere: ca. 10 → ca. 25" in said
    assert "Første udgivelse" in said


def numbers_of(release: Release) -> set[float]:
    """Every number that a release shows as a count, and what may stand for targets and days."""
    return {
        float(one.count if isinstance(one.count, int) else one.count.value)
        for one in shown_counts(release)
        if not isinstance(one.count, Hidden)
    }


@pytest.mark.parametrize(("project_id", "number"), RELEASES)
def test_figures_hold_nothing_but_what_is_shown(
    released: Stores, project_id: str, number: str
) -> None:
    release = find_release(FUNDER, released.releases, project_id, number)[0].release
    tree = shown(FUNDER, released, f"/releases/{project_id}/{number}")["tree"]
    graphs = of_type(tree, "Graph")
    assert graphs
    values = {goal.code: goal for goal in release.goals}
    for graph in graphs:
        goal = values[graph["id"].removeprefix("goal-").removesuffix("-gauge")]
        drawn = [trace["value"] for trace in graph["figure"]["data"]]
        text = json.dumps(graph["figure"])
        assert not re.search("customdata|hover|bdata|text", text)
        figure = goal.figure
        value = getattr(figure, "value", None) if not isinstance(figure, Hidden) else None
        assert drawn[0] == (None if value is None else pytest.approx(value))
        assert set(drawn[1:]) <= {None}


@pytest.mark.parametrize(("project_id", "number"), RELEASES)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_files_hold_nothing_but_what_is_shown(
    released: Stores, project_id: str, number: str, kind: str
) -> None:
    release = find_release(FUNDER, released.releases, project_id, number)[0].release
    path = f"/releases/{project_id}/{number}"
    content = send(FUNDER, released, PAGES, path, kind, "?lang=en").data
    rows = _rows(content, kind)
    assert any("under 5" in row for row in rows)
    allowed = numbers_of(release) | {goal.target for goal in release.goals if goal.target}
    for row in rows:
        for cell in row:
            if isinstance(cell, float | int) and not isinstance(cell, bool):
                # A share is reckoned from two of the counts shown.
                is_share = 0 < cell <= 1.5 and any(
                    abs(cell * whole - round(cell * whole)) < 1e-4 for whole in allowed if whole
                )
                assert cell in allowed or is_share, (row, cell)


def _rows(content: bytes, kind: str) -> list[list[Any]]:
    if kind == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        visible = [sheet for sheet in book.sheets_metadata if "Visible" in str(sheet.visible)]
        assert len(visible) == len(book.sheet_names)
        return [
            row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()
        ]
    lines = content.decode("utf-8-sig").splitlines()
    return [[_number(cell) for cell in line.split(",")] for line in lines]


def _number(cell: str) -> str | float:
    return float(cell) if re.fullmatch(r"[0-9.]+", cell) else cell


@pytest.mark.parametrize("path", FUNDERS_PAGES)
def test_a_page_writes_no_count_but_rounded_ones_and_exact_headlines(
    released: Stores, path: str
) -> None:
    tree = shown(FUNDER, released, path, "?lang=en")["tree"]
    said = words(tree)
    rounded = [int(number.replace(",", "")) for number in re.findall(r"about ([0-9,]+)", said)]
    assert rounded
    assert all(number >= 5 and number % 5 == 0 for number in rounded)
    exact = set(re.findall(r"(?<!about )\b[0-9]+ of [0-9]+", said))
    headlines = {
        f"{goal.figure.numerator.value} of {goal.figure.denominator.value}"
        for project_id in (NORDDJURS, VIVE)
        for one in list_releases(FUNDER, released.releases, project_id)
        for goal in one.release.goals
        if isinstance(goal.figure, ProtectedShare)
        and isinstance(goal.figure.numerator, ExactCount)
        and isinstance(goal.figure.denominator, ExactCount)
    }
    assert exact <= headlines
    assert bool(exact) == (path != f"/releases/{NORDDJURS}" and not path.endswith("/1"))


def test_a_bar_is_as_long_as_the_rounded_count_and_a_hidden_one_has_none(
    released: Stores,
) -> None:
    tree = shown(FUNDER, released, f"/releases/{NORDDJURS}/1", "?lang=en")["tree"]
    for drawing in of_type(tree, "Div"):
        if drawing.get("className") != "count-bars":
            continue
        lines = [
            one for one in of_type(drawing["children"], "Div") if one["className"] == "count-line"
        ]
        said = [words(line["children"]) for line in lines]
        counts = [re.fullmatch(r"\s*about ([0-9]+)", one) for one in said]
        longest = max((int(found[1]) for found in counts if found), default=1)
        for line, found in zip(lines, counts, strict=True):
            widths = re.findall(r"\* ([0-9.]+)\)", json.dumps(line))
            lengths = {float(width) for width in widths}
            expected = round(int(found[1]) / longest, 4) if found else 0
            assert lengths == {expected}


def test_files_say_nothing_of_who_made_them(released: Stores) -> None:
    content = send(FUNDER, released, PAGES, f"/releases/{NORDDJURS}", "xlsx", "").data
    assert b"leader" not in content


def test_rows_stand_in_the_order_of_the_definition(released: Stores) -> None:
    """Whatever the counts: both releases have the same rows in the same order."""
    first, second = (one.release for one in list_releases(FUNDER, released.releases, NORDDJURS))
    codes = [
        [(table.name, [row.code for row in table.rows]) for table in release.tables]
        for release in (first, second)
    ]
    assert codes[0] == codes[1]
    assert [goal.code for goal in first.goals] == [goal.code for goal in second.goals]


def publishing_forms(tree: Any) -> list[dict[str, Any]]:
    return [form for form in of_type(tree, "Form") if form.get("id") == "publish-form"]


def test_the_leader_chooses_a_meeting_and_sees_what_is_hidden(stores: Stores) -> None:
    page = f"/project/{NORDDJURS}/releases"
    assert "Vælg et møde" in words(shown(LEADER, stores, page)["tree"])
    view = shown(LEADER, stores, page, f"?meeting={FIRST}")
    said = words(view["tree"])
    for part in (
        "Det, der er skjult",
        "Antallet er under 5.",
        "Forhåndsvisning",
        "Udgiv til mødet",
    ):
        assert part in said
    [form] = publishing_forms(view["tree"])
    assert (form["method"], form["action"]) == ("POST", f"{page}/publish")


def test_the_preview_is_what_readers_will_see(stores: Stores) -> None:
    page = f"/project/{NORDDJURS}/releases"
    tree = shown(LEADER, stores, page, f"?meeting={FIRST}")["tree"]
    [section] = [one for one in of_type(tree, "Section") if one.get("id") == "preview"]
    published(stores, FIRST)
    readers = words(shown(FUNDER, stores, f"/releases/{NORDDJURS}")["tree"])
    for kind in ("H3", "Table", "Figcaption"):
        found = of_type(section["children"], kind)
        assert found
        for part in found:
            assert words(part["children"]) in readers


def test_the_steering_group_reads_releases_and_makes_none(released: Stores) -> None:
    view = shown(STEERING, released, f"/project/{NORDDJURS}/releases")
    assert "Alle udgivelser" in words(view["tree"])
    assert publishing_forms(view["tree"]) == []
    asked = shown(STEERING, released, f"/project/{NORDDJURS}/releases", "?meeting=2022-12-14")
    assert publishing_forms(asked["tree"]) == []


def form_of(stores: Stores, viewer: Viewer, **fields: Any) -> TestResponse:
    server = Flask("test")
    register_publishing(server, stores, lambda: viewer)
    path = f"/project/{NORDDJURS}/releases/publish"
    return server.test_client().post(path, data=fields)


def published(stores: Stores, day: date) -> TestResponse:
    fingerprint = propose_release(LEADER, stores, NORDDJURS, day).fingerprint
    return form_of(
        stores, LEADER, meeting=day.isoformat(), fingerprint=fingerprint, note="Hej", lang="en"
    )


def test_publishing_leads_to_the_page_that_says_what_next(stores: Stores) -> None:
    answered = published(stores, FIRST)
    assert answered.status_code == HTTPStatus.SEE_OTHER
    location = answered.headers["Location"]
    assert location == f"/project/{NORDDJURS}/releases?lang=en&published=1"
    said = words(shown(LEADER, stores, *_parted(location))["tree"])
    assert "The release is made." in said


def test_a_refusal_leads_back_with_a_sentence(stores: Stores) -> None:
    answered = form_of(stores, LEADER, meeting=FIRST.isoformat(), fingerprint="x", note="")
    location = answered.headers["Location"]
    assert "refused=changed" in location
    assert "Tallene har ændret sig" in words(shown(LEADER, stores, *_parted(location))["tree"])


def _parted(location: str) -> tuple[str, str]:
    path, _, query = location.partition("?")
    return path, f"?{query}"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"meeting": "yesterday"}, 400),
        ({}, 400),
        ({"meeting": ["2021-12-15", "2022-06-15"]}, 400),
        ({"meeting": "2021-12-15", "note": "x" * 20_000}, 413),
    ],
)
def test_a_form_that_no_page_sends_is_refused(
    stores: Stores, fields: dict[str, Any], status: int
) -> None:
    assert form_of(stores, LEADER, **fields).status_code == status


@pytest.mark.parametrize("viewer", [STEERING, FUNDER, Viewer("nobody")], ids=lambda v: v.name)
def test_nobody_else_publishes(stores: Stores, viewer: Viewer) -> None:
    answered = form_of(stores, viewer, meeting=FIRST.isoformat(), fingerprint="x", role="leader")
    assert answered.status_code == HTTPStatus.FORBIDDEN
    assert list_releases(LEADER, stores.releases, NORDDJURS) == ()
