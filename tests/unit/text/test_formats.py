"""Numbers, dates and order of words in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators.definition import Language
from dashboard.text import formats

NB = formats.NO_BREAK


@pytest.mark.parametrize(
    ("share", "n", "danish", "english"),
    [
        (9 / 98, 98, "9 %", "9%"),
        (0.025, 40, "3 %", "3%"),
        (0.0, 98, "0 %", "0%"),
        (1.0, None, "100 %", "100%"),
        (0.3846, 999, "38 %", "38%"),
        (0.3846, 1000, "38,5 %", "38.5%"),
    ],
)
def test_a_share_has_no_more_decimals_than_its_base_allows(
    share: float, n: int | None, danish: str, english: str
) -> None:
    assert formats.percent(share, "da", n=n) == danish.replace(" ", NB)
    assert formats.percent(share, "en", n=n) == english.replace(" ", NB)


@pytest.mark.parametrize(
    ("share", "danish"),
    [(0.6, "60 %"), (0.0857, "8,6 %"), (0.245373, "24,5 %"), (0.29999999, "30 %"), (0, "0 %")],
)
def test_a_target_has_one_decimal_where_it_needs_it(share: float, danish: str) -> None:
    assert formats.target_percent(share, "da") == danish.replace(" ", NB)


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (0.5, 0, "1", "1"),
        (2.5, 0, "3", "3"),
        (1.005, 2, "1,01", "1.01"),
        (-3, 0, "−3", "−3"),
        (-0.2, 0, "0", "0"),
    ],
)
def test_numbers(value: float, decimals: int, danish: str, english: str) -> None:
    assert formats.number(value, "da", decimals) == danish
    assert formats.number(value, "en", decimals) == english


@pytest.mark.parametrize(
    ("value", "danish"), [(165, "165"), (165.0, "165"), (2.5, "2,5"), (1044, "1.044"), (100, "100")]
)
def test_counts(value: float, danish: str) -> None:
    assert formats.count(value, "da") == danish


@pytest.mark.parametrize(
    ("p", "danish", "english"),
    [
        (0.0, "p < 0,001", "p < 0.001"),
        (0.00099, "p < 0,001", "p < 0.001"),
        (0.001, "p = 0,001", "p = 0.001"),
        (0.0345, "p = 0,035", "p = 0.035"),
    ],
)
def test_a_p_value_is_never_nought(p: float, danish: str, english: str) -> None:
    assert formats.p_value(p, "da") == danish.replace(" ", NB)
    assert formats.p_value(p, "en") == english.replace(" ", NB)


def test_dates() -> None:
    day = date(2019, 4, 5)
    assert (formats.day(day, "da"), formats.day(day, "en")) == ("5. april 2019", "5 April 2019")
    assert (formats.month(day, "da"), formats.month(day, "en")) == ("april 2019", "April 2019")
    assert formats.short_day(day, "da") == "5. apr. 2019"
    assert formats.short_day(day, "en") == "5 Apr 2019"


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("da", ["Abe", "Odense", "Zebra", "Ærø", "Østerbro", "Aabenraa", "Aarhus", "Århus"]),
        ("en", ["Aabenraa", "Aarhus", "Abe", "Ærø", "Århus", "Odense", "Østerbro", "Zebra"]),
    ],
)
def test_words_are_sorted_as_the_language_does(language: Language, ordered: list[str]) -> None:
    shuffled = sorted(ordered, reverse=True)
    assert sorted(shuffled, key=lambda word: formats.sort_key(word, language)) == ordered


def test_capitals_do_not_count_but_keep_an_order() -> None:
    words = ["b", "A", "a", "B"]
    assert sorted(words, key=lambda word: formats.sort_key(word, "da")) == ["A", "a", "B", "b"]
