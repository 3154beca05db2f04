"""Erasing: everything or nothing, overwritten, and not brought back by an import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, text

from dashboard.data.erased import add_marks, fetch_erased
from dashboard.data.erasure import Erasure, erase_persons
from dashboard.data.importing import FolderRefused, import_folder
from dashboard.data.persons import fetch_person
from dashboard.data.schema import ErasedPerson
from dashboard.data.stores import create_store, open_store
from dashboard.data.tokens import fetch_token
from tests.unit.data.importing.small_project import FILES, changed, write_folder

TODAY = date(2026, 1, 2)


@pytest.fixture
def filled(engine: Engine, tmp_path: Path) -> Engine:
    import_folder(engine, write_folder(tmp_path / "folder", dict(FILES)))
    return engine


def erase(engine: Engine, *pseudonyms: str) -> Erasure:
    def noted(_rows: dict[str, int], _marks: Sequence[str]) -> None: ...

    return erase_persons(engine, "havnen", lambda _: pseudonyms, on=TODAY, before_commit=noted)


def test_rows_go_and_the_token_moves(filled: Engine) -> None:
    with filled.connect() as connection:
        before = fetch_token(connection, "havnen")
    erased = erase(filled, "p1")
    assert erased.persons == 1
    assert erased.rows == {
        "participant": 1, "course": 1, "participant_attribute": 1, "spell": 1, "measurement": 1,
        "answer": 2, "event": 1,
    }  # fmt: skip
    assert erased.log_is_empty
    with filled.connect() as connection:
        assert fetch_person(connection, "havnen", "p1") == {}
        assert fetch_person(connection, "havnen", "p2") != {}
        assert fetch_token(connection, "havnen") > before


def test_a_failure_before_the_end_leaves_everything(filled: Engine) -> None:
    def fail(_rows: dict[str, int], _marks: Sequence[str]) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        erase_persons(filled, "havnen", lambda _: ["p1"], on=TODAY, before_commit=fail)
    with filled.connect() as connection:
        assert len(fetch_person(connection, "havnen", "p1")) == 7
        assert not fetch_erased(connection, "havnen").days


def test_without_persons_nothing_is_written_or_noted(filled: Engine) -> None:
    def never(_rows: dict[str, int], _marks: Sequence[str]) -> None:
        raise AssertionError

    found = erase_persons(filled, "havnen", lambda _: [], on=TODAY, before_commit=never)
    assert found == Erasure(0, {})


def test_the_pseudonym_is_recognised_and_not_kept(filled: Engine) -> None:
    erase(filled, "p1")
    erase(filled, "p2")
    with filled.connect() as connection:
        rows = connection.execute(select(ErasedPerson.__table__)).all()
        erased = fetch_erased(connection, "havnen")
        elsewhere = fetch_erased(connection, "another")
    assert len({row.salt for row in rows}) == 1
    assert "p1" not in {str(value) for row in rows for value in row}
    assert [erased.erased_on(who) for who in ("p1", "p2", "p3")] == [TODAY, TODAY, None]
    assert elsewhere.erased_on("p1") is None


def test_marking_twice_is_marking_once(filled: Engine) -> None:
    with filled.begin() as connection:
        first = add_marks(connection, "havnen", ["p1", "p1"], TODAY)
        assert add_marks(connection, "havnen", ["p1"], TODAY) == first[:1] == first[1:]


def test_an_import_names_the_rows_that_would_bring_the_person_back(
    filled: Engine, tmp_path: Path
) -> None:
    erase(filled, "p1")
    with pytest.raises(FolderRefused) as refused:
        import_folder(filled, tmp_path / "folder", allow_removal=True)
    places = [(fault.file, fault.row, fault.column) for fault in refused.value.faults]
    assert places == [
        ("answers-citizen.csv", 2, "participant"),
        ("attributes.csv", 2, "participant"),
        ("courses.csv", 2, "participant"),
        ("events.csv", 2, "participant"),
        ("participants.csv", 2, "id"),
        ("spells.csv", 2, "participant"),
    ]
    assert "erased on 2026-01-02" in str(refused.value)
    assert "p1" not in str(refused.value)
    with filled.connect() as connection:
        assert fetch_person(connection, "havnen", "p1") == {}


def test_a_folder_without_the_person_is_imported(filled: Engine, tmp_path: Path) -> None:
    erase(filled, "p1")
    without = {
        name: "\n".join(line for line in content.split("\n") if "p1," not in line)
        for name, content in FILES.items()
        if name != "project.toml"
    }
    folder = write_folder(tmp_path / "folder", {**FILES, **without})
    assert not import_folder(filled, folder).changed


def test_a_company_with_the_same_id_is_nobody(filled: Engine, tmp_path: Path) -> None:
    erase(filled, "p3")
    files = {
        **changed(participants=("p3,,,,\n", ""), courses=("p3,1,2025-03-05,,,\n", "")),
        "companies.csv": FILES["companies.csv"] + "p3,aarhus,2024-02-01\n",
    }
    assert import_folder(filled, write_folder(tmp_path / "folder", files)).added == {"company": 1}


def test_nothing_of_the_person_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    engine = create_store(f"sqlite:///{path}")
    secret = "zq7xw3kv"
    files = {name: text.replace("p1,", f"{secret},") for name, text in FILES.items()}
    import_folder(engine, write_folder(tmp_path / "folder", dict(files)))
    assert secret.encode() in path.read_bytes()
    assert erase(engine, secret).log_is_empty
    left = b"".join(file.read_bytes() for file in tmp_path.glob("store.db*"))
    assert secret.encode() not in left
    engine.dispose()


def test_a_reader_keeps_the_log_from_being_emptied_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.data.stores.PATIENCE_SECONDS", 0)
    url = f"sqlite:///{tmp_path / 'store.db'}"
    engine = create_store(url)
    import_folder(engine, write_folder(tmp_path / "folder", dict(FILES)))
    reader = open_store(url)
    with reader.connect() as connection:
        assert fetch_person(connection, "havnen", "p1") != {}
        assert not erase(engine, "p1").log_is_empty
        assert fetch_person(connection, "havnen", "p1") != {}  # one state to the end
    reader.dispose()
    engine.dispose()


def test_a_store_of_the_first_version_is_upgraded_with_its_rows(store_url: str) -> None:
    create_store(store_url).dispose()
    engine = open_store(store_url, read_only=False)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE erased_person"))
        connection.execute(text("UPDATE project_schema_version SET version_num = '0001'"))
    engine.dispose()
    upgraded = create_store(store_url)
    assert inspect(upgraded).has_table("erased_person")
    upgraded.dispose()
