"""The pages on single persons: what they say, to whom, and what is kept of them."""

from __future__ import annotations

import logging

import pytest

from dashboard.access import Role, Viewer
from dashboard.components.address import read_address
from dashboard.components.answers import answer, answer_first
from dashboard.components.drawings import Drawings
from dashboard.data.persons import person_tables
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.audit_search import Wanted, search_audit
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES
from tests.unit.pages.reading import components, ids, links, of_type, view, words

PROJECT = "rampen-norddjurs"
PERSONS = f"/project/{PROJECT}/persons"
LEADER = Viewer("leader@example.dk", frozenset({(PROJECT, Role.LEADER)}))
GROUP = Viewer("group@example.dk", frozenset({(PROJECT, Role.STEERING_GROUP)}))
FUNDER = Viewer("funder@example.dk", frozenset({(PROJECT, Role.FUNDER)}))
ADMINISTRATOR = Viewer("admin@example.dk", is_administrator=True)


def someone(store: ProjectStore) -> str:
    table, column = next(person_tables())
    with store.asking(PROJECT) as asking:
        query = table.select().where(table.c.project_id == PROJECT).order_by(column)
        return str(asking.connection.execute(query).mappings().first()["id"])


def entries(access: AccessStore) -> list[tuple[str, str | None]]:
    found = search_audit(ADMINISTRATOR, access, Wanted()).entries
    return [(entry.action, entry.participant) for entry in reversed(found)]


def test_the_worklist_names_persons_reasons_and_days(
    store: ProjectStore, access_store: AccessStore
) -> None:
    shown = view(store, PERSONS, viewer=LEADER, access=access_store)
    said = words(shown["tree"])
    assert "5 af 37 borgere i forløb mangler noget den 12. december 2022." in said
    assert "Det drejer sig om 5 målinger." in said
    rows = of_type(shown["tree"], "Table")
    assert len(rows) == 1
    to_persons = [href for href in links(shown["tree"]) if href.startswith(f"{PERSONS}/")]
    assert len(to_persons) == 5
    assert entries(access_store) == [("persons_listed", None)]
    english = view(store, PERSONS, "?lang=en", viewer=LEADER, access=access_store)
    assert "5 of 37 participants in a course lack something" in words(english["tree"])
    assert len(entries(access_store)) == 1


def test_a_project_without_anybody_to_follow_up(
    store: ProjectStore, access_store: AccessStore
) -> None:
    shown = view(store, "/project/paa-vej-til-arbejde/persons", access=access_store)
    assert "Ingen borgere er i forløb" in words(shown["tree"])
    assert "needs" not in ids(shown["tree"])


def test_a_person_is_a_timeline_and_noted(store: ProjectStore, access_store: AccessStore) -> None:
    person = someone(store)
    shown = view(store, f"{PERSONS}/{person}", viewer=LEADER, access=access_store)
    said = words(shown["tree"])
    assert f"Borger {person}" in said
    assert "Henvist" in said
    assert "Startet" in said
    assert "Opslaget er noteret i loggen" in said
    assert person not in shown["title"]
    assert entries(access_store) == [("person_shown", person)]


def test_redrawing_and_the_other_language_are_one_look_up(
    store: ProjectStore, access_store: AccessStore
) -> None:
    path = f"{PERSONS}/{someone(store)}"
    drawings = Drawings()
    for search in ("", "", "?lang=en", "?as_of=2022-01-01"):
        view(store, path, search, viewer=LEADER, access=access_store, drawings=drawings)
    assert len(entries(access_store)) == 1


