"""What the intake page says, word for word, in the cases that differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.components.intake_findings import (
    say_curve,
    say_intake,
    say_leaving,
    say_not_started,
    say_sites,
    say_waiting,
)
from dashboard.components.intake_pace import say_months, say_pace
from dashboard.components.intake_tables import curve_table, months_table
from dashboard.indicators.conditions import All, Ended, Not, Referred
from dashboard.indicators.definition import Count, Site
from dashboard.indicators.forecast import IntakeForecast
from dashboard.indicators.intake import IntakeAnswer, IntakePoint, Leaving, SiteIntake
from dashboard.text.catalogue import Text
from tests.unit.definitions import definition
from tests.unit.figures.intake_samples import (
    DAY,
    DUE,
    FORECAST,
    NORTH,
    PACE,
    SOUTH,
    answer,
    history,
    target,
    without_target,
)
from tests.unit.figures.samples import label, revision

NB = "\u00a0"
SMALL = Site(id="small", name=label("Lille"), places=9)
DANISH, ENGLISH = Text("da"), Text("en")


def lead(found: IntakeAnswer | None = None, *, selected: bool = False) -> str:
    return say_intake(found or answer(), selected=selected, text=DANISH)


def test_the_lead_holds_the_figure_against_the_target_the_pace_and_the_forecast() -> None:
    assert lead() == (
        f"Pr. 20. oktober 2018 er 30 borgere henvist, og 27 af dem er startet (90{NB}%); måltallet "
        "er 60 henviste senest 30. juni 2019. For at nå det skal der komme 3,6 om måneden; siden "
        "1. juli 2018 er der kommet 6,8 om måneden, og fortsætter det sådan, nås måltallet "
        f"omkring maj 2019 (95{NB}%-interval: februar 2019 til december 2019; fristen ligger inden "
        "for intervallet)."
    )
    assert say_intake(answer(), selected=False, text=ENGLISH) == (
        "By 20 October 2018, 30 participants have been referred, and 27 of them have started "
        "(90%); the target is 60 referred by 30 June 2019. To reach it, 3.6 a month must come; "
        "since 1 July 2018, 6.8 a month have come, and if that goes on, the target is reached "
        "around May 2019 (95% interval: February 2019 to December 2019; the due date lies within "
        "it)."
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (date(2018, 11, 1), date(2019, 6, 30), "november 2018 til juni 2019; alt sammen før"),
        (date(2019, 7, 1), date(2019, 9, 1), "juli 2019 til september 2019; alt sammen efter"),
        (date(2019, 6, 30), None, "tidligst juni 2019, uden en seneste måned; fristen ligger"),
    ],
)
def test_the_interval_is_held_against_the_due_date(
    earliest: date, latest: date | None, said: str
) -> None:
    ahead = IntakeForecast(date(2019, 6, 1), earliest, latest)
    assert said in lead(answer(pace=replace(PACE, forecast=ahead)))
    assert said in say_pace(answer(pace=replace(PACE, forecast=ahead)), DANISH)


def test_when_nobody_comes_that_is_said_and_nothing_is_forecast() -> None:
    pace = replace(PACE, recent=0, per_month=0.0, forecast=None)
    assert lead(answer(pace=pace)).endswith(
        "For at nå det skal der komme 3,6 om måneden; siden 1. juli 2018 er der ikke kommet flere."
    )
    assert say_pace(answer(pace=pace), DANISH).startswith("Siden 1. juli 2018 er ingen henvist;")


def test_a_target_that_is_reached_or_overdue() -> None:
    alone = replace(PACE, needed=None, forecast=None)
    reached = answer(target=target(revision(30, DUE)), pace=alone)
    assert "; måltallet på 30 henviste er nået. Siden" in lead(reached)
    overdue = answer(target=target(last_day=date(2018, 9, 30)), pace=alone)
    assert (
        "; måltallet på 60 skulle være nået senest 30. september 2018, og der mangler 30. Siden"
        in lead(overdue)
    )
    # the day itself is not ahead
    on_the_day = answer(pace=alone, day=DUE)
    assert "skulle være nået senest 30. juni 2019, og der mangler 30" in lead(on_the_day)


LATE = date(2019, 3, 15)


def late(**changes: Any) -> IntakeAnswer:
    """The data end on 20 October; asked is of March, by when 45.5 were expected."""
    pace = replace(PACE, needed=8.5, forecast=None)
    return answer(**{"on": LATE, "target": target(expected=45.5), "pace": pace, **changes})


def test_after_the_last_data_both_dates_are_said_and_nothing_is_forecast() -> None:
    assert lead(late()) == (
        f"Data til 20. oktober 2018: 30 borgere henvist, og 27 af dem er startet (90{NB}%). Pr. 15."
        " marts 2019 er måltallet 60 henviste senest 30. juni 2019, og 45,5 var forventet. For at "
        "nå det fra de 30, der kendes, skal der fra 15. marts 2019 komme 8,5 om måneden; siden 1. "
        "juli 2018 (data til 20. oktober 2018) er der kommet 6,8 om måneden. Der er ingen "
        "prognose, for data slutter før 15. marts 2019."
    )
    assert say_curve(late(), definition(), DANISH).endswith(
        "Data til 20. oktober 2018: 30 tæller mod måltallet. Pr. 15. marts 2019 var 45,5 forventet."
    )
    english = say_intake(late(), selected=False, text=ENGLISH)
    assert "On 15 March 2019, the target is 60 referred by 30 June 2019, and 45.5 were" in english
    assert english.endswith("There is no forecast, since data end before 15 March 2019.")


def test_what_fell_due_after_the_last_data_is_not_known() -> None:
    alone = replace(PACE, needed=None, forecast=None)
    said = lead(late(target=target(last_day=date(2018, 12, 31)), pace=alone))
    assert (
        "Måltallet på 60 skulle være nået senest 31. december 2018. Om det blev nået, vides ikke, "
        "for data slutter før; pr. 20. oktober 2018 manglede der 30." in said
    )
    assert "prognose" not in said
    before = lead(late(target=target(last_day=date(2018, 9, 30)), pace=alone))
    assert "skulle være nået senest 30. september 2018; der manglede 30." in before
    reached = late(target=target(revision(30, DUE)), pace=alone)
    assert "Måltallet pr. 15. marts 2019 på 30 henviste er nået." in lead(reached)


def test_the_table_ends_with_what_is_expected_on_the_date_asked_for() -> None:
    last = curve_table(late(), "", DANISH).rows[-1]
    assert [cell if isinstance(cell, str) else cell.shown for cell in last] == [
        "15. mar. 2019",
        "–",
        "–",
        "45,5",
        "60",
    ]
    assert len(curve_table(late(), "", DANISH).rows) == len(history()) + 1
    assert len(curve_table(answer(), "", DANISH).rows) == len(history())


def test_a_count_that_may_fall_is_a_net_change() -> None:
    staying = Not(of=Ended(endings=("withdrawn",)))
    net = target(measure="counted")
    indicator = Count(where=All(of=(Referred(), staying)))
    goal = net.goal.model_copy(update={"indicator": indicator})
    counted = tuple(replace(point, counted=point.started) for point in history())
    found = answer(target=replace(net, goal=goal), measure="counted", history=counted)
    assert found.is_net
    assert months_table(found, "", DANISH).head == ("Måned", "Nettoændring")
    assert "siden 1. juli 2018 er tallet vokset med 6,8 om måneden" in lead(found)
    assert months_table(answer(), "", DANISH).head == ("Måned", "Kommet til")


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("started", "; måltallet er 60 startede senest 30. juni 2019."),
        ("counted", "; 30 tæller med i måltallet på 60 senest 30. juni 2019."),
    ],
)
def test_what_the_target_counts_is_said(measure: str, said: str) -> None:
    counted = tuple(replace(point, counted=point.started) for point in history())
    found = answer(target=target(measure=measure), measure=measure, history=counted)
    assert said in lead(found)


def test_without_a_target_it_says_why() -> None:
    assert lead(without_target()) == (
        f"Pr. 20. oktober 2018 er 30 borgere henvist, og 27 af dem er startet (90{NB}%). Projektet "
        "har ikke sat et måltal for, hvor mange der skal ind i alt. Siden 1. juli 2018 er der "
        "kommet 6,8 om måneden."
    )
    has_goal = without_target(goal=target().goal, pace=None)
    assert lead(has_goal).endswith("Der var ikke sat et måltal for optaget den dag.")
    assert lead(has_goal, selected=True).endswith("holdes ikke op mod et udvalg.")


def test_the_curve_is_held_against_what_was_expected() -> None:
    said = say_curve(answer(), definition(), DANISH)
    assert said.startswith("Fra 1. september 2016 til 20. oktober 2018 er 30 borgere henvist")
    assert said.endswith("30 tæller mod måltallet; det er flere end de 27,4, der var forventet nu.")
    below = say_curve(answer(target=target(expected=31.6)), definition(), DANISH)
    assert "det er færre end de 31,6, der var forventet nu." in below
    same = say_curve(answer(target=target(expected=30.04)), definition(), DANISH)
    assert "det er, hvad der var forventet nu." in same
    undated = say_curve(answer(target=target(expected=None)), definition(), DANISH)
    assert "tæller mod måltallet" not in undated


def test_a_step_of_the_target_is_said_and_an_assumed_one_marked() -> None:
    lowered = revision(60, DUE, date(2018, 9, 15))
    assumed = lowered.model_copy(update={"assumed": True})
    same = revision(80, DUE, date(2018, 7, 1))
    steps = (revision(80, DUE), same, assumed)
    said = say_curve(answer(target=target(*steps)), definition(), DANISH)
    assert said.endswith("Måltallet blev ændret fra 80 til 60 den 15. september 2018 (antaget).")
    assert said.count("Måltallet blev ændret") == 1


def test_the_month_that_has_begun_is_no_whole_month() -> None:
    assert "I oktober 2018 er det indtil videre 4." in say_months(answer(), DANISH)
    whole = answer(history=history()[:-1])
    assert "I september 2018 var det 8." in say_months(whole, DANISH)
    assert "få borgere" not in say_months(answer(), DANISH)
    few = say_months(answer(pace=replace(PACE, recent=9)), DANISH)
    assert few.endswith("Tempoet bygger på få borgere og kan hurtigt ændre sig.")
    assert say_months(answer(pace=None), DANISH).startswith("Der er ikke længere et tempo")


def test_those_who_have_not_started_are_said_apart() -> None:
    assert say_not_started(answer(), DANISH) == (
        f"3 af 30 henviste er ikke startet (10{NB}%): 2 venter, og 1 er stoppet før start. De ses "
        "ikke i tallene for startede."
    )
    nobody = answer(waiting=(0, 0, 0, 0), leaving=())
    assert "ingen venter, og ingen er stoppet" in say_not_started(nobody, DANISH)


def test_a_long_wait_is_said() -> None:
    assert say_waiting(answer(), DANISH) == (
        "2 venter på at starte. 1 af dem har ventet mindst 3 måneder."
    )
    assert say_waiting(answer(waiting=(0, 0, 1, 0)), DANISH) == "1 venter på at starte."
    short = answer(waiting=(2, 1, 0, 0))
    assert say_waiting(short, DANISH) == (
        "3 venter på at starte. Ingen af dem har ventet 3 måneder."
    )


def test_sites_are_said_in_their_order_with_their_places() -> None:
    two = answer(sites=(SiteIntake(NORTH, 18, 17, 12), SiteIntake(SMALL, 12, 10, 7)))
    assert say_sites(two, DANISH, with_places=True) == (
        "I gang nu: 12 i Nord (8 aftalte pladser) og 7 i Lille (9 aftalte pladser). På 1 af 2 "
        "steder med aftalte pladser er flere i gang, end der er pladser."
    )
    assert say_sites(two, DANISH, with_places=False) == "I gang nu: 12 i Nord og 7 i Lille."
    room = answer(sites=(SiteIntake(NORTH, 9, 9, 8), SiteIntake(SMALL, 9, 9, 9)))
    assert say_sites(room, DANISH, with_places=True).endswith(
        "På ingen af de 2 steder med aftalte pladser er flere i gang, end der er pladser."
    )
    some = answer(sites=(SiteIntake(NORTH, 9, 9, 8), SiteIntake(None, 1, 1, 1)))
    assert say_sites(some, DANISH, with_places=True) == (
        "I gang nu: 8 i Nord (8 aftalte pladser) og 1 uden oplyst sted."
    )


def test_many_sites_are_not_all_named() -> None:
    sites = tuple(SiteIntake(SOUTH, 5, 4, 2) for _ in range(6))
    assert say_sites(answer(sites=sites), DANISH, with_places=True) == "12 er i gang på 6 steder."


def test_why_they_left() -> None:
    small = definition()
    assert say_leaving(answer(), small, DANISH) == (
        f"3 af 30 henviste er udgået (10{NB}%), 1 af dem før start. Den hyppigste årsag er "
        "»Flyttet« (2 af 3)."
    )
    before = answer(leaving=(Leaving("moved", 2, 0),))
    assert say_leaving(before, small, DANISH) == (
        f"2 af 30 henviste er udgået (7{NB}%), alle før start."
    )
    after = answer(leaving=(Leaving("moved", 0, 1), Leaving(None, 0, 1)))
    assert say_leaving(after, small, DANISH) == (
        f"2 af 30 henviste er udgået (7{NB}%), alle efter start."
    )


def test_no_reason_is_called_the_most_frequent_when_it_was_not_given() -> None:
    unknown = answer(leaving=(Leaving("moved", 0, 1), Leaving(None, 2, 1)))
    assert "hyppigste" not in say_leaving(unknown, definition(), DANISH)


def test_one_person_short_of_the_interval_still_has_one() -> None:
    """A forecast within one month reads from that month to itself."""
    near = IntakeForecast(date(2018, 11, 5), date(2018, 11, 1), date(2018, 11, 9))
    said = say_pace(answer(pace=replace(PACE, forecast=near)), DANISH)
    assert "omkring november 2018 (95\u00a0%-interval: november 2018 til november 2018" in said


def test_the_figure_of_the_day_is_the_last_of_the_history() -> None:
    assert answer().now == IntakePoint(DAY, 30, 27)
    assert FORECAST.latest is not None
