"""The attacker: which values everything behind a project's releases may still have.

An integer programme on `scipy.optimize.milp` (HiGHS), one for each block of counts that hang
together. Every solution is a world that fits all that readers know, and tells a possible value of
all the block's unknowns at once; it is checked in whole numbers before it is believed. So what is
called safe is safe whatever the solver's tolerances, and what is called unsafe has been searched
for every value that it could still have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from time import monotonic
from typing import TYPE_CHECKING

from dashboard.indicators.disclosure_knowledge import Knowledge, Latent, Linear, Unknown

if TYPE_CHECKING:
    import numpy as np
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    World = np.ndarray[tuple[int], np.dtype[np.int64]]

#: Worlds that are as different as possible are looked for before values that are still missing.
SWEEPS = 6

#: A range of values, both ends included.
Range = tuple[int, int]


class Unproven(Exception):  # noqa: N818  (what is said of a block)
    """The attacker did not finish: out of time, the solver failed, or no world fits."""


def possible_values(
    knowledge: Knowledge, seconds: float, enough: int | None = None
) -> Iterator[tuple[tuple[Unknown, ...], Mapping[Unknown, frozenset[int]] | None]]:
    """By block its unknowns, and the values found of each.

    So many values as an unknown must keep (`enough`, where given) are looked for; fewer are all
    that there are. None for a block that is unproven, as are all blocks after so many `seconds`.
    """
    until = monotonic() + seconds
    for places, relations, unknowns in blocks(knowledge):
        try:
            yield (
                unknowns,
                _Block(knowledge.counts, places, relations, unknowns, until).values(enough),
            )
        except Unproven:
            yield unknowns, None


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
        # scipy.optimize takes as long to load as the program itself; only the gate runs this
        import numpy as np

        self._until = until
        self._column = {place: column for column, place in enumerate(places)}
        self._low = np.array([counts[place].low for place in places], dtype=np.int64)
        self._high = np.array([counts[place].high for place in places], dtype=np.int64)
        if (self._low > self._high).any():
            raise Unproven
        self._unknowns = unknowns
        self._asked = self._matrix([unknown.terms for unknown in unknowns])
        above, below = (
            np.clip(self._asked.toarray(), 0, None),
            np.clip(self._asked.toarray(), None, 0),
        )
        self._ends = list(
            zip(
                (above @ self._low + below @ self._high).tolist(),
                (above @ self._high + below @ self._low).tolist(),
                strict=True,
            )
        )
        self._found: list[set[int]] = [set() for _ in unknowns]
        self._use([relation for relation in relations if relation.assumed is None])
        self._assume([relation for relation in relations if relation.assumed is not None])

    def values(self, enough: int | None) -> Mapping[Unknown, frozenset[int]]:
        """Of each unknown so many possible values as it must keep, or all that there are."""
        wanted = [unknown.keeps if enough is None else enough for unknown in self._unknowns]

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
            if (gap := _gap(self._found[i], self._ends[i], none.get(i, ()))) is not None
        ]:
            for i, gap in self._try(trials):
                none.setdefault(i, []).append(gap)
        return dict(zip(self._unknowns, map(frozenset, self._found), strict=True))

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

    def _use(self, relations: Sequence[Linear]) -> None:
        import numpy as np

        self._relations = list(relations)
        self._sums = self._matrix([relation.terms for relation in relations])
        self._least = np.array([relation.low for relation in relations], dtype=np.int64)
        self._most = np.array([relation.high for relation in relations], dtype=np.int64)

    def _assume(self, assumptions: Sequence[Linear]) -> None:
        """Add the assumptions that fit; where not all do, one after the other as long as they do.

        Raises Unproven where not even the facts fit.
        """
        facts = self._relations
        self._use([*facts, *assumptions])
        if self._world() is None:
            self._use(facts)
            if self._world() is None:
                raise Unproven
            for name in dict.fromkeys(relation.assumed for relation in assumptions):
                before = self._relations
                self._use([*before, *(one for one in assumptions if one.assumed == name)])
                if self._world() is None:
                    self._use(before)
            self._found = [set() for _ in self._unknowns]  # some of worlds that assume too little

    # --- Worlds ------------------------------------------------------------------------------

    def _world(
        self,
        objective: Sequence[tuple[int, int]] = (),
        within: Sequence[tuple[int, Range]] = (),
    ) -> World | None:
        """The world in which the sum of factors times unknowns is least; None if none fits.

        `within` are unknowns whose values are to be in a range. The world's values are noted.
        """
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
