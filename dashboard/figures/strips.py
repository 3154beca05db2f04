"""Stacked strips: where each part of a group begins and ends, and what it is called.

A strip is one group's answers, laid out to the left and right of a line that all strips of a
drawing share. It is geometry and words only. The page draws it as text and coloured blocks and not
as a plot: its words grow with the projector's, a label shows wherever it has room, it prints as
sharp as the text beside it, and a page may hold thirty of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.figures.palette import UNKNOWN, words_on

#: Where a part stands: left of the line, across it, right of it, or apart from all the others.
Side = Literal["left", "middle", "right", "apart"]

#: The room between the answers and those that do not know, of the whole group.
_GAP = 0.06
_WHOLE = 100.0
_DECIMALS = 3


@dataclass(frozen=True)
class Part:
    """So many of a strip's group. `words` may stand on the part if there is room."""

    words: str
    count: int
    side: Side
    colour: str


@dataclass(frozen=True)
class Group:
    """A strip before it is laid out: parts from the left, of `n` persons.

    They are drawn as shares of `whole`, by default `n`; of the same whole, strips differ in size.
    """

    label: str
    n: int
    parts: tuple[Part, ...]
    whole: int | None = None

    def share(self, count: int) -> float:
        """The count as a share of the whole; 0 of nobody."""
        whole = self.n if self.whole is None else self.whole
        return count / whole if whole else 0.0


@dataclass(frozen=True)
class Block:
    """A part as drawn: `start` and `width` in per cent of the drawing's width."""

    words: str
    count: int
    start: float
    width: float
    colour: str
    ink: str
    hollow: bool


@dataclass(frozen=True)
class Strip:
    label: str
    n: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Field:
    """What the strips of a drawing share: per cent of the width for a share of 1 and at the line.

    `unknown` is where those begin who stand apart, None where nobody does.
    """

    scale: float
    line: float
    unknown: float | None


def common_field(groups: Sequence[Group]) -> Field:
    """The field into which all the groups fit; with nobody in them it is the whole width."""
    reaches = [_reaches(group) for group in groups] or [(0.0, 0.0, 0.0)]
    left, right, apart = (max(side) for side in zip(*reaches, strict=True))
    width = left + right + (apart + _GAP if apart else 0.0)
    if not width:
        return Field(_WHOLE, 0.0, None)
    scale = _WHOLE / width
    return Field(scale, left * scale, (left + right + _GAP) * scale if apart else None)


def lay_out(group: Group, field: Field) -> Strip:
    """The group's parts as blocks, without those in which nobody is."""
    at = {
        "left": field.line - _reaches(group)[0] * field.scale,
        "apart": field.unknown or 0.0,
    }
    blocks = []
    for part in group.parts:
        if not part.count:
            continue
        zone = "apart" if part.side == "apart" else "left"
        width = group.share(part.count) * field.scale
        blocks.append(
            Block(
                words=part.words,
                count=part.count,
                start=round(at[zone], _DECIMALS),
                width=round(width, _DECIMALS),
                colour=part.colour,
                ink=words_on(part.colour),
                hollow=part.colour == UNKNOWN,
            )
        )
        at[zone] += width
    return Strip(group.label, group.n, tuple(blocks))


def _reaches(group: Group) -> tuple[float, float, float]:
    """How far the group goes left and right of the line, and apart, as shares of it."""
    counts: dict[Side, int] = {"left": 0, "middle": 0, "right": 0, "apart": 0}
    for part in group.parts:
        counts[part.side] += part.count
    half = group.share(counts["middle"]) / 2
    left, right = group.share(counts["left"]) + half, group.share(counts["right"]) + half
    return left, right, group.share(counts["apart"])
