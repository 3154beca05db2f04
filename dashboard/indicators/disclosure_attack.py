"""The attacker: which values everything behind a project's releases may still have.

An integer programme on `scipy.optimize.milp` (HiGHS), one for each block of counts that hang
together. Every solution is a world that fits all that readers know, and tells a possible value of
all the block's unknowns at once; it is checked in whole numbers before it is believed. So what is
called safe is safe whatever the solver's tolerances, and what is called unsafe has been searched
for every value that it could still have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from time import monotonic
from typing import TYPE_CHECKING

from dashboard.indicators.disclosure_bounds import Range, ends_of, narrow
from dashboard.indicators.disclosure_knowledge import Knowledge, Latent, Linear, Source, Unknown

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

    World = np.ndarray[tuple[int], np.dtype[np.int64]]

#: Worlds that are as different as possible are looked for before values that are still missing.
SWEEPS = 6


class Unproven(Exception):  # noqa: N818  (what is said of a block)
    """The attacker did not finish: out of time, the solver failed, or no world fits."""


@dataclass(frozen=True)
class Attacked:
    """What the attacker found of a block's unknowns: possible values of each, None if unproven.

    `assumes_all` says that nothing refuted an assumption: every world found also fits whoever
    knows less.
    """

    unknowns: tuple[Unknown, ...]
    values: Mapping[Unknown, frozenset[int]] | None
    assumes_all: bool = False


def attack(
    knowledge: Knowledge,
    seconds: float,
    enough: int | None = None,
    known: Mapping[str, frozenset[int]] | None = None,
) -> Iterator[Attacked]:
    """What can be found out of each block of counts that hang together.

    So many values as an unknown must keep (`enough`, where given) are looked for; fewer are all
    that there are. `known` are possible values by the unknown's name. Blocks not finished after so
    many `seconds` are unproven.
    """
    until = monotonic() + seconds
    for places, relations, unknowns in blocks(knowledge):
        try:
            block = _Block(knowledge.counts, places, relations, unknowns, until)
            values = block.values(enough, known or {})
            yield Attacked(unknowns, values, block.assumes_all)
        except Unproven:
            yield Attacked(unknowns, None)


def blocks(
    knowledge: Knowledge,
) -> Iterator[tuple[Sequence[int], Sequence[Linear], tuple[Unknown, ...]]]:
    """Counts (their positions) that relations tie together, with these and what is unknown of them.

    Blocks of which nothing is unknown are left out.
    """
    root = list(range(len(knowledge.counts)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = place = root[root[place]]
        return place

    for relation in knowledge.relations:
        for place, _ in relation.terms:
            root[find(place)] = find(relation.terms[0][0])
    places: dict[int, list[int]] = {}
    relations: dict[int, list[Linear]] = {}
    unknowns: dict[int, list[Unknown]] = {}
    for place in range(len(root)):
        places.setdefault(find(place), []).append(place)
    for relation in knowledge.relations:
        relations.setdefault(find(relation.terms[0][0]), []).append(relation)
    for unknown in knowledge.unknowns:
        unknowns.setdefault(find(unknown.terms[0][0]), []).append(unknown)
    for first, found in unknowns.items():
        yield places[first], relations.get(first, ()), tuple(found)


class _Block:
    """Counts and what is known of them, as a solver takes it."""

    def __init__(
        self,
        counts: Sequence[Latent],
        places: Sequence[int],
        relations: Sequence[Linear],
        unknowns: Sequence[Unknown],
        until: float,
    ) -> None:
        self._until = until
        self._column = {place: column for column, place in enumerate(places)}
        self._told = {place: (counts[place].low, counts[place].high) for place in places}
        self._unknowns = unknowns
        self._asked = self._matrix([unknown.terms for unknown in unknowns])
        self._found: list[set[int]] = [set() for _ in unknowns]
        self.assumes_all = self._assume(relations)

    def values(
        self, enough: int | None, known: Mapping[str, frozenset[int]]
    ) -> Mapping[Unknown, frozenset[int]]:
        """Of each unknown so many possible values as it must keep, or all that there are."""
        wanted = [unknown.keeps if enough is None else enough for unknown in self._unknowns]
        own = {one.terms: (one.low, one.high) for one in self._relations}
        ends = [ends_of(one, self._bounds, own.get(one.terms)) for one in self._unknowns]
        for found, unknown in zip(self._found, self._unknowns, strict=True):
            found |= known.get(unknown.name, frozenset())

        def lacking() -> list[int]:
            return [i for i, found in enumerate(self._found) if len(found) < wanted[i]]

        for sweep in range(SWEEPS):
            if not (left := lacking()):
                break
            self._world(objective=[(i, _sign(i, sweep)) for i in left])
        none: dict[int, list[Range]] = {}
        while trials := [
            (i, gap)
            for i in lacking()
            if (gap := _gap(self._found[i], ends[i], none.get(i, ()))) is not None
        ]:
            for i, gap in self._try(self._apart(trials)):
                none.setdefault(i, []).append(gap)
        return dict(zip(self._unknowns, map(frozenset, self._found), strict=True))

    def _apart(self, trials: Sequence[tuple[int, Range]]) -> list[tuple[int, Range]]:
        """The same in an order that puts what was told by one item far apart.

        Counts of one item often cannot have their values together, those of several mostly can.
        """
        seen = Counter[Source]()
        ranks = {}
        for i, _ in trials:
            source = min(self._unknowns[i].sources, default=(0, ""))
            seen[source] += 1
            ranks[i] = seen[source]
        return sorted(trials, key=lambda trial: ranks[trial[0]])

    def _try(self, trials: Sequence[tuple[int, Range]]) -> Iterator[tuple[int, Range]]:
        """Look for worlds in which each unknown's value is in its range; those for which none is.

        First for one world for all of them, and then for each half of them.
        """
        if self._world(within=trials) is not None:
            return
        if len(trials) == 1:
            yield trials[0]
            return
        half = len(trials) // 2
        yield from self._try(trials[:half])
        yield from self._try(trials[half:])

    # --- What is known -----------------------------------------------------------------------

    def _matrix(self, rows: Sequence[Sequence[tuple[int, int]]]) -> csr_array:
        import numpy as np
        from scipy.sparse import csr_array

        cells = [
            (row, self._column[place], factor)
            for row, terms in enumerate(rows)
            for place, factor in terms
        ]
        at, columns, factors = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(rows), len(self._column))
        return csr_array((np.array(factors, dtype=np.int64), (at, columns)), shape=shape)

    def _fits(self, relations: Sequence[Linear]) -> bool:
        """Whether there is a world in which the relations hold; these are what is known then."""
        import numpy as np

        bounds = narrow(self._told, relations)
        if bounds is None:
            return False
        self._bounds, self._relations = bounds, list(relations)
        self._low, self._high = np.array([bounds[place] for place in self._column]).T
        self._sums = self._matrix([relation.terms for relation in relations])
        self._least = np.array([relation.low for relation in relations], dtype=np.int64)
        self._most = np.array([relation.high for relation in relations], dtype=np.int64)
        return self._world() is not None

    def _assume(self, relations: Sequence[Linear]) -> bool:
        """Take what is known with all assumptions, or with those that fit; whether all do.

        Raises Unproven where not even the facts fit.
        """
        if self._fits(relations):
            return True
        kept = [relation for relation in relations if relation.assumed is None]
        assumed: dict[str, list[Linear]] = {}
        for relation in relations:
            if relation.assumed is not None:
                assumed.setdefault(relation.assumed, []).append(relation)
        if not self._fits(kept):
            raise Unproven
        for group in self._that_fit(list(assumed.values()), kept):
            kept += group
        self._found = [set() for _ in self._unknowns]  # some of worlds that assume too little
        if not self._fits(kept):
            raise Unproven
        return False

    def _that_fit(
        self, assumptions: Sequence[Sequence[Linear]], kept: Sequence[Linear]
    ) -> list[Sequence[Linear]]:
        """The assumptions that fit what is kept, each also those that fit before it."""
        if not assumptions or self._fits([*kept, *chain(*assumptions)]):
            return list(assumptions)
        if len(assumptions) == 1:
            return []
        half = len(assumptions) // 2
        first = self._that_fit(assumptions[:half], kept)
        return [*first, *self._that_fit(assumptions[half:], [*kept, *chain(*first)])]

    # --- Worlds ------------------------------------------------------------------------------

    def _world(
        self,
        objective: Sequence[tuple[int, int]] = (),
        within: Sequence[tuple[int, Range]] = (),
    ) -> World | None:
        """The world in which the sum of factors times unknowns is least; None if none fits.

        `within` are unknowns whose values are to be in a range. The world's values are noted.
        """
        # scipy.optimize takes as long to load as the program itself; only the gate runs this
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        left = self._until - monotonic()
        if left <= 0:
            raise Unproven
        constraints: list[LinearConstraint] = []
        if self._relations:
            constraints.append(LinearConstraint(self._sums, self._least, self._most))
        if within:
            asked = self._asked[[i for i, _ in within]]
            ranges = np.array([one for _, one in within])
            constraints.append(LinearConstraint(asked, ranges[:, 0], ranges[:, 1]))
        costs = np.zeros(len(self._low))
        if objective:
            costs += (
                np.array([sign for _, sign in objective]) @ self._asked[[i for i, _ in objective]]
            )
        found = milp(
            costs,
            integrality=np.ones(len(self._low), dtype=np.int64),
            bounds=Bounds(self._low.astype(float), self._high.astype(float)),
            constraints=constraints,
            options={"time_limit": left, "mip_rel_gap": 0.0},
        )
        if found.status == 2:
            return None
        if found.status != 0 or found.x is None:
            raise Unproven
        world: World = np.rint(found.x).astype(np.int64)
        self._check(world)
        told = np.asarray(self._asked @ world)
        for values, value in zip(self._found, told.tolist(), strict=True):
            values.add(value)
        return world

    def _check(self, world: World) -> None:
        import numpy as np

        sums = np.asarray(self._sums @ world)
        fits = (
            (self._low <= world).all()
            and (world <= self._high).all()
            and (self._least <= sums).all()
            and (sums <= self._most).all()
        )
        if not fits:
            raise Unproven


def _sign(position: int, sweep: int) -> int:
    """All low, all high, then low and high in turns, by ever longer runs."""
    if sweep < 2:
        return 1 if sweep == 0 else -1
    run = 1 + (sweep - 2) // 2
    return 1 if (position // run + sweep) % 2 else -1


def _gap(found: set[int], ends: Range, none: Sequence[Range]) -> Range | None:
    """A range of values between `ends` of which none is found and which is not known to be empty.

    The widest between two values that are found, otherwise above or below all of them.
    """
    low, high = ends
    known = sorted(found)
    inside = [(a + 1, b - 1) for a, b in pairwise(known) if b - a > 1]
    inside.sort(key=lambda gap: (gap[0] - gap[1], gap))
    outside = [(known[-1] + 1, high), (low, known[0] - 1)]
    return next((gap for gap in (*inside, *outside) if gap[0] <= gap[1] and gap not in none), None)
