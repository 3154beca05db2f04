"""Sentences of a comparison: they never claim more than their test and its interval."""

from __future__ import annotations

import pytest

from dashboard.components.comparison_bounds import good_of, say_baseline, say_bounds
from dashboard.components.comparison_scores import say_reliable, say_score, signed
from dashboard.components.comparison_words import (
    say_effect,
    say_good,
    say_instrument,
    say_item_lead,
    say_lead,
    say_measured,
    say_movement,
    say_short_verdict,
    say_test,
    say_why_missing,
    way_of,
)
from dashboard.indicators.comparison import FormComparison, ItemComparison, Missing
from dashboard.indicators.paired import PairedTest
from dashboard.text.catalogue import Text
from tests.unit.figures.waves import (
    DEGREE,
    MOVED,
    NOMINAL,
    YES_NO,
    compared,
    scored,
)

DANISH = Text("da")
WAVES = ("Målepunkt 1", "Målepunkt 3")
NB = "\u00a0"

#: Twenty moved up and none down; as many up as down.
UP = compared({("high", "some"): 20, ("some", "some"): 10}, DEGREE, "sleep")
DOWN = compared({("some", "high"): 20, ("some", "some"): 10}, DEGREE, "mood")
EVEN = compared({("high", "some"): 5, ("some", "high"): 5, ("some", "some"): 30}, DEGREE, "work")


def result_of(p: float | None, interval: tuple[float, float] | None) -> PairedTest:
    effect = None if interval is None else sum(interval) / 2
    return PairedTest("wilcoxon", 40, 20, 1.0, p, effect, interval)


@pytest.mark.parametrize(
    ("p", "interval", "way"),
    [
        (0.01, (0.1, 0.8), "improved"),
        (0.01, (-0.8, -0.1), "worse"),
        (0.06, (0.1, 0.8), None),
        (0.04, (-0.01, 0.8), None),
        (0.05, (0.1, 0.8), None),
        (None, None, None),
    ],
)
def test_a_way_needs_both_the_p_and_the_interval(
    p: float | None, interval: tuple[float, float] | None, way: str | None
) -> None:
    assert way_of(result_of(p, interval)) == way


def test_p_is_never_written_as_nought() -> None:
    said = say_test(result_of(0.0000001, (0.3, 0.9)), DANISH)
    assert f"p{NB}<{NB}0,001" in said
    assert "0,000" not in said


def test_the_verdict_follows_the_test_and_names_it_with_its_interval() -> None:
    assert say_test(result_of(0.034, (0.05, 0.71)), DANISH) == (
        "Forskellen er større, end tilfældigheder alene let kan forklare "
        f"(Wilcoxons test, p{NB}={NB}0,034; effekt 0,38, 95{NB}%-interval 0,05 til 0,71)."
    )
    assert say_test(result_of(0.21, (-0.2, 0.5)), Text("en")) == (
        "The difference may well be chance "
        f"(Wilcoxon’s test, p{NB}={NB}0.210; effect 0.15, 95% interval \u22120.20 to 0.50)."
    )
    assert "ikke noget at prøve" in say_test(result_of(None, None), DANISH)


def test_an_effect_without_an_interval_stands_alone() -> None:
    alone = PairedTest("wilcoxon", 3, 1, 0.0, 1.0, 1.0, None)
    assert say_effect(alone, DANISH) == "effekt 1,00"


def test_who_moved_with_k_of_n_and_who_is_not_counted() -> None:
    said = say_movement(MOVED, DANISH)
    assert "4 af 9 (44\u00a0%) rykkede til et bedre svar, 1 (11\u00a0%) til et dårligere" in said
    assert "og 4 gav samme svar" in said
    assert "3 af de 12 svarede »ved ikke« mindst én af gangene" in said
    assert "Tallene er små: én af 9 er 11\u00a0%." in said
    assert "tilfældig" in said


def test_large_numbers_are_not_called_small() -> None:
    assert "små" not in say_movement(UP, DANISH)


