"""Citizen above staff member, each in the words of their own form, of the same persons."""

from __future__ import annotations

from dashboard.figures.voices import voice_groups
from dashboard.indicators.comparing import compare_voices
from dashboard.indicators.definition import ItemName, TwoVoices
from dashboard.text.catalogue import Text
from tests.unit.figures.waves import DEGREE, HEALTH, label

VOICES = TwoVoices(
    name=label("Health"),
    citizen=ItemName(form="citizen", item="health"),
    staff=ItemName(form="staff", item="problems"),
)
ANSWERS = compare_voices(
    VOICES,
    1,
    HEALTH,
    DEGREE,
    {
        ("poor", "high"): 3,
        ("good", "some"): 2,
        ("good", "dont_know"): 1,
        ("fair", None): 4,
        (None, "none"): 5,
    },
)


def test_only_those_of_whom_both_answered_are_drawn() -> None:
    citizen, staff = voice_groups(ANSWERS, HEALTH, DEGREE, Text("da"))
    assert (citizen.label, citizen.n) == ("Borgeren", 6)
    assert (staff.label, staff.n) == ("Medarbejderen", 6)


def test_each_speaks_in_the_words_of_their_own_form() -> None:
    citizen, staff = voice_groups(ANSWERS, HEALTH, DEGREE, Text("da"))
    assert [(p.words, p.count, p.side) for p in citizen.parts if p.count] == [
        ("poor", 3, "left"),
        ("good", 3, "right"),
    ]
    assert [(p.words, p.count, p.side) for p in staff.parts if p.count] == [
        ("high", 3, "left"),
        ("some", 2, "left"),
        ("dont_know", 1, "apart"),
    ]
