"""Recognising Danish CPR numbers, which must never enter the database, a log or a message.

Recognised is what a person, a spreadsheet or somebody who wants to slip past would write. What is
refused without being one are numbers that look exactly alike: a date and a time of day in ten
digits (``311218-1030``), or an id of nine or ten digits that happens to begin like a date.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

#: Between the date and the four digits: blanks and dashes, or one other mark.
_BETWEEN = r"(?:\s{0,3}-{0,2}\s{0,3}|[._/])"
#: ddmmyy and four digits; no further digit on either side.
_TEN = re.compile(rf"(?<![0-9])([0-9]{{6}}){_BETWEEN}[0-9]{{4}}(?![0-9])")
#: dd-mm-yy-1234, the date with the same mark twice.
_APART = re.compile(
    r"(?<![0-9])([0-9]{2})(?P<mark>[-./])([0-9]{2})(?P=mark)([0-9]{2})-[0-9]{4}(?![0-9])"
)
#: A spreadsheet that reads the ten digits as a number drops a leading zero, also where it shows
#: them with a dash.
_NINE = re.compile(r"(?<![0-9A-Za-z_.-])([0-9]{5})-?[0-9]{4}(?![0-9A-Za-z_-])")
#: A spreadsheet's 1,01901234E+08.
_EXPONENT = re.compile(
    r"(?<![0-9A-Za-z_.,-])([0-9](?:[.,][0-9]{1,12})?[eE]\+?0?[89])(?![0-9A-Za-z_])"
)

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
#: Characters that look like a dash or a blank and are of no such category.
_LIKE_A_DASH = "\u2043\u2212\u02d7\u00af\u30fc"
_LIKE_A_BLANK = "\u2800\u3164\uffa0\u115f\u1160"
#: Categories that take no room on the page: format characters, combining marks, controls.
_INVISIBLE = ("Cf", "Mn", "Me", "Cc")

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def contains_cpr_number(text: str) -> bool:
    """Whether `text` holds digits that can be a CPR number: ddmmyy with four more.

    The control digit is not asked for, since numbers given out since 2007 need not satisfy it.
    Replacement numbers, whose day is raised by 60, count as well. A line break counts as a blank.
    """
    if not text.isascii():
        text = _NOT_ASCII.sub(_in_ascii, unicodedata.normalize("NFKC", text))
    return (
        any(_is_birth_date(match[1]) for match in _TEN.finditer(text))
        or any(_is_birth_date("0" + match[1]) for match in _NINE.finditer(text))
        or any(_is_birth_date(match[1] + match[3] + match[4]) for match in _APART.finditer(text))
        or any(_is_one(match[1]) for match in _EXPONENT.finditer(text))
    )


def _in_ascii(found: re.Match[str]) -> str:
    """A character as the digit, dash or blank that it is to a reader; "?" for all others."""
    character = found[0]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character in _LIKE_A_DASH:
        return "-"
    if character.isspace() or character in _LIKE_A_BLANK:
        return " "
    return "" if category in _INVISIBLE else "?"


def _is_one(written: str) -> bool:
    """Whether a number with an exponent is a whole one of nine or ten digits like a CPR number."""
    number = Decimal(written.replace(",", "."))
    if number != number.to_integral_value() or not 10**8 <= number < 10**10:
        return False
    return _is_birth_date(f"{int(number):010}"[:6])


def _is_birth_date(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    if day > 60:
        day -= 60
    return 1 <= month <= 12 and 1 <= day <= _DAYS_IN_MONTH[month - 1]
