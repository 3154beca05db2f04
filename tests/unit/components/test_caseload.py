"""Caseloads in sentences and tables."""

from __future__ import annotations

from datetime import date

from dashboard.components.caseload import caseload_table, say_caseloads, say_trend
from dashboard.indicators.caseload import CaseloadAnswer, StaffMember, caseload_answer
from dashboard.text.catalogue import Text
from tests.unit.definitions import LABEL, definition

DANISH = Text("da")
BEFORE, NOW = date(2018, 5, 31), date(2018, 6, 15)
SMALL = definition(
    codes={"staff_role": [{"code": "mentor", "label": LABEL}, {"code": "leader", "label": LABEL}]}
)
STAFF = (
    StaffMember("m1", "mentor", "north", 37.0),
    StaffMember("m2", "mentor", "north", 18.5),
    StaffMember("m3", "mentor", None, None),
    StaffMember("m4", "mentor", "north", 37.0, ended=date(2018, 6, 1)),
    StaffMember("l1", "leader", None, 37.0),
)
ONGOING = {
    (0, "m1"): (20, 0),
    (1, "m1"): (24, 6),
    (1, "m2"): (13, 2),
    (1, "m4"): (2, 0),
    (1, None): (3, 1),
}


def found(ongoing: dict[tuple[int, str | None], tuple[int, int]]) -> CaseloadAnswer:
    return caseload_answer(
        STAFF, ongoing, [BEFORE, NOW], roles=["mentor", "leader"], sites=["north"]
    )


def test_who_has_more_than_the_norm_and_what_is_odd() -> None:
    assert say_caseloads(found(ONGOING), 25, selected=False, text=DANISH) == (
        "42 er i gang hos 3 medarbejdere. 1 af de 3 medarbejdere, hvis timetal er kendt, har flere,"
        " end normen giver for deres timer: 25 på fuld tid (37 timer). 2 igangværende står hos "
        "medarbejdere, der er stoppet. 3 igangværende har ingen medarbejder. 1 anden medarbejder "
        "har en rolle uden borgere."
    )
    said = say_caseloads(found(ONGOING), 27, selected=True, text=DANISH)
    # m4 has nobody of the selection
    assert said.startswith("40 er i gang hos 2 medarbejdere. Ingen af de 2 medarbejdere, hvis")
    assert "9 af de 40 igangværende hører til udvalget." in said
    assert "rolle uden borgere" not in said


def test_one_member_alone() -> None:
    answer = caseload_answer(
        (StaffMember("m3", "mentor"),), {(0, "m3"): (4, 4)}, [NOW], roles=[], sites=[]
    )
    assert say_caseloads(answer, 25, selected=False, text=DANISH) == (
        "4 er i gang hos 1 medarbejder."
    )


def test_one_whose_hours_are_known() -> None:
    staff = (StaffMember("m1", "mentor", None, 37.0), StaffMember("m3", "mentor"))
    counts = {(0, "m1"): (24, 24), (0, "m3"): (4, 4)}
    answer = caseload_answer(staff, counts, [NOW], roles=[], sites=[])
    below = say_caseloads(answer, 25, selected=False, text=DANISH)
    above = say_caseloads(answer, 20, selected=False, text=DANISH)
    assert "Den ene medarbejder, hvis timetal er kendt, har ikke flere, end normen" in below
    assert "Den ene medarbejder, hvis timetal er kendt, har flere, end normen" in above


def test_the_trend_from_the_first_day_whose_hours_are_known() -> None:
    # 20 of 2.5 full-time members; 39 of the 1.5 who are left
    assert say_trend(found(ONGOING), 25, selected=False, text=DANISH) == (
        "Pr. fuldtidsmedarbejder er der 26,0 igangværende forløb; den 31. maj 2018 var der 8,0. "
        "Normen er 25. 3 igangværende forløb hos medarbejdere uden kendt timetal, eller uden "
        "medarbejder, er ikke regnet med."
    )
    assert say_trend(found(ONGOING), 25, selected=True, text=DANISH).endswith(
        "Tallene er for alle projektets borgere, ikke kun udvalget."
    )
    nobody_before = found({(1, "m1"): (3, 0)})
    assert "den 31. maj 2018 var der 0,0" in say_trend(
        nobody_before, 25, selected=False, text=DANISH
    )


def test_the_table_has_those_without_participants_too() -> None:
    table = caseload_table(found(ONGOING), SMALL, "Title", DANISH, selected=False)
    shown = [[cell if isinstance(cell, str) else cell.shown for cell in row] for row in table.rows]
    assert shown == [
        ["m1", "Ord", "Jobcenter Nord", "37", "24", "24,0", "25,0"],
        ["m2", "Ord", "Jobcenter Nord", "18,5", "13", "26,0", "12,5"],
        ["m4 (stoppet 1. jun. 2018)", "Ord", "Jobcenter Nord", "37", "2", "2,0", "25,0"],
        ["m3", "Ord", "–", "–", "0", "–", "–"],
        ["Uden medarbejder", "–", "–", "–", "3", "–", "–"],
        ["l1", "Ord", "–", "37", "0", "–", "–"],
    ]
    chosen = caseload_table(found(ONGOING), SMALL, "Title", DANISH, selected=True)
    assert [row[0] for row in chosen.rows] == ["m1", "m2", "Uden medarbejder"]
    assert len(chosen.head) == len(chosen.rows[0]) == 8
