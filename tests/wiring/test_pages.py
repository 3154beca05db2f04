"""Everything the pages are made of is registered, said in both languages, and behind the door."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dashboard.pages
from dashboard.access import Viewer
from dashboard.components.frame import FrameIds, layout
from dashboard.indicators.definition import LADDER
from dashboard.indicators.results import Standing
from dashboard.monitoring.store import ProjectStore
from dashboard.monitoring.stores import Stores
from dashboard.pages import PAGES, router
from dashboard.text import pages_danish, pages_english
from dashboard.text.catalogue import CATALOGUES
from tests.unit.pages.reading import ids, of_type, view, words

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for folder in ("pages", "components", "figures")
    for path in sorted((ROOT / "dashboard" / folder).glob("*.py"))
]


def test_every_page_is_registered() -> None:
    modules = [
        importlib.import_module(f"dashboard.pages.{module.name}")
        for module in pkgutil.iter_modules(dashboard.pages.__path__)
    ]
    assert {module.PAGE for module in modules if hasattr(module, "PAGE")} == set(PAGES)


def test_pages_have_names_and_paths_of_their_own() -> None:
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert len({page.path for page in PAGES}) == len(PAGES)


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    danish, english = pages_danish.MESSAGES, pages_english.MESSAGES
    assert danish.keys() == english.keys()
    for key, message in danish.items():
        assert _placeholders(message) == _placeholders(english[key]), key


def _placeholders(message: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", message))


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_has_a_title_in_both_languages(page: str) -> None:
    for catalogue in CATALOGUES.values():
        assert catalogue[f"page.{page}.title"]


def used_keys() -> Iterator[tuple[Path, str]]:
    """Every text in the sources that looks like a message key, f-strings as patterns."""
    known = {key.split(".")[0] for key in pages_danish.MESSAGES}
    for path in SOURCES:
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        parts = {
            id(part)
            for node in nodes
            if isinstance(node, ast.JoinedStr)
            for part in ast.walk(node)
            if part is not node
        }
        for node in nodes:
            pattern = None if id(node) in parts else _as_pattern(node)
            if pattern and re.match(rf"({'|'.join(known)})\\?\.", pattern):
                yield path, pattern


def _as_pattern(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        plain = re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", node.value)
        return re.escape(node.value) if plain else None
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z_.]*"
            for part in node.values
        )
    return None


def test_every_key_that_is_used_exists() -> None:
    missing = [
        (path.name, pattern)
        for path, pattern in used_keys()
        if not any(re.fullmatch(pattern, key) for key in CATALOGUES["da"])
    ]
    assert missing == []


def test_every_key_that_exists_is_used() -> None:
    patterns = {pattern for _, pattern in used_keys()}
    patterns |= {re.escape("frame.loading"), re.escape("frame.noscript")}  # the application's own
    unused = [
        key
        for key in pages_danish.MESSAGES
        if not any(re.fullmatch(pattern, key) for pattern in patterns)
    ]
    assert unused == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_standings_and_steps_have_words(language: Any) -> None:
    catalogue = CATALOGUES[language]
    for standing in Standing:
        assert catalogue[f"standing.{standing.value}"]
        assert catalogue[f"strip.{standing.value}"]
    for level in LADDER:
        assert catalogue[f"level.{level}"]
        assert catalogue[f"level.{level}.meaning"]


def test_ids_of_the_frame_are_unique_and_on_the_page(store: ProjectStore) -> None:
    frame_ids = [value for name, value in vars(FrameIds).items() if name.isupper()]
    assert len(set(frame_ids)) == len(frame_ids)
    tree = [layout().to_plotly_json(), view(store, "/")["tree"]]
    found = set(ids(tree[1])) | {name for part in layout().children for name in own_ids(part)}
    assert set(frame_ids) <= found


def own_ids(part: Any) -> Iterator[str]:
    children = getattr(part, "children", None)
    inner = children if isinstance(children, list) else [children] if children is not None else []
    yield from (found.id for found in (part, *inner) if hasattr(found, "id"))


def test_the_layout_knows_neither_viewer_nor_data() -> None:
    assert of_type([layout().to_plotly_json()], "Graph") == []


def test_no_page_names_a_viewer_of_its_own() -> None:
    naming = [path.name for path in SOURCES if re.search(r"\bOPERATOR\b", path.read_text("utf-8"))]
    assert naming == []


NOBODY = Viewer("nobody")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/project/sind-rampen",
        "/project/paa-vej-til-arbejde/goal/work",
        "/project/nothing",
    ],
)
def test_no_callback_answers_somebody_who_may_see_nothing(store: ProjectStore, path: str) -> None:
    shown = view(store, path, viewer=NOBODY)
    said = words(shown["tree"]) + shown["title"]
    for secret in ("rampe", "arbejde\u00a0", "Ordinær", "98", "110"):
        assert secret not in said
    assert of_type(shown["tree"], "Graph") == []
    changed, _ = router.poll(NOBODY, Stores(store), PAGES, 1, path, "older", None)
    assert "=" not in str(changed)
