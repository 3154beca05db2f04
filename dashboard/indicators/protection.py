"""Protection: the only functions that make protected values from exact ones.

Two audiences read them. The steering group's filtered views are about a `Group` that somebody
chose; a release is about the whole project, and `dashboard.indicators.release_gate` judges it
before anybody reads it. Which rows there are, and their order, depends on the project's definition
alone. What is protected already comes back as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.indicators.breakdowns import ByAnswer, ByAttribute, ByCase
from dashboard.indicators.conditions import (
    MISSING,
    Answered,
    Attribute,
    Condition,
    Everyone,
    Marked,
    Not,
)
from dashboard.indicators.courses import Paths, funnel
from dashboard.indicators.definition import Label
from dashboard.indicators.persons_counted import grows, key
from dashboard.indicators.profile import TraitCounts
from dashboard.indicators.protected import (
    ExactCount,
    Hidden,
    ProtectedCount,
    ProtectedFigure,
    ProtectedFunnel,
    ProtectedRow,
    ProtectedShare,
    ProtectedTable,
    Rounded,
)
from dashboard.indicators.protection_rules import ProtectionRules
from dashboard.indicators.results import Tally
from dashboard.indicators.traits import Trait


@dataclass(frozen=True)
class Group:
    """Those whom a filter leaves, `n` of all the `whole` persons that it could have left."""

    n: int
    whole: int


def group_is_shown(group: Group | None, rules: ProtectionRules) -> bool:
    """Whether anything may be said of the group. Without a filter it is the whole project."""
    return group is None or min(group.n, group.whole - group.n) >= rules.group


# --- Counts and shares -----------------------------------------------------------------------


def protect_count(
    count: int | ProtectedCount, rules: ProtectionRules, group: Group | None = None
) -> ProtectedCount:
    """The count rounded, or why it is not shown."""
    if isinstance(count, Rounded | ExactCount | Hidden):
        return count
    if not group_is_shown(group, rules):
        return Hidden.GROUP
    return Hidden.FEW if count < rules.smallest else Rounded(rules.rounded(count))


def protect_figure(
    figure: Tally | ProtectedFigure, rules: ProtectionRules, group: Group | None = None
) -> ProtectedFigure:
    """k of n, or a count. A k that all but a few of n have is hidden too: it would tell the few."""
    if isinstance(figure, Tally) and figure.denominator is not None:
        return protect_share(figure.numerator, figure.denominator, rules, group)
    if isinstance(figure, Tally):
        return protect_count(figure.numerator, rules, group)
    return figure


def protect_share(
    k: int, n: int, rules: ProtectionRules, group: Group | None = None
) -> ProtectedShare:
    """k of n; that is all of them makes no difference to its being hidden."""
    numerator = protect_count(k, rules, group)
    if isinstance(numerator, Rounded) and n - k < rules.smallest:
        numerator = Hidden.COMPLEMENT
    return ProtectedShare(numerator=numerator, denominator=protect_count(n, rules, group))


# --- Tables ----------------------------------------------------------------------------------


def protect_table(
    counts: TraitCounts | ProtectedTable,
    base: Condition,
    rules: ProtectionRules,
    group: Group | None = None,
) -> ProtectedTable:
    """The persons of the (resolved) base by one trait; the last row are those without any value.

    There is no such row where the trait's last case takes everybody.
    """
    if isinstance(counts, ProtectedTable):
        return counts
    trait = counts.trait
    conditions = _row_conditions(trait)
    numbers = [*counts.counts, counts.missing]
    named: list[tuple[str, Label | None]] = [(value.code, value.label) for value in trait.values]
    named.append((MISSING, None))
    if isinstance(trait.by, ByCase) and trait.by.cases[-1] == Everyone():
        conditions.pop()
    rows = tuple(
        ProtectedRow(
            code=code,
            label=label,
            count=protect_count(number, rules, group),
            persons=key(base, *where),
            grows=grows(base) and all(map(grows, where)),
        )
        for (code, label), number, where in zip(named, numbers, conditions, strict=False)
    )
    return ProtectedTable(
        name=trait.name,
        label=trait.label,
        within=key(base),
        rows=rows,
        total=protect_count(counts.n, rules, group),
        overlap=not isinstance(trait.by, ByAttribute | ByAnswer | ByCase),
        grows=grows(base),
    )


def _row_conditions(trait: Trait) -> list[tuple[Condition, ...]]:
    """What holds for the persons of each row, and last for those of whom the trait is not known."""
    codes = [value.code for value in trait.values]
    match trait.by:
        case ByAttribute(name=name):
            return [(Attribute(name=name, values=(code,)),) for code in (*codes, MISSING)]
        case ByCase(cases=cases):
            others = [Not(of=case) for case in cases]
            return [*((case, *others[:i]) for i, case in enumerate(cases)), tuple(others)]
        case ByAnswer(form=form, wave=wave, item=item):
            asked = Answered(form=form, wave=wave, item=item)
            held = [asked.model_copy(update={"options": (code,)}) for code in codes]
            return [*((one,) for one in held), (Not(of=asked),)]
    marked = Marked(attribute=trait.by.name)
    held_marks = [marked.model_copy(update={"codes": (code,)}) for code in codes]
    return [*((one,) for one in held_marks), (Not(of=marked),)]


# --- The funnel ------------------------------------------------------------------------------


def protect_funnel(
    paths: Paths | ProtectedFunnel, rules: ProtectionRules, group: Group | None = None
) -> ProtectedFunnel:
    """How many of those at the first stage reach each stage and take each route.

    Raises ValueError for a project without stages.
    """
    if isinstance(paths, ProtectedFunnel):
        return paths
    if not paths.stages:
        raise ValueError("a funnel has stages")
    first = paths.stages[0].where

    def row(code: str, label: Label, where: Condition, count: int) -> ProtectedRow:
        return ProtectedRow(
            code=code,
            label=label,
            count=protect_count(count, rules, group),
            persons=key(first, where),
            grows=grows(first) and grows(where),
        )

    steps = funnel(paths, "first")
    routes = [
        sum(count for path, count in paths.counts.items() if path.stages[0] and path.routes[i])
        for i in range(len(paths.routes))
    ]
    return ProtectedFunnel(
        within=key(first),
        base=protect_count(steps[0].tally.numerator, rules, group),
        stages=tuple(
            row(step.stage.code, step.stage.label, step.stage.where, step.tally.numerator)
            for step in steps
        ),
        routes=tuple(
            row(route.code, route.label, route.where, count)
            for route, count in zip(paths.routes, routes, strict=True)
        ),
    )
