"""The files that set the program up: pinned, without addresses, and saying the same."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-node.lock",
    "requirements-reconstruction.lock",
)
REQUIREMENT = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(.*)$", re.MULTILINE)

#: Needed without being imported by name: Dash, SQLAlchemy and Python load them.
LOADED_BY_OTHERS = {"flask-compress", "pandas", "plotly", "psycopg", "tzdata"}

#: The module that a distribution is imported as, where the name differs.
MODULES = {
    "argon2-cffi": "argon2",
    "dash-bootstrap-components": "dash_bootstrap_components",
    "flask-limiter": "flask_limiter",
}


def pinned(lock: str) -> set[tuple[str, str, str]]:
    """Name, version and platform marker of each requirement."""
    text = (ROOT / lock).read_text("utf-8")
    return {(name, version, rest.strip(" \\")) for name, version, rest in REQUIREMENT.findall(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_python_package_is_pinned_with_hashes_and_without_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^--(?!hash)", text, re.MULTILINE)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert REQUIREMENT.match(entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_tests_use_what_the_server_uses() -> None:
    ahead = pinned("requirements.lock") - pinned("requirements-dev.lock")
    # marked "PyPy only" once the tests' tools want the same package everywhere
    versions = {(name, version) for name, version, _ in pinned("requirements-dev.lock")}
    different = {name for name, version, _ in ahead if (name, version) not in versions}
    assert different == {"urllib3"}


def test_every_browser_package_is_pinned_with_a_hash_and_without_an_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    named = json.loads((ROOT / "package.json").read_text("utf-8"))
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert {path.removeprefix("node_modules/") for path in packages} == {
        *named["dependencies"],
        *named["devDependencies"],
    }
    for path, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), path
        assert "resolved" not in entry, path
    for version in (*named["dependencies"].values(), *named["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_every_runtime_dependency_is_locked_and_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[\[<>=~ ]", entry)[0] for entry in project["dependencies"]}
    assert names <= {name for name, _, _ in pinned("requirements.lock")}
    source = "\n".join(
        path.read_text("utf-8") for path in sorted((ROOT / "dashboard").rglob("*.py"))
    )
    unused = {
        name
        for name in names - LOADED_BY_OTHERS
        if not re.search(rf"^\s*(?:from|import) {MODULES.get(name, name)}\b", source, re.MULTILINE)
    }
    assert not unused


def test_ci_runs_make_test_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines == [
        "#!/usr/bin/env bash",
        "set -euo pipefail",
        'cd "$(dirname "$0")/.."',
        "exec make test",
    ]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_what_set_up_makes_is_ignored_by_git() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {".venv/", "node_modules/", "assets/vendor/", "var/"} <= set(ignored)


def test_links_in_the_documentation_lead_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", document.read_text("utf-8"))
        if not (document.parent / target).exists()
    ]
    assert not broken
