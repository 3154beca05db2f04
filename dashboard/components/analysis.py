"""What the analysis pages share: how they are opened, their sections, and what is downloaded.

A page asks `open_analysis` for its context, asks the door for its answer, and hands sections of
charts to `analysis_view`. A chart is a sentence (the finding), a drawing and a table; the same
table is shown, read by a screen reader, and downloaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.access import viewer_sees_splits
from dashboard.components import html
from dashboard.components.address import project_path
from dashboard.components.as_of import as_of_menu
from dashboard.components.dates import choose_as_of, days_to_choose
from dashboard.components.download import download_links
from dashboard.components.filter_bar import filter_bar, say_group, say_selected
from dashboard.components.notice import fault_notices
from dashboard.components.page import View, Visit
from dashboard.components.project_facts import facts
from dashboard.components.protected_note import protected_note, say_note
from dashboard.components.published import TABLE, asked_table, open_table, table_links
from dashboard.components.sections import Chart, Section, show_definitions, show_section
from dashboard.components.selection import (
    choice_codes,
    choice_words,
    filter_words,
    read_selection,
)
from dashboard.exports.table import Table
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.filters import STAFF, Filter, Selection
from dashboard.indicators.protected import Hidden, ProtectedCount
from dashboard.indicators.results import Tally
from dashboard.monitoring.filters import count_selected, project_filters
from dashboard.monitoring.goals import default_as_of, get_definition
from dashboard.monitoring.measuring import known_day
from dashboard.monitoring.protected import protected_group
from dashboard.monitoring.published import published_table
from dashboard.text import formats

#: Fewer persons than these are no group: figures on them would be a person's own.
LEAST_PERSONS = 2


@dataclass
class Analysis:
    """One look at an analysis page. `remarks` collects what of the address could not be used.

    `sees_splits` says whether the viewer may see exactly what is of some of the persons. Where not
    and a filter is in force, `group` says how many they are, and `selected` is the whole project.
    """

    visit: Visit
    definition: ProjectDefinition
    filters: tuple[Filter, ...]
    selection: Selection
    remarks: list[str]
    sees_splits: bool = True
    group: ProtectedCount | None = None

    @property
    def as_of(self) -> date:
        return self.selection.as_of

    @property
    def project_id(self) -> str:
        return self.definition.id

    @property
    def selected(self) -> Tally:
        """Asked for when it is needed: what takes longer may be begun before."""
        selection = self.selection if self.sees_splits else Selection(self.as_of)
        return count_selected(self.visit.viewer, self.visit.store, self.project_id, selection)

    @property
    def is_a_group(self) -> bool:
        """Whether the selection leaves enough persons to be shown at all."""
        if self.group is not None:
            return not isinstance(self.group, Hidden)
        return self.selected.numerator >= LEAST_PERSONS

    @property
    def said(self) -> str:
        """How many of all are selected, in a sentence."""
        text = self.visit.text
        if self.group is None:
            return say_selected(self.selection, self.selected, text)
        rules = self.definition.protection
        return say_group(self.group, self.selected.denominator or 0, rules, text)

    def choose(self, name: str, options: Sequence[str], default: str) -> str:
        """Which of the options the address asks for under `name`; a remark when it is none."""
        asked = self.visit.address.asks(name)
        if asked is None or asked in options:
            return asked or default
        self.remarks.append(self.visit.text("choice.unknown", name=name, written=asked[:64]))
        return default


def open_analysis(visit: Visit, *, own: Sequence[str] = ()) -> Analysis:
    """The context of an analysis page. `own` names the parameters that only this page knows.

    Raises UnknownProject and StoreUnavailable.
    """
    text, address = visit.text, visit.address
    definition = get_definition(visit.viewer, visit.store, visit.parameters["project_id"])
    asked, remarks = choose_as_of(visit.viewer, definition, address, visit.today, text)
    # Nothing is known after the last data: a later date shows what was known then.
    as_of = known_day(definition, asked)
    filters = project_filters(visit.viewer, visit.store, definition.id, as_of)
    selection, more = read_selection(filters, address, as_of, text)
    known = {one.name for one in filters} | {TABLE, *own}
    sees_splits = viewer_sees_splits(visit.viewer, definition.id)
    if not sees_splits and address.asks(STAFF) is not None:
        more.append(text("filtered.staff"))
        known.add(STAFF)
    more += [text("filter.unknown", written=name) for name, _ in address.asked if name not in known]
    remarks += more
    if sees_splits:
        return Analysis(visit, definition, filters, selection, remarks)
    if len(selection.choices) > 1 or any(len(one.options) > 1 for one in selection.choices):
        remarks.append(text("filtered.one_filter"))
        selection = Selection(as_of)
    group = (
        protected_group(visit.viewer, visit.store, definition.id, selection)
        if selection.choices
        else None
    )
    return Analysis(visit, definition, filters, selection, remarks, sees_splits=False, group=group)


def analysis_view(
    analysis: Analysis,
    name: str,
    lead: str,
    sections: Sequence[Section],
    *,
    definitions: Sequence[tuple[str, str]] = (),
) -> View:
    """The page `name` with its leading sentence and sections.

    `definitions` are terms and how they are counted, for the page's foot and for downloads. A
    selection that is no group is said in a sentence instead of being drawn.
    """
    visit, definition = analysis.visit, analysis.definition
    text, address = visit.text, visit.address
    default = default_as_of(definition, visit.today)
    title = text(f"page.{name}.heading")
    window = text(f"page.{name}.title", project=text.label(definition.name))
    printed = asked_table(definition, address, analysis.remarks, text)
    opening = html.Div(
        [
            html.P(
                html.A(
                    text.label(definition.name),
                    href=address.link(project_path(definition.id), as_of=address.as_of),
                    id="up",
                ),
                className="eyebrow",
            ),
            html.H1(title, tabIndex="-1"),
            html.P(lead if analysis.is_a_group else "", className="lead", id="lead"),
            facts(definition, analysis.as_of, text),
        ],
        className="opening",
    )
    content: list[Any] = []
    if analysis.group is not None:
        content.append(protected_note(definition.protection, text))
    tables: tuple[Table, ...] = ()
    counted = list(definitions)
    if analysis.is_a_group:
        if printed is not None and analysis.group is not None:
            analysis.remarks.append(text("filtered.no_table"))
        elif printed is not None:
            answer = published_table(
                visit.viewer, visit.store, definition.id, analysis.selection, printed.number
            )
            opened = open_table(answer, definition, analysis.selection, address, text)
            content.append(opened.section)
            counted += opened.definitions
            tables = opened.tables
        shown = [section for section in sections if section.parts]
        content += [show_section(section, text) for section in shown]
        content += [
            table_links(definition, name, address, text),
            show_definitions(definitions, text),
        ]
        tables += tuple(
            part.table for section in shown for part in section.parts if isinstance(part, Chart)
        )
        if tables:
            content.append(download_links(address, text))
    else:
        content.append(_no_group(analysis))
    return View(
        title=window,
        # Always the same four parts: a filter keeps the focus while the others change beside it.
        children=[
            html.Div(fault_notices(address, text, *analysis.remarks), id="notices"),
            opening,
            filter_bar(
                analysis.filters,
                analysis.selection,
                analysis.said,
                address,
                text,
                one_at_a_time=not analysis.sees_splits,
            ),
            html.Div([part for part in content if part is not None], id="analysis"),
        ],
        project_id=definition.id,
        controls=[
            as_of_menu(
                definition,
                address,
                text,
                as_of=analysis.as_of,
                default=default,
                today=visit.today,
                days=days_to_choose(visit.viewer, definition, visit.today),
            )
        ],
        tables=tables,
        about=_about(analysis, title, counted),
        carried=tuple(
            (choice.filter.name, choice_codes(choice)) for choice in analysis.selection.choices
        ),
    )


def analysis_title(name: str) -> Any:
    """The function that gives an analysis page's window title. It raises UnknownProject."""

    def title(visit: Visit) -> str:
        definition = get_definition(visit.viewer, visit.store, visit.parameters["project_id"])
        return visit.text(f"page.{name}.title", project=visit.text.label(definition.name))

    return title


