"""Attacks by requests that no page sends: forged, malformed, oversized, to addresses not meant."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from typing import Any
from urllib.parse import quote

import pytest

from dashboard.access import OPERATOR
from dashboard.app import create_app
from dashboard.login.guard import CLOSED, ROUTES, Who
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.links import exchange_link, make_link, revoke_link
from dashboard.settings import Settings
from tests.accounts import SECRET_KEY
from tests.attack.conftest import Readers
from tests.attack.reader import Reader, Sent
from tests.attack.readings import csv_tables, read_workbook
from tests.attack.report import Tell
from tests.attack.world import OTHER, PROJECT, READERS, World
from tests.unit.pages.reading import of_type
from tests.wiring.test_application import CALLBACKS, POLL, poll_body
from tests.wiring.test_door import ADDRESSES, ELSEWHERE

#: A request that is refused says so with one of these.
REFUSED = {400, 401, 403, 404, 405, 413, 414, 421, 431}

OWN_PAGES = ("Udgivne tal", "Alle projekter")
#: The state of another project's data, which follows from the moment of its last change.
LIVE_TOKEN = re.compile(rf"{OTHER}=\d{{9}}".encode())
TITLE = re.compile(rb"<title>.*?</title>")
MEBIBYTE = 1024 * 1024


def forged_bodies() -> Iterator[Any]:
    """Requests that are no page's: those that are refused, whoever sends them."""
    right = poll_body(None)
    yield from (b"", b"{", b"null", b"[]", b'"token.data"', b"\xff\xfe", b"{" * 100_000)
    yield {**right, "output": "forged.data"}
    yield {**right, "output": {"id": "token"}}
    yield {**right, "output": '{"index":["ALL"],"type":"x"}.data'}
    yield {**right, "outputs": {"id": "token", "property": "children"}}
    yield {**right, "inputs": "all"}
    yield {
        **right,
        "inputs": [*right["inputs"], {"id": "role", "property": "data", "value": "leader"}],
    }
    yield {**right, "state": [{"id": "viewer", "property": "data", "value": {"role": "leader"}}]}
    yield {**right, "inputs": []}
    yield {**right, "state": right["state"][:1]}
    yield {**right, "inputs": [[one] for one in right["inputs"]]}
    yield {**right, "changedPropIds": {"role": "leader"}}
    pattern = copy.deepcopy(right)
    pattern["inputs"][0]["id"] = {"type": "url", "index": "ALL"}
    yield pattern
    yield poll_body(None) | {"state": []}
    yield b'{"output": "token.data", "x": "' + b"x" * MEBIBYTE + b'"}'


def odd_values() -> list[Any]:
    """What a text of an address may be forged as."""
    return [
        None, 7, -1, True, 1e309, [], {}, ["/project/", PROJECT], {"path": f"/project/{PROJECT}"},
        {"role": "leader", "toString": "x"}, "", "//evil.example", "/\x00", "/" * 2000,
        "/project/*",
        f"/project/{OTHER}", f"/project/{PROJECT}/../{OTHER}", f"/project/{PROJECT}%2f..",
        "/project/'; DROP TABLE person; --", "/project/{{7*7}}", "/releases/%", "\ud800",
    ]  # fmt: skip


def is_nothing_new(sent: Sent) -> bool:
    """Whether an answer is a refusal, or what the reader's own first page shows."""
    assert sent.status < 500
    if LIVE_TOKEN.search(sent.body):
        return False
    if sent.view is None:
        return sent.status in REFUSED or b'"tree"' not in sent.body
    return sent.view["title"] in OWN_PAGES or not of_type(sent.view["tree"], "Graph")


