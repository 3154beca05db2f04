"""What must hold for a project's releases: what they name exists and can be released."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dashboard.data.importing.faults import quote, suggest
from dashboard.indicators.definition import ItemName, ProjectDefinition
from dashboard.indicators.filters import find_item
from dashboard.indicators.release_tables import release_traits
from dashboard.indicators.targets import counted

Path = tuple[str | int, ...]
Finding = tuple[Path, str]


def check_release(resolved: ProjectDefinition) -> Iterator[Finding]:
    """Every name in `[release]` that is unknown, given twice, or of what no release can hold."""
    plan = resolved.release
    measures = {
        goal.code: indicator.measure if (indicator := counted(resolved, goal)) else None
        for goal in resolved.goals
    }
    scored = {instrument.id for instrument in resolved.instruments if instrument.score}
    exact = [headline.goal for headline in plan.exact_headlines]

    yield from _check_names("goals", plan.goals, measures)
    yield from _check_names("tables", plan.tables, _tables(resolved, plan.tables))
    yield from _check_names(
        "instruments", plan.instruments, [one.id for one in resolved.instruments]
    )
    yield from _check_names("series", plan.series, measures)
    yield from _check_names("exact_headlines", exact, measures, "goal")
    for index, name in enumerate(plan.instruments):
        if name not in scored and name in [one.id for one in resolved.instruments]:
            rule = f"{quote(name)} has no score, of which a mean could be released"
            yield ("release", "instruments", index), rule
    for index, code in enumerate(plan.series):
        if measures.get(code, "") is None:
            rule = f"{quote(code)} is registered by hand and has no figures by month"
            yield ("release", "series", index), rule
    for index, code in enumerate(exact):
        here: Path = ("release", "exact_headlines", index, "goal")
        if measures.get(code, "share") != "share":
            yield here, f"{quote(code)} is no share that is counted"
        elif code in measures and code not in plan.goals:
            yield here, f"{quote(code)} is not among the goals that are released"
    for index, item in enumerate(plan.distributions):
        yield from _check_item(resolved, item, ("release", "distributions", index))
    if plan.funnel and not resolved.stages:
        yield ("release", "funnel"), "the project has no stages"


def _tables(resolved: ProjectDefinition, named: Collection[str]) -> Collection[str]:
    try:
        return release_traits(resolved)
    except KeyError:  # An item of the baseline does not exist, which is named already.
        return named


def _check_names(
    key: str, names: Sequence[str], known: Collection[str], *rest: str
) -> Iterator[Finding]:
    for index, name in enumerate(names):
        path: Path = ("release", key, index, *rest)
        if name in names[:index]:
            yield path, f"{quote(name)} stands here a second time"
        elif name not in known:
            yield path, f"there is no {quote(name)}{suggest(name, known)}"


def _check_item(resolved: ProjectDefinition, name: ItemName, path: Path) -> Iterator[Finding]:
    forms = {form.id: form for form in resolved.forms}
    if name.form not in forms:
        yield (*path, "form"), f"there is no form {quote(name.form)}{suggest(name.form, forms)}"
        return
    items = [item.id for item in forms[name.form].items]
    if name.item not in items:
        rule = f"the form has no item {quote(name.item)}{suggest(name.item, items)}"
        yield (*path, "item"), rule
        return
    _, scale = find_item(resolved, name.form, name.item)
    if not scale.coarse:
        rule = f"the scale {quote(scale.id)} has no coarse groups, in which answers are released"
        yield (*path, "item"), rule
