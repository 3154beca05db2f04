"""På vej til arbejde: the dates, groups and words that its readings share."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.conditions import Condition, Ended, HadSpell, Started
from tests.reference.readings import Labels, Row, ShareOf, both, negated

PROJECT = "paa-vej-til-arbejde"
MIDTERM = date(2019, 4, 15)
FINAL = date(2021, 12, 31)

STARTED: Condition = Started()
WORK: Condition = HadSpell(kinds=("ordinary_job",))
EDUCATION: Condition = HadSpell(kinds=("education",))
INTERNSHIP: Condition = HadSpell(kinds=("internship",))
PLANNED: Condition = Ended(endings=("planned",))
UNPLANNED: Condition = both(STARTED, Ended(endings=("unplanned",)))
ONGOING: Condition = both(STARTED, negated(Ended()))
COURSE = {
    "Fortsat igangværende forløb": ONGOING,
    "Planlagt afsluttet forløb": PLANNED,
    "Uplanlagt afsluttet forløb": UNPLANNED,
    "Total": STARTED,
}
STATUS = {
    "- fortsat igangværende forløb": ONGOING,
    "- planlagt afsluttet forløb": PLANNED,
    "- uplanlagt afsluttet forløb": UNPLANNED,
    "Antal borgere med en opstartsmåling": STARTED,
}
EMPLOYMENT = {
    "I beskæftigelse": both(STARTED, WORK),
    "Ikke i beskæftigelse": both(STARTED, negated(WORK)),
    "Total": STARTED,
}
AGES = {
    "18-24": (18, 24),
    "25-29": (25, 29),
    "30-39": (30, 39),
    "40-49": (40, 49),
    "50-59": (50, 59),
}
OWN_HEALTH = {"Psykisk helbred": "psychological_health", "Fysisk helbred": "physical_health"}
WAVES = {"Første måling": 1, "Anden måling": 2, "Tredje måling": 3, "Måling 1": 1, "Måling 3": 3}
HEALTH = ("Fremragende", "Vældig godt", "Godt", "Mindre godt", "Dårligt")
TOTAL = ("Total (n)", "Total")

ABILITY = {
    "Varetage dagligdags funktioner": "daily_functions",
    "Håndtere sin økonomi": "finances",
    "Benytte det eksisterende behandlings- og støttesystem": "services",
}
SUBSTANCES = {"Alkohol": "alcohol", "Hash": "cannabis", "Hårde stoffer": "hard_drugs"}


def distribution(
    row: Row, labels: Labels, form: str, item: str, *, wave: int = 1, group: Condition = STARTED
) -> ShareOf:
    """One category of an item among those of the group who answered it."""
    answered = both(group, labels.answer(form, wave, item))
    if row.category in TOTAL:
        return ShareOf(where=answered, base=answered)
    return ShareOf(where=labels.answer(form, wave, item, row.category), base=answered)


def with_n(reading: ShareOf, n: int) -> ShareOf:
    """The base that the published percentages need, where the printed n is wrong."""
    return ShareOf(reading.where, reading.base, n=n)
