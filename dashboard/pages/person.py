"""One participant: what is known, and what happened in order. Each look is noted first."""

from __future__ import annotations

from typing import Any

from dashboard.access import Question
from dashboard.components import html
from dashboard.components.address import project_path
from dashboard.components.figure import data_table
from dashboard.components.notice import fault_notices
from dashboard.components.opening import open_table, page_opening
from dashboard.components.page import Page, View, Visit
from dashboard.components.sections import Section, show_section
from dashboard.components.timeline import timeline
from dashboard.components.worklist import detail_words
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.monitoring.persons import PersonRecord, project_of_persons, show_person
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import Words

NAME = "person"


def title(visit: Visit) -> str:
    """The window's title, which says neither who it is nor whether the person exists."""
    definition = project_of_persons(visit.viewer, visit.stores, visit.parameters["project_id"])
    return visit.text("page.person.title", project=visit.text.label(definition.name))


def show(visit: Visit) -> View:
    """The participant in the path.

    Raises NotAllowed, UnknownProject, UnknownPerson, AuditUnavailable and StoreUnavailable.
    """
    text, address = visit.text, visit.address
    project_id, pseudonym = visit.parameters["project_id"], visit.parameters["pseudonym"]
    record = show_person(visit.viewer, visit.stores, project_id, pseudonym)
    definition = record.definition
    facts = [
        html.P(text("facts.synthetic"), className="synthetic") if definition.synthetic else None,
        html.P(text("person.noted"), className="noted"),
    ]
    return View(
        title=text("page.person.title", project=text.label(definition.name)),
        children=[
            html.Div(fault_notices(address, text), id="notices"),
            page_opening(
                text("page.person.heading", person=pseudonym),
                _lead(record, text),
                up=(text("person.back"), address.link(f"{project_path(project_id)}/persons")),
                below=[fact for fact in facts if fact is not None],
            ),
            show_section(
                Section("known", text("person.known"), [_known(record, text)],
                        text("person.known.lead")),
                text,
            ),
            show_section(
                Section("timeline", text("person.timeline"), [_timeline(record, text)],
                        text("person.timeline.lead")),
                text,
            ),
        ],
        project_id=project_id,
    )  # fmt: skip


def _lead(record: PersonRecord, text: Text) -> str:
    """Where the latest course stands."""
    courses = record.rows.get("course", ())
    if not courses:
        return text("person.lead.none")
    latest = courses[-1]
    for name, key in (("ended", "ended"), ("started", "ongoing"), ("referred", "waiting")):
        if latest[name] is not None:
            return text(f"person.lead.{key}", day=formats.day(latest[name], text.language))
    raise AssertionError("a course has a day of referral")


def _known(record: PersonRecord, text: Text) -> Any:
    """Names and values of what is recorded of the person, several values of one in one line."""
    words = Words(record.definition, text)
    (row,) = record.rows["participant"]
    named: list[tuple[str, str]] = []
    for name, code_list in CODE_LISTS["persons"].items():
        if row[name] is not None:
            named.append((text(f"filter.{name}"), words.code(code_list, row[name])))
    if row["birth_year"] is not None:
        named.append((_capital(detail_words("birth_year", text)), str(row["birth_year"])))
    several: dict[str, list[str]] = {}
    for of in record.rows.get("participant_attribute", ()):
        several.setdefault(of["attribute"], []).append(words.code(of["attribute"], of["code"]))
    headings = record.definition.headings
    named += [
        (text.label(headings[name]) if name in headings else name, ", ".join(values))
        for name, values in several.items()
    ]
    if not named:
        return html.P(text("person.known.none"))
    return html.Dl(
        [part for term, value in named for part in (html.Dt(term), html.Dd(value))],
        className="goal-facts",
    )


def _timeline(record: PersonRecord, text: Text) -> Any:
    entries = timeline(record, text)
    if not entries:
        return html.P(text("person.timeline.none"))
    caption = text("person.timeline")
    head = [text(f"person.column.{name}") for name in ("day", "what", "more")]
    rows = [[formats.short_day(day, text.language), what, more] for day, what, more in entries]
    return open_table(
        data_table(caption, head, rows, numbers_from=3, css_class="data timeline"), caption
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


PAGE = Page(
    NAME,
    "/project/<project_id>/persons/<pseudonym>",
    title,
    show,
    asks=Question.PERSONS,
    is_personal=True,
)
