"""A project as data: the frozen value that ``project.toml`` is read into.

Everything that is particular to one project stands here: period, sites, questionnaires, goals with
their targets, outcomes, funnel, meetings. A new project needs no code.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dashboard.indicators.conditions import Condition
from dashboard.indicators.parts import Definition as Definition
from dashboard.indicators.parts import Identifier as Identifier
from dashboard.indicators.parts import ItemName as ItemName
from dashboard.indicators.parts import Label as Label
from dashboard.indicators.parts import Language as Language
from dashboard.indicators.parts import Unit as Unit
from dashboard.indicators.protection_rules import ProtectionRules, ReleasePlan
from dashboard.indicators.published import PublishedTable
from dashboard.indicators.retention import Retention

Level = Literal["activity", "short_term", "long_term", "effect"]
#: The ladder of goals from the effect down, the order in which pages show them.
LADDER: tuple[Level, ...] = ("effect", "long_term", "short_term", "activity")

Voice = Literal["citizen", "staff"]


class Period(Definition):
    """The project's dates. `data_until` is the date of its last data; absent while it runs."""

    start: date
    end: date
    intake_start: date
    intake_end: date | None = None
    data_until: date | None = None


class Site(Definition):
    id: Identifier
    name: Label
    places: int | None = Field(None, ge=0)


class Code(Definition):
    """One value of a code list with its words."""

    code: Identifier
    label: Label


class NamedBase(Definition):
    """A denominator: persons counted in it and what the page calls it ("startede")."""

    name: Identifier
    label: Label
    where: Condition


class Share(Definition):
    """The part of `base` for which `where` holds, as a fraction from 0 to 1.

    `base` names one of the project's bases (unit persons) or is a condition on the unit's rows.
    `weight` counts minutes instead of rows (events only).
    """

    measure: Literal["share"] = "share"
    unit: Unit = "persons"
    where: Condition
    base: str | Condition
    weight: Literal["minutes"] | None = None


class Count(Definition):
    """How many rows of the unit `where` holds for."""

    measure: Literal["count"] = "count"
    unit: Unit = "persons"
    where: Condition


class Registered(Definition):
    """What no query can count: registered by hand, with a date, as done, as a count or as a share.

    `of` says what is counted (staff, companies, relatives), for the sentence.
    """

    measure: Literal["registered"] = "registered"
    kind: Literal["done", "count", "share"]
    of: Label | None = None


class Joint(Definition):
    """Several goals taken together: persons for whom any of their conditions holds.

    The targets are the sum of the members' targets; the members share one base, and each person
    counts once.
    """

    measure: Literal["joint"] = "joint"
    goals: tuple[str, ...] = Field(min_length=2)


Indicator = Annotated[Share | Count | Registered | Joint, Field(discriminator="measure")]


class TargetRevision(Definition):
    """A target in force from `effective` until the next revision; appended, never edited.

    `value` is a fraction for a share and a number for a count. `assumed` marks what no publication
    or decision says.
    """

    value: float = Field(gt=0)
    effective: date
    due: date | None = None
    reason: Label
    assumed: bool = False


class PlanPoint(Definition):
    """What the project itself expects to have reached on a date (unit as the target's)."""

    day: date
    value: float = Field(ge=0)


class GoalDefinition(Definition):
    """A goal on the ladder. Without `targets` it is an outcome that is followed without a target.

    `required_months` is the duration that the condition demands (0 if none): the first day on which
    anybody can meet the goal is the start of intake plus this many months.
    """

    code: Identifier
    level: Level
    name: Label
    short_name: Label
    indicator: Indicator
    targets: tuple[TargetRevision, ...] = ()
    plan: tuple[PlanPoint, ...] = ()
    required_months: int = Field(0, ge=0)
    headline: bool = False
    note: Label | None = None


class Option(Definition):
    """An answer. `score` orders the options (higher is better); don't-know options have none."""

    code: Identifier
    label: Label
    score: int | None = None
    dont_know: bool = False
    coarse: Identifier | None = None


class Item(Definition):
    """A question. `scale` names a list of options shared by several items."""

    id: Identifier
    text: Label
    scale: str


class Scale(Definition):
    """Options in the order in which the questionnaire prints them, with their coarse groups."""

    id: Identifier
    options: tuple[Option, ...] = Field(min_length=2)
    coarse: tuple[Code, ...] = ()

    def __hash__(self) -> int:
        # What follows from a scale is remembered under it; its id is enough to look it up.
        return hash(self.id)


