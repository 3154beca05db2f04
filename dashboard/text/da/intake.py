"""What the intake page says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.intake.heading": "Optag",
    "page.intake.title": "Optag – {project}",
    "page.intake.tab": "Optag",
    # The sentence at the top
    "intake.lead": "Pr. {day} er {referred} borgere henvist, og {started} af dem er startet"
    " ({share}){target}.",
    "intake.lead.late": "Data til {day}: {referred} borgere henvist, og {started} af dem er startet"
    " ({share}){target}.",
    "intake.lead.expected": ", og {expected} var forventet",
    "intake.lead.target.referred": "; måltallet er {target} henviste{by}",
    "intake.lead.target.started": "; måltallet er {target} startede{by}",
    "intake.lead.target.counted": "; {so_far} tæller med i måltallet på {target}{by}",
    "intake.lead.target.referred.late": "Pr. {on} er måltallet {target} henviste{by}{expected}.",
    "intake.lead.target.started.late": "Pr. {on} er måltallet {target} startede{by}{expected}.",
    "intake.lead.target.counted.late": "Pr. {on} er måltallet {target}{by}{expected}; ved de"
    " seneste data talte {so_far} med.",
    "intake.lead.reached.referred.late": "Måltallet pr. {on} på {target} henviste er nået.",
    "intake.lead.reached.started.late": "Måltallet pr. {on} på {target} startede er nået.",
    "intake.lead.reached.counted.late": "Ved de seneste data talte {so_far} med i måltallet pr."
    " {on} på {target}, som er nået.",
    "intake.lead.reached.referred": "; måltallet på {target} henviste er nået",
    "intake.lead.reached.started": "; måltallet på {target} startede er nået",
    "intake.lead.reached.counted": "; {so_far} tæller med i måltallet på {target}, som er nået",
    "intake.lead.overdue": "; måltallet på {target} skulle være nået senest {due}, og der mangler"
    " {missing}",
    "intake.lead.overdue.late": "Måltallet på {target} skulle være nået senest {due}; der manglede"
    " {missing}.",
    "intake.lead.unknown.late": "Måltallet på {target} skulle være nået senest {due}. Om det blev"
    " nået, vides ikke, for data slutter før; pr. {day} manglede der {missing}.",
    "intake.ahead": "siden {since} er der kommet {pace} om måneden",
    "intake.ahead.none": "siden {since} er der ikke kommet flere",
    "intake.ahead.needed": "for at nå det skal der komme {needed} om måneden; {so_far}",
    "intake.ahead.net": "siden {since} er tallet vokset med {pace} om måneden",
    "intake.ahead.none.net": "siden {since} er tallet ikke vokset",
    "intake.ahead.needed.late": "for at nå det fra de {known}, der kendes, skal der fra {on} komme"
    " {needed} om måneden; {so_far}",
    "intake.data_to": "{first} (data til {day})",
    "intake.ahead.forecast": ", og fortsætter det sådan, nås måltallet omkring {expected}"
    " (95 %-interval: {interval}{deadline})",
    "intake.pace.month_begun": "I {month} er det indtil videre {count}.",
    "intake.figure.forecast": "Prognose",
    "intake.by": " senest {day}",
    "intake.no_goal": "Projektet har ikke sat et måltal for, hvor mange der skal ind i alt.",
    "intake.no_target_yet": "Der var ikke sat et måltal for optaget den dag.",
    "intake.selection": "Måltallet gælder hele projektet og holdes ikke op mod et udvalg.",
    "intake.closed": "Optaget sluttede den {day}.",
    "intake.nobody": "ingen",
    "intake.leaving.finding.none": "{left} henviste er udgået ({share}), alle efter start.",
    "intake.leaving.finding.some": "{left} henviste er udgået ({share}), {before} af dem før"
    " start.",
    "intake.leaving.finding.all": "{left} henviste er udgået ({share}), alle før start.",
    "intake.sites.places.none": "På ingen af de {n} steder med aftalte pladser er flere i gang,"
    " end der er pladser.",
    "intake.caseload.over.none": "Ingen af de {n} medarbejdere, hvis timetal er kendt, har flere,"
    " end normen giver for deres timer: {norm} på fuld tid ({hours} timer).",
    # Pace and forecast
    "intake.pace.referred": "Siden {since} er {recent} henvist, i gennemsnit {pace} om måneden",
    "intake.pace.started": "Siden {since} er {recent} startet, i gennemsnit {pace} om måneden",
    "intake.pace.counted": "Siden {since} er tallet vokset med {recent}, i gennemsnit {pace} om"
    " måneden",
    "intake.pace.none.referred": "Siden {since} er ingen henvist",
    "intake.pace.none.started": "Siden {since} er ingen startet",
    "intake.pace.none.counted": "Siden {since} er tallet ikke vokset",
    "intake.needed": "; for at nå måltallet{by} skal der komme {needed} om måneden",
    "intake.needed.late": "; for at nå måltallet{by} fra de {known}, der kendes, skal der fra {on}"
    " komme {needed} om måneden",
    "intake.forecast.late": "Der er ingen prognose, for data slutter før {on}.",
    "intake.forecast": "Fortsætter det tempo, nås måltallet omkring {expected} (95 %-interval:"
    " {interval}{deadline}).",
    "intake.forecast.interval": "{earliest} til {latest}",
    "intake.forecast.open": "tidligst {earliest}, uden en seneste måned",
    "intake.deadline.before": "; alt sammen før fristen",
    "intake.deadline.after": "; alt sammen efter fristen",
    "intake.deadline.within": "; fristen ligger inden for intervallet",
    "intake.few": "Tempoet bygger på få borgere og kan hurtigt ændre sig.",
    # Cumulative
    "intake.curve.section": "Henvist og startet",
    "intake.curve.counts": "Måltallet tæller kun borgere, {who} {clause}.",
    "intake.curve.title": "Henviste og startede ved udgangen af hver måned",
    "intake.curve.title.target": "Henviste og startede mod plan og måltal",
    "intake.curve.since": "Fra {first} til {day} er {referred} borgere henvist og {started}"
    " startet ({share} af de henviste).",
    "intake.plan.above": "{so_far} tæller mod måltallet; det er flere end de"
    " {expected}, der var forventet nu.",
    "intake.plan.below": "{so_far} tæller mod måltallet; det er færre end de"
    " {expected}, der var forventet nu.",
    "intake.plan.same": "{so_far} tæller mod måltallet; det er, hvad der var forventet nu.",
    "intake.plan.late": "Data til {day}: {so_far} tæller mod måltallet. Pr. {on} var {expected}"
    " forventet.",
    "intake.step": "Måltallet blev ændret fra {before} til {after} den {day}.",
    "intake.step.assumed": "Måltallet blev ændret fra {before} til {after} den {day} (antaget).",
    "intake.figure.referred": "{count} henvist",
    "intake.figure.started": "{count} startet",
    "intake.figure.counted": "{count} tæller med",
    "intake.figure.plan": "Forventet",
    "intake.figure.end": "Optag slutter",
    "intake.figure.pace": "Gennemsnit<br>{pace}",
    "intake.figure.needed": "Nødvendigt {pace}",
    "intake.figure.norm": "Norm {norm}",
    "intake.table.day": "Til og med",
    "intake.table.referred": "Henvist",
    "intake.table.started": "Startet",
    "intake.table.counted": "Tæller mod måltallet",
    "intake.table.expected": "Forventet",
    "intake.table.target": "Måltal",
    # Month by month
    "intake.pace.section": "Tempo",
    "intake.pace.title.referred": "Henviste hver måned",
    "intake.pace.title.started": "Startede hver måned",
    "intake.pace.title.counted": "Hvad hver måned har lagt til måltallet",
    "intake.pace.title.net": "Hver måneds nettoændring i det, der tæller med",
    "intake.pace.month": "I {month} var det {count}.",
    "intake.pace.over": "Der er ikke længere et tempo at måle, for optaget er slut.",
    "intake.pace.key": "Lys søjle: den måned, der er i gang.",
    "intake.table.month": "Måned",
    "intake.table.added": "Kommet til",
    "intake.table.net": "Nettoændring",
    "intake.table.month_begun": "{month} (til og med {day})",
    # Known, not started
    "intake.waiting.section": "Kendt, men ikke startet",
    "intake.waiting.title": "Hvor de henviste står",
    "intake.waiting.finding": "{not_started} henviste er ikke startet ({share}): {waiting} venter,"
    " og {left} er stoppet før start. De ses ikke i tallene for startede.",
    "intake.waiting.none": "Alle {referred} henviste er startet.",
    "intake.waiting.started": "Startet (har en opstartsmåling)",
    "intake.waiting.waits": "Venter på at starte",
    "intake.waiting.left": "Stoppet før start",
    "intake.bands.title": "Ventetid siden henvisningen",
    "intake.bands.finding": "{waiting} venter på at starte. {long} af dem har ventet mindst"
    " {months} måneder.",
    "intake.bands.finding.one": "1 venter på at starte.",
    "intake.sites.item.unknown": "{ongoing} uden oplyst sted",
    "intake.caseload.over.one": "Den ene medarbejder, hvis timetal er kendt, har flere, end normen"
    " giver for timerne: {norm} på fuld tid ({hours} timer).",
    "intake.caseload.over.none.one": "Den ene medarbejder, hvis timetal er kendt, har ikke flere,"
    " end normen giver for timerne: {norm} på fuld tid ({hours} timer).",
    "intake.bands.finding.none": "{waiting} venter på at starte. Ingen af dem har ventet {months}"
    " måneder.",
    "intake.bands.below": "Under 1 måned",
    "intake.bands.between": "{low}–{high} måneder",
    "intake.bands.from": "{low} måneder eller mere",
    "intake.bands.table": "Ventetid",
    "intake.table.status": "Status",
    "intake.table.count": "Borgere",
    "intake.table.share": "Andel af de henviste",
    "intake.table.share_waiting": "Andel af dem, der venter",
    # Sites
    "intake.sites.section": "Steder",
    "intake.sites.title": "Henviste, startede og igangværende på hvert sted",
    "intake.sites.finding": "I gang nu: {sites}.",
    "intake.sites.item": "{ongoing} i {site}",
    "intake.sites.item.places": "{ongoing} i {site} ({places} aftalte pladser)",
    "intake.sites.many": "{ongoing} er i gang på {sites} steder.",
    "intake.sites.places": "På {k} af {n} steder med aftalte pladser er flere i gang, end der er"
    " pladser.",
    "intake.sites.key": "Streg: aftalte pladser. En plads kan bruges af flere efter hinanden.",
    "intake.sites.referred": "{count} henvist",
    "intake.sites.started": "{count} startet",
    "intake.sites.ongoing": "{count} i gang",
    "intake.sites.ongoing.places": "{count} i gang, {places} pladser",
    "intake.table.site": "Sted",
    "intake.table.ongoing": "I gang nu",
    "intake.table.places": "Aftalte pladser",
    # Withdrawn
    "intake.leaving.section": "Udgået",
    "intake.leaving.title": "Udgåede og årsagen",
    "intake.leaving.most": "Den hyppigste årsag er »{reason}« ({count}).",
    "intake.leaving.none": "Ingen af de {referred} henviste er udgået eller stoppet før start.",
    "intake.leaving.unknown": "Ikke oplyst",
    "intake.leaving.words": "{count} ({before} før start)",
    "intake.leaving.key": "Mørk: før start. Lys: efter start.",
    "intake.table.reason": "Årsag",
    "intake.table.before": "Før start",
    "intake.table.after": "Efter start",
    "intake.table.all": "I alt",
    # Caseload
    "intake.caseload.section": "Medarbejdere",
    "intake.caseload.title": "Igangværende forløb hos hver medarbejder",
    "intake.caseload.finding": "{ongoing} er i gang hos {staff} medarbejdere.",
    "intake.caseload.finding.one": "{ongoing} er i gang hos 1 medarbejder.",
    "intake.caseload.over": "{k} af de {n} medarbejdere, hvis timetal er kendt, har flere, end"
    " normen giver for deres timer: {norm} på fuld tid ({hours} timer).",
    "intake.caseload.selected": "{k} af de {n} igangværende hører til udvalget.",
    "intake.caseload.nobody": "Ingen i udvalget er i gang.",
    "intake.caseload.none": "Ingen er i gang, så ingen medarbejder har borgere.",
    "intake.caseload.left": "{count} igangværende står hos medarbejdere, der er stoppet.",
    "intake.caseload.without": "{count} igangværende har ingen medarbejder.",
    "intake.caseload.others": "{count} andre medarbejdere har roller uden borgere.",
    "intake.caseload.others.one": "1 anden medarbejder har en rolle uden borgere.",
    "intake.caseload.key": "Streg: normen for medarbejderens timetal.",
    "intake.caseload.key.selected": "Streg: normen for medarbejderens timetal. Mørk: udvalget."
    " Lys: alle medarbejderens borgere.",
    "intake.caseload.words.norm": "{count} (norm {norm})",
    "intake.caseload.words.selected": "{selected} af {count}",
    "intake.caseload.member": "{member}, {role}",
    "intake.caseload.no_member": "Uden medarbejder",
    "intake.caseload.ended": "{member} (stoppet {day})",
    "intake.trend.title": "Forløb pr. fuldtidsmedarbejder",
    "intake.trend.finding": "Pr. fuldtidsmedarbejder er der {now} igangværende forløb; den {first}"
    " var der {before}. Normen er {norm}.",
    "intake.trend.finding.one": "Pr. fuldtidsmedarbejder er der {now} igangværende forløb. Normen"
    " er {norm}.",
    "intake.trend.everybody": "Tallene er for alle projektets borgere, ikke kun udvalget.",
    "intake.trend.unknown": "{count} igangværende forløb hos medarbejdere uden kendt timetal,"
    " eller uden medarbejder, er ikke regnet med.",
    "intake.table.member": "Medarbejder",
    "intake.table.role": "Rolle",
    "intake.table.hours": "Timer om ugen",
    "intake.table.selected": "Heraf i udvalget",
    "intake.table.per_full_time": "Pr. fuld tid",
    "intake.table.norm": "Norm for timetallet",
    "intake.table.full_time": "Fuldtidsmedarbejdere",
    # How it is counted
    "intake.define.referred": "Henvist",
    "intake.define.referred.how": "Borgere henvist til og med datoen. Hver borger tæller én gang,"
    " ved den første henvisning.",
    "intake.define.started": "Startet",
    "intake.define.started.how": "Borgere, der har fået den første måling til og med datoen. Hver"
    " borger tæller én gang, ved den første start.",
    "intake.define.target": "Måltal",
    "intake.define.target.how": "Målet »{goal}« tæller borgere, {who} {clause}. Måltallet er det,"
    " der gjaldt på datoen.",
    "intake.define.plan": "Forventet",
    "intake.define.plan.own": "Projektets egen plan, lige streg mellem dens punkter.",
    "intake.define.plan.linear": "En lige linje fra 0, da optaget begyndte den {first}, til"
    " måltallet på fristen. Projektet har ikke angivet en plan måned for måned.",
    "intake.define.pace": "Tempo",
    "intake.define.pace.how": "Antallet i de seneste tre hele måneder og den, der er i gang, delt"
    " med dagene og regnet om til en måned på 30,4 dage.",
    "intake.define.net": "Nettoændring",
    "intake.define.net.how": "De, der er kommet til, minus de, der ikke længere tæller med, så en"
    " måned kan være negativ. Tempo og prognose af en nettoændring er omtrentlige: Prognosen"
    " regner, som om ingen falder fra igen.",
    "intake.define.needed": "Nødvendigt tempo",
    "intake.define.needed.how": "Det, der mangler til måltallet, delt med tiden fra {day} til"
    " fristen eller til optaget slutter.",
    "intake.define.forecast": "Prognose",
    "intake.define.forecast.how": "Dagen, hvor måltallet nås, hvis borgerne bliver ved med at"
    " komme tilfældigt i samme tempo (Poisson). Intervallet på 95 % rummer både tilfældet og"
    " usikkerheden på tempoet, men ikke ferier, ventelister eller beslutninger.",
    "intake.define.waiting": "Venter",
    "intake.define.waiting.how": "Henvist, ikke startet og ikke afsluttet. Ventetiden er hele"
    " måneder siden den seneste henvisning.",
    "intake.define.ongoing": "I gang",
    "intake.define.ongoing.how": "Startet, og det seneste forløb er ikke afsluttet.",
    "intake.define.leaving": "Udgået",
    "intake.define.leaving.how": "Det seneste forløb er udgået, eller det er afsluttet, før det"
    " begyndte. Forløb, der er startet og siden uplanlagt afsluttet, hører til siden om forløb.",
    "intake.define.caseload": "Medarbejder",
    "intake.define.caseload.how": "Den medarbejder, borgeren har nu, også for tidligere måneder."
    " Medarbejdere vises under pseudonym i projektets rækkefølge. Er timetallet ikke oplyst, er"
    " der ingen norm.",
    "intake.define.norm": "Norm",
    "intake.define.norm.how": "{norm} igangværende forløb pr. medarbejder på fuld tid (37 timer),"
    " mindre for færre timer.",
    "intake.define.norm.assumed": "{norm} igangværende forløb pr. medarbejder på fuld tid (37"
    " timer), mindre for færre timer. Projektet har ikke sat en norm; tallet er antaget.",
}
