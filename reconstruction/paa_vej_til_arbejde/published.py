"""The published counts, and the questionnaires in whose words they are given."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.indicators.definition import ProjectDefinition

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "projects" / "paa-vej-til-arbejde"

FIRST, SECOND, THIRD = "Første måling", "Anden måling", "Tredje måling"


@dataclass(frozen=True)
class Margin:
    """Answers to one item at one wave: the count of each option code, and how many are missing."""

    form: str
    item: str
    wave: int
    #: Whose answers: "all" with the form at the wave, or those with the third form too.
    among: str
    counts: Mapping[str, int]


def read_counts() -> dict[tuple[str, str, str], dict[str, int]]:
    """Counts by (table, dimension, column) and category."""
    counts: dict[tuple[str, str, str], dict[str, int]] = {}
    with (HERE / "counts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["table"], row["dimension"], row["column"])
            counts.setdefault(key, {})[row["category"]] = int(row["count"])
    return counts


def read_definition() -> ProjectDefinition:
    """The project's definition, which declares items and options."""
    text = (FOLDER / "project.toml").read_text(encoding="utf-8")
    return ProjectDefinition.model_validate(tomllib.loads(text))


class Published:
    """The published tables in the codes of the project definition."""

    def __init__(self) -> None:
        self.counts = read_counts()
        self.definition = read_definition()
        scales = {scale.id: scale for scale in self.definition.scales}
        self.items = {
            (form.id, item.id): item for form in self.definition.forms for item in form.items
        }
        self.options = {key: scales[item.scale].options for key, item in self.items.items()}

    def in_codes(self, form: str, item: str, labelled: Mapping[str, int]) -> dict[str, int]:
        """Counts by Danish label as counts by option code, in the order of the questionnaire."""
        options = self.options[form, item]
        unknown = set(labelled) - {option.label.da for option in options}
        if unknown:
            raise ValueError(f"not on the scale of {form}.{item}: {sorted(unknown)}")
        return {option.code: labelled.get(option.label.da, 0) for option in options}

    def worst_first(self, form: str, item: str) -> list[str]:
        """Option codes that can be ranked, worst first; without scores as printed."""
        ranked = [option for option in self.options[form, item] if not option.dont_know]
        if all(option.score is not None for option in ranked):
            ranked.sort(key=lambda option: option.score or 0)
        return [option.code for option in ranked]

    def margins(self) -> list[Margin]:
        """Every published distribution of one item's answers at one wave."""
        health, burden = (
            "Borgers selv vurderede {} helbred",
            "Medarbejders vurdering af borgerens {} helbred",
        )
        places: list[tuple[str, str, int, str, str, str, str]] = []
        for table, word, prefix in (
            ("4.2", "psykiske", "psychological"),
            ("4.4", "fysiske", "physical"),
        ):
            own, seen = f"{prefix}_health", f"{prefix}_problems"
            places += [
                ("citizen", own, 1, "all", table, health.format(word), self._text("citizen", own)),
                ("staff", seen, 1, "all", table, burden.format(word), self._text("staff", seen)),
            ]
        groups = {
            "4.3": ("diagnosis", "medication"),
            "4.6": ("alcohol", "cannabis", "hard_drugs"),
            "4.7": ("daily_functions", "finances", "services"),
        }
        for table, items in groups.items():
            dimension = next(key[1] for key in self.counts if key[0] == table)
            for item in items:
                places.append(
                    ("staff", item, 1, "all", table, dimension, self._text("staff", item))
                )
        for table, item in (("5.3", "conversation_frequency"), ("5.4", "network_meeting")):
            for wave, column in ((1, FIRST), (2, SECOND), (3, THIRD)):
                text = self._text("staff", item)
                places.append(("staff", item, wave, "all", table, text, column))
        for form, table, number in (("staff", "6.3", 4), ("citizen", "6.4", 6)):
            for item in (f"bip_{i}" for i in range(1, number + 1)):
                for wave, column in ((1, FIRST), (3, THIRD)):
                    text = self._text(form, item)
                    places.append((form, item, wave, "third", table, text, column))
        for item, dimension in (
            ("psychological_health", "Psykisk helbred"),
            ("physical_health", "Fysisk helbred"),
        ):
            for wave, column in ((1, FIRST), (3, THIRD)):
                places.append(("citizen", item, wave, "third", "6.5", dimension, column))
        for item in (f"who5_{i}" for i in range(1, 6)):
            for wave, column in ((1, "Måling 1"), (3, "Måling 3")):
                text = self._text("citizen", item)
                places.append(("citizen", item, wave, "third", "6.6", text, column))
        return [
            Margin(form, item, wave, among, self.in_codes(form, item, self.counts[place]))
            for form, item, wave, among, *rest in places
            for place in [(rest[0], rest[1], rest[2])]
        ]

    def _text(self, form: str, item: str) -> str:
        return self.items[form, item].text.da
