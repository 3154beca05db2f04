"""Rules, expectations, clocks and standings in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.indicators.definition import GoalDefinition, TargetRevision
from dashboard.indicators.resolve import resolve
from dashboard.indicators.results import (
    Clock,
    Expected,
    ExpectedRule,
    GoalStatus,
    Standing,
    Tally,
)
from dashboard.text.catalogue import Text
from dashboard.text.formats import NO_BREAK
from dashboard.text.sentences import (
    SYMBOLS,
    say_amount,
    say_clock,
    say_expected,
    say_rule,
    say_standing,
)
from tests.unit.definitions import definition, goal, target

DA, EN = Text("da"), Text("en")
FLEXJOB = {"is": "in_spell", "kinds": ["flexjob"], "lasted_months": 6, "held_at_start": False}


def rules(*goals: GoalDefinition, **changes: Any) -> tuple[str, str]:
    """The last goal's rule in both languages."""
    project = resolve(definition(goals=list(goals), **changes))
    return say_rule(project.goals[-1], project, DA), say_rule(project.goals[-1], project, EN)


def share(base: Any, where: Any = FLEXJOB, **more: Any) -> dict[str, Any]:
    return {"measure": "share", "where": where, "base": base, **more}


def test_the_rule_of_a_share_of_everyone_referred() -> None:
    assert rules(goal(share("referred"))) == (
        "Tæller: henviste borgere, der på datoen er i fleksjob, som har varet mindst 6 måneder "
        "(job, de havde ved starten, regnes ikke med). Nævner: alle henviste.",
        "Numerator: referred participants who on the date are in a flexjob that has lasted at "
        "least 6 months (jobs they had at the start do not count). "
        "Denominator: everyone referred.",
    )


def test_the_rule_of_a_share_of_a_base_with_a_name() -> None:
    bases = [
        {
            "name": "women",
            "label": {"da": "kvinderne", "en": "the women"},
            "where": {"is": "attribute", "name": "gender", "values": ["woman"]},
        }
    ]
    danish, english = rules(goal(share("women", {"is": "started"})), bases=bases)
    assert danish == (
        "Tæller: de borgere i nævneren, der er startet. Nævner: »kvinderne«, det vil sige "
        "borgere, der er registreret med køn: »Kvinde«."
    )
    assert english == (
        "Numerator: those participants in the denominator who have started. Denominator: “the "
        "women”, that is participants who are registered with gender: “Woman”."
    )


def test_the_rule_of_a_share_of_other_rows() -> None:
    where = {"is": "contacted", "kinds": ["meeting"], "months": 3}
    base = {"is": "employs", "kinds": ["flexjob"]}
    assert rules(goal(share(base, where, unit="companies")))[0] == (
        "Tæller: de virksomheder i nævneren, der er blevet kontaktet (»Netværksmøde«) inden for "
        "de seneste 3 måneder. Nævner: virksomheder, der på datoen har en borger i fleksjob."
    )


def test_the_rule_of_a_share_of_time() -> None:
    where = {"is": "attribute", "name": "kind", "values": ["meeting"]}
    rule = rules(goal(share({"is": "everyone"}, where, unit="events", weight="minutes")))[0]
    assert rule == (
        "Tæller: minutter i de hændelser i nævneren, der er af typen »Netværksmøde«. "
        "Nævner: minutter i alle hændelser til og med datoen."
    )


@pytest.mark.parametrize(
    ("indicator", "danish"),
    [
        (
            {"measure": "count", "where": {"is": "referred"}},
            "Antal borgere, der er henvist.",
        ),
        (
            {"measure": "count", "unit": "companies", "where": {"is": "everyone"}},
            "Antal: alle virksomheder, som projektet har haft kontakt med.",
        ),
        (
            {"measure": "registered", "kind": "done"},
            "Registreres manuelt som gennemført eller ej.",
        ),
        (
            {"measure": "registered", "kind": "share"},
            "Andelen måles og registreres manuelt.",
        ),
        (
            {"measure": "registered", "kind": "count", "of": {"da": "pjecer", "en": "leaflets"}},
            "Antallet af pjecer tælles og registreres manuelt.",
        ),
    ],
)
def test_other_rules(indicator: dict[str, Any], danish: str) -> None:
    assert rules(goal(indicator))[0] == danish


