"""What a chart or a page shows, said in one sentence made from its answer."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components import amounts
from dashboard.indicators.results import GoalDetail, GoalStatus, ProjectStatus, Standing, Tally
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.sentences import say_standing

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

#: As many goals are named in a project's sentence where none is a headline; more are counted.
MOST_NAMED = 3

#: The standings of what has a figure to hold against the expected one.
COMPARED = (Standing.ON_TRACK, Standing.AT_RISK, Standing.BEHIND)


def say_finding(status: GoalStatus, text: Text) -> str:
    """One goal on one date: "På vej: 9 af 98 (9,2 %) mod forventet 8,6 %; måltallet er …"."""
    return _say(f"finding.{_case(status)}", status, text)


def say_overview(status: ProjectStatus, text: Text) -> str:
    """How the project stands: its headline goals by name, or all its goals by number.

    A goal without a target has no standing to report and is said with its figure.
    """
    if not status.goals:
        return text("overview.empty")
    day = formats.day(status.as_of, text.language)
    goals = [goal for goal in status.goals if goal.definition.headline]
    if not goals:
        goals = [goal for goal in status.goals if goal.target] or list(status.goals[:MOST_NAMED])
    by_name = len(goals) <= MOST_NAMED or any(goal.definition.headline for goal in goals)
    stand = _stand(goals, day, text, by_name=by_name)
    outcomes = join(
        [
            text("overview.outcome", goal=_name(goal, text), reading=_outcome(goal, text))
            for goal in goals
            if goal.standing is Standing.NO_TARGET
        ],
        text,
    )
    if not outcomes:
        return stand
    if not stand:
        return text("overview.outcomes_on", day=day, outcomes=outcomes)
    also = text("overview.outcomes", outcomes=outcomes)
    return f"{stand} {also}"


def say_history(detail: GoalDetail, text: Text) -> str:
    """From where to where the value has gone, and how that compares with the expected."""
    status = detail.status
    measured = [point for point in detail.history if point.value is not None]
    if len(measured) < 2 or status.value is None:
        return say_finding(status, text)
    first, last = measured[0], measured[-1]
    start = _reading(status, first.tally, text, unit=True)
    value = _reading(status, last.tally, text, _decimals(status, last.tally), unit=True)
    unchanged = all(point.tally == first.tally for point in measured)
    return text(
        "finding.history_unchanged" if unchanged else "finding.history",
        start=start,
        first=formats.day(first.day, text.language),
        value=value,
        last=formats.day(last.day, text.language),
        then=_say(f"then.{_case(status)}", status, text),
    )


def count_standings(goals: Sequence[GoalStatus]) -> list[tuple[Standing, int]]:
    """How many goals there are of each standing, in the order of a summary, without empty ones."""
    counts = [(standing, sum(g.standing is standing for g in goals)) for standing in ORDER]
    return [(standing, count) for standing, count in counts if count]


def join(parts: Sequence[str], text: Text) -> str:
    """ "a, b og c"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + text("finding.and", last=parts[-1])


def is_missed(status: GoalStatus) -> bool:
    """Whether the due date has passed without the target being met."""
    return status.standing is Standing.UNREACHABLE and _is_due(status)


def _is_due(status: GoalStatus) -> bool:
    due = status.target.due if status.target else None
    return due is not None and status.as_of >= due


def _stand(goals: Sequence[GoalStatus], day: str, text: Text, *, by_name: bool) -> str:
    """ "Pr. … er A og B bagud, C på vej, mens D ikke længere kan nås"; empty without a standing."""
    ordered = goals if by_name else sorted(goals, key=lambda goal: ORDER.index(goal.standing))
    groups: dict[str, list[GoalStatus]] = {}
    for goal in ordered:
        if goal.standing is not Standing.NO_TARGET:
            word = text("overview.missed") if is_missed(goal) else say_standing(goal.standing, text)
            groups.setdefault(word, []).append(goal)
    # "can no longer be reached" is a clause of its own and comes last
    unreachable = groups.pop(say_standing(Standing.UNREACHABLE, text), [])

    def named(group: Sequence[GoalStatus], *, first: bool) -> str:
        if by_name:
            return join([_name(goal, text) for goal in group], text)
        count = formats.count(len(group), text.language)
        return text("overview.count", count=count, all=len(goals)) if first else count

    parts = join(
        [
            text(
                "overview.part.one" if len(group) == 1 else "overview.part",
                goals=named(group, first=number == 0),
                standing=word,
            )
            for number, (word, group) in enumerate(groups.items())
        ],
        text,
    )
    if not unreachable:
        return text("overview.stand", day=day, parts=parts) if parts else ""
    lost = named(unreachable, first=not parts)
    if not parts:
        return text("overview.unreachable", day=day, goals=lost)
    return text("overview.stand_and_unreachable", day=day, parts=parts, goals=lost)