class Wave(Definition):
    number: int = Field(ge=1)
    label: Label
    months: int = Field(ge=0)


class Form(Definition):
    """A questionnaire answered by the citizen or by the staff member at each wave."""

    id: Identifier
    voice: Voice
    name: Label
    items: tuple[Item, ...]


class OutcomeDefinition(Definition):
    """One step of the project's list of final outcomes; the first whose condition holds counts."""

    code: Identifier
    label: Label
    where: Condition


class FunnelStage(Definition):
    code: Identifier
    label: Label
    where: Condition


class Route(Definition):
    code: Identifier
    label: Label
    where: Condition


class Meeting(Definition):
    """A steering meeting. `assumed` marks a date that no publication gives."""

    day: date
    assumed: bool = False


class StaffNorm(Definition):
    """Participants per full-time staff member (caseload) the project aims at."""

    caseload: int = Field(25, ge=1)


class ScoreBand(Definition):
    """What scores up to and including `up_to` are called; the bands stand in rising order."""

    up_to: int
    label: Label


class Score(Definition):
    """A score over an instrument's items: their options' scores added, times `factor`.

    Nobody who left an item unanswered, or does not know, has a score. A person's change of
    `reliable_change` points or more is more than chance; a group's mean change of
    `meaningful_change` or more is called progress.
    """

    factor: int = Field(1, ge=1)
    bands: tuple[ScoreBand, ...] = ()
    meaningful_change: float = Field(gt=0)
    reliable_change: float = Field(gt=0)


class Instrument(Definition):
    """Items of one form that belong together, shown together in the meeting."""

    id: Identifier
    name: Label
    form: Identifier
    items: tuple[Identifier, ...] = Field(min_length=1)
    score: Score | None = None


class TwoVoices(Definition):
    """The same matter asked of the citizen and of the staff member, to lay side by side.

    The two items are never merged: they are compared by the coarse groups of their scales, ordered
    by their options' scores.
    """

    name: Label
    citizen: ItemName
    staff: ItemName


class AgeBand(Definition):
    """Ages in whole years, both inclusive; without `oldest` the band is open."""

    youngest: int = Field(ge=0, le=120)
    oldest: int | None = Field(None, ge=0, le=120)


AGE_BANDS = tuple(
    AgeBand(youngest=youngest, oldest=oldest)
    for youngest, oldest in ((0, 17), (18, 24), (25, 29), (30, 39), (40, 49), (50, 59), (60, None))
)


class ProjectDefinition(Definition):
    """One project. `codes` declares every code list that its rows use, with words for each code.

    `baseline` names the items that describe persons at the start, in the profile and to filter by.
    `headings` gives a code list of the project's own (its diagnoses, say) a name. `tables` are
    those of the project's publication, each with its place on an analysis page. `protection` and
    `release` say what is shown, and how, to whoever may not see exact counts. Without a
    `retention` persons are kept until somebody erases them.
    """

    id: Identifier
    name: Label
    summary: Label
    synthetic: bool = False
    source: Label | None = None
    assumptions: tuple[Label, ...] = ()
    period: Period
    staff_norm: StaffNorm = StaffNorm()
    retention: Retention | None = None
    sites: tuple[Site, ...] = Field(min_length=1)
    codes: dict[str, tuple[Code, ...]] = Field(default_factory=dict)
    waves: tuple[Wave, ...] = ()
    scales: tuple[Scale, ...] = ()
    forms: tuple[Form, ...] = ()
    bases: tuple[NamedBase, ...] = ()
    goals: tuple[GoalDefinition, ...] = ()
    outcomes: tuple[OutcomeDefinition, ...] = ()
    stages: tuple[FunnelStage, ...] = ()
    routes: tuple[Route, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    voices: tuple[TwoVoices, ...] = ()
    baseline: tuple[ItemName, ...] = ()
    age_bands: tuple[AgeBand, ...] = Field(AGE_BANDS, min_length=1)
    headings: dict[str, Label] = Field(default_factory=dict)
    tables: tuple[PublishedTable, ...] = ()
    protection: ProtectionRules = ProtectionRules()
    release: ReleasePlan = ReleasePlan()

    def __hash__(self) -> int:
        # As a scale's; it could not be worked out from all its parts, which are not all hashable.
        return hash(self.id)
