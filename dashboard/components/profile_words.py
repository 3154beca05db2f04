"""What traits, their values and what is not recorded are called."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.indicators.breakdowns import ByAnswer
from dashboard.indicators.definition import ProjectDefinition, Voice
from dashboard.indicators.profile import TraitCounts
from dashboard.indicators.traits import (
    COURSE,
    NO,
    NONE,
    OUTCOME,
    YES,
    ByMark,
    Seen,
    Trait,
    TraitValue,
)
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import age_words

#: With fewer persons than these one of them moves a share by more than three percentage points.
FEW = 30


def trait_words(
    trait: Trait, definition: ProjectDefinition, text: Text, seen: Seen = "start"
) -> str:
    """What a trait is called. An answer whose matter both voices are asked of says whose it is."""
    if trait.name == "age" and seen == "now":
        return text("participants.age.now")
    if isinstance(trait.by, ByAnswer):
        asked = (trait.by.form, trait.by.item)
        for voices in definition.voices:
            for voice, name in (("citizen", voices.citizen), ("staff", voices.staff)):
                if (name.form, name.item) == asked:
                    return text(f"participants.voice.{voice}", matter=text.label(voices.name))
    if trait.label is not None:
        return text.label(trait.label)
    if trait.name == OUTCOME:
        return text("participants.outcome")
    return text(f"filter.{trait.name}") if f"filter.{trait.name}" in text else trait.name


def voice_of(trait: Trait, definition: ProjectDefinition) -> Voice | None:
    """Whose answer it is; None for what is no answer."""
    if not isinstance(trait.by, ByAnswer):
        return None
    form = trait.by.form
    return next((one.voice for one in definition.forms if one.id == form), None)


def value_words(trait: Trait, value: TraitValue, text: Text) -> str:
    if value.label is not None:
        return text.label(value.label)
    if trait.name == COURSE:
        return text(f"filter.course.{value.code}")
    if trait.name == OUTCOME and value.code == NONE:
        return text("participants.outcome.none")
    if value.code == YES and trait.label is not None:
        return text("participants.outcome.yes", outcome=text.label(trait.label))
    if value.code == NO and trait.label is not None:
        return text("participants.outcome.no", outcome=text.label(trait.label))
    return age_words(value.code, text)


def missing_words(trait: Trait, text: Text) -> str:
    """What stands for persons without the trait."""
    if isinstance(trait.by, ByAnswer):
        return text("participants.unanswered")
    if isinstance(trait.by, ByMark):
        return text("participants.no_mark")
    return text("filter.missing")


def fill_class(value: TraitValue | None) -> str:
    """How a bar is filled: what is not known is hollow, what was not said (None) hatched."""
    if value is None:
        return "profile-bar missing"
    return "profile-bar dont-know" if value.dont_know else "profile-bar filled"


def say_most_frequent(answers: Sequence[TraitCounts], names: Sequence[str], text: Text) -> str:
    """Of each of several questions the most frequent answer, k of n."""
    said = []
    for counts, name in zip(answers, names, strict=True):
        most = max(counts.counts)
        first = [
            _value(value, counts.trait, text)
            for value, count in zip(counts.trait.values, counts.counts, strict=True)
            if count == most
        ]
        said.append(
            text(
                "participants.most_frequent.one",
                question=name,
                answer=_listed(first, text),
                tally=say_tally(most, base_of(counts), text),
            )
        )
    return text("participants.most_frequent", answers=_listed(said, text))


def _listed(words: Sequence[str], text: Text) -> str:
    if len(words) == 1:
        return words[0]
    return text("list.and", first=", ".join(words[:-1]), last=words[-1])


def say_largest(counts: TraitCounts, text: Text) -> str:
    """Which value most have, k of n, and of how many it is not known.

    Nothing is called the largest that is not: values with equally many are named together.
    """
    trait, of = counts.trait, base_of(counts)
    kind = "answers" if isinstance(trait.by, ByAnswer) else "groups"
    if isinstance(trait.by, ByMark):
        kind = "marks"
    ranked = sorted(
        (pair for pair in zip(counts.counts, trait.values, strict=True) if pair[0]),
        key=lambda pair: -pair[0],
    )
    first = [pair for pair in ranked if pair[0] == ranked[0][0]]
    second = [pair for pair in ranked[len(first) :] if pair[0] == ranked[len(first)][0]]
    said = [_say_first(first, kind, of, len(ranked), trait, text)]
    if len(first) == 1 and len(second) == 1 and len(ranked) > 2:
        said = [
            text(
                f"participants.largest.{kind}.two",
                first=_value(first[0][1], trait, text),
                tally=say_tally(first[0][0], of, text),
                second=_value(second[0][1], trait, text),
                second_tally=say_tally(second[0][0], of, text),
            )
        ]
    if counts.missing:
        said.append(
            text(
                f"participants.missing.{kind}",
                k=formats.count(counts.missing, text.language),
                n=formats.count(counts.n, text.language),
            )
        )
    return " ".join(said)


def base_of(counts: TraitCounts) -> int:
    """Of how many a trait's shares are: of those who answered, otherwise of everybody."""
    return counts.known if isinstance(counts.trait.by, ByAnswer) else counts.n


def _say_first(
    first: list[tuple[int, TraitValue]], kind: str, of: int, values: int, trait: Trait, text: Text
) -> str:
    tally = say_tally(first[0][0], of, text)
    names = [_value(value, trait, text) for _, value in first]
    if len(first) == 1:
        key = "only" if values == 1 and first[0][0] == of else "one"
        return text(f"participants.largest.{kind}.{key}", first=names[0], tally=tally)
    if len(first) <= 3:
        return text(f"participants.largest.{kind}.tied", values=_listed(names, text), tally=tally)
    number = formats.count(len(first), text.language)
    return text(f"participants.largest.{kind}.even", number=number, tally=tally)


def _value(value: TraitValue, trait: Trait, text: Text) -> str:
    return text("list.quote", words=value_words(trait, value, text))


def say_tally(k: int, n: int, text: Text) -> str:
    """ "44 af 97 (45 %)"."""
    language = text.language
    return text(
        "participants.tally",
        k=formats.count(k, language),
        n=formats.count(n, language),
        share=formats.percent(k / n, language, n=n),
    )