def _name(status: GoalStatus, text: Text) -> str:
    return text("finding.name", name=text.label(status.definition.short_name))


def _outcome(status: GoalStatus, text: Text) -> str:
    if status.value is None or amounts.is_done_or_not(status.definition):
        return say_standing(status.standing, text)
    return _reading(status, status.tally, text, unit=True)


def _say(key: str, status: GoalStatus, text: Text) -> str:
    goal, target = status.definition, status.target
    # what decided on the due date is said where there is such a figure
    tally = status.final if status.final and status.final.value is not None else status.tally
    decimals = _decimals(status, tally)
    due = target.due if target else None
    said = text(
        key,
        reading=_reading(status, tally, text, decimals, unit=status.standing is Standing.NO_TARGET),
        now=_reading(status, status.tally, text),
        # As the mark beside it, unless the comparison needs more decimals to read true.
        expected=amounts.say_amount(_compared(status), goal, text, decimals or None),
        target=amounts.say_amount(target.value if target else None, goal, text),
        due=text("finding.by_due", due=formats.day(due, text.language)) if due else "",
        day=amounts.say_day(due, text),
        verdict=text(f"finding.verdict_{_verdict(status)}"),
    )
    return said[:1].upper() + said[1:]


def _compared(status: GoalStatus) -> float | None:
    """What is expected, where the standing comes from that."""
    return status.expected.value if status.expected and status.standing in COMPARED else None


def _decimals(status: GoalStatus, tally: Tally | None) -> int | None:
    return amounts.decimals_against(status, tally, _compared(status))


def _case(status: GoalStatus) -> str:
    """Which sentence says this goal's state."""
    if amounts.is_done_or_not(status.definition):
        return _done_case(status)
    if status.value is None:
        return _case_without_figure(status)
    standing, target = status.standing, status.target
    since = "_since" if status.final is not None and status.final != status.tally else ""
    match standing:
        case Standing.NO_TARGET:
            return "no_target"
        case Standing.NOT_MEASURED:
            return "not_measured_due" if target and target.due else "not_measured"
        case Standing.UNREACHABLE:
            return f"missed{since}" if is_missed(status) else "unreachable"
        case Standing.REACHED:
            below = target is not None and status.final is None and status.value < target.value
            return "reached_below" if below else f"reached{since}"
    if status.expected is None or target is None or target.due is None:
        return f"{standing.value}_undated"
    if standing is Standing.ON_TRACK and not status.expected.value:
        return "early"
    return standing.value


def _done_case(status: GoalStatus) -> str:
    """The sentence of what is only done or not."""
    if status.standing is Standing.NOT_MEASURED:
        return "not_registered"
    if status.value:
        return "done"
    return "overdue" if is_missed(status) else "under_way"


def _case_without_figure(status: GoalStatus) -> str:
    """The sentence of what was at most registered as reached or under way, without a figure."""
    if status.standing is Standing.NOT_MEASURED:
        return "not_measured" if status.target else "not_measured_no_target"
    case = "missed" if status.standing is Standing.UNREACHABLE else status.standing.value
    return f"no_figure_{case}"


def _verdict(status: GoalStatus) -> str:
    reached = status.registration is not None and status.registration.verdict == "reached"
    return "reached" if reached else "under_way"


def _reading(
    status: GoalStatus,
    tally: Tally | None,
    text: Text,
    decimals: int | None = None,
    *,
    unit: bool = False,
) -> str:
    """ "9 af 98 (9 %)" for a share, "110" for a count, with its unit "110 borgere"."""
    if tally is None or tally.value is None:
        return text("card.no_value")
    if tally.denominator is None:
        return amounts.say_count(tally.numerator, status.definition, text, unit=unit)
    said = amounts.say_tally(tally, text)
    if amounts.is_of_minutes(status.definition):
        said = text("finding.minutes", tally=said)
    share = amounts.say_share(tally.value, tally, text, decimals)
    return text("finding.reading", tally=said, value=share)
