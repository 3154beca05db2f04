"""The attacker finds out what a reader can, no less and no more: compared with every world that
would have been printed alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.disclosure_attack import attack
from dashboard.indicators.disclosure_knowledge import (
    Knowledge,
    Latent,
    Linear,
    Unknown,
    knowledge_of,
)
from dashboard.indicators.protected import (
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedFunnel,
    ProtectedRow,
    ProtectedShare,
    ProtectedTable,
    Rounded,
)
from dashboard.indicators.protection import protect_count, protect_share
from dashboard.indicators.release import Release
from tests.unit.made_releases import RULES, day, goal, release, row, table

MANY = 1_000


def attacked(*releases: Release) -> dict[str, set[int]]:
    """All possible values of everything unknown, by name."""
    found: dict[str, set[int]] = {}
    for block in attack(knowledge_of(releases), 60, enough=MANY):
        assert block.values is not None
        found |= {unknown.name: set(values) for unknown, values in block.values.items()}
    return found


def named(what: str, number: int = 0) -> str:
    return f"{number}: {what} on {day(number)}"


def exactly_told(name: str, counts: Sequence[ProtectedCount], total: int) -> ProtectedTable:
    rows = tuple(ProtectedRow(code=str(i), count=count) for i, count in enumerate(counts))
    return ProtectedTable(name=name, within="persons:all", rows=rows, total=ExactCount(total))


# --- It has teeth ----------------------------------------------------------------------------


def test_hiding_cell_by_cell_beside_exact_totals_protects_nobody() -> None:
    """The scheme that most tables use: the few hidden, everything else exact."""
    found = attacked(
        release(tables=(exactly_told("t", [Hidden.FEW, ExactCount(20), ExactCount(30)], 53),))
    )
    assert found[named("table:t:0")] == {3}


def test_two_hidden_cells_are_not_enough_where_their_sum_is_at_an_end() -> None:
    cells = [Hidden.FEW, Hidden.FEW, ExactCount(30)]
    assert attacked(release(tables=(exactly_told("t", cells, 37),)))[named("table:t:0")] == {3, 4}
    assert attacked(release(tables=(exactly_told("t", cells, 30),)))[named("table:t:0")] == {0}


def test_two_tables_of_the_same_persons_are_read_together() -> None:
    one = table("one", [30, 27], within="persons:all")
    other = exactly_told("other", [ExactCount(57)], 57)
    assert attacked(release(tables=(one,)))[named("table:one:0")] == {28, 29, 30, 31, 32}
    assert attacked(release(tables=(one, other)))[named("table:one:0")] == {30, 31, 32}


def test_the_complement_tells_the_numerator() -> None:
    """ "Not in work" beside a known number of persons."""
    share = ProtectedShare(numerator=Hidden.FEW, denominator=ExactCount(98))
    of_all = goal("work", 3, 98).model_copy(update={"figure": share, "within": "persons:all"})
    others = exactly_told("status", [Hidden.FEW, ExactCount(95)], 98)
    found = attacked(release(goals=(of_all,), tables=(others,)))
    assert found[named("table:status:0")] == {3}
    assert found[named("goal:work")] == {0, 1, 2, 3, 4}
    same = others.model_copy(
        update={"rows": (others.rows[0].model_copy(update={"persons": "p"}), others.rows[1])}
    )
    of_the_same = of_all.model_copy(update={"persons": "p"})
    assert attacked(release(goals=(of_the_same,), tables=(same,)))[named("p")] == {3}


def test_a_count_that_only_grows_is_held_between_two_releases() -> None:
    def exact(n: int, number: int) -> Release:
        share = ProtectedShare(numerator=ExactCount(n), denominator=ExactCount(98))
        told = goal("work", 9, 98, grows=True)
        return release(number, goals=(told.model_copy(update={"figure": share}),))

    between = release(1, goals=(goal("work", 10, 98, grows=True),))
    found = attacked(exact(9, 0), between, exact(10, 2))
    assert found[named("goal:work", 1)] == {9, 10}
    alone = release(1, goals=(goal("work", 10, 98, grows=True),))
    found = attacked(release(0), alone, release(2))
    assert found[named("goal:work", 1)] == {8, 9, 10, 11, 12}


def test_what_was_counted_of_one_day_in_two_releases_is_one_count() -> None:
    first = release(0, tables=(table("t", [30, 27]),))
    again = release(0, tables=(exactly_told("u", [ExactCount(57)], 57).model_copy(
        update={"within": "persons:started"}),))  # fmt: skip
    assert attacked(first, again)[named("table:t:0")] == {30, 31, 32}


def test_an_assumption_that_the_releases_refute_is_dropped_and_the_others_stay() -> None:
    """Somebody was erased from one table's row; the other row still only grows."""

    def of(number: int, first: ProtectedCount, second: ProtectedCount) -> Release:
        rows = (
            ProtectedRow(code="0", count=first, grows=True),
            ProtectedRow(code="1", count=second, grows=True),
            ProtectedRow(code="missing", count=Rounded(10)),
        )
        part = ProtectedTable(
            name="t", within="persons:all", rows=rows, total=Rounded(40), overlap=True
        )
        return release(number, tables=(part,))

    found = attacked(of(0, ExactCount(20), ExactCount(12)), of(1, ExactCount(15), Rounded(10)))
    assert found[named("table:t:1", 1)] == {12}


