"""What the page that compares two measurements says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.comparison.heading": "Before and after",
    "page.comparison.title": "Before and after – {project}",
    "page.comparison.tab": "Before and after",
    # Words
    "comparison.improved": "better",
    "comparison.unchanged": "same answer",
    "comparison.worse": "worse",
    "comparison.lower": "lower",
    "comparison.higher": "higher",
    "comparison.unknown": "Don’t know",
    "comparison.no_change": "0: no change",
    "comparison.n": "n = {n}",
    "comparison.and": "and",
    "comparison.or": "or",
    "comparison.quoted": "“{words}”",
    "comparison.between": "{low}–{high}",
    "comparison.from_to": "{low} to {high}",
    "comparison.share_of": "{k} of {n} ({share})",
    "comparison.voice.citizen": "Participant",
    "comparison.voice.staff": "Staff member",
    "comparison.count.improved": "{n} better",
    "comparison.count.unchanged": "{n} same",
    "comparison.count.worse": "{n} worse",
    # What is looked at
    "comparison.choice": "The comparison",
    "comparison.form": "Form",
    "comparison.first": "First measurement",
    "comparison.second": "Second measurement",
    "comparison.instrument": "Show",
    "comparison.instrument.all": "All questions",
    "comparison.unknown_switch": "“Don’t know”",
    "comparison.unknown.with": "With",
    "comparison.unknown.without": "Without",
    "comparison.order": "Order",
    "comparison.order.form": "As in the form",
    "comparison.order.movement": "Most improved first",
    "comparison.steps": "Other questions",
    "comparison.back": "All questions",
    "comparison.previous": "Previous: {item}",
    "comparison.next": "Next: {item}",
    "comparison.asks.questionnaire": "the form",
    "comparison.asks.first": "the first measurement",
    "comparison.asks.second": "the second measurement",
    "comparison.asks.item": "the question in the form",
    "comparison.asks.instrument": "the group of questions in the form",
    "comparison.asks.unknown": "“don’t know”",
    "comparison.asks.order": "the order",
    "comparison.same_wave": "{first} cannot be compared with itself. The page shows {before} and "
    "{after}.",
    "comparison.backwards": "{first} comes after {second}. The page shows {before} and {after}.",
    # Nothing to compare
    "comparison.no_forms": "The project has no questionnaires, so there is no before and after "
    "to compare.",
    "comparison.no_waves": "The project has no measurements, so there is no before and after to "
    "compare.",
    "comparison.one_wave": "The project’s questionnaire is filled in only once ({wave}), so there "
    "is no before and after to compare.",
    "comparison.measured": "{before} participants were measured at {first} and {after} at "
    "{second}. {both} were measured both times, and only they can be compared.",
    "comparison.measured.nobody": "No participant has been measured at {wave} yet, so there is "
    "nothing to compare.",
    "comparison.measured.few": "Fewer than two participants were measured both at {first} and at "
    "{second}. Figures on a single person are not shown.",
    "comparison.too_few_pairs": "Fewer than two answered both times, so the figures are not shown.",
    "comparison.too_few_scored": "Fewer than two answered anything but “don’t know” both times, "
    "so there is no movement to show.",
    "comparison.item_missing": "“{item}” cannot be compared: {why}",
    "comparison.why.first": "nobody answered it at the first measurement.",
    "comparison.why.second": "nobody answered it at the second measurement.",
    "comparison.why.few": "fewer than two answered it both times.",
    # The leading sentence
    "comparison.lead.moved": "From {first} to {second} the answers to {k} of {items} questions "
    "moved more than chance alone easily explains: {ways}.",
    "comparison.lead.improved": "{k} for the better",
    "comparison.lead.worse": "{k} for the worse",
    "comparison.lead.all.improved": "all for the better",
    "comparison.lead.all.worse": "all for the worse",
    "comparison.lead.one.improved": "for the better",
    "comparison.lead.one.worse": "for the worse",
    "comparison.lead.none": "From {first} to {second} the answers to none of the {items} "
    "questions moved more than chance alone easily explains.",
    "comparison.lead.expected": "That is no more than must be expected by pure chance when "
    "{items} questions are tested at once.",
    "comparison.lead.some_expected": "When {items} questions are tested at once, about {chance} "
    "must be expected to do so by pure chance.",
    "comparison.lead.persons": "This holds for the {k} who were measured both at {first} and at "
    "{second}.",
    "comparison.lead.item": "“{item}”: {finding}",
    # Who moved
    "comparison.moved": "Who moved?",
    "comparison.moved.lead": "The same participants both times. Brown moved to a worse answer, "
    "blue to a better one. “Don’t know” is neither and is left out here. The effect goes from −1 "
    "to 1, in brackets its 95% interval.",
    "comparison.same_of": "{k} of {n} same answer",
    "comparison.unknown_change": "“Don’t know” is {before} of {n} answers the first time and "
    "{after} the second.",
    "comparison.movement.title": "Better, same or worse answer from {first} to {second}",
    "comparison.how_many": "On {more} of {items} questions more moved to a better answer than to "
    "a worse one, on {fewer} it was the other way round. On {beyond} the movement is larger than "
    "chance alone easily explains; when {items} questions are tested, about {chance} such may be "
    "expected by pure chance.",
    "comparison.movement": "{improved} of {n} ({share}) moved to a better answer, {worse} "
    "({worse_share}) to a worse one, and {unchanged} gave the same answer.",
    "comparison.changed": "{k} of {n} gave another answer the second time. The answers have no "
    "direction, so none of them is better or worse.",
    "comparison.not_scored": "{k} of the {n} answered “don’t know” at least one of the times and "
    "are not counted in the movement.",
    "comparison.small": "The numbers are small: one of {n} is {share}.",
    "comparison.nobody_moved": "Nobody moved, so there is nothing to test.",
    "comparison.verdict.beyond": "The difference is larger than chance alone easily explains "
    "({test}, {p}; {effect}).",
    "comparison.verdict.chance": "The difference may well be chance ({test}, {p}; {effect}).",
    "comparison.test.wilcoxon": "Wilcoxon’s test",
    "comparison.test.wilcoxon.short": "Wilcoxon",
    "comparison.test.mcnemar": "McNemar’s exact test",
    "comparison.test.mcnemar.short": "McNemar",
    "comparison.effect": "effect {effect}, 95% interval {interval}",
    "comparison.effect.alone": "effect {effect}",
    "comparison.effect.short": "{p}, effect {effect} ({interval})",
    "comparison.short.beyond": "hard to put down to chance",
    "comparison.short.chance": "may be chance",
    "comparison.short.nobody": "nobody moved",
    "comparison.short.too_few": "too few answers to show the movement",
    "comparison.short.no_order": "the answers have no direction",
    # All items
    "comparison.items": "The answers before and after",
    "comparison.items.lead": "Every participant stands in both rows, so n is the same. From the "
    "worst on the left to the best on the right, also where the form prints the answers in "
    "another order.",
    "comparison.items.caption": "{name}: the answers at {first} and {second}",
    "comparison.other_items": "Other questions",
    "comparison.no_order": "Questions whose answers have no direction stand in grey.",
    "comparison.no_order_of": "{n} answered both times. The answers have no direction, so none of "
    "them is better or worse.",
    "comparison.answered_both": "{n} answered both times.",
    "comparison.one_item.chance": "The movement may well be chance.",
    "comparison.one_item.improved": "The answers moved more for the better than chance alone "
    "easily explains.",
    "comparison.one_item.worse": "The answers moved more for the worse than chance alone easily "
    "explains.",
    "comparison.none_beyond": "On none of the {items} questions did the answers move more than "
    "chance alone easily explains.",
    "comparison.some_beyond": "On {k} of {items} questions the answers moved more than chance "
    "alone easily explains: {ways}.",
    "comparison.key.own_words": "Each question has answers of its own",
    "comparison.key.worst": "Poor answers, the darkest is worst",
    "comparison.key.middle": "In between",
    "comparison.key.best": "Good answers, the darkest is best",
    # One item
    "comparison.item": "One question",
    "comparison.good": "A good answer ({answers}) was given by {before} at {first} and by {after} "
    "at {second}.",
    "comparison.item.movement": "Better, same or worse answer",
    "comparison.transitions": "Where did they move from {first} to {second}?",
    "comparison.transitions.reading": "Each row is those who gave the same answer at {first}. Of "
    "the {n} who answered “{answer}”, {stayed} gave the same answer at {second}.",
    # Scores
    "comparison.scores": "Total score",
    "comparison.scores.lead": "Only participants who answered every question of the scale both "
    "times.",
    "comparison.score.too_few": "Fewer than two participants have a score at both measurements, "
    "so it is not shown.",
    "comparison.score.means": "{name}: the mean of {n} participants went from {first} at "
    "{first_wave} to {second} at {second_wave}, a change of {change} points{interval}. "
    "The change is computed before rounding.",
    "comparison.score.interval": " (95% interval {low} to {high})",
    "comparison.score.below.beyond.up": "That is more than chance alone easily explains, but below "
    "the {limit} points that count as a meaningful change, and so it is not called progress.",
    "comparison.score.below.beyond.down": "That is more than chance alone easily explains, but "
    "below the {limit} points that count as a meaningful change, and so it is not called a "
    "decline.",
    "comparison.score.below.chance.up": "That is below the {limit} points that count as a "
    "meaningful change, and the interval includes 0: it is not called progress.",
    "comparison.score.below.chance.down": "That is below the {limit} points that count as a "
    "meaningful change, and the interval includes 0: it is not called a decline.",
    "comparison.score.meaningful.up": "That is at least the {limit} points that count as a "
    "meaningful change: progress.",
    "comparison.score.meaningful.down": "That is at least the {limit} points that count as a "
    "meaningful change: a decline.",
    "comparison.score.uncertain": "That is at least the {limit} points that count as a meaningful "
    "change, but the interval includes 0, so it may be chance.",
    "comparison.score.change": "{name}: the change in points",
    "comparison.score.reliable": "For one person a change of at least {limit} points counts: "
    "{improved} of {n} rose by as much, and {worse} fell by as much.",
    "comparison.score.persons": "Participants with a score both times",
    "comparison.score.mean": "Mean",
    "comparison.score.mean_change": "Mean change",
    "comparison.score.low": "95% interval, from",
    "comparison.score.high": "95% interval, to",
    "comparison.score.up": "Rose by at least {limit} points",
    "comparison.score.between": "Changed by less than {limit} points",
    "comparison.score.down": "Fell by at least {limit} points",
    "comparison.score.all_mean": "Mean at the first measurement, all with a score",
    "comparison.score.all_n": "All with a score at the first measurement",
    # Two voices
    "comparison.voices": "Participant and staff member",
    "comparison.voices.lead": "The same matter, asked in two forms with words of their own. The "
    "answers are laid side by side and never added. Only participants of whom both have answered "
    "at the measurement.",
    "comparison.voices.none": "At no measurement have both answered about at least two "
    "participants.",
    "comparison.voices.nobody": "{name}: at no measurement have both answered about at least two "
    "participants.",
    "comparison.voices.agree": "{wave}: participant and staff member agree on {agree} ({share}); "
    "the participant’s answer is the better for {citizen}, the staff member’s for {staff}.",
    "comparison.voices.unknown": "The staff members’ “don’t know” is {before} at {first} and "
    "{after} at {last}. These are not the same participants: fewer have reached {last}.",
    "comparison.voices.agreed": "Agree: {k} of {n}",
    "comparison.voices.citizen_better": "Participant better: {n}",
    "comparison.voices.staff_better": "Staff member better: {n}",
    # Who is missing
    "comparison.missing": "Who is missing?",
    "comparison.missing.lead": "Those missing are seldom like the others: a planned ending may "
    "lack the measurement because it went well, an unplanned one because it did not.",
    "comparison.missing.nobody": "Everybody measured at {first} was also measured at {second}.",
    "comparison.missing.why": "Why is the measurement at {second} missing?",
    "comparison.missing.planned_ending": "Ended as planned before it",
    "comparison.missing.unplanned_ending": "Ended unplanned before it",
    "comparison.missing.withdrawn": "Withdrawn",
    "comparison.missing.not_due": "The measurement is not due yet",
    "comparison.missing.overdue": "The measurement is overdue",
    "comparison.missing.say": "{k} of those measured at {first} were not measured at {second}: "
    "{reasons}.",
    "comparison.missing.say.planned_ending": "{k} ended as planned",
    "comparison.missing.say.unplanned_ending": "{k} ended unplanned",
    "comparison.missing.say.withdrawn": "{k} withdrew",
    "comparison.missing.say.not_due": "{k} have not come to it yet",
    "comparison.missing.say.overdue": "{k} are overdue",
    "comparison.missing.baseline": "Were those compared like the others at {first}?",
    "comparison.missing.everybody": "All with the first measurement",
    "comparison.missing.compared": "Those compared",
    "comparison.missing.baseline_n": "Above the {n} with an answer at the first measurement, "
    "below the {compared} who can be compared.",
    "comparison.missing.baseline_said": "At {first} a good answer was given by {all} of all and "
    "by {compared} of those who can be compared.",
    "comparison.missing.bounds": "Could those missing have turned the picture?",
    "comparison.missing.bounds_said": "At {second} {observed} of those compared gave a good "
    "answer. Had the {missing} who are missing all answered worst, it would be {worst} of {n}; "
    "had they all answered best, {best}.",
    "comparison.missing.all_items": "Good answers among all, among those compared and within the "
    "bounds",
    "comparison.missing.widest": "The difference is largest on “{item}”: {baseline} Had those "
    "missing all answered worst or all best, the share of good answers would lie up to {points} "
    "percentage points apart: the figures hold only for those measured both times.",
    "comparison.missing.reach": "The band: had those missing all answered worst or all best",
    "comparison.missing.against": "{all} against {compared}",
    # Tables
    "comparison.table.item": "Question",
    "comparison.table.answer": "Answer",
    "comparison.table.share": "{name}, share",
    "comparison.table.all": "In all",
    "comparison.table.n": "Participants",
    "comparison.table.improved": "Better",
    "comparison.table.improved_share": "Better, share",
    "comparison.table.unchanged": "Same answer",
    "comparison.table.worse": "Worse",
    "comparison.table.worse_share": "Worse, share",
    "comparison.table.test": "Test",
    "comparison.table.test_p": "{test}, {p}",
    "comparison.table.effect": "Effect, −1 to 1 (95% interval)",
    "comparison.table.effect_interval": "{effect} ({interval})",
    "comparison.table.from_to": "{first} (rows) to {second} (columns)",
    "comparison.table.measure": "Measure",
    "comparison.table.wave": "Measurement",
    "comparison.table.agree": "Agree",
    "comparison.table.agree_share": "Agree, share",
    "comparison.table.citizen_better": "Participant’s answer better",
    "comparison.table.staff_better": "Staff member’s answer better",
    "comparison.table.staff_unknown": "Staff members’ “don’t know”",
    "comparison.table.staff_unknown_share": "Staff members’ “don’t know”, share",
    "comparison.table.citizen_unknown": "Participants’ “don’t know”",
    "comparison.table.reason": "Reason",
    "comparison.table.of_missing": "Share of those missing",
    "comparison.table.good_all": "{wave}: good answers, all",
    "comparison.table.good_all_n": "All with an answer",
    "comparison.table.good_compared": "{wave}: good answers, compared",
    "comparison.table.good_compared_n": "Compared with an answer",
    "comparison.table.good_after": "{wave}: good answers, compared",
    "comparison.table.missing": "Missing",
    "comparison.table.bounds": "{wave}: bounds",
    # How it is counted
    "comparison.define.persons": "The same participants",
    "comparison.define.persons.how": "{form}: participants who had filled the form in at both "
    "measurements by the date, and answered the question both times. A question left unanswered "
    "takes the participant out of that question only, so n may change. The measurement is the one "
    "the form says, not the day it was filled in.",
    "comparison.define.direction": "Direction",
    "comparison.define.direction.how": "The answers are ordered by their value from worst to best, "
    "whatever the form’s order: “To a high degree” is worst when the question is about problems. "
    "A good answer is one in the best of the scale’s coarse groups, and without those in the "
    "better half.",
    "comparison.define.unknown": "“Don’t know”",
    "comparison.define.unknown.how": "A category of its own, never 0 and never in a mean. It is "
    "counted in the distributions; without “don’t know” are only those who answered something "
    "else both times. Better, same and worse are always without it.",
    "comparison.define.test": "Chance",
    "comparison.define.test.how": "Scales with more than two answers: Wilcoxon’s signed-rank test "
    "of paired answers, with unchanged answers ranked too (Pratt). Two answers: McNemar’s exact "
    "test. p is how often chance alone would give a difference at least as large. When p is below "
    "0.05 and the interval of the effect does not include 0, the difference is said to be larger "
    "than chance alone easily explains. The tests are not adjusted for testing many questions at "
    "once, and say nothing of the cause.",
    "comparison.define.effect": "Effect",
    "comparison.define.effect.how": "From −1 to 1. Wilcoxon: the difference between the rank sums "
    "of better and worse, divided by their sum. McNemar: better less worse, divided by all. 0 is "
    "as much either way. The interval is 95%.",
    "comparison.define.score": "{name}",
    "comparison.define.score.how": "The values of the answers added and multiplied by {factor}. No "
    "score without an answer to all {items} questions. The interval of the mean change is 95% (t "
    "distribution). A group’s change is called progress only from {meaningful} points, and one "
    "person’s change counts from {reliable} points.",
    "comparison.define.voices": "Agree",
    "comparison.define.voices.how": "Both answers are put into the scales’ coarse groups, counted "
    "from the best. They agree when the groups are the same. “Don’t know” from one of them does "
    "not count as disagreement.",
    "comparison.define.missing": "Why the measurement is missing",
    "comparison.define.missing.how": "The first reason that fits: the course has ended (as "
    "planned, unplanned or withdrawn); the measurement is not due, because less than {months} "
    "months have passed since the start; otherwise it is overdue.",
    "comparison.define.bounds": "Bounds",
    "comparison.define.bounds.how": "The share with a good answer at the second measurement among "
    "all with an answer at the first, had everybody missing answered worst, and had everybody "
    "answered best. Without a guess of who they are.",
}
