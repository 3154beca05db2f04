"""Intake: who has come in, against the target; who waits; who left; who has how many."""

from __future__ import annotations

from dashboard.components import html
from dashboard.components import intake_findings as findings
from dashboard.components import intake_tables as tables
from dashboard.components.analysis import (
    Analysis,
    analysis_title,
    analysis_view,
    open_analysis,
)
from dashboard.components.caseload import staff_section
from dashboard.components.count_bars import draw_bars
from dashboard.components.dates import choose_as_of
from dashboard.components.figure import chart
from dashboard.components.intake_pace import say_months
from dashboard.components.page import Page, View, Visit
from dashboard.components.protected_sections import intake_section
from dashboard.components.protected_splits import intake_sites_section, leaving_section
from dashboard.components.sections import Chart, Section
from dashboard.figures.count_bars import BarGroup, CountBar
from dashboard.figures.intake import intake_curve
from dashboard.figures.intake_months import monthly_bars
from dashboard.indicators.definition import Count
from dashboard.indicators.intake import IntakeAnswer, SiteIntake, is_begun, per_month
from dashboard.monitoring.intake import caseload, intake
from dashboard.text import formats
from dashboard.text.clauses import say_condition

NAME = "intake"


def show(visit: Visit) -> View:
    """The page of the project in the path. Raises UnknownProject and StoreUnavailable."""
    analysis = open_analysis(visit)
    if analysis.sees_splits:
        visit.store.begin(caseload, visit.viewer, analysis.project_id, analysis.selection)
    if not analysis.is_a_group:
        return analysis_view(analysis, NAME, "", ())
    if analysis.group is not None:
        lead = visit.text("filtered.lead")
        return analysis_view(analysis, NAME, lead, [intake_section(analysis)])
    asked, _ = choose_as_of(
        visit.viewer, analysis.definition, visit.address, visit.today, visit.text
    )
    answer = intake(visit.viewer, visit.store, analysis.project_id, analysis.selection, asked)
    selected = bool(analysis.selection.choices)
    lead = findings.say_intake(answer, selected=selected, text=visit.text)
    sections = (
        _curve(analysis, answer),
        _pace(analysis, answer),
        _waiting(analysis, answer),
        *(_splits(analysis, answer) if analysis.sees_splits else _protected_splits(analysis)),
    )
    return analysis_view(analysis, NAME, lead, sections, definitions=_definitions(analysis, answer))


def _splits(analysis: Analysis, answer: IntakeAnswer) -> list[Section]:
    """By site, by reason for leaving, and by staff member."""
    visit = analysis.visit
    loads = caseload(visit.viewer, visit.store, analysis.project_id, analysis.selection)
    return [
        _sites(analysis, answer),
        _leaving(analysis, answer),
        staff_section(analysis, loads),
    ]


def _protected_splits(analysis: Analysis) -> list[Section]:
    text = analysis.visit.text
    staff = html.P(text("filtered.staff_only"), className="section-lead")
    return [
        intake_sites_section(analysis),
        leaving_section(analysis),
        Section("staff", text("intake.caseload.section"), [staff]),
    ]


def _curve(analysis: Analysis, answer: IntakeAnswer) -> Section:
    text, definition = analysis.visit.text, analysis.definition
    title = text("intake.curve.title.target" if answer.target else "intake.curve.title")
    drawn = intake_curve(answer, definition.period, text)
    block = Chart(
        "intake-curve",
        title,
        findings.say_curve(answer, definition, text),
        tables.curve_table(answer, title, text),
        [chart("intake-curve-figure", drawn, "wide-chart", text)],
    )
    return Section("curve", text("intake.curve.section"), [block], _who_counts(analysis, answer))


