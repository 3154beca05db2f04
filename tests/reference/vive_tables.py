"""På vej til arbejde: the midterm report's 18 tables.

Where a published base is wrong, the base that the counts need is given as `n` (five columns);
the four percentages that no count gives are named as the publication's errors.
"""

from __future__ import annotations

from collections.abc import Callable

from dashboard.indicators.conditions import Age, Measured
from tests.reference.readings import (
    CountOf,
    Labels,
    PublicationErred,
    Reading,
    Row,
    ShareOf,
    attribute,
    both,
    measured,
    negated,
)
from tests.reference.vive_groups import (
    ABILITY,
    AGES,
    COURSE,
    EDUCATION,
    EMPLOYMENT,
    INTERNSHIP,
    OWN_HEALTH,
    STARTED,
    STATUS,
    SUBSTANCES,
    TOTAL,
    WAVES,
    WORK,
    distribution,
    with_n,
)


def _table_2_1(row: Row, _labels: Labels) -> Reading:
    form = {"Borgerskema": "citizen", "Medarbejderskema": "staff"}[row.category]
    return CountOf(both(STARTED, Measured(form=form, wave=int(row.column.split()[1]))))


def _table_4_1(row: Row, labels: Labels) -> Reading:
    if row.category in TOTAL:
        return ShareOf(STARTED, STARTED)
    if row.dimension == "Alder":
        youngest, oldest = AGES[row.category.split()[0]]
        return ShareOf(Age(at_least=youngest, at_most=oldest), STARTED)
    name = {"Køn": "gender", "Nationalitet": "nationality"}[row.dimension]
    return ShareOf(attribute(name, labels.code(name, row.category)), STARTED)


def _table_4_2(row: Row, labels: Labels) -> Reading:
    if row.dimension.startswith("Borgers"):
        return distribution(row, labels, "citizen", "psychological_health")
    return distribution(row, labels, "staff", "psychological_problems")


def _table_4_3(row: Row, labels: Labels) -> Reading:
    item = "diagnosis" if row.column == "Psykiatrisk diagnose" else "medication"
    return distribution(row, labels, "staff", item)


def _table_4_4(row: Row, labels: Labels) -> Reading:
    if not row.dimension.startswith("Borgers"):
        return distribution(row, labels, "staff", "physical_problems")
    reading = distribution(row, labels, "citizen", "physical_health")
    if row.category in ("Mindre godt", "Godt"):
        return PublicationErred("prints the counts 33 and 30 of 98 as percentages", reading)
    return reading


def _table_4_5(row: Row, labels: Labels) -> Reading:
    everybody = both(
        STARTED,
        labels.answer("citizen", 1, "psychological_health"),
        labels.answer("citizen", 1, "physical_health"),
    )
    cell = [everybody]
    if row.category not in TOTAL:
        cell.append(labels.answer("citizen", 1, "psychological_health", row.category))
    if row.column not in TOTAL:
        cell.append(labels.answer("citizen", 1, "physical_health", row.column))
    return ShareOf(both(*cell), everybody)


def _table_4_6(row: Row, labels: Labels) -> Reading:
    return distribution(row, labels, "staff", SUBSTANCES[row.column])


def _table_4_7(row: Row, labels: Labels) -> Reading:
    return distribution(row, labels, "staff", ABILITY[row.column])


def _table_5_1(row: Row, _labels: Labels) -> Reading:
    if row.unit == "count":
        return CountOf(STATUS[row.category])
    return ShareOf(STATUS[row.category], STARTED)


def _table_5_2(row: Row, labels: Labels) -> Reading:
    item = OWN_HEALTH[row.dimension]
    reading = distribution(row, labels, "citizen", item, group=COURSE[row.column])
    if (row.dimension, row.category, row.column) == (
        "Fysisk helbred",
        "Mindre godt",
        "Fortsat igangværende forløb",
    ):
        return PublicationErred("28 is a misprint for 38: the column sums to 90", reading)
    return reading


def _table_5_3(row: Row, labels: Labels) -> Reading:
    wave = WAVES[row.column]
    reading = distribution(row, labels, "staff", "conversation_frequency", wave=wave)
    if (wave, row.category) == (2, "Sjældnere end en gang om måneden"):
        return PublicationErred("no count of 69 gives 5 per cent; the other rows leave 4", reading)
    return with_n(reading, 97) if wave == 1 else reading


def _table_5_4(row: Row, labels: Labels) -> Reading:
    return distribution(row, labels, "staff", "network_meeting", wave=WAVES[row.column])


def _table_6_1(row: Row, _labels: Labels) -> Reading:
    had = {
        "Beskæftigelse/ ordinære timer": WORK,
        "Uddannelse": EDUCATION,
        "Virksomhedspraktik": INTERNSHIP,
    }[row.column]
    where = {"Ja": had, "Nej": negated(had), "Total (n)": STARTED}[row.category]
    return ShareOf(where, STARTED)


def _table_6_2(row: Row, labels: Labels) -> Reading:
    item = OWN_HEALTH[row.dimension]
    reading = distribution(row, labels, "citizen", item, group=EMPLOYMENT[row.column])
    if (row.dimension, row.column) == ("Fysisk helbred", "Ikke i beskæftigelse"):
        return with_n(reading, 89)
    return reading


def _table_6_3(row: Row, labels: Labels) -> Reading:
    wave = WAVES[row.column]
    item = f"bip_{row.dimension[0]}"
    reading = distribution(row, labels, "staff", item, wave=wave, group=measured("staff", 1, 3))
    return with_n(reading, 43) if wave == 3 else reading


def _table_6_4(row: Row, labels: Labels) -> Reading:
    wave = WAVES[row.column]
    item = f"bip_{row.dimension[0]}"
    pair = measured("citizen", 1, 3)
    reading = distribution(row, labels, "citizen", item, wave=wave, group=pair)
    return with_n(reading, 38) if (item, wave) == ("bip_4", 3) else reading


def _table_6_5(row: Row, labels: Labels) -> Reading:
    wave = WAVES[row.column]
    pair = measured("citizen", 1, 3)
    item = OWN_HEALTH[row.dimension]
    reading = distribution(row, labels, "citizen", item, wave=wave, group=pair)
    return with_n(reading, 38) if (row.dimension, wave) == ("Psykisk helbred", 1) else reading


def _table_6_6(row: Row, labels: Labels) -> Reading:
    wave = WAVES[row.column]
    item = labels.item("citizen", row.dimension)
    pair = measured("citizen", 1, 3)
    return distribution(row, labels, "citizen", item, wave=wave, group=pair)


TABLES: dict[str, Callable[[Row, Labels], Reading]] = {
    "Tabel 2.1": _table_2_1,
    "Tabel 4.1": _table_4_1,
    "Tabel 4.2": _table_4_2,
    "Tabel 4.3": _table_4_3,
    "Tabel 4.4": _table_4_4,
    "Tabel 4.5": _table_4_5,
    "Tabel 4.6": _table_4_6,
    "Tabel 4.7": _table_4_7,
    "Tabel 5.1": _table_5_1,
    "Tabel 5.2": _table_5_2,
    "Tabel 5.3": _table_5_3,
    "Tabel 5.4": _table_5_4,
    "Tabel 6.1": _table_6_1,
    "Tabel 6.2": _table_6_2,
    "Tabel 6.3": _table_6_3,
    "Tabel 6.4": _table_6_4,
    "Tabel 6.5": _table_6_5,
    "Tabel 6.6": _table_6_6,
}
