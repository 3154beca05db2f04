"""An item's answers: worst to best in one direction, the middle across, don't know apart."""

from __future__ import annotations

import pytest

from dashboard.figures.diverging import (
    answers_at_both,
    answers_group,
    item_groups,
    option_counts,
    places,
)
from dashboard.figures.palette import BETTER_SHADES, MIDDLE, UNKNOWN, WORSE_SHADES
from dashboard.figures.strips import common_field, lay_out
from dashboard.indicators.definition import Scale
from dashboard.text.catalogue import Text
from tests.unit.figures.waves import (
    DEGREE,
    HEALTH,
    LEVELS,
    MOVED,
    NOMINAL,
    YES_NO,
    compared,
    option,
    scale,
)

TEXT = Text("da")


def order(of: Scale) -> list[str]:
    return [place.option.code for place in places(of)]


def sides(of: Scale) -> list[str]:
    return [place.side for place in places(of)]


def test_worst_stands_first_whatever_the_form_prints_first() -> None:
    assert order(DEGREE) == ["high", "some", "little", "none", "dont_know"]
    assert order(HEALTH) == ["poor", "fair", "good", "very_good", "excellent"]
    assert order(YES_NO) == ["no", "yes"]


def test_good_answers_stand_right_and_the_middle_group_across() -> None:
    assert sides(DEGREE) == ["left", "left", "right", "right", "apart"]
    assert sides(HEALTH) == ["left", "left", "right", "right", "right"]
    assert sides(LEVELS) == ["left", "left", "middle", "right", "right"]
    assert sides(YES_NO) == ["left", "right"]


def test_without_groups_the_middle_score_stands_across() -> None:
    five = scale(*(option(f"s{score}", score) for score in range(1, 6)))
    six = scale(*(option(f"s{score}", score) for score in range(1, 7)))
    assert sides(five) == ["left", "left", "middle", "right", "right"]
    assert sides(six) == ["left"] * 3 + ["right"] * 3


@pytest.mark.parametrize("groups", [2, 4, 5])
def test_sides_never_go_back_from_right_to_left(groups: int) -> None:
    """With more than three coarse groups only the best is good; all below it stand left."""
    graded = scale(*(option(f"s{i}", i, f"g{i}") for i in range(groups)))
    assert sides(graded) == ["left"] * (groups - 1) + ["right"]


def test_colours_go_from_the_worst_to_the_best_and_do_not_repeat() -> None:
    colours = [place.colour for place in places(LEVELS)]
    assert colours == [
        WORSE_SHADES[0],
        WORSE_SHADES[2],
        MIDDLE,
        BETTER_SHADES[2],
        BETTER_SHADES[0],
    ]
    assert places(DEGREE)[-1].colour == UNKNOWN


def test_answers_without_an_order_stand_on_one_side_in_grey() -> None:
    assert order(NOMINAL) == ["weekly", "monthly", "dont_know"]
    assert sides(NOMINAL) == ["right", "right", "apart"]
    colours = {place.colour for place in places(NOMINAL)}
    assert not colours & {*WORSE_SHADES, *BETTER_SHADES}


def test_an_option_outside_the_order_stands_apart() -> None:
    some = scale(option("low", 1), option("other", None), option("high", 2))
    assert order(some) == ["low", "high", "other"]
    assert sides(some) == ["left", "right", "apart"]


def test_the_same_persons_stand_in_both_strips() -> None:
    first, second = answers_at_both(MOVED, dont_know=True)
    assert first == {"high": 3, "some": 6, "little": 1, "dont_know": 2}
    assert second == {"some": 8, "none": 1, "little": 2, "dont_know": 1}


def test_without_dont_know_both_strips_have_the_same_n() -> None:
    first, second = answers_at_both(MOVED, dont_know=False)
    assert first == {"high": 3, "some": 5, "little": 1}
    assert second == {"some": 8, "none": 1}


def test_n_is_printed_at_both() -> None:
    groups = item_groups(MOVED, ("Before", "After"), TEXT, dont_know=True)
    assert [(group.label, group.n) for group in groups] == [("Before", 12), ("After", 12)]
    field = common_field(groups)
    assert [lay_out(group, field).n for group in groups] == [12, 12]


def test_parts_are_called_as_the_form_calls_them_in_the_language() -> None:
    group = answers_group("Before", YES_NO, {"yes": 2, "no": 1}, Text("en"))
    assert [(part.words, part.count) for part in group.parts] == [("no (en)", 1), ("yes (en)", 2)]


def test_a_distribution_by_its_options() -> None:
    one = compared({("yes", "yes"): 2, ("no", "yes"): 1, ("no", None): 4}, YES_NO)
    assert option_counts(YES_NO, one.first) == {"yes": 2, "no": 1}
    assert option_counts(YES_NO, one.baseline_all) == {"yes": 2, "no": 5}
