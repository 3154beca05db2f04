"""Conditions: what must hold for one person (or company, event, staff member …) on a date.

A condition is a small tree of frozen nodes. Three readings are derived from it and must agree:
SQL (`dashboard.data.compile`), the naive evaluation in memory (`dashboard.indicators.naive`)
and a sentence (`dashboard.text.sentences`). No node but `ReferredBetween` names a date of its own:
every condition is read "as of" a date that the reader supplies, in valid time, so that what
happened later is unseen.

In a project's definition a node is an inline table whose key ``is`` names it, for example
``{ is = "in_spell", kinds = ["flexjob"], lasted_months = 6 }``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SpellKind = Literal["ordinary_job", "flexjob", "wage_subsidy", "internship", "education"]
Ending = Literal["planned", "unplanned", "withdrawn"]

#: The value that stands for "no answer was recorded" in `Attribute.values`.
MISSING = "missing"


class Node(BaseModel):
    """A frozen, hashable part of a condition; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Everyone(Node):
    """Holds for every row of the unit that exists on the date."""

    node: Literal["everyone"] = Field("everyone", alias="is")


class All(Node):
    """Every part holds; with no parts it holds."""

    node: Literal["all"] = Field("all", alias="is")
    of: tuple[Condition, ...]


class Any(Node):
    """At least one part holds; with no parts it does not."""

    node: Literal["any"] = Field("any", alias="is")
    of: tuple[Condition, ...]


class Not(Node):
    """The part does not hold."""

    node: Literal["not"] = Field("not", alias="is")
    of: Condition


class Referred(Node):
    """A course was referred on or before the date."""

    node: Literal["referred"] = Field("referred", alias="is")


class ReferredBetween(Node):
    """The person's first referral lies between the days, both inclusive: an intake cohort."""

    node: Literal["referred_between"] = Field("referred_between", alias="is")
    first_day: date
    last_day: date


class Started(Node):
    """A course was started on or before the date."""

    node: Literal["started"] = Field("started", alias="is")


class Ended(Node):
    """The latest course referred by the date has ended on or before it, in one of the ways named.

    An empty tuple allows every ending, reason or destination. A person who came back is not ended.
    The course's length is in whole calendar months from its start to its last day: N months when
    start + N months, clamped to the month's end, is on or before the last day. A course that was
    never started has no length, so that neither bound holds for it.
    """

    node: Literal["ended"] = Field("ended", alias="is")
    endings: tuple[Ending, ...] = ()
    reasons: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    months_at_least: int | None = Field(None, ge=0)
    months_below: int | None = Field(None, ge=1)


class Attribute(Node):
    """The row's own column `name` has one of `values`; ``"missing"`` stands for no answer."""

    node: Literal["attribute"] = Field("attribute", alias="is")
    name: str
    values: tuple[str, ...]


class Age(Node):
    """Age in whole years, year less birth year, between the bounds (both inclusive).

    `at` chooses the year: of the first start, of the first referral, or of the as-of date. Only the
    year of birth is known, so this is the age reached during that year. No birth year: never holds.
    """

    node: Literal["age"] = Field("age", alias="is")
    at: Literal["start", "referral", "as_of"] = "start"
    at_least: int | None = None
    at_most: int | None = None


class Marked(Node):
    """One of `codes` is recorded under the multi-valued attribute (diagnosis, support need …)."""

    node: Literal["marked"] = Field("marked", alias="is")
    attribute: str
    codes: tuple[str, ...] = ()


