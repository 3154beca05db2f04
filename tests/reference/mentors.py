"""Sociale mentorer: the evaluation of 2010, data as of early November 2010."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dashboard.indicators.conditions import (
    MISSING,
    Age,
    Condition,
    Ended,
    Marked,
    Outcome,
    TookPart,
)
from dashboard.indicators.definition import ProjectDefinition
from tests.reference.readings import (
    EVERYONE,
    CountOf,
    Declared,
    Labels,
    NoFigure,
    PublicationErred,
    Ratio,
    Reading,
    Row,
    ShareOf,
    SummaryOf,
    attribute,
    both,
    negated,
)

PROJECT = "sociale-mentorer"
STATUS = date(2010, 11, 1)

ENDED: Condition = Ended()
SITES = {"Herlev": "herlev", "Odense": "odense", "Viborg": "viborg"}
TASKS = (
    "conversation",
    "caseworker_contact",
    "workplace_contact",
    "accompaniment",
    "keeping_appointments",
    "treatment_contact",
)
TASK: Condition = attribute("kind", *TASKS)
WORDS_ONLY = NoFigure("the publication gives it in words only")


def reading_of(row: Row, definition: ProjectDefinition) -> Reading:
    """How this project's row is computed; KeyError when nothing says how."""
    return _FILES[row.file](row, Labels(definition))


def _endings(row: Row, labels: Labels) -> Reading:
    if row.value == "" or row.column == "andel":
        return WORDS_ONLY
    return CountOf(Ended(reasons=(labels.code("ending_reason", row.category),)))


def _events(row: Row, labels: Labels) -> Reading:
    kind = labels.code("event_kind", row.category)
    return CountOf(attribute("kind", kind), unit="events")


def _multiple(attribute_name: str) -> Callable[[Row, Labels], Reading]:
    """Persons with a value of a multi-valued attribute, as a count or among everybody."""

    def reading(row: Row, labels: Labels) -> Reading:
        if row.column == "andel":
            return NoFigure('"just under 4 out of 10", in words; the count is 76 of 208')
        if row.unit == "ratio":
            codes = [code.code for code in labels.definition.codes[attribute_name]]
            marked = tuple(CountOf(Marked(attribute=attribute_name, codes=(c,))) for c in codes)
            return Ratio(marked, CountOf(EVERYONE))
        marked_by = Marked(
            attribute=attribute_name, codes=(labels.code(attribute_name, row.category),)
        )
        return CountOf(marked_by) if row.unit == "count" else ShareOf(marked_by, EVERYONE)

    return reading


def _single(attribute_name: str) -> Callable[[Row, Labels], Reading]:
    """Persons with a value of a single-valued attribute, as a count or among everybody."""

    def reading(row: Row, labels: Labels) -> Reading:
        unanswered = row.category == "ubesvaret"
        value = MISSING if unanswered else labels.code(attribute_name, row.category)
        where = attribute(attribute_name, value)
        return CountOf(where) if row.unit == "count" else ShareOf(where, EVERYONE)

    return reading


def _participants(row: Row, _labels: Labels) -> Reading:
    if row.dimension == "aftalte pladser":
        return Declared(lambda d: _places(d, row.population))
    state = {
        "i alt": EVERYONE,
        "igangværende": negated(ENDED),
        "afsluttede": ENDED,
    }[row.category]
    site = SITES.get(row.population)
    return CountOf(both(attribute("site", site), state) if site else state)


def _places(definition: ProjectDefinition, words: str) -> int | None:
    name = words.split()[-1]
    return next(site.places for site in definition.sites if site.id == SITES[name])


_BANDS: dict[str, Condition] = {
    "under 1 måned": Ended(months_below=1),
    "under 6 måneder (1-5 måneder)": Ended(months_at_least=1, months_below=6),
    "mellem 6 og 11 måneder": Ended(months_at_least=6, months_below=12),
    "mellem 12 og 17 måneder": Ended(months_at_least=12, months_below=18),
    "over 18 måneder": Ended(months_at_least=18),
    "mellem 6 og 18 måneder": Ended(months_at_least=6, months_below=18),
}