def test_nothing_is_kept_that_a_later_look_could_be_given_without_an_entry(
    store: ProjectStore, access_store: AccessStore
) -> None:
    path = f"{PERSONS}/{someone(store)}"
    drawings = Drawings()
    view(store, path, viewer=LEADER, access=access_store, drawings=drawings)
    later = view(store, path, viewer=LEADER, drawings=drawings)  # the log is away
    assert later["title"] == "Siden kan ikke vises"
    assert "uden at det er noteret" in words(later["tree"])
    view(store, PERSONS, viewer=LEADER, access=access_store, drawings=drawings)
    assert view(store, PERSONS, viewer=LEADER, drawings=drawings)["title"] == "Siden kan ikke vises"


@pytest.mark.parametrize("viewer", [GROUP, FUNDER, ADMINISTRATOR, Viewer("nobody")])
def test_others_get_the_same_refusal_of_everybody(
    store: ProjectStore, access_store: AccessStore, viewer: Viewer
) -> None:
    stores = Stores(store, access_store)
    refusals = set()
    for path in (f"{PERSONS}/{someone(store)}", f"{PERSONS}/nobody", f"{PERSONS}/0101901234"):
        answered = answer(viewer, stores, PAGES, read_address(path, ""))
        first = answer_first(viewer, stores, PAGES, read_address(path, ""))
        refusals.add((words_of(answered.view.children), answered.status, *first))
    assert len(refusals) == 1
    ((_, status, title, first_status),) = refusals
    assert (status, title, first_status) == (403, "Du har ikke adgang", 403)
    assert answer(viewer, stores, PAGES, read_address(PERSONS, "")).status == 403
    assert entries(access_store) == []


def words_of(children: object) -> str:
    return repr(children)


def test_the_first_answer_does_not_say_whether_somebody_exists(
    store: ProjectStore, access_store: AccessStore
) -> None:
    stores = Stores(store, access_store)
    answers = {
        answer_first(LEADER, stores, PAGES, read_address(f"{PERSONS}/{who}", ""))
        for who in (someone(store), "nobody")
    }
    assert len(answers) == 1
    assert entries(access_store) == []


@pytest.mark.parametrize("written", ["nobody", "010190-1234", "Jens%20Hansen", "%2e%2e", "x" * 300])
def test_who_is_not_there(
    store: ProjectStore,
    access_store: AccessStore,
    caplog: pytest.LogCaptureFixture,
    written: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    shown = view(store, f"{PERSONS}/{written}", viewer=LEADER, access=access_store)
    assert shown["title"] == "Borgeren findes ikke"
    for part in ("1234", "Jens", "nobody", "xxx"):
        assert part not in words(shown["tree"])
        assert part not in caplog.text
    assert entries(access_store) == []


def test_a_failure_is_logged_without_the_person(
    store: ProjectStore,
    access_store: AccessStore,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("dashboard.pages.person.timeline", fail)
    person = someone(store)
    shown = view(store, f"{PERSONS}/{person}", viewer=LEADER, access=access_store)
    assert shown["title"] == "Noget gik galt"
    assert "/project/<project_id>/persons/<pseudonym>" in caplog.messages[-1]
    assert person not in caplog.messages[-1]


def test_the_tab_is_the_leaders(store: ProjectStore, access_store: AccessStore) -> None:
    project = f"/project/{PROJECT}"
    assert "tab-persons" in ids(view(store, project, viewer=LEADER, access=access_store)["tree"])
    assert "tab-persons" not in ids(view(store, project, viewer=GROUP)["tree"])


def test_the_search_takes_a_pseudonym_only(store: ProjectStore, access_store: AccessStore) -> None:
    tree = view(store, PERSONS, "?lang=en", viewer=LEADER, access=access_store)["tree"]
    (form,) = [form for form in of_type(tree, "Form") if form["id"] == "find-person"]
    assert form["className"] == "ask ask-into-path"
    assert form["action"] == PERSONS
    fields = {
        found["props"].get("name"): found["props"]
        for found in components(form["children"])
        if found["type"] == "Input"
    }
    assert fields["person"]["class_name"] == "pseudonym"
    assert fields["person"]["autocomplete"] == "off"
    assert fields["lang"]["value"] == "en"