@pytest.mark.parametrize("name", READERS)
def test_10_forged_callbacks(readers: Readers, name: str, tell: Tell) -> None:
    reader, tried = readers(name), 0
    for body in forged_bodies():
        sent = reader.call(body)
        assert sent.status in REFUSED, (sent.status, str(body)[:80])
        tried += 1
    if name in ("leader", "steering group"):
        tell(f"{tried} requests as {name}")
        return
    for value in odd_values():
        body = poll_body(None)
        body["state"][0]["value"] = value
        body["state"][2]["value"] = {"role": "leader", "down": value}
        answers = [reader.call(body)]
        if isinstance(value, str):
            answers += [reader.show(value), reader.show(f"/project/{OTHER}", value)]
        for sent in answers:
            assert is_nothing_new(sent), (name, value)
            tried += 1
    tell(f"{tried} requests as {name}")


@pytest.mark.parametrize("name", ["funder", "link"])
def test_11_parameters_of_an_address(readers: Readers, name: str, tell: Tell) -> None:
    reader, tried = readers(name), 0
    path = f"/download/releases/{PROJECT}.csv"
    clean = reader.get(path)
    assert clean.status == 200
    values = ("*", "%25", "%00", "2021-12-08", "9999-99-99", "leader", OTHER, "..%2f", "<b>", "'--")
    names = ("as_of", "base", "site", "gender", "project", "project_id", "role", "viewer", "number")
    for parameter in names:
        for value in values:
            for query in (f"{parameter}={value}", f"{parameter}=1&{parameter}={value}"):
                assert reader.get(f"{path}?{query}").body == clean.body, query
                tried += 1
    home = {sent.body for sent in (reader.get("/"), reader.get("/releases"))}
    for climbing in (
        "/download/../project.db", "/download/releases/../../access.db.csv",
        "/assets/../conftest.py",
        f"/download/releases/{PROJECT}/..%2f..%2fproject.db", "/assets/%2e%2e/%2e%2e/README.md",
        "/download//etc/passwd.csv", "/assets//etc/passwd", "/download/C:%5Cwindows.csv",
        f"/releases/{PROJECT}/0", f"/releases/{PROJECT}/-1", f"/releases/{PROJECT}/1%00",
        f"/releases/{PROJECT}/1.0", f"/releases/{PROJECT}/01", f"/releases/{PROJECT}/*",
        f"/releases/{PROJECT}/1;2", "/releases/*", f"/releases/{PROJECT.upper()}", "/releases/%",
        f"/download/releases/{PROJECT}/99.csv", f"/download/releases/{PROJECT},{OTHER}.csv",
        f"/download/project/{PROJECT}/intake.xlsx", "/administration/audit.csv?viewer=*",
        f"/releases/{quote(PROJECT + chr(0x2028))}", f"//{PROJECT}", f"/releases//{PROJECT}",
    ):  # fmt: skip
        sent = reader.get(climbing)
        assert sent.status in {*REFUSED, 308}, (sent.status, climbing)
        assert sent.body not in home
        for secret in (b"SQLite format", b"root:", b"pytest", b"participants.csv"):
            assert secret not in sent.body
        tried += 1
    tell(f"{tried} addresses as {name}")


def test_11_filters_of_a_steering_group(readers: Readers, tell: Tell) -> None:
    """Whatever is not one coarse option of one filter, on an offered day, filters nothing."""
    steering = readers("steering group")
    path = f"/download/project/{PROJECT}/participants.csv"
    clean, tried = steering.get(path), 0
    assert clean.status == 200
    for query in (
        "gender=woman&gender=man", "gender=woman,man", "gender=woman%2Cman", "staff=M1",
        "gender=woman&age=30-39", "cohort=2018-01", "cohort=2018-01..2018-02", "gender=*",
        "gender=WOMAN", "gender[]=woman", "gender=woman%00", "site=%25", "base=completed",
        "rows=start.citizen.sleep", "role=leader&staff=M1", "as_of=9999-01-01", "as_of=2021-12",
    ):  # fmt: skip
        assert steering.get(f"{path}?{query}").body == clean.body, query
        tried += 1
    # a day that is not offered is answered as the offered one before it
    days = [steering.get(f"{path}?as_of={day}").body for day in ("2021-06-09", "2021-05-31")]
    assert days[0] == days[1] != clean.body
    tell(f"{tried + 2} filters as steering group")


