"""The audit log as the administrator sees and takes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.access import Role, Viewer
from dashboard.components.address import read_address
from dashboard.components.audit_search import action_words, read_search
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit import Action, record
from dashboard.monitoring.audit_search import Wanted, search_audit
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages.audit import EXPORT, PATH, register_audit_export
from dashboard.text.catalogue import Text
from tests.unit.pages.reading import ids, links, view, words

ADMINISTRATOR = Viewer("admin@example.dk", is_administrator=True)
LEADER = Viewer("leader@example.dk", frozenset({("rampen-norddjurs", Role.LEADER)}))


class Asker:
    """Who asks in a test."""

    viewer = ADMINISTRATOR


@pytest.fixture
def asker() -> Asker:
    return Asker()


@pytest.fixture
def client(store: ProjectStore, access_store: AccessStore, asker: Asker) -> Iterator[FlaskClient]:
    server = Flask("audit")
    register_audit_export(server, Stores(store, access_store), lambda: asker.viewer)
    with server.test_client() as client:
        yield client


def write(access: AccessStore, number: int = 1, **about: str) -> None:
    for _ in range(number):
        record(access, LEADER, Action.PERSON_SHOWN, project_id="rampen-norddjurs", **about)


def test_entries_in_words_with_a_way_to_the_rest(
    store: ProjectStore, access_store: AccessStore
) -> None:
    write(access_store, 51, participant="p1")
    write(access_store, participant="p2")
    shown = view(store, PATH, viewer=ADMINISTRATOR, access=access_store)
    said = words(shown["tree"])
    assert "52 poster, de nyeste først." in said
    assert "leader@example.dk" in said
    assert "Borger slået op" in said
    assert "Side 1 af 2" in said
    assert f"{PATH}?page=2" in links(shown["tree"])
    last = view(store, PATH, "?page=2", viewer=ADMINISTRATOR, access=access_store)
    assert "Side 2 af 2" in words(last["tree"])
    assert PATH in links(last["tree"])
    english = view(
        store, PATH, "?lang=en&participant=p2", viewer=ADMINISTRATOR, access=access_store
    )
    assert "1 entry." in words(english["tree"])
    assert "Participant looked up" in words(english["tree"])
    assert f"{EXPORT}?lang=en&participant=p2" in links(english["tree"])


def test_an_administrator_sees_no_project_by_the_log(
    store: ProjectStore, access_store: AccessStore
) -> None:
    shown = view(store, PATH, viewer=ADMINISTRATOR, access=access_store)
    assert "tabs" not in ids(shown["tree"])
    assert "project-menu" not in ids(shown["tree"])
    assert view(store, "/project/rampen-norddjurs", viewer=ADMINISTRATOR)["title"] == (
        "Du har ikke adgang"
    )


def test_the_log_is_no_leaders(
    store: ProjectStore, access_store: AccessStore, client: FlaskClient, asker: Asker
) -> None:
    write(access_store)
    asker.viewer = LEADER
    assert view(store, PATH, viewer=LEADER, access=access_store)["title"] == "Du har ikke adgang"
    got = client.get(EXPORT)
    assert got.status_code == 403
    assert "leader@example.dk" not in got.text


@pytest.mark.parametrize("written", ["010190-1234", "Jens%20Hansen"])
def test_only_a_pseudonym_is_searched_for(
    store: ProjectStore, access_store: AccessStore, client: FlaskClient, written: str
) -> None:
    write(access_store)
    search = f"participant={written}"
    shown = view(store, PATH, f"?{search}", viewer=ADMINISTRATOR, access=access_store)
    assert "Der er ikke søgt." in words(shown["tree"])
    assert "leader@example.dk" not in words(shown["tree"])
    got = client.get(f"{EXPORT}?{search}")
    assert got.status_code == 400
    assert search_audit(ADMINISTRATOR, access_store, Wanted()).total == 1
    for part in ("1234", "Jens"):
        assert part not in got.text
        assert part not in words(shown["tree"])


@pytest.mark.parametrize(
    ("search", "bad"),
    [
        ("action=dreamt", ("action",)),
        ("since=yesterday&until=2026-13-01", ("since", "until")),
        ("page=-1", ()),
        ("page=99999999999999999999", ()),
        ("until=9999-12-31", ()),
        ("since=0001-01-01", ()),
    ],
)
def test_what_cannot_be_read_is_left_out(
    store: ProjectStore, access_store: AccessStore, search: str, bad: tuple[str, ...]
) -> None:
    write(access_store)
    assert read_search(read_address(PATH, search)).bad == bad
    shown = view(store, PATH, search, viewer=ADMINISTRATOR, access=access_store)
    assert "1 post." in words(shown["tree"])
    assert ("kunne ikke læses" in words(shown["tree"])) is bool(bad)


def test_taking_it_out_is_noted_and_no_cell_is_a_formula(
    access_store: AccessStore, client: FlaskClient
) -> None:
    attacker = Viewer('=HYPERLINK("http://example.com")')
    record(access_store, attacker, Action.SIGN_IN_REFUSED, detail={"@x": "1"})
    got = client.get(EXPORT)
    assert got.status_code == 200
    assert got.headers["Cache-Control"] == "no-store"
    assert got.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    assert "'=HYPERLINK" in got.text
    assert ";=HYPERLINK" not in got.text
    assert "'@x 1" in got.text
    newest = search_audit(ADMINISTRATOR, access_store, Wanted()).entries[0]
    assert (newest.actor, newest.action) == ("admin@example.dk", "audit_exported")


def test_a_log_that_is_away(store: ProjectStore, asker: Asker) -> None:
    shown = view(store, PATH, viewer=ADMINISTRATOR)
    assert shown["title"] == "Siden kan ikke vises"
    server = Flask("audit")
    register_audit_export(server, Stores(store), lambda: asker.viewer)
    assert server.test_client().get(EXPORT).status_code == 503


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_action_has_words(language: str) -> None:
    text = Text(language)  # type: ignore[arg-type]
    said = [action_words(action, text) for action in Action]
    assert len(set(said)) == len(said)
    assert not set(said) & set(Action)
    assert action_words("of_another_version", text) == "of_another_version"
