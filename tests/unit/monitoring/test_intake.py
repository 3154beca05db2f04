"""The door to intake: a small project's figures, worked out by hand for seven persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR as OP
from dashboard.access import NotAllowed, Role, Viewer
from dashboard.indicators.conditions import Attribute
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection
from dashboard.indicators.intake import IntakeAnswer, IntakePoint, Leaving
from dashboard.monitoring.intake import caseload, intake
from dashboard.monitoring.projects import FutureDate, UnknownProject
from dashboard.monitoring.store import ProjectStore
from tests.unit.definitions import TOML
from tests.unit.small_store import AS_OF, TODAY, import_small

MORE = """
[[sites]]
id = "south"
name = { da = "Jobcenter Syd", en = "South job centre" }
places = 2
[[codes.ending_reason]]
code = "own_wish"
label = { da = "Eget ønske", en = "Own wish" }
[[codes.staff_role]]
code = "mentor"
label = { da = "Mentor", en = "Mentor" }
"""
FILES = {
    "participants": """id,gender,site,staff
p1,woman,north,m1
p2,,north,m1
p3,,south,
p4,woman,south,m2
p5,,south,
p6,,north,
p7,,,
""",
    # p6 never started, p7 starts after the date
    "courses": """participant,number,referred,started,ended,ending,reason
p1,1,2016-09-10,2016-09-20,,,
p2,1,2017-01-05,2017-01-20,2017-06-30,withdrawn,own_wish
p3,1,2017-08-31,,2017-10-15,withdrawn,moved
p4,1,2017-09-01,2017-09-15,2017-11-30,unplanned,moved
p5,1,2017-10-31,,,,
p6,1,2017-11-15,,2017-11-20,unplanned,
p7,1,2017-11-20,2017-12-05,,,
""",
    "staff": """id,role,site,weekly_hours,began,ended
