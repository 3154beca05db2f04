"""What the page on sites says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.sites.heading": "Steder",
    "page.sites.title": "Steder – {project}",
    "page.sites.tab": "Steder",
    "sites.goal.share": "{goal}: {tally} i hele projektet ({share}). {spread}",
    "sites.goal.count": "{goal}: {count} i hele projektet.",
    "sites.lead": "Projektet har {count} steder. De stilles ved siden af hinanden og "
    "rangordnes ikke.",
    "sites.lead.one": "Projektet har ét sted.",
    "sites.spread.overlap": "Stedernes 95 %-intervaller dækker alle projektets samlede andel, så "
    "forskellene kan være tilfældige.",
    "sites.spread.apart": "Det samlede tal ligger uden for 95 %-intervallet på {sites}.",
    "sites.spread.within": "Alle steder ligger inden for, hvad tilfældigheder alene kan give "
    "(95 %-grænserne).",
    "sites.spread.beyond": "Uden for 95 %-grænserne ligger {sites}. Ét af tyve steder gør det ved "
    "tilfældighed alene.",
    "sites.one": "Kun ét sted har borgere i grundlaget, så der er ikke noget at stille ved siden "
    "af hinanden.",
    "sites.goal": "Mål efter sted",
    "sites.goal.lead": "Stederne står i projektets rækkefølge. De rangordnes ikke: små steder "
    "svinger mest ved tilfældighed.",
    "sites.choose": "Mål",
    "sites.no_goal": "Projektet har ingen mål, der kan tælles for hvert sted.",
    "sites.empty_goal": "Ingen er i grundlaget for målet endnu, så der er ingen andele at vise.",
    "sites.unfiltered": "Målet tæller ikke borgere, så filtrene gælder ikke her.",
    "sites.whole": "Hele projektet {share}",
    "sites.whole_row": "Hele projektet",
    "sites.limits": "{level}-grænser",
    "sites.size_axis": "Antal i grundlaget",
    "sites.missing": "Sted ikke oplyst",
    "sites.part": "{count} ({share})",
    "sites.column": "Sted",
    "sites.column.n": "Antal",
    "sites.column.of": "Borgere",
    "sites.column.share": "Andel",
    "sites.column.interval": "95 %-interval",
    "sites.outcomes": "Resultater",
    "sites.outcomes.lead": "Af dem, der er startet på stedet.",
    "sites.outcomes.title": "Resultat efter sted",
    "sites.outcomes.finding": "{count} startede borgere fordelt på {outcomes}.",
    "sites.outcome.ongoing": "Ingen af dem, forløbet er i gang",
    "sites.outcome.none": "Ingen af dem, forløbet er slut",
    "sites.courses": "Forløb",
    "sites.courses.title": "Forløb efter sted",
    "sites.courses.finding": "{ongoing} af {n} henviste borgere er i gang nu.",
    "sites.lengths.title": "Forløbslængde efter sted",
    "sites.lengths.finding": "{n} borgere har afsluttet et forløb. Det varede i gennemsnit {days} "
    "dage.",
    "sites.lengths.none": "Ingen forløb er afsluttet endnu.",
    "sites.column.ended": "Afsluttede",
    "sites.column.days": "Dage i gennemsnit",
    "sites.effort": "Indsats",
    "sites.effort.title": "Hændelser efter sted",
    "sites.effort.finding": "{events} hændelser med {kinds} slags er registreret på borgere i "
    "udvalget. Tallet i parentes er, hvor mange forskellige borgere de angår.",
    "sites.effort.none": "Der er ikke registreret hændelser på borgerne.",
    "sites.events_of": "{events} ({persons} borgere)",
    "sites.def.site": "Borgerens sted er det, der er registreret på borgeren. Hændelser tælles på "
    "borgerens sted.",
    "sites.def.interval": "Intervallet er Wilsons 95 %-interval: små grundlag giver brede "
    "intervaller.",
    "sites.def.limits": "Fra fem steder vises et tragtplot: grænserne er eksakte binomialgrænser "
    "om projektets samlede andel (Spiegelhalter 2005). De siger, hvor meget steder af den "
    "størrelse svinger ved tilfældighed alene.",
    "sites.def.length": "Længden er dage fra start til sidste dag i det forløb, borgeren sidst "
    "afsluttede.",
    "sites.term.site": "Sted",
    "sites.term.interval": "Interval",
    "sites.term.limits": "Grænser",
    "sites.term.length": "Forløbslængde",
}
