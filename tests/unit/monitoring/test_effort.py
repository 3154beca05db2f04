"""The door to the effort: who may ask, what is filtered and what is not, worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR as OP
from dashboard.access import NotAllowed, Role, Viewer
from dashboard.indicators.conditions import Attribute
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection
from dashboard.indicators.results import Tally
from dashboard.monitoring.effort import contacts, effort
from dashboard.monitoring.projects import FutureDate, UnknownProject
from dashboard.monitoring.store import ProjectStore
from tests.unit.definitions import TOML
from tests.unit.small_store import AS_OF, TODAY, import_small

#: A second kind of event, which the project names first, and a goal that counts events.
MORE = """
[[codes.event_kind]]
code = "visit"
label = { da = "Besøg", en = "Visit" }
[[codes.event_kind]]
code = "meeting"
label = { da = "Netværksmøde", en = "Network meeting" }
[[codes.staff_role]]
code = "coach"
label = { da = "Coach", en = "Coach" }
"""
GOAL = """
[[goals]]
code = "M"
level = "activity"
name = { da = "Møder", en = "Meetings" }
short_name = { da = "Møder", en = "Meetings" }
indicator = { measure = "count", unit = "events", where = { is = "everyone" } }
"""
MEETING = """[[codes.event_kind]]
code = "meeting"
label = { da = "Netværksmøde", en = "Network meeting" }
"""
EVENTS = """id,kind,day,participant,staff,company
1,meeting,2017-10-29,p1,s,
2,meeting,2017-11-30,p2,s,
3,meeting,2017-12-01,p2,s,
4,visit,2017-09-01,p1,s,x
5,visit,2017-09-02,,s,x
6,meeting,2017-09-03,,,
"""


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    import_small(
        engine,
        tmp_path,
        TOML.replace(MEETING, MORE) + GOAL,
        staff="id,role,site,weekly_hours,began,ended\ns,coach,north,37,2016-01-01,\n",
        companies="id,site,first_contact\nx,north,2017-01-01\n",
        events=EVENTS,
        volunteers="id,site,began,ended\nv,north,2017-01-01,\n",
    )
    return ProjectStore(read_only_engine, today=lambda: TODAY)


def only(gender: str) -> Selection:
    """Women are p1 and p2; of p3 and p4 nothing is recorded."""
    option = FilterOption(gender, None, Attribute(name="gender", values=(gender,)))
    return Selection(AS_OF, (Choice(Filter("gender", None, (option,)), (option,)),))


def test_of_everybody(store: ProjectStore) -> None:
    found = effort(OP, store, "small", Selection(AS_OF), "quarter")
    assert [(one.kind, one.events, one.persons) for one in found.kinds] == [
        ("visit", 2, 1),
        ("meeting", 3, 2),
    ]
    assert (found.person_kinds, found.company_kinds) == (("meeting",), ("visit",))
    assert found.reached == Tally(2, 4)
    assert found.latest == {"person": date(2017, 11, 30), "company": date(2017, 9, 2)}
    assert found.is_recorded_until("person", date(2017, 12, 31))
    assert not found.is_recorded_until("person", date(2018, 1, 1))
    assert found.is_recorded_until("company", date(2017, 12, 2))
    assert not found.is_recorded_until("company", date(2017, 12, 3))
    assert found.left_out == 0
    assert found.companies.companies == 1
    assert found.volunteers == {"north": 1}
    assert [(goal.definition.code, goal.value) for goal in found.goals] == [("M", 5.0)]
    assert [goal.definition.code for goal in found.goals_of("events")] == ["M"]
    assert found.goals_of("volunteers") == ()
    assert found.items == ()


def test_a_selection_narrows_persons_only(store: ProjectStore) -> None:
    missing = effort(OP, store, "small", only("missing"), "quarter")
    assert missing.kinds == ()
    assert missing.reached == Tally(0, 2)
    assert missing.jobs.persons == 0
    assert missing.left_out == 2
    # What a contact is, is read off all events, whoever is selected.
    assert missing.person_kinds == ("meeting",)
    assert missing.companies.companies == 1
    assert [goal.value for goal in missing.goals] == [5.0]
    women = effort(OP, store, "small", only("woman"), "quarter")
    assert [(one.kind, one.events) for one in women.kinds] == [("visit", 1), ("meeting", 2)]
    assert women.reached == Tally(2, 2)
    assert women.jobs.persons == 2


def test_last_contacts_are_of_ongoing_persons(store: ProjectStore) -> None:
    """p1 and p2 are in jobs, p3 has ended and p4 has not started."""
    last = contacts(OP, store, "small", Selection(AS_OF), ["meeting"], ["visit"])
    assert last.counts == {(True, 0, None): 1, (True, 1, None): 1}
    assert last.persons(in_job=False) == 0
    visited = contacts(OP, store, "small", Selection(AS_OF), ["visit"], ["visit"])
    assert visited.counts == {(True, 2, None): 1, (True, 4, None): 1}


def test_who_may_not_ask_and_what_cannot_be_asked(store: ProjectStore) -> None:
    elsewhere = Viewer("guest", frozenset({("other", Role.LEADER)}))
    with pytest.raises(NotAllowed):
        effort(elsewhere, store, "small", Selection(AS_OF), "month")
    with pytest.raises(NotAllowed):
        contacts(elsewhere, store, "small", Selection(AS_OF), [], [])
    with pytest.raises(FutureDate):
        effort(OP, store, "small", Selection(date(2018, 3, 2)), "month")
    with pytest.raises(UnknownProject):
        effort(OP, store, "none", Selection(AS_OF), "month")
