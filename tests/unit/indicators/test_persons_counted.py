"""The same persons have the same key, and some conditions are met for good."""

from __future__ import annotations

import pytest

from dashboard.indicators.conditions import (
    Age,
    All,
    Any,
    Attribute,
    Condition,
    Ended,
    Everyone,
    HadSpell,
    InSpell,
    Measured,
    Not,
    Referred,
    Started,
)
from dashboard.indicators.persons_counted import grows, key

WOMEN = Attribute(name="gender", values=("woman",))
IN_WORK = InSpell(kinds=("flexjob",))


def test_the_same_conditions_have_the_same_key_however_they_stand() -> None:
    same = {
        key(Started(), WOMEN),
        key(WOMEN, Started()),
        key(All(of=(Started(), WOMEN))),
        key(Everyone(), Started(), All(of=(WOMEN, Started()))),
        key(Referred(), Started(), WOMEN),
    }
    assert len(same) == 1


def test_other_persons_have_another_key() -> None:
    others = [
        key(Started()),
        key(Referred()),
        key(WOMEN),
        key(Started(), WOMEN),
        key(Started(), Not(of=WOMEN)),
        key(Any(of=(Started(), WOMEN))),
        key(Started(), unit="companies"),
    ]
    assert len(set(others)) == len(others)


@pytest.mark.parametrize(
    ("condition", "stays"),
    [
        (Everyone(), True),
        (Started(), True),
        (WOMEN, True),
        (Not(of=WOMEN), True),
        (HadSpell(kinds=("flexjob",)), True),
        (Measured(form="citizen", wave=1), True),
        (Age(at="start", at_least=30), True),
        (All(of=(Started(), WOMEN)), True),
        (Age(at="as_of", at_least=30), False),
        (IN_WORK, False),
        (Ended(), False),
        (Not(of=Started()), False),
        (Any(of=(Started(), IN_WORK)), False),
    ],
)
def test_what_is_met_for_good(condition: Condition, stays: bool) -> None:
    assert grows(condition) is stays
