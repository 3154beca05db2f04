"""Two waves compared: a small cohort worked out by hand, and what must hold for any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.comparing import (
    compare_item,
    compare_voices,
    default_waves,
    good_answers,
)
from dashboard.indicators.comparison import Answers, Bounds, Distribution, Movement, Transitions
from dashboard.indicators.definition import Item, ItemName, Label, Scale, TwoVoices
from dashboard.indicators.paired import PairedTest
from tests.unit.definitions import LABEL, definition

WORD = Label(da="Ord", en="Word")


def scale(*options: tuple[str, int | None, str | None], coarse: tuple[str, ...] = ()) -> Scale:
    """Options as (code, score, coarse group), and don't know at the end."""
    return Scale.model_validate(
        {
            "id": "scale",
            "options": [
                *(
                    {"code": code, "label": LABEL, "score": score, "coarse": group}
                    for code, score, group in options
                ),
                {"code": "dont_know", "label": LABEL, "dont_know": True},
            ],
            "coarse": [{"code": group, "label": LABEL} for group in coarse],
        }
    )


#: Printed from the best to the worst.
HEALTH = scale(
    ("excellent", 5, "well"),
    ("very_good", 4, "well"),
    ("good", 3, "well"),
    ("fair", 2, "ill"),
    ("poor", 1, "ill"),
    coarse=("well", "ill"),
)
#: Printed from the worst to the best.
LIMITED = scale(
    ("high", 1, "limited"),
    ("some", 2, "limited"),
    ("little", 3, "free"),
    ("none", 4, "free"),
    coarse=("limited", "free"),
)
YES_NO = scale(("yes", 1, None), ("no", 0, None))
KIND = scale(("daily", None, None), ("weekly", None, None))
ITEM = Item(id="item", text=WORD, scale="scale")


def compare(of: Scale, twice: Transitions, once: Mapping[str | None, int] | None = None) -> Any:
    return compare_item("citizen", ITEM, of, Answers(twice, once or {}))


def test_an_item() -> None:
    item = compare(
        HEALTH,
        {
            ("fair", "good"): 3,
            ("good", "fair"): 1,
            ("good", "good"): 2,
            ("poor", "dont_know"): 1,
            ("dont_know", "good"): 1,
            ("fair", None): 1,
            (None, "good"): 1,
            (None, None): 2,
        },
        {"fair": 3, None: 1},
    )
    assert item.n == 8
    assert item.first == Distribution((0, 0, 3, 3, 1, 1), dont_know=1)
    assert item.second == Distribution((0, 0, 6, 1, 0, 1), dont_know=1)
    assert item.baseline_all == Distribution((0, 0, 3, 7, 1, 1), dont_know=1)
    assert item.first_all == Distribution((0, 0, 3, 4, 1, 1), dont_know=1)
    assert item.second_all == Distribution((0, 0, 7, 1, 0, 1), dont_know=1)
    assert sum(item.transitions.values()) == 8
    assert (None, "good") not in item.transitions
    assert item.movement == Movement(improved=3, unchanged=2, worse=1)
    # Ranks 1 and 2 are the unchanged, 3 to 6 share 4.5: 13.5 went up and 4.5 down. Of 16 ways to
    # give four equal ranks signs, 5 have at most one below zero.
    assert (item.test.kind, item.test.n, item.test.changed) == ("wilcoxon", 6, 4)
    assert item.test.statistic == 4.5
    assert item.test.effect == pytest.approx(0.5)
    assert item.test.p == pytest.approx(10 / 16)
    # 11 had a scored answer at first, 6 have one at both; 5 of those are well.
    assert item.bounds == Bounds(
        5 / 11, 5 / 6, 10 / 11, missing=5, n=11, good=("excellent", "very_good", "good")
    )


def test_the_direction_is_that_of_the_scores() -> None:
    assert compare(LIMITED, {("high", "none"): 4, ("none", "some"): 1}).movement == Movement(
        4, 0, 1
    )
    assert compare(HEALTH, {("poor", "excellent"): 1}).movement == Movement(1, 0, 0)


