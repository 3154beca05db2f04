"""A table with every kind of cell."""

from __future__ import annotations

from datetime import date

from dashboard.exports.table import (
    Table,
    count_cell,
    day_cell,
    interval_cell,
    number_cell,
    share_cell,
    tally_cell,
)
from dashboard.text.catalogue import Text


def sample(text: Text) -> Table:
    return Table(
        id="sample",
        caption="Køn / alder: [alle]",
        head=("Gruppe", "Antal", "Af", "Andel", "95 %", "Timer", "Dag"),
        rows=(
            (
                "=1+1",
                count_cell(1234, text),
                tally_cell(9, 98, text),
                share_cell(9, 98, text),
                interval_cell((0.05, 0.166), text),
                number_cell(12.34, text),
                day_cell(date(2019, 4, 15), text),
            ),
            (
                "Ingen",
                count_cell(None, text),
                tally_cell(0, 0, text),
                share_cell(0, 0, text),
                interval_cell(None, text),
                number_cell(None, text),
                day_cell(None, text),
            ),
        ),
        notes=("-1 er ikke en formel",),
    )
