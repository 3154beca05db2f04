"""På vej til arbejde: figures in the report's text, its goals, and the press release of 2023."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.indicators.conditions import (
    Age,
    Condition,
    Ended,
    Marked,
    Measured,
    Preceded,
    TookPart,
)
from dashboard.indicators.definition import ProjectDefinition
from tests.reference.readings import (
    CountOf,
    Declared,
    HowManyHave,
    Labels,
    NoFigure,
    PublicationErred,
    PValue,
    Reading,
    Row,
    ShareOf,
    SummaryOf,
    attribute,
    base,
    both,
    either,
    measured,
    negated,
)
from tests.reference.vive_groups import (
    EDUCATION,
    EMPLOYMENT,
    FINAL,
    HEALTH,
    INTERNSHIP,
    MIDTERM,
    ONGOING,
    OWN_HEALTH,
    PLANNED,
    STARTED,
    UNPLANNED,
    WAVES,
    WORK,
    with_n,
)

WORDS_ONLY = NoFigure("the publication gives it in words only")


def _courses(row: Row, _labels: Labels) -> Reading:
    key = row.category
    if row.dimension == "skemaer":
        if key == "femte skema":
            return CountOf(either(Measured(form="citizen", wave=5), Measured(form="staff", wave=5)))
        if key.startswith("borgerskema uden"):
            return CountOf(both(measured("citizen", 2), negated(measured("staff", 2))))
        form, wave = key.split(", målepunkt ")
        return CountOf(measured({"borgerskema": "citizen"}.get(form, "staff"), int(wave)))
    readings: dict[str, Reading] = {
        "borgere med opstartsmåling": CountOf(STARTED),
        "udskrevet før opstartsmåling": CountOf(negated(STARTED)),
        "uplanlagt afsluttet": CountOf(UNPLANNED),
        "planlagt afsluttet": CountOf(PLANNED),
        "fortsat igangværende": CountOf(ONGOING),
        "fortsat igangværende medio april 2019": CountOf(ONGOING),
        "fortsat aktivt eller planmæssigt afsluttet": CountOf(either(ONGOING, PLANNED)),
        "kommet i beskæftigelse": CountOf(both(PLANNED, WORK)),
        "påbegyndt uddannelse": CountOf(both(PLANNED, EDUCATION)),
        "ingen tredje måling": CountOf(both(PLANNED, negated(Measured(form="staff", wave=3)))),
        "havde allerede påbegyndt uddannelse, ikke behov": CountOf(
            both(UNPLANNED, Ended(reasons=("already_in_education",)))
        ),
        "graviditet/barsel eller fraflytning": WORDS_ONLY,
    }
    if row.dimension == "fortsat støtte":
        if row.table == "tekst, 5.1":
            return NoFigure('"about half", in words; the count is 5 of 9')
        reason = "takes all six planned endings as employed; chapter 5.1 says four of them"
        group = ONGOING if key == "får fortsat støtte" else PLANNED
        return PublicationErred(reason, CountOf(both(WORK, group)))
    return readings[key]


def _effort(row: Row, labels: Labels) -> Reading:
    group_course = TookPart(kinds=("group_course",))
    interview = TookPart(kinds=("interview",))
    readings: dict[tuple[str, str], Reading] = {
        ("gruppeforløb", "deltagere"): CountOf(group_course),
        ("caseload", "tilsigtet"): Declared(lambda d: d.staff_norm.caseload),
        ("personale", "ressourcekonsulenter"): CountOf(
            attribute("role", "resource_consultant"), unit="staff"
        ),
        ("personale", "regionale sparringsmedarbejdere"): CountOf(
            attribute("role", "regional_sparring"), unit="staff"
        ),
        ("personale", "kommunale jobkonsulenter"): CountOf(
            attribute("role", "job_consultant"), unit="staff"
        ),
        ("personale", "projektledere"): CountOf(attribute("role", "project_leader"), unit="staff"),
        ("interview", "borgere"): CountOf(interview),
        ("interview", "uden beskæftigelse"): CountOf(both(interview, negated(WORK))),
        ("interview", "i beskæftigelse"): CountOf(both(interview, WORK)),
        ("gruppeforløb", "gennemførte forløb"): HowManyHave(
            tuple(
                CountOf(attribute("series", series.code), unit="events")
                for series in labels.definition.codes["series"]
            )
        ),
    }
    evaluation = NoFigure("the evaluators' own interviews with staff, not the project's data")
    if row.population == "interviewede medarbejdere":
        return evaluation
    if row.population == "almindelige sagsbehandlere":
        return NoFigure("about other caseworkers than the project's")
    if row.category in ("varighed pr. møde", "varighed", "borgere pr. forløb"):
        return NoFigure('a description of the group course ("about"), not a count')
    return readings[row.dimension, row.category]


def _target_group(row: Row, labels: Labels) -> Reading:
    poor = ("Dårligt", "Mindre godt")
    mental = labels.answer("citizen", 1, "psychological_health")
    physical = labels.answer("citizen", 1, "physical_health")
    mental_poor = labels.answer("citizen", 1, "psychological_health", *poor)
    physical_poor = labels.answer("citizen", 1, "physical_health", *poor)
    limits = ("I høj grad", "I nogen grad")
    if row.dimension.startswith("Diagnoser"):
        kinds = {
            "angst": "anxiety",
            "depression": "depression",
            "skizofreni": "schizophrenia",
            "bipolar lidelse": "bipolar",
            "borderline": "borderline",
            "ADHD": "adhd",
            "autisme": "autism",
            "øvrige personlighedsforstyrrelser (ud over borderline)": "personality",
        }
        if row.category not in kinds:
            return WORDS_ONLY
        return CountOf(
            both(STARTED, Marked(attribute="diagnosis_kind", codes=(kinds[row.category],)))
        )
    if row.dimension in ("Køn", "Nationalitet"):
        name = {"Køn": "gender", "Nationalitet": "nationality"}[row.dimension]
        return ShareOf(attribute(name, labels.code(name, row.category)), STARTED)
    if row.dimension == "dobbeltproblematik":
        if row.column == "andel":
            return NoFigure('"half", in words; the count is 49 of 97')
        return ShareOf(both(mental_poor, physical_poor), both(STARTED, mental, physical))
    readings: dict[tuple[str, str], Reading] = {
        ("Alder ved opstart", "yngste"): SummaryOf("age", STARTED, "minimum"),
        ("Alder ved opstart", "ældste"): SummaryOf("age", STARTED, "maximum"),
        ("Alder ved opstart", "40 år og derover"): NoFigure(
            '"just over one in four", in words; the count is 28 of 98'
        ),
        ("Alder", "over 30 år"): WORDS_ONLY,
        ("Alder", "18-24 år"): ShareOf(Age(at_least=18, at_most=24), STARTED),
        ("psykiatrisk diagnose", "Ja"): ShareOf(
            labels.answer("staff", 1, "diagnosis", "Ja"), STARTED
        ),
        ("selvvurderet psykisk helbred", "dårligt eller mindre godt"): ShareOf(
            mental_poor, both(STARTED, mental)
        ),
        ("medarbejders vurdering psykisk", "i høj eller nogen grad"): ShareOf(
            labels.answer("staff", 1, "psychological_problems", *limits), STARTED
        ),
        ("medarbejders vurdering fysisk", "i høj eller nogen grad"): ShareOf(
            labels.answer("staff", 1, "physical_problems", *limits), STARTED
        ),
        ("selvvurderet fysisk helbred", "dårligt eller mindre godt"): PublicationErred(
            "52 persons printed as 52 per cent", ShareOf(physical_poor, both(STARTED, physical))
        ),
    }
    return readings[row.dimension, row.category]


def _results(row: Row, labels: Labels) -> Reading:
    pair = measured("citizen", 1, 3)
    key = (row.dimension, row.category)
    if row.dimension == "timer pr. uge":
        part = {"mindste": "minimum", "største": "maximum", "gennemsnit": "mean"}[row.category]
        return SummaryOf("weekly_hours", WORK, part)  # type: ignore[arg-type]
    if row.dimension == "selvvurderet psykisk helbred ved opstart":
        answer = labels.answer("citizen", 1, "psychological_health", row.category)
        if row.unit == "count":
            return CountOf(both(WORK, answer))
        answered = labels.answer("citizen", 1, "psychological_health")
        return ShareOf(answer, both(STARTED, negated(WORK), answered))
    if row.dimension.startswith("WHO5"):
        item = labels.item(
            "citizen",
            "Været glad og i godt humør"
            if "glad" in row.dimension
            else "Følt mig rolig og afslappet",
        )
        wave = WAVES[row.column]
        answer = labels.answer("citizen", wave, item, *row.category.split(" + "))
        return ShareOf(answer, both(pair, labels.answer("citizen", wave, item)))
    if row.population.startswith("39 borgere") and row.column == "ændring i antal borgere":
        return NoFigure("a difference of two counts, both reproduced in Tabel 6.5")
    if row.dimension in ("selvvurderet psykisk helbred", "selvvurderet fysisk helbred"):
        item = OWN_HEALTH["Psykisk helbred" if "psykisk" in row.dimension else "Fysisk helbred"]
        wave = WAVES[row.column]
        words = ("Mindre godt", "Dårligt") if " eller " in row.category else (row.category,)
        reading = ShareOf(
            labels.answer("citizen", wave, item, *words),
            both(pair, labels.answer("citizen", wave, item)),
        )
        wrong_n = item == "psychological_health" and wave == 1
        return with_n(reading, 38) if wrong_n else reading
    if row.dimension.startswith("BIP borger"):
        item = f"bip_{row.dimension[-1]}"
        wave = WAVES.get(row.column, 3)
        answer = labels.answer("citizen", wave, item, row.category)
        return ShareOf(answer, both(pair, labels.answer("citizen", wave, item)))
    readings: dict[tuple[str, str], Reading] = {
        ("beskæftigelse", "ordinære (lønnede) timer"): CountOf(WORK),
        ("timetal", "deltid"): WORDS_ONLY,
        ("uddannelse", "påbegyndt"): CountOf(EDUCATION),
        ("Alder", "30-39 år"): CountOf(both(EDUCATION, Age(at_least=30, at_most=39))),
        ("virksomhedspraktik", "påbegyndt"): CountOf(INTERNSHIP),
        ("forudgående virksomhedspraktik", "Ja"): CountOf(
            both(WORK, Preceded(kinds=("ordinary_job",), by=("internship",)))
        ),
        ("forudgående virksomhedspraktik", "Nej"): CountOf(
            both(WORK, negated(Preceded(kinds=("ordinary_job",), by=("internship",))))
        ),
        ("netværksmøde seneste 3 måneder", "Ja"): ShareOf(
            labels.answer("staff", WAVES.get(row.column, 1), "network_meeting", "Ja"),
            both(STARTED, labels.answer("staff", WAVES.get(row.column, 1), "network_meeting")),
        ),
    }
    return readings.get(key, WORDS_ONLY) if row.value == "" else readings[key]


def _p_values(row: Row, labels: Labels) -> Reading:
    item = "physical_health" if "fysisk" in row.dimension else "psychological_health"
    groups: tuple[Condition, ...] = (ONGOING, PLANNED, UNPLANNED)
    if row.dimension.startswith("beskæftigelse"):
        groups = (EMPLOYMENT["I beskæftigelse"], EMPLOYMENT["Ikke i beskæftigelse"])
    answers = tuple(labels.answer("citizen", 1, item, word) for word in HEALTH)
    return PValue(rows=groups, columns=answers)


def _press_release(row: Row, _labels: Labels) -> Reading:
    completed = Ended(endings=("planned",))
    readings: dict[tuple[str, str], Reading] = {
        ("forløb", "startede op i indsatsen"): CountOf(STARTED, day=FINAL),
        ("forløb", "gennemført egentlige forløb"): CountOf(both(STARTED, completed), day=FINAL),
        ("forløb", "afsluttet før tid"): CountOf(
            both(STARTED, Ended(endings=("unplanned",))), day=FINAL
        ),
        ("resultat", "lønnede timer og/eller uddannelse, opstart til ultimo 2021"): ShareOf(
            either(WORK, EDUCATION), both(STARTED, completed), day=FINAL
        ),
        ("resultat", "ordinær beskæftigelse (lønnede timer på deltid eller heltid)"): Declared(
            lambda d: _target(d, "work")
        ),
        ("resultat", "uddannelse"): Declared(lambda d: _target(d, "education")),
        ("personale", "ressourcekonsulenter"): CountOf(
            attribute("role", "resource_consultant"), unit="staff", day=FINAL
        ),
    }
    if row.dimension == "bevilling":
        return NoFigure("money, which the project database does not hold")
    if row.population.startswith("enkelt borger"):
        return NoFigure("one citizen's story, told as an example")
    return readings[row.dimension, row.category]


def _target(definition: ProjectDefinition, code: str) -> float:
    """The goal's first target, in per cent."""
    goal = next(goal for goal in definition.goals if goal.code == code)
    return round(100 * goal.targets[0].value, 6)


