"""The table of what is needed for whom, and how it was made."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from dashboard.components import html
from dashboard.components.address import Address, project_path
from dashboard.components.figure import data_table
from dashboard.components.opening import open_table
from dashboard.indicators.contacts import MONTHS_BEFORE_JOB, MONTHS_IN_JOB
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.worklist import Need
from dashboard.monitoring.worklist import Worklist
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import Words

#: Rows of the table; a list that is longer is a case load that nobody follows up row by row.
MOST_ROWS = 200


def person_path(project_id: str, pseudonym: str) -> str:
    return f"{project_path(project_id)}/persons/{quote(pseudonym, safe='')}"


def say_worklist(found: Worklist, text: Text) -> str:
    """How many lack something, and what it is, in one or two sentences."""
    persons = len({need.pseudonym for need in found.needs})
    day = formats.day(found.as_of, text.language)
    ongoing = formats.count(found.ongoing, text.language)
    if not found.ongoing:
        return text("persons.lead.nobody", day=day)
    if not persons:
        return text("persons.lead.none", ongoing=ongoing, day=day)
    if persons == 1:
        lead = text("persons.lead.one", ongoing=ongoing, day=day)
    else:
        count = formats.count(persons, text.language)
        lead = text("persons.lead", persons=count, ongoing=ongoing, day=day)
    counts = Counter(need.reason for need in found.needs)
    said = [
        text(
            f"persons.count.{reason}.one" if counts[reason] == 1 else f"persons.count.{reason}",
            count=formats.count(counts[reason], text.language),
        )
        for reason in ("measurement", "contact", "details")
        if counts[reason]
    ]
    listed = Words(found.definition, text).listed(said, "list.and")
    return f"{lead} {text('persons.lead.needs', list=listed)}"


def needs_table(found: Worklist, address: Address, text: Text) -> list[html.Div | html.P]:
    """What has waited longest first, each person a link to the person's page."""
    words = Words(found.definition, text)
    shown = found.needs[:MOST_ROWS]
    head = [text(f"persons.column.{name}") for name in ("person", "what", "site", "staff")]
    head += [text("persons.column.since"), text("persons.column.late")]
    rows = [
        [
            html.A(
                need.pseudonym, href=address.link(person_path(found.definition.id, need.pseudonym))
            ),
            say_need(need, found.definition, text),
            words.code("site", need.site) if need.site else "",
            need.staff or "",
            formats.short_day(need.since, text.language),
            formats.count((found.as_of - need.since).days, text.language),
        ]
        for need in shown
    ]
    caption = text("persons.list")
    table = data_table(caption, head, rows, numbers_from=4, css_class="data worklist")
    parts: list[html.Div | html.P] = [open_table(table, caption)]
    if len(shown) < len(found.needs):
        of = {"shown": len(shown), "count": len(found.needs)}
        said = {name: formats.count(number, text.language) for name, number in of.items()}
        parts.append(html.P(text("persons.more", **said), className="noted"))
    return parts


def say_need(need: Need, definition: ProjectDefinition, text: Text) -> str:
    """What is needed, in the leader's words: "2. måling: Borgerskema er ikke udfyldt"."""
    match need.reason:
        case "measurement":
            return text(
                "persons.need.measurement",
                wave=wave_words(need.wave, definition, text),
                form=form_words(need.what[0], definition, text),
            )
        case "contact":
            if need.last is None:
                return text("persons.need.contact.never")
            return text("persons.need.contact", day=formats.short_day(need.last, text.language))
        case "details":
            named = [detail_words(name, text) for name in need.what]
            listed = Words(definition, text).listed(named, "list.and")
            return text("persons.need.details", details=listed)


def detail_words(name: str, text: Text) -> str:
    """What a detail is called within a sentence."""
    if name == "birth_year":
        return text("persons.detail.birth_year")
    return text(f"filter.{name}").lower()


def wave_words(number: int | None, definition: ProjectDefinition, text: Text) -> str:
    labels = {wave.number: wave.label for wave in definition.waves}
    return text.label(labels[number]) if number in labels else str(number)


def form_words(form_id: str, definition: ProjectDefinition, text: Text) -> str:
    labels = {form.id: form.name for form in definition.forms}
    return text.label(labels[form_id]) if form_id in labels else form_id


def worklist_rules(text: Text) -> list[tuple[str, str]]:
    """Terms and how the list is made of them."""
    numbers = {"before": MONTHS_BEFORE_JOB, "within": MONTHS_IN_JOB}
    said = {name: formats.count(number, text.language) for name, number in numbers.items()}
    return [
        (text(f"persons.rule.{name}.term"), text(f"persons.rule.{name}", **said))
        for name in ("who", "measurement", "contact", "details")
    ]
