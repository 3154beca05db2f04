"""Protected values are no numbers where they are hidden, and come back equal from JSON."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from dashboard.indicators.parts import Label
from dashboard.indicators.protected import (
    WITHIN_ROUNDING,
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedDistribution,
    ProtectedFunnel,
    ProtectedGoal,
    ProtectedMeans,
    ProtectedPoint,
    ProtectedRow,
    ProtectedSeries,
    ProtectedShare,
    ProtectedTable,
    Rounded,
    WaveCounts,
    WaveMean,
    value_of,
)
from dashboard.indicators.release import Reason, Release, Withheld

WORDS = Label(da="Ord", en="Word")
DAY = date(2019, 6, 13)
COUNTS: list[ProtectedCount] = [Rounded(35), ExactCount(9), *Hidden]


@pytest.mark.parametrize("count", COUNTS, ids=str)
def test_a_count_comes_back_equal_from_json(count: ProtectedCount) -> None:
    kept: TypeAdapter[ProtectedCount] = TypeAdapter(ProtectedCount)
    assert kept.validate_json(kept.dump_json(count)) == count


def test_a_release_comes_back_equal_from_json() -> None:
    row = ProtectedRow(code="woman", label=WORDS, count=Hidden.FEW)
    rows = (row, ProtectedRow(code="missing", count=Rounded(35)))
    goal = ProtectedGoal(
        code="work",
        level="effect",
        name=WORDS,
        short_name=WORDS,
        within="started",
        figure=ProtectedShare(numerator=ExactCount(9), denominator=ExactCount(98)),
        final=Hidden.COMPLEMENT,
        target=0.4,
        due=DAY,
        standing=None,
        change=WITHIN_ROUNDING,
    )
    release = Release(
        project="small",
        name=WORDS,
        summary=WORDS,
        meeting=DAY,
        as_of=DAY,
        note="Til mødet",
        goals=(goal, goal.model_copy(update={"code": "b", "change": 0.05, "final": None})),
        tables=(ProtectedTable(name="gender", within="started", rows=rows, total=Rounded(40)),),
        funnel=ProtectedFunnel(within="referred", base=Rounded(40), stages=rows),
        means=(
            ProtectedMeans(
                instrument="who5",
                name=WORDS,
                waves=(
                    WaveMean(wave=1, label=WORDS, mean=47),
                    WaveMean(wave=3, label=WORDS, mean=Hidden.FEW),
                ),
                n=Rounded(10),
            ),
        ),
        distributions=(
            ProtectedDistribution(
                form="citizen",
                item="health",
                text=WORDS,
                waves=(WaveCounts(wave=1, label=WORDS, rows=rows),),
                n=Hidden.GROUP,
            ),
        ),
        series=(
            ProtectedSeries(
                code="work", label=WORDS, points=(ProtectedPoint(day=DAY, figure=Rounded(5)),)
            ),
        ),
        withheld=(Withheld(item="table:age", reason=Reason.TOO_FEW_VALUES),),
    )
    assert Release.model_validate_json(release.model_dump_json()) == release
    assert [item.id for item in release.items()] == [
        "goal:work",
        "goal:b",
        "funnel",
        "table:gender",
        "means:who5:1-3",
        "distribution:citizen.health:1",
        "series:work",
    ]


@pytest.mark.parametrize("hidden", Hidden)
@pytest.mark.parametrize("use", [int, float, sum, round, abs, "{:.0f}".format, "{:d}".format])
def test_a_hidden_count_is_no_number(hidden: Hidden, use: Callable[[Any], object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        use(hidden)


@pytest.mark.parametrize("hidden", Hidden)
@pytest.mark.parametrize("use", [operator.add, operator.sub, operator.lt, operator.ge])
@pytest.mark.parametrize("other", [0, "", Hidden.FEW, Rounded(5)])
def test_a_hidden_count_is_neither_added_nor_ordered(
    hidden: Hidden, use: Callable[[Any, Any], object], other: object
) -> None:
    with pytest.raises(TypeError):
        use(hidden, other)
    with pytest.raises(TypeError):
        use(other, hidden)


@pytest.mark.parametrize("hidden", Hidden)
def test_hidden_is_never_0_nor_empty(hidden: Hidden) -> None:
    assert hidden not in (0, "", None)
    assert hidden.value
    assert value_of(hidden) is None


def test_a_share_is_reckoned_from_what_is_shown() -> None:
    shown = ProtectedShare(numerator=Rounded(35), denominator=Rounded(100))
    assert shown.value == value_of(shown) == 0.35
    for hidden in (
        shown.model_copy(update={"numerator": Hidden.FEW}),
        shown.model_copy(update={"denominator": Hidden.GROUP}),
        shown.hidden(Hidden.WITHHELD),
    ):
        assert hidden.value is None
    assert value_of(None) is None
    assert value_of(Rounded(40)) == 40
