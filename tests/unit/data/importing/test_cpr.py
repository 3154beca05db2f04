"""CPR numbers are recognised however they are written, and little else is."""

from __future__ import annotations

import pytest

from dashboard.data.importing.cpr import contains_cpr_number


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "010190–1234",
        "010190\u22121234",
        "010190 - 1234",
        "010190\u00a01234",
        "610190-1234",
        "101901234",
        "0101901234.0",
        "ring til 0101901234, tak",
        "P0101901234",
        "０１０１９０-１２３４",
    ],
)
def test_recognised(text: str) -> None:
    assert contains_cpr_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018-12-31",
        "31-12-2018",
        "12345678",
        "310290-1234",
        "990190-1234",
        "011390-1234",
        "01019012345",
        "10101901234",
        "100000001",
        "1,2018-12-31,1234",
        "010190-123",
        "37.5",
    ],
)
def test_not_mistaken(text: str) -> None:
    assert not contains_cpr_number(text)
