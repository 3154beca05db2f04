"""Every condition has a reading, in both languages, and one that reads well when negated."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, get_args, get_origin

import pytest

from dashboard.indicators import conditions as c
from dashboard.indicators.attributes import CODE_LISTS
from dashboard.indicators.definition import Language, Unit
from dashboard.indicators.resolve import resolve
from dashboard.text.catalogue import LANGUAGES, Text
from dashboard.text.clauses import CLAUSES, say_condition
from tests.unit.definitions import definition

PROJECT = resolve(definition())
FLEXJOB = c.InSpell(kinds=("flexjob",), lasted_months=6, held_at_start=False)
JOB = c.HadSpell(kinds=("ordinary_job",))


def say(node: Any, language: Language = "da", unit: Unit = "persons") -> str:
    return say_condition(node, PROJECT, Text(language), unit)


#: One of each node, with its Danish and English clause, and the same negated.
READINGS: list[tuple[c.Condition, Unit, str, str, str, str]] = [
    (
        c.Everyone(), "persons",
        "er med på datoen", "ikke er med på datoen",
        "are there on the date", "are not there on the date",
    ),
    (
        c.All(of=(c.Referred(), c.Started())), "persons",
        "er henvist og er startet", "ikke er henvist eller ikke er startet",
        "are referred and have started", "are not referred or have not started",
    ),
    (
        c.Any(of=(c.Referred(), c.Started())), "persons",
        "er henvist eller er startet", "ikke er henvist og ikke er startet",
        "are referred or have started", "are not referred and have not started",
    ),
    (
        c.Not(of=c.Started()), "persons",
        "ikke er startet", "er startet", "have not started", "have started",
    ),
    (
        c.Referred(), "persons",
        "er henvist", "ikke er henvist", "are referred", "are not referred",
    ),
    (
        c.ReferredBetween(first_day=date(2018, 1, 1), last_day=date(2018, 6, 30)), "persons",
        "er henvist fra 1. januar 2018 til 30. juni 2018",
        "ikke er henvist fra 1. januar 2018 til 30. juni 2018",
        "were referred from 1 January 2018 to 30 June 2018",
        "were not referred from 1 January 2018 to 30 June 2018",
    ),
    (
        c.Started(), "persons",
        "er startet", "ikke er startet", "have started", "have not started",
    ),
    (
        c.Ended(endings=("planned", "withdrawn"), reasons=("moved",), destinations=("job",)),
        "persons",
        "er planlagt afsluttet eller udgået (årsag: »Flyttet«; til: »Job«)",
        "ikke er planlagt afsluttet eller udgået (årsag: »Flyttet«; til: »Job«)",
        "have ended as planned or withdrawn (reason: “Moved”; to: “Job”)",
        "have not ended as planned or withdrawn (reason: “Moved”; to: “Job”)",
    ),
    (
        c.Attribute(name="gender", values=("woman", "missing")), "persons",
        "er registreret med køn: »Kvinde« eller ikke oplyst",
        "ikke er registreret med køn: »Kvinde« eller ikke oplyst",
        "are registered with gender: “Woman” or not given",
        "are not registered with gender: “Woman” or not given",
    ),
    (
        c.Age(at_least=18, at_most=29), "persons",
        "ved starten var mellem 18 og 29 år", "ved starten ikke var mellem 18 og 29 år",
        "at the start were between 18 and 29 years old",
        "at the start were not between 18 and 29 years old",
    ),
    (
        c.Marked(attribute="diagnosis_kind"), "persons",
        "er registreret med en diagnose", "ikke er registreret med en diagnose",
        "are registered with a diagnosis", "are not registered with a diagnosis",
    ),
    (
        FLEXJOB, "persons",
        "på datoen er i fleksjob, som har varet mindst 6 måneder "
        "(job, de havde ved starten, regnes ikke med)",
        "på datoen ikke er i fleksjob, som har varet mindst 6 måneder "
        "(job, de havde ved starten, regnes ikke med)",
        "on the date are in a flexjob that has lasted at least 6 months "
        "(jobs they had at the start do not count)",
        "on the date are not in a flexjob that has lasted at least 6 months "
        "(jobs they had at the start do not count)",
    ),
    (
        JOB, "persons",
        "siden starten er begyndt i ordinær beskæftigelse",
        "siden starten ikke er begyndt i ordinær beskæftigelse",
        "have begun ordinary employment since the start",
        "have not begun ordinary employment since the start",
    ),
    (
        c.HeldAtStart(kinds=("flexjob", "ordinary_job")), "persons",
        "ved starten var i fleksjob eller ordinær beskæftigelse",
        "ved starten ikke var i fleksjob eller ordinær beskæftigelse",
        "at the start were in a flexjob or ordinary employment",
        "at the start were not in a flexjob or ordinary employment",
    ),
    (
        c.Preceded(kinds=("ordinary_job",), by=("internship",)), "persons",
        "siden starten har været i virksomhedspraktik, før de første gang begyndte i ordinær "
        "beskæftigelse",
        "siden starten ikke har været i virksomhedspraktik, før de første gang begyndte i ordinær "
        "beskæftigelse",
        "have been in an internship since the start before they first began ordinary employment",
        "have not been in an internship since the start before they first began ordinary "
        "employment",
    ),
    (
        c.Measured(form="citizen", wave=1), "persons",
        "har en besvarelse af »Borgerskema« ved »1. måling«",
        "ikke har en besvarelse af »Borgerskema« ved »1. måling«",
        "have been measured with “Citizen form” at “Wave 1”",
        "have not been measured with “Citizen form” at “Wave 1”",
    ),
    (
        c.Answered(form="citizen", wave=1, item="health", options=("good", "poor")), "persons",
        "har svaret »Godt« eller »Dårligt« på »Helbred« i »Borgerskema« ved »1. måling«",
        "ikke har svaret »Godt« eller »Dårligt« på »Helbred« i »Borgerskema« ved »1. måling«",
        "have answered “Good” or “Poor” to “Health” in “Citizen form” at “Wave 1”",
        "have not answered “Good” or “Poor” to “Health” in “Citizen form” at “Wave 1”",
    ),
    (
        c.TookPart(kinds=("meeting",), at_least=3), "persons",
        "har deltaget mindst 3 gange i »Netværksmøde«",
        "ikke har deltaget mindst 3 gange i »Netværksmøde«",
        "have taken part at least 3 times in “Network meeting”",
        "have not taken part at least 3 times in “Network meeting”",
    ),
    (
        c.Outcome(codes=("job", "education")), "persons",
        "har »Job« eller »Uddannelse« som endeligt udfald",
        "ikke har »Job« eller »Uddannelse« som endeligt udfald",
        "have “Job” or “Education” as their final outcome",
        "do not have “Job” or “Education” as their final outcome",
    ),
    (
        c.Base(name="started"), "persons",
        "hører til »startede«", "ikke hører til »startede«",
        "are among “started”", "are not among “started”",
    ),
    (
        c.Contacted(kinds=("meeting",), months=3), "companies",
        "er blevet kontaktet (»Netværksmøde«) inden for de seneste 3 måneder",
        "ikke er blevet kontaktet (»Netværksmøde«) inden for de seneste 3 måneder",
        "have been contacted (“Network meeting”) within the last 3 months",
        "have not been contacted (“Network meeting”) within the last 3 months",
    ),
    (
        c.Employs(kinds=("flexjob",)), "companies",
        "på datoen har en borger i fleksjob", "på datoen ikke har en borger i fleksjob",
        "on the date have a participant in a flexjob",
        "on the date do not have a participant in a flexjob",
    ),
]  # fmt: skip


def nodes() -> set[type]:
    union = get_args(c.Condition)[0] if get_origin(c.Condition) is Annotated else c.Condition
    return set(get_args(union))


def test_no_node_is_forgotten() -> None:
    assert set(CLAUSES) == nodes()
    assert {type(reading[0]) for reading in READINGS} == nodes()


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: type(reading[0]).__name__)
def test_readings(reading: tuple[c.Condition, Unit, str, str, str, str]) -> None:
    node, unit, danish, danish_not, english, english_not = reading
    assert say(node, "da", unit) == danish
    assert say(c.Not(of=node), "da", unit) == danish_not
    assert say(node, "en", unit) == english
    assert say(c.Not(of=node), "en", unit) == english_not


@pytest.mark.parametrize(
    ("node", "clause"),
    [
        (c.Not(of=c.Not(of=c.Started())), "er startet"),
        (c.All(of=()), "er med på datoen"),
        (c.Any(of=()), "ikke er med på datoen"),
        (c.Not(of=c.Any(of=())), "er med på datoen"),
        (
            c.All(of=(c.Referred(), c.All(of=(c.Started(), c.Not(of=c.Ended()))))),
            "er henvist, er startet og ikke er afsluttet",
        ),
        (
            c.All(of=(c.Referred(), c.Any(of=(c.Started(), c.Ended())))),
            "er henvist og (er startet eller er afsluttet)",
        ),
        (
            c.Any(of=(c.Referred(), c.Not(of=c.Any(of=(c.Started(), c.Ended()))))),
            "er henvist eller (ikke er startet og ikke er afsluttet)",
        ),
        (
            c.All(of=(c.Any(of=(c.Started(),)), c.Referred())),
            "er startet og er henvist",
        ),
        (
            c.Not(of=c.All(of=(c.Referred(), c.Not(of=c.Started())))),
            "ikke er henvist eller er startet",
        ),
    ],
)
def test_brackets_stand_where_they_are_needed(node: c.Condition, clause: str) -> None:
    assert say(node) == clause


def test_an_outcome_keeps_its_name_when_it_is_replaced_by_its_meaning() -> None:
    only_education = c.All(of=(c.HadSpell(kinds=("education",)), c.Not(of=JOB)))
    assert say(only_education) == "har »Uddannelse« som endeligt udfald"
    assert say(c.Not(of=only_education)) == "ikke har »Uddannelse« som endeligt udfald"
    either = c.Any(of=(c.All(of=(JOB,)), only_education))
    assert say(either) == "har »Job« eller »Uddannelse« som endeligt udfald"
    both = c.All(of=(c.Started(), only_education))
    assert say(both) == "er startet og har »Uddannelse« som endeligt udfald"


@pytest.mark.parametrize(
    ("node", "clause"),
    [
        (c.Ended(), "er afsluttet"),
        (c.Ended(endings=("unplanned",)), "er uplanlagt afsluttet"),
        (c.Age(at="as_of", at_least=30), "på datoen er mindst 30 år"),
        (c.Age(at="referral", at_most=17), "ved henvisningen var højst 17 år"),
        (c.Age(at_least=30, at_most=30), "ved starten var 30 år"),
        (c.Age(), "ved starten var af kendt alder"),
        (c.Marked(attribute="need"), "er registreret med noget under »need«"),
        (c.Marked(attribute="gender", codes=("woman",)), "er registreret med »Kvinde«"),
        (c.TookPart(kinds=("meeting",)), "har deltaget i »Netværksmøde«"),
        (
            c.InSpell(kinds=("flexjob",), lasted_months=1, hours_at_least=12.5, gap_days=14),
            "på datoen er i fleksjob på mindst 12,5 timer om ugen, som har varet mindst 1 måned "
            "(pauser på højst 14 dage tæller ikke som afbrydelse)",
        ),
        (
            c.InSpell(kinds=("flexjob",), lasted_months=3, lasted_days=100),
            "på datoen er i fleksjob, som har varet mindst 3 måneder og mindst 100 dage",
        ),
        (
            c.InSpell(kinds=("flexjob",), lasted_days=1),
            "på datoen er i fleksjob, som har varet mindst 1 dag",
        ),
        (
            c.InSpell(kinds=("education",), held_at_start=True, gap_days=1),
            "på datoen er i uddannelse (kun det, de var i gang med ved starten, regnes med; "
            "en pause på 1 dag tæller ikke som afbrydelse)",
        ),
        (
            c.HadSpell(kinds=("flexjob",), since="ever", held_at_start=True),
            "er eller har været i fleksjob (kun job, de havde ved starten, regnes med)",
        ),
        (
            c.HadSpell(kinds=("internship",), since="referral", held_at_start=False),
            "siden henvisningen er begyndt i virksomhedspraktik "
            "(det, de var i gang med ved starten, regnes ikke med)",
        ),
        (
            c.Answered(form="citizen", wave=1, item="health"),
            "har besvaret »Helbred« i »Borgerskema« ved »1. måling«",
        ),
        (c.Attribute(name="site", values=("north",)), "hører til »Jobcenter Nord«"),
        (c.Attribute(name="staff", values=("s1",)), "har »s1« som medarbejder"),
    ],
)
def test_variants(node: c.Condition, clause: str) -> None:
    assert say(node) == clause


@pytest.mark.parametrize(
    ("node", "danish", "english"),
    [
        (
            c.InSpell(kinds=("flexjob", "ordinary_job"), lasted_months=6),
            "på datoen er i fleksjob eller ordinær beskæftigelse, i alt uafbrudt i mindst 6 "
            "måneder",
            "on the date are in a flexjob or ordinary employment, for at least 6 months in all "
            "without a break",
        ),
        (
            c.HadSpell(kinds=("education", "wage_subsidy"), since="referral"),
            "siden henvisningen er begyndt på en uddannelse eller i løntilskud",
            "have begun education or a job with wage subsidy since the referral",
        ),
    ],
)
def test_several_kinds_of_spells(node: c.Condition, danish: str, english: str) -> None:
    assert (say(node), say(node, "en")) == (danish, english)


def test_what_the_staff_member_answers_is_not_the_citizens_answer() -> None:
    form = {
        "id": "staff",
        "voice": "staff",
        "name": {"da": "Medarbejderskema", "en": "Staff form"},
        "items": [{"id": "health", "text": {"da": "Helbred", "en": "Health"}, "scale": "health"}],
    }
    project = resolve(definition(forms=[form]))
    node = c.Answered(form="staff", wave=1, item="health", options=("good",))
    assert say_condition(node, project, Text("da")) == (
        "af medarbejderen er registreret med svaret »Godt« på »Helbred« i »Medarbejderskema« ved "
        "»1. måling«"
    )
    assert say_condition(node, project, Text("en")) == (
        "are registered by the staff member with the answer “Good” to “Health” in “Staff form” "
        "at “Wave 1”"
    )
    answered = c.Not(of=node.model_copy(update={"options": ()}))
    assert say_condition(answered, project, Text("da")) == (
        "af medarbejderen ikke er registreret med et svar på »Helbred« i »Medarbejderskema« ved "
        "»1. måling«"
    )


def test_where_an_event_took_place() -> None:
    node = c.Attribute(name="setting", values=("home",))
    assert say(node, "da", "events") == "er registreret under »home«"
    assert say(c.Not(of=node), "en", "events") == "are not registered under “home”"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("unit", "name"), [(unit, name) for unit, names in CODE_LISTS.items() for name in names]
)
def test_every_attribute_of_every_unit_can_be_said(
    unit: Unit, name: str, language: Language
) -> None:
    node = c.Attribute(name=name, values=("x",))
    assert "x" in say(node, language, unit)
    assert say(c.Not(of=node), language, unit) != say(node, language, unit)


def test_what_the_definition_does_not_name_is_shown_as_it_is() -> None:
    node = c.Answered(form="gone", wave=9, item="lost", options=("unknown",))
    assert say(node) == "har svaret »unknown« på »lost« i »gone« ved »9«"
    assert say(c.Outcome(codes=("gone",))) == "har »gone« som endeligt udfald"
    assert say(c.Base(name="gone")) == "hører til »gone«"
