"""A goal as a card: gauge, share, k of n, standing, change since the last meeting."""

from __future__ import annotations

from dashboard.components import amounts, html
from dashboard.components.figure import chart, figure_with_table, pair_table
from dashboard.components.findings import say_finding
from dashboard.components.standing import standing_badge
from dashboard.figures.gauge import progress_gauge, scale_end
from dashboard.indicators.results import GoalStatus, Standing
from dashboard.text.catalogue import Text


def gauge_card(
    status: GoalStatus, text: Text, *, href: str, scope: str = "goal", heading: int = 3
) -> html.Article:
    """One goal, large. `scope` makes the ids unique where a page shows several projects."""
    goal = status.definition
    card_id = f"{scope}-{goal.code}"
    title = (html.H2, html.H3, html.H4)[heading - 2]
    return html.Article(
        [
            title(
                html.A(text.label(goal.short_name), href=href, id=f"{card_id}-link"),
                className="card-title",
            ),
            html.P(text.label(goal.name), className="card-name"),
            gauge_figure(status, text, figure_id=card_id),
        ],
        className="goal-card",
        id=f"{card_id}-card",
    )


def gauge_figure(status: GoalStatus, text: Text, *, figure_id: str) -> html.Figure:
    """The gauge with its reading, its finding and the table of its numbers."""
    return figure_with_table(
        figure_id,
        [
            _gauge(status, text, figure_id),
            html.P(standing_badge(status.standing, text), className="gauge-standing"),
            html.Ul(_marks(status, text), className="gauge-marks"),
        ],
        say_finding(status, text),
        pair_table(text.label(status.definition.name), _numbers(status, text)),
        text,
        after=[html.P(amounts.say_change(status, text), className="gauge-change")],
        css_class="gauge-figure",
    )


def _gauge(status: GoalStatus, text: Text, figure_id: str) -> html.Div:
    share = amounts.is_share(status.definition)
    target = status.target.value if status.target else None
    end = scale_end(status.value, target, share=share)
    reading = amounts.say_tally(status.tally, text)
    if not reading and target is not None and status.value is not None:
        reading = text("card.of_target", target=amounts.say_amount(target, status.definition, text))
    return html.Div(
        [
            chart(f"{figure_id}-gauge", progress_gauge(status, share=share), "gauge-arc", text),
            html.Div(
                [
                    html.P(amounts.say_value(status, text), className="gauge-value"),
                    html.P(reading, className="gauge-of"),
                ],
                className="gauge-reading",
            ),
            html.Div(
                [
                    html.Span(amounts.say_amount(0.0, status.definition, text)),
                    html.Span(amounts.say_amount(end, status.definition, text)),
                ],
                className="gauge-ends",
            ),
        ],
        className="gauge",
    )


def _marks(status: GoalStatus, text: Text) -> list[html.Li]:
    """What the marks on the arc mean, each beside a small picture of itself."""
    marks = []
    goal = status.definition
    if status.target:
        words = text("card.mark_target", target=amounts.say_amount(status.target.value, goal, text))
        marks.append(html.Li([html.Span(className="arc-mark arc-mark-target"), words]))
    # What is registered without a figure is held against nothing.
    if status.expected and (status.value is not None or status.standing is Standing.NOT_MEASURED):
        words = text(
            "card.mark_expected", expected=amounts.say_amount(status.expected.value, goal, text)
        )
        marks.append(html.Li([html.Span(className="arc-mark arc-mark-expected"), words]))
    return marks


def _numbers(status: GoalStatus, text: Text) -> list[tuple[str, str]]:
    goal = status.definition
    rows = [(text("table.value"), amounts.say_value(status, text))]
    if status.tally and status.tally.denominator is not None:
        rows.append((text("table.tally"), amounts.say_tally(status.tally, text)))
        rows.append((text("table.interval"), amounts.say_interval(status.interval, text)))
    if status.target:
        rows.append((text("table.target"), amounts.say_amount(status.target.value, goal, text)))
        rows.append((text("table.due"), amounts.say_day(status.target.due, text)))
    if status.expected:
        expected = amounts.say_amount(status.expected.value, goal, text)
        rows.append((text("table.expected"), expected))
    return rows
