"""The attributes of each unit are columns of its rows."""

from __future__ import annotations

from typing import get_args

import pytest

from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.definition import Unit
from dashboard.indicators.population import (
    CompanyRow,
    EventRow,
    NextOfKinRow,
    Person,
    StaffRow,
    VolunteerRow,
)

ROWS = {
    "persons": Person,
    "companies": CompanyRow,
    "events": EventRow,
    "staff": StaffRow,
    "volunteers": VolunteerRow,
    "next_of_kin": NextOfKinRow,
}


def test_every_unit_has_its_attributes() -> None:
    assert set(CODE_LISTS) == set(get_args(Unit)) == set(ROWS)


@pytest.mark.parametrize("unit", get_args(Unit))
def test_an_attribute_is_a_column(unit: Unit) -> None:
    assert set(CODE_LISTS[unit]) <= set(ROWS[unit].__dataclass_fields__)