def test_funnel_stages_within_each_other_are_read_together() -> None:
    stages = (row("a", 37), ProtectedRow(code="b", count=ExactCount(36)))
    funnel = ProtectedFunnel(within="persons:all", base=Rounded(40), stages=stages)
    found = attacked(release(funnel=funnel))
    assert found[named("funnel:a")] == {36, 37}


def test_a_joint_goal_has_no_fewer_than_any_and_no_more_than_all() -> None:
    parts = (goal("a", 6, 98), goal("b", 6, 98))
    joint = goal("c", 14, 98).model_copy(update={"joint": ("a", "b")})
    found = attacked(release(goals=(joint, *parts)))
    assert found[named("goal:c")] == {13, 14}
    assert found[named("goal:a")] == {6, 7}


def test_readers_assume_that_nobody_meets_two_of_a_joint_goals_parts() -> None:
    exact = ProtectedShare(numerator=ExactCount(21), denominator=ExactCount(98))
    parts = (goal("a", 21, 98).model_copy(update={"figure": exact}), goal("b", 17, 98))
    joint = goal("c", 38, 98).model_copy(update={"joint": ("a", "b")})
    assert attacked(release(goals=(joint, *parts)))[named("goal:b")] == {17}
    # 21 and at least 38 are more than 42: some meet both, and the assumption is dropped.
    refuted = (parts[0], goal("b", 40, 98))
    assert attacked(release(goals=(joint, *refuted)))[named("goal:b")] == {38, 39, 40, 41, 42}


# --- Against every world ---------------------------------------------------------------------


def alike(count: ProtectedCount) -> list[int]:
    return [value for value in range(60) if protect_count(value, RULES) == count]


def projected(worlds: Iterable[Sequence[int]]) -> list[set[int]]:
    return [set(values) for values in zip(*worlds, strict=True)]


@settings(deadline=None, max_examples=20)
@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=3),
    st.lists(st.integers(0, 12), min_size=1, max_size=2),
    st.floats(0, 1),
)
def test_one_release_against_every_world_that_is_printed_alike(
    counts: list[int], others: list[int], part: float
) -> None:
    """Two tables of the same persons and a goal among them."""
    n = sum(counts)
    others = [min(others[0], n), n - min(others[0], n)] if len(others) > 1 else [n]
    k = round(part * n)
    printed = release(tables=(table("t", counts), table("u", others)), goals=(goal("g", k, n),))

    def worlds() -> Iterator[tuple[int, ...]]:
        cells = [alike(protect_count(count, RULES)) for count in counts]
        other_cells = [alike(protect_count(count, RULES)) for count in others]
        pairs: dict[int, list[tuple[int, ...]]] = {}
        for second in itertools.product(*other_cells):
            pairs.setdefault(sum(second), []).append(second)
        share = protect_share(k, n, RULES)
        for first in itertools.product(*cells):
            total = sum(first)
            if protect_count(total, RULES) != protect_count(n, RULES):
                continue
            found = [one for one in range(total + 1) if protect_share(one, total, RULES) == share]
            yield from (
                (total, one, total - one, *first, *second)
                for one in found
                for second in pairs.get(total, ())
            )

    read = attacked(printed)
    names = [
        named("persons:started"),
        named("goal:g"),
        f"{named('persons:started')} less {named('goal:g')}",
        *(named(f"table:t:{i}") for i in range(len(counts))),
        *(named(f"table:u:{i}") for i in range(len(others))),
    ]
    assert [read[name] for name in names] == projected(worlds())


