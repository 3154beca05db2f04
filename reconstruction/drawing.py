"""Deterministic draws: values dealt in exact numbers, working days, pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def deal(random: Random, counts: Mapping[T, int]) -> list[T]:
    """Each value as often as `counts` says, in random order."""
    cards = [value for value, count in counts.items() for _ in range(count)]
    random.shuffle(cards)
    return cards


def pseudonyms(random: Random, count: int, prefix: str, taken: set[str] | None = None) -> list[str]:
    """`count` different names of a prefix and six random characters that say nothing."""
    used = taken if taken is not None else set()
    names: list[str] = []
    while len(names) < count:
        name = prefix + "".join(random.choices(LETTERS, k=6))
        if name not in used:
            used.add(name)
            names.append(name)
    return names


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def day_between(random: Random, first: date, last: date) -> date:
    """A random working day from `first` to `last` (the Friday before may fall before `first`)."""
    day = working_day(first + timedelta(days=random.randint(0, (last - first).days)))
    return day if day >= first else first


def spread_days(random: Random, first: date, last: date, count: int) -> list[date]:
    """`count` days in order, one at random in each of `count` equal parts of the time."""
    days = (last - first).days
    return sorted(
        day_between(
            random,
            first + timedelta(days=days * part // count),
            first + timedelta(days=days * (part + 1) // count),
        )
        for part in range(count)
    )


def regular_days(random: Random, first: date, last: date, gap: Sequence[int]) -> list[date]:
    """Working days from `first` to `last` with between gap[0] and gap[1] days from one to the next.

    Moving a day to the Friday before can only shorten the first of two gaps by two days, and
    lengthens none beyond gap[1], since the next is counted from the moved day.
    """
    days: list[date] = []
    day = first
    while day <= last:
        days.append(day)
        day = working_day(day + timedelta(days=random.randint(gap[0], gap[1])))
    return days
