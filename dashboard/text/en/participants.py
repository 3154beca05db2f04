"""What the page on participants says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.participants.heading": "Participants",
    "page.participants.title": "Participants – {project}",
    "page.participants.tab": "Participants",
    # Who is described
    "participants.lead.start.referred": "{k} of the {n} persons referred have started as of {day}. "
    "They are described here as they were at the start.",
    "participants.lead.start.selected": "{k} of the {n} persons selected have started as of {day}. "
    "They are described here as they were at the start.",
    "participants.lead.start.all": "All {n} persons have started as of {day}. They are described "
    "here as they were at the start.",
    "participants.lead.now.all": "All {n} persons are in their course as of {day}. Ages are on the "
    "date, answers are from the start.",
    "participants.lead.now.referred": "{k} of the {n} persons referred are in their course as of "
    "{day}. Ages are on the date, answers are from the start.",
    "participants.lead.now.selected": "{k} of the {n} persons selected are in their course as of "
    "{day}. Ages are on the date, answers are from the start.",
    "participants.lead.waiting": "{k} have not started and are not included.",
    "participants.lead.waiting.one": "One has not started and is not included.",
    "participants.lead.few": "They are so few that each of them is {points} percentage points.",
    "participants.who": "Who is described?",
    "participants.described": "Show",
    "participants.described.start": "all started, at the start",
    "participants.described.now": "only those in their course, on the date",
    "participants.nobody.start": "None of the {n} persons have started as of {day}, so there is "
    "nobody to describe yet.",
    "participants.one.start": "Only one of the {n} persons has started as of {day}. Figures on a "
    "single person are not shown.",
    "participants.nobody.now": "None of the {n} persons are in their course as of {day}, so there "
    "is nobody to describe.",
    "participants.one.now": "Only one of the {n} persons is in a course as of {day}. Figures on a "
    "single person are not shown.",
    # Traits
    "participants.background": "Background",
    "participants.voices": "Seen from both sides",
    "participants.voices.meaning": "The citizen and the staff member are each asked a question of "
    "their own. The answers can be read side by side and are never merged.",
    "participants.other": "More on the start",
    "participants.answered.citizen": "The citizen's own answer at the start",
    "participants.answered.staff": "The staff member's answer about the citizen at the start",
    "participants.answers_of": "{subject}: {whose}",
    "participants.voice.citizen": "{matter}: the citizen's answer",
    "participants.voice.staff": "{matter}: the staff member's answer",
    "participants.age.now": "Age on the date",
    "participants.unanswered": "Unanswered",
    "participants.no_mark": "None recorded",
    "participants.all": "All",
    "participants.all_answered": "All who answered",
    "participants.n": "n = {n}",
    "participants.tally": "{k} of {n}, {share}",
    "participants.marks_overlap": "Each person may have several, so that the figures may add up to "
    "more than 100%.",
    "participants.nobody.groups": "It is not recorded for any of the {n} persons.",
    "participants.one.groups": "It is recorded for only one of the {n} persons. Figures on a "
    "single person are not shown.",
    "participants.nobody.answers": "None of the {n} persons has an answer from the start.",
    "participants.one.answers": "Only one of the {n} persons has an answer from the start. Figures "
    "on a single person are not shown.",
    # The largest
    "participants.largest.groups.only": "All are in the group {first} ({tally}).",
    "participants.largest.groups.one": "Most are in the group {first} ({tally}).",
    "participants.largest.groups.two": "Most are in the group {first} ({tally}), next comes "
    "{second} ({second_tally}).",
    "participants.largest.groups.tied": "{values} are equally large ({tally} each).",
    "participants.largest.groups.even": "No group is the largest: {number} have {tally} each.",
    "participants.largest.answers.only": "All answers are {first} ({tally}).",
    "participants.largest.answers.one": "The most frequent answer is {first} ({tally}).",
    "participants.largest.answers.two": "The most frequent answer is {first} ({tally}), next comes "
    "{second} ({second_tally}).",
    "participants.largest.answers.tied": "{values} are equally frequent ({tally} each).",
    "participants.largest.answers.even": "No answer is the most frequent: {number} have {tally} "
    "each.",
    "participants.largest.marks.only": "All have {first} ({tally}).",
    "participants.largest.marks.one": "The most frequent is {first} ({tally}).",
    "participants.largest.marks.two": "The most frequent is {first} ({tally}), next comes "
    "{second} ({second_tally}).",
    "participants.largest.marks.tied": "{values} are equally frequent ({tally} each).",
    "participants.largest.marks.even": "None is the most frequent: {number} have {tally} each.",
    "participants.most_frequent": "Most frequent answers: {answers}.",
    "participants.most_frequent.one": "{question} {answer} ({tally})",
    "participants.missing.groups": "For {k} of {n} it is not recorded.",
    "participants.missing.answers": "{k} of {n} did not answer.",
    "participants.missing.marks": "For {k} of {n} none is recorded.",
    # Two answers
    "participants.crossed": "Two answers against each other",
    "participants.crossed.meaning": "Per cent of all who answered both questions at the start.",
    "participants.crossed.title": "{row} × {column}",
    "participants.rows": "Rows",
    "participants.columns": "Columns",
    "participants.crossed.same": "The two answers must be different. The page shows another one in "
    "the columns.",
    "participants.crossed.finding": "The most frequent combination is {row} and {column}: {tally}"
    "{grouped}.",
    "participants.crossed.finding.same": "The most frequent combination is {row} on both: {tally}"
    "{grouped}.",
    "participants.crossed.finding.tied": "{number} combinations are equally frequent: {tally} "
    "each{grouped}.",
    "participants.crossed.grouped": " (answers in coarse groups)",
    "participants.crossed.left_out": "Not included: {k} of {n}, without one or both answers.",
    "participants.crossed.all": "All {n} have answered both.",
    "participants.crossed.nobody": "None of the {n} persons has answered both questions.",
    "participants.crossed.one": "Only one of the {n} persons has answered both questions. Figures "
    "on a single person are not shown.",
    # Groups against an outcome
    "participants.outcomes": "Groups and outcomes",
    "participants.outcomes.meaning": "Whether groups of participants end differently. A difference "
    "says nothing about its cause.",
    "participants.outcomes.title": "{group} × {outcome}",
    "participants.group": "Groups",
    "participants.outcome": "Outcome",
    "participants.outcome.none": "None of them (yet)",
    "participants.outcome.yes": "{outcome}: yes",
    "participants.outcome.no": "{outcome}: no",
    "participants.percent": "Per cent of",
    "participants.percent.group": "each group",
    "participants.percent.outcome": "each outcome",
    "participants.percent.group.note": "Percentages are of each group, that is of the row.",
    "participants.percent.outcome.note": "Percentages are of each outcome, that is of the column.",
    "participants.outcomes.unknown": "Persons whose group is not known stand at the foot. They are "
    "in no percentage and no test.",
    "participants.outcomes.base": "Compared are {n} participants that {who}.",
    "participants.outcomes.nobody": "There is nobody in this selection whose group and outcome are "
    "known.",
    "participants.outcomes.one": "There is only one person in this selection whose group and "
    "outcome are known. Figures on a single person are not shown.",
    # Tests
    "independence.pearson": "Pearson's chi-square test",
    "independence.exact": "Fisher-Freeman-Halton exact test",
    "independence.pearson.result": "{p} (χ² = {statistic}, df = {df})",
    "independence.exact.result": "{p}",
    "independence.exact.simulated": "{p} (from {number} random tables)",
    "independence.differs": "The groups differ by more than chance usually brings: the exact test "
    "gives {p} for the {n} persons. It does not say which groups stand out, or why.",
    "independence.same": "The figures show no certain difference between the groups: the exact "
    "test gives {p} for the {n} persons. That is not to say that the groups are alike.",
    "independence.only_pearson": "Pearson's test points to a difference ({p}), but the exact test "
    "is followed here.",
    "independence.only_exact": "Pearson's test shows no certain difference ({p}), but the exact "
    "test is followed here.",
    "independence.few": "These are few persons to conclude from.",
    "independence.none": "All are in the same group or have the same outcome, so that there is no "
    "difference to test.",
    "independence.small": "Take care: in {share} of the cells fewer than 5 are expected. Pearson's "
    "test is an approximation that cannot be relied on here. Read the exact one.",
    "independence.some_small": "In {share} of the cells fewer than 5 are expected. Pearson's test "
    "is an approximation; read the exact one too.",
    "independence.pearson.meaning": "Compares the counts with those expected if group and outcome "
    "had nothing to do with each other. An approximation that needs at least 5 expected in nearly "
    "every cell. Without Yates's correction.",
    "independence.exact.meaning": "Works out, without an approximation, how often a table with the "
    "same totals is as improbable as this one or more so. Where there are too many tables, a large "
    "number is drawn at random, always the same.",
    "independence.level": "Certain difference",
    "independence.level.meaning": "p below 0.05 in the exact test. If the groups were in truth "
    "alike, this would still happen in up to one of twenty comparisons, so that whoever looks "
    "through many finds differences that are not there. “Don't know” is an answer and is included; "
    "who did not answer is not.",
    # How it is counted
    "participants.define.described": "Those described",
    "participants.define.compared": "Those compared",
    "participants.define.persons": "Participants that {who}.",
    "participants.define.age": "Age",
    "participants.define.age.start": "The year of the start less the year of birth. Only the year "
    "of birth is known. The outermost age bands are not shown when nobody is in them.",
    "participants.define.age.now": "The year of the date less the year of birth. Only the year of "
    "birth is known. The outermost age bands are not shown when nobody is in them.",
    "participants.define.missing": "Persons of whom nothing is recorded. They are counted for "
    "themselves and are part of the base of the other groups' percentages.",
    "participants.define.answers": "Answers at the start",
    "participants.define.answered": "Answers at the first wave, given by the date. Percentages are "
    "of those who answered; “don't know” is an answer. Unanswered are counted for themselves.",
    "participants.define.outcome": "Each person has one outcome as of the date: the first on the "
    "project's list that holds.",
}
