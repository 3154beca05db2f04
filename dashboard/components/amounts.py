"""A goal's numbers in words: its value, what it is counted of, its target and its change."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.definition import GoalDefinition, Registered
from dashboard.indicators.results import GoalStatus, Tally
from dashboard.text import formats, sentences
from dashboard.text.catalogue import Text
from dashboard.text.sentences import is_share


def is_done_or_not(goal: GoalDefinition) -> bool:
    """Whether the goal is only done or not: a leaflet, a website."""
    return isinstance(goal.indicator, Registered) and goal.indicator.kind == "done"


def has_gauge(goal: GoalDefinition) -> bool:
    """A share is drawn against its whole, a count only against a target."""
    return not is_done_or_not(goal) and (is_share(goal) or bool(goal.targets))


def say_value(status: GoalStatus, text: Text) -> str:
    """ "9 %", "110", or a dash when nothing is measured."""
    if status.value is None or is_done_or_not(status.definition):
        return text("card.no_value")
    if is_share(status.definition):
        return say_share(status.value, status.tally, text)
    return formats.count(status.value, text.language)


def say_share(value: float, tally: Tally | None, text: Text) -> str:
    """A share with no more decimals than its base allows."""
    return formats.percent(value, text.language, n=tally.denominator if tally else None)


def say_tally(tally: Tally | None, text: Text) -> str:
    """ "9 af 98" for a share; empty for a count, whose value says it all."""
    if tally is None or tally.denominator is None:
        return ""
    return text(
        "card.k_of_n",
        k=formats.count(tally.numerator, text.language),
        n=formats.count(tally.denominator, text.language),
    )


def say_amount(value: float | None, goal: GoalDefinition, text: Text) -> str:
    """A target or an expected value in the goal's unit: "8,6 %" or "125", or a dash."""
    return text("card.no_value") if value is None else sentences.say_amount(value, goal, text)


def say_target(status: GoalStatus, text: Text) -> str:
    """ "Mål 20 % den 31. december 2020", or that there is none."""
    target = status.target
    if target is None:
        return text("card.no_target")
    amount = say_amount(target.value, status.definition, text)
    if target.due is None:
        return text("card.target", target=amount)
    return text("card.target_by", target=amount, due=formats.day(target.due, text.language))


def say_interval(interval: tuple[float, float] | None, text: Text) -> str:
    """ "5–17 %", or a dash."""
    if interval is None:
        return text("card.no_value")
    low, high = (formats.number(end * 100, text.language) for end in interval)
    return f"{low}–{high}{formats.NO_BREAK}%"


def say_change(status: GoalStatus, text: Text) -> str:
    """The change since the last steering meeting with its date; empty without such a meeting."""
    if status.previous is None or status.change is None:
        return ""
    day = formats.short_day(status.previous[0], text.language)
    share = is_share(status.definition)
    size = round(abs(status.change) * (100 if share else 1), 1 if share else 2)
    shown = formats.number(size, text.language) if share else formats.count(size, text.language)
    if shown == "0":
        return text("card.unchanged", day=day)
    sign = "+" if status.change > 0 else formats.MINUS
    key = "card.change_points" if share else "card.change_count"
    if share and shown == "1":
        key = "card.change_point"
    return text(key, change=f"{sign}{shown}", day=day)


def say_day(value: date | None, text: Text) -> str:
    return formats.day(value, text.language) if value else text("card.no_value")