def test_answers_without_an_order_are_neither_better_nor_worse() -> None:
    nominal = compared({("weekly", "monthly"): 3, ("weekly", "weekly"): 7}, NOMINAL)
    said = say_movement(nominal, DANISH)
    assert said.startswith("3 af 10 gav et andet svar anden gang.")
    assert "bedre retning" not in said
    assert say_short_verdict(nominal, DANISH) == "svarene har ingen retning"


def test_only_dont_know_leaves_nothing_to_show() -> None:
    unknown = compared({("dont_know", "dont_know"): 5, ("high", "some"): 1})
    assert "Færre end to" in say_movement(unknown, DANISH)
    assert say_short_verdict(unknown, DANISH) == "for få svar til at vise bevægelsen"


def test_good_answers_are_named_in_the_forms_words() -> None:
    said = say_good(MOVED, WAVES, DANISH)
    assert "(»little« eller »none«)" in said
    assert "gav 1 af 9 (11\u00a0%) ved Målepunkt 1 og 1 af 9 (11\u00a0%) ved Målepunkt 3" in said


def of_form(items: tuple[ItemComparison, ...], both: int = 30, first: int = 40) -> FormComparison:
    return FormComparison(
        form="staff",
        first_wave=1,
        second_wave=3,
        measured_first=first,
        measured_second=both,
        measured_both=both,
        missing=Missing(first - both, 1, 2, 0, first - both - 3, 0),
        items=items,
    )


def lead(*items: ItemComparison) -> str:
    return say_lead(of_form(items), items, WAVES, DANISH)


def test_the_lead_counts_what_moved_beyond_chance() -> None:
    said = lead(UP, DOWN, EVEN)
    assert "på 2 af 3 spørgsmål flyttet sig mere" in said
    assert "1 i bedre retning og 1 i dårligere retning" in said
    assert "Det gælder de 30 af 40 (75\u00a0%), der er målt både" in said


def test_the_lead_claims_nothing_where_no_test_does() -> None:
    assert "ingen af de 2 spørgsmål" in lead(EVEN, EVEN)
    assert "retning" not in lead(EVEN, EVEN)
    assert lead(EVEN).startswith("Bevægelsen kan godt være tilfældig.")


def test_no_more_than_chance_would_give_is_said_to_be_so() -> None:
    said = lead(UP, *[EVEN] * 12)
    assert "på 1 af 13 spørgsmål" in said
    assert "ikke flere, end man må vente ved et rent tilfælde" in said
    many = lead(UP, UP, *[EVEN] * 11)
    assert "ikke flere" not in many
    assert "kan man vente, at omkring 0,7 gør det ved et rent tilfælde" in many


def test_the_lead_of_one_item_quotes_it() -> None:
    assert say_item_lead(UP, WAVES, DANISH).startswith("»How is sleep?«: 20 af 30")
    one = compared({("high", "some"): 1})
    assert "vises ikke" in say_item_lead(one, WAVES, DANISH)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([UP], "mere i bedre retning"),
        ([DOWN], "mere i dårligere retning"),
        ([EVEN], "kan godt være tilfældig"),
        ([UP, UP], "På 2 af 2 spørgsmål"),
        ([EVEN, EVEN], "På ingen af de 2 spørgsmål"),
        ([UP, EVEN], "30–40 har svaret begge gange"),
    ],
)
def test_an_instrument_in_a_sentence(items: list[ItemComparison], said: str) -> None:
    assert said in say_instrument(items, DANISH)


@pytest.mark.parametrize(
    ("first", "second", "both", "said"),
    [
        (98, 39, 39, "98 borgere er målt ved Målepunkt 1 og 39 ved Målepunkt 3"),
        (0, 0, 0, "målt ved Målepunkt 1 endnu"),
        (98, 0, 0, "målt ved Målepunkt 3 endnu"),
        (98, 5, 1, "Tal om et enkelt menneske vises ikke"),
    ],
)
def test_what_was_measured(first: int, second: int, both: int, said: str) -> None:
    form = FormComparison(
        "staff", 1, 3, first, second, both, Missing(first - both, 0, 0, 0, 0, 0), ()
    )
    assert said in say_measured(form, WAVES, DANISH)


