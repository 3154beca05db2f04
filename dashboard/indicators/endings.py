"""Where courses stand, why and to what they ended, and how long they lasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.indicators.breakdowns import Breakdown, ByCase
from dashboard.indicators.conditions import Condition, Ended
from dashboard.indicators.filters import COURSE_STATUSES

STATUSES = tuple(COURSE_STATUSES)
#: The statuses of those whose course has ended.
ENDED = ("planned", "unplanned", "withdrawn")

#: Whole months that an ended course lasted: at least, and below (None: open).
LENGTHS: tuple[tuple[int, int | None], ...] = ((0, 1), (1, 6), (6, 12), (12, 18), (18, None))

#: Status, reason, destination (codes) and length (position in `LENGTHS`).
Ending = tuple[str | None, str | None, str | None, int | None]


@dataclass(frozen=True)
class Endings:
    """How many persons' latest courses there are of each kind, and the mean days of the ended.

    A reason or destination that is not recorded is None, as is the length of a course that has not
    ended or was never started. `mean_days` is None when no course has a length.
    """

    counts: Mapping[Ending, int]
    mean_days: float | None

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def ended(self) -> int:
        return sum(map(self.status, ENDED))

    def status(self, status: str) -> int:
        return sum(count for one, count in self.counts.items() if one[0] == status)

    def reasons(self, status: str) -> list[tuple[str | None, int]]:
        """Reasons of the courses that ended so, most frequent first, not recorded last."""
        return _ranked({one: k for one, k in self.counts.items() if one[0] == status}, 1)

    def destinations(self) -> list[tuple[str | None, int]]:
        """What those whose course has ended went on to, as `reasons`."""
        return _ranked({one: k for one, k in self.counts.items() if one[0] in ENDED}, 2)

    def lengths(self, status: str | None = None) -> tuple[int, ...]:
        """Ended courses by `LENGTHS`: all of them, or those that ended so."""
        return tuple(
            sum(
                count
                for one, count in self.counts.items()
                if one[3] == position and status in (None, one[0])
            )
            for position in range(len(LENGTHS))
        )


def _ranked(counts: Mapping[Ending, int], part: int) -> list[tuple[str | None, int]]:
    by_code: Counter[str | None] = Counter()
    for one, count in counts.items():
        code = one[part]
        assert code is None or isinstance(code, str)
        by_code[code] += count
    return sorted(by_code.items(), key=lambda found: (found[0] is None, -found[1], found[0] or ""))


def ending_cases(reasons: Sequence[str], destinations: Sequence[str]) -> list[ByCase]:
    """What to count persons by, so that `read_endings` can read it."""
    return [
        ByCase(tuple(COURSE_STATUSES.values())),
        ByCase(tuple(Ended(reasons=(code,)) for code in reasons)),
        ByCase(tuple(Ended(destinations=(code,)) for code in destinations)),
        ByCase(tuple(_lasted(*months) for months in LENGTHS)),
    ]


def read_endings(
    reasons: Sequence[str],
    destinations: Sequence[str],
    counted: Breakdown,
    mean_days: float | None,
) -> Endings:
    """The endings of a breakdown by `ending_cases` of the same codes."""

    def named(place: str | int | None, codes: Sequence[str]) -> str | None:
        return None if place is None else codes[int(place)]

    counts = {
        (
            named(status, STATUSES),
            named(reason, reasons),
            named(destination, destinations),
            None if length is None else int(length),
        ): count
        for (status, reason, destination, length), count in counted.items()
    }
    return Endings(counts, mean_days)


def has_length() -> Condition:
    """Those whose latest course has ended after it was started."""
    return Ended(months_at_least=0)


def _lasted(months_at_least: int, months_below: int | None) -> Condition:
    return Ended(months_at_least=months_at_least, months_below=months_below)
