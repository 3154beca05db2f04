"""Names in a definition replaced by their meaning: bases and outcomes become conditions.

Afterwards no `Base` or `Outcome` node is left in any condition, `Share.base` is a condition, the
default bases are filled in, and `ProjectDefinition.bases` says what each base is called. `Joint`
indicators stay as they are; `dashboard.indicators.targets` says what they mean. Where a goal does
not say how many months it requires, those of its condition are filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.indicators.conditions import (
    All,
    Any,
    Base,
    Condition,
    Ended,
    InSpell,
    Not,
    Outcome,
    Referred,
    Started,
)
from dashboard.indicators.definition import (
    Count,
    GoalDefinition,
    Indicator,
    Joint,
    Label,
    NamedBase,
    OutcomeDefinition,
    ProjectDefinition,
    Share,
    Unit,
)
from dashboard.indicators.published import AnyBlock, lines_of, unit_of

#: A place in the definition: keys and positions, as pydantic's `loc`: ("goals", 3, "indicator").
Path = tuple[str | int, ...]

#: The bases that every project has; a project may declare one of these names otherwise.
DEFAULT_BASES = (
    NamedBase(name="referred", label=Label(da="henviste", en="referred"), where=Referred()),
    NamedBase(name="started", label=Label(da="startede", en="started"), where=Started()),
    NamedBase(name="ended", label=Label(da="afsluttede", en="ended"), where=Ended()),
    NamedBase(
        name="completed",
        label=Label(da="planlagt afsluttede", en="ended as planned"),
        where=Ended(endings=("planned",)),
    ),
)


class DefinitionFault(Exception):  # noqa: N818  (a fault is what an author reads)
    """A definition that cannot be used: `path` is where, `rule` is one sentence that says why."""

    def __init__(self, path: Path, rule: str) -> None:
        self.path = path
        self.rule = rule
        super().__init__(f"{dotted(path)}: {rule}")


def dotted(path: Path) -> str:
    """The path as a person writes it: ``goals[3].indicator.where``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def resolve(definition: ProjectDefinition) -> ProjectDefinition:
    """The definition with every name replaced by its meaning; resolving twice changes nothing.

    Raises DefinitionFault for an unknown base, outcome or goal, and for names that need themselves.
    What else a definition must fulfil is checked by `dashboard.indicators.checking`.
    """
    names = _Names(definition)
    _check_members(definition)
    goals = [
        goal.model_copy(
            update={"indicator": names.indicator(goal.indicator, ("goals", i, "indicator"))}
        )
        for i, goal in enumerate(definition.goals)
    ]
    return definition.model_copy(
        update={
            "bases": names.all_bases(),
            "outcomes": tuple(
                outcome.model_copy(update={"where": names.step(i)})
                for i, outcome in enumerate(definition.outcomes)
            ),
            "stages": tuple(
                stage.model_copy(
                    update={"where": names.condition(stage.where, ("stages", i, "where"))}
                )
                for i, stage in enumerate(definition.stages)
            ),
            "routes": tuple(
                route.model_copy(
                    update={"where": names.condition(route.where, ("routes", i, "where"))}
                )
                for i, route in enumerate(definition.routes)
            ),
            "goals": tuple(
                goal.model_copy(update={"required_months": _required_months(goals, goal)})
                for goal in goals
            ),
            "tables": tuple(
                table.model_copy(
                    update={
                        "blocks": tuple(
                            names.block(block, ("tables", i, "blocks", j))
                            for j, block in enumerate(table.blocks)
                        )
                    }
                )
                for i, table in enumerate(definition.tables)
            ),
        }
    )


def outcome_condition(outcomes: Sequence[OutcomeDefinition], code: str) -> All:
    """What it is to have `code` as the one final outcome: its step holds and no earlier one does.

    `outcomes` are a resolved definition's. Raises KeyError for a code that is not on the list.
    """
    for position, outcome in enumerate(outcomes):
        if outcome.code == code:
            earlier = (Not(of=other.where) for other in outcomes[:position])
            return All(of=(outcome.where, *earlier))
    raise KeyError(code)


