"""The door to published tables: counted by hand on both engines, on any date, for any filter."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.access import OPERATOR, NotAllowed, Role, Viewer
from dashboard.indicators.conditions import Attribute
from dashboard.indicators.filters import Choice, Filter, FilterOption, Selection
from dashboard.indicators.results import Tally
from dashboard.indicators.table_cells import Average, Value
from dashboard.monitoring import published
from dashboard.monitoring.projects import FutureDate, UnknownProject
from dashboard.monitoring.published import UnknownTable, published_table
from dashboard.monitoring.store import ProjectStore
from tests.unit.published_tables import FILES, WITH_TABLES
from tests.unit.small_store import AS_OF, TODAY, import_small

WOMAN = FilterOption("woman", None, Attribute(name="gender", values=("woman",)))
WOMEN = Selection(AS_OF, (Choice(Filter("gender", None, (WOMAN,)), (WOMAN,)),))


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    import_small(engine, tmp_path, WITH_TABLES, **FILES)
    return ProjectStore(read_only_engine, today=lambda: TODAY)


def values(
    store: ProjectStore, number: str, block: int = 0, selection: Selection | None = None
) -> dict[str, tuple[Value, ...]]:
    """The block's values by the code of the row."""
    answer = published_table(OPERATOR, store, "small", selection or Selection(AS_OF), number)
    return {row.code: row.values for row in answer.blocks[block].rows}


def test_codes_with_what_is_not_recorded_and_the_total(store: ProjectStore) -> None:
    two_of_four = Tally(2, 4)
    assert values(store, "1.1") == {
        "woman": (two_of_four, two_of_four),
        "missing": (two_of_four, two_of_four),
        "total": (Tally(4, 4), Tally(4, 4)),
    }


def test_codes_of_which_a_person_can_have_several(store: ProjectStore) -> None:
    assert values(store, "1.1", 1) == {
        "job": (Tally(3, 4), Tally(3, 4)),
        "health": (Tally(1, 4), Tally(1, 4)),
        "missing": (Tally(1, 4), Tally(1, 4)),
        "per_person": (Average(1.0, 4), None),
    }


def test_answers_by_wave_are_of_those_who_answered(store: ProjectStore) -> None:
    assert values(store, "1.2") == {
        "good": (Tally(1, 2), Tally(0, 1)),
        "poor": (Tally(1, 2), Tally(1, 1)),
        "total": (Tally(2, 2), Tally(1, 1)),
    }


def test_a_cross_table_has_its_margins(store: ProjectStore) -> None:
    assert values(store, "1.2", 1) == {
        "good": (Tally(1, 2), Tally(0, 2), Tally(1, 2)),
        "poor": (Tally(0, 2), Tally(1, 2), Tally(1, 2)),
        "total": (Tally(1, 2), Tally(1, 2), Tally(2, 2)),
    }


def test_conditions_by_group_yes_and_no_means_and_forms(store: ProjectStore) -> None:
    assert values(store, "forloeb", 0) == {"flexjob": (Tally(2, 2), Tally(2, 3))}
    assert values(store, "forloeb", 1) == {"all": (Average(113.0, 1),)}
    assert values(store, "forloeb", 2) == {
        "yes": (Tally(3, 3),),
        "no": (Tally(0, 3),),
        "total": (Tally(3, 3),),
    }
    assert values(store, "forloeb", 3) == {"citizen": (Tally(2, 3), Tally(1, 3))}


def test_other_units_are_counted_on_the_date(store: ProjectStore) -> None:
    assert values(store, "virksomheder") == {
        "north": (Tally(1, 2),),
        "missing": (Tally(1, 2),),
        "total": (Tally(2, 2),),
    }


def test_a_table_is_of_the_date_that_is_asked_for(store: ProjectStore) -> None:
    early = Selection(date(2017, 1, 31))
    assert values(store, "1.1", selection=early)["total"][0] == Tally(2, 2)
    # nobody without a recorded gender was referred yet
    assert "missing" not in values(store, "1.1", selection=early)
    assert values(store, "1.2", selection=early)["total"] == (Tally(2, 2), Tally(0, 0))


def test_a_filter_narrows_persons_and_leaves_companies_alone(store: ProjectStore) -> None:
    assert values(store, "1.1", selection=WOMEN)["total"][0] == Tally(2, 2)
    assert values(store, "forloeb", selection=WOMEN) == {"flexjob": (Tally(2, 2), Tally(2, 2))}
    assert values(store, "virksomheder", selection=WOMEN) == values(store, "virksomheder")


@pytest.mark.parametrize(("number", "tallies", "breakdowns"), [("1.1", 1, 0), ("1.2", 1, 2)])
def test_a_table_is_counted_in_few_questions_and_remembered(
    store: ProjectStore,
    monkeypatch: pytest.MonkeyPatch,
    number: str,
    tallies: int,
    breakdowns: int,
) -> None:
    asked: Counter[str] = Counter()

    def counting(name: str) -> None:
        fetch = getattr(published, name)

        def counted(*arguments: object) -> object:
            asked[name] += 1
            return fetch(*arguments)

        monkeypatch.setattr(published, name, counted)

    counting("fetch_tallies")
    counting("fetch_breakdown")
    first = published_table(OPERATOR, store, "small", Selection(AS_OF), number)
    assert published_table(OPERATOR, store, "small", Selection(AS_OF), number) is first
    assert asked == Counter(fetch_tallies=tallies, fetch_breakdown=breakdowns)


def test_what_cannot_be_answered_is_refused(store: ProjectStore) -> None:
    selection = Selection(AS_OF)
    with pytest.raises(UnknownTable):
        published_table(OPERATOR, store, "small", selection, "9.9")
    with pytest.raises(UnknownProject):
        published_table(OPERATOR, store, "smal", selection, "1.1")
    with pytest.raises(FutureDate):
        published_table(OPERATOR, store, "small", Selection(date(2019, 1, 1)), "1.1")
    stranger = Viewer("x", frozenset({("other", Role.LEADER)}))
    with pytest.raises(NotAllowed):
        published_table(stranger, store, "small", selection, "1.1")
