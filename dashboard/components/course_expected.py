"""Where goals end if it goes on like that: expected final shares, with what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.course_words import CourseWords
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell, interval_cell, share_cell
from dashboard.figures.palette import DATA, DATA_SOFT, INK
from dashboard.indicators.expected_shares import LEAST_EVENTS, ExpectedShare
from dashboard.text import formats


def expected_section(say: CourseWords, shares: Sequence[ExpectedShare]) -> Section:
    """The forecast of each goal that has one, and why the others have none."""
    text = say.text
    title = text("courses.expected")
    if not shares:
        return Section("expected", title, [html.P(text("courses.expected.no_goals"))])
    forecast = [one for one in shares if one.forecast is not None]
    without = [_say_why_not(say, one) for one in shares if one.forecast is None]
    parts: list[Any] = []
    if forecast:
        parts.append(
            Chart(
                id="expected-shares",
                title=text("courses.expected.title"),
                finding=" ".join(_say_expected(say, one) for one in forecast),
                table=_expected_table(say, forecast),
                drawing=[_drawing(say, forecast)],
                after=[
                    html.P(text("courses.expected.key"), className="count-key"),
                    html.Ul(
                        [html.Li(_say_basis(say, one)) for one in forecast]
                        + [html.Li(words) for words in without],
                        className="prose-list",
                    ),
                ],
            )
        )
    elif without:
        parts.append(html.Ul([html.Li(words) for words in without], className="prose-list"))
    lead = text("courses.expected.lead") if forecast else ""
    return Section("expected", title, parts, lead)


def expected_definitions(
    say: CourseWords, shares: Sequence[ExpectedShare]
) -> list[tuple[str, str]]:
    """How a forecast is made, where there is one."""
    if not any(one.forecast for one in shares):
        return []
    least = say.count(LEAST_EVENTS)
    return [(say.text("courses.term.expected"), say.text("courses.def.expected", least=least))]


def _say_expected(say: CourseWords, one: ExpectedShare) -> str:
    """One goal's forecast, the chance of reaching the target, and what both take for granted."""
    text, forecast, target = say.text, one.forecast, one.target
    assert forecast is not None
    assert target is not None
    assert target.due is not None
    sentences = [
        text(
            "courses.expected.finding",
            goal=say.words.quote(text.label(one.goal.short_name)),
            expected=say.percent(forecast.expected),
            interval=say.range(forecast.interval),
            due=formats.day(target.due, text.language),
            target=formats.target_percent(target.value, text.language),
        )
    ]
    if forecast.chance is not None:
        key = (
            "courses.expected.chance" if one.lasts is None else "courses.expected.chance_if_lasting"
        )
        sentences.append(text(key, chance=_chance(say, forecast.chance)))
    if forecast.beyond:
        key = "courses.expected.beyond" + (".all" if forecast.beyond == one.waiting else "")
        sentences.append(text(key, k=say.count(forecast.beyond), n=say.count(one.waiting)))
    if one.waiting_after_end:
        key, k = "courses.expected.after_end", say.count(one.waiting_after_end)
        sentences.append(text(key, k=k, n=say.count(one.waiting)))
    return " ".join(sentences)


def _say_basis(say: CourseWords, one: ExpectedShare) -> str:
    """Who is there, and who may still come."""
    text, n = say.text, one.now.denominator or 0
    assert one.last_day is not None
    key = "courses.expected.rests" if one.lasts is None else "courses.expected.rests_if_lasting"
    sentences = [
        text(
            key,
            goal=say.words.quote(text.label(one.goal.short_name)),
            now=say.share(one.now.numerator, n),
            coming=say.some(one.coming),
            waiting=say.count(one.waiting),
            last_day=formats.day(one.last_day, text.language),
        )
    ]
    if one.not_started:
        sentences.append(text("courses.expected.not_started", n=say.count(one.not_started)))
    return " ".join(sentences)


def _chance(say: CourseWords, chance: float) -> str:
    """Never 0 or 100 %, which a simulation can't tell from very little."""
    text = say.text
    if chance < 0.01:
        return text("courses.expected.under", percent=say.percent(0.01))
    if chance > 0.99:
        return text("courses.expected.over", percent=say.percent(0.99))
    return text("courses.expected.about", percent=say.percent(chance))


