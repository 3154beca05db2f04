"""Answers: exactly the published distributions where there are any, close to them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from reconstruction.paa_vej_til_arbejde.chance import apportion, draw, hand_out, noise
from reconstruction.paa_vej_til_arbejde.joint import HEALTH
from reconstruction.paa_vej_til_arbejde.people import MIDTERM, FilledForm, Person
from reconstruction.paa_vej_til_arbejde.published import Margin, Published

#: What hardly changes from wave to wave is carried forward, with doubts resolved now and then.
LASTING = ("diagnosis", "medication", "alcohol", "cannabis", "hard_drugs")
#: Own health at the first wave is a part of who the person is (`answer_first_health`).
OWN_HEALTH = ("psychological_health", "physical_health")
SUBSTANCES = ("alcohol", "cannabis", "hard_drugs")
#: Part of each category that moves one step up from one wave to the next where nothing is known.
DRIFT = 0.12
#: Part of the invented answers that is left blank.
BLANK = 0.01


class Answers:
    """Hands out answers to the forms that the persons have filled in."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.margins: dict[tuple[str, str, int, str], Margin] = {
            (m.form, m.item, m.wave, m.among): m for m in published.margins()
        }

    def fill_until(self, people: Sequence[Person], after: date | None, until: date) -> None:
        """Answer every form dated after `after` (None: any day) and not after `until`."""
        for wave in range(1, 5):
            for form, item in self.published.options:
                group = [
                    person
                    for person in people
                    if (filled := person.forms.get((form, wave))) is not None
                    and (after is None or filled.day > after)
                    and filled.day <= until
                ]
                if not group or (item in OWN_HEALTH and wave == 1):
                    continue
                if item in LASTING and wave > 1:
                    self._carry_forward(group, form, item, wave)
                elif until == MIDTERM:
                    self._answer_exactly(group, form, item, wave)
                else:
                    self._answer_closely(group, form, item, wave)

    def _answer_exactly(self, group: list[Person], form: str, item: str, wave: int) -> None:
        everyone = self.margins.get((form, item, wave, "all"))
        third = self.margins.get((form, item, wave, "third"))
        if everyone is not None:
            self._hand_out(group, form, item, wave, everyone.counts)
        elif third is not None:
            inside = [p for p in group if (form, 3) in p.forms and p.forms[form, 3].day <= MIDTERM]
            self._hand_out(inside, form, item, wave, third.counts)
            outside = [p for p in group if p not in inside]
            self._answer_closely(outside, form, item, wave)
        else:
            self._answer_closely(group, form, item, wave)

    def _answer_closely(self, group: list[Person], form: str, item: str, wave: int) -> None:
        answering = [p for p in group if draw(p.key, form, item, wave, "blank").random() >= BLANK]
        if answering:
            weights = self.distribution(form, item, wave)
            self._hand_out(answering, form, item, wave, apportion(weights, len(answering)))

    def distribution(self, form: str, item: str, wave: int) -> dict[str, float]:
        """The published distribution at the wave, or what lies between or after the published."""
        for among in ("all", "third"):
            margin = self.margins.get((form, item, wave, among))
            if margin is not None:
                return as_shares(margin.counts)
        before = self.distribution(form, item, wave - 1)
        after = self.margins.get((form, item, wave + 1, "third"))
        if after is not None:
            later = as_shares(after.counts)
            return {code: (before[code] + later[code]) / 2 for code in before}
        if item == "conversation_frequency" or item == "network_meeting":
            return before
        return improved(before, self.published.worst_first(form, item), DRIFT)

    def _hand_out(
        self, group: list[Person], form: str, item: str, wave: int, counts: Mapping[str, int]
    ) -> None:
        """Give the counts to the group; those for whom they leave nothing stay blank."""
        missing = len(group) - sum(counts.values())
        blank_first = sorted(group, key=lambda p: -noise(p.key, form, wave, "blank"))
        answering = blank_first[missing:]
        given = hand_out(
            answering,
            counts,
            self.published.worst_first(form, item),
            lambda person: latent(person, form, item, wave),
            lambda person: doubt(person, form, item, wave),
        )
        for person, code in zip(answering, given, strict=True):
            person.forms[form, wave].answers[item] = code

    def _carry_forward(self, group: list[Person], form: str, item: str, wave: int) -> None:
        for person in group:
            earlier = [w for w in range(1, wave) if (form, w) in person.forms]
            code = person.forms[form, earlier[-1]].answers.get(item)
            if code == "dont_know" and draw(person.key, item, wave).random() < 0.4:
                code = "yes" if draw(person.key, item, "known").random() < 0.5 else "no"
                if item in SUBSTANCES:
                    code = "no"
            if code is not None:
                person.forms[form, wave].answers[item] = code


def latent(person: Person, form: str, item: str, wave: int) -> float:
    """How well the person does on the item at the wave, compared with the others."""
    steady = 0.9 * noise(person.key, form, item)
    passing = 0.45 * noise(person.key, form, item, wave)
    filled = person.forms[form, wave]
    if item == "network_meeting":
        in_work = any(s.kind == "ordinary_job" and s.from_day <= filled.day for s in person.spells)
        return steady + passing - 0.6 * in_work
    if item == "psychological_health":
        return HEALTH.index(person.psychological or "fair") + 0.7 * passing + 0.3 * steady
    if item == "physical_health":
        return HEALTH.index(person.physical or "good") + 0.7 * passing + 0.3 * steady
    if item == "medication":
        return steady - 1.5 * (filled.answers.get("diagnosis") == "yes")
    if item in SUBSTANCES:
        return steady + 0.3 * person.wellbeing - 0.9 * (person.ending == "unplanned")
    return person.wellbeing + steady + passing


def doubt(person: Person, form: str, item: str, wave: int) -> float:
    """How close a "don't know" lies."""
    if item in ("diagnosis", "medication"):
        return noise(person.key, "treatment unknown") + 0.5 * noise(person.key, item)
    return noise(person.key, form, "unsure") + 0.8 * noise(person.key, form, item, wave)


def as_shares(counts: Mapping[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items()}


def improved(
    weights: Mapping[str, float], worst_first: Sequence[str], part: float
) -> dict[str, float]:
    """The distribution with `part` of each ranked category moved one step up, don't know kept."""
    moved = dict(weights)
    for lower, upper in pairwise(worst_first):
        moved[lower] -= weights[lower] * part
        moved[upper] += weights[lower] * part
    return moved


def answer_first_health(people: Sequence[Person]) -> None:
    """Own health at the start is a part of who the person is, so it is written down, not drawn."""
    for person in people:
        form: FilledForm = person.forms["citizen", 1]
        for item, code in (
            ("psychological_health", person.psychological),
            ("physical_health", person.physical),
        ):
            if code is not None:
                form.answers[item] = code
