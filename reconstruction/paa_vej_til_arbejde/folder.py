"""Writes the project folder: one CSV file per kind of row, sorted and small."""

from __future__ import annotations

from pathlib import Path

from reconstruction.paa_vej_til_arbejde.background import StaffMember
from reconstruction.paa_vej_til_arbejde.events import Happening
from reconstruction.paa_vej_til_arbejde.people import Person
from reconstruction.paa_vej_til_arbejde.published import Published
from reconstruction.writing import Cell, write_csv

#: The consultants who support every participant sit in the House of Psychiatry.
SITE = "psykiatriens-hus"


def write_folder(
    folder: Path,
    published: Published,
    people: list[Person],
    staff: list[StaffMember],
    events: list[Happening],
) -> None:
    """Write every CSV file of the project beside its `project.toml`."""
    write_csv(
        folder / "staff.csv",
        ("id", "role", "site", "weekly_hours", "began"),
        [dict(vars(member)) for member in staff],
    )
    write_csv(
        folder / "participants.csv",
        ("id", "site", "staff", "gender", "birth_year", "nationality"),
        [participant_row(person) for person in people],
    )
    write_csv(
        folder / "courses.csv",
        ("participant", "number", "referred", "started", "ended", "ending", "reason"),
        [
            {
                "participant": person.pseudonym,
                "number": 1,
                "referred": person.referred,
                "started": person.started,
                "ended": person.ended,
                "ending": person.ending,
                "reason": person.reason,
            }
            for person in people
        ],
        keys=2,
    )
    write_csv(
        folder / "attributes.csv",
        ("participant", "attribute", "code"),
        [
            {"participant": person.pseudonym, "attribute": "diagnosis_kind", "code": kind}
            for person in people
            for kind in person.diagnoses
        ],
        keys=3,
    )
    write_csv(
        folder / "spells.csv",
        (
            "participant",
            "number",
            "kind",
            "from",
            "to",
            "weekly_hours",
            "held_at_start",
            "route",
        ),
        [row for person in people for row in spell_rows(person)],
        keys=2,
    )
    for form in published.definition.forms:
        items = [item.id for item in form.items]
        write_csv(
            folder / f"answers-{form.id}.csv",
            ("participant", "wave", "day", *items),
            [
                {"participant": p.pseudonym, "wave": wave, "day": filled.day, **filled.answers}
                for p in people
                for (name, wave), filled in p.forms.items()
                if name == form.id
            ],
            keys=2,
        )
    write_csv(
        folder / "events.csv",
        ("id", "kind", "day", "participant", "staff", "series", "minutes"),
        [{"id": f"e{number:05}", **vars(event)} for number, event in enumerate(events, 1)],
    )


def participant_row(person: Person) -> dict[str, Cell]:
    """The person's own columns; of those who never started, less is known."""
    year = (person.started or person.referred).year
    return {
        "id": person.pseudonym,
        "site": SITE,
        "staff": person.staff,
        "gender": person.gender,
        "birth_year": year - person.age,
        "nationality": person.nationality if person.started else None,
    }


def spell_rows(person: Person) -> list[dict[str, Cell]]:
    ordered = sorted(person.spells, key=lambda s: (s.from_day, s.kind))
    return [
        {
            "participant": person.pseudonym,
            "number": number,
            "kind": spell.kind,
            "from": spell.from_day,
            "to": spell.to_day,
            "weekly_hours": spell.weekly_hours,
            "held_at_start": spell.held_at_start,
            "route": spell.route,
        }
        for number, spell in enumerate(ordered, 1)
    ]