def test_12_files(funder: Reader, tell: Tell) -> None:
    """A file holds what the page does: the same tables, and nothing of its own."""
    files = {path: sent for path, sent in funder.found.items() if path.startswith("/download/")}
    books = 0
    for path, sent in files.items():
        assert sent.status == 200
        if ".xlsx" not in path:
            continue
        book = read_workbook(sent.body)
        other = files[path.replace(".xlsx", ".csv")].text
        assert not book.hidden_sheets
        extras = [
            file for file in book.files if not file.startswith(("docProps/", "_rels/", "xl/"))
        ]
        assert extras == ["[Content_Types].xml"]
        kept = (
            "xl/worksheets/sheet",
            "xl/_rels",
            "xl/styles",
            "xl/workbook",
            "xl/shared",
            "xl/theme",
        )
        assert all(file.startswith(kept) for file in book.files if file.startswith("xl/"))
        assert not any(person in book.about for person in ("@", "<dc:creator>f", "funder"))
        if "lang=en" not in path:
            written = {cell for table in csv_tables(other) for row in table.rows for cell in row}
            numbers = {number(cell) for cell in written}
            for cell in chain.from_iterable(book.cells):
                if isinstance(cell, float):
                    assert round(cell, 6) in numbers, (path, cell)
            books += 1
    assert books > 10
    for kind in ("pdf", "pptx", "png", "svg", "json", "zip", "docx", "parquet", "html"):
        for path in (f"/download/releases/{PROJECT}", f"/releases/{PROJECT}"):
            assert funder.get(f"{path}.{kind}").status in (403, 404)
    tell(f"{len(files)} files, {books} of them compared cell by cell")


def number(cell: str) -> float | None:
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        return None


def test_13_what_lies_around_the_pages(world: World, readers: Readers, tell: Tell) -> None:
    same = ("/_dash-layout", "/_dash-dependencies", "/healthz", "/readyz")
    tried = 0
    for path in same:
        answers = {readers(name).get(path).body for name in READERS if name != "nobody"}
        assert len(answers) == 1
        [body] = answers
        assert not any(project.encode() in body for project in world.releases)
        tried += len(READERS)
    leader, funder = readers("leader"), readers("funder")
    for path in ("/", f"/releases/{PROJECT}", f"/project/{PROJECT}/intake"):
        # one page for everybody but for the title
        sources = [TITLE.sub(b"", reader.get(path).lasting) for reader in (funder, leader)]
        assert sources[0] == sources[1]
        tried += 2
    for path in (
        "/api", "/api/v1/projects", f"/api/releases/{PROJECT}", "/graphql", "/metrics", "/debug",
        "/console", "/.env", "/.git/config", "/var/project.db", "/project.db", "/releases.db",
        "/assets/", "/_dash-component-suites/", "/_reload-hash", "/_config", "/static/x", "/wsgi",
        "/server-status", "/openapi.json", "/docs", "/robots.txt", "/_alive_x", "/__debugger__",
    ):  # fmt: skip
        sent = funder.get(path)
        assert sent.status == 404, path
        assert b"SQLite" not in sent.body
        tried += 1
    # tokens tell which releases there are, and of no project its data's
    for name, mine in (("funder", set(world.releases)), ("link", {PROJECT})):
        shown = readers(name).show("/").view
        assert shown is not None
        tokens = dict(part.split("=") for part in shown["token"].split(" "))
        assert tokens.keys() == mine
        assert all(
            int(token.partition(".")[0]) == len(world.releases[project])
            for project, token in tokens.items()
        )
    tell(f"{tried} addresses")