def test_the_rule_of_goals_taken_together() -> None:
    first = goal(share("started"), code="x", short_name={"da": "Job", "en": "Job"})
    second = goal(share("started"), code="y", short_name={"da": "Skole", "en": "School"})
    both = goal({"measure": "joint", "goals": ["x", "y"]}, code="both")
    assert rules(first, second, both)[0] == (
        "Tæller: startede borgere, der opfylder mindst ét af målene »Job« og »Skole«; hver borger "
        "tæller én gang. Nævner: alle startede. Måltallet er summen af de enkelte måls måltal."
    )


def test_a_rule_about_outcomes_says_how_they_are_tried() -> None:
    rule = rules(goal(share("ended", {"is": "outcome", "codes": ["education"]})))[0]
    assert rule == (
        "Tæller: afsluttede borgere, der har »Uddannelse« som endeligt udfald. Nævner: alle "
        "afsluttede. Hver borger har ét endeligt udfald, det første på listen, der passer: »Job«: "
        "siden starten er begyndt i ordinær beskæftigelse; »Uddannelse«: siden starten er begyndt "
        "på en uddannelse."
    )


DUE = date(2018, 12, 31)
TARGET = TargetRevision.model_validate(target(0.6, "2016-01-01", "2018-12-31"))


def status(
    day: date, by_now: Expected | None, revision: TargetRevision | None = TARGET
) -> GoalStatus:
    return GoalStatus(
        definition=goal(share("referred")),
        as_of=day,
        tally=Tally(1, 10),
        value=0.1,
        interval=None,
        target=revision,
        expected=by_now,
        standing=Standing.BEHIND,
        previous=None,
    )


def line(value: float, rule: ExpectedRule = ExpectedRule.LINEAR) -> Expected:
    return Expected(value, rule, date(2017, 3, 1), DUE)


@pytest.mark.parametrize(
    ("day", "by_now", "revision", "danish", "english"),
    [
        (
            date(2017, 11, 30), line(0.2454), TARGET,
            "Forventet på datoen: 24,5 %, på en lige linje fra 1. marts 2017 til 60 % den "
            "31. december 2018.",
            "Expected on the date: 24.5%, on a straight line from 1 March 2017 to 60% on "
            "31 December 2018.",
        ),
        (
            date(2016, 11, 30), line(0), TARGET,
            "Der forventes ikke noget endnu: 1. marts 2017 er den første dag, nogen kan opfylde "
            "målet; derfra forventes en lige linje til 60 % den 31. december 2018.",
            "Nothing is expected yet: 1 March 2017 is the first day on which anybody can meet the "
            "goal; from there a straight line to 60% on 31 December 2018 is expected.",
        ),
        (
            date(2017, 11, 30), line(0.2, ExpectedRule.PLAN), TARGET,
            "Forventet på datoen: 20 %, efter projektets egen plan frem til 31. december 2018.",
            "Expected on the date: 20%, by the project's own plan until 31 December 2018.",
        ),
        (
            DUE, line(0.6), TARGET,
            "Fristen var 31. december 2018, da hele måltallet skulle være opfyldt: 60 %.",
            "The goal was due on 31 December 2018; the whole target was to be met: 60%.",
        ),
        (
            DUE, line(0.6), TARGET.model_copy(update={"due": None}),
            "Måltallet har ingen frist og skal være opfyldt hele tiden: 60 %.",
            "The target has no due date and is to be met all the time: 60%.",
        ),
        (
            DUE, None, TARGET,
            "Målet er enten nået eller ej; undervejs forventes ikke noget bestemt.",
            "The goal is either reached or not; nothing particular is expected before.",
        ),
        (
            DUE, None, None,
            "Målet har intet måltal, så der er ingen forventning.",
            "The goal has no target, so nothing is expected.",
        ),
    ],
)  # fmt: skip
def test_what_is_expected(
    day: date, by_now: Expected | None, revision: TargetRevision | None, danish: str, english: str
) -> None:
    found = status(day, by_now, revision)
    assert say_expected(found, DA).replace(NO_BREAK, " ") == danish
    assert say_expected(found, EN).replace(NO_BREAK, " ") == english


