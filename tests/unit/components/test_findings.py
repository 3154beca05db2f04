"""Findings: one sentence for each state of a goal, and one for a project."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.components.findings import (
    count_standings,
    join,
    say_finding,
    say_history,
    say_overview,
)
from dashboard.indicators.conditions import Everyone
from dashboard.indicators.definition import Registered, Share
from dashboard.indicators.results import GoalStatus, Registration, Standing, Tally
from dashboard.text.catalogue import Text
from tests.unit.figures.samples import AS_OF, detail, done, project, status

DA, EN = Text("da"), Text("en")
NB = "\u00a0"
DONE = Registered(kind="done")
MINUTES = Share(unit="events", where=Everyone(), base=Everyone(), weight="minutes")


def registered(
    verdict: str,
    standing: Standing,
    *,
    k: int | None = None,
    n: int | None = None,
    target: float | None = 0.2,
) -> GoalStatus:
    """A share that is registered by hand, if nothing else is said without a figure."""
    kind = Registered(kind="share")
    given = status(k, n, target, 0.0857, standing, indicator=kind)
    return replace(given, registration=Registration(AS_OF, verdict, k, n, ""))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            status(),
            f"På vej: 9 af 98 (9,2{NB}%) mod forventet 8,6{NB}%; måltallet er 20{NB}% med frist "
            "31. december 2020.",
        ),
        (
            status(3, standing=Standing.BEHIND, target=0.15, expected=0.0642),
            f"Bagud: 3 af 98 (3{NB}%) mod forventet 6,4{NB}%; måltallet er 15{NB}% med frist "
            "31. december 2020.",
        ),
        (
            status(25, standing=Standing.REACHED),
            f"Måltallet på 20{NB}% er nået med 25 af 98 (26{NB}%).",
        ),
        (
            status(None, standing=Standing.NOT_MEASURED, expected=None),
            f"Ikke målt endnu; måltallet er 20{NB}% med frist 31. december 2020.",
        ),
        (
            status(71, 142, None, None, Standing.NO_TARGET),
            f"71 af 142 (50{NB}%); der er ikke sat et måltal.",
        ),
        (
            status(3, standing=Standing.UNREACHABLE),
            f"Måltallet på 20{NB}% med frist 31. december 2020 kan ikke længere nås; det er "
            f"3 af 98 (3{NB}%).",
        ),
        (
            status(13, 100, expected=0.1304, standing=Standing.AT_RISK),
            f"I fare: 13 af 100 (13,00{NB}%) mod forventet 13,04{NB}%; måltallet er 20{NB}% med "
            "frist 31. december 2020.",
        ),
        (
            status(119, 200, 0.6, 0.6, Standing.UNREACHABLE, due=AS_OF),
            f"Måltallet på 60{NB}% med frist 15. april 2019 blev ikke nået; det blev 119 af 200 "
            f"(59,5{NB}%).",
        ),
        (
            replace(
                status(70, 110, 0.6, 0.6, Standing.UNREACHABLE, due=date(2018, 12, 31)),
                final=Tally(28, 110),
            ),
            f"Måltallet på 60{NB}% med frist 31. december 2018 blev ikke nået; det blev 28 af 110 "
            f"(25{NB}%). Nu er det 70 af 110 (64{NB}%).",
        ),
        (
            replace(
                status(50, 110, 0.6, 0.6, Standing.REACHED, due=date(2018, 12, 31)),
                final=Tally(70, 110),
            ),
            f"Måltallet på 60{NB}% blev nået på fristen 31. december 2018 med 70 af 110 "
            f"(64{NB}%); nu er det 50 af 110 (45{NB}%).",
        ),
        (
            status(10, 110, 0.6, 0.6, Standing.NOT_MEASURED, due=date(2018, 12, 31)),
            "Ikke målt endnu: Der er ingen tal for fristen 31. december 2018. Det seneste er "
            f"10 af 110 (9{NB}%); måltallet er 60{NB}%.",
        ),
        (
            status(0, 5, expected=0.0),
            f"På vej: 0 af 5 (0{NB}%). Der forventes ikke noget endnu; måltallet er 20{NB}% med "
            "frist 31. december 2020.",
        ),
        (
            status(16, 18, 1.0, 1.0, Standing.AT_RISK, due=None),
            f"I fare: 16 af 18 (89{NB}%) mod måltallet på 100{NB}%.",
        ),
        (
            status(20, None, None, None, Standing.NO_TARGET),
            "20 borgere; der er ikke sat et måltal.",
        ),
        (
            status(690, 1200, None, None, Standing.NO_TARGET, indicator=MINUTES),
            f"690 af 1.200 minutter (57,5{NB}%); der er ikke sat et måltal.",
        ),
        (
            registered("reached", Standing.REACHED),
            f"Måltallet på 20{NB}% er registreret som nået; der er ikke oplyst et tal.",
        ),
        (
            registered("under_way", Standing.ON_TRACK),
            f"I gang; der er ikke oplyst et tal. Måltallet er 20{NB}% med frist 31. december 2020.",
        ),
        (
            registered("under_way", Standing.UNREACHABLE),
            f"Måltallet på 20{NB}% med frist 31. december 2020 er ikke registreret som nået; der "
            "er ikke oplyst et tal.",
        ),
        (
            registered("reached", Standing.NO_TARGET, target=None),
            "Registreret som nået; der er hverken oplyst et tal eller sat et måltal.",
        ),
        (
            registered("reached", Standing.REACHED, k=8, n=98),
            f"Måltallet på 20{NB}% er registreret som nået; det oplyste tal er 8 af 98 (8{NB}%).",
        ),
        (done(), "Gjort."),
        (
            status(0, None, 1, None, Standing.UNREACHABLE, due=AS_OF, indicator=DONE),
            "Ikke gjort inden fristen 15. april 2019.",
        ),
        (status(0, None, 1, None, indicator=DONE), "I gang."),
        (done(Standing.NOT_MEASURED), "Ikke registreret endnu."),
    ],
)
def test_a_goal_in_one_sentence(given: object, said: str) -> None:
    assert say_finding(given, DA) == said  # type: ignore[arg-type]


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("text", [DA, EN])
@pytest.mark.parametrize("measured", [True, False])
def test_every_standing_has_a_sentence(standing: Standing, text: Text, measured: bool) -> None:
    for given in (
        status(standing=standing, expected=0.1 if measured else None),
        status(110, None, 165, 88.0 if measured else None, standing),
        status(standing=standing, due=None, expected=None),
        done(standing),
    ):
        said = say_finding(given, text)
        assert said.endswith(".")
        assert "{" not in said


def test_a_project_is_said_by_its_headline_goals_in_the_order_of_the_ladder() -> None:
    said = say_overview(
        project(
            status(3, standing=Standing.BEHIND, code="education", headline=True),
            status(code="work", headline=True),
            status(standing=Standing.REACHED, code="other"),
        ),
        DA,
    )
    assert said == "Pr. 15. april 2019 er »education« bagud og »work« på vej."


def test_goals_of_one_standing_are_named_together() -> None:
    both = project(status(code="a", headline=True), status(code="b", headline=True))
    assert say_overview(both, EN) == "As of 15 April 2019, “a (en)” and “b (en)” are on track."


def test_many_goals_without_headline_are_counted() -> None:
    goals = [status(code=str(i), standing=Standing.REACHED) for i in range(4)]
    said = say_overview(project(*goals, status(code="late", standing=Standing.BEHIND)), DA)
    assert said == "Pr. 15. april 2019 er 4 af 5 mål nået og 1 bagud."
    others = [*goals, status(code="late", standing=Standing.BEHIND)][2:]
    said = say_overview(project(*others, status(code="on"), status(code="way")), EN)
    assert said == "As of 15 April 2019, 2 of 5 goals are reached, 2 are on track and 1 is behind."


def test_what_can_no_longer_be_reached_comes_last_and_agrees_with_any_name() -> None:
    lost = status(3, standing=Standing.UNREACHABLE, code="lost", headline=True)
    way = status(code="work", headline=True)
    assert say_overview(project(lost, way), DA) == (
        "Pr. 15. april 2019 er »work« på vej, mens »lost« ikke længere kan nås."
    )
    assert say_overview(project(lost, way), EN) == (
        "As of 15 April 2019, “work (en)” is on track, while “lost (en)” can no longer be reached."
    )
    assert say_overview(project(lost), DA) == "Pr. 15. april 2019 kan »lost« ikke længere nås."
    goals = [status(standing=Standing.UNREACHABLE, code=str(i)) for i in range(4)]
    assert (
        say_overview(project(*goals), DA) == "Pr. 15. april 2019 kan 4 af 4 mål ikke længere nås."
    )


def test_a_goal_that_was_missed_is_not_reached() -> None:
    late = status(3, standing=Standing.UNREACHABLE, due=AS_OF, code="late", headline=True)
    assert say_overview(project(late), DA) == "Pr. 15. april 2019 er »late« ikke nået."


def test_a_headline_without_a_target_is_said_with_its_figure() -> None:
    outcome = status(14, 29, None, None, Standing.NO_TARGET, code="job", headline=True)
    aim = status(36, None, 40, 25.2, code="people", headline=True)
    place = status(10, None, 10, 10, Standing.REACHED, code="place")
    assert say_overview(project(outcome, aim, place), DA) == (
        f"Pr. 15. april 2019 er »people« på vej. »job«: 14 af 29 (48{NB}%)."
    )
    assert say_overview(project(outcome, place), EN) == (
        "“job (en)”: 14 of 29 (48%) as of 15 April 2019. No target is set."
    )


def test_a_project_without_targets_or_goals() -> None:
    outcome = status(71, 142, None, None, Standing.NO_TARGET, code="job", headline=True)
    assert say_overview(project(outcome), DA).startswith("»job«: 71 af 142")
    assert say_overview(project(), DA) == "Projektet har ingen mål endnu."


def test_standings_are_counted_in_one_order_without_empty_ones() -> None:
    goals = [status(standing=s) for s in (Standing.BEHIND, Standing.REACHED, Standing.BEHIND)]
    assert count_standings(goals) == [(Standing.REACHED, 1), (Standing.BEHIND, 2)]


def test_history_goes_from_the_first_value_to_the_last() -> None:
    said = say_history(detail(), DA)
    assert said == (
        f"Fra 1 af 29 (3{NB}%) den 30. juni 2018 til 9 af 98 (9,2{NB}%) den 15. april 2019. "
        f"På vej: Der er forventet 8,6{NB}% nu, og måltallet er 20{NB}% med frist "
        "31. december 2020."
    )


def test_the_history_of_an_outcome_does_not_repeat_its_value() -> None:
    given = detail(k=34, n=None, target=None, expected=None, standing=Standing.NO_TARGET)
    first = replace(given.history[1], tally=Tally(1, None), value=1.0)
    given = replace(given, history=(first, *given.history[2:]))
    assert say_history(given, DA) == (
        "Fra 1 borger den 30. juni 2018 til 34 borgere den 15. april 2019. Der er ikke sat et "
        "måltal."
    )
    same = replace(given.history[1], tally=Tally(1, None), value=1.0)
    assert say_history(replace(given, history=(first, same)), DA).startswith(
        "Uændret 1 borger fra 30. juni 2018 til 15. april 2019."
    )


def test_a_history_of_one_point_is_the_finding() -> None:
    given = detail()
    assert say_history(replace(given, history=given.history[2:3]), DA) == say_finding(
        given.status, DA
    )


def test_lists() -> None:
    assert join(["a"], DA) == "a"
    assert join(["a", "b", "c"], DA) == "a, b og c"
    assert join(["a", "b"], EN) == "a and b"
