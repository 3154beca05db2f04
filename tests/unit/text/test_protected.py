"""Protected values in words: what is hidden is never nought."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.indicators.definition import Language
from dashboard.indicators.parts import Label
from dashboard.indicators.protected import (
    WITHIN_ROUNDING,
    ExactCount,
    Hidden,
    ProtectedFigure,
    ProtectedGoal,
    ProtectedShare,
    Rounded,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Standing
from dashboard.text.catalogue import Text
from dashboard.text.protected import (
    say_change,
    say_count,
    say_figure,
    say_protected_standing,
    say_value,
)

DA, EN = Text("da"), Text("en")
RULES = ProtectionRules()
WORDS = Label(da="Lille", en="Small")


def share(numerator: Any, denominator: Any) -> ProtectedShare:
    return ProtectedShare(numerator=numerator, denominator=denominator)


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        (share(Rounded(35), Rounded(100)), "35\u00a0%", "ca. 35 af ca. 100"),
        (share(ExactCount(9), ExactCount(98)), "9\u00a0%", "9 af 98"),
        (share(Hidden.FEW, Rounded(100)), "under 5", "under 5 af ca. 100"),
        (
            share(Hidden.COMPLEMENT, Rounded(10)),
            "alle eller næsten alle",
            "alle eller næsten alle af ca. 10",
        ),
        (share(Hidden.FEW, Hidden.FEW), "under 5", "under 5"),
        (share(Hidden.WITHHELD, Hidden.WITHHELD), "holdt tilbage", "holdt tilbage"),
        (Rounded(110), "ca. 110", "ca. 110"),
        (Hidden.FEW, "under 5", "under 5"),
        (Hidden.GROUP, "for få til at vise", "for få til at vise"),
        (None, "–", "–"),
    ],
)
def test_a_figure(figure: ProtectedFigure | None, value: str, said: str) -> None:
    assert (say_value(figure, RULES, DA), say_figure(figure, RULES, DA)) == (value, said)


@pytest.mark.parametrize("why", list(Hidden))
@pytest.mark.parametrize("language", ["da", "en"])
def test_each_mark_has_words_without_a_number_of_persons(why: Hidden, language: Language) -> None:
    said = say_count(why, RULES, Text(language))
    assert said
    assert not {letter for letter in said if letter.isdigit()} - {str(RULES.smallest)}


def test_the_smallest_is_the_projects_own() -> None:
    assert say_count(Hidden.FEW, ProtectionRules(smallest=4, base=7, group=8), EN) == "under 4"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, ""),
        (WITHIN_ROUNDING, "Ændring siden sidste udgivelse: mindre end afrundingen"),
        (0.0, "Uændret siden sidste udgivelse"),
        (0.05, "+5 procentpoint siden sidste udgivelse"),
        (-0.026, "\u22122,6 procentpoint siden sidste udgivelse"),
    ],
)
def test_a_change(change: Any, said: str) -> None:
    goal = ProtectedGoal(
        code="work",
        level="effect",
        name=WORDS,
        short_name=WORDS,
        figure=share(Rounded(35), Rounded(100)),
        standing=Standing.BEHIND,
        change=change,
    )
    assert say_change(goal, DA) == said


def test_a_standing_that_is_not_decided() -> None:
    assert say_protected_standing(None, DA) == "for få til at vise"
    assert say_protected_standing(Standing.BEHIND, DA) == "bagud"