m1,mentor,north,37,,
m2,mentor,south,18.5,,
""",
    "spells": "participant,number,kind,from,to\n",
    "registrations": "goal,day,verdict,numerator,denominator,text\n",
}
EVERYBODY = Selection(AS_OF)
WOMEN = Selection(
    AS_OF,
    (
        Choice(
            Filter("gender", None, ()),
            (FilterOption("woman", None, Attribute(name="gender", values=("woman",))),),
        ),
    ),
)


def store_of(
    engine: Engine, read_only_engine: Engine, folder: Path, toml: str = TOML + MORE
) -> ProjectStore:
    import_small(engine, folder, toml, **FILES)
    return ProjectStore(read_only_engine, today=lambda: TODAY)


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    return store_of(engine, read_only_engine, tmp_path)


def answer(store: ProjectStore, on: date = AS_OF) -> IntakeAnswer:
    return intake(OP, store, "small", EVERYBODY, on)


def test_who_has_come(store: ProjectStore) -> None:
    found = answer(store)
    assert found.day == AS_OF
    assert len(found.history) == 15
    assert found.history[0] == IntakePoint(date(2016, 9, 30), 1, 1)
    assert found.now == IntakePoint(AS_OF, 7, 3)
    # p3, p5, p6, p7; of them p5 (since a month, clamped) and p7 wait
    assert found.not_started == 4
    assert found.waiting == (1, 1, 0, 0)


def test_who_left_and_why(store: ProjectStore) -> None:
    """p4 started and ended unplanned, which is no withdrawal; p6 was refused without a reason."""
    found = answer(store)
    assert found.leaving == (
        Leaving("moved", 1, 0),
        Leaving("own_wish", 0, 1),
        Leaving(None, 1, 0),
    )
    assert (found.left, found.left_before_start) == (3, 2)


def test_sites_stand_in_the_order_of_the_project(store: ProjectStore) -> None:
    shown = [
        (one.site.id if one.site else None, one.referred, one.started, one.ongoing)
        for one in answer(store).sites
    ]
    assert shown == [("north", 3, 2, 1), ("south", 3, 1, 0), (None, 1, 0, 0)]


def test_the_target_in_force_and_the_pace(store: ProjectStore) -> None:
    found = answer(store)
    assert found.target is not None
    assert (found.measure, found.target.so_far, found.target.revision.value) == ("referred", 7, 165)
    assert found.target.expected == pytest.approx(165 * 455 / 851)
    assert found.target.last_day == date(2018, 12, 31)
    assert found.target.path[0] == (date(2016, 9, 1), 0.0)
    assert found.target.path[-1] == (date(2018, 12, 31), 165.0)
    pace = found.pace
    assert pace is not None
    assert (pace.since, pace.recent) == (date(2017, 9, 1), 4)
    assert pace.needed == pytest.approx(158 / 396 * 30.4375)
    assert pace.forecast is not None
    assert pace.forecast.expected > date(2018, 12, 31)


def test_a_decision_after_the_figures_counts_from_its_day(store: ProjectStore) -> None:
    """Figures of November, the target of February: the ledger knows both, the path has the step."""
    found = answer(store, date(2018, 2, 12))
    assert found.now == IntakePoint(AS_OF, 7, 3)
    assert found.target is not None
    assert [one.value for one in found.target.ledger] == [165, 125]
    assert found.target.last_day == date(2018, 4, 30)
    path = dict(found.target.path)
    assert path[date(2018, 2, 11)] == pytest.approx(165 * 528 / 851)
    assert path[date(2018, 2, 12)] == pytest.approx(125 * 529 / 606)
    assert answer(store, date(2018, 2, 11)).target != found.target


def test_a_selection_is_held_against_no_target(store: ProjectStore) -> None:
    found = intake(OP, store, "small", WOMEN, AS_OF)
    assert found.now == IntakePoint(AS_OF, 2, 2)
    assert found.goal is not None
    assert found.target is None
    assert found.pace is not None
    assert (found.pace.recent, found.pace.needed) == (1, None)
    assert [(one.site.id if one.site else None, one.referred) for one in found.sites] == [
        ("north", 1),
        ("south", 1),
    ]
    assert (found.waiting, found.leaving) == ((0, 0, 0, 0), ())


def test_a_target_of_some_is_counted_on_each_day(
    engine: Engine, read_only_engine: Engine, tmp_path: Path
) -> None:
    """Of the north, without those withdrawn: p1, then p2 too until June, and p6 in November."""
    some = """where = { is = "all", of = [{ is = "referred" }, { is = "attribute", name = "site",
        values = ["north"] }, { is = "not", of = { is = "ended", endings = ["withdrawn"] } }] }"""
    toml = (TOML + MORE).replace('where = { is = "referred" }', " ".join(some.split()))
    found = answer(store_of(engine, read_only_engine, tmp_path, toml))
    by_day = {point.day: point.counted for point in found.history}
    assert found.measure == "counted"
    assert by_day[date(2016, 12, 31)] == 1
    assert by_day[date(2017, 5, 31)] == 2
    assert by_day[date(2017, 6, 30)] == 1
    assert by_day[AS_OF] == 2
    assert found.target is not None
    assert found.target.so_far == 2


def test_nothing_is_known_after_the_last_data(
    engine: Engine, read_only_engine: Engine, tmp_path: Path
) -> None:
    toml = (TOML + MORE).replace("intake_start", "data_until = 2017-12-05\nintake_start")
    store = store_of(engine, read_only_engine, tmp_path, toml)
    asked = Selection(date(2018, 2, 12))
    late = intake(OP, store, "small", asked, asked.as_of)
    assert late.now == IntakePoint(date(2017, 12, 5), 7, 4)
    assert late.target is not None
    assert late.target.revision.value == 125
    assert (late.day, late.on) == (date(2017, 12, 5), asked.as_of)
    # by the day asked for, along the line from 1 September 2016 to the end of April 2018
    assert late.target.expected == pytest.approx(125 * 529 / 606)
    assert dict(late.target.path)[asked.as_of] == late.target.expected
    assert late.pace is not None
    assert late.pace.needed == pytest.approx(118 / 77 * 30.4375)
    assert late.pace.forecast is None
    assert caseload(OP, store, "small", asked).days[-1] == date(2017, 12, 5)


def test_caseloads_of_all_and_of_a_selection(store: ProjectStore) -> None:
    found = caseload(OP, store, "small", EVERYBODY)
    assert found.days[0] == date(2017, 5, 31)
    assert found.days[-1] == AS_OF
    assert [(one.member.id if one.member else None, one.ongoing) for one in found.caseloads] == [
        ("m1", (2, 1, 1, 1, 1, 1, 1)),
        ("m2", (0, 0, 0, 0, 1, 1, 0)),
    ]
    assert found.trend[0].per_full_time == pytest.approx(2 / 1.5)
    assert found.trend[-1].per_full_time == pytest.approx(1 / 1.5)
    women = caseload(OP, store, "small", WOMEN)
    assert [one.selected for one in women.caseloads] == [1, 0]
    assert women.trend == found.trend


def test_before_anything_happened_there_are_noughts(store: ProjectStore) -> None:
    early = Selection(date(2015, 1, 1))
    found = intake(OP, store, "small", early, early.as_of)
    assert found.now == IntakePoint(date(2015, 1, 1), 0, 0)
    assert (found.target, found.pace, found.leaving) == (None, None, ())
    assert [(one.referred, one.ongoing) for one in found.sites] == [(0, 0), (0, 0)]
    assert caseload(OP, store, "small", early).ongoing == 0


def test_who_may_not_ask_and_what_cannot_be_asked(store: ProjectStore) -> None:
    other = Viewer("someone", frozenset({("other", Role.LEADER)}))
    for question in (
        lambda: intake(other, store, "small", EVERYBODY, AS_OF),
        lambda: caseload(other, store, "small", EVERYBODY),
    ):
        with pytest.raises(NotAllowed):
            question()
    with pytest.raises(UnknownProject):
        intake(OP, store, "nothing", EVERYBODY, AS_OF)
    with pytest.raises(FutureDate):
        intake(OP, store, "small", EVERYBODY, date(2018, 3, 2))
    with pytest.raises(FutureDate):
        caseload(OP, store, "small", Selection(date(2018, 3, 2)))
