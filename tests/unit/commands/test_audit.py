"""The audit log on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.mark.usefixtures("stores")
def test_reading_is_noted_and_filters_hold(capsys: Capture) -> None:
    assert main(["audit", "--viewer", "somebody@example.dk"]) == 0
    assert capsys.readouterr().out == "The log has no such entries.\n"
    assert main(["person", "show", "p1", "--project", "small"]) == 0
    assert main(["person", "show", "p2", "--project", "small"]) == 0
    capsys.readouterr()
    assert main(["audit", "--participant", "p1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1:4] for line in lines] == [
        ["operator", "audit_exported", "p1"],
        ["operator", "person_shown", "small, p1"],
    ]
    assert main(["audit", "--json", "--since", "2100-01-01"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["audit", "--json", "--action", "audit_exported"]) == 0
    assert [entry["detail"] for entry in json.loads(capsys.readouterr().out)][-1] == {
        "actor": "somebody@example.dk"
    }


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--since", "yesterday"], "is not a date"),
        (["--action", "dreamt"], "there is no such action; there are signed_in"),
        (["--participant", "010190-1234"], "that is no pseudonym"),
        (["--participant", "Jens Hansen"], "that is no pseudonym"),
    ],
)
def test_bad_input(capsys: Capture, arguments: list[str], words: str) -> None:
    assert main(["audit", *arguments]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "1234" not in said
    assert "Jens" not in said


def test_without_a_store(capsys: Capture, var: Path) -> None:
    assert main(["audit"]) == 2
    assert "The access store is not there" in capsys.readouterr().err
    assert list(var.iterdir()) == []
