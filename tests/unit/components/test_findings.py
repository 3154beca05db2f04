"""Findings: one sentence for each state of a goal, and one for a project."""

from __future__ import annotations

import pytest

from dashboard.components.findings import (
    count_standings,
    join,
    say_finding,
    say_history,
    say_overview,
)
from dashboard.indicators.results import Standing
from dashboard.text.catalogue import Text
from tests.unit.figures.samples import detail, done, project, status

DA, EN = Text("da"), Text("en")
NB = "\u00a0"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            status(),
            f"På vej: 9{NB}% mod 8,6{NB}% forventet nu; måltallet er 20{NB}% med frist "
            "31. december 2020.",
        ),
        (
            status(3, standing=Standing.BEHIND, target=0.15, expected=0.0642),
            f"Bagud: 3{NB}% mod 6,4{NB}% forventet nu; måltallet er 15{NB}% med frist "
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
        (done(), "Gjort."),
        (done(Standing.ON_TRACK), "I gang."),
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
    assert said == "Pr. 15. april 2019 er »education« bagud, og »work« på vej."


def test_goals_of_one_standing_are_named_together() -> None:
    both = project(status(code="a", headline=True), status(code="b", headline=True))
    assert say_overview(both, EN) == "As of 15 April 2019, “a (en)” and “b (en)” are on track."


def test_many_goals_without_headline_are_counted() -> None:
    goals = [status(code=str(i), standing=Standing.REACHED) for i in range(4)]
    said = say_overview(project(*goals, status(code="late", standing=Standing.BEHIND)), DA)
    assert said == "Pr. 15. april 2019 er 4 af 5 mål nået, og 1 bagud."


def test_a_project_without_targets_or_goals() -> None:
    outcome = status(71, 142, None, None, Standing.NO_TARGET, code="job", headline=True)
    assert "»job« er 71 af 142" in say_overview(project(outcome), DA)
    assert say_overview(project(), DA) == "Projektet har ingen mål endnu."


def test_standings_are_counted_in_one_order_without_empty_ones() -> None:
    goals = [status(standing=s) for s in (Standing.BEHIND, Standing.REACHED, Standing.BEHIND)]
    assert count_standings(goals) == [(Standing.REACHED, 1), (Standing.BEHIND, 2)]


def test_history_goes_from_the_first_value_to_the_last() -> None:
    said = say_history(detail(), DA)
    assert said.startswith(f"Fra 3{NB}% den 30. juni 2018 til 9 af 98 (9{NB}%) den 15. april 2019.")


def test_lists() -> None:
    assert join(["a"], DA) == "a"
    assert join(["a", "b", "c"], DA) == "a, b og c"
    assert join(["a", "b"], EN, clauses=True) == "a, and b"