def test_17_links(world: World, tell: Tell) -> None:
    made = world.link()
    good = world.signer.link_path(made.secret)
    tampered = [
        good[:at] + ("A" if good[at] != "A" else "B") + good[at + 1 :]
        for at in range(6, len(good) - 1)
    ]
    withdrawn = world.link()
    revoke_link(OPERATOR, world.access, withdrawn.id)
    store = AccessStore.open(
        world.urls["access"], now=lambda: world.access.now() - timedelta(days=30)
    )
    expired = make_link(OPERATOR, store, PROJECT, days=1)
    store.close()
    forged = [
        world.signer.link_path(secret)
        for secret in (withdrawn.secret, expired.secret, "guessed", made.secret + "x", "")
    ] + [f"/link/{made.secret}", "/link/x", "/link/%00"]
    answers = set()
    # another address than that of the other tests: failures are counted
    for path in [*forged, *tampered[:: len(tampered) // 12]]:
        reader = Reader(world.server.url)
        sent = reader.follow_link(path)
        if sent.status == 429:
            continue
        assert sent.status == 404, path
        assert "set-cookie" not in sent.headers
        answers.add(re.sub(r'"/link/[^"]*"', "", sent.text))
    assert len(answers) == 1
    reader = Reader(world.server.url)
    reader.cookie = f"__Host-session={exchange_link(world.access, world.link(OTHER).secret)}"
    assert reader.get(f"/releases/{OTHER}").status == 200
    for path in (f"/releases/{PROJECT}", f"/download/releases/{PROJECT}.csv", f"/project/{OTHER}"):
        assert reader.get(path).status in (403, 404)
    # withdrawn while it is used
    used = world.link()
    reader.cookie = f"__Host-session={exchange_link(world.access, used.secret)}"
    assert reader.get("/").status == 200
    revoke_link(OPERATOR, world.access, used.id)
    assert reader.get("/").status == 303
    tell(f"{len(forged) + 12} links")


LET_IN = {
    Who.ANYBODY: set(READERS),
    Who.SIGNED_IN: set(READERS) - {"nobody"},
    Who.ACCOUNT: set(READERS) - {"nobody", "link"},
    Who.ADMINISTRATOR: {"administrator"},
}


def test_20_every_route_and_callback(world: World, tell: Tell) -> None:
    settings = Settings(
        world.folder, world.urls["project"], world.urls["access"], world.urls["releases"],
        secret_key=SECRET_KEY,
    )  # fmt: skip
    app = create_app(settings)
    rules = {rule.endpoint for rule in app.server.url_map.iter_rules()}
    assert rules - CLOSED == set(ROUTES) - ELSEWHERE == set(ADDRESSES) - ELSEWHERE
    tried = 0
    for name in READERS:
        # signing out ends the session: it is the last that is tried
        reader = world.reader(name)
        for endpoint in sorted(rules - CLOSED, key=lambda one: one == "login.sign_out"):
            if endpoint in ("login.sign_in", "login.open_link", "login.invited"):
                continue
            route = ROUTES[endpoint]
            method = "GET" if "GET" in route.methods else "POST"
            sent = reader.ask(method, ADDRESSES[endpoint])
            is_refused = sent.status in (401, 403) or sent.headers.get("location", "").startswith(
                "/sign-in"
            )
            if name not in LET_IN[route.who]:
                assert is_refused, (name, endpoint)
            assert sent.status < 500
            tried += 1
        sent = reader.ask("POST", "/sign-out")
    callbacks = {one for one, callback in app.callback_map.items() if "callback" in callback}
    listed = {
        one["output"] for one in json.loads(world.reader("leader").get("/_dash-dependencies").body)
    }
    assert callbacks == {POLL} <= listed
    for name in READERS:
        reader = world.reader(name)
        shown, polled = (
            reader.show(f"/project/{OTHER}/intake"),
            reader.poll(f"/project/{OTHER}", "x"),
        )
        sees = name in ("leader", "steering group")
        assert (b"Graph" in shown.body) == sees, name
        assert bool(LIVE_TOKEN.search(polled.body)) == sees, name
        assert shown.status == polled.status == (401 if name == "nobody" else 200)
        bare = reader.ask("POST", CALLBACKS, b"{}", {"Sec-Fetch-Site": "cross-site"})
        assert bare.status == 403
        tried += 3
    tell(f"{len(rules)} routes and {len(callbacks)} callbacks by {len(READERS)} readers")
