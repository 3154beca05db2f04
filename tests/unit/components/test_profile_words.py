"""What is said of a trait: the largest, k of n, ties as ties, and of how many it is not known."""

from __future__ import annotations

import pytest

from dashboard.components.profile_words import (
    base_of,
    missing_words,
    say_largest,
    say_most_frequent,
    trait_words,
    value_words,
    voice_of,
)
from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.definition import Label
from dashboard.indicators.profile import TraitCounts
from dashboard.indicators.traits import ByMark, Trait, TraitDimension, TraitValue
from dashboard.text.catalogue import Text
from tests.unit.definitions import definition

DA, EN = Text("da"), Text("en")
ANSWER = ByAnswer("citizen", 1, "health")


def label(words: str) -> Label:
    return Label(da=words, en=words)


def trait(by: TraitDimension, *words: str) -> Trait:
    return Trait("t", None, tuple(TraitValue(word, label(word)) for word in words), by)


def said(by: TraitDimension, counts: tuple[int, ...], missing: int, n: int) -> str:
    found = TraitCounts(trait(by, *"ABCDE"[: len(counts)]), counts, missing, n)
    return say_largest(found, DA).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("counts", "missing", "sentence"),
    [
        ((53, 45), 0, "Flest er i gruppen »A« (53 af 98, 54 %)."),
        (
            (8, 26, 36, 28),
            0,
            "Flest er i gruppen »C« (36 af 98, 37 %), dernæst »D« (28 af 98, 29 %).",
        ),
        ((98, 0), 0, "Alle er i gruppen »A« (98 af 98, 100 %)."),
        # All of whom it is known, but not all.
        ((90, 0), 8, "Flest er i gruppen »A« (90 af 98, 92 %). For 8 af 98 er det ikke oplyst."),
        ((49, 49), 0, "»A« og »B« er lige store (49 af 98, 50 % hver)."),
        (
            (24, 24, 24, 24),
            2,
            "Ingen gruppe er størst: 4 har hver 24 af 98, 24 %. For 2 af 98 er det ikke oplyst.",
        ),
        # Two come second: neither is named.
        ((50, 24, 24), 0, "Flest er i gruppen »A« (50 af 98, 51 %)."),
    ],
)
def test_the_largest_group(counts: tuple[int, ...], missing: int, sentence: str) -> None:
    assert said(ByAttribute("gender"), counts, missing, 98) == sentence


def test_shares_of_answers_are_of_those_who_answered() -> None:
    assert said(ANSWER, (2, 5, 16, 44, 30), 1, 98) == (
        "Flest svar er »D« (44 af 97, 45 %), dernæst »E« (30 af 97, 31 %). 1 af 98 har ikke svaret."
    )


def test_shares_of_marks_are_of_everybody_and_may_overlap() -> None:
    assert said(ByMark("d"), (21, 16, 4), 48, 98) == (
        "Hyppigst er »A« (21 af 98, 21 %), dernæst »B« (16 af 98, 16 %). "
        "For 48 af 98 er ingen registreret."
    )


def test_several_answers_on_one_scale_are_said_in_one_sentence() -> None:
    first = TraitCounts(trait(ANSWER, "Ja", "Nej"), (50, 21), 27, 98)
    second = TraitCounts(trait(ANSWER, "Ja", "Nej"), (30, 30), 0, 60)
    sentence = say_most_frequent([first, second], ["Diagnose", "Medicin"], DA)
    assert sentence.replace("\u00a0", " ") == (
        "Hyppigste svar: Diagnose »Ja« (50 af 71, 70 %) og Medicin »Ja« og »Nej« (30 af 60, 50 %)."
    )


def test_the_base_is_said_by_the_kind_of_trait() -> None:
    assert base_of(TraitCounts(trait(ANSWER, "A"), (3,), 2, 5)) == 3
    assert base_of(TraitCounts(trait(ByAttribute("gender"), "A"), (3,), 2, 5)) == 5
    assert missing_words(trait(ANSWER), DA) == "Ubesvaret"
    assert missing_words(trait(ByMark("d")), DA) == "Ingen registreret"
    assert missing_words(trait(ByAttribute("gender")), DA) == "Ikke oplyst"


def test_an_answer_says_whose_it_is_where_both_are_asked() -> None:
    name = {"da": "Psykisk helbred", "en": "Mental health"}
    voices = [
        {
            "name": name,
            "citizen": {"form": "citizen", "item": "health"},
            "staff": {"form": "staff", "item": "problems"},
        }
    ]
    both, alone = definition(voices=voices), definition()
    health = Trait("start.citizen.health", label("Hvordan har du det?"), (), ANSWER)
    assert trait_words(health, both, DA) == "Psykisk helbred: borgerens svar"
    assert trait_words(health, both, EN) == "Mental health: the citizen's answer"
    assert trait_words(health, alone, DA) == "Hvordan har du det?"
    assert voice_of(health, alone) == "citizen"
    assert voice_of(trait(ByAttribute("gender")), alone) is None


def test_words_of_the_language_stand_in_where_a_project_has_none() -> None:
    project = definition()
    age = Trait("age", None, (TraitValue("18-24", None), TraitValue("60-", None)), ByCase(()))
    assert [value_words(age, value, DA) for value in age.values] == ["18–24 år", "60 år og derover"]
    assert trait_words(age, project, DA) == "Alder ved opstart"
    assert trait_words(age, project, DA, "now") == "Alder på datoen"
    course = Trait("course", None, (TraitValue("planned", None),), ByCase(()))
    assert value_words(course, course.values[0], DA) == "Planlagt afsluttet"
    assert trait_words(course, project, DA) == "Forløb"
    goal = Trait(
        "goal.W", label("Job"), (TraitValue("yes", None), TraitValue("no", None)), ByCase(())
    )
    assert [value_words(goal, value, DA) for value in goal.values] == ["Job: ja", "Job: nej"]
    final = Trait("outcome", None, (TraitValue("none", None),), ByCase(()))
    assert value_words(final, final.values[0], DA) == "Intet af dem (endnu)"
    assert trait_words(final, project, DA) == "Resultat"