def _who_counts(analysis: Analysis, answer: IntakeAnswer) -> str:
    """Whom the target counts, where that is neither all referred nor all started."""
    text, target = analysis.visit.text, answer.target
    if target is None or target.measure != "counted":
        return ""
    assert isinstance(target.goal.indicator, Count)
    clause = say_condition(target.goal.indicator.where, analysis.definition, text)
    return text("intake.curve.counts", who=text("unit.persons.who"), clause=clause)


def _pace(analysis: Analysis, answer: IntakeAnswer) -> Section:
    text = analysis.visit.text
    title = text(
        "intake.pace.title.net" if answer.is_net else f"intake.pace.title.{answer.measure}"
    )
    finding = say_months(answer, text)
    end = analysis.definition.period.intake_end
    if answer.pace is None and end is not None and end <= answer.day:
        finding = text("intake.closed", day=formats.day(end, text.language)) + f" {finding}"
    [*_, (_, latest)] = per_month(answer.history, answer.measure)
    begun = is_begun(answer.day) and latest > 0
    key = [html.P(text("intake.pace.key"), className="count-key")] if begun else []
    drawn = monthly_bars(answer, text)
    block = Chart(
        "intake-pace",
        title,
        finding,
        tables.months_table(answer, title, text),
        [chart("intake-pace-figure", drawn, "low-chart", text)],
        after=key,
    )
    return Section("pace", text("intake.pace.section"), [block])


def _waiting(analysis: Analysis, answer: IntakeAnswer) -> Section:
    text = analysis.visit.text
    name = text("intake.waiting.section")
    referred = formats.count(answer.now.referred, text.language)
    if not answer.not_started:
        said = text("intake.waiting.none", referred=referred)
        return Section("waiting", name, [html.P(said, className="section-lead")])
    title = text("intake.waiting.title")
    blocks = [
        Chart(
            "intake-standing",
            title,
            findings.say_not_started(answer, text),
            tables.standing_table(answer, title, text),
            [
                draw_bars(
                    [
                        BarGroup(words, (CountBar(count, _of(analysis, count, answer)),))
                        for words, count in tables.standings(answer, text)
                    ]
                )
            ],
        )
    ]
    if sum(answer.waiting):
        title = text("intake.bands.title")
        bars = [
            BarGroup(words, (CountBar(count, formats.count(count, text.language)),))
            for words, count in zip(tables.band_words(text), answer.waiting, strict=True)
        ]
        blocks.append(
            Chart(
                "intake-waiting",
                title,
                findings.say_waiting(answer, text),
                tables.waiting_table(answer, title, text),
                [draw_bars(bars)],
            )
        )
    return Section("waiting", name, blocks)


def _of(analysis: Analysis, count: int, answer: IntakeAnswer) -> str:
    """ "98 af 104 (94 %)"."""
    text, referred = analysis.visit.text, answer.now.referred
    return text(
        "finding.reading",
        tally=text(
            "card.k_of_n",
            k=formats.count(count, text.language),
            n=formats.count(referred, text.language),
        ),
        value=formats.percent(count / referred, text.language, n=referred),
    )


def _sites(analysis: Analysis, answer: IntakeAnswer) -> Section:
    text = analysis.visit.text
    title = text("intake.sites.title")
    drawn = [one for one in answer.sites if one.referred or (one.site and one.site.places)]
    # All who are ongoing at a site use its places, not only some of them.
    whole = all(choice.filter.name == "site" for choice in analysis.selection.choices)
    has_places = whole and any(one.site and one.site.places is not None for one in answer.sites)
    key = [html.P(text("intake.sites.key"), className="count-key")] if has_places else []
    block = Chart(
        "intake-sites",
        title,
        findings.say_sites(answer, text, with_places=has_places),
        tables.sites_table(answer, title, text),
        [draw_bars([_site_bars(analysis, one, with_places=has_places) for one in drawn])],
        after=key,
    )
    return Section("sites", text("intake.sites.section"), [block])