def test_a_dichotomy() -> None:
    item = compare(
        YES_NO,
        {
            ("no", "yes"): 8,
            ("yes", "no"): 1,
            ("yes", "yes"): 3,
            ("no", "no"): 5,
            ("dont_know", "yes"): 4,
        },
    )
    assert item.movement == Movement(8, 8, 1)
    assert (item.test.kind, item.test.n, item.test.changed) == ("mcnemar", 17, 9)
    # Of 512 ways nine can change, ten have at most one person going the rarer way.
    assert item.test.p == pytest.approx(20 / 512)
    assert item.test.effect == pytest.approx(7 / 17)
    assert item.bounds == Bounds(11 / 17, 11 / 17, 11 / 17, missing=0, n=17, good=("yes",))


def test_a_scale_without_an_order() -> None:
    item = compare(
        KIND, {("daily", "weekly"): 5, ("weekly", "weekly"): 2, ("dont_know", "daily"): 1}
    )
    assert (item.n, item.has_order) == (8, False)
    assert item.first == Distribution((5, 2, 1), dont_know=1)
    assert item.movement == Movement(0, 0, 0)
    assert item.test == PairedTest("wilcoxon", 0, 0, None, None, None, None)
    assert item.bounds == Bounds(0.0, None, 1.0, missing=0, n=0, good=())


def test_one_score_is_no_order() -> None:
    single = scale(("yes", 1, "a"), ("other", None, "b"), coarse=("a", "b"))
    item = compare(single, {("yes", "yes"): 3})
    assert (item.has_order, item.movement.n, good_answers(single)) == (False, 0, ())


def test_an_item_asked_at_one_wave_only() -> None:
    item = compare(HEALTH, {("good", None): 2}, {"good": 2, "poor": 1})
    assert (item.n, item.has_order, item.test.p) == (0, True, None)
    assert (item.baseline_all.n, item.first_all.n, item.second_all.n) == (5, 2, 0)
    assert item.bounds == Bounds(0.0, None, 1.0, missing=5, n=5, good=good_answers(HEALTH))


def test_nobody() -> None:
    item = compare(HEALTH, {})
    assert (item.n, item.baseline_all.n, item.second_all.n, item.movement.n) == (0, 0, 0, 0)
    assert item.bounds == Bounds(0.0, None, 1.0, missing=0, n=0, good=good_answers(HEALTH))


def test_good_answers() -> None:
    assert good_answers(LIMITED) == ("little", "none")
    thirds = scale(("a", 1, "far"), ("b", 2, "between"), ("c", 3, "near"), coarse=("near", "far"))
    assert good_answers(thirds) == ("c",)
    # Without groups, or with one that holds all, the better half; the middle is not good.
    five = [("a", 5), ("b", 4), ("c", 3), ("d", 2), ("e", 1)]
    assert good_answers(scale(*((code, score, None) for code, score in five))) == ("a", "b")
    assert good_answers(scale(*((code, score, "all") for code, score in five))) == ("a", "b")
    assert good_answers(YES_NO) == ("yes",)


# --- What must hold for any answers ----------------------------------------------------------

CODES = st.sampled_from([None, *(option.code for option in HEALTH.options)])
COUNTS = st.integers(1, 9)
TRANSITIONS = st.dictionaries(st.tuples(CODES, CODES), COUNTS, max_size=12)
ONCE = st.dictionaries(CODES, COUNTS, max_size=4)


@settings(max_examples=60, deadline=None)
@given(TRANSITIONS)
def test_swapped_waves(transitions: Transitions) -> None:
    there = compare(HEALTH, transitions)
    back = compare(HEALTH, {(second, first): n for (first, second), n in transitions.items()})
    assert back.n == there.n
    assert (back.first, back.second) == (there.second, there.first)
    assert (back.first_all, back.second_all) == (there.second_all, there.first_all)
    moved = there.movement
    assert back.movement == Movement(moved.worse, moved.unchanged, moved.improved)
    assert back.test.p == there.test.p
    if there.test.effect is not None:
        assert back.test.effect == pytest.approx(-there.test.effect)
        low, high = there.test.interval
        assert back.test.interval == pytest.approx((-high, -low))


