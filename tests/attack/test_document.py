"""docs/security.md says what the attacks do, and names tests that there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.attack.attacks import ATTACKS, DOCUMENT, attack_rows, written_rows
from tests.attack.report import attack_number

ROOT = DOCUMENT.parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def named_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_attack_has_a_test_and_its_row() -> None:
    names = {name for path in Path(__file__).parent.glob("test_*.py") for name in named_in(path)}
    numbers = {attack_number(name) for name in names if re.match(r"test_\d\d_", name)}
    assert numbers == set(ATTACKS) == set(range(1, 21))
    assert written_rows() == attack_rows(), "python -m tests.attack writes them"


def test_every_test_that_is_named_is_there() -> None:
    named = NAMED.findall(DOCUMENT.read_text("utf-8"))
    assert len(named) > 20
    for path, name in named:
        assert name in named_in(ROOT / path), f"{path}::{name}"
