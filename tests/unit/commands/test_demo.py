"""The demo's own accounts and key, and that they never meet those of real people."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.commands.demo import KEY_FILE, prepare_demo_access
from dashboard.commands.refused import Refused
from dashboard.settings import Settings

ADD = ("viewer", "add", "Karen Blix", "--email", "karen@example.org")


def test_the_demo_and_real_accounts_keep_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings.from_environment()
    prepared = prepare_demo_access(settings)
    key = tmp_path / "var" / KEY_FILE
    assert prepared == replace(settings, demo=True, secret_key=key.read_text())
    assert key.stat().st_mode & 0o777 == 0o600
    assert prepare_demo_access(settings) == prepared
    monkeypatch.setattr("sys.stdin", io.StringIO("korrekt hest batteri\n"))
    assert main(ADD) == 2  # the store is the demo's
    (tmp_path / "var" / "access.db").unlink()
    monkeypatch.setattr("sys.stdin", io.StringIO("korrekt hest batteri\n"))
    assert main(ADD) == 0
    with pytest.raises(Refused, match="real people"):
        prepare_demo_access(settings)