def _no_group(analysis: Analysis) -> html.Section:
    """What the page says of nobody, or of one person."""
    text = analysis.visit.text
    if analysis.group is not None:
        return _too_few(analysis)
    filtered = "filtered" if analysis.selection.choices else "unfiltered"
    number = "nobody" if analysis.selected.numerator == 0 else "one"
    day = formats.day(analysis.as_of, text.language)
    return html.Section(
        html.P(text(f"analysis.{number}.{filtered}", day=day), className="lead"),
        className="nothing",
        id="nothing",
    )


def _too_few(analysis: Analysis) -> html.Section:
    """What the page says of a group that is too small, however small; also of all but a few."""
    text = analysis.visit.text
    words = text(
        "filtered.too_few",
        day=formats.day(analysis.as_of, text.language),
        group=analysis.definition.protection.group,
    )
    return html.Section(html.P(words, className="lead"), className="nothing", id="nothing")


def _about(
    analysis: Analysis, title: str, definitions: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """What a download says of itself: project, page, date, filters, persons, definitions."""
    text, definition = analysis.visit.text, analysis.definition
    chosen = [
        (filter_words(choice.filter, text), choice_words(choice, text))
        for choice in analysis.selection.choices
    ]
    facts_ = [
        (text("about.project"), text.label(definition.name)),
        (text("about.page"), title),
        (text("about.as_of"), formats.day(analysis.as_of, text.language)),
        (text("about.persons"), analysis.said),
        *(chosen or [(text("filter.title"), text("about.no_filters"))]),
        *definitions,
    ]
    if not analysis.sees_splits:
        note = say_note(definition.protection, text)
        facts_.append((text("filtered.note.title"), note))
    if definition.synthetic:
        facts_.append((text("about.synthetic"), text("facts.synthetic")))
    return tuple(facts_)