def _say_why_not(say: CourseWords, one: ExpectedShare) -> str:
    text = say.text
    due = one.target.due if one.target else None
    if one.why_not == "passed":
        return _say_passed(say, one)
    return text(
        f"courses.expected.not.{one.why_not}",
        goal=say.words.quote(text.label(one.goal.short_name)),
        due=formats.day(due, text.language) if due else "",
        last_day=formats.day(one.last_day, text.language) if one.last_day else "",
        least=say.count(LEAST_EVENTS),
    )


def _say_passed(say: CourseWords, one: ExpectedShare) -> str:
    """That there is nothing to forecast after the due date, and what was reached on it."""
    text, tally = say.text, one.at_due
    assert one.target is not None
    assert one.target.due is not None
    goal = say.words.quote(text.label(one.goal.short_name))
    due = formats.day(one.target.due, text.language)
    if tally is None or not tally.denominator:
        return text("courses.expected.not.passed", goal=goal, due=due)
    return text(
        "courses.expected.not.passed.at_due",
        goal=goal,
        due=due,
        share=say.share(tally.numerator, tally.denominator),
        target=formats.target_percent(one.target.value, text.language),
    )


def _drawing(say: CourseWords, shares: Sequence[ExpectedShare]) -> html.Div:
    """For each goal a line from 0 to 100 %: what is there, what is expected, and the target."""
    return html.Div(
        [_line(say, one) for one in shares],
        className="expected-lines",
        **{"aria-hidden": "true"},
    )


def _line(say: CourseWords, one: ExpectedShare) -> html.Div:
    text, forecast, target = say.text, one.forecast, one.target
    assert forecast is not None
    assert target is not None
    low, high = forecast.interval
    now = one.now.value or 0.0
    words = text(
        "courses.expected.marks",
        expected=say.percent(forecast.expected),
        target=formats.target_percent(target.value, text.language),
    )
    return html.Div(
        [
            html.Div(text.label(one.goal.short_name), className="count-label"),
            html.Div(
                [
                    _span("expected-now", 0, now, DATA),
                    _span("expected-range", low, high, DATA_SOFT),
                    _mark("expected-mark", forecast.expected, DATA),
                    _mark("expected-target", target.value, INK),
                ],
                className="expected-track",
            ),
            html.Div(words, className="expected-words"),
        ],
        className="expected-line",
    )


def _span(css_class: str, low: float, high: float, colour: str) -> html.Div:
    style = {"left": f"{low:.2%}", "width": f"{max(0.0, high - low):.2%}", "background": colour}
    return html.Div(className=css_class, style=style)


def _mark(css_class: str, at: float, colour: str) -> html.Div:
    return html.Div(className=css_class, style={"left": f"{at:.2%}", "background": colour})


def _expected_table(say: CourseWords, shares: Sequence[ExpectedShare]) -> Table:
    text = say.text
    rows: list[tuple[str | Cell, ...]] = []
    for one in shares:
        assert one.forecast is not None
        assert one.target is not None
        chance = one.forecast.chance
        rows.append(
            (
                text.label(one.goal.short_name),
                count_cell(one.now.numerator, text),
                count_cell(one.now.denominator, text),
                share_cell(one.now.numerator, one.now.denominator or 0, text),
                count_cell(one.coming, text),
                count_cell(one.waiting, text),
                say.share_of_curve(one.forecast.expected),
                interval_cell(one.forecast.interval, text),
                Cell(
                    formats.target_percent(one.target.value, text.language),
                    one.target.value,
                    "share",
                ),
                Cell(
                    text("card.no_value") if chance is None else _chance(say, chance),
                    chance,
                    "share",
                ),
            )
        )
    columns = (
        "goal",
        "now",
        "of",
        "share",
        "coming",
        "still_waiting",
        "expected",
        "interval",
        "target",
        "chance",
    )
    return Table(
        id="expected",
        caption=text("courses.expected.title"),
        head=tuple(text(f"courses.column.{column}") for column in columns),
        rows=tuple(rows),
    )