class _Names:
    """The bases and outcomes of one definition; each is resolved once and may name others."""

    def __init__(self, definition: ProjectDefinition) -> None:
        declared = {base.name for base in definition.bases}
        self._defaults = tuple(base for base in DEFAULT_BASES if base.name not in declared)
        self._declared = definition.bases
        self._bases: Mapping[str, tuple[NamedBase, Path]] = {
            **{base.name: (base, ("bases",)) for base in self._defaults},
            **{base.name: (base, ("bases", i, "where")) for i, base in enumerate(self._declared)},
        }
        self._outcomes = definition.outcomes
        self._done: dict[Path, Condition] = {}
        self._open: list[Path] = []

    def all_bases(self) -> tuple[NamedBase, ...]:
        """The default bases that were not declared otherwise, then the declared ones."""
        return tuple(
            base.model_copy(update={"where": self.base(base.name, ("bases", i, "where"))})
            for i, base in enumerate((*self._defaults, *self._declared))
        )

    def base(self, name: str, asked_at: Path) -> Condition:
        if name not in self._bases:
            known = ", ".join(self._bases)
            raise DefinitionFault(asked_at, f"the base {name!r} does not exist; there are {known}")
        base, place = self._bases[name]
        return self._once(("base", name), base.where, place)

    def step(self, position: int) -> Condition:
        """The own condition of one outcome, not less the earlier ones."""
        outcome = self._outcomes[position]
        return self._once(("outcome", position), outcome.where, ("outcomes", position, "where"))

    def outcome(self, codes: Sequence[str], asked_at: Path) -> Condition:
        known = [outcome.code for outcome in self._outcomes]
        for code in codes:
            if code not in known:
                rule = f"the outcome {code!r} does not exist"
                raise DefinitionFault(asked_at, f"{rule}; there are {', '.join(known) or 'none'}")
        last = max((known.index(code) for code in codes), default=-1)
        resolved = [
            outcome.model_copy(update={"where": self.step(i)})
            for i, outcome in enumerate(self._outcomes[: last + 1])
        ]
        single = tuple(outcome_condition(resolved, code) for code in codes)
        return single[0] if len(single) == 1 else Any(of=single)

    def condition(self, node: Condition, place: Path) -> Condition:
        match node:
            case Base(name=name):
                return self.base(name, (*place, "name"))
            case Outcome(codes=codes):
                return self.outcome(codes, (*place, "codes"))
            case Not(of=part):
                return Not(of=self.condition(part, (*place, "of")))
            case All(of=parts) | Any(of=parts):
                resolved = tuple(
                    self.condition(part, (*place, "of", i)) for i, part in enumerate(parts)
                )
                return node.model_copy(update={"of": resolved})
            case _:
                return node

    def indicator(self, indicator: Indicator, place: Path) -> Indicator:
        if not isinstance(indicator, Share | Count):
            return indicator
        where = self.condition(indicator.where, (*place, "where"))
        if isinstance(indicator, Count):
            return indicator.model_copy(update={"where": where})
        base = self.denominator(indicator.base, indicator.unit, (*place, "base"))
        return indicator.model_copy(update={"where": where, "base": base})

    def denominator(self, base: str | Condition, unit: Unit, asked_at: Path) -> Condition:
        """The meaning of a base that is a name, which counts persons, or a condition."""
        if not isinstance(base, str):
            return self.condition(base, asked_at)
        if unit == "persons":
            return self.base(base, asked_at)
        raise DefinitionFault(
            asked_at, f"a base with a name counts persons, not {unit}: give a condition"
        )

    def block(self, block: AnyBlock, place: Path) -> AnyBlock:
        """A block of a published table."""
        lines = {
            key: tuple(
                line.model_copy(
                    update={"where": self.condition(line.where, (*place, key, i, "where"))}
                )
                for i, line in enumerate(declared)
            )
            for key, declared in lines_of(block).items()
        }
        among = self.denominator(block.among, unit_of(block), (*place, "among"))
        return block.model_copy(update={"among": among, **lines})

    def _once(self, name: Path, where: Condition, place: Path) -> Condition:
        if name not in self._done:
            if name in self._open:
                circle = " -> ".join(str(part[1]) for part in (*self._open, name))
                raise DefinitionFault(place, f"the definition needs itself: {circle}")
            self._open.append(name)
            self._done[name] = self.condition(where, place)
            self._open.pop()
        return self._done[name]


def _check_members(definition: ProjectDefinition) -> None:
    """A joint goal's members are shares of persons on one base, each with its own targets."""
    by_code = {goal.code: goal for goal in definition.goals}
    for i, goal in enumerate(definition.goals):
        if not isinstance(goal.indicator, Joint):
            continue
        if goal.targets:
            rule = (
                "a joint goal has no targets of its own: they are the sum of its members' targets"
            )
            raise DefinitionFault(("goals", i, "targets"), rule)
        place: Path = ("goals", i, "indicator", "goals")
        bases = set()
        for code in goal.indicator.goals:
            if code not in by_code:
                raise DefinitionFault(place, f"the goal {code!r} does not exist")
            indicator = by_code[code].indicator
            if not isinstance(indicator, Share) or indicator.unit != "persons":
                raise DefinitionFault(place, f"the goal {code!r} is not a share of persons")
            bases.add(indicator.base)
        if len(bases) > 1:
            raise DefinitionFault(place, "the goals taken together do not have the same base")


def months_demanded(node: Condition) -> int:
    """The fewest whole months after which anybody can meet a resolved condition.

    All parts must have lasted, of several ways the shortest will do.
    """
    match node:
        case InSpell(lasted_months=months):
            return months
        case All(of=parts):
            return max((months_demanded(part) for part in parts), default=0)
        case Any(of=parts):
            return min((months_demanded(part) for part in parts), default=0)
        case _:
            return 0


def _required_months(goals: Sequence[GoalDefinition], goal: GoalDefinition) -> int:
    """The goal's own, or what its condition demands; of a joint goal the fewest of its members."""
    if goal.required_months:
        return goal.required_months
    match goal.indicator:
        case Share(where=where) | Count(where=where):
            return months_demanded(where)
        case Joint(goals=codes):
            return min(_required_months(goals, other) for other in goals if other.code in codes)
        case _:
            return 0
