"""Citizen and staff member on the same matter, wave by wave, each in their own form's words."""

from __future__ import annotations

from collections import Counter

from dashboard.figures.diverging import answers_group
from dashboard.figures.strips import Group
from dashboard.indicators.comparison import VoiceComparison
from dashboard.indicators.definition import Scale
from dashboard.text.catalogue import Text


def voice_groups(
    comparison: VoiceComparison, citizen: Scale, staff: Scale, text: Text
) -> tuple[Group, Group]:
    """The citizens' strip above the staff's, of the persons of whom both have answered."""
    both: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for (of_citizen, of_staff), count in comparison.answers.items():
        if of_citizen is not None and of_staff is not None:
            both[0][of_citizen] += count
            both[1][of_staff] += count
    return (
        answers_group(text("comparison.voice.citizen"), citizen, both[0], text),
        answers_group(text("comparison.voice.staff"), staff, both[1], text),
    )
