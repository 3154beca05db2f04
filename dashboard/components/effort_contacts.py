"""How long ago the last contacts were, against how often there are to be some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.components import html
from dashboard.components.analysis import LEAST_PERSONS, Analysis
from dashboard.components.count_bars import draw_bars
from dashboard.components.effort_words import EffortWords, sentences
from dashboard.components.sections import Chart, Section
from dashboard.components.switch import switch
from dashboard.exports.table import Cell, Table, count_cell, share_cell
from dashboard.figures.count_bars import BarGroup
from dashboard.indicators.contacts import (
    BANDS,
    LONGER_AGO,
    MONTHS_BEFORE_JOB,
    MONTHS_IN_JOB,
    NEVER,
    Contacts,
    bands_within,
)
from dashboard.indicators.effort import Effort

#: The parameter that says which kind of contact counts, and its value for all of them.
CONTACT = "contact"
EVERY_CONTACT = "all"


def contact_rule(analysis: Analysis, effort: Effort, contacts: Contacts, counted: str) -> Section:
    """How long ago the last contacts were; no parts where the project has no contacts.

    `counted` is the kind of contact that counts, or `EVERY_CONTACT`.
    """
    say = EffortWords(analysis)
    text = say.text
    title = text("effort.rule.title")
    if not effort.person_kinds:
        return Section("rule", title)
    groups = [in_job for in_job in (False, True) if _is_shown(contacts, in_job)]
    if not contacts.counts:
        nobody = html.P(text("effort.rule.nobody", day=say.day), className="section-lead")
        return Section("rule", title, [nobody], text("effort.rule.lead"))
    drawing = (
        _rule_bars(say, contacts, groups, by_rule=not say.stopped(effort, "person"))
        if groups
        else []
    )
    if drawing and len(effort.person_kinds) > 1:
        drawing.insert(0, _which_contacts(say, effort, counted))
    notes: tuple[str, ...] = ()
    if counted != EVERY_CONTACT:
        notes = (text("effort.contact.only", kind=say.kind(counted)),)
    parts = [
        Chart(
            "last-contact",
            text("effort.rule.last"),
            _say_rule(say, effort, contacts),
            _rule_table(say, contacts, notes),
            drawing=drawing,
        )
    ]
    if effort.company_kinds and contacts.with_company >= LEAST_PERSONS:
        parts.append(_both(say, effort, contacts))
    return Section("rule", title, parts, text("effort.rule.lead"))


def _which_contacts(say: EffortWords, effort: Effort, counted: str) -> html.Nav:
    options = [(EVERY_CONTACT, say.text("effort.contact.all"))]
    options += [(kind, say.kind(kind)) for kind in effort.person_kinds]
    address = say.analysis.visit.address
    label = say.text("effort.contact")
    return switch(label, CONTACT, options, counted, address, default=EVERY_CONTACT)


def within_rule(say: EffortWords, contacts: Contacts, *, in_job: bool) -> dict[str, str]:
    """How many of how many are within the rule; empty where at most one would be told of."""
    if not _is_shown(contacts, in_job):
        return {}
    tally = contacts.within(_months(in_job), in_job=in_job)
    return say.k_of_n(tally.numerator, tally.denominator or 0)


def _is_shown(contacts: Contacts, in_job: bool) -> bool:
    return contacts.persons(in_job=in_job) >= LEAST_PERSONS


def _months(in_job: bool) -> int:
    return MONTHS_IN_JOB if in_job else MONTHS_BEFORE_JOB


def _say_rule(say: EffortWords, effort: Effort, contacts: Contacts) -> str:
    text = say.text
    if stopped := say.stopped(effort, "person"):
        return stopped
    said = []
    if within := within_rule(say, contacts, in_job=False):
        said.append(text("effort.rule.finding", **within))
        late = sum(contacts.in_band(band, in_job=False) for band in (LONGER_AGO, NEVER))
        if late:
            said.append(text("effort.rule.late", n=say.count(late)))
    elif contacts.persons(in_job=False):
        said.append(text("effort.rule.too_few.without"))
    if within := within_rule(say, contacts, in_job=True):
        said.append(text("effort.rule.finding.job", **within))
    elif contacts.persons(in_job=True):
        said.append(text("effort.rule.too_few.job"))
    return sentences(*said, _say_small(say, contacts))


def _say_small(say: EffortWords, contacts: Contacts) -> str:
    """The warning of small numbers for those within the rule."""
    within = (
        contacts.within(_months(in_job), in_job=in_job)
        for in_job in (False, True)
        if _is_shown(contacts, in_job)
    )
    return say.small(*((tally.numerator, tally.denominator or 0) for tally in within))


def _rule_bars(
    say: EffortWords, contacts: Contacts, groups: Sequence[bool], *, by_rule: bool
) -> list[Any]:
    """The bands of both groups; with `by_rule` those outside the rule are soft."""
    text = say.text

    def line(band: int, in_job: bool) -> str:
        share = say.share(contacts.in_band(band, in_job=in_job), contacts.persons(in_job=in_job))
        column = text(f"effort.rule.column.{'job' if in_job else 'without'}")
        return text("effort.rule.line", group=column, share=share)

    bars = [
        BarGroup(
            text(f"effort.rule.band.{band}"),
            tuple(
                say.share_bar(
                    contacts.in_band(band, in_job=in_job),
                    contacts.persons(in_job=in_job),
                    line(band, in_job),
                    soft=by_rule and band not in bands_within(_months(in_job)),
                )
                for in_job in groups
            ),
        )
        for band in BANDS
    ]
    drawing: list[Any] = [html.Div(draw_bars(bars), className="named-bars")]
    if any(bar.count for group in bars for bar in group.bars if bar.part is not None):
        drawing.append(html.P(text("effort.rule.key"), className="count-key"))
    return drawing


def _rule_table(say: EffortWords, contacts: Contacts, notes: tuple[str, ...]) -> Table:
    text = say.text

    def cells(n: int, in_job: bool) -> tuple[Cell, Cell]:
        if not _is_shown(contacts, in_job):
            return count_cell(None, text), share_cell(0, 0, text)
        return count_cell(n, text), share_cell(n, contacts.persons(in_job=in_job), text)

    rows: list[tuple[str | Cell, ...]] = [
        (
            text(f"effort.rule.band.{band}"),
            *cells(contacts.in_band(band, in_job=False), False),
            *cells(contacts.in_band(band, in_job=True), True),
        )
        for band in BANDS
    ]
    totals = (cells(contacts.persons(in_job=in_job), in_job) for in_job in (False, True))
    rows.append((text("effort.total"), *(cell for pair in totals for cell in pair)))
    share = text("effort.share_of")
    return Table(
        "last-contact",
        text("effort.rule.last"),
        (
            text("effort.rule.band"),
            text("effort.rule.column.without"),
            share,
            text("effort.rule.column.job"),
            share,
        ),
        tuple(rows),
        notes=notes,
    )


def _both(say: EffortWords, effort: Effort, contacts: Contacts) -> Chart:
    """Persons in a job by whether they and their company were contacted in time."""
    text = say.text
    both = contacts.by_company(person=True, company=True)
    companies: list[tuple[bool | None, str]] = [
        (True, "effort.rule.both.company.true"),
        (False, "effort.rule.both.company.false"),
    ]
    if contacts.with_company < contacts.persons(in_job=True):
        companies.append((None, "effort.rule.both.company.none"))
    rows: tuple[tuple[str | Cell, ...], ...] = tuple(
        (
            text(f"effort.rule.both.row.{'true' if person else 'false'}"),
            *(
                count_cell(contacts.by_company(person=person, company=company), text)
                for company, _ in companies
            ),
        )
        for person in (True, False)
    )
    finding = sentences(
        text("effort.rule.both.finding", **say.k_of_n(both, contacts.with_company)),
        "" if _say_small(say, contacts) else say.small((both, contacts.with_company)),
    )
    finding = say.stopped(effort, "person") or say.stopped(effort, "company") or finding
    return Chart(
        "both-contacts",
        text("effort.rule.both"),
        finding,
        Table(
            "both-contacts",
            text("effort.rule.both"),
            (text("effort.rule.both.row"), *(text(key) for _, key in companies)),
            rows,
        ),
    )
