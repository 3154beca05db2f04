"""A definition's own words for its codes, forms and items, and lists of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.indicators.conditions import SpellKind
from dashboard.indicators.definition import Form, ProjectDefinition, Voice
from dashboard.text.catalogue import Text


class Words:
    """What one project calls things, in one language. An unknown code is shown as it is."""

    def __init__(self, definition: ProjectDefinition, text: Text) -> None:
        self._definition = definition
        self._text = text

    def listed(self, words: Sequence[str], joiner: str = "list.or") -> str:
        """The words with commas and, before the last, "or" (or another joiner)."""
        if len(words) < 2:
            return "".join(words)
        return self._text(joiner, first=", ".join(words[:-1]), last=words[-1])

    def quoted(self, words: Iterable[str], joiner: str = "list.or") -> str:
        """The words, each in quotes, as a list."""
        return self.listed([self.quote(word) for word in words], joiner)

    def quote(self, words: str) -> str:
        return self._text("list.quote", words=words)

    def kinds(self, kinds: Sequence[SpellKind]) -> str:
        return self.listed([self._text(f"spell.{kind}") for kind in kinds])

    def begun(self, kinds: Sequence[SpellKind]) -> str:
        """The kinds as what somebody has begun."""
        return self.listed([self._text(f"begun.{kind}") for kind in kinds])

    def code(self, list_name: str | None, code: str) -> str:
        """The label of a code on a code list, or of a site."""
        if list_name == "site":
            labels = {site.id: site.name for site in self._definition.sites}
        else:
            codes = self._definition.codes.get(list_name or "", ())
            labels = {listed.code: listed.label for listed in codes}
        return self._text.label(labels[code]) if code in labels else code

    def codes(self, list_name: str | None, codes: Iterable[str]) -> str:
        return self.quoted(self.code(list_name, code) for code in codes)

    def voice(self, form_id: str) -> Voice:
        """Who answers the form: the citizen, or the staff member about the citizen."""
        form = self._form(form_id)
        return form.voice if form else "citizen"

    def form(self, form_id: str) -> str:
        form = self._form(form_id)
        return self.quote(self._text.label(form.name) if form else form_id)

    def wave(self, number: int) -> str:
        for wave in self._definition.waves:
            if wave.number == number:
                return self.quote(self._text.label(wave.label))
        return self.quote(str(number))

    def item(self, form_id: str, item_id: str) -> str:
        form = self._form(form_id)
        for item in form.items if form else ():
            if item.id == item_id:
                return self.quote(self._text.label(item.text))
        return self.quote(item_id)

    def options(self, form_id: str, item_id: str, codes: Sequence[str]) -> str:
        form = self._form(form_id)
        scale = next((i.scale for i in (form.items if form else ()) if i.id == item_id), None)
        labels = {
            option.code: self._text.label(option.label)
            for listed in self._definition.scales
            if listed.id == scale
            for option in listed.options
        }
        return self.quoted(labels.get(code, code) for code in codes)

    def _form(self, form_id: str) -> Form | None:
        return next((form for form in self._definition.forms if form.id == form_id), None)


def age_words(code: str, text: Text) -> str:
    """ "18–24 år", or "60 år og derover" for an open band."""
    youngest, _, oldest = code.partition("-")
    if not oldest:
        return text("age.open", youngest=youngest)
    return text("age.band", youngest=youngest, oldest=oldest)
