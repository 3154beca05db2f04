"""Which attributes the rows of each unit have, and on which code list their values stand."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.indicators.definition import ProjectDefinition, Unit

#: By unit and attribute: the code list in the definition's `codes`; "site" means its sites; None
#: means the ids of staff members, who have no name in a definition.
CODE_LISTS: Mapping[Unit, Mapping[str, str | None]] = {
    "persons": {
        "site": "site",
        "staff": None,
        "target_group": "target_group",
        "gender": "gender",
        "nationality": "nationality",
        "education": "education",
        "benefit": "benefit",
    },
    "companies": {"type": "company_type", "experience": "company_experience", "site": "site"},
    "events": {"kind": "event_kind", "series": "series", "setting": "setting", "staff": None},
    "staff": {"role": "staff_role", "site": "site"},
    "volunteers": {"site": "site"},
    "next_of_kin": {"relation": "relation"},
}

#: Code lists of columns that no condition asks for as an attribute.
OTHER_COLUMN_LISTS = frozenset({"ending_reason", "destination", "route", "mode"})


def multiple_lists(definition: ProjectDefinition) -> tuple[str, ...]:
    """The project's multi-valued attributes (diagnoses, support needs …): lists of no column."""
    of_columns = {name for unit in CODE_LISTS.values() for name in unit.values()}
    return tuple(name for name in definition.codes if name not in of_columns | OTHER_COLUMN_LISTS)
