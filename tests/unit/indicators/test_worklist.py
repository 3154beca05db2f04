"""What is needed for whom, and since when."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.worklist import Need, Ongoing, find_needs

AS_OF = date(2025, 3, 31)
STARTED = date(2024, 1, 31)
FORM = ("citizen", "staff")
USED = {("citizen", 1), ("citizen", 2), ("citizen", 3), ("staff", 1)}


def definition() -> ProjectDefinition:
    words = {"da": "x", "en": "x"}
    item = {"id": "i", "text": words, "scale": "s"}
    return ProjectDefinition.model_validate(
        {
            "id": "p", "name": words, "summary": words, "sites": [{"id": "a", "name": words}],
            "period": {"start": "2024-01-01", "end": "2026-01-01", "intake_start": "2024-01-01"},
            "waves": [
                {"number": number, "label": words, "months": months}
                for number, months in ((1, 0), (2, 6), (3, 12))
            ],
            "forms": [
                {"id": form, "voice": form, "name": words, "items": [item]} for form in FORM
            ],
        }
    )  # fmt: skip


def person(
    *,
    started: date = STARTED,
    in_job: bool = False,
    last_contact: date | None = AS_OF,
    measured: frozenset[tuple[str, int]] = frozenset({("citizen", 3), ("staff", 1)}),
    missing: tuple[str, ...] = (),
) -> Ongoing:
    return Ongoing("p1", "a", "s1", started, in_job, last_contact, measured, missing)


def needs(*persons: Ongoing, as_of: date = AS_OF, recorded: bool = True) -> list[Need]:
    return list(find_needs(persons, definition(), as_of, contacts_are_recorded=recorded, used=USED))


def test_nothing_is_needed() -> None:
    assert needs(person()) == []


@pytest.mark.parametrize(
    ("as_of", "measured", "missed"),
    [
        # the day of the wave itself is not late
        (date(2024, 7, 31), {("citizen", 1), ("staff", 1)}, []),
        (date(2024, 8, 1), {("citizen", 1), ("staff", 1)}, [("citizen", 2, date(2024, 7, 31))]),
        # only the latest wave can still be filled in
        (date(2025, 2, 1), {("citizen", 1), ("staff", 1)}, [("citizen", 3, date(2025, 1, 31))]),
        (date(2025, 2, 1), {("citizen", 3), ("staff", 1)}, []),
        # one who filled in the later form early lacks nothing
        (date(2024, 8, 1), {("citizen", 3), ("staff", 1)}, []),
        # the staff form is given at the first wave only
        (date(2025, 2, 1), {("citizen", 3)}, [("staff", 1, date(2024, 1, 31))]),
    ],
)
def test_measurements(
    as_of: date, measured: set[tuple[str, int]], missed: list[tuple[str, int, date]]
) -> None:
    found = needs(person(measured=frozenset(measured), last_contact=as_of), as_of=as_of)
    assert [(need.what[0], need.wave, need.since) for need in found] == missed


@pytest.mark.parametrize(
    ("in_job", "last", "since"),
    [
        (False, date(2025, 2, 28), None),
        (False, date(2025, 2, 27), date(2025, 3, 27)),
        (True, date(2024, 12, 31), None),
        (True, date(2024, 12, 30), date(2025, 3, 30)),
        (False, None, date(2024, 2, 29)),
        # a contact before the start says nothing of the time since
        (False, date(2023, 12, 1), date(2024, 2, 29)),
    ],
)
def test_contacts(in_job: bool, last: date | None, since: date | None) -> None:
    found = needs(person(in_job=in_job, last_contact=last))
    assert [need.since for need in found] == ([] if since is None else [since])
    assert all((need.reason, need.last) == ("contact", last) for need in found)
    assert needs(person(in_job=in_job, last_contact=last), recorded=False) == []


def test_details_come_last() -> None:
    lacking = person(missing=("gender",), last_contact=date(2025, 1, 1))
    assert [need.reason for need in needs(lacking)] == ["contact", "details"]
    assert needs(lacking)[1].what == ("gender",)
