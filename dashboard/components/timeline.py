"""What happened to one person, in order: courses, jobs, measurements and contacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dashboard.components.worklist import form_words, wave_words
from dashboard.monitoring.persons import PersonRecord
from dashboard.text import formats
from dashboard.text.catalogue import Text
from dashboard.text.words import Words

#: A day, what happened on it, and what more is known.
Entry = tuple[date, str, str]
Row = Mapping[str, Any]


def timeline(record: PersonRecord, text: Text) -> list[Entry]:
    """Everything with a date, oldest first. Answers to questionnaires are counted, not shown."""
    reader = _Reader(record, text)
    entries = [
        *reader.courses(),
        *reader.spells(),
        *reader.measurements(),
        *reader.events(),
        *reader.relatives(),
    ]
    return sorted(entries, key=lambda entry: entry[0])


class _Reader:
    """Reads a person's rows out in the project's words."""

    def __init__(self, record: PersonRecord, text: Text) -> None:
        self._record = record
        self._text = text
        self._words = Words(record.definition, text)

    def courses(self) -> Iterator[Entry]:
        rows = self._rows("course")
        for row in rows:
            number = self._text("person.course", number=row["number"]) if len(rows) > 1 else ""
            yield row["referred"], self._text("person.referred"), _more(number)
            if row["started"]:
                yield row["started"], self._text("person.started"), _more(number)
            if row["ended"]:
                ended = self._text(f"person.ended.{row['ending']}")
                reason = self._code("ending_reason", row["reason"])
                yield (
                    row["ended"],
                    ended,
                    _more(number, reason, self._code("destination", row["destination"])),
                )

    def spells(self) -> Iterator[Entry]:
        for row in self._rows("spell"):
            kind = self._text(f"spell.{row['kind']}")
            hours = row["weekly_hours"]
            decimals = 0 if hours is None or float(hours).is_integer() else 1
            said = "" if hours is None else formats.number(hours, self._text.language, decimals)
            more = _more(
                self._text("person.spell.hours", hours=said) if said else "",
                self._about("company", row["company"]),
                self._code("route", row["route"]),
                self._text("person.spell.held") if row["held_at_start"] else "",
            )
            yield row["from_day"], self._text("person.spell.from", kind=kind), more
            if row["to_day"]:
                yield row["to_day"], self._text("person.spell.to", kind=kind), ""

    def measurements(self) -> Iterator[Entry]:
        for row in self._rows("measurement"):
            answers = sum(
                (answer["form"], answer["wave"]) == (row["form"], row["wave"])
                for answer in self._rows("answer")
            )
            key = "person.answers.one" if answers == 1 else "person.answers"
            counted = self._text(key, count=formats.count(answers, self._text.language))
            wave = wave_words(row["wave"], self._record.definition, self._text)
            form = form_words(row["form"], self._record.definition, self._text)
            mode = self._code("mode", row["mode"])
            yield row["day"], self._text("person.measured", wave=wave), _more(form, counted, mode)

    def events(self) -> Iterator[Entry]:
        for row in self._rows("event"):
            minutes = row["minutes"]
            more = _more(
                self._code("series", row["series"]),
                self._code("setting", row["setting"]),
                self._about("staff", row["staff"]),
                self._about("company", row["company"]),
                "" if minutes is None else self._text("person.minutes", minutes=minutes),
            )
            yield row["day"], self._code("event_kind", row["kind"]), more

    def relatives(self) -> Iterator[Entry]:
        for row in self._rows("next_of_kin"):
            relation = self._code("relation", row["relation"])
            yield row["began"], self._text("person.relative"), relation

    def _rows(self, table: str) -> list[Row]:
        return list(self._record.rows.get(table, ()))

    def _code(self, code_list: str, code: str | None) -> str:
        return self._words.code(code_list, code) if code else ""

    def _about(self, what: str, row_id: str | None) -> str:
        return self._text(f"person.{what}", **{what: row_id}) if row_id else ""


def _more(*parts: str) -> str:
    """The parts in one line that begins with a capital."""
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]
