"""What the page on the effort says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.effort.heading": "Indsats",
    "page.effort.title": "Indsats – {project}",
    "page.effort.tab": "Indsats",
    # The leading sentence
    "effort.lead": "{k} af {n} borgere ({share}) har haft mindst én registreret kontakt med en "
    "medarbejder.",
    "effort.lead.nobody": "Der er ingen registrerede kontakter mellem borgere og medarbejdere.",
    "effort.lead.rule": "Af de igangværende uden job har {k} af {n} ({share}) haft kontakt inden "
    "for den seneste måned.",
    # Words that recur
    "effort.share": "{k} af {n} ({share})",
    "effort.total": "I alt",
    "effort.small.persons": "Tallene er små: Én borger mere eller mindre flytter andelen omkring "
    "{points} procentpoint.",
    "effort.small.companies": "Tallene er små: Én virksomhed mere eller mindre flytter andelen "
    "omkring {points} procentpoint.",
    "effort.each": " hver",
    "effort.share_of": "Andel",
    "effort.whole_project": "Filtrene gælder borgere. Tallene her er hele projektets.",
    "effort.events": "Hændelser",
    "effort.persons": "Forskellige borgere",
    "effort.not_recorded": "Ikke oplyst",
    # Contacts and events over time
    "effort.over_time.title": "Kontakter og hændelser",
    "effort.over_time.lead": "Hændelser og borgere er to forskellige tal: En borger kan have "
    "mange hændelser.",
    "effort.over_time.chart.month": "Hændelser pr. måned",
    "effort.over_time.chart.quarter": "Hændelser pr. kvartal",
    "effort.over_time.chart.half_year": "Hændelser pr. halvår",
    "effort.over_time.finding": "Der er flest af typen »{kind}«: {events} hændelser med {persons} "
    "forskellige borgere.",
    "effort.over_time.finding.nameless": "Der er flest af typen »{kind}«: {events} hændelser, som "
    "ikke er registreret på en borger.",
    "effort.over_time.change": "I {period}, den seneste hele periode, var der {now} hændelser af "
    "alle typer; i {earlier} var der {before}.",
    "effort.over_time.left_out": "{n} hændelser, der ikke er registreret på en borger, er "
    "udeladt, så længe der er valgt filtre.",
    "effort.over_time.left_out.one": "Én hændelse, der ikke er registreret på en borger, er "
    "udeladt, så længe der er valgt filtre.",
    "effort.over_time.panel": "{events} hændelser, {persons} borgere",
    "effort.over_time.panel.nameless": "{events} hændelser",
    "effort.over_time.kind": "Type",
    "effort.over_time.period": "Periode",
    "effort.over_time.empty_periods": "Perioder uden hændelser er ikke med i tabellen.",
    "effort.over_time.unfinished": "{period} er ikke slut; der er talt til og med {day}.",
    "effort.period": "Vis pr.",
    "effort.period.month": "måned",
    "effort.period.quarter": "kvartal",
    "effort.period.half_year": "halvår",
    "effort.goals.events": "Mål for indsatsen",
    "effort.goals.companies": "Mål for virksomheder",
    "effort.goals.volunteers": "Mål for frivillige og pårørende",
    "effort.goals.finding": "{k} af {n} måltal er nået.",
    "effort.goals.finding.one": "{goal}: {finding}",
    "effort.goals.finding.none": "Målene følges uden måltal.",
    # The contact rule
    "effort.rule.title": "Den løbende kontakt",
    "effort.rule.lead": "Før et job mindst én kontakt om måneden. I et job mindst hver 3. måned, "
    "med både borger og virksomhed.",
    "effort.rule.nobody": "Ingen af borgerne er i et igangværende forløb pr. {day}.",
    "effort.rule.last": "Tid siden den seneste kontakt",
    "effort.rule.finding": "{k} af {n} igangværende uden job ({share}) har haft kontakt inden for "
    "den seneste måned.",
    "effort.rule.late": "For {n} er det over 3 måneder siden, eller også er der aldrig "
    "registreret en kontakt.",
    "effort.rule.finding.job": "{k} af {n} igangværende i job ({share}) har haft kontakt inden "
    "for de seneste 3 måneder.",
    "effort.rule.too_few.without": "Kun én igangværende er uden job og vises ikke for sig.",
    "effort.rule.too_few.job": "Kun én igangværende er i job og vises ikke for sig.",
    "effort.stopped.person": "Den seneste kontakt, der er registreret i projektet, er fra {last}. "
    "Om der ikke har været kontakt siden, eller den blot ikke er registreret, kan tallene ikke "
    "sige.",
    "effort.stopped.company": "Den seneste kontakt med en virksomhed, der er registreret i "
    "projektet, er fra {last}. Om der ikke har været kontakt siden, eller den blot ikke er "
    "registreret, kan tallene ikke sige.",
    "effort.rule.band": "Seneste kontakt",
    "effort.rule.band.0": "Inden for 1 måned",
    "effort.rule.band.1": "1–2 måneder siden",
    "effort.rule.band.2": "2–3 måneder siden",
    "effort.rule.band.3": "Over 3 måneder siden",
    "effort.rule.band.4": "Ingen registreret kontakt",
    "effort.rule.key": "Mørke søjler er inden for reglen, lyse uden for.",
    "effort.rule.column.without": "Uden job",
    "effort.rule.column.job": "I job",
    "effort.rule.line": "{group}: {share}",
    "effort.rule.both": "I job: kontakt med både borger og virksomhed inden for 3 måneder",
    "effort.rule.both.finding": "Af de igangværende i job, hvis virksomhed er registreret, har "
    "{k} af {n} ({share}) haft begge dele inden for 3 måneder: kontakt med borgeren og kontakt "
    "med virksomheden.",
    "effort.rule.both.row": "Borgeren",
    "effort.rule.both.row.true": "Kontakt med borgeren",
    "effort.rule.both.row.false": "Ingen kontakt med borgeren",
    "effort.rule.both.company.true": "Virksomheden kontaktet",
    "effort.rule.both.company.false": "Virksomheden ikke kontaktet",
    "effort.rule.both.company.none": "Virksomheden ikke registreret",
    "effort.contact": "Det tæller som kontakt",
    "effort.contact.only": "Kun »{kind}« tæller som kontakt.",
    "effort.contact.all": "alle kontakter",
    # What staff members answer about the effort
    "effort.items.title": "Indsatsen ifølge medarbejderne",
    "effort.items.lead": "Spørgsmål i medarbejderskemaet, der hverken beskriver borgeren ved "
    "starten eller måler en udvikling.",
    "effort.items.finding.first": "Ved {wave} er det hyppigste svar {answer}: {k} af {n} "
    "({share}){each}.",
    "effort.items.finding.last": "Ved {wave} er det {answer}: {k} af {n} ({share}){each}.",
    "effort.items.caution": "Alle, der har et svar ved målingen, er med, så det er ikke de samme "
    "borgere ved hver måling.",
    "effort.items.line": "Måling {wave}: {share}",
    "effort.items.wave": "{wave} er {name}",
    "effort.items.waves": "Måling {waves}.",
    "effort.items.answer": "Svar",
    "effort.items.too_few": "Ved {waves} er der kun ét svar. Det vises ikke.",
    # Group courses and other series
    "effort.series.title": "Gruppeforløb",
    "effort.series.chart": "Gruppeforløb og deltagere",
    "effort.series.finding": "»{kind}«: {series} med {meetings} og {persons}, i gennemsnit {mean} "
    "pr. forløb.",
    "effort.series.finding.single": "»{kind}«: 1 forløb med {meetings} og {persons}.",
    "effort.series.count": "{n} forløb",
    "effort.series.meetings": "{n} mødegange",
    "effort.series.meetings.one": "1 mødegang",
    "effort.series.persons": "{n} forskellige borgere",
    "effort.series.persons.one": "1 borger",
    "effort.series.of_kind": "{kind}: {name}",
    "effort.series.column.name": "Forløb",
    "effort.series.column.first": "Første gang",
    "effort.series.column.last": "Seneste gang",
    "effort.series.column.meetings": "Mødegange",
    "effort.series.column.persons": "Forskellige borgere",
    "effort.series.column.attendances": "Fremmøder",
    # Tasks and time
    "effort.tasks.title": "Medarbejdernes opgaver",
    "effort.tasks.lead": "Det, en medarbejder har gjort sammen med eller for en borger.",
    "effort.tasks.chart": "Opgaver efter type",
    "effort.tasks.finding": "Flest er {kind}: {k} af {n} registrerede opgaver ({share}){each}.",
    "effort.tasks.column": "Opgaver",
    "effort.tasks.hours": "Timer",
    "effort.tasks.share_of_time": "Andel af tiden",
    "effort.time.setting": "Tid efter sted",
    "effort.time.kind": "Tid efter type",
    "effort.time.finding": "Mest tid er brugt på {what}: {hours} af {all} timer ({share}){each}.",
    "effort.time.coverage": "Tiden er registreret for {k} af {n} opgaver ({share}).",
    "effort.time.too_little": "Tiden er kun registreret for {k} af {n} opgaver ({share}) og vises "
    "derfor ikke.",
    "effort.time.unplaced": "For {hours} timer er stedet ikke oplyst.",
    "effort.time.words": "{hours} timer ({share})",
    "effort.time.place": "Sted",
    # Companies
    "effort.companies.title": "Virksomheder",
    "effort.companies.type": "Virksomheder efter type",
    "effort.companies.type.finding": "Projektet har været i kontakt med {n} virksomheder. Flest "
    "er {kind}: {k} af {n} ({share}){each}.",
    "effort.companies.type.finding.one": "Projektet har været i kontakt med 1 virksomhed.",
    "effort.companies.type.finding.unknown": "Projektet har været i kontakt med {n} virksomheder.",
    "effort.companies.employing": "{k} af {n} virksomheder ({share}) har en borger i job pr. "
    "{day}.",
    "effort.companies.column.type": "Type",
    "effort.companies.column": "Virksomheder",
    "effort.companies.column.employing": "Har en borger i job nu",
    "effort.companies.experience": "Virksomhedernes erfaring",
    "effort.companies.experience.finding": "Flest er registreret med {answer}: {k} af {n} "
    "virksomheder ({share}){each}.",
    "effort.companies.column.experience": "Erfaring",
    "effort.companies.contact": "Kontakt med virksomheder, der har en borger i job",
    "effort.companies.contact.finding": "{k} af {n} virksomheder med en borger i job ({share}) er "
    "kontaktet inden for de seneste 3 måneder.",
    "effort.companies.contact.late": "Det er de øvrige {n} ikke.",
    "effort.companies.contact.late.one": "Det er den sidste ikke.",
    # Hours of work
    "effort.hours.title": "Timer om ugen i job",
    "effort.hours.chart": "Ugentlige timer for borgere i job",
    "effort.hours.finding": "{n} borgere er i job pr. {day} med kendt timetal: i gennemsnit "
    "{mean} timer om ugen, fra {least} til {most}.",
    "effort.hours.unknown": "For {n} er timetallet ikke oplyst.",
    "effort.hours.one": "Kun én borger med kendt timetal er i job pr. {day}. Tal om et enkelt "
    "menneske vises ikke.",
    "effort.hours.nowhere": "{n} borgere er i job pr. {day}, men timetallet er ikke oplyst.",
    "effort.hours.nowhere.one": "Kun én borger er i job pr. {day}. Tal om et enkelt menneske "
    "vises ikke.",
    "effort.hours.band": "Timer om ugen",
    "effort.hours.band.0": "Under 10",
    "effort.hours.band.1": "10–19",
    "effort.hours.band.2": "20–29",
    "effort.hours.band.3": "30–36",
    "effort.hours.band.4": "37 og derover",
    # Volunteers and next of kin
    "effort.helpers.title": "Frivillige og pårørende",
    "effort.volunteers": "Frivillige",
    "effort.volunteers.finding": "{n} frivillige er tilknyttet pr. {day}.",
    "effort.volunteers.finding.one": "1 frivillig er tilknyttet pr. {day}.",
    "effort.volunteers.site": "Sted",
    "effort.relatives": "Pårørende",
    "effort.relatives.finding": "{n} pårørende har taget imod et tilbud til og med {day}.",
    "effort.relatives.finding.one": "1 pårørende har taget imod et tilbud til og med {day}.",
    "effort.relatives.relation": "Relation",
    # What is not registered
    "effort.absent.title": "Ikke registreret",
    "effort.absent": "Pr. {day} er der ikke registreret {list}.",
    "effort.absent.selected": "Pr. {day} er der for de valgte borgere ikke registreret {list}.",
    "effort.absent.events": "hændelser",
    "effort.absent.person_contacts": "kontakter med borgere",
    "effort.absent.company_contacts": "kontakter på de enkelte virksomheder",
    "effort.absent.items": "svar om indsatsen i medarbejderskemaet",
    "effort.absent.series": "gruppeforløb",
    "effort.absent.tasks": "opgaver for borgere",
    "effort.absent.companies": "virksomheder",
    "effort.absent.jobs": "borgere i job",
    "effort.absent.volunteers": "frivillige",
    "effort.absent.relatives": "pårørende",
    # How it is counted
    "effort.term.event": "Hændelse",
    "effort.meaning.event": "En række i projektets registrering: en samtale, et møde, et forløb. "
    "Alle hændelser til og med datoen tælles. Møder flere borgere frem samme gang, er hver "
    "borgers fremmøde én hændelse.",
    "effort.term.contact": "Kontakt",
    "effort.meaning.contact": "En hændelse af en type, hvor de fleste hændelser nævner både en "
    "borger og en medarbejder, men ikke en virksomhed: {kinds}.",
    "effort.term.reached": "Har haft kontakt",
    "effort.meaning.reached": "{who}. Nævneren er alle henviste borgere i udvalget.",
    "effort.term.company_contact": "Kontakt med en virksomhed",
    "effort.meaning.company_contact": "En hændelse af en type, hvor de fleste hændelser nævner "
    "både en virksomhed og en medarbejder: {kinds}.",
    "effort.term.ongoing": "Igangværende",
    "effort.meaning.ongoing": "{who}.",
    "effort.term.job": "I job",
    "effort.meaning.job": "{who}. Praktik og uddannelse er ikke job. Har en borger flere job, "
    "gælder det, der er begyndt senest.",
    "effort.term.within": "Inden for 3 måneder",
    "effort.meaning.within": "Fra og med samme dato tre kalendermåneder før, og på samme måde med "
    "én og to måneder. Virksomheden er kontaktet, når nogen har været i kontakt med den, om det "
    "så gjaldt en anden borger.",
    "effort.term.items": "Svar ved en måling",
    "effort.meaning.items": "Alle, der har et svar ved målingen til og med datoen. Skemaets "
    "måling gælder, ikke datoen.",
    "effort.term.task": "Opgave",
    "effort.meaning.task": "En hændelse, der nævner både en borger og en medarbejder. En mødegang "
    "i et forløb er én opgave for medarbejderen, uanset hvor mange borgere der kom, og dens tid "
    "tælles én gang.",
    "effort.term.hours": "Timer om ugen",
    "effort.meaning.hours": "For hver borger, der er i job på datoen, timetallet i det job, der "
    "er begyndt senest.",
    "effort.term.companies": "Virksomhed",
    "effort.meaning.companies": "Virksomheder, hvis første kontakt med projektet ligger på eller "
    "før datoen. Virksomheder, job og borgere er tre forskellige tal. En virksomhed har en borger "
    "i job, også når borgerens forløb er slut.",
    "effort.term.goals": "Måltal",
    "effort.meaning.goals": "Målene gælder hele projektet og ændrer sig ikke med filtrene. Status "
    "følger samme regler som på overblikket.",
}
