"""Both languages say everything, with the same placeholders, and nothing that no one asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import dashboard
from dashboard.indicators.definition import Label, Language
from dashboard.text import danish, english, pages_danish, pages_english
from dashboard.text.catalogue import CATALOGUES, LANGUAGES, Text

SOURCES = Path(dashboard.__file__).parent


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("key", sorted(set().union(*CATALOGUES.values())))
def test_each_message_is_in_both_languages_with_the_same_placeholders(key: str) -> None:
    messages = [CATALOGUES[language].get(key) for language in LANGUAGES]
    assert all(messages), f"{key} is missing in a language"
    assert len({frozenset(placeholders(message or "")) for message in messages}) == 1


def test_no_key_stands_in_two_catalogues_of_a_language() -> None:
    assert not set(danish.MESSAGES) & set(pages_danish.MESSAGES)
    assert not set(english.MESSAGES) & set(pages_english.MESSAGES)


def strings_in_the_code() -> Iterator[tuple[str, str]]:
    """Each string literal of the product, and each f-string as a pattern, with its file."""
    for path in SOURCES.rglob("*.py"):
        if path.parent.name == "text" and path.stem.endswith(("danish", "english")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, re.escape(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                )
                yield path.name, "".join(parts)


def test_every_message_is_used() -> None:
    # a pattern must begin with the first part of a key, or it would match anything
    used = {
        pattern
        for _, written in strings_in_the_code()
        for pattern in (written, written + r"\.(one|not|of|all)")
        if re.match(r"[a-z_]+(\\\.|$)", pattern)
    }
    anywhere = re.compile("|".join(f"(?:{pattern})" for pattern in sorted(used)))
    unused = [key for key in CATALOGUES["da"] if not anywhere.fullmatch(key)]
    assert unused == []


def asked_for() -> Iterator[tuple[str, str]]:
    """The first argument of each call of a Text, where it is written out."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else None
            name = function.id if isinstance(function, ast.Name) else name
            key = node.args[0]
            if name == "text" and isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield path.name, key.value


def test_every_message_that_is_asked_for_exists() -> None:
    # sqlalchemy's text() takes a statement, which has a space in it
    missing = {
        (path, key) for path, key in asked_for() if " " not in key and key not in CATALOGUES["da"]
    }
    assert missing == set()


@pytest.mark.parametrize(("language", "word"), [("da", "bagud"), ("en", "behind")])
def test_a_text_speaks_its_language(language: Language, word: str) -> None:
    text = Text(language)
    assert text("standing.behind") == word
    assert text("list.and", first="a", last="b") != ""
    assert text.label(Label(da="bagud", en="behind")) == word
    assert "standing.behind" in text
    assert "standing.elsewhere" not in text


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(KeyError):
        Text("da")("no.such.key")


def test_values_are_put_in_as_they_are() -> None:
    assert Text("da")("list.quote", words="{x}") == "»{x}«"