def _site_bars(analysis: Analysis, one: SiteIntake, *, with_places: bool) -> BarGroup:
    text = analysis.visit.text
    places = one.site.places if one.site and with_places else None

    def words(key: str, count: int) -> str:
        shown = formats.count(count, text.language)
        agreed = "" if places is None else formats.count(places, text.language)
        return text(f"intake.sites.{key}", count=shown, places=agreed)

    ongoing = "ongoing" if places is None else "ongoing.places"
    return BarGroup(
        text.label(one.site.name) if one.site else text("filter.missing"),
        (
            CountBar(one.referred, words("referred", one.referred)),
            CountBar(one.started, words("started", one.started)),
            CountBar(one.ongoing, words(ongoing, one.ongoing), mark=places),
        ),
    )


def _leaving(analysis: Analysis, answer: IntakeAnswer) -> Section:
    text, definition = analysis.visit.text, analysis.definition
    name = text("intake.leaving.section")
    if not answer.leaving:
        referred = formats.count(answer.now.referred, text.language)
        said = text("intake.leaving.none", referred=referred)
        return Section("leaving", name, [html.P(said, className="section-lead")])
    title = text("intake.leaving.title")
    bars = [
        BarGroup(
            findings.say_reason(one.reason, definition, text),
            (
                CountBar(
                    one.all,
                    text(
                        "intake.leaving.words",
                        count=formats.count(one.all, text.language),
                        before=formats.count(one.before_start, text.language),
                    ),
                    part=one.before_start,
                ),
            ),
        )
        for one in answer.leaving
    ]
    block = Chart(
        "intake-leaving",
        title,
        findings.say_leaving(answer, definition, text),
        tables.leaving_table(answer, definition, title, text),
        [draw_bars(bars)],
        after=[html.P(text("intake.leaving.key"), className="count-key")],
    )
    return Section("leaving", name, [block])


def _definitions(analysis: Analysis, answer: IntakeAnswer) -> list[tuple[str, str]]:
    text, definition = analysis.visit.text, analysis.definition
    said = [
        (text(f"intake.define.{term}"), text(f"intake.define.{term}.how"))
        for term in ("referred", "started")
    ]
    target = answer.target
    if target is not None and isinstance(target.goal.indicator, Count):
        clause = say_condition(target.goal.indicator.where, definition, text)
        goal = text.label(target.goal.short_name)
        who = text("unit.persons.who")
        how = text("intake.define.target.how", goal=goal, who=who, clause=clause)
        said.append((text("intake.define.target"), how))
        first = formats.day(definition.period.intake_start, text.language)
        own = text("intake.define.plan.own")
        linear = text("intake.define.plan.linear", first=first)
        if target.path:
            said.append((text("intake.define.plan"), own if target.goal.plan else linear))
    if answer.pace is not None:
        said.append((text("intake.define.pace"), text("intake.define.pace.how")))
        if answer.is_net:
            said.append((text("intake.define.net"), text("intake.define.net.how")))
        if answer.pace.needed is not None:
            day = formats.day(answer.on, text.language)
            how = text("intake.define.needed.how", day=day)
            said.append((text("intake.define.needed"), how))
        if answer.pace.forecast is not None:
            how = text("intake.define.forecast.how")
            said.append((text("intake.define.forecast"), how))
    said += [
        (text(f"intake.define.{term}"), text(f"intake.define.{term}.how"))
        for term in ("waiting", "ongoing", "leaving")
    ]
    if not analysis.sees_splits:
        return said
    said.append((text("intake.define.caseload"), text("intake.define.caseload.how")))
    is_set = "staff_norm" in definition.model_fields_set
    key = "intake.define.norm.how" if is_set else "intake.define.norm.assumed"
    norm = formats.count(definition.staff_norm.caseload, text.language)
    return [*said, (text("intake.define.norm"), text(key, norm=norm))]


PAGE = Page(NAME, "/project/<project_id>/intake", analysis_title(NAME), show, is_tab=True)