class InSpell(Node):
    """On the date the person is in a spell of one of `kinds`, which has lasted `lasted_months`.

    `to` is the last day, inclusive. N months have passed when from + N calendar months, clamped to
    the month's end, is on or before the date, and N days (`lasted_days`) when from + N days is;
    both must have. Spells of the kinds that touch or overlap are one, which has lasted from the
    begin of the first; `gap_days` free days between two of them are allowed. `held_at_start` limits
    to spells that the person had (True) or had not (False) when the course began. `hours_at_least`
    is hours a week.
    """

    node: Literal["in_spell"] = Field("in_spell", alias="is")
    kinds: tuple[SpellKind, ...]
    lasted_months: int = Field(0, ge=0)
    lasted_days: int = Field(0, ge=0)
    gap_days: int = Field(0, ge=0)
    held_at_start: bool | None = None
    hours_at_least: float | None = None


class HadSpell(Node):
    """A spell of one of `kinds` began on or before the date, and not before `since`.

    ``since="start"`` is the first start of a course, ``"referral"`` its first referral, ``"ever"``
    no bound. What happened before is never an outcome, hence the default. A person who has not
    started has had nothing since the start.
    """

    node: Literal["had_spell"] = Field("had_spell", alias="is")
    kinds: tuple[SpellKind, ...]
    since: Literal["start", "referral", "ever"] = "start"
    held_at_start: bool | None = None
    hours_at_least: float | None = None


class HeldAtStart(Node):
    """A spell of one of `kinds` is recorded as held when the course started (begun by the date)."""

    node: Literal["held_at_start"] = Field("held_at_start", alias="is")
    kinds: tuple[SpellKind, ...]


class Preceded(Node):
    """The first spell of `kinds` since the start came after a spell of `by` begun since the start.

    "After" means that the `by` spell began on an earlier day.
    """

    node: Literal["preceded"] = Field("preceded", alias="is")
    kinds: tuple[SpellKind, ...]
    by: tuple[SpellKind, ...]


class Measured(Node):
    """The form was filled in at the wave, on or before the date."""

    node: Literal["measured"] = Field("measured", alias="is")
    form: str
    wave: int = Field(ge=1)


class Answered(Node):
    """The item was answered at the wave with one of `options`; empty means any answer at all.

    "Don't know" is an option like the others and counts as an answer only when it is meant.
    """

    node: Literal["answered"] = Field("answered", alias="is")
    form: str
    wave: int = Field(ge=1)
    item: str
    options: tuple[str, ...] = ()


class TookPart(Node):
    """The person took part in at least `at_least` events of one of `kinds` by the date."""

    node: Literal["took_part"] = Field("took_part", alias="is")
    kinds: tuple[str, ...]
    at_least: int = Field(1, ge=1)


class Outcome(Node):
    """The person's one final outcome is one of `codes`: the first on the project's list that holds.

    Replaced by its meaning when a definition is read (`ProjectDefinition.resolve`).
    """

    node: Literal["outcome"] = Field("outcome", alias="is")
    codes: tuple[str, ...]


class Base(Node):
    """The person belongs to the project's named base (referred, started, completed …).

    Replaced by its meaning when a definition is read (`ProjectDefinition.resolve`).
    """

    node: Literal["base"] = Field("base", alias="is")
    name: str


class Contacted(Node):
    """A company was contacted (an event of `kinds`) within `months` calendar months up to the date.

    Within means on or after the date less `months`, clamped to the month's end.
    """

    node: Literal["contacted"] = Field("contacted", alias="is")
    kinds: tuple[str, ...]
    months: int = Field(ge=1)


class Employs(Node):
    """On the date the company has a participant in a spell of one of `kinds`."""

    node: Literal["employs"] = Field("employs", alias="is")
    kinds: tuple[SpellKind, ...]


Condition = Annotated[
    Everyone
    | All
    | Any
    | Not
    | Referred
    | ReferredBetween
    | Started
    | Ended
    | Attribute
    | Age
    | Marked
    | InSpell
    | HadSpell
    | HeldAtStart
    | Preceded
    | Measured
    | Answered
    | TookPart
    | Outcome
    | Base
    | Contacted
    | Employs,
    Field(discriminator="node"),
]

for _node in (All, Any, Not):
    _node.model_rebuild()
