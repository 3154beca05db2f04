"""The effort among some of the persons, protected: what they took part in, contacts, hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.access import Question, Viewer
from dashboard.data.contacts import fetch_contacts
from dashboard.data.effort import fetch_weekly_hours
from dashboard.data.events import fetch_events
from dashboard.data.reading import Connection
from dashboard.data.tallies import fetch_tallies
from dashboard.indicators.conditions import Condition, Everyone, TookPart
from dashboard.indicators.contacts import BANDS, Contacts
from dashboard.indicators.definition import Label, ProjectDefinition, Share
from dashboard.indicators.effort import HOUR_BANDS, Jobs, contact_kinds
from dashboard.indicators.filters import COURSE_STATUSES, Selection
from dashboard.indicators.persons_counted import key
from dashboard.indicators.protected import ProtectedRow, ProtectedTable
from dashboard.indicators.protection import Group, protect_count
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.monitoring.answering import answer_protected
from dashboard.monitoring.store import ProjectStore

#: Names of the tables.
EVENTS, LAST_CONTACT, IN_JOB, NO_JOB, HOURS = "events", "last_contact", "job", "no_job", "hours"

#: A row: its code, what the project calls it, and how many persons.
Counts = Sequence[tuple[str, Label | None, int]]


def protected_effort(
    viewer: Viewer, store: ProjectStore, project_id: str, selection: Selection
) -> tuple[ProtectedTable, ...]:
    """Persons by kind of event, by the time since the last contact, by weekly hours in a job.

    Without a filter contacts are also told apart by who is in a job. Raises what `answer_protected`
    raises.
    """
    return answer_protected(
        viewer,
        store,
        Question.EFFORT,
        project_id,
        selection,
        compute=lambda connection, definition: (
            *_events(connection, definition, selection),
            *_contacts(connection, definition, selection),
            *_hours(connection, definition, selection),
        ),
    )


def _events(
    connection: Connection, definition: ProjectDefinition, selection: Selection
) -> tuple[ProtectedTable, ...]:
    kinds = definition.codes.get("event_kind", ())
    if not kinds:
        return ()
    own = Share(where=selection.where, base=Everyone())
    shares = [Share(where=TookPart(kinds=(one.code,)), base=selection.where) for one in kinds]
    found = fetch_tallies(connection, definition.id, [own, *shares], [selection.as_of])
    group, *tallies = (tally for [tally] in found)
    counts = [
        (one.code, one.label, tally.numerator) for one, tally in zip(kinds, tallies, strict=True)
    ]
    of = _group(group.numerator, group.denominator or 0, selection)
    table = _table(EVENTS, Everyone(), counts, group.numerator, of, definition.protection)
    return (table.model_copy(update={"overlap": True}),)


def _contacts(
    connection: Connection, definition: ProjectDefinition, selection: Selection
) -> tuple[ProtectedTable, ...]:
    about = (connection, definition.id, selection.as_of)
    kinds = fetch_events(*about, Everyone(), "quarter").kinds
    person = contact_kinds(kinds, "person")
    if not person:
        return ()
    ongoing = COURSE_STATUSES["ongoing"]
    asked = (person, contact_kinds(kinds, "company"))
    selected = Contacts(fetch_contacts(*about, selection.among(ongoing), *asked))
    everybody = Contacts(fetch_contacts(*about, ongoing, *asked))
    n, whole = (_total(found.counts) for found in (selected, everybody))
    rules = definition.protection
    all_bands = {
        band: sum(selected.in_band(band, in_job=job) for job in (False, True)) for band in BANDS
    }
    tables = [
        _table(LAST_CONTACT, ongoing, _banded(all_bands), n, _group(n, whole, selection), rules)
    ]
    if not selection.choices:
        for name, in_job in ((IN_JOB, True), (NO_JOB, False)):
            persons = selected.persons(in_job=in_job)
            bands = {band: selected.in_band(band, in_job=in_job) for band in BANDS}
            tables.append(_table(name, ongoing, _banded(bands), persons, Group(persons, n), rules))
    return tuple(tables)


def _hours(
    connection: Connection, definition: ProjectDefinition, selection: Selection
) -> tuple[ProtectedTable, ...]:
    about = (connection, definition.id, selection.as_of)
    selected = Jobs(fetch_weekly_hours(*about, selection.where))
    everybody = Jobs(fetch_weekly_hours(*about, Everyone()))
    if not everybody.known:
        return ()
    bands = {band: selected.in_band(band) for band in range(len(HOUR_BANDS))}
    group = _group(selected.known, everybody.known, selection)
    rules = definition.protection
    return (_table(HOURS, Everyone(), _banded(bands), selected.known, group, rules),)


def _group(n: int, whole: int, selection: Selection) -> Group | None:
    return Group(n, whole) if selection.choices else None


def _total(counts: Mapping[tuple[bool, int, int | None], int]) -> int:
    return sum(counts.values())


def _banded(bands: Mapping[int, int]) -> Counts:
    return [(str(band), None, count) for band, count in bands.items()]


def _table(
    name: str,
    base: Condition,
    counts: Counts,
    total: int,
    group: Group | None,
    rules: ProtectionRules,
) -> ProtectedTable:
    return ProtectedTable(
        name=name,
        within=key(base),
        rows=tuple(
            ProtectedRow(code=code, label=label, count=protect_count(count, rules, group))
            for code, label, count in counts
        ),
        total=protect_count(total, rules, group),
    )
