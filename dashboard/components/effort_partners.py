"""Companies, volunteers and next of kin, and the goals about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.components import amounts
from dashboard.components.address import goal_path
from dashboard.components.analysis import Analysis
from dashboard.components.count_bars import draw_bars
from dashboard.components.effort_words import EffortWords, capital, sentences
from dashboard.components.findings import say_finding
from dashboard.components.goal_rows import goal_rows
from dashboard.components.sections import Chart, Section
from dashboard.exports.table import Cell, Table, count_cell
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.indicators.contacts import BANDS, MONTHS_IN_JOB, Companies, bands_within
from dashboard.indicators.effort import Effort
from dashboard.indicators.results import GoalStatus, Standing
from dashboard.text.sentences import say_standing


def companies(analysis: Analysis, effort: Effort) -> Section:
    """Companies by type, experience and last contact; no parts where there are none."""
    say = EffortWords(analysis)
    text, found = say.text, effort.companies
    title = text("effort.companies.title")
    parts: list[Any] = []
    if found.companies:
        parts.append(_by_type(say, found))
        if set(found.by_experience()) != {None}:
            parts.append(_by_experience(say, found))
        if found.employing and effort.company_kinds:
            parts.append(_contacted(say, effort))
    if parts and (goals := effort.goals_of("companies")):
        parts.append(goals_chart(say, "goals-companies", text("effort.goals.companies"), goals))
    return Section("companies", title, parts)


def _by_type(say: EffortWords, found: Companies) -> Chart:
    text, n = say.text, found.companies
    types = _most_first(found.by_type())
    kind, k, each = say.leading("company_type", types)
    key = "effort.companies.type.finding"
    if n == 1:
        key += ".one"
    elif set(types) == {None}:
        key += ".unknown"
    employing = text("effort.companies.employing", day=say.day, **say.k_of_n(found.employing, n))
    rows: list[tuple[str | Cell, ...]] = [
        (
            capital(say.code("company_type", code)),
            *say.cells([(number, n)]),
            count_cell(found.employing_of(code), text),
        )
        for code, number in types.items()
    ]
    rows.append((text("effort.total"), *say.cells([(n, n)]), count_cell(found.employing, text)))
    title = text("effort.companies.type")
    return Chart(
        "company-types",
        title,
        sentences(
            text(key, kind=kind, each=each, **say.k_of_n(k, n)),
            employing,
        ),
        Table(
            "company-types",
            title,
            (
                text("effort.companies.column.type"),
                text("effort.companies.column"),
                text("effort.share_of"),
                text("effort.companies.column.employing"),
            ),
            tuple(rows),
            notes=say.of_project,
        ),
        drawing=_bars(say, "company_type", types, n) if len(types) > 1 else (),
    )


def _by_experience(say: EffortWords, found: Companies) -> Chart:
    text, n = say.text, found.companies
    experiences = _most_first(found.by_experience())
    answer, k, each = say.leading("company_experience", experiences)
    title = text("effort.companies.experience")
    return Chart(
        "company-experience",
        title,
        text(
            "effort.companies.experience.finding",
            answer=answer,
            each=each,
            **say.k_of_n(k, n),
        ),
        Table(
            "company-experience",
            title,
            (
                text("effort.companies.column.experience"),
                text("effort.companies.column"),
                text("effort.share_of"),
            ),
            tuple(
                (capital(say.code("company_experience", code)), *say.cells([(number, n)]))
                for code, number in experiences.items()
            ),
            notes=say.of_project,
        ),
        drawing=_bars(say, "company_experience", experiences, n),
    )


def _bars(say: EffortWords, list_name: str, counts: Mapping[str | None, int], n: int) -> list[Any]:
    return [
        draw_bars(
            [
                BarGroup(capital(say.code(list_name, code)), (say.share_bar(k, n),))
                for code, k in counts.items()
            ]
        )
    ]


def _contacted(say: EffortWords, effort: Effort) -> Chart:
    """Time since the last contact with the companies that have a participant in a job."""
    text, found = say.text, effort.companies
    n = found.employing
    contacted = found.employing_contacted().numerator
    title = text("effort.companies.contact")
    counts = [(text(f"effort.rule.band.{band}"), found.employing_in_band(band)) for band in BANDS]
    stopped = say.stopped(effort, "company")
    near = BANDS if stopped else bands_within(MONTHS_IN_JOB)
    bars = [
        BarGroup(label, (say.share_bar(k, n, soft=band not in near),))
        for band, (label, k) in zip(BANDS, counts, strict=True)
    ]
    return Chart(
        "company-contact",
        title,
        stopped
        or sentences(
            text("effort.companies.contact.finding", **say.k_of_n(contacted, n)),
            _say_late(say, n - contacted),
            say.small((contacted, n), unit="companies"),
        ),
        Table(
            "company-contact",
            title,
            (
                text("effort.rule.band"),
                text("effort.companies.column"),
                text("effort.share_of"),
            ),
            tuple((label, *say.cells([(k, n)])) for label, k in counts),
            notes=say.of_project,
        ),
        drawing=[draw_bars(bars)],
    )


def _say_late(say: EffortWords, companies: int) -> str:
    if not companies:
        return ""
    one = ".one" if companies == 1 else ""
    return say.text(f"effort.companies.contact.late{one}", n=say.count(companies))


def helpers(analysis: Analysis, effort: Effort) -> Section:
    """Volunteers by site and next of kin by relation, with their goals."""
    say = EffortWords(analysis)
    text = say.text
    parts: list[Any] = []
    if effort.volunteers:
        parts.append(
            _simple(
                say,
                "volunteers",
                "site",
                {
                    **dict.fromkeys((site.id for site in analysis.definition.sites), 0),
                    **effort.volunteers,
                },
                text("effort.volunteers.site"),
                say.of_project,
            )
        )
    if effort.relatives:
        parts.append(
            _simple(
                say, "relatives", "relation", effort.relatives, text("effort.relatives.relation")
            )
        )
    if goals := effort.goals_of("volunteers", "next_of_kin"):
        parts.insert(0, goals_chart(say, "goals-helpers", text("effort.goals.volunteers"), goals))
    return Section("helpers", text("effort.helpers.title"), parts)


def _simple(
    say: EffortWords,
    name: str,
    list_name: str,
    counts: Mapping[str | None, int],
    head: str,
    notes: tuple[str, ...] = (),
) -> Chart:
    """A few counts, each a bar."""
    n = sum(counts.values())
    counts = _most_first(counts)
    title = say.text(f"effort.{name}")
    one = ".one" if n == 1 else ""
    rows: list[tuple[str | Cell, ...]] = [
        (capital(say.code(list_name, code)), count_cell(k, say.text)) for code, k in counts.items()
    ]
    rows.append((say.text("effort.total"), count_cell(n, say.text)))
    bars = [
        BarGroup(capital(say.code(list_name, code)), (CountBar(k, say.count(k)),))
        for code, k in counts.items()
    ]
    return Chart(
        name,
        title,
        say.text(f"effort.{name}.finding{one}", n=say.count(n), day=say.day),
        Table(name, title, (head, title), tuple(rows), notes=notes),
        drawing=[draw_bars(bars)],
    )


def goals_chart(say: EffortWords, chart_id: str, title: str, goals: Sequence[GoalStatus]) -> Chart:
    """Goals as rows that lead to their pages, with the same figures as a table."""
    text, address = say.text, say.analysis.visit.address
    project_id = say.analysis.project_id

    def href(code: str) -> str:
        return address.link(goal_path(project_id, code), as_of=address.as_of)

    heads = ("goal", "value", "tally", "target", "due", "standing")
    rows = tuple(
        (
            text.label(goal.definition.name),
            amounts.say_value(goal, text),
            amounts.say_status_tally(goal, text) or text("card.no_value"),
            amounts.say_amount(goal.target.value if goal.target else None, goal.definition, text),
            amounts.say_day(goal.target.due if goal.target else None, text),
            say_standing(goal.standing, text),
        )
        for goal in goals
    )
    return Chart(
        chart_id,
        title,
        _say_goals(say, goals),
        Table(
            chart_id,
            title,
            tuple(text(f"table.{head}") for head in heads),
            rows,
            notes=say.of_project,
        ),
        drawing=[goal_rows(goals, text, caption=title, href=href)],
    )


def _say_goals(say: EffortWords, goals: Sequence[GoalStatus]) -> str:
    text = say.text
    aimed = [goal for goal in goals if goal.target is not None]
    if not aimed:
        return text("effort.goals.finding.none")
    if len(aimed) == 1:
        name = text("finding.name", name=text.label(aimed[0].definition.short_name))
        return text("effort.goals.finding.one", goal=name, finding=say_finding(aimed[0], text))
    reached = sum(goal.standing is Standing.REACHED for goal in aimed)
    return text("effort.goals.finding", k=say.count(reached), n=say.count(len(aimed)))


def _most_first(counts: Mapping[str | None, int]) -> dict[str | None, int]:
    """The most frequent first; what is not recorded last."""
    return dict(sorted(counts.items(), key=lambda item: (item[0] is None, -item[1], item[0] or "")))
