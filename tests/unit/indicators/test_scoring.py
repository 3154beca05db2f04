"""A score at two waves: a small cohort worked out by hand, and the interval against scipy's."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.indicators.comparison import Movement
from dashboard.indicators.definition import Instrument
from dashboard.indicators.scoring import band_of, compare_score, mean_interval, option_scores
from tests.unit.definitions import LABEL, definition

INSTRUMENT = Instrument.model_validate(
    {
        "id": "well_being",
        "name": LABEL,
        "form": "citizen",
        "items": ["one", "two"],
        "score": {
            "factor": 4,
            "meaningful_change": 10,
            "reliable_change": 12,
            "bands": [{"up_to": top, "label": LABEL} for top in (35, 50, 100)],
        },
    }
)
SCORE = INSTRUMENT.score
assert SCORE is not None


def test_a_score() -> None:
    # In points: 20 to 32 twice, 40 to 36 and 52 to 52; 36 at the first wave only.
    score = compare_score(
        INSTRUMENT,
        SCORE,
        {(5, 8): 2, (10, 9): 1, (13, 13): 1, (9, None): 1, (None, 12): 1, (None, None): 1},
    )
    assert score.n == 4
    assert (score.first_mean, score.second_mean, score.mean_change) == (33.0, 38.0, 5.0)
    assert (score.first_all_mean, score.first_all_n) == (33.6, 5)
    # Changes 12, 12, -4, 0: variance 204 / 3 = 68; standard error √17; t of 3 degrees is 3.18245.
    half = 3.182446 * 17**0.5
    assert score.change_interval == pytest.approx((5 - half, 5 + half), abs=1e-5)
    assert (score.first_bands, score.second_bands) == ((2, 1, 1), (2, 1, 1))
    assert score.bands == {(0, 0): 2, (1, 1): 1, (2, 2): 1}
    assert score.movement == Movement(improved=2, unchanged=1, worse=1)
    assert score.reliable == Movement(improved=2, unchanged=2, worse=0)
    assert (score.test.kind, score.test.n, score.test.changed) == ("wilcoxon", 4, 3)
    assert not score.is_meaningful


def test_ten_points_are_meaningful_either_way() -> None:
    assert compare_score(INSTRUMENT, SCORE, {(5, 7): 1, (5, 8): 1}).is_meaningful
    assert compare_score(INSTRUMENT, SCORE, {(7, 5): 1, (8, 5): 1}).is_meaningful
    assert not compare_score(INSTRUMENT, SCORE, {(5, 7): 2, (5, 8): 1}).is_meaningful


def test_swapped_waves() -> None:
    there = compare_score(INSTRUMENT, SCORE, {(5, 8): 2, (10, 9): 1, (13, 13): 1})
    back = compare_score(INSTRUMENT, SCORE, {(8, 5): 2, (9, 10): 1, (13, 13): 1})
    assert back.movement == Movement(improved=1, unchanged=1, worse=2)
    assert back.reliable == Movement(improved=0, unchanged=2, worse=2)
    assert (back.first_mean, back.mean_change) == (there.second_mean, -5.0)
    assert back.test.effect == pytest.approx(-(there.test.effect or 0))


def test_nobody_has_a_score() -> None:
    for sums in ({}, {(None, None): 3}, {(None, 4): 2}):
        score = compare_score(INSTRUMENT, SCORE, sums)
        assert (score.n, score.mean_change, score.change_interval) == (0, None, None)
        assert (score.first_all_mean, score.first_all_n) == (None, 0)
        assert score.first_bands == (0, 0, 0)
        assert not score.is_meaningful


def test_a_score_without_bands() -> None:
    plain = SCORE.model_copy(update={"bands": ()})
    score = compare_score(INSTRUMENT, plain, {(1, 2): 1})
    assert (score.first_bands, score.bands) == ((), {})


@pytest.mark.parametrize(
    ("points", "band"), [(0, 0), (35, 0), (36, 1), (50, 1), (51, 2), (100, 2), (101, 2)]
)
def test_bands(points: int, band: int) -> None:
    assert band_of(SCORE, points) == band


def test_option_scores_leave_out_options_without_one() -> None:
    scale = definition().scales[0]
    unscored = scale.options[0].model_copy(update={"code": "dont_know", "score": None})
    wider = scale.model_copy(update={"options": (*scale.options, unscored)})
    assert option_scores(INSTRUMENT, {"one": wider, "two": scale}) == {
        "one": {"good": 2, "poor": 1},
        "two": {"good": 2, "poor": 1},
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-25, 25).map(lambda change: 4 * change), min_size=2, max_size=60))
def test_the_interval_is_students(values: list[int]) -> None:
    from scipy import stats

    assume(len(set(values)) > 1)
    expected = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert mean_interval(Counter(values)) == pytest.approx((expected.low, expected.high))


def test_no_interval_where_nothing_varies() -> None:
    assert mean_interval({}) is None
    assert mean_interval({4: 1}) is None
    assert mean_interval({4: 30}) is None
    assert mean_interval({4: 30, 8: 0}) is None