LAST = date(2018, 6, 30)


@pytest.mark.parametrize(
    ("day", "clock", "danish", "english"),
    [
        (
            date(2017, 11, 30), Clock(66, 10, 18, 38, LAST, DUE),
            "66 skal nås: 10 er nået, 18 er på vej, hvis jobbet eller uddannelsen holder, og 38 "
            "flere skal starte senest 30. juni 2018.",
            "66 needed: 10 there, 18 on the way if they last, 38 more starts by 30 June 2018.",
        ),
        (
            date(2018, 7, 1), Clock(66, 10, 18, 38, LAST, DUE),
            "66 skal nås: 10 er nået, 18 er på vej, hvis jobbet eller uddannelsen holder, og 38 "
            "flere skulle være startet senest 30. juni 2018.",
            "66 needed: 10 there, 18 on the way if they last, 38 more should have started by "
            "30 June 2018.",
        ),
        (
            date(2017, 11, 30), Clock(66, 50, 18, 0, LAST, DUE),
            "66 skal nås: 50 er nået, 18 er på vej, hvis jobbet eller uddannelsen holder, og der "
            "behøver ikke starte flere.",
            "66 needed: 50 there, 18 on the way if they last, no more starts needed.",
        ),
        (
            date(2017, 11, 30), Clock(20, 9, 0, 11, DUE, DUE),
            "20 skal nås: 9 er nået, og 11 flere skal nå det senest 31. december 2018.",
            "20 needed: 9 there, 11 more by 31 December 2018.",
        ),
        (
            date(2017, 11, 30), Clock(12, 10, 1, 1, LAST, DUE),
            "12 skal nås: 10 er nået, 1 er på vej, hvis jobbet eller uddannelsen holder, og 1 mere "
            "skal starte senest 30. juni 2018.",
            "12 needed: 10 there, 1 on the way if it lasts, 1 more start by 30 June 2018.",
        ),
        (
            DUE, Clock(66, 28, 0, 38, None, DUE),
            "66 skulle nås: 28 blev nået, og 38 manglede, da fristen udløb 31. december 2018.",
            "66 needed: 28 there, 38 short on the due date, 31 December 2018.",
        ),
    ],
)  # fmt: skip
def test_the_clock(day: date, clock: Clock, danish: str, english: str) -> None:
    assert say_clock(clock, day, DA).startswith(danish)
    assert say_clock(clock, day, EN).startswith(english)


def test_nothing_is_held_against_what_is_registered_without_a_figure() -> None:
    found = replace(status(DUE, line(0.6)), tally=None, value=None, standing=Standing.REACHED)
    assert say_expected(found, DA) == "Der er ikke oplyst et tal at holde op mod det forventede."
    unmeasured = replace(found, standing=Standing.NOT_MEASURED)
    assert say_expected(unmeasured, EN).startswith("The goal was due")


def test_the_clock_says_that_the_base_is_the_dates() -> None:
    assert "nævneren på datoen" in say_clock(Clock(66, 10, 18, 38, LAST, DUE), LAST, DA)
    assert "denominator" not in say_clock(Clock(66, 10, 0, 56, None, DUE), DUE, EN)


def test_each_standing_has_a_symbol_and_a_word_of_its_own() -> None:
    assert set(SYMBOLS) == set(Standing)
    assert len(set(SYMBOLS.values())) == len(Standing)
    for text in (DA, EN):
        assert len({say_standing(standing, text) for standing in Standing}) == len(Standing)


def test_amounts_are_in_the_goals_unit() -> None:
    count = goal({"measure": "count", "where": {"is": "referred"}})
    assert say_amount(0.0857, goal(share("referred")), DA) == f"8,6{NO_BREAK}%"
    assert say_amount(88.214, count, DA) == "88,2"
    assert say_amount(1165, count, DA) == "1.165"
