"""A goal's numbers in words: its value, what it is counted of, its target and its change."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.definition import Count, GoalDefinition, Registered, Share
from dashboard.indicators.results import GoalStatus, Standing, Tally
from dashboard.indicators.standing import SAME
from dashboard.text import formats, sentences
from dashboard.text.catalogue import Text
from dashboard.text.sentences import is_share

#: A comparison is said with so many decimals at most.
MOST_DECIMALS = 2


def is_done_or_not(goal: GoalDefinition) -> bool:
    """Whether the goal is only done or not: a leaflet, a website."""
    return isinstance(goal.indicator, Registered) and goal.indicator.kind == "done"


def is_of_minutes(goal: GoalDefinition) -> bool:
    """Whether the goal is a share of time rather than of rows."""
    return isinstance(goal.indicator, Share) and goal.indicator.weight == "minutes"


def has_gauge(status: GoalStatus) -> bool:
    """A share is drawn against its whole, a count only against a target.

    What was registered as reached or under way without a figure has nothing to draw.
    """
    goal = status.definition
    drawn = not is_done_or_not(goal) and (is_share(goal) or bool(goal.targets))
    return drawn and (status.value is not None or status.standing is Standing.NOT_MEASURED)


def say_value(status: GoalStatus, text: Text) -> str:
    """ "9 %", "110", or a dash when nothing is measured."""
    if status.value is None or is_done_or_not(status.definition):
        return text("card.no_value")
    if is_share(status.definition):
        return say_share(status.value, status.tally, text)
    return formats.count(status.value, text.language)


def say_share(value: float, tally: Tally | None, text: Text, decimals: int | None = None) -> str:
    """A share with no more decimals than its base allows, or than a comparison needs."""
    n = tally.denominator if tally else None
    return formats.percent(value, text.language, n=n, decimals=decimals)


def say_count(number: int, goal: GoalDefinition, text: Text, *, unit: bool = False) -> str:
    """ "110", or with its unit "110 borgere"; what is registered by hand has no unit."""
    written = formats.count(number, text.language)
    if not unit or not isinstance(goal.indicator, Count):
        return written
    key = f"amount.{goal.indicator.unit}" + (".one" if number == 1 else "")
    return text(key, count=written)


def decimals_against(status: GoalStatus, tally: Tally | None, expected: float | None) -> int | None:
    """The fewest decimals with which the figure reads as it stands to the expected and the target.

    A figure below either must not read as if it met it, and one above what is expected must not
    read as the same. At most two; for a count they are those of what is expected. None where
    nothing is compared.
    """
    value = tally.value if tally else None
    if tally is None or value is None or (expected is None and status.target is None):
        return None
    share = tally.denominator is not None
    fewest = formats.share_decimals(tally.denominator) if share else 1
    scale = 100 if share else 1
    target = status.target.value if status.target else None
    shown_target = None if target is None else round(target * scale, 1 if share else 2)
    for decimals in range(fewest, MOST_DECIMALS):
        shown = formats.rounded(value * scale, decimals)
        if expected is not None:
            against = formats.rounded(expected * scale, decimals)
            if _order(value, expected) != _order(shown, against):
                continue
        if target is not None and shown_target is not None:
            below, reads_below = _order(value, target) < 0, _order(shown, shown_target) < 0
            if below is not reads_below:
                continue
        return decimals
    return MOST_DECIMALS


def _order(one: float, other: float) -> int:
    """-1, 0 or 1: below, the same or above."""
    return 0 if abs(one - other) < SAME else (1 if one > other else -1)


def say_tally(tally: Tally | None, text: Text) -> str:
    """ "9 af 98" for a share; empty for a count, whose value says it all."""
    if tally is None or tally.denominator is None:
        return ""
    return text(
        "card.k_of_n",
        k=formats.count(tally.numerator, text.language),
        n=formats.count(tally.denominator, text.language),
    )


def say_status_tally(status: GoalStatus, text: Text) -> str:
    """As `say_tally`; the minutes that a goal weighs are said in hours: "380 af 1.000 timer"."""
    tally = status.tally
    if tally is None or tally.denominator is None or not is_of_minutes(status.definition):
        return say_tally(tally, text)
    hours = (formats.rounded(one / 60, 0) for one in (tally.numerator, tally.denominator))
    k, n = (formats.count(one, text.language) for one in hours)
    return text("card.hours", k=k, n=n)


def say_amount(
    value: float | None, goal: GoalDefinition, text: Text, decimals: int | None = None
) -> str:
    """A target or an expected value in the goal's unit: "8,6 %" or "125", or a dash.

    `decimals` as another figure has, which it is compared with.
    """
    if value is None:
        return text("card.no_value")
    if decimals is None:
        return sentences.say_amount(value, goal, text)
    if is_share(goal):
        return formats.percent(value, text.language, decimals=decimals)
    return formats.count(formats.rounded(value, decimals), text.language)


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
    return f"{low}–{high}{formats.percent_sign(text.language)}"


def say_change(status: GoalStatus, text: Text) -> str:
    """The change since the last steering meeting with its date; empty without such a meeting."""
    if status.previous is None or status.change is None or is_done_or_not(status.definition):
        return ""
    day = formats.short_day(status.previous[0], text.language)
    if status.previous_assumed:
        day = text("card.day_assumed", day=day)
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
