"""The gate that a release passes before anybody reads it.

The attacker reads all earlier releases and the proposed one. Where a count would keep too few
values, an item of the proposed release is withheld whole, and the attacker tries again. What is
withheld depends on nothing but what is printed, so it tells readers nothing that they could not
reckon from the release as it was proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from dashboard.indicators.disclosure_attack import attack
from dashboard.indicators.disclosure_knowledge import Unknown, knowledge_of
from dashboard.indicators.release import Reason, Release, withhold

#: A gate that has not finished by then does not let anything through.
SECONDS = 300.0


@dataclass(frozen=True)
class Weakness:
    """Counts of one block that readers could narrow down, each with the number of values left.

    None for counts that are unproven. `items` are those of the proposed release in the block.
    """

    items: tuple[str, ...]
    counts: tuple[tuple[Unknown, int | None], ...]

    @property
    def reason(self) -> Reason:
        proven = all(left is not None for _, left in self.counts)
        return Reason.TOO_FEW_VALUES if proven else Reason.UNPROVEN


@dataclass(frozen=True)
class Verdict:
    """The release as it may be published, with what had to be withheld; refused it may not be."""

    release: Release
    is_refused: bool


def pass_gate(proposed: Release, earlier: Sequence[Release], seconds: float = SECONDS) -> Verdict:
    """The proposed release after the `earlier` ones of its project, in order.

    It is refused where withholding all of it is not enough, or was not shown to be in time.
    """
    until = monotonic() + seconds
    release = proposed
    for again in _withheld_before(proposed, earlier):
        release = withhold(release, again, Reason.TOO_FEW_VALUES)
    known: dict[str, frozenset[int]] = {}
    while True:
        found = list(weaknesses([*earlier, release], until - monotonic(), known))
        if not found:
            return Verdict(release, is_refused=False)
        worst = {
            item: weakness.reason
            for weakness in found
            if (item := _worst(weakness, release, len(earlier))) is not None
        }
        if not worst:
            return Verdict(release, is_refused=True)
        for item, reason in worst.items():
            release = withhold(release, item, reason)


def weaknesses(
    releases: Sequence[Release],
    seconds: float = SECONDS,
    known: dict[str, frozenset[int]] | None = None,
) -> Iterator[Weakness]:
    """Where readers of all the releases could narrow a count down too far, or may be able to.

    `known` takes the values that were found, and gives them to the next call: a world that fits
    everything also fits when an item is taken away.
    """
    last = len(releases) - 1
    known = {} if known is None else known
    for attacked in attack(knowledge_of(releases), seconds, known=dict(known)):
        unknowns, values = attacked.unknowns, attacked.values
        if values is not None and attacked.assumes_all:
            known |= {unknown.name: found for unknown, found in values.items()}
        weak: list[tuple[Unknown, int | None]]
        if values is None:
            weak = [(unknown, None) for unknown in unknowns]
        else:
            weak = [(one, len(found)) for one, found in values.items() if len(found) < one.keeps]
        if weak:
            items = {item for one in unknowns for number, item in one.sources if number == last}
            yield Weakness(tuple(sorted(items)), tuple(weak))


def _withheld_before(proposed: Release, earlier: Sequence[Release]) -> Iterator[str]:
    """Tables whose rows only grow and that were withheld once: they stay so.

    That one was withheld says that it is among those that would have told too much, and the
    releases before and after it would say which of them it was.
    """
    known = {withheld.item for release in earlier for withheld in release.withheld}
    for table in proposed.tables:
        if table.id in known and any(row.grows for row in table.rows):
            yield table.id


def _worst(weakness: Weakness, release: Release, number: int) -> str | None:
    """The item to withhold: the one with most weak counts of its own, then most that it shares.

    Of several the one that is shown last, so that goals go last. None where none is left.
    """
    own: dict[str, int] = dict.fromkeys(weakness.items, 0)
    shared = dict(own)
    for count, _ in weakness.counts:
        tellers = [item for release_number, item in count.sources if release_number == number]
        for item in tellers:
            (own if len(tellers) == 1 else shared)[item] += 1
    order = {item.id: place for place, item in enumerate(release.items())}
    return max(
        weakness.items, key=lambda item: (own[item], shared[item], order[item]), default=None
    )
