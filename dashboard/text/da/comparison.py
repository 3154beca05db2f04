"""What the page that compares two measurements says, in Danish."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.comparison.heading": "Før og efter",
    "page.comparison.title": "Før og efter – {project}",
    "page.comparison.tab": "Før og efter",
    # Words
    "comparison.improved": "bedre",
    "comparison.unchanged": "samme svar",
    "comparison.worse": "dårligere",
    "comparison.lower": "lavere",
    "comparison.higher": "højere",
    "comparison.unknown": "Ved ikke",
    "comparison.no_change": "0: ingen ændring",
    "comparison.n": "n = {n}",
    "comparison.and": "og",
    "comparison.or": "eller",
    "comparison.quoted": "»{words}«",
    "comparison.between": "{low}–{high}",
    "comparison.from_to": "{low} til {high}",
    "comparison.share_of": "{k} af {n} ({share})",
    "comparison.voice.citizen": "Borgeren",
    "comparison.voice.staff": "Medarbejderen",
    "comparison.count.improved": "{n} bedre",
    "comparison.count.unchanged": "{n} samme",
    "comparison.count.worse": "{n} dårligere",
    # What is looked at
    "comparison.choice": "Sammenligningen",
    "comparison.form": "Skema",
    "comparison.first": "Første måling",
    "comparison.second": "Anden måling",
    "comparison.instrument": "Vis",
    "comparison.instrument.all": "Alle spørgsmål",
    "comparison.unknown_switch": "»Ved ikke«",
    "comparison.unknown.with": "Med",
    "comparison.unknown.without": "Uden",
    "comparison.order": "Rækkefølge",
    "comparison.order.form": "Som i skemaet",
    "comparison.order.movement": "Flest bedre øverst",
    "comparison.steps": "Andre spørgsmål",
    "comparison.back": "Alle spørgsmål",
    "comparison.previous": "Forrige: {item}",
    "comparison.next": "Næste: {item}",
    "comparison.asks.questionnaire": "skema",
    "comparison.asks.first": "første måling",
    "comparison.asks.second": "anden måling",
    "comparison.asks.item": "spørgsmål i skemaet",
    "comparison.asks.instrument": "gruppe af spørgsmål i skemaet",
    "comparison.asks.unknown": "»ved ikke«",
    "comparison.asks.order": "rækkefølge",
    "comparison.same_wave": "{first} kan ikke sammenlignes med sig selv. Siden viser {before} "
    "og {after}.",
    "comparison.backwards": "{first} ligger efter {second}. Siden viser {before} og {after}.",
    # Nothing to compare
    "comparison.no_forms": "Projektet har ingen spørgeskemaer, så der er ikke noget før og efter "
    "at sammenligne.",
    "comparison.no_waves": "Projektet har ingen målepunkter, så der er ikke noget før og efter at "
    "sammenligne.",
    "comparison.one_wave": "Projektets spørgeskema udfyldes kun én gang ({wave}), så der er ikke "
    "noget før og efter at sammenligne.",
    "comparison.measured": "{before} borgere er målt ved {first} og {after} ved {second}. {both} "
    "er målt begge gange, og kun de kan sammenlignes.",
    "comparison.measured.nobody": "Ingen af borgerne er målt ved {wave} endnu, så der er ikke "
    "noget at sammenligne.",
    "comparison.measured.few": "Færre end to borgere er målt både ved {first} og ved {second}. Tal "
    "om et enkelt menneske vises ikke.",
    "comparison.too_few_pairs": "Færre end to har svaret begge gange, så tallene vises ikke.",
    "comparison.too_few_scored": "Færre end to har svaret andet end »ved ikke« begge gange, så "
    "der er ingen bevægelse at vise.",
    "comparison.item_missing": "»{item}« kan ikke sammenlignes: {why}",
    "comparison.why.first": "ingen har svaret på det ved den første måling.",
    "comparison.why.second": "ingen har svaret på det ved den anden måling.",
    "comparison.why.few": "færre end to har svaret på det begge gange.",
    # The leading sentence
    "comparison.lead.moved": "Fra {first} til {second} har svarene på {k} af {items} spørgsmål "
    "flyttet sig mere, end tilfældigheder alene let kan forklare: {ways}.",
    "comparison.lead.improved": "{k} i bedre retning",
    "comparison.lead.worse": "{k} i dårligere retning",
    "comparison.lead.all.improved": "alle i bedre retning",
    "comparison.lead.all.worse": "alle i dårligere retning",
    "comparison.lead.one.improved": "i bedre retning",
    "comparison.lead.one.worse": "i dårligere retning",
    "comparison.lead.none": "Fra {first} til {second} har svarene på ingen af de {items} "
    "spørgsmål flyttet sig mere, end tilfældigheder alene let kan forklare.",
    "comparison.lead.expected": "Det er ikke flere, end man må vente ved et rent tilfælde, når "
    "{items} spørgsmål prøves på én gang.",
    "comparison.lead.some_expected": "Når {items} spørgsmål prøves på én gang, kan man vente, at "
    "omkring {chance} gør det ved et rent tilfælde.",
    "comparison.lead.persons": "Det gælder de {k}, der er målt både ved {first} og ved {second}.",
    "comparison.lead.item": "»{item}«: {finding}",
    # Who moved
    "comparison.moved": "Hvem flyttede sig?",
    "comparison.moved.lead": "De samme borgere begge gange. Brunt rykkede til et dårligere svar, "
    "blåt til et bedre. »Ved ikke« er ingen af delene og er ikke med her. Effekten går fra −1 til "
    "1, i parentes dens 95\u00a0%-interval.",
    "comparison.same_of": "{k} af {n} samme svar",
    "comparison.unknown_change": "»Ved ikke« er {before} af {n} svar første gang og {after} anden "
    "gang.",
    "comparison.movement.title": "Bedre, samme eller dårligere svar fra {first} til {second}",
    "comparison.how_many": "På {more} af {items} spørgsmål rykkede flere til et bedre svar end "
    "til et dårligere, på {fewer} var det omvendt. På {beyond} er bevægelsen større, end "
    "tilfældigheder alene let kan forklare; når {items} spørgsmål prøves, kan man vente omkring "
    "{chance} sådan ved et rent tilfælde.",
    "comparison.movement": "{improved} af {n} ({share}) rykkede til et bedre svar, {worse} "
    "({worse_share}) til et dårligere, og {unchanged} gav samme svar.",
    "comparison.changed": "{k} af {n} gav et andet svar anden gang. Svarene har ingen retning, "
    "så ingen af dem er bedre eller dårligere.",
    "comparison.not_scored": "{k} af de {n} svarede »ved ikke« mindst én af gangene og er ikke "
    "talt med i bevægelsen.",
    "comparison.small": "Tallene er små: én af {n} er {share}.",
    "comparison.nobody_moved": "Ingen flyttede sig, så der er ikke noget at prøve.",
    "comparison.verdict.beyond": "Forskellen er større, end tilfældigheder alene let kan forklare "
    "({test}, {p}; {effect}).",
    "comparison.verdict.chance": "Forskellen kan godt være tilfældig ({test}, {p}; {effect}).",
    "comparison.test.wilcoxon": "Wilcoxons test",
    "comparison.test.wilcoxon.short": "Wilcoxon",
    "comparison.test.mcnemar": "McNemars eksakte test",
    "comparison.test.mcnemar.short": "McNemar",
    "comparison.effect": "effekt {effect}, 95\u00a0%-interval {interval}",
    "comparison.effect.alone": "effekt {effect}",
    "comparison.effect.short": "{p}, effekt {effect} ({interval})",
    "comparison.short.beyond": "svær at forklare som tilfældig",
    "comparison.short.chance": "kan være tilfældig",
    "comparison.short.nobody": "ingen flyttede sig",
    "comparison.short.too_few": "for få svar til at vise bevægelsen",
    "comparison.short.no_order": "svarene har ingen retning",
    # All items
    "comparison.items": "Svarene før og efter",
    "comparison.items.lead": "Hver borger står i begge rækker, så n er det samme. Fra dårligst "
    "til venstre til bedst til højre, også hvor skemaet trykker svarene i en anden rækkefølge.",
    "comparison.items.caption": "{name}: svarene ved {first} og {second}",
    "comparison.other_items": "Andre spørgsmål",
    "comparison.no_order": "Spørgsmål, hvis svar ikke har nogen retning, står i grå.",
    "comparison.no_order_of": "{n} har svaret begge gange. Svarene har ingen retning, så ingen "
    "af dem er bedre eller dårligere.",
    "comparison.answered_both": "{n} har svaret begge gange.",
    "comparison.one_item.chance": "Bevægelsen kan godt være tilfældig.",
    "comparison.one_item.improved": "Svarene har flyttet sig mere i bedre retning, end "
    "tilfældigheder alene let kan forklare.",
    "comparison.one_item.worse": "Svarene har flyttet sig mere i dårligere retning, end "
    "tilfældigheder alene let kan forklare.",
    "comparison.none_beyond": "På ingen af de {items} spørgsmål har svarene flyttet sig mere, end "
    "tilfældigheder alene let kan forklare.",
    "comparison.some_beyond": "På {k} af {items} spørgsmål har svarene flyttet sig mere, end "
    "tilfældigheder alene let kan forklare: {ways}.",
    "comparison.key.own_words": "Spørgsmålene har hver sine svar",
    "comparison.key.worst": "Dårlige svar, mørkest er dårligst",
    "comparison.key.middle": "Midt imellem",
    "comparison.key.best": "Gode svar, mørkest er bedst",
    # One item
    "comparison.item": "Et spørgsmål",
    "comparison.good": "Et godt svar ({answers}) gav {before} ved {first} og {after} ved {second}.",
    "comparison.item.movement": "Bedre, samme eller dårligere svar",
    "comparison.transitions": "Hvor flyttede de sig hen fra {first} til {second}?",
    "comparison.transitions.reading": "Hver række er dem, der gav samme svar ved {first}. Af de "
    "{n}, der svarede »{answer}«, gav {stayed} samme svar ved {second}.",
    # Scores
    "comparison.scores": "Samlet score",
    "comparison.scores.lead": "Kun borgere, der har svaret på alle spørgsmål i skalaen begge "
    "gange.",
    "comparison.score.too_few": "Færre end to borgere har en score ved begge målinger, så den "
    "vises ikke.",
    "comparison.score.means": "{name}: Gennemsnittet for {n} borgere gik fra {first} ved "
    "{first_wave} til {second} ved {second_wave}, en ændring på {change} point{interval}. "
    "Ændringen er regnet før afrunding.",
    "comparison.score.interval": " (95\u00a0%-interval {low} til {high})",
    "comparison.score.below.beyond.up": "Det er mere, end tilfældigheder alene let kan forklare, "
    "men under de {limit} point, der regnes for en betydende ændring, og kaldes derfor ikke "
    "fremgang.",
    "comparison.score.below.beyond.down": "Det er mere, end tilfældigheder alene let kan "
    "forklare, men under de {limit} point, der regnes for en betydende ændring, og kaldes derfor "
    "ikke tilbagegang.",
    "comparison.score.below.chance.up": "Det er under de {limit} point, der regnes for en "
    "betydende ændring, og intervallet rummer 0: det kaldes ikke fremgang.",
    "comparison.score.below.chance.down": "Det er under de {limit} point, der regnes for en "
    "betydende ændring, og intervallet rummer 0: det kaldes ikke tilbagegang.",
    "comparison.score.meaningful.up": "Det er mindst de {limit} point, der regnes for en "
    "betydende ændring: en fremgang.",
    "comparison.score.meaningful.down": "Det er mindst de {limit} point, der regnes for en "
    "betydende ændring: en tilbagegang.",
    "comparison.score.uncertain": "Det er mindst de {limit} point, der regnes for en betydende "
    "ændring, men intervallet rummer 0, så den kan være tilfældig.",
    "comparison.score.change": "{name}: ændringen i point",
    "comparison.score.reliable": "For den enkelte tæller en ændring på mindst {limit} point: "
    "{improved} af {n} steg så meget, og {worse} faldt så meget.",
    "comparison.score.persons": "Borgere med score begge gange",
    "comparison.score.mean": "Gennemsnit",
    "comparison.score.mean_change": "Gennemsnitlig ændring",
    "comparison.score.low": "95\u00a0%-interval, fra",
    "comparison.score.high": "95\u00a0%-interval, til",
    "comparison.score.up": "Steg mindst {limit} point",
    "comparison.score.between": "Ændrede sig mindre end {limit} point",
    "comparison.score.down": "Faldt mindst {limit} point",
    "comparison.score.all_mean": "Gennemsnit ved første måling, alle med score",
    "comparison.score.all_n": "Alle med score ved første måling",
    # Two voices
    "comparison.voices": "Borger og medarbejder",
    "comparison.voices.lead": "Det samme, spurgt om i hvert sit skema med hver sine ord. Svarene "
    "lægges side om side og aldrig sammen. Kun borgere, hvor begge har svaret ved målingen.",
    "comparison.voices.none": "Ved ingen af målingerne har begge svaret om mindst to borgere.",
    "comparison.voices.nobody": "{name}: Ved ingen af målingerne har begge svaret om mindst to "
    "borgere.",
    "comparison.voices.agree": "{wave}: Borger og medarbejder er enige om {agree} ({share}); "
    "borgeren svarer bedst for {citizen}, medarbejderen for {staff}.",
    "comparison.voices.unknown": "Medarbejderens »ved ikke« er {before} ved {first} og {after} ved "
    "{last}. Det er ikke de samme borgere: færre er nået til {last}.",
    "comparison.voices.agreed": "Enige: {k} af {n}",
    "comparison.voices.citizen_better": "Borgeren bedst: {n}",
    "comparison.voices.staff_better": "Medarbejderen bedst: {n}",
    # Who is missing
    "comparison.missing": "Hvem mangler?",
    "comparison.missing.lead": "De, der mangler, er sjældent som de andre: en planlagt afslutning "
    "kan mangle målingen, fordi det gik godt, en uplanlagt, fordi det ikke gjorde.",
    "comparison.missing.nobody": "Alle, der er målt ved {first}, er også målt ved {second}.",
    "comparison.missing.why": "Hvorfor mangler målingen ved {second}?",
    "comparison.missing.planned_ending": "Planlagt afsluttet forinden",
    "comparison.missing.unplanned_ending": "Uplanlagt afsluttet forinden",
    "comparison.missing.withdrawn": "Udgået",
    "comparison.missing.not_due": "Målingen er ikke nået endnu",
    "comparison.missing.overdue": "Målingen er forsinket",
    "comparison.missing.say": "{k} af dem, der er målt ved {first}, er ikke målt ved {second}: "
    "{reasons}.",
    "comparison.missing.say.planned_ending": "{k} er planlagt afsluttet",
    "comparison.missing.say.unplanned_ending": "{k} er uplanlagt afsluttet",
    "comparison.missing.say.withdrawn": "{k} er udgået",
    "comparison.missing.say.not_due": "{k} er ikke nået dertil endnu",
    "comparison.missing.say.overdue": "{k} er forsinket",
    "comparison.missing.baseline": "Lignede de sammenlignede de andre ved {first}?",
    "comparison.missing.everybody": "Alle med den første måling",
    "comparison.missing.compared": "De sammenlignede",
    "comparison.missing.baseline_n": "Øverst de {n} med svar ved den første måling, nederst de "
    "{compared}, der kan sammenlignes.",
    "comparison.missing.baseline_said": "Ved {first} gav {all} af alle et godt svar og {compared} "
    "af dem, der kan sammenlignes.",
    "comparison.missing.bounds": "Kunne de, der mangler, have vendt billedet?",
    "comparison.missing.bounds_said": "Ved {second} gav {observed} af de sammenlignede et godt "
    "svar. Havde de {missing}, der mangler, alle svaret dårligst, var det {worst} af {n}; havde "
    "de alle svaret bedst, {best}.",
    "comparison.missing.all_items": "Gode svar blandt alle, de sammenlignede og inden for "
    "grænserne",
    "comparison.missing.widest": "Størst er forskellen på »{item}«: {baseline} Havde de, der "
    "mangler, alle svaret dårligst eller alle bedst, lå andelen af gode svar op til {points} "
    "procentpoint fra hinanden: tallene gælder kun dem, der blev målt begge gange.",
    "comparison.missing.reach": "Båndet: hvis de, der mangler, alle havde svaret dårligst eller "
    "alle bedst",
    "comparison.missing.against": "{all} mod {compared}",
    # Tables
    "comparison.table.item": "Spørgsmål",
    "comparison.table.answer": "Svar",
    "comparison.table.share": "{name}, andel",
    "comparison.table.all": "I alt",
    "comparison.table.n": "Borgere",
    "comparison.table.improved": "Bedre",
    "comparison.table.improved_share": "Bedre, andel",
    "comparison.table.unchanged": "Samme svar",
    "comparison.table.worse": "Dårligere",
    "comparison.table.worse_share": "Dårligere, andel",
    "comparison.table.test": "Test",
    "comparison.table.test_p": "{test}, {p}",
    "comparison.table.effect": "Effekt, −1 til 1 (95\u00a0%-interval)",
    "comparison.table.effect_interval": "{effect} ({interval})",
    "comparison.table.from_to": "{first} (rækker) til {second} (søjler)",
    "comparison.table.measure": "Mål",
    "comparison.table.wave": "Måling",
    "comparison.table.agree": "Enige",
    "comparison.table.agree_share": "Enige, andel",
    "comparison.table.citizen_better": "Borgeren svarer bedst",
    "comparison.table.staff_better": "Medarbejderen svarer bedst",
    "comparison.table.staff_unknown": "Medarbejderens »ved ikke«",
    "comparison.table.staff_unknown_share": "Medarbejderens »ved ikke«, andel",
    "comparison.table.citizen_unknown": "Borgerens »ved ikke«",
    "comparison.table.reason": "Grund",
    "comparison.table.of_missing": "Andel af dem, der mangler",
    "comparison.table.good_all": "{wave}: gode svar, alle",
    "comparison.table.good_all_n": "Alle med svar",
    "comparison.table.good_compared": "{wave}: gode svar, sammenlignede",
    "comparison.table.good_compared_n": "Sammenlignede med svar",
    "comparison.table.good_after": "{wave}: gode svar, sammenlignede",
    "comparison.table.missing": "Mangler",
    "comparison.table.bounds": "{wave}: grænser",
    # How it is counted
    "comparison.define.persons": "De samme borgere",
    "comparison.define.persons.how": "{form}: borgere, der har udfyldt skemaet ved begge målinger "
    "senest på datoen, og som har svaret på spørgsmålet begge gange. Et ubesvaret spørgsmål "
    "tager borgeren ud af netop det spørgsmål, så n kan skifte. Målingen er den, der står i "
    "skemaet, ikke den dato, det blev udfyldt.",
    "comparison.define.direction": "Retning",
    "comparison.define.direction.how": "Svarene ordnes efter deres værdi fra dårligst til bedst, "
    "uanset skemaets rækkefølge: »I høj grad« er dårligst, når der spørges til problemer. Et "
    "godt svar er et i den bedste af skalaens grove grupper, og uden dem i den bedste halvdel.",
    "comparison.define.unknown": "»Ved ikke«",
    "comparison.define.unknown.how": "En kategori for sig, aldrig 0 og aldrig med i et "
    "gennemsnit. Den tælles i fordelingerne; uden »ved ikke« er kun dem med, der svarede noget "
    "andet begge gange. Bedre, samme og dårligere er altid uden.",
    "comparison.define.test": "Tilfældigheder",
    "comparison.define.test.how": "Skalaer med flere end to svar: Wilcoxons rangtest for parrede "
    "svar, hvor uændrede svar rangeres med (Pratt). To svar: McNemars eksakte test. p er, hvor "
    "ofte tilfældigheder alene ville give en mindst lige så stor forskel. Når p er under 0,05, og "
    "effektens interval ikke rummer 0, siges forskellen at være større, end tilfældigheder alene "
    "let kan forklare. Testene er ikke justeret for, at mange spørgsmål prøves på én gang, og "
    "siger ikke, hvad der er årsagen.",
    "comparison.define.effect": "Effekt",
    "comparison.define.effect.how": "Fra −1 til 1. Wilcoxon: forskellen mellem rangsummerne for "
    "bedre og dårligere, delt med deres sum. McNemar: bedre minus dårligere, delt med alle. 0 "
    "er lige meget hver vej. Intervallet er 95 %.",
    "comparison.define.score": "{name}",
    "comparison.define.score.how": "Svarenes værdier lagt sammen og ganget med {factor}. Ingen "
    "score uden svar på alle {items} spørgsmål. Intervallet for den gennemsnitlige ændring er "
    "95 % (t-fordelingen). En gruppes ændring kaldes først fremgang fra {meaningful} point, og "
    "den enkeltes ændring tæller fra {reliable} point.",
    "comparison.define.voices": "Enige",
    "comparison.define.voices.how": "Begges svar lægges i skalaernes grove grupper, talt fra den "
    "bedste. De er enige, når grupperne er de samme. »Ved ikke« hos den ene tæller ikke som "
    "uenighed.",
    "comparison.define.missing": "Hvorfor målingen mangler",
    "comparison.define.missing.how": "Den første grund, der passer: forløbet er afsluttet "
    "(planlagt, uplanlagt eller udgået); målingen er ikke nået, fordi der ikke er gået {months} "
    "måneder siden opstart; ellers er den forsinket.",
    "comparison.define.bounds": "Grænser",
    "comparison.define.bounds.how": "Andelen med et godt svar ved den anden måling blandt alle "
    "med et svar ved den første, hvis alle, der mangler, havde svaret dårligst, og hvis alle "
    "havde svaret bedst. Uden gæt om, hvem de er.",
}