def _lengths(row: Row, _labels: Labels) -> Reading:
    if row.unit == "days":
        site = SITES.get(row.category)
        where = both(ENDED, attribute("site", site)) if site else ENDED
        return SummaryOf("course_days", where, "mean")
    if row.column == "andel":
        return NoFigure("a majority in every municipality is impossible beside 45 per cent of all")
    return ShareOf(_BANDS[row.category], ENDED)


def _sex_and_age(row: Row, _labels: Labels) -> Reading:
    group = {
        "mænd": attribute("gender", "man"),
        "under 40 år": Age(at_most=39),
        "under 30 år": Age(at_most=30),
        "over 50 år": Age(at_least=51),
        "30 år eller derunder": Age(at_most=30),
    }[row.category]
    site = SITES.get(row.population)
    return ShareOf(group, attribute("site", site) if site else EVERYONE)


def _work(row: Row, labels: Labels) -> Reading:
    if row.dimension == "Opgavetype":
        return ShareOf(attribute("kind", "conversation"), TASK, unit="events")
    setting = labels.code("setting", row.category)
    return ShareOf(attribute("setting", setting), TASK, unit="events", weight="minutes")


def _results(row: Row, _labels: Labels) -> Reading:
    outcome = {
        "fastholdt job": ("retained",),
        "ordinært job": ("ordinary_job",),
        "fleksjob": ("flexjob",),
        "ordinær uddannelse": ("education",),
        "fleksjob, ordinær beskæftigelse eller uddannelse": (
            "ordinary_job",
            "flexjob",
            "education",
        ),
        "ordinært job eller uddannelse": ("ordinary_job", "education"),
        "job eller uddannelse i alt": ("retained", "ordinary_job", "flexjob", "education"),
    }[row.category]
    where = Outcome(codes=outcome)
    return CountOf(where) if row.unit == "count" else ShareOf(where, ENDED)


def _companies(row: Row, labels: Labels) -> Reading:
    if row.dimension == "virksomheder":
        return CountOf(EVERYONE, unit="companies")
    name = "type" if row.dimension == "Virksomhedstype" else "experience"
    where = attribute(name, labels.code(f"company_{name}", row.category))
    if row.unit == "count":
        return CountOf(where, unit="companies")
    reading = ShareOf(where, EVERYONE, unit="companies")
    if row.category == "har haft erfaring":
        return PublicationErred("40 of 72 is 55.6 per cent: the printed 55 is cut off", reading)
    return reading


def _goals(row: Row, _labels: Labels) -> Reading:
    site = row.dimension.split()[-1]
    if row.category == "target":
        return Declared(lambda d: _places(d, site))
    return CountOf(attribute("site", SITES[site]))


def _facts(row: Row, _labels: Labels) -> Reading:
    facts: dict[str, Reading] = {
        "period.start": Declared(lambda d: d.period.start.isoformat()[:7]),
        "period.end": Declared(lambda d: d.period.end.isoformat()[:7]),
        "measurement.results": Declared(lambda _: STATUS.isoformat()[:7]),
        "measurement.interviews_citizens": CountOf(TookPart(kinds=("interview",))),
    }
    return facts.get(row.category, NoFigure("a planned date that was later replaced, or a month"))


_FILES: dict[str, Callable[[Row, Labels], Reading]] = {
    "afslutningsaarsager": _endings,
    "begivenheder": _events,
    "behov-for-stoette": _multiple("support_need"),
    "deltagere": _participants,
    "forloebslaengde": _lengths,
    "forsoergelse": _single("benefit"),
    "goals": _goals,
    "igangvaerende-indsatser": _multiple("intervention"),
    "koen-alder": _sex_and_age,
    "mentoropgaver-tidsforbrug": _work,
    "project": _facts,
    "resultater": _results,
    "uddannelse": _single("education"),
    "virksomheder": _companies,
}