@pytest.mark.parametrize(
    ("transitions", "why"),
    [
        ({}, "ingen har svaret på det ved den første måling"),
        ({("high", None): 4}, "ingen har svaret på det ved den anden måling"),
        ({("high", "some"): 1, ("high", None): 4}, "færre end to"),
    ],
)
def test_why_an_item_is_missing(transitions: dict[tuple[str, str | None], int], why: str) -> None:
    assert why in say_why_missing(compared(transitions), DANISH)


# --- Scores ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "interval", "said", "unsaid"),
    [
        (5.6, (3.0, 8.3), "kaldes derfor ikke fremgang", ": en fremgang"),
        (5.6, (-1.0, 12.0), "intervallet rummer 0", ": en fremgang"),
        (-5.6, (-8.3, -3.0), "kaldes derfor ikke tilbagegang", ": en tilbagegang"),
        (12.0, (8.0, 16.0), "betydende ændring: en fremgang", "ikke fremgang"),
        (-12.0, (-16.0, -8.0), "betydende ændring: en tilbagegang", "ikke tilbagegang"),
        (12.0, (-2.0, 26.0), "den kan være tilfældig", "fremgang"),
        (10.0, (4.0, 16.0), "betydende ændring: en fremgang", "under de 10"),
    ],
)
def test_below_ten_points_nothing_is_called_progress(
    change: float, interval: tuple[float, float], said: str, unsaid: str
) -> None:
    sentence = say_score(scored(change, interval), WAVES, DANISH)
    assert said in sentence
    assert unsaid not in sentence


def test_the_mean_change_is_given_with_its_interval() -> None:
    said = say_score(scored(), WAVES, DANISH)
    assert "fra 36,5 ved Målepunkt 1 til 42,1 ved Målepunkt 3" in said
    assert f"+5,6 point (95{NB}%-interval +3,0 til +8,3)" in said


def test_too_few_scores_are_not_shown() -> None:
    assert "Færre end to" in say_score(scored(n=1), WAVES, DANISH)


def test_one_persons_change_counts_from_twelve_points() -> None:
    said = say_reliable(scored(), DANISH)
    assert "mindst 12 point: 10 af 39 steg så meget, og 0 faldt så meget" in said


@pytest.mark.parametrize(
    ("value", "written"), [(5.64, "+5,6"), (-2.0, "\u22122,0"), (0.0, "0,0"), (0.04, "0,0")]
)
def test_a_change_has_a_sign_unless_it_is_nought(value: float, written: str) -> None:
    assert signed(value, DANISH) == written


# --- Who is missing ----------------------------------------------------------------------------

#: Ten began well and ten badly; of each ten, five came back with the same answer.
HALF = compared(
    {("yes", "yes"): 5, ("no", "no"): 5, ("yes", None): 8, ("no", None): 2}, YES_NO, "job"
)


def test_the_baseline_of_all_against_that_of_those_compared() -> None:
    assert good_of(HALF, everybody=True) == (13, 20)
    assert good_of(HALF, everybody=False) == (5, 10)
    said = say_baseline(HALF, WAVES, DANISH)
    assert "13 af 20 (65\u00a0%) af alle et godt svar og 5 af 10 (50\u00a0%)" in said


def test_the_bounds_are_worst_and_best_for_all_who_are_missing() -> None:
    """5 good of 20 if the ten missing all answered worst, 15 of 20 if best."""
    said = say_bounds(HALF, WAVES, DANISH)
    assert "5 af 10 (50\u00a0%) af de sammenlignede" in said
    assert "Havde de 10, der mangler, alle svaret dårligst, var det 25\u00a0% af 20" in said
    assert "svaret bedst, 75\u00a0%." in said
