"""Recognising Danish CPR numbers, which must never enter the database, a log or a message."""

from __future__ import annotations

import re
import unicodedata

_DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_BLANK = "[ \t\u00a0\u2007\u2009\u202f]?"
#: ddmmyy, at most one blank or dash (or " - "), four digits; no further digit on either side.
_TEN = re.compile(rf"(?<![0-9])([0-9]{{6}}){_BLANK}[{_DASHES}]?{_BLANK}[0-9]{{4}}(?![0-9])")
#: A spreadsheet that reads the ten digits as a number drops a leading zero.
_NINE = re.compile(r"(?<![0-9A-Za-z_.-])([0-9]{5})[0-9]{4}(?![0-9A-Za-z_-])")

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def contains_cpr_number(text: str) -> bool:
    """Whether `text` holds digits that can be a CPR number: ddmmyy with four more.

    The control digit is not asked for, since numbers given out since 2007 need not satisfy it.
    Replacement numbers, whose day is raised by 60, count as well.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return any(_is_birth_date(match[1]) for match in _TEN.finditer(text)) or any(
        _is_birth_date("0" + match[1]) for match in _NINE.finditer(text)
    )


def _is_birth_date(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    if day > 60:
        day -= 60
    return 1 <= month <= 12 and 1 <= day <= _DAYS_IN_MONTH[month - 1]
