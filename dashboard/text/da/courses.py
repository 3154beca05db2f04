"""What the page on courses and cohorts says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.courses.heading": "Forløb og hold",
    "page.courses.title": "Forløb og hold – {project}",
    "page.courses.tab": "Forløb og hold",
    "courses.lead": "{k} af {n} borgere ({share}) er i forløb, {planned} er afsluttet som "
    "planlagt, og {left} er afsluttet uplanlagt eller udgået.",
    "courses.none": "ingen",
    "courses.job": "job",
    "courses.lead.job": "{share} af dem, der startede uden {job}, er siden kommet i {job}.",
    "courses.lead.education": "{share} af dem, der startede uden at være i uddannelse, er siden "
    "begyndt på en uddannelse.",
    "courses.lead.either": "{share} af dem, der startede uden {job} og uddannelse, er siden kommet "
    "i {job} eller uddannelse.",
    "courses.small": "Tallene er små: Én borger mere eller mindre flytter andelen omkring {points} "
    "procentpoint.",
    # Columns
    "courses.column.stage": "Trin",
    "courses.column.base": "Regnet af",
    "courses.column.holds": "I alt på trinnet",
    "courses.column.both": "Antal",
    "courses.column.of": "Af",
    "courses.column.share": "Andel",
    "courses.column.share_of": "Andel, {group}",
    "courses.column.interval": "95 %-interval",
    "courses.column.beside": "På trinnet uden at være i grundlaget",
    "courses.column.lately": "Af grundlaget på hold, der ikke er fulgt længe nok",
    "courses.column.route": "Vej",
    "courses.column.cohort": "Hold",
    "courses.column.open": "Ikke afsluttet",
    "courses.column.followed": "Fulgt længe nok",
    "courses.column.status": "Forløb",
    "courses.column.reason": "Årsag",
    "courses.column.destination": "Gik til",
    "courses.column.length": "Varighed",
    "courses.column.months": "Måneder efter starten",
    "courses.column.followed_on": "Fortsat fulgt",
    "courses.column.begun.job": "Kommet i {job}",
    "courses.column.begun.education": "Begyndt på uddannelse",
    "courses.column.begun.either": "Kommet i {job} eller uddannelse",
    "courses.column.left": "Gået ud forinden",
    "courses.column.waiting": "Ingen af delene",
    "courses.column.goal": "Mål",
    "courses.column.now": "Nået nu",
    "courses.column.coming": "På vej, hvis det varer",
    "courses.column.still_waiting": "Kan stadig nå det",
    "courses.column.expected": "Ventet til sidst",
    "courses.column.target": "Måltal",
    "courses.column.chance": "Chance for at nå måltallet",
    # The path
    "courses.path": "Vejen gennem projektet",
    "courses.path.lead": "Trinene er projektets egne. De er ikke en trappe: Man kan nå et trin "
    "uden at have været på det forrige.",
    "courses.no_stages": "Projektet har ikke beskrevet, hvilke trin et forløb har.",
    "courses.of": "Andel af",
    "courses.of.first": "første trin",
    "courses.of.before": "trinnet før",
    "courses.funnel.title.first": "Hvert trin som andel af {first}",
    "courses.funnel.title.before": "Hvert trin som andel af trinnet før",
    "courses.funnel.caption.first": "Borgere på hvert trin, af første trin",
    "courses.funnel.caption.before": "Borgere på hvert trin, af trinnet før",
    "courses.funnel.key.first": "Lys bjælke: alle på første trin. Mørk: dem, som trinnet gælder "
    "for.",
    "courses.funnel.key.before": "Lys bjælke: alle på trinnet før. Mørk: dem af dem, som dette "
    "trin også gælder for. Hvem der er her uden at have været på trinnet før, tæller ikke med i "
    "andelen, men står som »uden om«.",
    "courses.funnel.last": "{stage} gælder for {share} under {base}.",
    "courses.funnel.lately": "Af grundlaget er {share} på hold, der ikke er fulgt længe nok til "
    "trinnet, så andelen kan stadig stige.",
    "courses.beside": "+{n} uden om",
    "courses.may_rise": "kan stige",
    "courses.funnel.skip": "Vejen er ikke en trappe: {share} under {stage} er ikke med under "
    "{before}.",
    "courses.funnel.one": "{n} borgere er på trinnet.",
    "courses.routes": "Veje i arbejde",
    "courses.routes.finding": "De {n} på en af vejene fordeler sig med {routes}.",
    "courses.routes.retained": "Af dem, der havde det ved starten",
    "courses.routes.kept": "{route} regnes for sig: {share} af dem, der {clause}.",
    "courses.routes.part": "{k} ({share}) på {route}",
    "courses.routes.nobody": "Ingen er på nogen af vejene endnu.",
    "courses.routes.one": "Kun én er på en af vejene. Tal om et enkelt menneske vises ikke.",
    "courses.routes.overlap": "Nogle er på mere end én vej; derfor giver tallene tilsammen {n} "
    "mere end antallet af borgere.",
    # Cohorts
    "courses.cohorts": "Hold for hold",
    "courses.cohorts.lead": "Borgerne delt efter, hvornår de første gang blev henvist. Et hold er "
    "også en genvej: Vælg det, og hele siden viser kun det.",
    "courses.cohorts.title.first": "Hvert hold, trin for trin, som andel af første trin",
    "courses.cohorts.title.before": "Hvert hold, trin for trin, som andel af trinnet før",
    "courses.cohorts.caption": "Hold og trin",
    "courses.cohorts.together": "Alle under ét",
    "courses.cohorts.ready": "Kun hold fulgt længe nok",
    "courses.length": "Hold efter",
    "courses.length.half_year": "halvår",
    "courses.length.quarter": "kvartal",
    "courses.length.month": "måned",
    "courses.early": "for tidligt",
    "courses.early.partly": "delvis for tidligt",
    "courses.cohorts.some_ready": "{ready} af {n} hold er fulgt længe nok til {stage}; her gælder "
    "det for {share}.",
    "courses.cohorts.all_ready": "Alle {n} hold er fulgt længe nok til {stage}, som gælder for "
    "{share}.",
    "courses.cohorts.all_ready.one": "Holdet er fulgt længe nok til {stage}, som gælder for "
    "{share}.",
    "courses.cohorts.none_ready": "Ingen af de {n} hold er fulgt længe nok til at sige noget om "
    "{stage}.",
    "courses.cohorts.none_ready.one": "Holdet er ikke fulgt længe nok til at sige noget om "
    "{stage}.",
    "courses.cohorts.early_note": "»For tidligt« betyder, at de senest henviste på holdet er fulgt "
    "i kortere tid, end trinnet må tage. »Delvis for tidligt« betyder, at det gælder nogle af "
    "holdene. Andelen kan stadig stige.",
    "courses.cohorts.single_note": "Et hold med kun én borger vises uden tal.",
    # Endings
    "courses.endings": "Afslutninger",
    "courses.endings.lead": "Hvor forløbene står, hvorfor de er afsluttet, og hvad borgerne gik "
    "til bagefter.",
    "courses.endings.none": "Ingen forløb er afsluttet endnu, så der er ingen årsager at vise.",
    "courses.endings.one": "Kun ét forløb er afsluttet. Årsagen for et enkelt menneske vises ikke.",
    "courses.statuses": "Hvor forløbene står",
    "courses.statuses.none": "Ingen af de {n} forløb er afsluttet endnu.",
    "courses.statuses.finding": "{k} af {n} forløb ({share}) er afsluttet: {planned} som planlagt "
    "og {unplanned} uplanlagt, og {withdrawn} er udgået.",
    "courses.reasons": "Hvorfor forløb er afsluttet",
    "courses.reasons.caption": "Årsager efter afslutning",
    "courses.reasons.key": "Andelene er af dem, der er afsluttet på samme måde. Årsagerne er "
    "projektets egne ord.",
    "courses.reasons.finding": "Den hyppigste årsag blandt dem, der er {status}, er {reason}: "
    "{share}.",
    "courses.reasons.even": "Blandt dem, der er {status}, er flere årsager lige hyppige; en af dem "
    "er {reason} med {share}.",
    "courses.reasons.unknown": "Der er ikke registreret årsager til afslutningerne.",
    "courses.reasons.one": "Årsagen vises ikke, hvor kun én borger er afsluttet på den måde: "
    "{kinds}.",
    "courses.ended.planned": "planlagt afsluttet",
    "courses.ended.unplanned": "uplanlagt afsluttet",
    "courses.ended.withdrawn": "udgået",
    "courses.destinations": "Hvad borgerne gik til",
    "courses.destinations.finding": "Hyppigst blandt de {n} afsluttede er {parts}.",
    "courses.destinations.part": "{name} ({k}, {share})",
    "courses.destinations.none": "Projektet registrerer ikke for sig, hvad borgerne går til efter "
    "forløbet. Det, der vides om det, ligger i årsagerne ovenfor og i job og uddannelse nedenfor.",
    # Lengths
    "courses.lengths": "Forløbenes længde",
    "courses.lengths.lead": "Kun afsluttede forløb, der nåede at starte. De igangværende bliver "
    "længere, end de er nu.",
    "courses.lengths.title": "Hvor længe de afsluttede forløb varede",
    "courses.lengths.all": "Alle afsluttede",
    "courses.lengths.none": "Ingen startede forløb er afsluttet endnu, så der er ingen længder at "
    "vise.",
    "courses.lengths.one": "Kun ét startet forløb er afsluttet. Tal om et enkelt menneske vises "
    "ikke.",
    "courses.lengths.finding": "De {n} afsluttede forløb varede i gennemsnit {days} dage (ca. "
    "{months} måneder). {share} varede under 6 måneder.",
    "courses.lengths.0": "Under 1 måned",
    "courses.lengths.1": "1–5 måneder",
    "courses.lengths.2": "6–11 måneder",
    "courses.lengths.3": "12–17 måneder",
    "courses.lengths.4": "18 måneder og derover",
    # Time to a first job or education
    "courses.first": "Tid til {what}",
    "courses.first.lead": "Fra forløbets start til det første, borgeren begynder på. Den, der går "
    "ud uplanlagt forinden, tæller med i grundlaget, men kan ikke nå det længere.",
    "courses.first.choose": "Tid til",
    "courses.first.job": "{job}",
    "courses.first.education": "uddannelse",
    "courses.first.either": "{job} eller uddannelse",
    "courses.first.not_kept": "Projektet tæller hverken job eller uddannelse, så der er ingen tid "
    "til dem at vise.",
    "courses.first.few": "Kun {n} kan følges. Der skal være mindst {least} til en kurve.",
    "courses.first.none.job": "Ingen af de {n}, der startede uden {job}, er kommet i {job} endnu.",
    "courses.first.none.education": "Ingen af de {n}, der startede uden at være i uddannelse, er "
    "begyndt på en endnu.",
    "courses.first.none.either": "Ingen af de {n}, der startede uden {job} og uddannelse, er "
    "kommet i en af delene endnu.",
    "courses.first.title.job": "Andel, der er kommet i {job}, efter tid fra starten",
    "courses.first.title.education": "Andel, der er begyndt på uddannelse, efter tid fra starten",
    "courses.first.title.either": "Andel, der er kommet i {job} eller uddannelse, efter tid fra "
    "starten",
    "courses.first.axis": "Måneder efter starten",
    "courses.first.followed": "Fortsat fulgt",
    "courses.first.key": "Det lyse bånd er 95 %-intervallet. »Fortsat fulgt« er dem, der hverken "
    "er begyndt eller gået ud, og som er startet så længe siden.",
    "courses.first.counted.job": "{share} af dem, der startede uden {job}, er kommet i {job}; "
    "{left} gik ud uplanlagt forinden.",
    "courses.first.counted.education": "{share} af dem, der startede uden at være i uddannelse, er "
    "begyndt på en; {left} gik ud uplanlagt forinden.",
    "courses.first.counted.either": "{share} af dem, der startede uden {job} og uddannelse, er "
    "kommet i en af delene; {left} gik ud uplanlagt forinden.",
    "courses.first.after.job": "Efter {months} måneder er {begun} kommet i {job} (95 %-interval "
    "{interval}), {left} er gået ud, og {waiting} er ingen af delene.",
    "courses.first.after.education": "Efter {months} måneder er {begun} begyndt på uddannelse (95 "
    "%-interval {interval}), {left} er gået ud, og {waiting} er ingen af delene.",
    "courses.first.after.either": "Efter {months} måneder er {begun} kommet i {job} eller "
    "uddannelse (95 %-interval {interval}), {left} er gået ud, og {waiting} er ingen af delene.",
    "courses.first.uncertain": "Kurven hviler på {n} borgere og er usikker.",
    # Where goals end
    "courses.expected": "Hvor målene ender",
    "courses.expected.lead": "Hvis det går dem, der stadig kan nå det, som det er gået de andre. "
    "Nye borgere er ikke regnet med.",
    "courses.expected.no_goals": "Projektet har ingen mål om andelen af borgere i job eller "
    "uddannelse.",
    "courses.expected.title": "Ventet andel på fristens dag",
    "courses.expected.key": "Mørk bjælke: nået nu. Lyst bånd: 95 %-interval for den endelige "
    "andel, med det ventede som streg. Sort streg: måltallet.",
    "courses.expected.marks": "{expected} ventes, måltal {target}",
    "courses.expected.finding": "{goal} ventes at ende på {expected} den {due} (95 %-interval "
    "{interval}) mod måltallet {target}.",
    "courses.expected.chance": "Chancen for at nå måltallet er {chance}.",
    "courses.expected.chance_if_lasting": "Hvis det begyndte varer ved, er chancen for at nå "
    "måltallet {chance}.",
    "courses.expected.under": "under {percent}",
    "courses.expected.over": "over {percent}",
    "courses.expected.about": "omkring {percent}",
    "courses.expected.rests": "{goal}: {now} er nået, og {waiting} kan stadig begynde senest "
    "{last_day}.",
    "courses.expected.rests_if_lasting": "{goal}: {now} er nået, {coming} er på vej, og {waiting} "
    "kan stadig begynde senest {last_day}. Det forudsætter, at det begyndte varer ved til fristen.",
    "courses.expected.after_end": "{k} af de {n}, der stadig kan begynde, er planlagt afsluttet "
    "uden; de følges fortsat og er regnet med.",
    "courses.expected.beyond": "For {k} af de {n}, der stadig kan begynde, rækker tiden længere "
    "frem, end nogen er fulgt endnu; dér forudsættes det gennemsnitlige tempo, og at det kan slå "
    "fejl, er ikke med i intervallet.",
    "courses.expected.beyond.all": "For alle {n}, der stadig kan begynde, rækker tiden længere "
    "frem, end nogen er fulgt endnu; dér forudsættes det gennemsnitlige tempo, og at det kan slå "
    "fejl, er ikke med i intervallet.",
    "courses.expected.not_started": "{n} henviste, der ikke er startet, regnes ikke med at nå det.",
    "courses.expected.not.no_target": "{goal} har intet måltal, så der er intet at holde en ventet "
    "andel op imod.",
    "courses.expected.not.no_due": "{goal} har ingen frist, så der er ingen dag at regne frem til.",
    "courses.expected.not.passed": "{goal}: Fristen ({due}) er passeret, så der fremskrives ikke; "
    "målet står på overblikket.",
    "courses.expected.not.passed.at_due": "{goal}: Fristen ({due}) er passeret, så der fremskrives "
    "ikke. Ved fristen gjaldt målet for {share}; måltallet var {target}.",
    "courses.expected.not.base": "{goal} regnes af en gruppe, der ændrer sig undervejs, så den "
    "endelige andel kan ikke forudses.",
    "courses.expected.not.leaves": "{goal} fremskrives ikke: Det kræver andet end at være begyndt "
    "og kan holde op med at gælde, for eksempel når en borger siden når et andet mål.",
    "courses.expected.not.late": "{goal} skulle være begyndt senest {last_day} for at tælle med på "
    "fristens dag, så ingen nye kan nå det.",
    "courses.expected.not.few_events": "{goal} kan ikke forudses: Færre end {least} er begyndt "
    "siden starten.",
    "courses.expected.not.nobody": "{goal} kan ikke forudses: Der er ingen, der stadig kan nå det.",
    # How it is counted
    "courses.def.persons": "Borgere, der {clause}.",
    "courses.def.route": "Vej: {route}",
    "courses.def.own_base": "Den, der er fastholdt, er ikke kommet i arbejde ad en vej; andelen er "
    "af dem, der {clause}.",
    "courses.term.base": "Andele af trin",
    "courses.def.base": "»Af første trin«: de borgere på første trin, som trinnet også gælder for. "
    "»Af trinnet før«: de borgere på trinnet før, som dette trin også gælder for.",
    "courses.term.cohort": "Hold",
    "courses.def.cohort": "Borgere, der første gang er henvist i samme måned, kvartal eller "
    "halvår.",
    "courses.term.early": "For tidligt",
    "courses.def.early": "Et trin er for tidligt for et hold, når der er gået for kort tid, fra "
    "den sidste på holdet blev henvist (til udgangen af måneden): {start} måned til at starte, "
    "derefter en målings egne måneder; {begin} måneder til praktik, job, uddannelse eller "
    "afslutning, og skal det have varet en tid, lægges den til. Så længe står antallet uden andel.",
    "courses.term.status": "Forløb",
    "courses.def.status": "Det senest henviste forløb. Den, der er kommet tilbage, er ikke "
    "afsluttet. Udgået er også den, der er afsluttet uplanlagt, før forløbet startede.",
    "courses.term.reason": "Årsager",
    "courses.def.reason": "Én årsag for hvert afsluttet forløb, som den er registreret; ellers "
    "»Ikke oplyst«.",
    "courses.term.length": "Varighed",
    "courses.def.length": "Fra forløbets start til dets sidste dag, i hele kalendermåneder: »1–5 "
    "måneder« er mindst 1 og under 6. Gennemsnittet er i dage.",
    "courses.term.first": "Tid til det første",
    "courses.def.first": "Fra første start til den første dag i {kinds}, som borgeren ikke havde "
    "ved starten. Startede, der havde det allerede, er ikke med ({held}). Kurven er "
    "Aalen-Johansens skøn, hvor uplanlagt afslutning og at udgå er konkurrerende hændelser; 12 "
    "måneder er 365 dage. Den vises, så længe mindst {least} følges.",
    "courses.term.planned": "Planlagt afslutning",
    "courses.def.after_end": "Den, der er planlagt afsluttet, følges stadig: Det, der begynder "
    "efter forløbet, tæller også i målene, hvis det registreres. Af de {n}, der er begyndt, "
    "begyndte {k} efter en planlagt afslutning, og {waiting} er planlagt afsluttet uden at være "
    "begyndt.",
    "courses.term.expected": "Ventet andel",
    "courses.def.expected": "De, der stadig kan nå det, følger kurven for tiden til første "
    "begyndelse fra det punkt, hvor de er nu, til sidste frist. Intervallet og chancen rummer både "
    "kurvens usikkerhed og tilfældigheder. Grundlaget er det, det er i dag. Der regnes kun, når "
    "mindst {least} er begyndt.",
}
