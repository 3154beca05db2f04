"""What the attacks of a run tried and learnt, for the end of its output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import pytest

from tests.attack.attacks import ATTACKS

PROPERTY = "attack"

#: `tell("214 addresses")` notes how much a test tried.
Tell = Callable[[str], None]


def attack_number(name: str) -> int:
    """3 of "test_03_one_day_against_the_next"."""
    return int(name.split("_")[1])


def attack_lines(reports: Iterable[pytest.TestReport], passed: bool) -> list[str]:
    """A line for each attack that was tried, in their order."""
    tried: dict[int, list[str]] = defaultdict(list)
    for report in reports:
        for name, value in report.user_properties:
            if name == PROPERTY:
                number, how_much = str(value).split(" ", 1)
                tried[int(number)].append(how_much)
    learnt = (lambda number: ATTACKS[number].learnt) if passed else (lambda _: "see the failure")
    return [
        f"Attack {number}, {ATTACKS[number].title}: tried {', '.join(how_much)}. "
        f"Learnt {learnt(number)}."
        for number, how_much in sorted(tried.items())
    ]
