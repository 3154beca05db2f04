"""The invented project's measurements: answers that on average improve from wave to wave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.folder import Row
from dashboard.data.demo.invented_people import Person
from dashboard.data.demo.weekdays import working_day
from dashboard.indicators.calendar import add_months

#: Months after the start at which each wave is due.
WAVES = {1: 0, 2: 3, 3: 6, 4: 12}
#: The part of the due measurements that is made, and of the questions that is answered.
MADE, ANSWERED, DONT_KNOW = 0.85, 0.97, 0.06

#: Options from worst to best.
HEALTH = ("poor", "fair", "good", "very_good", "excellent")
BELIEF = ("none", "little", "some", "high")
WHO5 = ("never", "some_time", "less_than_half", "more_than_half", "most_time", "all_time")
ITEMS: dict[str, dict[str, tuple[str, ...]]] = {
    "citizen": {
        "psychological_health": HEALTH,
        "belief": BELIEF,
        **{f"who5_{number}": WHO5 for number in range(1, 6)},
    },
    "staff": {"realistic": BELIEF, "purposeful": BELIEF},
}


@dataclass(frozen=True)
class Filled:
    """A form filled in by or about a person."""

    form: str
    participant: str
    wave: int
    day: date
    mode: str
    answers: dict[str, str | None]

    def row(self) -> Row:
        return {
            "participant": self.participant,
            "wave": self.wave,
            "day": self.day,
            "mode": self.mode,
            **self.answers,
        }


def draw_measurements(random: Random, people: list[Person], today: date) -> list[Filled]:
    """Both forms at every wave that is due and made; the first is made on the day of the start."""
    filled: list[Filled] = []
    for person in people:
        if person.started is None:
            continue
        level = random.gauss(0.32, 0.12)
        for wave, months in WAVES.items():
            day = add_months(person.started, months)
            if wave > 1:
                day = working_day(day + timedelta(days=random.randint(-4, 18)))
                made = random.random() < MADE
                if not made or day > (person.ended or today):
                    continue
            filled += [fill(random, form, person.id, wave, day, level) for form in ITEMS]
    return filled


def fill(random: Random, form: str, participant: str, wave: int, day: date, level: float) -> Filled:
    """One form; `level` is how well the person was at the start, from 0 to 1."""
    now = level + 0.09 * (wave - 1)
    answers = {name: _answer(random, scale, now) for name, scale in ITEMS[form].items()}
    return Filled(form, participant, wave, day, random.choice(("online", "paper")), answers)


def _answer(random: Random, scale: tuple[str, ...], level: float) -> str | None:
    if random.random() > ANSWERED:
        return None
    if scale is BELIEF and random.random() < DONT_KNOW:
        return "dont_know"
    place = round(random.gauss(level, 0.18) * (len(scale) - 1))
    return scale[min(max(place, 0), len(scale) - 1)]
