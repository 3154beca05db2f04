"""The leader's follow-up: which participants lack something, and the way to one of them."""

from __future__ import annotations

from dashboard.access import Question
from dashboard.components import html
from dashboard.components.address import project_path
from dashboard.components.ask_form import PSEUDONYM, ask_form, text_field
from dashboard.components.notice import fault_notices
from dashboard.components.opening import page_opening
from dashboard.components.page import Page, View, Visit
from dashboard.components.sections import Section, show_definitions, show_section
from dashboard.components.worklist import needs_table, say_worklist, worklist_rules
from dashboard.monitoring.persons import project_of_persons
from dashboard.monitoring.worklist import worklist
from dashboard.text.catalogue import LANGUAGES

NAME = "persons"


def title(visit: Visit) -> str:
    """The window's title. Raises NotAllowed, UnknownProject."""
    definition = project_of_persons(visit.viewer, visit.stores, visit.parameters["project_id"])
    return visit.text("page.persons.title", project=visit.text.label(definition.name))


def show(visit: Visit) -> View:
    """The worklist of the project in the path.

    Raises NotAllowed, UnknownProject, AuditUnavailable and StoreUnavailable.
    """
    text, address = visit.text, visit.address
    found = worklist(visit.viewer, visit.stores, visit.parameters["project_id"])
    definition = found.definition
    name = text.label(definition.name)
    language = [("lang", text.language)] if text.language != LANGUAGES[0] else []
    find = ask_form(
        "find-person",
        [
            text_field(
                "person",
                text("persons.find.label"),
                hint=text("persons.find.hint"),
                css_class=PSEUDONYM,
            )
        ],
        text("persons.find.show"),
        text("persons.find.refused"),
        f"{project_path(definition.id)}/persons",
        kept=language,
        into_path=True,
    )
    sections = [
        Section("find", text("persons.find"), [find], text("persons.find.lead")),
        Section(
            "needs",
            text("persons.list"),
            needs_table(found, address, text) if found.needs else [],
            text("persons.list.lead"),
        ),
    ]
    synthetic = [html.P(text("facts.synthetic"), className="synthetic")]
    return View(
        title=text("page.persons.title", project=name),
        children=[
            html.Div(fault_notices(address, text), id="notices"),
            page_opening(
                text("page.persons.heading"),
                say_worklist(found, text),
                up=(name, address.link(project_path(definition.id))),
                below=[
                    *(synthetic if definition.synthetic else []),
                    html.P(text("persons.noted"), className="noted"),
                ],
            ),
            *(show_section(section, text) for section in sections if section.parts),
            show_definitions(worklist_rules(text), text),
        ],
        project_id=definition.id,
    )


PAGE = Page(
    NAME,
    "/project/<project_id>/persons",
    title,
    show,
    is_tab=True,
    asks=Question.PERSONS,
    is_personal=True,
)
