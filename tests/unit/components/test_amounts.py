"""A goal's numbers in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.components import amounts
from dashboard.indicators.definition import Registered
from dashboard.indicators.results import Standing
from dashboard.text.catalogue import Text
from tests.unit.figures.samples import done, status

DA, EN = Text("da"), Text("en")
NB = "\u00a0"


def test_a_share_is_k_of_n_with_the_percentage() -> None:
    assert amounts.say_value(status(), DA) == f"9{NB}%"
    assert amounts.say_tally(status().tally, DA) == "9 af 98"
    assert amounts.say_tally(status().tally, EN) == "9 of 98"


def test_a_count_is_the_number_itself() -> None:
    count = status(1100, None, 1650, 88.2)
    assert amounts.say_value(count, DA) == "1.100"
    assert amounts.say_value(count, EN) == "1,100"
    assert amounts.say_tally(count.tally, DA) == ""


def test_what_is_not_measured_is_a_dash_and_never_nought() -> None:
    assert amounts.say_value(status(None, standing=Standing.NOT_MEASURED), DA) == "–"
    assert amounts.say_value(done(), DA) == "–"
    assert amounts.say_interval(None, DA) == "–"


def test_target_and_expected_have_a_decimal_where_they_need_one() -> None:
    given = status()
    assert amounts.say_amount(0.2, given.definition, DA) == f"20{NB}%"
    assert amounts.say_amount(0.0857, given.definition, DA) == f"8,6{NB}%"
    assert amounts.say_amount(0.0857, given.definition, EN) == "8.6%"
    assert amounts.say_target(given, DA) == f"20{NB}%, frist 31. december 2020"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (0.07, "+2 procentpoint siden mødet 6. dec. 2018"),
        (0.15, "−6 procentpoint siden mødet 6. dec. 2018"),
        (9 / 98, "Uændret siden mødet 6. dec. 2018"),
        (0.093, "Uændret siden mødet 6. dec. 2018"),
        (None, ""),
    ],
)
def test_change_since_the_last_meeting(before: float | None, said: str) -> None:
    assert amounts.say_change(status(previous=before), DA) == said


def test_the_date_of_a_meeting_may_be_assumed() -> None:
    assumed = replace(status(), previous_assumed=True)
    assert amounts.say_change(assumed, DA) == (
        "+2 procentpoint siden mødet 6. dec. 2018 (antaget dato)"
    )


def test_a_count_may_have_its_unit() -> None:
    given = status(1, None, 4).definition
    assert amounts.say_count(1, given, DA, unit=True) == "1 borger"
    assert amounts.say_count(1100, given, DA, unit=True) == "1.100 borgere"
    assert amounts.say_count(1100, given, EN) == "1,100"
    registered = status(3, None, 4, indicator=Registered(kind="count")).definition
    assert amounts.say_count(3, registered, DA, unit=True) == "3"


@pytest.mark.parametrize(
    ("k", "n", "target", "expected", "decimals"),
    [
        (3, 98, 0.15, 0.0642, 0),  # 3 and 6
        (9, 98, 0.2, 0.0857, 1),  # 9.2 and 8.6, not 9 and 9
        (87, 1000, 0.2, 0.0889, 1),  # 8.7 and 8.9
        (3, 35, 0.2, 0.0858, 2),  # 8.57 and 8.58
        (119, 200, 0.6, None, 1),  # 59.5 below 60
        (121, 200, 0.6, None, 0),
        (119, 200, 0.6, 0.3, 1),  # above what is expected, and not yet at the target
        (5, 10, 0.6, 0.5, 0),  # the same is the same
        (88, None, 165, 88.04, 2),
        (110, None, 165, 88.2, 1),
        (9, 98, None, None, None),
    ],
)
def test_a_comparison_has_the_decimals_it_needs(
    k: int, n: int | None, target: float | None, expected: float | None, decimals: int | None
) -> None:
    given = status(k, n, target)
    assert amounts.decimals_against(given, given.tally, expected) == decimals


def test_change_of_a_count() -> None:
    assert amounts.say_change(status(110, None, 165, 88.0, previous=75.0), EN) == (
        "+35 since the meeting on 6 Dec 2018"
    )


def test_one_point_is_singular_in_english() -> None:
    said = amounts.say_change(status(10, 100, previous=0.09), EN)
    assert said == "+1 percentage point since the meeting on 6 Dec 2018"


def test_what_is_done_or_not_has_no_gauge() -> None:
    assert not amounts.has_gauge(done())
    assert amounts.has_gauge(status())
    assert amounts.has_gauge(status(target=None))
    assert amounts.has_gauge(status(3, None, 4))
    assert not amounts.has_gauge(status(3, None, None))


def test_what_is_registered_without_a_figure_has_nothing_to_draw() -> None:
    share = Registered(kind="share")
    reached = status(None, None, standing=Standing.REACHED, indicator=share)
    assert not amounts.has_gauge(reached)
    assert amounts.has_gauge(status(None, None, standing=Standing.NOT_MEASURED, indicator=share))
