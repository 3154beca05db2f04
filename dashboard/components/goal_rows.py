"""Goals as calm rows: those registered by hand, without a target, or not in the headline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.components import amounts, html
from dashboard.components.standing import standing_badge
from dashboard.indicators.results import GoalStatus, Standing
from dashboard.text import formats
from dashboard.text.catalogue import Text

_FULL = 100


def goal_rows(
    goals: Sequence[GoalStatus], text: Text, *, caption: str, href: Callable[[str], str]
) -> html.Table:
    """One row a goal: name, value, target and standing. On a phone each row becomes a block."""
    head = ["table.goal", "table.value", "table.target", "table.standing"]
    heads = [text(key) for key in head]
    if not any(status.target for status in goals):
        heads[2] = ""
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(
                html.Tr([html.Th(words, scope="col") if words else html.Td() for words in heads])
            ),
            html.Tbody([_row(status, text, href) for status in goals]),
        ],
        className="goal-rows",
    )


def _row(status: GoalStatus, text: Text, href: Callable[[str], str]) -> html.Tr:
    goal = status.definition
    return html.Tr(
        [
            html.Th(
                [
                    html.A(
                        text.label(goal.short_name),
                        href=href(goal.code),
                        id=f"goal-{goal.code}-link",
                    ),
                    html.Span(text.label(goal.name), className="row-name"),
                ],
                scope="row",
            ),
            html.Td(_value(status, text), className="row-value"),
            html.Td(_target(status, text), className="row-target"),
            html.Td(standing_badge(status.standing, text), className="row-standing"),
        ]
    )


def _value(status: GoalStatus, text: Text) -> list[html.Span]:
    if status.value is None or amounts.is_done_or_not(status.definition):
        return [html.Span(_registered(status, text), className="row-of")]
    shown = [html.Span(amounts.say_value(status, text), className="row-number")]
    if tally := amounts.say_status_tally(status, text):
        shown.append(html.Span(tally, className="row-of"))
    return shown


def _registered(status: GoalStatus, text: Text) -> str:
    """When it was registered as done or reached; a dash while it is not."""
    if status.registration is None or status.standing is Standing.NOT_MEASURED:
        return text("card.no_value")
    day = formats.short_day(status.registration.day, text.language)
    if status.standing is Standing.REACHED and amounts.is_done_or_not(status.definition):
        return text("card.done", day=day)
    return text("card.registered", day=day)


def _target(status: GoalStatus, text: Text) -> list[html.Span]:
    target, goal = status.target, status.definition
    if target is None or amounts.is_done_or_not(goal):
        return []
    amount = amounts.say_amount(target.value, goal, text)
    shown = [html.Span(text("card.target", target=amount), className="row-aim")]
    if status.value is not None:
        shown.insert(0, _bar(status))
    return shown


def _bar(status: GoalStatus) -> html.Span:
    """The gauge laid flat: how much of the target is there. Its words stand beside it."""
    assert status.target is not None
    part = min((status.value or 0.0) / status.target.value, 1.0) * _FULL
    return html.Span(
        html.Span(style={"width": f"{part:.1f}%"}, className="bar-filled"),
        className=f"bar bar-{status.standing.value.replace('_', '-')}",
        **{"aria-hidden": "true"},
    )
