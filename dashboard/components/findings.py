"""What a chart or a page shows, said in one sentence made from its answer."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import amounts
from dashboard.indicators.results import GoalDetail, GoalStatus, ProjectStatus, Standing
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The order in which a summary names the standings: what is well first, what is not known last.
ORDER = (
    Standing.REACHED,
    Standing.ON_TRACK,
    Standing.AT_RISK,
    Standing.BEHIND,
    Standing.UNREACHABLE,
    Standing.NOT_MEASURED,
    Standing.NO_TARGET,
)


def say_finding(status: GoalStatus, text: Text) -> str:
    """One goal on one date: "9 % er på sporet: 8,6 % er forventet nu, og målet er 20 % …"."""
    goal, target = status.definition, status.target
    values = {
        "value": amounts.say_value(status, text),
        "reading": _reading(status, text),
        "expected": amounts.say_amount(
            status.expected.value if status.expected else None, goal, text
        ),
        "target": amounts.say_amount(target.value if target else None, goal, text),
        "due": _by_due(status, text),
    }
    return text(f"finding.{_case(status)}", **values)


def say_overview(status: ProjectStatus, text: Text) -> str:
    """How the project stands: its headline goals by name, or all its goals by number."""
    with_target = [goal for goal in status.goals if goal.standing is not Standing.NO_TARGET]
    headlines = [goal for goal in with_target if goal.definition.headline]
    day = formats.day(status.as_of, text.language)
    if not status.goals:
        return text("finding.overview_empty", day=day)
    if not with_target:
        shown = next((g for g in status.goals if g.definition.headline), status.goals[0])
        return text(
            "finding.overview_outcome",
            day=day,
            goal=text.label(shown.definition.short_name),
            reading=_reading(shown, text),
        )
    named = headlines or (with_target if len(with_target) <= 3 else [])
    groups: dict[str, list[str]] = {}
    for goal in named:
        name = text("finding.name", name=text.label(goal.definition.short_name))
        groups.setdefault("missed" if is_missed(goal) else goal.standing.value, []).append(name)
    parts = [
        text(f"finding.goal{'s' if len(names) > 1 else ''}_{case}", goals=join(names, text))
        for case, names in groups.items()
    ]
    if not parts:
        parts = [
            text(f"finding.count_{standing.value}", count=count, all=len(with_target))
            for standing, count in count_standings(with_target)
        ]
    return text("finding.overview", day=day, parts=join(parts, text, clauses=True))


def say_history(detail: GoalDetail, text: Text) -> str:
    """From where to where the value has gone, and how that compares with the expected."""
    status = detail.status
    measured = [point for point in detail.history if point.value is not None]
    if len(measured) < 2 or status.value is None:
        return say_finding(status, text)
    first = measured[0]
    return text(
        "finding.history",
        start=amounts.say_amount(_rounded(first.value, status), status.definition, text),
        first=formats.day(first.day, text.language),
        value=_reading(status, text),
        last=formats.day(status.as_of, text.language),
        finding=say_finding(status, text),
    )


def count_standings(goals: Sequence[GoalStatus]) -> list[tuple[Standing, int]]:
    """How many goals there are of each standing, in the order of a summary, without empty ones."""
    counts = [(standing, sum(g.standing is standing for g in goals)) for standing in ORDER]
    return [(standing, count) for standing, count in counts if count]


def join(parts: Sequence[str], text: Text, *, clauses: bool = False) -> str:
    """ "a, b og c"; `clauses` puts a comma before the last "og"."""
    if len(parts) < 2:
        return "".join(parts)
    last = text("finding.and_clause" if clauses else "finding.and", last=parts[-1])
    return ", ".join(parts[:-1]) + last


def is_missed(status: GoalStatus) -> bool:
    """Whether the due date has passed without the target being met."""
    due = status.target.due if status.target else None
    return status.standing is Standing.UNREACHABLE and due is not None and status.as_of >= due


def _case(status: GoalStatus) -> str:
    """Which sentence says this goal's state."""
    standing = status.standing
    if amounts.is_done_or_not(status.definition):
        done = {Standing.REACHED: "done", Standing.NOT_MEASURED: "not_registered"}
        return done.get(standing, "under_way")
    if standing is Standing.NOT_MEASURED:
        return "not_measured" if status.target else "not_measured_no_target"
    if standing is Standing.NO_TARGET:
        return "no_target"
    if standing is Standing.UNREACHABLE:
        return "missed" if is_missed(status) else "unreachable"
    if standing is Standing.REACHED or status.expected:
        return standing.value
    return f"{standing.value}_undated"


def _reading(status: GoalStatus, text: Text) -> str:
    """ "9 af 98 (9 %)" for a share, "110" for a count."""
    tally, value = amounts.say_tally(status.tally, text), amounts.say_value(status, text)
    return text("finding.reading", tally=tally, value=value) if tally else value


def _by_due(status: GoalStatus, text: Text) -> str:
    due = status.target.due if status.target else None
    return text("finding.by_due", due=formats.day(due, text.language)) if due else ""


def _rounded(value: float | None, status: GoalStatus) -> float | None:
    """A share without more decimals than its base allows."""
    if value is None or not amounts.is_share(status.definition):
        return value
    return round(value, 2)
