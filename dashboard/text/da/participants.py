"""What the page on participants says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.participants.heading": "Deltagere",
    "page.participants.title": "Deltagere – {project}",
    "page.participants.tab": "Deltagere",
    # Who is described
    "participants.lead.start.referred": "{k} af de {n} henviste borgere er startet pr. {day}. Her "
    "beskrives de, som de var ved opstarten.",
    "participants.lead.start.selected": "{k} af de {n} valgte borgere er startet pr. {day}. Her "
    "beskrives de, som de var ved opstarten.",
    "participants.lead.start.all": "Alle {n} borgere er startet pr. {day}. Her beskrives de, som "
    "de var ved opstarten.",
    "participants.lead.now.all": "Alle {n} borgere er i forløb pr. {day}. Alderen er på datoen, "
    "svarene er fra opstarten.",
    "participants.lead.now.referred": "{k} af de {n} henviste borgere er i forløb pr. {day}. "
    "Alderen er på datoen, svarene er fra opstarten.",
    "participants.lead.now.selected": "{k} af de {n} valgte borgere er i forløb pr. {day}. "
    "Alderen er på datoen, svarene er fra opstarten.",
    "participants.lead.waiting": "{k} er ikke startet og er ikke med.",
    "participants.lead.waiting.one": "Én er ikke startet og er ikke med.",
    "participants.lead.few": "De er så få, at hver borger svarer til {points} procentpoint.",
    "participants.who": "Hvem beskrives?",
    "participants.described": "Vis",
    "participants.described.start": "alle startede, ved opstarten",
    "participants.described.now": "kun de igangværende, på datoen",
    "participants.nobody.start": "Ingen af de {n} borgere er startet pr. {day}, så der er endnu "
    "ingen at beskrive.",
    "participants.one.start": "Kun én af de {n} borgere er startet pr. {day}. Tal om et enkelt "
    "menneske vises ikke.",
    "participants.nobody.now": "Ingen af de {n} borgere er i forløb pr. {day}, så der er ingen at "
    "beskrive.",
    "participants.one.now": "Kun én af de {n} borgere er i forløb pr. {day}. Tal om et enkelt "
    "menneske vises ikke.",
    # Traits
    "participants.background": "Baggrund",
    "participants.voices": "Set fra begge sider",
    "participants.voices.meaning": "Borgeren og medarbejderen får hver sit spørgsmål. Svarene kan "
    "læses side om side, men lægges aldrig sammen.",
    "participants.other": "Andre oplysninger ved opstarten",
    "participants.answered.citizen": "Borgerens eget svar ved opstarten",
    "participants.answered.staff": "Medarbejderens svar om borgeren ved opstarten",
    "participants.answers_of": "{subject}: {whose}",
    "participants.voice.citizen": "{matter}: borgerens svar",
    "participants.voice.staff": "{matter}: medarbejderens svar",
    "participants.age.now": "Alder på datoen",
    "participants.unanswered": "Ubesvaret",
    "participants.no_mark": "Ingen registreret",
    "participants.all": "I alt",
    "participants.all_answered": "I alt besvaret",
    "participants.n": "n = {n}",
    "participants.tally": "{k} af {n}, {share}",
    "participants.marks_overlap": "Hver borger kan have flere, så tallene kan give mere end "
    "100 % tilsammen.",
    "participants.nobody.groups": "Det er ikke oplyst for nogen af de {n} borgere.",
    "participants.one.groups": "Det er kun oplyst for én af de {n} borgere. Tal om et enkelt "
    "menneske vises ikke.",
    "participants.nobody.answers": "Ingen af de {n} borgere har et svar fra opstarten.",
    "participants.one.answers": "Kun én af de {n} borgere har et svar fra opstarten. Tal om et "
    "enkelt menneske vises ikke.",
    # The largest
    "participants.largest.groups.only": "Alle er i gruppen {first} ({tally}).",
    "participants.largest.groups.one": "Flest er i gruppen {first} ({tally}).",
    "participants.largest.groups.two": "Flest er i gruppen {first} ({tally}), dernæst {second} "
    "({second_tally}).",
    "participants.largest.groups.tied": "{values} er lige store ({tally} hver).",
    "participants.largest.groups.even": "Ingen gruppe er størst: {number} har hver {tally}.",
    "participants.largest.answers.only": "Alle svar er {first} ({tally}).",
    "participants.largest.answers.one": "Flest svar er {first} ({tally}).",
    "participants.largest.answers.two": "Flest svar er {first} ({tally}), dernæst {second} "
    "({second_tally}).",
    "participants.largest.answers.tied": "{values} er lige hyppige ({tally} hver).",
    "participants.largest.answers.even": "Intet svar er hyppigst: {number} har hver {tally}.",
    "participants.largest.marks.only": "Alle har {first} ({tally}).",
    "participants.largest.marks.one": "Hyppigst er {first} ({tally}).",
    "participants.largest.marks.two": "Hyppigst er {first} ({tally}), dernæst {second} "
    "({second_tally}).",
    "participants.largest.marks.tied": "{values} er lige hyppige ({tally} hver).",
    "participants.largest.marks.even": "Ingen er hyppigst: {number} har hver {tally}.",
    "participants.most_frequent": "Hyppigste svar: {answers}.",
    "participants.most_frequent.one": "{question} {answer} ({tally})",
    "participants.missing.groups": "For {k} af {n} er det ikke oplyst.",
    "participants.missing.answers": "{k} af {n} har ikke svaret.",
    "participants.missing.marks": "For {k} af {n} er ingen registreret.",
    # Two answers
    "participants.crossed": "To svar mod hinanden",
    "participants.crossed.meaning": "Procent af alle, der har svaret på begge spørgsmål ved "
    "opstarten.",
    "participants.crossed.title": "{row} × {column}",
    "participants.rows": "Rækker",
    "participants.columns": "Kolonner",
    "participants.crossed.same": "De to svar skal være forskellige. Siden viser et andet i "
    "kolonnerne.",
    "participants.crossed.finding": "Den hyppigste kombination er {row} og {column}: {tally}"
    "{grouped}.",
    "participants.crossed.finding.same": "Den hyppigste kombination er {row} på begge: {tally}"
    "{grouped}.",
    "participants.crossed.finding.tied": "{number} kombinationer er lige hyppige: {tally} hver"
    "{grouped}.",
    "participants.crossed.grouped": " (svarene samlet i grove grupper)",
    "participants.crossed.left_out": "{k} af {n} mangler et eller begge svar og er ikke med.",
    "participants.crossed.all": "Alle {n} har svaret på begge.",
    "participants.crossed.nobody": "Ingen af de {n} borgere har svaret på begge spørgsmål.",
    "participants.crossed.one": "Kun én af de {n} borgere har svaret på begge spørgsmål. Tal om et "
    "enkelt menneske vises ikke.",
    # Groups against an outcome
    "participants.outcomes": "Grupper og resultater",
    "participants.outcomes.meaning": "Om grupper af borgere ender forskelligt. En forskel siger "
    "intet om årsagen.",
    "participants.outcomes.title": "{group} × {outcome}",
    "participants.group": "Grupper",
    "participants.outcome": "Resultat",
    "participants.outcome.none": "Intet af dem (endnu)",
    "participants.outcome.yes": "{outcome}: ja",
    "participants.outcome.no": "{outcome}: nej",
    "participants.percent": "Procent af",
    "participants.percent.group": "hver gruppe",
    "participants.percent.outcome": "hvert resultat",
    "participants.percent.group.note": "Procenterne er af hver gruppe, altså af rækken.",
    "participants.percent.outcome.note": "Procenterne er af hvert resultat, altså af kolonnen.",
    "participants.outcomes.unknown": "Borgere, hvis gruppe ikke kendes, står nederst. De er ikke "
    "med i procenter og test.",
    "participants.outcomes.base": "Sammenlignet er {n} borgere, der {who}.",
    "participants.outcomes.nobody": "Der er ingen borgere, hvis gruppe og resultat kendes, i dette "
    "udvalg.",
    "participants.outcomes.one": "Der er kun én borger, hvis gruppe og resultat kendes, i dette "
    "udvalg. Tal om et enkelt menneske vises ikke.",
    # Tests
    "independence.pearson": "Pearsons chi²-test",
    "independence.exact": "Fisher-Freeman-Haltons eksakte test",
    "independence.pearson.result": "{p} (χ² = {statistic}, df = {df})",
    "independence.exact.result": "{p}",
    "independence.exact.simulated": "{p} (beregnet ud fra {number} tilfældige tabeller)",
    "independence.differs": "Grupperne er forskellige ud over, hvad tilfældigheder normalt giver: "
    "Den eksakte test giver {p} for de {n} borgere. Den siger ikke, hvilke grupper der skiller sig "
    "ud, eller hvorfor.",
    "independence.same": "Tallene viser ingen sikker forskel mellem grupperne: Den eksakte test "
    "giver {p} for de {n} borgere. Det er ikke det samme som, at grupperne er ens.",
    "independence.only_pearson": "Pearsons test peger på en forskel ({p}), men her følges den "
    "eksakte.",
    "independence.only_exact": "Pearsons test viser ingen sikker forskel ({p}), men her følges den "
    "eksakte.",
    "independence.few": "Det er få borgere at slutte noget ud fra.",
    "independence.none": "Alle er i samme gruppe eller har samme resultat, så der er ingen forskel "
    "at teste.",
    "independence.small": "Pas på: I {share} af felterne er det forventede antal under 5. Pearsons "
    "test er en tilnærmelse, som ikke er til at stole på her. Læs den eksakte.",
    "independence.some_small": "I {share} af felterne er det forventede antal under 5. Pearsons "
    "test er en tilnærmelse; læs også den eksakte.",
    "independence.pearson.meaning": "Sammenligner antallene med dem, man ville vente, hvis gruppe "
    "og resultat intet havde med hinanden at gøre. En tilnærmelse, som kræver forventede antal på "
    "mindst 5 i næsten alle felter. Uden Yates' korrektion.",
    "independence.exact.meaning": "Regner uden tilnærmelse ud, hvor ofte en tabel med samme "
    "totaler er lige så sjælden som denne eller sjældnere. Hvor der er for mange tabeller, trækkes "
    "et stort antal tilfældigt, altid de samme.",
    "independence.level": "Sikker forskel",
    "independence.level.meaning": "p under 0,05 i den eksakte test. Hvis grupperne i virkeligheden "
    "var ens, ville det alligevel ske i op mod én af tyve sammenligninger. Ser man mange "
    "igennem, finder man derfor forskelle, som ikke er der. »Ved ikke« er et svar og er med; "
    "ubesvarede er ikke.",
    # How it is counted
    "participants.define.described": "De beskrevne",
    "participants.define.compared": "De sammenlignede",
    "participants.define.persons": "Borgere, der {who}.",
    "participants.define.age": "Alder",
    "participants.define.age.start": "Året for opstarten minus fødselsåret. Kun fødselsåret er "
    "kendt. De yderste aldersgrupper vises ikke, når ingen er i dem.",
    "participants.define.age.now": "Datoens år minus fødselsåret. Kun fødselsåret er kendt. De "
    "yderste aldersgrupper vises ikke, når ingen er i dem.",
    "participants.define.missing": "Borgere, for hvem intet er registreret. De tælles for sig og "
    "indgår i de øvrige gruppers procentgrundlag.",
    "participants.define.answers": "Svar ved opstarten",
    "participants.define.answered": "Svar på første målepunkt, givet senest på datoen. Procenterne "
    "er af dem, der har svaret; »ved ikke« er et svar. Ubesvarede tælles for sig.",
    "participants.define.outcome": "Hver borger har ét resultat pr. datoen: det første på "
    "projektets liste, der passer.",
}