@settings(deadline=None, max_examples=8)
@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=2
    )
)
def test_three_releases_against_every_world_that_grows(steps: list[tuple[int, int, int]]) -> None:
    """A table of two rows, both of which only grow."""
    told = [[sum(row[: number + 1]) for row in steps] for number in range(3)]
    printed = [
        release(i, tables=(table("t", counts, grows=True),)) for i, counts in enumerate(told)
    ]

    def worlds() -> Iterator[tuple[int, ...]]:
        chains = []
        for which in range(2):
            values = [alike(protect_count(counts[which], RULES)) for counts in told]
            chains.append([one for one in itertools.product(*values) if one == tuple(sorted(one))])
        totals = [protect_count(sum(counts), RULES) for counts in told]
        for first, second in itertools.product(*chains):
            sums = [a + b for a, b in zip(first, second, strict=True)]
            if [protect_count(total, RULES) for total in sums] == totals:
                yield (*first, *second, *sums)

    read = attacked(*printed)
    names = [
        *(named(f"table:t:{which}", i) for which in range(2) for i in range(3)),
        *(named("persons:started", i) for i in range(3)),
    ]
    assert [read[name] for name in names] == projected(worlds())


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_any_small_system_against_all_its_worlds(data: st.DataObject) -> None:
    """Also where the possible values leave gaps: 2a + 3b = c."""
    size = data.draw(st.integers(1, 4))
    ends = [
        tuple(sorted(data.draw(st.tuples(st.integers(0, 5), st.integers(0, 5)))))
        for _ in range(size)
    ]
    world = [data.draw(st.integers(low, high)) for low, high in ends]
    relations = []
    for _ in range(data.draw(st.integers(0, 3))):
        factors = [data.draw(st.integers(-3, 3)) for _ in range(size)]
        value = sum(f * w for f, w in zip(factors, world, strict=True))
        low, high = value - data.draw(st.integers(0, 2)), value + data.draw(st.integers(0, 2))
        terms = tuple((i, f) for i, f in enumerate(factors) if f)
        if terms:
            relations.append(Linear(terms, low, high))
    counts = [Latent(str(i), low, high, keeps=3) for i, (low, high) in enumerate(ends)]
    unknowns = [Unknown(str(i), ((i, 1),), 3, frozenset()) for i in range(size)]
    if size > 1:
        unknowns.append(Unknown("less", ((0, 1), (1, -1)), 3, frozenset()))

    fits = [
        values
        for values in itertools.product(*(range(low, high + 1) for low, high in ends))
        if all(r.low <= sum(f * values[i] for i, f in r.terms) <= r.high for r in relations)
    ]
    expected = {
        unknown.name: {sum(f * values[i] for i, f in unknown.terms) for values in fits}
        for unknown in unknowns
    }
    if size > 1:  # tie the two together, as the attacker looks at blocks
        relations.append(Linear(((0, 1), (1, 1)), 0, 100))
    found: dict[str, frozenset[int]] = {}
    for block in attack(Knowledge(counts, relations, unknowns), 60, enough=MANY):
        assert block.values is not None
        found |= {unknown.name: possible for unknown, possible in block.values.items()}
    assert found == expected


# --- When it cannot tell ---------------------------------------------------------------------


def test_without_time_nothing_is_proven() -> None:
    [block] = attack(knowledge_of([release(tables=(table("t", [9, 9]),))]), 0)
    assert len(block.unknowns) == 5
    assert block.values is None


@pytest.mark.parametrize("count", [Hidden.FEW, Rounded(15)])
def test_where_no_world_fits_nothing_is_proven(count: ProtectedCount) -> None:
    impossible = exactly_told("t", [count, ExactCount(20)], 31)
    knowledge = knowledge_of([release(tables=(impossible, table("u", [9, 9])))])
    proven = [block.values is not None for block in attack(knowledge, 60)]
    assert sorted(proven) == [False, True]


def test_a_block_of_which_all_is_exact_leaves_nothing_to_find() -> None:
    told = exactly_told("t", [ExactCount(10), ExactCount(20)], 30)
    assert list(attack(knowledge_of([release(tables=(told,))]), 60)) == []
