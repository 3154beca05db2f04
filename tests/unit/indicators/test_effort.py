"""Kinds of event, hours in bands, tasks taken together, and which items are about the effort."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.indicators.effort import (
    Contact,
    Jobs,
    KindCount,
    TaskCount,
    TaskTotal,
    add_tasks,
    asked_items,
    contact_kinds,
    hour_band,
)
from tests.unit.definitions import LABEL, definition


def kind(name: str, events: int, *, with_staff: int = 0, with_company: int = 0) -> KindCount:
    return KindCount(name, events, 1, 0, with_staff, with_company, date(2019, 1, 1))


@pytest.mark.parametrize(
    ("counted", "contact"),
    [
        (kind("conversation", 100, with_staff=99, with_company=10), "person"),
        (kind("company_contact", 100, with_staff=100, with_company=51), "company"),
        # A person's placement in a company, which no staff member takes part in.
        (kind("placement", 84), None),
        # Interviews: some of the citizens, some of the staff, none of both together.
        (kind("interview", 19), None),
        (kind("half", 10, with_staff=5, with_company=5), None),
    ],
)
def test_what_a_kind_is_a_contact_with(counted: KindCount, contact: Contact | None) -> None:
    assert counted.contact == contact


def test_kinds_of_contact() -> None:
    kinds = [
        kind("conversation", 4, with_staff=4),
        kind("visit", 4, with_company=4),
        kind("other", 4),
    ]
    assert contact_kinds(kinds, "person") == ("conversation",)
    assert contact_kinds(kinds, "company") == ("visit",)


@pytest.mark.parametrize(
    ("hours", "band"),
    [
        (1, 0),
        (9.5, 0),
        (10, 1),
        (19.9, 1),
        (20, 2),
        (29.5, 2),
        (30, 3),
        (36.5, 3),
        (37, 4),
        (60, 4),
    ],
)
def test_bands_of_hours(hours: float, band: int) -> None:
    assert hour_band(hours) == band


def test_jobs() -> None:
    jobs = Jobs(
        {
            ("ordinary_job", 37.0): 1,
            ("ordinary_job", 20.0): 2,
            ("flexjob", 8.0): 3,
            ("flexjob", None): 4,
        }
    )
    assert (jobs.persons, jobs.known, jobs.without_hours()) == (10, 6, 4)
    assert jobs.mean == pytest.approx((37 + 40 + 24) / 6)
    assert jobs.extremes == (8, 37)
    assert [jobs.in_band(band) for band in range(5)] == [3, 0, 2, 0, 1]
    assert jobs.in_band(0, "ordinary_job") == 0
    assert jobs.of_kind("flexjob") == 7
    assert jobs.without_hours("ordinary_job") == 0
    assert set(jobs.kinds) == {"flexjob", "ordinary_job"}


def test_jobs_without_any_hours() -> None:
    for jobs in (Jobs({}), Jobs({("flexjob", None): 2})):
        assert jobs.mean is None
        assert jobs.extremes is None


def test_tasks_taken_together() -> None:
    tasks = [
        TaskCount("talk", "home", 3, 2, 60),
        TaskCount("talk", None, 1, 0, 0),
        TaskCount("visit", "home", 5, 5, 300),
    ]
    assert list(add_tasks((one.kind, one) for one in tasks).items()) == [
        ("visit", TaskTotal(5, 5, 300)),
        ("talk", TaskTotal(4, 2, 60)),
    ]
    assert add_tasks((one.setting, one) for one in tasks) == {
        "home": TaskTotal(8, 7, 360),
        None: TaskTotal(1, 0, 0),
    }
    assert add_tasks([]) == {}


def test_items_on_the_effort_are_what_is_left_of_the_staff_forms() -> None:
    items = [
        {"id": name, "text": LABEL, "scale": "health"}
        for name in ("measured", "heard", "described", "frequency")
    ]
    forms = [
        {"id": form, "voice": form, "name": LABEL, "items": items} for form in ("citizen", "staff")
    ]
    asked = asked_items(
        definition(
            forms=forms,
            instruments=[{"id": "i", "name": LABEL, "form": "staff", "items": ["measured"]}],
            voices=[
                {
                    "name": LABEL,
                    "citizen": {"form": "citizen", "item": "heard"},
                    "staff": {"form": "staff", "item": "heard"},
                }
            ],
            baseline=[{"form": "staff", "item": "described"}],
        )
    )
    assert [(form, item.id, scale.id) for form, item, scale in asked] == [
        ("staff", "frequency", "health")
    ]
