"""Counting rules, expectations, feasibility clocks and standings read out in a language."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.conditions import (
    All,
    Any,
    Condition,
    Ended,
    Everyone,
    Not,
    Referred,
    Started,
)
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    Joint,
    ProjectDefinition,
    Registered,
    Share,
    Unit,
)
from dashboard.indicators.resolve import outcome_condition
from dashboard.indicators.results import Clock, ExpectedRule, GoalStatus, Standing
from dashboard.indicators.targets import counted, members
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.clauses import say_condition
from dashboard.text.words import Words

__all__ = [
    "SYMBOLS",
    "is_share",
    "say_amount",
    "say_clock",
    "say_condition",
    "say_expected",
    "say_rule",
    "say_standing",
]

#: Each standing's mark; the word always stands beside it.
SYMBOLS: dict[Standing, str] = {
    Standing.REACHED: "✓",
    Standing.ON_TRACK: "▲",
    Standing.AT_RISK: "!",
    Standing.BEHIND: "▼",
    Standing.NOT_MEASURED: "○",
    Standing.UNREACHABLE: "✕",
    Standing.NO_TARGET: "–",
}

#: Bases with an adjective of their own: "henviste borgere, der …".
ADJECTIVES: dict[Condition, str] = {
    Referred(): "referred",
    Started(): "started",
    Ended(): "ended",
    Ended(endings=("planned",)): "completed",
}


def say_standing(standing: Standing, text: Text) -> str:
    """The word of a standing, without its symbol (`SYMBOLS`)."""
    return text(f"standing.{standing.value}")


def say_rule(goal: GoalDefinition, definition: ProjectDefinition, text: Text) -> str:
    """How numerator and denominator are counted. The definition is a resolved one."""
    indicator = goal.indicator
    words = Words(definition, text)
    if isinstance(indicator, Registered):
        if indicator.of is None or indicator.kind == "done":
            return text(f"rule.registered.{indicator.kind}")
        return text(f"rule.registered.{indicator.kind}.of", of=text.label(indicator.of))
    if isinstance(indicator, Joint):
        share = counted(definition, goal)
        assert isinstance(share, Share)
        parts = [text.label(member.short_name) for member in members(definition, goal)]
        base = _condition(share)
        adjective = ADJECTIVES.get(base)
        return text(
            "rule.joint",
            members=text(f"rule.base.{adjective}" if adjective else "rule.joint.within"),
            goals=words.quoted(parts, "list.and"),
            denominator=_denominator(share, definition, text),
        )
    if isinstance(indicator, Count):
        unit = indicator.unit
        who = _who(text(f"unit.{unit}"), indicator.where, unit, definition, text)
        everyone = isinstance(indicator.where, Everyone)
        rule = text("rule.count.all" if everyone else "rule.count", who=who)
    else:
        rule = text(
            "rule.share",
            numerator=_numerator(indicator, definition, text),
            denominator=_denominator(indicator, definition, text),
        )
    return rule + _outcomes(indicator.where, definition, text)


def say_expected(status: GoalStatus, text: Text) -> str:
    """What is expected by now and from which rule, with the dates and the target it comes from."""
    goal, target, expected = status.definition, status.target, status.expected
    if target is None:
        return text("expected.no_target")
    if expected is None:
        return text("expected.done")
    if status.value is None and status.standing is not Standing.NOT_MEASURED:
        return text("expected.no_figure")
    amount = say_amount(target.value, goal, text)
    if target.due is None:
        return text("expected.no_due", target=amount)
    due = formats.day(target.due, text.language)
    if status.as_of >= target.due:
        return text("expected.due", target=amount, due=due)
    value = say_amount(expected.value, goal, text)
    if expected.rule is ExpectedRule.PLAN:
        return text("expected.plan", value=value, due=due)
    first_day = formats.day(expected.first_day, text.language)
    key = "expected.nothing_yet" if status.as_of < expected.first_day else "expected.linear"
    return text(key, value=value, first_day=first_day, target=amount, due=due)


def say_clock(clock: Clock, as_of: date, text: Text) -> str:
    """66 needed: 10 there, 18 on the way if they last, 38 more starts by 30 June 2018.

    A second sentence says that the base is the date's. Once due there is only what was missing.
    """
    language = text.language
    needed, there = formats.count(clock.needed, language), formats.count(clock.there, language)
    if clock.last_start is None:
        more, day = formats.count(clock.more, language), formats.day(clock.due, language)
        return text("clock.over", needed=needed, there=there, more=more, day=day)
    said = text("clock.there", there=there)
    if clock.on_the_way:
        coming = formats.count(clock.on_the_way, language)
        key = _numbered("clock.on_the_way", clock.on_the_way)
        said = text("clock.next", first=said, last=text(key, coming=coming))
    said = text("clock.last", first=said, last=_more(clock, clock.last_start, as_of, text))
    return f"{text('clock.needed', needed=needed, parts=said)} {text('clock.base')}"


def is_share(goal: GoalDefinition) -> bool:
    """Whether the goal's value is a fraction from 0 to 1; otherwise it is a count, or 1 if done."""
    indicator = goal.indicator
    if isinstance(indicator, Registered):
        return indicator.kind == "share"
    return not isinstance(indicator, Count)


