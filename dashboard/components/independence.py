"""Whether groups differ more than chance: two tests side by side, and a sentence of the exact one.

The sentence follows the exact test alone. What Pearson's test says is shown beside it, with a
warning where so few are expected in some cells that it is not to be relied on.
"""

from __future__ import annotations

from typing import Any

from dashboard.components import html
from dashboard.components.profile_words import FEW
from dashboard.indicators.independence import ExactTest
from dashboard.indicators.profile import GroupOutcomes
from dashboard.indicators.statistics import ChiSquare
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: A difference is called beyond chance where one as large would come up more seldom by chance.
LEVEL = 0.05

#: With a larger part of cells that expect under 5, Pearson's approximation is not to be relied on.
MOST_SMALL = 0.2


def say_independence(found: GroupOutcomes, text: Text) -> str:
    """What the exact test allows to say, and nothing more."""
    if found.pearson is None or found.exact is None:
        return text("independence.none")
    n = formats.count(found.table.n, text.language)
    p = formats.p_value(found.exact.p, text.language)
    differs = found.exact.p < LEVEL
    said = [text("independence.differs" if differs else "independence.same", p=p, n=n)]
    if (found.pearson.p < LEVEL) is not differs:
        other = formats.p_value(found.pearson.p, text.language)
        key = "independence.only_pearson" if not differs else "independence.only_exact"
        said.append(text(key, p=other))
    if found.table.n < FEW:
        said.append(text("independence.few"))
    return " ".join(said)


def show_tests(found: GroupOutcomes, text: Text) -> list[Any]:
    """Both tests with their p, and the warning that Pearson's needs; empty without a test."""
    if found.pearson is None or found.exact is None:
        return []
    tests = html.Dl(
        [
            html.Div(
                [html.Dt(text("independence.pearson")), html.Dd(_pearson(found.pearson, text))]
            ),
            html.Div([html.Dt(text("independence.exact")), html.Dd(_exact(found.exact, text))]),
        ],
        className="tests",
    )
    warning = _warning(found.pearson, text)
    return [tests, *([html.P(warning, className="test-warning")] if warning else [])]


def _pearson(test: ChiSquare, text: Text) -> str:
    return text(
        "independence.pearson.result",
        statistic=formats.number(test.statistic, text.language, 1),
        df=formats.count(test.df, text.language),
        p=formats.p_value(test.p, text.language),
    )


def _exact(test: ExactTest, text: Text) -> str:
    p = formats.p_value(test.p, text.language)
    if test.is_exact:
        return text("independence.exact.result", p=p)
    number = formats.count(test.simulations, text.language)
    return text("independence.exact.simulated", p=p, number=number)


def _warning(test: ChiSquare, text: Text) -> str:
    """How much of the table expects fewer than five, where any of it does."""
    if not test.expected_below_5:
        return ""
    key = "independence.small" if test.expected_below_5 > MOST_SMALL else "independence.some_small"
    return text(key, share=formats.percent(test.expected_below_5, text.language))
