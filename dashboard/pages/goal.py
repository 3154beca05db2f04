"""One goal: its history against the expected path, how it is counted, its bases and its target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import amounts, html
from dashboard.components.address import project_path
from dashboard.components.as_of import as_of_menu
from dashboard.components.base_switch import base_section, choose_base
from dashboard.components.dates import choose_as_of, days_to_choose
from dashboard.components.figure import chart, data_table, figure_with_table
from dashboard.components.findings import say_finding, say_history
from dashboard.components.gauge_card import gauge_figure
from dashboard.components.notice import fault_notices
from dashboard.components.page import Page, View, Visit
from dashboard.components.project_facts import facts
from dashboard.components.standing import standing_badge
from dashboard.figures.history import goal_history
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.results import GoalDetail, HistoryPoint, Standing
from dashboard.monitoring.goals import UnknownGoal, default_as_of, get_definition, goal_detail
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.sentences import say_clock, say_expected, say_rule


def title(visit: Visit) -> str:
    """Raises UnknownProject, UnknownGoal and StoreUnavailable."""
    text, code = visit.text, visit.parameters["code"]
    definition = get_definition(visit.viewer, visit.store, visit.parameters["project_id"])
    for goal in definition.goals:
        if goal.code == code:
            return text(
                "page.goal.title",
                goal=text.label(goal.short_name),
                project=text.label(definition.name),
            )
    raise UnknownGoal(code, tuple(goal.code for goal in definition.goals))


def show(visit: Visit) -> View:
    """The goal in the path. Raises UnknownProject, UnknownGoal and StoreUnavailable."""
    text, address = visit.text, visit.address
    project_id, code = visit.parameters["project_id"], visit.parameters["code"]
    definition = get_definition(visit.viewer, visit.store, project_id)
    as_of, remarks = choose_as_of(visit.viewer, definition, address, visit.today, text)
    detail = goal_detail(visit.viewer, visit.store, project_id, code, as_of)
    default = default_as_of(definition, visit.today)
    base, base_remarks = choose_base(detail, definition, address, text)
    goal = detail.status.definition
    up = address.link(project_path(project_id), as_of=as_of if as_of != default else None)
    content: list[Any] = [
        *fault_notices(address, text, *remarks, *base_remarks),
        html.Div(
            [
                html.P(html.A(text.label(definition.name), href=up, id="up"), className="eyebrow"),
                html.H1(text.label(goal.short_name), tabIndex="-1"),
                html.P(text.label(goal.name), className="lead"),
                facts(definition, as_of, text),
            ],
            className="opening",
        ),
        _now(detail, definition, text),
        _history(detail, text),
        base_section(detail, definition, address, text, base),
        _ledger(detail, text),
    ]
    return View(
        title=title(visit),
        children=[part for part in content if part is not None],
        project_id=project_id,
        controls=[
            as_of_menu(
                definition,
                address,
                text,
                as_of=as_of,
                default=default,
                today=visit.today,
                days=days_to_choose(visit.viewer, definition, visit.today),
            )
        ],
    )


def _now(detail: GoalDetail, definition: ProjectDefinition, text: Text) -> html.Section:
    """Where the goal stands, beside how it is counted and what is still possible."""
    status, goal = detail.status, detail.status.definition
    sentences = [
        (text("page.goal.rule"), say_rule(goal, definition, text)),
    ]
    if status.target:
        sentences.append((text("page.goal.target"), amounts.say_target(status, text)))
    if status.expected:
        sentences.append((text("page.goal.expected"), say_expected(status, text)))
    if status.interval:
        low, high = (formats.percent(end, text.language) for end in status.interval)
        meaning = text("page.goal.interval_meaning", low=low, high=high)
        sentences.append((text("page.goal.interval"), meaning))
    if detail.clock and status.standing is not Standing.REACHED:
        sentences.append((text("page.goal.clock"), say_clock(detail.clock, status.as_of, text)))
    if status.registration:
        sentences.append(
            (
                text(
                    "page.goal.registered",
                    day=formats.day(status.registration.day, text.language),
                ),
                status.registration.text,
            )
        )
    if goal.note:
        sentences.append((text("page.goal.note"), text.label(goal.note)))
    left: list[Any] = []
    if amounts.has_gauge(status):
        left.append(gauge_figure(status, text, figure_id="goal-now"))
    else:
        left.append(html.P(standing_badge(status.standing, text), className="gauge-standing"))
        left.append(html.P(say_finding(status, text)))
    return html.Section(
        [
            html.H2(text("page.goal.now"), className="visually-hidden"),
            html.Div(left, className="goal-gauge"),
            html.Dl(
                [
                    part
                    for name, words in sentences
                    if words
                    for part in (html.Dt(name), html.Dd(words))
                ],
                className="goal-facts",
            ),
        ],
        className="goal-now",
    )


def _history(detail: GoalDetail, text: Text) -> html.Section | None:
    goal = detail.status.definition
    if amounts.is_done_or_not(goal) or not any(p.value is not None for p in detail.history):
        return None
    share = amounts.is_share(goal)
    return _section(
        text("page.goal.history"),
        "history",
        [
            figure_with_table(
                "history-figure",
                [
                    chart(
                        "history-chart", goal_history(detail, text, share=share), "wide-chart", text
                    )
                ],
                say_history(detail, text),
                _history_table(detail, text),
                text,
                css_class="history-figure",
            )
        ],
    )


def _history_table(detail: GoalDetail, text: Text) -> html.Table:
    goal = detail.status.definition
    share = amounts.is_share(goal)
    head = ["table.day", "table.value"]
    if share:
        head += ["table.tally", "table.interval"]
    head += ["table.expected", "table.target"]

    def row(point: HistoryPoint) -> list[str]:
        value = text("card.no_value")
        if point.value is not None:
            value = (
                amounts.say_share(point.value, point.tally, text)
                if share
                else formats.count(point.value, text.language)
            )
        cells = [formats.short_day(point.day, text.language), value]
        if share:
            cells += [
                amounts.say_tally(point.tally, text) or text("card.no_value"),
                amounts.say_interval(point.interval, text),
            ]
        cells += [
            amounts.say_amount(point.expected, goal, text),
            amounts.say_amount(point.target, goal, text),
        ]
        return cells

    return data_table(
        text("page.goal.history_table", goal=text.label(goal.name)),
        [text(key) for key in head],
        [row(point) for point in detail.history if _says_something(point)],
    )


def _says_something(point: HistoryPoint) -> bool:
    return any(part is not None for part in (point.value, point.expected, point.target))


def _ledger(detail: GoalDetail, text: Text) -> html.Section | None:
    """The target's history: appended, never edited."""
    goal = detail.status.definition
    if not detail.ledger or amounts.is_done_or_not(goal):
        return None

    def reason(words: str, assumed: bool) -> str | list[Any]:
        if not assumed:
            return words
        return [words + " ", html.Span(text("page.goal.assumed"), className="assumed")]

    rows: list[Sequence[Any]] = [
        [
            formats.day(revision.effective, text.language),
            amounts.say_amount(revision.value, goal, text),
            amounts.say_day(revision.due, text),
            reason(text.label(revision.reason), revision.assumed),
        ]
        for revision in reversed(detail.ledger)
    ]
    head = [text(k) for k in ("table.effective", "table.target", "table.due", "table.reason")]
    return _section(
        text("page.goal.ledger"),
        "ledger",
        [
            html.P(text("page.goal.ledger_meaning"), className="section-lead"),
            data_table(text("page.goal.ledger"), head, rows, numbers_from=len(head)),
        ],
    )


def _section(title: str, name: str, parts: Sequence[Any]) -> html.Section:
    heading = f"{name}-title"
    return html.Section(
        [
            html.Div(html.H2(title, id=heading), className="rung-head"),
            html.Div(list(parts), className="rung-body"),
        ],
        className="rung",
        id=name,
        **{"aria-labelledby": heading},
    )


PAGE = Page("goal", "/project/<project_id>/goal/<code>", title, show)
