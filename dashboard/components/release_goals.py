"""The goals of a release: gauges of the values as they are shown, and calm rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.figure import chart, figure_with_table, pair_table
from dashboard.components.standing import css_name, symbol_path
from dashboard.figures.gauge import gauge, scale_end
from dashboard.indicators.definition import LADDER
from dashboard.indicators.protected import Hidden, ProtectedGoal, ProtectedShare, value_of
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Standing
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.protected import (
    has_target,
    is_share,
    say_amount,
    say_change,
    say_count,
    say_figure,
    say_protected_standing,
    say_value,
)

_FULL = 100


def goals_ladder(
    goals: Sequence[ProtectedGoal], rules: ProtectionRules, text: Text
) -> list[html.Section]:
    """A section for each step of the ladder that has goals, effect first."""
    return [
        _rung(level, found, rules, text)
        for level in LADDER
        if (found := [goal for goal in goals if goal.level == level])
    ]


def _rung(
    level: str, goals: Sequence[ProtectedGoal], rules: ProtectionRules, text: Text
) -> html.Section:
    heading = f"rung-{level}"
    large = [goal for goal in goals if deserves_a_gauge(goal)]
    rest = [goal for goal in goals if goal not in large]
    parts: list[Any] = []
    if large:
        cards = [release_gauge_card(goal, rules, text) for goal in large]
        parts.append(html.Div(cards, className="cards"))
    if rest:
        parts.append(release_goal_rows(rest, rules, text, caption=text(f"level.{level}")))
    return html.Section(
        [
            html.Div(
                [
                    html.H2(text(f"level.{level}"), id=heading),
                    html.P(text(f"level.{level}.meaning"), className="rung-meaning"),
                ],
                className="rung-head",
            ),
            html.Div(parts, className="rung-body"),
        ],
        className="rung",
        **{"aria-labelledby": heading},
    )


def deserves_a_gauge(goal: ProtectedGoal) -> bool:
    """Headlines, and what is on its way to a target; by what is declared and shown alone."""
    on_its_way = has_target(goal) and goal.standing is not Standing.REACHED
    return (
        goal.figure is not None
        and (is_share(goal) or has_target(goal))
        and (goal.headline or on_its_way)
    )


def release_gauge_card(
    goal: ProtectedGoal,
    rules: ProtectionRules,
    text: Text,
    *,
    scope: str = "goal",
    heading: int = 3,
) -> html.Article:
    """One goal, large. `scope` makes the ids unique where a page shows several projects."""
    title = (html.H2, html.H3, html.H4)[heading - 2]
    card_id = f"{scope}-{goal.code}"
    return html.Article(
        [
            title(text.label(goal.short_name), className="card-title"),
            html.P(text.label(goal.name), className="card-name"),
            _figure(goal, rules, text, card_id),
        ],
        className="goal-card",
        id=f"{card_id}-card",
    )


def _figure(goal: ProtectedGoal, rules: ProtectionRules, text: Text, figure_id: str) -> html.Figure:
    after: list[Any] = []
    if change := say_change(goal, text):
        after.append(html.P(change, className="gauge-change"))
    if goal.final is not None and goal.due is not None:
        final = say_figure(goal.final, rules, text)
        day = formats.day(goal.due, text.language)
        after.append(html.P(text("release.final", day=day, figure=final), className="gauge-change"))
    return figure_with_table(
        figure_id,
        [
            _gauge(goal, rules, text, figure_id),
            html.P(protected_badge(goal.standing, text), className="gauge-standing"),
            html.Ul(_marks(goal, text), className="gauge-marks"),
        ],
        say_goal(goal, rules, text),
        pair_table(text.label(goal.name), _numbers(goal, rules, text)),
        text,
        after=after,
        css_class="gauge-figure",
    )


def _gauge(goal: ProtectedGoal, rules: ProtectionRules, text: Text, figure_id: str) -> html.Div:
    """The arc ends at the value as it is shown; a value that is hidden has none."""
    share, value = is_share(goal), value_of(goal.figure)
    end = scale_end(value, goal.target, share=share)
    reading = (
        say_figure(goal.figure, rules, text) if isinstance(goal.figure, ProtectedShare) else ""
    )
    if not reading and has_target(goal) and goal.target is not None:
        reading = text("card.of_target", target=say_amount(goal.target, text, share=share))
    words = say_value(goal.figure, rules, text)
    if value is None and isinstance(goal.figure, ProtectedShare):
        reading = _of_base(goal.figure, rules, text)
    drawn = gauge(value, goal.target, goal.expected, goal.standing, share=share)
    return html.Div(
        [
            chart(f"{figure_id}-gauge", drawn, "gauge-arc", text),
            html.Div(
                [
                    html.P(words, className="gauge-value" if value is not None else "gauge-hidden"),
                    html.P(reading, className="gauge-of"),
                ],
                className="gauge-reading",
            ),
            html.Div(
                [
                    html.Span(say_amount(0.0, text, share=share)),
                    html.Span(say_amount(end, text, share=share)),
                ],
                className="gauge-ends",
            ),
        ],
        className="gauge",
    )


def _of_base(share: ProtectedShare, rules: ProtectionRules, text: Text) -> str:
    """ "af ca. 100" beneath a hidden numerator; nothing where the base is hidden too."""
    if isinstance(share.denominator, Hidden):
        return ""
    return text("card.of_target", target=say_count(share.denominator, rules, text))


def _marks(goal: ProtectedGoal, text: Text) -> list[html.Li]:
    share, marks = is_share(goal), []
    if goal.target is not None and has_target(goal):
        words = text("card.mark_target", target=say_amount(goal.target, text, share=share))
        marks.append(html.Li([html.Span(className="arc-mark arc-mark-target"), words]))
    if goal.expected:
        words = text("card.mark_expected", expected=say_amount(goal.expected, text, share=share))
        marks.append(html.Li([html.Span(className="arc-mark arc-mark-expected"), words]))
    return marks


def _numbers(goal: ProtectedGoal, rules: ProtectionRules, text: Text) -> list[tuple[str, str]]:
    share = is_share(goal)
    rows = [
        (text("table.value"), say_value(goal.figure, rules, text)),
        (text("table.tally"), say_figure(goal.figure, rules, text)),
    ]
    if goal.target is not None and has_target(goal):
        rows.append((text("table.target"), say_amount(goal.target, text, share=share)))
        if goal.due is not None:
            rows.append((text("table.due"), formats.day(goal.due, text.language)))
    if goal.expected is not None:
        rows.append((text("table.expected"), say_amount(goal.expected, text, share=share)))
    if goal.counted_as is not None:
        rows.append((text("page.goal.rule"), text.label(goal.counted_as)))
    return rows


def say_goal(goal: ProtectedGoal, rules: ProtectionRules, text: Text) -> str:
    """The goal in one sentence: its standing, its figure as shown, its target."""
    named = {
        "goal": text.label(goal.short_name),
        "standing": say_protected_standing(goal.standing, text).lower(),
        "figure": say_figure(goal.figure, rules, text),
    }
    if goal.target is None or not has_target(goal):
        return text("release.finding", **named)
    target = say_amount(goal.target, text, share=is_share(goal))
    return text("release.finding.target", **named, target=target)


def protected_badge(standing: Standing | None, text: Text) -> html.Span:
    """Symbol, word and colour, also of the standing that what is shown does not decide."""
    name = "not-shown" if standing is None else css_name(standing)
    path = "/assets/view/symbols/not-shown.svg" if standing is None else symbol_path(standing)
    return html.Span(
        [
            html.Img(src=path, alt="", className="standing-symbol"),
            html.Span(say_protected_standing(standing, text), className="standing-word"),
        ],
        className=f"standing standing-{name}",
    )


def release_goal_rows(
    goals: Sequence[ProtectedGoal], rules: ProtectionRules, text: Text, *, caption: str
) -> html.Table:
    """One row a goal: name, figure, target and standing. On a phone each row becomes a block."""
    heads = [text(f"table.{key}") for key in ("goal", "value", "target", "standing")]
    if not any(has_target(goal) for goal in goals):
        heads[2] = ""
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(
                html.Tr([html.Th(words, scope="col") if words else html.Td() for words in heads])
            ),
            html.Tbody([_row(goal, rules, text) for goal in goals]),
        ],
        className="goal-rows",
    )


def _row(goal: ProtectedGoal, rules: ProtectionRules, text: Text) -> html.Tr:
    value = value_of(goal.figure)
    shown = [html.Span(say_value(goal.figure, rules, text), className="row-number")]
    if value is None:
        shown = [html.Span(say_figure(goal.figure, rules, text), className="row-of")]
    elif isinstance(goal.figure, ProtectedShare):
        shown.append(html.Span(say_figure(goal.figure, rules, text), className="row-of"))
    aim: list[Any] = []
    if goal.target is not None and has_target(goal):
        if value is not None:
            aim.append(_bar(value / goal.target, goal.standing))
        amount = say_amount(goal.target, text, share=is_share(goal))
        aim.append(html.Span(text("card.target", target=amount), className="row-aim"))
    return html.Tr(
        [
            html.Th(
                [
                    html.Span(text.label(goal.short_name)),
                    html.Span(text.label(goal.name), className="row-name"),
                ],
                scope="row",
            ),
            html.Td(shown, className="row-value"),
            html.Td(aim, className="row-target"),
            html.Td(protected_badge(goal.standing, text), className="row-standing"),
        ]
    )


def _bar(part: float, standing: Standing | None) -> html.Span:
    """How much of the target is there, of the value as it is shown."""
    return html.Span(
        html.Span(style={"width": f"{min(part, 1.0) * _FULL:.1f}%"}, className="bar-filled"),
        className=f"bar bar-{'no-target' if standing is None else css_name(standing)}",
        **{"aria-hidden": "true"},
    )
