"""Releases of made-up projects, protected from the counts of made-up persons."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.indicators.parts import Label
from dashboard.indicators.protected import (
    ProtectedFunnel,
    ProtectedGoal,
    ProtectedRow,
    ProtectedTable,
)
from dashboard.indicators.protection import protect_count, protect_share
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.release import Release

WORDS = Label(da="Ord", en="Word")
FIRST_DAY = date(2018, 1, 1)
RULES = ProtectionRules()


def day(number: int) -> date:
    """The as-of date of the release of this number."""
    return FIRST_DAY + timedelta(days=180 * number)


def row(
    code: str, count: int, rules: ProtectionRules = RULES, *, grows: bool = False
) -> ProtectedRow:
    return ProtectedRow(code=code, count=protect_count(count, rules), grows=grows)


def table(
    name: str,
    counts: Sequence[int],
    rules: ProtectionRules = RULES,
    *,
    within: str = "persons:started",
    total: int | None = None,
    grows: bool = False,
) -> ProtectedTable:
    """A table whose rows are named 0, 1 …, and whose total is their sum."""
    return ProtectedTable(
        name=name,
        within=within,
        rows=tuple(row(str(i), count, rules, grows=grows) for i, count in enumerate(counts)),
        total=protect_count(sum(counts) if total is None else total, rules),
        grows=grows,
    )


def goal(
    code: str,
    k: int,
    n: int,
    rules: ProtectionRules = RULES,
    *,
    within: str = "persons:started",
    grows: bool = False,
) -> ProtectedGoal:
    return ProtectedGoal(
        code=code,
        level="effect",
        name=WORDS,
        short_name=WORDS,
        within=within,
        figure=protect_share(k, n, rules),
        standing=None,
        grows=grows,
        base_grows=True,
    )


def release(number: int = 0, **parts: object) -> Release:
    """A release of small parts."""
    values = {"project": "small", "name": WORDS, "summary": WORDS, "meeting": day(number)}
    return Release.model_validate({**values, "as_of": day(number), **parts})


def project_releases(
    seed: int, persons: int, releases: int, goals: int, tables: int, rows: int
) -> list[Release]:
    """Releases of a project into which persons come evenly, with traits drawn by chance."""
    chance = random.Random(seed)
    weights = [[chance.random() ** 2 + 0.02 for _ in range(rows)] for _ in range(tables)]
    chances = [chance.random() for _ in range(goals)]
    traits = [[chance.choices(range(rows), w)[0] for w in weights] for _ in range(persons)]
    reached = [[chance.random() < c for c in chances] for _ in range(persons)]
    made = []
    for number in range(releases):
        n = persons * (number + 1) // releases
        counts = [[0] * rows for _ in range(tables)]
        for person in traits[:n]:
            for which, value in enumerate(person):
                counts[which][value] += 1
        found = [sum(person[which] for person in reached[:n]) for which in range(goals)]
        stages = [n, *sorted(found[:4], reverse=True)]
        made.append(
            release(
                number,
                goals=tuple(goal(f"g{i}", k, n, grows=i % 2 == 0) for i, k in enumerate(found)),
                tables=tuple(table(f"t{i}", c, grows=i % 2 == 0) for i, c in enumerate(counts)),
                funnel=ProtectedFunnel(
                    within="persons:started",
                    base=protect_count(n, RULES),
                    stages=tuple(row(f"s{i}", k) for i, k in enumerate(stages)),
                ),
            )
        )
    return made
