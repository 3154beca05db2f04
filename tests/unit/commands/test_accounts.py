"""Accounts and links from the terminal: what is done, what is printed, and what never is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.monitoring.access_store import AccessStore
from dashboard.monitoring.sessions import sign_in
from tests.unit.monitoring.accounts import noted

Capture = pytest.CaptureFixture[str]


GOOD_PASSWORD = "korrekt hest batteri\n"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`typed(text)` is what the next command reads from standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


Typed = Callable[[str], None]
ADD = ("viewer", "add", "Karen Blix", "--email", "Karen@example.org")


def test_the_first_administrator_is_made_at_the_terminal(
    typed: Typed, tmp_path: Path, capsys: Capture
) -> None:
    typed(GOOD_PASSWORD)
    assert main([*ADD, "--administrator", "--grant", "small=leader"]) == 0
    assert main(["viewer", "grant", "karen@example.org", "small=none", "x=steering-group"]) == 0
    assert main(["viewer", "disable", "karen@example.org"]) == 2  # nobody would be left
    assert main(["viewer", "list"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1] == (
        "karen@example.org  Karen Blix  administrator x=steering_group"
    )
    assert "hest" not in printed.out + printed.err
    assert (tmp_path / "var" / "access.db").stat().st_mode & 0o777 == 0o600
    store = AccessStore.open(f"sqlite:///{tmp_path / 'var' / 'access.db'}")
    assert sign_in(store, "karen@example.org", GOOD_PASSWORD.strip())
    assert {actor for actor, action, _ in noted(store) if action != "signed_in"} == {"operator"}
    store.close()


def test_passwords_and_closed_accounts(typed: Typed, capsys: Capture) -> None:
    typed(GOOD_PASSWORD)
    assert main(ADD) == 0
    typed("gul cykel i regnvejr\n")
    assert main(["viewer", "password", "karen@example.org"]) == 0
    assert main(["viewer", "disable", "karen@example.org"]) == 0
    assert main(["viewer", "list"]) == 0
    assert main(["viewer", "enable", "karen@example.org"]) == 0
    assert "(disabled)" in capsys.readouterr().out


def test_a_link_is_printed_once_and_withdrawn(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    typed(GOOD_PASSWORD)
    assert main(ADD) == 0
    assert main(["link", "make", "small"]) == 2  # without the key that signs it
    monkeypatch.setenv("DASHBOARD_SECRET_KEY", "k" * 32)
    monkeypatch.setenv("DASHBOARD_PUBLIC_URL", "https://dashboard.example.org")
    capsys.readouterr()
    assert main(["link", "make", "small", "--days", "3", "--note", "Fonden"]) == 0
    made = capsys.readouterr().out
    assert made.startswith("https://dashboard.example.org/link/")
    assert made.count("\n") == 1
    assert main(["link", "revoke", "1"]) == 0
    assert main(["link", "list"]) == 0
    assert "1  small  revoked" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*ADD], "at least 12 characters"),
        (["viewer", "add", "K", "--email", "karen"], "must look like"),
        ([*ADD, "--grant", "small"], "'small' is no grant; write PROJECT=ROLE"),
        ([*ADD, "--grant", "small=owner"], "one of leader, steering_group, funder"),
        ([*ADD, "--grant", "Små=leader"], "short name"),
        (["viewer", "add", "K"], "--email"),
        (["viewer"], "action"),
        (["viewer", "list"], "access store is not there"),
        (["viewer", "password", "nobody@example.org"], "access store is not there"),
        (["link", "revoke", "x"], "invalid int"),
    ],
)
def test_bad_input_about_accounts_is_one_line(
    arguments: list[str], said: str, typed: Typed, capsys: Capture
) -> None:
    typed("short\n")
    assert main(arguments) == 2
    printed = capsys.readouterr()
    [line] = printed.err.splitlines()
    assert line.startswith("dashboard: ")
    assert said in line
    assert printed.out == ""


def test_unknown_accounts_and_links_are_one_line(typed: Typed, capsys: Capture) -> None:
    typed(GOOD_PASSWORD)
    assert main(ADD) == 0
    for arguments, said in (
        (["viewer", "disable", "nobody@example.org"], "no user with that e-mail"),
        ([*ADD], "already a user"),
        (["link", "revoke", "7"], "link does not work"),
    ):
        typed(GOOD_PASSWORD)
        capsys.readouterr()
        assert main(arguments) == 2
        assert said in capsys.readouterr().err
