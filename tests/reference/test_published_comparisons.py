"""Tabel 6.3 to 6.6, the same persons at two waves, read off the transitions between the waves."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import Connection

from dashboard.data.answers import fetch_transitions
from dashboard.data.projects import fetch_definition
from dashboard.indicators.conditions import Everyone
from tests.reference.readings import Labels, Row, ShareOf, published_rows
from tests.reference.test_published_figures import TOLERANCE
from tests.reference.vive_groups import MIDTERM, OWN_HEALTH, PROJECT, TOTAL, WAVES
from tests.reference.vive_tables import TABLES

FORMS = {
    "Tabel 6.3": "staff",
    "Tabel 6.4": "citizen",
    "Tabel 6.5": "citizen",
    "Tabel 6.6": "citizen",
}


def _item(row: Row, labels: Labels) -> str:
    if row.table in ("Tabel 6.3", "Tabel 6.4"):
        return f"bip_{row.dimension[0]}"
    return OWN_HEALTH.get(row.dimension) or labels.item("citizen", row.dimension)


@pytest.mark.parametrize("table", FORMS)
def test_published_tables_are_the_margins_of_the_transitions(demo: Connection, table: str) -> None:
    definition = fetch_definition(demo, PROJECT)
    labels, form = Labels(definition), FORMS[table]
    [items] = [[item.id for item in f.items] for f in definition.forms if f.id == form]
    found = fetch_transitions(
        demo, PROJECT, MIDTERM, Everyone(), form, items, first_wave=1, second_wave=3
    )
    rows = [row for row in published_rows(PROJECT) if row.table == table]
    assert rows
    for row in rows:
        item, side = _item(row, labels), {1: 0, 3: 1}[WAVES[row.column]]
        answers: Counter[str | None] = Counter()
        for pair, count in found[item].twice.items():
            answers[pair[side]] += count
        del answers[None]
        reading = TABLES[table](row, labels)
        assert isinstance(reading, ShareOf)
        n = answers.total()
        assert n == (reading.n or int(row.n)), f"{row}: of {n}"
        if row.category not in TOTAL:
            count = answers[labels.option(form, item, row.category)]
            assert abs(100 * count / n - float(row.value)) < TOLERANCE, f"{row}: {count} of {n}"
