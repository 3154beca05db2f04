"""Showing and erasing persons from the command line, and one clear line for what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("stores")


def shown(capsys: Capture, *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["person", "show", *arguments, "--project", "small", "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_show_has_everything_and_each_look_up(capsys: Capture) -> None:
    assert main(["person", "show", "p1", "--project", "small"]) == 0
    printed = capsys.readouterr().out
    assert "participant (1)\n  id p1, gender woman" in printed
    assert "course (1)\n  number 1, referred 2016-09-01, started 2016-09-15" in printed
    assert "spell (1)" in printed
    assert "audit log (1)" in printed
    answer = shown(capsys, "p1")
    assert list(answer["stored"]) == ["participant", "course", "spell"]
    assert [entry["actor"] for entry in answer["audit"]] == ["operator", "operator"]
    assert answer["audit"][0]["action"] == "person_shown"


def test_erase_says_first_and_then_does(capsys: Capture) -> None:
    assert main(["person", "erase", "p1", "--project", "small"]) == 0
    said = capsys.readouterr().out
    assert "participant       1" in said
    assert "add --confirm" in said
    assert shown(capsys, "p1")["stored"]
    assert main(["person", "erase", "p1", "--project", "small", "--confirm"]) == 0
    done = capsys.readouterr().out
    assert done.startswith("Erased 1 person:\n  participant")
    assert "docs/persons.md" in done
    gone = shown(capsys, "p1")
    assert (gone["stored"], gone["erased_on"]) == ({}, "2018-03-01")
    assert main(["audit", "--json", "--action", "person_erased"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["person"] is None
    assert entry["detail"]["rows"] == 3
    assert main(["person", "erase", "p1", "--project", "small", "--confirm"]) == 2
    assert "erased on 2018-03-01" in capsys.readouterr().err


def test_retention_says_first_then_does_and_then_has_nothing_to_do(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["retention", "small"]) == 0
    assert "Nobody has been kept for longer." in capsys.readouterr().out
    monkeypatch.setenv("DASHBOARD_TODAY", "2030-01-01")
    assert main(["retention", "small"]) == 0
    said = capsys.readouterr().out
    assert "3 months after the end of the project" in said
    assert "4 persons would be erased" in said
    assert "add --confirm" in said
    assert main(["retention", "small", "--confirm"]) == 0
    assert "Erased 4 persons:" in capsys.readouterr().out
    assert main(["retention", "small", "--confirm"]) == 0
    assert "Nobody has been kept for longer." in capsys.readouterr().out
    assert main(["audit", "--json", "--action", "retention_applied"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["detail"] == {"persons": 4, "rows": 11}


@pytest.mark.parametrize("command", ["show", "erase"])
@pytest.mark.parametrize(
    ("person", "project", "words"),
    [
        ("nobody", "small", "the project has no person of this id"),
        ("010190-1234", "small", "the project has no person of this id"),
        ("Jens Hansen", "small", "the project has no person of this id"),
        ("p1", "smal", "did you mean small?"),
        ("p1", "010190-1234", "there is no project of this id"),
    ],
)
def test_bad_input_is_one_sentence_that_repeats_nobody(
    capsys: Capture, command: str, person: str, project: str, words: str
) -> None:
    assert main(["person", command, person, "--project", project]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1
    for part in ("1234", "Jens", "nobody"):
        assert part not in said.err


def test_digits_left_over_are_not_repeated(capsys: Capture) -> None:
    assert main(["person", "show", "010190", "1234", "--project", "small"]) == 2
    assert "1234" not in capsys.readouterr().err


def test_retention_of_a_project_that_has_none(
    capsys: Capture, stores: Path, tmp_path: Path
) -> None:
    toml = tmp_path / "small" / "project.toml"
    kept = toml.read_text("utf-8")
    toml.write_text(kept.replace("retention = { months_after_end = 3 }\n", ""), "utf-8")
    assert main(["import", str(tmp_path / "small")]) == 0
    assert main(["retention", "small"]) == 2
    assert "add [retention]" in capsys.readouterr().err
    assert main(["retention", "nowhere"]) == 2
    assert stores.exists()


@pytest.mark.parametrize("missing", ["project.db", "access.db"])
def test_without_a_store_nothing_is_shown_or_erased(
    capsys: Capture, stores: Path, missing: str
) -> None:
    (stores / missing).unlink()
    for command in (["show", "p1"], ["erase", "p1", "--confirm"]):
        assert main(["person", *command, "--project", "small"]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "is not there" in said.err


def test_erased_persons_do_not_come_back(capsys: Capture, tmp_path: Path) -> None:
    assert main(["person", "erase", "p1", "--project", "small", "--confirm"]) == 0
    assert main(["import", str(tmp_path / "small")]) == 2
    assert "participants.csv, row 2, column id: this person was erased" in capsys.readouterr().err
