"""Scales and comparisons made by hand, for tests of figures and components."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.indicators.comparing import compare_item
from dashboard.indicators.comparison import Answers, ItemComparison, Movement, ScoreComparison
from dashboard.indicators.definition import (
    Code,
    Instrument,
    Item,
    Label,
    Option,
    Scale,
    Score,
    ScoreBand,
)
from dashboard.indicators.paired import PairedTest


def label(words: str) -> Label:
    return Label(da=words, en=f"{words} (en)")


def option(code: str, score: int | None, coarse: str | None = None) -> Option:
    return Option(
        code=code, label=label(code), score=score, coarse=coarse, dont_know=code == "dont_know"
    )


def scale(*options: Option, name: str = "scale") -> Scale:
    groups = dict.fromkeys(one.coarse for one in options if one.coarse)
    coarse = tuple(Code(code=group, label=label(group)) for group in groups)
    return Scale(id=name, options=options, coarse=coarse)


#: Printed from the worst on: "to a high degree" is bad for problems.
DEGREE = scale(
    option("high", 1, "limited"),
    option("some", 2, "limited"),
    option("little", 3, "free"),
    option("none", 4, "free"),
    option("dont_know", None),
    name="degree",
)
#: Printed from the best on, and the middle option counts as good.
HEALTH = scale(
    option("excellent", 5, "good"),
    option("very_good", 4, "good"),
    option("good", 3, "good"),
    option("fair", 2, "poor"),
    option("poor", 1, "poor"),
    name="health",
)
#: Three groups: the middle one is neither good nor bad.
LEVELS = scale(
    option("one", 1, "far"),
    option("two", 2, "far"),
    option("three", 3, "between"),
    option("four", 4, "near"),
    option("five", 5, "near"),
    name="levels",
)
YES_NO = scale(option("yes", 1), option("no", 0), name="yes_no")
#: No order at all.
NOMINAL = scale(
    option("weekly", None), option("monthly", None), option("dont_know", None), name="nominal"
)


def compared(
    transitions: Mapping[tuple[str | None, str | None], int],
    of: Scale = DEGREE,
    name: str = "problems",
) -> ItemComparison:
    """The item of these persons; a second answer of None: measured at the first wave only."""
    item = Item(id=name, text=label(f"How is {name}?"), scale=of.id)
    twice = {pair: count for pair, count in transitions.items() if pair[1] is not None}
    once = {pair[0]: count for pair, count in transitions.items() if pair[1] is None}
    return compare_item("staff", item, of, Answers(twice, once))


#: Twelve persons: 4 moved up, 1 down, 4 stayed, 3 did not know at a wave. 5 have the first only.
MOVED = compared(
    {
        ("high", "some"): 3,
        ("some", "none"): 1,
        ("little", "some"): 1,
        ("some", "some"): 4,
        ("dont_know", "little"): 2,
        ("some", "dont_know"): 1,
        ("high", None): 5,
    }
)

WHO5 = Instrument(
    id="who5",
    name=label("WHO-5"),
    form="citizen",
    items=("a", "b"),
    score=Score(
        factor=4,
        bands=(
            ScoreBand(up_to=35, label=label("risk")),
            ScoreBand(up_to=50, label=label("low")),
            ScoreBand(up_to=100, label=label("good")),
        ),
        meaningful_change=10,
        reliable_change=12,
    ),
)


def scored(
    change: float | None = 5.6,
    interval: tuple[float, float] | None = (3.0, 8.3),
    n: int = 39,
) -> ScoreComparison:
    return ScoreComparison(
        instrument=WHO5,
        n=n,
        first_mean=36.5,
        second_mean=None if change is None else 36.5 + change,
        first_all_mean=36.2,
        first_all_n=98,
        mean_change=change,
        change_interval=interval,
        first_bands=(19, 7, 13),
        second_bands=(14, 9, 16),
        bands={},
        movement=Movement(26, 7, 6),
        reliable=Movement(10, 29, 0),
        test=PairedTest("wilcoxon", n, 32, 111.0, 0.0001, 0.7, (0.36, 0.88)),
    )
