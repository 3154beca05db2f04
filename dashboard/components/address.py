"""The address of a page: everything that a link must hold to show the same view again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode

from dashboard.indicators.definition import Language
from dashboard.text.catalogue import LANGUAGES

#: The parameters that every page knows, in the order in which a link writes them.
PARAMETERS = ("as_of", "base", "lang")
_LONGEST = 64

#: What a page of its own may ask for: filters and choices. More than these are not read.
_NAME = re.compile(r"[a-z][A-Za-z0-9_.-]{0,99}")
_MOST_ASKED = 40
_LONGEST_ASKED = 400


@dataclass(frozen=True)
class AddressFault:
    """What in an address could not be used: a message key and what was written."""

    key: str
    parameter: str
    written: str


@dataclass(frozen=True)
class Address:
    """A path with its view. A parameter that could not be used is None and stands in `faults`.

    `asked` are the parameters that only some pages know (filters, choices), by name, each once.
    """

    path: str = "/"
    language: Language = LANGUAGES[0]
    as_of: date | None = None
    base: str | None = None
    faults: tuple[AddressFault, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()

    def link(
        self,
        path: str | None = None,
        *,
        language: Language | None = None,
        as_of: date | None = None,
        base: str | None = None,
        asked: Mapping[str, str] | None = None,
    ) -> str:
        """A link in this address's language (or another) to a path (or the same).

        It holds only what is given here, in an order that is always the same.
        """
        language = language or self.language
        written = {
            "as_of": as_of.isoformat() if as_of else None,
            "base": base,
            "lang": language if language != LANGUAGES[0] else None,
            **dict(sorted((asked or {}).items())),
        }
        query = "&".join([_parameter(name, value) for name, value in written.items() if value])
        return (self.path if path is None else path) + (f"?{query}" if query else "")

    def in_language(self, language: Language) -> str:
        """A link to this very view in another language."""
        return self.link(
            language=language, as_of=self.as_of, base=self.base, asked=dict(self.asked)
        )

    def changed(self, changes: Mapping[str, str | None]) -> str:
        """A link to this view with some of what it asks for changed (None: left out)."""
        asked = {**dict(self.asked), **changes}
        kept = {name: value for name, value in asked.items() if value is not None}
        return self.link(as_of=self.as_of, base=self.base, asked=kept)

    def asks(self, name: str) -> str | None:
        """What the address asks for under a name that only some pages know."""
        return dict(self.asked).get(name)


@lru_cache(maxsize=1024)
def _parameter(name: str, value: str) -> str:
    """Most links of a page say the same as the others but for one parameter."""
    return urlencode({name: value})


def project_path(project_id: str) -> str:
    return f"/project/{quote(project_id, safe='')}"


def goal_path(project_id: str, code: str) -> str:
    return f"{project_path(project_id)}/goal/{quote(code, safe='')}"


def releases_path(project_id: str) -> str:
    """Where a project's releases are made."""
    return f"{project_path(project_id)}/releases"


def release_path(project_id: str, number: int | None = None) -> str:
    """Where a release is read: the project's latest, or that of a number."""
    path = f"/releases/{quote(project_id, safe='')}"
    return path if number is None else f"{path}/{number}"


def read_address(path: object, search: object) -> Address:
    """The address that a browser sends. Nothing in it is trusted and nothing in it raises."""
    faults: list[AddressFault] = []
    given: dict[str, str] = {}
    pairs = parse_qsl(_text(search).lstrip("?"), keep_blank_values=True, max_num_fields=None)
    for name, value in pairs:
        if name not in PARAMETERS and not _may_be_asked(name, value, given):
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
    asked = tuple(sorted((name, given[name]) for name in given if name not in PARAMETERS))
    return Address(_path(path), language, as_of, base, unique, asked)


def _may_be_asked(name: str, value: str, given: Mapping[str, str]) -> bool:
    fits = bool(_NAME.fullmatch(name)) and 0 < len(value) <= _LONGEST_ASKED
    return fits and (name in given or len(given) < _MOST_ASKED + len(PARAMETERS))


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
    """The text, with a mark for each half of a character, which no address can be written with."""
    return value.encode(errors="replace").decode() if isinstance(value, str) else ""


def _short(written: str) -> str:
    """What was written, fit to be shown: one line and not endless."""
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
