"""Which conditions are those of retained persons, and of whom they are a share."""

from __future__ import annotations

import pytest

from dashboard.indicators import conditions as c
from dashboard.indicators.retained import own_base

HELD = c.HeldAtStart(kinds=("flexjob",))


@pytest.mark.parametrize(
    ("where", "base"),
    [
        (c.InSpell(kinds=("flexjob",), held_at_start=True), HELD),
        (c.HadSpell(kinds=("flexjob",), since="ever", held_at_start=True), HELD),
        (c.All(of=(HELD, c.InSpell(kinds=("flexjob",), held_at_start=True))), HELD),
        (c.Any(of=(HELD,)), HELD),
        # nothing is known of who has not ended
        (
            c.All(of=(HELD, c.All(of=(c.Ended(destinations=("retained_job",)),)))),
            c.All(of=(HELD, c.Ended())),
        ),
        (c.InSpell(kinds=("flexjob",), held_at_start=False), None),
        (c.InSpell(kinds=("flexjob",)), None),
        (c.Not(of=HELD), None),
        (c.Any(of=(HELD, c.HadSpell(kinds=("flexjob",)))), None),
        (c.Preceded(kinds=("flexjob",), by=("internship",)), None),
    ],
)
def test_the_base_of_a_route(where: c.Condition, base: c.Condition | None) -> None:
    assert own_base(where) == base