def _goals(row: Row, labels: Labels) -> Reading:
    readings: dict[tuple[str, str], Reading] = {
        ("work", "target"): Declared(lambda d: _target(d, "work")),
        ("work", "status"): ShareOf(WORK, STARTED),
        ("education", "target"): Declared(lambda d: _target(d, "education")),
        ("education", "status"): ShareOf(both(EDUCATION, negated(WORK)), STARTED),
        ("diagnosis", "status"): ShareOf(labels.answer("staff", 1, "diagnosis", "Ja"), STARTED),
        ("caseload", "target"): Declared(lambda d: d.staff_norm.caseload),
        ("base", "target"): CountOf(STARTED),
        ("final", "target"): Declared(lambda d: _target(d, "work") + _target(d, "education")),
        ("final", "status"): ShareOf(either(WORK, EDUCATION), base("completed"), day=FINAL),
    }
    return readings[row.dimension, row.category]


def _facts(row: Row, _labels: Labels) -> Reading:
    if row.category == "staff.resource_consultants":
        return CountOf(attribute("role", "resource_consultant"), unit="staff")
    if row.category == "measurement.data_extract":
        return Declared(lambda _: MIDTERM.isoformat())
    return NoFigure("money or the date of a document, which the project database does not hold")


TEXT: dict[str, Callable[[Row, Labels], Reading]] = {
    "tekst-forloeb": _courses,
    "tekst-indsats": _effort,
    "tekst-maalgruppe": _target_group,
    "tekst-resultater": _results,
    "tekst-signifikans": _p_values,
    "pressemeddelelse-2023": _press_release,
    "goals": _goals,
    "project": _facts,
}
