"""Bands of last contacts, added up by hand."""

from __future__ import annotations

import pytest

from dashboard.indicators.contacts import (
    LONGER_AGO,
    NEVER,
    Companies,
    Contacts,
    bands_within,
)
from dashboard.indicators.results import Tally

CONTACTS = Contacts(
    {
        (False, 0, None): 5,
        (False, 1, None): 2,
        (False, NEVER, None): 1,
        (True, 0, 0): 3,
        (True, 2, LONGER_AGO): 2,
        (True, 0, None): 1,
        (True, LONGER_AGO, 2): 4,
        (True, NEVER, NEVER): 1,
    }
)


@pytest.mark.parametrize(("months", "bands"), [(1, [0]), (2, [0, 1]), (3, [0, 1, 2])])
def test_bands_within_months(months: int, bands: list[int]) -> None:
    assert list(bands_within(months)) == bands


def test_persons_within_the_rule() -> None:
    assert CONTACTS.within(1, in_job=False) == Tally(5, 8)
    assert CONTACTS.within(3, in_job=False) == Tally(7, 8)
    assert CONTACTS.within(3, in_job=True) == Tally(6, 11)
    assert CONTACTS.in_band(LONGER_AGO, in_job=True) == 4


def test_person_and_company_in_a_job() -> None:
    assert CONTACTS.with_company == 10
    assert CONTACTS.by_company(person=True, company=True) == 3
    assert CONTACTS.by_company(person=True, company=False) == 2
    assert CONTACTS.by_company(person=True, company=None) == 1
    assert CONTACTS.by_company(person=False, company=True) == 4
    assert CONTACTS.by_company(person=False, company=False) == 1
    assert CONTACTS.by_company(person=False, company=None) == 0


def test_nobody() -> None:
    assert Contacts({}).within(1, in_job=False) == Tally(0, 0)


def test_companies() -> None:
    companies = Companies(
        {
            ("private", "yes", True, 0): 4,
            ("private", "no", False, NEVER): 3,
            ("public", "yes", True, LONGER_AGO): 2,
            (None, None, True, 2): 1,
        }
    )
    assert companies.companies == 10
    assert companies.by_type() == {"private": 7, "public": 2, None: 1}
    assert companies.by_experience() == {"yes": 6, "no": 3, None: 1}
    assert companies.employing == 7
    assert companies.employing_of("private") == 4
    assert companies.employing_of(None) == 1
    assert companies.employing_contacted() == Tally(5, 7)
