"""A population written into a database, with the rows that its foreign keys need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, insert

from dashboard.data import schema
from dashboard.indicators.population import MeasurementRow, Population

RECORDED_AT = datetime(2024, 1, 1)  # noqa: DTZ001 - the column holds UTC without a zone


def load(connection: Connection, project_id: str, population: Population) -> None:
    """Insert the project and all its rows."""
    batch = connection.execute(
        insert(schema.ImportBatch)
        .values(project_id=project_id, source="spec", digest="0" * 64, started_at=RECORDED_AT)
        .returning(schema.ImportBatch.id)
    ).scalar_one()
    recorded = {"recorded_at": RECORDED_AT, "import_id": batch}

    def add(model: type[schema.Model], rows: Iterable[Mapping[str, Any]]) -> None:
        values = [{"project_id": project_id, **recorded, **row} for row in rows]
        if values:
            connection.execute(insert(model), values)

    connection.execute(insert(schema.Project).values(id=project_id, position=1, **recorded))
    add(schema.Site, ({"id": site} for site in _sites(population)))
    add(schema.AllowedCode, _codes(population))
    add(schema.AllowedOption, _options(population))
    add(schema.Staff, map(asdict, population.staff))
    add(schema.Participant, map(asdict, population.persons))
    add(schema.Company, map(asdict, population.companies))
    add(schema.Course, map(asdict, population.courses))
    add(schema.ParticipantAttribute, map(asdict, population.attributes))
    add(schema.Spell, map(asdict, population.spells))
    add(schema.Measurement, map(_measurement, population.measurements))
    add(schema.Answer, _answers(population))
    add(schema.Event, map(asdict, population.events))
    add(schema.Volunteer, map(asdict, population.volunteers))
    add(schema.NextOfKin, map(asdict, population.next_of_kin))


def _sites(population: Population) -> list[str]:
    sites = {row.site for row in population.persons}
    sites |= {row.site for row in population.companies}
    sites |= {row.site for row in population.staff}
    sites |= {row.site for row in population.volunteers}
    return sorted(site for site in sites if site is not None)


def _codes(population: Population) -> list[dict[str, Any]]:
    pairs = {(mark.attribute, mark.code) for mark in population.attributes}
    for model, rows in (
        (schema.Staff, population.staff),
        (schema.Participant, population.persons),
        (schema.Company, population.companies),
        (schema.Course, population.courses),
        (schema.Spell, population.spells),
        (schema.Measurement, population.measurements),
        (schema.Event, population.events),
        (schema.NextOfKin, population.next_of_kin),
    ):
        for column, code_list in schema.code_lists(cast(Table, model.__table__)).items():
            pairs |= {(code_list, code) for row in rows if (code := getattr(row, column, None))}
    return [
        {"list_name": name, "code": code, "position": i}
        for i, (name, code) in enumerate(sorted(pairs))
    ]


def _options(population: Population) -> list[dict[str, Any]]:
    answers = sorted(
        {(m.form, item, option) for m in population.measurements for item, option in m.answers}
    )
    return [
        {
            "form": form,
            "item": item,
            "option": option,
            "position": position,
            "score": None,
            "dont_know": option == "dont_know",
        }
        for position, (form, item, option) in enumerate(answers)
    ]


def _measurement(row: MeasurementRow) -> dict[str, Any]:
    values = asdict(row)
    del values["answers"]
    return values


def _answers(population: Population) -> list[dict[str, Any]]:
    return [
        {
            "participant": m.participant,
            "form": m.form,
            "wave": m.wave,
            "item": item,
            "option": option,
        }
        for m in population.measurements
        for item, option in m.answers
    ]
