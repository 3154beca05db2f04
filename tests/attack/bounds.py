"""A reader's arithmetic: what is printed bounds each count, and sums bound them further.

Written for the attacks alone; the program's own gate is another program.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

MOST = 10_000
#: As the releases themselves say: below it a count is hidden, the rest are rounded to it.
STEP = 5
#: So many values every hidden count must keep.
KEEPS = 3

FEW, ALMOST_ALL, WITHHELD = "under 5", "alle eller næsten alle", "holdt tilbage"
COUNT = re.compile(r"(ca\. )?([\d.]+)")

Span = tuple[int, int]


def rounded(value: int) -> Span:
    """Whatever is rounded to `value`, and is not one of the few."""
    assert value % STEP == 0
    return max(STEP, value - STEP // 2), value + STEP // 2


def span_of(words: str) -> Span | None:
    """The least and the greatest count that words may stand for; None where they tell nothing."""
    if words == FEW:
        return 0, STEP - 1
    if words == ALMOST_ALL:
        return STEP, MOST
    found = COUNT.fullmatch(words)
    if found is None:
        assert words in (WITHHELD, "–"), words
        return None
    value = int(found[2].replace(".", ""))
    return rounded(value) if found[1] else (value, value)


@dataclass
class Puzzle:
    """Counts by whatever names them, and sums of them that lie between two numbers."""

    spans: dict[Hashable, Span] = field(default_factory=dict)
    sums: list[tuple[dict[Hashable, int], int, int]] = field(default_factory=list)

    def tell(self, name: Hashable, span: Span) -> None:
        low, high = self.spans.get(name, (0, MOST))
        self.spans[name] = (max(low, span[0]), min(high, span[1]))

    def add_up(self, parts: Iterable[Hashable], whole: Hashable) -> None:
        self.sums.append(({**dict.fromkeys(parts, 1), whole: -1}, 0, 0))

    def differ(self, whole: Hashable, part: Hashable, least: int = 0, most: int = MOST) -> None:
        """The whole is `least` to `most` more than the part; their difference is a count too."""
        if whole == part:
            return
        rest = ("rest", whole, part)
        self.tell(rest, (least, most))
        self.add_up((part, rest), whole)

    def solve(self) -> dict[Hashable, Span]:
        """Narrow every count down until nothing follows any more."""
        is_new = True
        while is_new:
            is_new = False
            for terms, low, high in self.sums:
                for name, factor in terms.items():
                    others = [self._reach(*term) for term in terms.items() if term[0] != name]
                    least = low - sum(reach[1] for reach in others)
                    most = high - sum(reach[0] for reach in others)
                    told = (least, most) if factor == 1 else (-most, -least)
                    before = self.spans[name]
                    self.tell(name, told)
                    assert self.spans[name][0] <= self.spans[name][1], name
                    is_new |= self.spans[name] != before
        return self.spans

    def _reach(self, name: Hashable, factor: int) -> Span:
        low, high = self.spans[name]
        return (low, high) if factor == 1 else (-high, -low)


def found_out(spans: dict[Hashable, Span], known: Sequence[Hashable]) -> dict[Hashable, Span]:
    """The counts that keep too few values and were not printed exactly."""
    return {
        name: span
        for name, span in spans.items()
        if span[1] - span[0] + 1 < KEEPS and name not in known
    }
