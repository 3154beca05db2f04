"""On which line of a TOML text each key, table and array element stands.

`tomllib` gives values without places. This scanner reads the same text again, after `tomllib` has
accepted it, and only notes places; it therefore need not check anything.
"""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Sequence

Path = tuple[str | int, ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BASIC = re.compile(r'"(?:[^"\\]|\\.)*"')
_LITERAL = re.compile(r"'[^']*'")
_LONG_BASIC = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}(?!")', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''.*?'{3,5}(?!')", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\n#]*")


class TomlLines:
    """The lines of one TOML text that `tomllib` accepts."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        _Scanner(text, self._lines).scan()

    def find(self, path: Sequence[str | int]) -> int | None:
        """The line of `path`, or of the deepest part of it that is written; from 1."""
        for length in range(len(path), 0, -1):
            line = self._lines.get(tuple(path[:length]))
            if line is not None:
                return line
        return None


class _Scanner:
    def __init__(self, text: str, lines: dict[Path, int]) -> None:
        self._text = text
        self._at = 0
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        self._lines = lines
        #: Index of the newest element of each array of tables.
        self._newest: dict[Path, int] = {}

    def scan(self) -> None:
        table: Path = ()
        self._skip_blank()
        while self._at < len(self._text):
            before = self._at
            if self._peek("[["):
                table = self._header("[[", "]]")
            elif self._peek("["):
                table = self._header("[", "]")
            else:
                self._pair(table)
            self._skip_blank()
            if self._at == before:  # Not reached for a text that tomllib accepts.
                return

    def _header(self, opening: str, closing: str) -> Path:
        line = self._line()
        self._at += len(opening)
        *parents, last = self._key()
        path: Path = ()
        for part in parents:
            path = self._inside((*path, part))
            self._lines.setdefault(path, line)
        path = (*path, last)
        if opening == "[[":
            self._lines.setdefault(path, line)
            self._newest[path] = self._newest.get(path, -1) + 1
        path = self._inside(path)
        self._lines[path] = line
        self._skip_blank()
        self._at += len(closing)
        return path

    def _inside(self, path: Path) -> Path:
        return (*path, self._newest[path]) if path in self._newest else path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self._lines.setdefault(path, line)
        self._skip_blank()
        self._at += 1  # the equals sign
        self._skip_blank()
        self._value(path)

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip_blank()
            if self._peek('"') or self._peek("'"):
                start = self._at
                self._match(_BASIC if self._peek('"') else _LITERAL)
                parts.append(tomllib.loads(f"key = {self._text[start : self._at]}")["key"])
            else:
                parts.append(self._match(_BARE_KEY))
            self._skip_blank()
            if not self._peek("."):
                return parts
            self._at += 1

    def _value(self, path: Path) -> None:
        if self._peek("["):
            self._elements(path)
        elif self._peek("{"):
            self._pairs(path)
        elif self._peek('"""'):
            self._match(_LONG_BASIC)
        elif self._peek("'''"):
            self._match(_LONG_LITERAL)
        elif self._peek('"'):
            self._match(_BASIC)
        elif self._peek("'"):
            self._match(_LITERAL)
        else:
            self._match(_SCALAR)

    def _elements(self, path: Path) -> None:
        self._at += 1
        self._skip_blank()
        index = 0
        while self._at < len(self._text) and not self._peek("]"):
            before = self._at
            self._lines[(*path, index)] = self._line()
            self._value((*path, index))
            self._skip_comma()
            index += 1
            if self._at == before:  # Not reached for a text that tomllib accepts.
                return
        self._at += 1

    def _pairs(self, path: Path) -> None:
        self._at += 1
        self._skip_blank()
        while self._at < len(self._text) and not self._peek("}"):
            self._pair(path)
            self._skip_comma()
        self._at += 1

    def _skip_comma(self) -> None:
        self._skip_blank()
        if self._peek(","):
            self._at += 1
            self._skip_blank()

    def _skip_blank(self) -> None:
        self._match(_BLANK)

    def _peek(self, characters: str) -> bool:
        return self._text.startswith(characters, self._at)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _line(self) -> int:
        return bisect.bisect_left(self._newlines, self._at) + 1
