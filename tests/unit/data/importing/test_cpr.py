"""CPR numbers are recognised however they are written, and little else is."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.importing.cpr import contains_cpr_number

DASHES = [chr(n) for n in range(0x2FFFF) if unicodedata.category(chr(n)) == "Pd"]
BLANKS = [chr(n) for n in range(0x2FFFF) if unicodedata.category(chr(n)) == "Zs"]
#: Zero of every decimal script: full-width, Arabic, Devanagari, mathematical …
ZEROS = [chr(n) for n in range(0x2FFFF) if unicodedata.decimal(chr(n), None) == 0]
ZERO_WIDTH = list("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u034f\ufe0f")


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "010190  1234",
        "010190--1234",
        "010190\n1234",
        "010190\r\n1234",
        "010190\u22121234",
        "010190\u20431234",
        "010190 - 1234",
        "010190.1234",
        "010190_1234",
        "010190/1234",
        "01-01-90-1234",
        "01.01.90-1234",
        "610190-1234",
        "290200-1234",
        "101901234",
        "10190-1234",
        "101901234.0",
        "101901234,00",
        "0101901234.0",
        "1.01901234E+08",
        "1,01901234e8",
        "3.112901234E+09",
        "ring til 0101901234, tak",
        "(101901234)",
        "P0101901234",
        "p-010190-1234-a",
        "０１０１９０-１２３４",
        "nr.010190-1234",
    ],
)  # fmt: skip
def test_recognised(text: str) -> None:
    assert contains_cpr_number(text)


@pytest.mark.parametrize("between", [*DASHES, *BLANKS, *ZERO_WIDTH, ""])
def test_recognised_with_every_dash_and_blank(between: str) -> None:
    assert contains_cpr_number(f"se 010190{between}1234")
    assert contains_cpr_number(f"se 010190 {between} 1234")


@pytest.mark.parametrize("zero", ZEROS)
def test_recognised_in_the_digits_of_every_script(zero: str) -> None:
    digits = [chr(ord(zero) + value) for value in range(10)]
    assert contains_cpr_number("".join(digits[int(digit)] for digit in "0101901234"))


@pytest.mark.parametrize("hidden", ZERO_WIDTH)
def test_recognised_with_invisible_characters_between_the_digits(hidden: str) -> None:
    assert contains_cpr_number(hidden.join("0101901234"))
    assert contains_cpr_number(hidden.join("010190-1234"))


@given(
    st.dates(date(1900, 1, 1), date(2059, 12, 31)),
    st.integers(0, 9999),
    st.sampled_from(["", "-", " ", "\u00a0", "–", "\u2212", " – "]),
    st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl", "Cs"]), max_size=20),
    st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl", "Cs"]), max_size=20),
)
def test_every_number_within_any_words_is_recognised(
    born: date, number: int, between: str, before: str, after: str
) -> None:
    assert contains_cpr_number(f"{before} {born:%d%m%y}{between}{number:04} {after}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018-12-31",
        "31-12-2018",
        "31.12.2018",
        "31/12 2018",
        "31-12-18",
        "31-12-18 1030",
        "31.12.18 kl. 10.30",
        "2018-12-31 10:30",
        "20181231T103000",
        "2018-2019",
        "12345678",
        "+45 12 34 56 78",
        "+4512345678",
        "5790000123456",
        "DK12345678",
        "310290-1234",
        "300200-1234",
        "990190-1234",
        "011390-1234",
        "01019012345",
        "10101901234",
        "100000001",
        "1,2018-12-31,1234",
        "1,010190,1234",
        "010190-123",
        "37.5",
        "1.250.000,00 kr.",
        "150.618,12",
        "101.901.234 kr.",
        "0.101901234",
        "1.5E+08",
        "1e9",
        "A101901234",
        "f3a9c1-1234",
        "100-200, 3000-4000",
        "9 af 98",
    ],
)
def test_not_mistaken(text: str) -> None:
    assert not contains_cpr_number(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_dates_are_not_mistaken(day: date) -> None:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%y", "%Y%m%d", "%d%m%Y"):
        assert not contains_cpr_number(day.strftime(form))


@given(st.integers(0, 9_999_999), st.integers(0, 99))
def test_amounts_are_not_mistaken(whole: int, rest: int) -> None:
    grouped = f"{whole:,}"
    for written in (f"{whole}.{rest:02}", f"{whole},{rest:02}", f"{grouped}.{rest:02} kr."):
        assert not contains_cpr_number(written)
    assert not contains_cpr_number(f"{grouped.replace(',', '.')},{rest:02} kr.")
