"""Protected answers on forty persons: what is shown, rounded, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.indicators.conditions import MISSING
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import Selection, coarse_filters
from dashboard.indicators.protected import (
    Hidden,
    ProtectedCount,
    ProtectedShare,
    ProtectedTable,
    Rounded,
)
from dashboard.monitoring.goals import get_definition
from dashboard.monitoring.protected import (
    protected_endings,
    protected_funnel,
    protected_goals,
    protected_group,
    protected_intake,
    protected_profile,
)
from dashboard.monitoring.protected_comparison import protected_comparison, protected_voices
from dashboard.monitoring.protected_effort import protected_effort
from dashboard.monitoring.store import ProjectStore
from tests.unit.steering_store import AS_OF, STEERING, TODAY, choose, import_forty

ALL = Selection(AS_OF)


@pytest.fixture
def store(engine: Engine, read_only_engine: Engine, tmp_path: Path) -> ProjectStore:
    import_forty(engine, tmp_path)
    return ProjectStore(read_only_engine, today=lambda: TODAY)


@pytest.fixture
def definition(store: ProjectStore) -> ProjectDefinition:
    return get_definition(STEERING, store, "small")


def table(found: tuple[ProtectedTable, ...], name: str) -> dict[str, ProtectedCount]:
    [one] = [one for one in found if one.name == name]
    return {row.code: row.count for row in one.rows} | {"total": one.total}


@pytest.mark.parametrize(
    ("name", "code", "shown"),
    [
        ("gender", "woman", Rounded(25)),  # 24
        ("gender", "man", Rounded(15)),  # 16
        ("site", "north", Rounded(20)),  # 22
        ("site", "south", Rounded(15)),  # 14
        ("site", "west", Hidden.GROUP),  # 4
        ("gender", MISSING, Hidden.GROUP),  # nobody
        ("course", "ongoing", Rounded(30)),  # 28
        ("cohort", "2017-H1", Hidden.GROUP),  # all 40: nobody is outside it
    ],
)
def test_a_group_is_shown_where_it_and_the_others_are_large_enough(
    store: ProjectStore, definition: ProjectDefinition, name: str, code: str, shown: ProtectedCount
) -> None:
    assert protected_group(STEERING, store, "small", choose(definition, name, code)) == shown


def test_goals_of_a_group(store: ProjectStore, definition: ProjectDefinition) -> None:
    def goals(name: str, code: str) -> dict[str, object]:
        asked = choose(definition, name, code)
        return {
            one.goal.code: one.figure for one in protected_goals(STEERING, store, "small", asked)
        }

    women, men = goals("gender", "woman"), goals("gender", "man")
    assert women["E"] == ProtectedShare(numerator=Rounded(10), denominator=Rounded(25))  # 9 of 24
    assert men["E"] == ProtectedShare(numerator=Hidden.FEW, denominator=Rounded(15))  # 4 of 16
    assert women["A"] == Rounded(25)
    west = goals("site", "west")
    assert west["E"] == ProtectedShare(numerator=Hidden.GROUP, denominator=Hidden.GROUP)
    assert west["A"] is Hidden.GROUP


def test_the_funnel_of_a_group(store: ProjectStore, definition: ProjectDefinition) -> None:
    found = protected_funnel(STEERING, store, "small", choose(definition, "site", "north"))
    assert found is not None
    assert found.base == Rounded(20)
    assert [row.count for row in found.stages] == [Rounded(20), Rounded(15)]  # 22, 13
    west = protected_funnel(STEERING, store, "small", choose(definition, "site", "west"))
    assert west is not None
    assert {row.count for row in west.stages} == {Hidden.GROUP}


def test_the_profile_of_a_group_leaves_out_what_it_was_chosen_by(
    store: ProjectStore, definition: ProjectDefinition
) -> None:
    found = protected_profile(STEERING, store, "small", choose(definition, "gender", "woman"))
    assert "gender" not in {one.name for one in found}
    sites = table(found, "site")
    assert sites["north"] == Rounded(15)  # 14
    assert sites["south"] == Rounded(5)  # 6
    assert sites["west"] is Hidden.FEW  # 4
    assert sites["total"] == Rounded(25)
    only = protected_profile(
        STEERING, store, "small", choose(definition, "gender", "woman"), "site"
    )
    assert [one.name for one in only] == ["site"]


def test_a_table_is_hidden_whose_own_base_is_too_small(
    store: ProjectStore, definition: ProjectDefinition
) -> None:
    """Twelve have ended: six women are no group, however many women there are."""
    women = protected_endings(STEERING, store, "small", choose(definition, "gender", "woman"))
    assert set(table(women, "ending_reason").values()) == {Hidden.GROUP}
    everybody = protected_endings(STEERING, store, "small", ALL)
    assert table(everybody, "ending_reason")["moved"] == Rounded(10)


def test_intake_of_a_group_month_by_month(
    store: ProjectStore, definition: ProjectDefinition
) -> None:
    points = protected_intake(STEERING, store, "small", choose(definition, "gender", "man"))
    by_day = {point.day: point.referred for point in points}
    assert by_day[AS_OF] == Rounded(15)
    assert next(iter(by_day.values())) is Hidden.FEW
    west = protected_intake(STEERING, store, "small", choose(definition, "site", "west"))
    assert {point.referred for point in west} == {Hidden.GROUP}


def test_before_and_after_of_a_group(store: ProjectStore, definition: ProjectDefinition) -> None:
    """Of the 20 women who answered twice (14 in north, 6 in south) 5 answered good at first."""
    asked = choose(definition, "gender", "woman")
    found = protected_comparison(STEERING, store, "small", asked, "citizen", 1, 2)
    health = found[0]
    assert health.distribution.n == Rounded(20)
    first, second = (
        {row.code: row.count for row in wave.rows} for wave in health.distribution.waves
    )
    assert first["good"] == Rounded(5)
    assert second["good"] == Rounded(10)
    assert {count for row in health.pairs.cells for count in row} <= {
        Hidden.FEW, Rounded(5), Rounded(10)
    }  # fmt: skip
    south = choose(definition, "site", "south")  # 8 answered twice
    for one in protected_comparison(STEERING, store, "small", south, "citizen", 1, 2):
        assert one.distribution.n is Hidden.GROUP


def test_without_a_filter_the_effort_tells_apart_who_is_in_a_job(
    store: ProjectStore, definition: ProjectDefinition
) -> None:
    kinds = {one.name for one in protected_effort(STEERING, store, "small", ALL)}
    women = choose(definition, "gender", "woman")
    assert kinds >= {one.name for one in protected_effort(STEERING, store, "small", women)}
    assert protected_voices(STEERING, store, "small", AS_OF, "citizen") == ()


def test_whatever_is_shown_of_a_group_is_rounded_or_hidden(
    store: ProjectStore, definition: ProjectDefinition
) -> None:
    """Every option of every filter: no count that is not a multiple of five, or small."""
    for one in coarse_filters(definition, AS_OF):
        for option in one.options:
            asked = choose(definition, one.name, option.code)
            counts: list[ProtectedCount] = [protected_group(STEERING, store, "small", asked)]
            tables = (
                *protected_profile(STEERING, store, "small", asked),
                *protected_endings(STEERING, store, "small", asked),
                *protected_effort(STEERING, store, "small", asked),
            )
            counts += [row.count for found in tables for row in found.rows]
            counts += [point.started for point in protected_intake(STEERING, store, "small", asked)]
            for count in counts:
                assert isinstance(count, Hidden) or (
                    isinstance(count, Rounded) and count.value >= 5 and not count.value % 5
                ), (one.name, option.code)
