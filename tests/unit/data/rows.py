"""One valid row of every table for each of two projects, written with the models' tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert

from dashboard.data.schema import Model, code_lists

RECORDED = {"recorded_at": datetime(2026, 1, 2, 3, 4, 5), "import_id": 1}  # noqa: DTZ001
DAY = date(2018, 5, 31)

#: Values of a row, by table, in the order of their dependencies; the project comes on top.
VALUES: dict[str, dict[str, Any]] = {
    "project_version": {"number": 1, "toml": "id = 'x'"},
    "site": {"id": "north", "places": 40},
    "allowed_code": {"list_name": "diagnosis", "code": "anxiety", "position": 1},
    "allowed_option": {
        "form": "citizen", "item": "health", "option": "good", "position": 1, "score": 3,
        "dont_know": False,
    },
    "goal": {"code": "work", "level": "effect", "position": 1},
    "goal_target": {
        "goal": "work", "effective": DAY, "value": 0.2, "due": DAY, "reason_da": "Aftalt",
        "reason_en": "Agreed", "assumed": False,
    },
    "meeting": {"day": DAY, "assumed": True},
    "registration": {
        "goal": "work", "day": DAY, "verdict": "reached", "numerator": 3, "denominator": 4,
        "text": "Done",
    },
    "staff": {
        "id": "s1", "role": "mentor", "site": "north", "weekly_hours": 37.0, "began": DAY,
        "ended": None,
    },
    "participant": {
        "id": "p1", "site": "north", "staff": "s1", "target_group": None, "gender": "woman",
        "birth_year": 1980, "nationality": None, "education": None, "benefit": None,
    },
    "course": {
        "participant": "p1", "number": 1, "referred": DAY, "started": DAY, "ended": None,
        "ending": None, "reason": None, "destination": None,
    },
    "participant_attribute": {"participant": "p1", "attribute": "diagnosis", "code": "anxiety"},
    "company": {
        "id": "c1", "type": None, "experience": None, "site": "north", "first_contact": DAY,
    },
    "spell": {
        "participant": "p1", "number": 1, "kind": "flexjob", "from_day": DAY, "to_day": None,
        "weekly_hours": 12.5, "company": "c1", "held_at_start": False, "route": None,
    },
    "measurement": {"participant": "p1", "form": "citizen", "wave": 1, "day": DAY, "mode": None},
    "answer": {
        "participant": "p1", "form": "citizen", "wave": 1, "item": "health", "option": "good",
    },
    "event": {
        "id": "e1", "kind": "conversation", "day": DAY, "participant": "p1", "staff": "s1",
        "company": "c1", "series": None, "setting": None, "minutes": 45,
    },
    "volunteer": {"id": "v1", "site": "north", "began": DAY, "ended": None},
    "next_of_kin": {"id": "k1", "participant": "p1", "relation": "parent", "began": DAY},
    "erased_person": {"mark": "0" * 64, "salt": "1" * 64, "erased_on": DAY},
}  # fmt: skip


def add_row(connection: Connection, table: str, project_id: str = "a", **changes: Any) -> None:
    """Insert the table's row, with other values where `changes` names a column."""
    model = Model.metadata.tables[table]
    recorded = RECORDED if "import_id" in model.columns else {}
    values = {"project_id": project_id, **VALUES[table], **recorded, **changes}
    connection.execute(insert(model), [values])


def codes_in_use() -> set[tuple[str, str]]:
    """The code list and code of every value above that must stand on a list."""
    return {
        (code_list, values[column])
        for table, values in VALUES.items()
        for column, code_list in code_lists(Model.metadata.tables[table]).items()
        if values[column] is not None
    }


def add_projects(connection: Connection) -> None:
    """Projects "a" and "b", each with one row in every table."""
    batch = {"id": 1, "project_id": "a", "source": "folder", "digest": "0" * 64}
    connection.execute(
        insert(Model.metadata.tables["import_batch"]),
        [batch | {"started_at": RECORDED["recorded_at"]}],
    )
    for position, project_id in enumerate("ab"):
        row = {"id": project_id, "position": position, **RECORDED}
        connection.execute(insert(Model.metadata.tables["project"]), [row])
        for table in VALUES:
            add_row(connection, table, project_id)
            if table == "allowed_code":
                for name, code in sorted(codes_in_use()):
                    add_row(connection, table, project_id, list_name=name, code=code)