def say_amount(amount: float, goal: GoalDefinition, text: Text) -> str:
    """A target or an expected value in the goal's unit, with one decimal where it has one."""
    if is_share(goal):
        return formats.target_percent(amount, text.language)
    return formats.count(round(amount, 1), text.language)


def _more(clock: Clock, last_start: date, as_of: date, text: Text) -> str:
    """How many starts are still needed, and by which day or since when too late."""
    if not clock.more:
        return text("clock.enough")
    more, day = formats.count(clock.more, text.language), formats.day(last_start, text.language)
    if last_start == clock.due:
        return text(_numbered("clock.more_by", clock.more), more=more, day=day)
    key = "clock.starts_by" if as_of <= last_start else "clock.starts_too_late"
    return text(_numbered(key, clock.more), more=more, day=day)


def _numbered(key: str, number: int) -> str:
    return f"{key}.one" if number == 1 else key


def _numerator(share: Share, definition: ProjectDefinition, text: Text) -> str:
    adjective = ADJECTIVES.get(_condition(share)) if share.unit == "persons" else None
    if adjective:
        rows = text(f"rule.base.{adjective}")
    else:
        rows = text("rule.share.within", rows=text(f"unit.{share.unit}"))
    rows = _who(rows, share.where, share.unit, definition, text)
    return text("rule.share.minutes", rows=rows) if share.weight else rows


def _denominator(share: Share, definition: ProjectDefinition, text: Text) -> str:
    base = _condition(share)
    rows = _who(text(f"unit.{share.unit}"), base, share.unit, definition, text)
    if share.unit == "persons":
        adjective = ADJECTIVES.get(base)
        if adjective:
            return text(f"rule.base.{adjective}.all")
        for named in definition.bases:
            if named.where == base:
                label = Words(definition, text).quote(text.label(named.label))
                return text("rule.base.named", label=label, who=rows)
    return text("rule.share.minutes", rows=rows) if share.weight else rows


def _who(rows: str, where: Condition, unit: Unit, definition: ProjectDefinition, text: Text) -> str:
    """The rows that a condition holds for: "borgere, der er henvist"."""
    if isinstance(where, Everyone):
        return text(f"unit.{unit}.all")
    clause = say_condition(where, definition, text, unit)
    return text("unit.who", rows=rows, who=text(f"unit.{unit}.who"), clause=clause)


def _condition(share: Share) -> Condition:
    if isinstance(share.base, str):
        raise TypeError(f"the base {share.base!r} is only a name: resolve the definition first")
    return share.base


def _outcomes(where: Condition, definition: ProjectDefinition, text: Text) -> str:
    """What the final outcomes named in a condition mean, in the order in which they are tried."""
    outcomes = definition.outcomes
    places = {outcome_condition(outcomes, o.code): i for i, o in enumerate(outcomes)}
    last = max((places[node] for node in _nodes(where) if node in places), default=None)
    if last is None:
        return ""
    words = Words(definition, text)
    steps = [
        f"{words.quote(text.label(outcome.label))}: {clause}"
        for outcome in outcomes[: last + 1]
        for clause in [say_condition(outcome.where, definition, text)]
    ]
    return " " + text("rule.outcomes", steps="; ".join(steps))


def _nodes(node: Condition) -> list[Condition]:
    match node:
        case All(of=parts) | Any(of=parts):
            return [node, *(inner for part in parts for inner in _nodes(part))]
        case Not(of=part):
            return [node, *_nodes(part)]
    return [node]
