"""A project's status in writing: JSON for programs, a table for a terminal."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from dashboard.indicators.definition import LADDER, Language, ProjectDefinition, Registered
from dashboard.indicators.results import GoalStatus, ProjectStatus
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.sentences import SYMBOLS, is_share, say_amount, say_standing

#: Columns of a terminal that is not wider.
WIDTH = 80


def as_json(status: ProjectStatus) -> str:
    """The goals as JSON: shares as fractions from 0 to 1, null for what is not known.

    A goal's `unit` is "share" or "count"; what is done or not is a count of 1 or 0.
    """
    answer = {
        "project": status.project,
        "as_of": status.as_of.isoformat(),
        "goals": [_as_values(goal) for goal in status.goals],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_values(goal: GoalStatus) -> dict[str, Any]:
    share = is_share(goal.definition)

    def amount(value: float | None) -> float | int | None:
        return int(value) if value is not None and not share and value == int(value) else value

    return {
        "code": goal.definition.code,
        "level": goal.definition.level,
        "numerator": goal.tally.numerator if goal.tally else None,
        "denominator": goal.tally.denominator if goal.tally else None,
        "value": amount(goal.value),
        "unit": "share" if share else "count",
        "target": amount(goal.target.value if goal.target else None),
        "expected": amount(goal.expected.value if goal.expected else None),
        "interval": list(goal.interval) if goal.interval else None,
        "standing": goal.standing.value,
    }


def as_table(
    status: ProjectStatus, definition: ProjectDefinition, language: Language, width: int = WIDTH
) -> str:
    """The goals as lines of text, from the effect down the ladder, at most `width` columns wide."""
    text = Text(language)
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
    console.print(text.label(definition.name), style="bold")
    console.print(
        text(
            "report.as_of",
            day=formats.day(status.as_of, language),
            referred=formats.count(status.referred, language),
            started=formats.count(status.started, language),
        )
    )
    if status.as_of < definition.period.start:
        start = formats.day(definition.period.start, language)
        console.print(text("report.not_begun", start=start))
    last_data = definition.period.data_until
    if last_data is not None and status.as_of > last_data:
        console.print(text("report.no_data_since", last=formats.day(last_data, language)))
    if definition.synthetic:
        console.print(text("report.synthetic"))
    if status.goals:
        console.print()
        console.print(_ladder(status.goals, text))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _ladder(goals: Sequence[GoalStatus], text: Text) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(text("report.goal"), ratio=1)
    table.add_column(text("report.value"), justify="right", width=11)
    table.add_column(text("report.share"), justify="right", width=6)
    table.add_column(text("report.expected"), justify="right", width=9)
    table.add_column(text("report.target"), justify="right", width=6)
    table.add_column(text("report.standing"), width=17)
    for level in LADDER:
        on_rung = [goal for goal in goals if goal.definition.level == level]
        if on_rung:
            table.add_row("")
            table.add_row(text(f"level.{level}"), style="bold")
        for goal in on_rung:
            table.add_row(*_cells(goal, text))
    return table


def _cells(goal: GoalStatus, text: Text) -> tuple[str, ...]:
    definition, tally = goal.definition, goal.tally
    share = ""
    if tally and tally.denominator is not None and goal.value is not None:
        share = formats.percent(goal.value, text.language, n=tally.denominator)
    return (
        f"{definition.code}  {text.label(definition.short_name)}",
        _value(goal, text),
        share,
        say_amount(goal.expected.value, definition, text) if goal.expected else "",
        say_amount(goal.target.value, definition, text) if goal.target else "",
        f"{SYMBOLS[goal.standing]} {say_standing(goal.standing, text)}",
    )


def _value(goal: GoalStatus, text: Text) -> str:
    if goal.tally is None or goal.value is None:
        return ""
    indicator = goal.definition.indicator
    if isinstance(indicator, Registered) and indicator.kind == "done":
        return text("report.done" if goal.value else "report.not_done")
    if goal.tally.denominator is None:
        return formats.count(goal.value, text.language)
    return text(
        "report.k_of_n",
        k=formats.count(goal.tally.numerator, text.language),
        n=formats.count(goal.tally.denominator, text.language),
    )
