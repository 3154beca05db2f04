"""The address of a page: everything that a link must hold to show the same view again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode

from dashboard.indicators.definition import Language
from dashboard.text.catalogue import LANGUAGES

#: The parameters that an address may have, in the order in which a link writes them.
PARAMETERS = ("as_of", "base", "lang")
_LONGEST = 64


@dataclass(frozen=True)
class AddressFault:
    """What in an address could not be used: a message key and what was written."""

    key: str
    parameter: str
    written: str


@dataclass(frozen=True)
class Address:
    """A path with its view. A parameter that could not be used is None and stands in `faults`."""

    path: str = "/"
    language: Language = LANGUAGES[0]
    as_of: date | None = None
    base: str | None = None
    faults: tuple[AddressFault, ...] = ()

    def link(
        self,
        path: str | None = None,
        *,
        language: Language | None = None,
        as_of: date | None = None,
        base: str | None = None,
    ) -> str:
        """A link in this address's language (or another) to a path (or the same)."""
        language = language or self.language
        written = {
            "as_of": as_of.isoformat() if as_of else None,
            "base": base,
            "lang": language if language != LANGUAGES[0] else None,
        }
        query = urlencode({name: value for name, value in written.items() if value})
        return (self.path if path is None else path) + (f"?{query}" if query else "")

    def in_language(self, language: Language) -> str:
        """A link to this very view in another language."""
        return self.link(language=language, as_of=self.as_of, base=self.base)


def project_path(project_id: str) -> str:
    return f"/project/{quote(project_id, safe='')}"


def goal_path(project_id: str, code: str) -> str:
    return f"{project_path(project_id)}/goal/{quote(code, safe='')}"


def read_address(path: object, search: object) -> Address:
    """The address that a browser sends. Nothing in it is trusted and nothing in it raises."""
    faults: list[AddressFault] = []
    given: dict[str, str] = {}
    pairs = parse_qsl(_text(search).lstrip("?"), keep_blank_values=True, max_num_fields=None)
    for name, value in pairs:
        if name not in PARAMETERS:
            continue
        if name in given:
            faults.append(AddressFault("address.twice", name, _short(value)))
        given[name] = value
    for fault in faults:
        given.pop(fault.parameter, None)
    language = _language(given.get("lang"), faults)
    as_of = _date(given.get("as_of"), faults)
    base = given.get("base") or None
    unique = tuple({fault.parameter: fault for fault in faults}.values())
    return Address(_path(path), language, as_of, base, unique)


def _path(path: object) -> str:
    text = _text(path)
    return "/" + text.strip("/") if text.startswith("/") else "/"


def _language(written: str | None, faults: list[AddressFault]) -> Language:
    for language in LANGUAGES:
        if written == language:
            return language
    if written:
        faults.append(AddressFault("address.language", "lang", _short(written)))
    return LANGUAGES[0]


def _date(written: str | None, faults: list[AddressFault]) -> date | None:
    if not written:
        return None
    # date.fromisoformat would also read 20190415 and 2019-W16-1
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass
    faults.append(AddressFault("address.date", "as_of", _short(written)))
    return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _short(written: str) -> str:
    """What was written, fit to be shown: one line and not endless."""
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
