"""Numbers, dates and order of words as a language writes them (Babel's locale data)."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from dashboard.indicators.definition import Language

#: A space at which no line breaks, so that "9 %" stays together.
NO_BREAK = "\u00a0"
MINUS = "\u2212"

_LOCALES: dict[Language, Locale] = {"da": Locale("da"), "en": Locale("en", "GB")}

#: With this many persons in the base a share may show one decimal.
DECIMAL_FROM = 1000


def number(value: float, language: Language, decimals: int = 0) -> str:
    """A number with exactly `decimals` decimals: 1.234,5 in Danish, 1,234.5 in English."""
    return _number(value, language, decimals)


def count(value: float, language: Language) -> str:
    """A count; a target such as 2.5 keeps its decimals, up to two."""
    return _count(value, language)


def percent(
    share: float, language: Language, *, n: int | None = None, decimals: int | None = None
) -> str:
    """A share from 0 to 1 as a percentage: "9 %" or, in English, "9%".

    Never more decimals than the base allows.

    `n` is the number in the base: from 1,000 on there is one decimal. `decimals` decides instead,
    for what has no base of its own, such as what is expected by now.
    """
    if decimals is None:
        decimals = share_decimals(n)
    return number(float(Decimal(repr(share)) * 100), language, decimals) + percent_sign(language)


def percent_sign(language: Language) -> str:
    """The sign with what stands before it: "9 %" in Danish, "9%" in English."""
    return f"{NO_BREAK}%" if language == "da" else "%"


def share_decimals(n: int | None) -> int:
    """How many decimals a share of `n` has."""
    return 1 if n is not None and n >= DECIMAL_FROM else 0


def rounded(value: float, decimals: int) -> float:
    """The number as it is written with so many decimals: halves are rounded up."""
    return float(_rounded(value, decimals))


def target_percent(share: float, language: Language) -> str:
    """A target or an expected share: one decimal where it has one, "60 %" or "8,6 %"."""
    tenths = round(share * 1000)
    return percent(share, language, decimals=0 if tenths % 10 == 0 else 1)


def p_value(p: float, language: Language) -> str:
    """ "p = 0,034", and "p < 0,001" below that; never "p = 0,000"."""
    if p < 0.001:
        return f"p{NO_BREAK}<{NO_BREAK}{number(0.001, language, 3)}"
    return f"p{NO_BREAK}={NO_BREAK}{number(p, language, 3)}"


def day(value: date, language: Language) -> str:
    """15. april 2019, 15 April 2019."""
    return _date(value, language, "d. MMMM y" if language == "da" else "d MMMM y")


def short_day(value: date, language: Language) -> str:
    """15. apr. 2019, 15 Apr 2019: for axes and tables."""
    return _date(value, language, "d. MMM y" if language == "da" else "d MMM y")


def month(value: date, language: Language) -> str:
    """april 2019, April 2019."""
    return _date(value, language, "MMMM y")


def short_month(value: date, language: Language) -> str:
    """apr., Apr: between the years of an axis."""
    return _date(value, language, "LLL")


def sort_key(text: str, language: Language) -> tuple[tuple[int, ...], str]:
    """Order of words: in Danish æ, ø, å come last and aa is å; in English accents do not count."""
    folded = unicodedata.normalize("NFC", text).casefold()
    if language == "da":
        folded = folded.replace("aa", "å")
    letters: list[int] = []
    for letter in folded:
        if language == "da" and letter in _DANISH_LAST:
            letters.append(_DANISH_LAST[letter])
        else:
            letters.extend(map(ord, _without_accent(letter)))
    return tuple(letters), text


_DANISH_LAST = {"æ": 0x110000, "ä": 0x110000, "ø": 0x110001, "ö": 0x110001, "å": 0x110002}
_WRITTEN_OUT = {"æ": "ae", "ø": "o", "å": "a"}


def _without_accent(letter: str) -> str:
    plain = _WRITTEN_OUT.get(letter) or unicodedata.normalize("NFKD", letter)
    return "".join(part for part in plain if not unicodedata.combining(part))


@lru_cache(maxsize=4096)
def _number(value: float, language: Language, decimals: int) -> str:
    """A page writes the same few numbers many times."""
    return _written(_rounded(value, decimals), language, decimals)


@lru_cache(maxsize=4096)
def _count(value: float, language: Language) -> str:
    written = f"{value:.2f}".rstrip("0")
    return _number(value, language, len(written.partition(".")[2]))


@lru_cache(maxsize=4096)
def _written(value: Decimal, language: Language, decimals: int) -> str:
    """A number that is rounded already: of those a page has few, of what is rounded many."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = format_decimal(value, format=pattern, locale=_LOCALES[language])
    # a rounded-off minus nought is nought
    if written.startswith("-"):
        written = MINUS + written[1:] if any(c in "123456789" for c in written) else written[1:]
    return written


def _rounded(value: float, decimals: int) -> Decimal:
    # repr first, so that what was written as 2.5 is rounded up and not by its binary neighbour
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@lru_cache(maxsize=4096)
def _date(value: date, language: Language, pattern: str) -> str:
    return format_date(value, format=pattern, locale=_LOCALES[language])