@settings(max_examples=60, deadline=None)
@given(TRANSITIONS, ONCE)
def test_numbers_contain_each_other(
    transitions: Transitions, once: Mapping[str | None, int]
) -> None:
    item = compare(HEALTH, transitions, once)
    assert item.n == item.first.n == item.second.n
    assert item.n <= min(item.first_all.n, item.second_all.n)
    assert item.first_all.n <= item.baseline_all.n
    assert item.movement.n == item.test.n <= item.n
    assert item.test.changed == item.movement.improved + item.movement.worse
    bounds = item.bounds
    assert 0 <= bounds.worst <= bounds.best <= 1
    assert bounds.n - bounds.missing == item.movement.n
    if bounds.observed is not None:
        assert bounds.worst <= bounds.observed <= bounds.best


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), TRANSITIONS)
def test_the_order_of_persons_changes_nothing(random: Any, transitions: Transitions) -> None:
    shuffled = list(transitions.items())
    random.shuffle(shuffled)
    assert compare(HEALTH, dict(shuffled)) == compare(HEALTH, transitions)


@settings(max_examples=40, deadline=None)
@given(TRANSITIONS, TRANSITIONS)
def test_groups_add_up(some: Transitions, others: Transitions) -> None:
    pairs = {*some, *others}
    together = compare(HEALTH, {pair: some.get(pair, 0) + others.get(pair, 0) for pair in pairs})
    parts = compare(HEALTH, some), compare(HEALTH, others)
    assert together.n == sum(part.n for part in parts)
    for name in ("improved", "unchanged", "worse"):
        assert getattr(together.movement, name) == sum(
            getattr(part.movement, name) for part in parts
        )
    for counts in ("first", "second", "baseline_all", "first_all", "second_all"):
        of_parts = [getattr(part, counts).counts for part in parts]
        assert getattr(together, counts).counts == tuple(map(sum, zip(*of_parts, strict=True)))


# --- Two voices ------------------------------------------------------------------------------

VOICES = TwoVoices(
    name=WORD,
    citizen=ItemName(form="citizen", item="health"),
    staff=ItemName(form="staff", item="limited"),
)


def test_two_voices() -> None:
    answers = {
        ("good", "little"): 4,
        ("poor", "high"): 3,
        ("good", "some"): 2,
        ("fair", "none"): 1,
        ("good", "dont_know"): 2,
        ("dont_know", "high"): 1,
        ("good", None): 1,
        (None, "dont_know"): 1,
        (None, "high"): 1,
    }
    voices = compare_voices(VOICES, 3, HEALTH, LIMITED, answers)
    assert (voices.wave, voices.answers) == (3, answers)
    assert (voices.n, voices.agree) == (10, 7)
    assert (voices.citizen_better, voices.staff_better) == (2, 1)
    assert (voices.dont_know, voices.staff_n) == (3, 15)
    assert (voices.citizen_dont_know, voices.citizen_n) == (1, 14)


def test_voices_with_unequal_groups_are_laid_from_worst_to_best() -> None:
    thirds = scale(
        ("x", 3, "near"), ("y", 2, "between"), ("z", 1, "far"), coarse=("far", "between", "near")
    )
    answers = {("x", "none"): 1, ("y", "none"): 2, ("y", "high"): 4, ("z", "high"): 8}
    voices = compare_voices(VOICES, 1, thirds, LIMITED, answers)
    assert (voices.agree, voices.citizen_better, voices.staff_better) == (9, 4, 2)


def test_voices_of_a_wave_nobody_reached() -> None:
    voices = compare_voices(VOICES, 4, HEALTH, LIMITED, {})
    nobody = replace(voices, voices=VOICES, wave=4, answers={})
    assert voices == nobody
    assert (voices.n, voices.agree, voices.staff_n, voices.citizen_n) == (0, 0, 0, 0)


# --- Waves -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], None), ([1], None), ([1, 2], (1, 2)), ([1, 2, 3], (1, 3)), ([1, 2, 3, 4], (1, 3))],
)
def test_default_waves(numbers: list[int], expected: tuple[int, int] | None) -> None:
    waves = [{"number": number, "label": LABEL, "months": 3 * number} for number in numbers]
    assert default_waves(definition(waves=waves)) == expected
