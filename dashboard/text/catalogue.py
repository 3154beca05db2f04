"""The words of the pages, one catalogue per language, looked up at each request."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.indicators.definition import Label, Language
from dashboard.text import da, danish, en, english, pages_danish, pages_english

#: The languages of the product; the first is what a page is in when nothing is said.
LANGUAGES: tuple[Language, ...] = ("da", "en")

CATALOGUES: Mapping[Language, Mapping[str, str]] = {
    "da": {**danish.MESSAGES, **pages_danish.MESSAGES, **da.MESSAGES},
    "en": {**english.MESSAGES, **pages_english.MESSAGES, **en.MESSAGES},
}


class Text:
    """One language's words: ``text("goal.k_of_n", k="9", n="98")``.

    Values are put in as they are: numbers and dates are written by `dashboard.text.formats` first.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._messages = CATALOGUES[language]

    def __call__(self, key: str, /, **values: object) -> str:
        """The message with its placeholders filled in. Raises KeyError for an unknown key."""
        return self._messages[key].format_map(values)

    def __contains__(self, key: str) -> bool:
        return key in self._messages

    def label(self, label: Label) -> str:
        """A project's own words in this language."""
        return label.in_language(self.language)
