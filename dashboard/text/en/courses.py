"""What the page on courses and cohorts says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.courses.heading": "Courses and cohorts",
    "page.courses.title": "Courses and cohorts – {project}",
    "page.courses.tab": "Courses and cohorts",
    "courses.lead": "{k} of {n} participants ({share}) are in a course, {planned} have ended as "
    "planned, and {left} have ended unplanned or withdrawn.",
    "courses.none": "none",
    "courses.job": "a job",
    "courses.lead.job": "{share} of those who started without {job} have found {job} since.",
    "courses.lead.education": "{share} of those who started without being in education have begun "
    "one since.",
    "courses.lead.either": "{share} of those who started with neither {job} nor an education have "
    "begun one since.",
    "courses.small": "The numbers are small: one participant more or less moves the share by about "
    "{points} percentage points.",
    # Columns
    "courses.column.stage": "Step",
    "courses.column.base": "Share of",
    "courses.column.holds": "At the step in all",
    "courses.column.both": "Number",
    "courses.column.of": "Of",
    "courses.column.share": "Share",
    "courses.column.share_of": "Share, {group}",
    "courses.column.interval": "95% interval",
    "courses.column.beside": "At the step without being in the base",
    "courses.column.lately": "Of the base in cohorts not followed long enough",
    "courses.column.route": "Route",
    "courses.column.cohort": "Cohort",
    "courses.column.open": "Not ended",
    "courses.column.followed": "Followed long enough",
    "courses.column.status": "Course",
    "courses.column.reason": "Reason",
    "courses.column.destination": "Went on to",
    "courses.column.length": "Length",
    "courses.column.months": "Months after the start",
    "courses.column.followed_on": "Still followed",
    "courses.column.begun.job": "Found {job}",
    "courses.column.begun.education": "Began education",
    "courses.column.begun.either": "Found {job} or began education",
    "courses.column.left": "Left before that",
    "courses.column.waiting": "Neither",
    "courses.column.goal": "Goal",
    "courses.column.now": "Reached now",
    "courses.column.coming": "On the way, if it lasts",
    "courses.column.still_waiting": "Can still reach it",
    "courses.column.expected": "Expected in the end",
    "courses.column.target": "Target",
    "courses.column.chance": "Chance of reaching the target",
    # The path
    "courses.path": "The way through the project",
    "courses.path.lead": "The steps are the project’s own. They are not a staircase: one can reach "
    "a step without having been at the one before.",
    "courses.no_stages": "The project has not described which steps a course has.",
    "courses.of": "Share of",
    "courses.of.first": "the first step",
    "courses.of.before": "the step before",
    "courses.funnel.title.first": "Each step as a share of {first}",
    "courses.funnel.title.before": "Each step as a share of the step before",
    "courses.funnel.caption.first": "Participants at each step, of the first step",
    "courses.funnel.caption.before": "Participants at each step, of the step before",
    "courses.funnel.key.first": "Pale bar: everybody at the first step. Dark: those at the step.",
    "courses.funnel.key.before": "Pale bar: everybody at the step before. Dark: those of them who "
    "are at this step too. Whoever is here without having been at the step before does not count "
    "in the share, but stands as “outside it”.",
    "courses.funnel.last": "{stage} holds for {share} under {base}.",
    "courses.funnel.lately": "Of the base, {share} are in cohorts that have not been followed long "
    "enough for this step, so the share may still rise.",
    "courses.beside": "+{n} outside it",
    "courses.may_rise": "may rise",
    "courses.funnel.skip": "The way is not a staircase: {share} under {stage} are not under "
    "{before}.",
    "courses.funnel.one": "{n} participants are at the step.",
    "courses.routes": "Routes into work",
    "courses.routes.finding": "The {n} on one of the routes divide into {routes}.",
    "courses.routes.retained": "Of those who had it at the start",
    "courses.routes.kept": "{route} is counted apart: {share} of those who {clause}.",
    "courses.routes.part": "{k} ({share}) under {route}",
    "courses.routes.nobody": "Nobody is on any of the routes yet.",
    "courses.routes.one": "Only one participant is on any of the routes. Figures on a single "
    "person are not shown.",
    "courses.routes.overlap": "Some are on more than one route; so together the numbers are {n} "
    "more than the participants.",
    # Cohorts
    "courses.cohorts": "Cohort by cohort",
    "courses.cohorts.lead": "Participants by when they were first referred. A cohort is also a "
    "shortcut: choose it, and the whole page shows that one alone.",
    "courses.cohorts.title.first": "Each cohort, step by step, as a share of the first step",
    "courses.cohorts.title.before": "Each cohort, step by step, as a share of the step before",
    "courses.cohorts.caption": "Cohorts and steps",
    "courses.cohorts.together": "All together",
    "courses.cohorts.ready": "Only cohorts followed long enough",
    "courses.length": "Cohorts by",
    "courses.length.half_year": "half-year",
    "courses.length.quarter": "quarter",
    "courses.length.month": "month",
    "courses.early": "too early",
    "courses.early.partly": "partly too early",
    "courses.cohorts.some_ready": "{ready} of {n} cohorts were followed long enough for {stage}; "
    "there it holds for {share}.",
    "courses.cohorts.all_ready": "All {n} cohorts were followed long enough for {stage}, which "
    "holds for {share}.",
    "courses.cohorts.all_ready.one": "The cohort was followed long enough for {stage}, which holds "
    "for {share}.",
    "courses.cohorts.none_ready": "None of the {n} cohorts has been followed long enough to say "
    "anything of {stage}.",
    "courses.cohorts.none_ready.one": "The cohort has not been followed long enough to say "
    "anything of {stage}.",
    "courses.cohorts.early_note": "“Too early” means that the cohort’s latest referred have been "
    "followed for less time than the step may take. “Partly too early” means that this is so for "
    "some of the cohorts. The share may still rise.",
    "courses.cohorts.single_note": "A cohort of only one participant is shown without figures.",
    # Endings
    "courses.endings": "Endings",
    "courses.endings.lead": "Where the courses stand, why they ended, and what the participants "
    "went on to.",
    "courses.endings.none": "No course has ended yet, so there are no reasons to show.",
    "courses.endings.one": "Only one course has ended. A single person’s reason is not shown.",
    "courses.statuses": "Where the courses stand",
    "courses.statuses.none": "None of the {n} courses has ended yet.",
    "courses.statuses.finding": "{k} of {n} courses ({share}) have ended: {planned} as planned and "
    "{unplanned} unplanned, and {withdrawn} were withdrawn.",
    "courses.reasons": "Why courses ended",
    "courses.reasons.caption": "Reasons by ending",
    "courses.reasons.key": "Shares are of those that ended in the same way. The reasons are in the "
    "project’s own words.",
    "courses.reasons.finding": "The most frequent reason among those {status} is {reason}: "
    "{share}.",
    "courses.reasons.even": "Among those {status} several reasons are equally frequent; one of "
    "them is {reason} with {share}.",
    "courses.reasons.unknown": "No reasons are recorded for the endings.",
    "courses.reasons.one": "The reason is not shown where only one participant ended in that way: "
    "{kinds}.",
    "courses.ended.planned": "ended as planned",
    "courses.ended.unplanned": "ended unplanned",
    "courses.ended.withdrawn": "withdrawn",
    "courses.destinations": "What participants went on to",
    "courses.destinations.finding": "Most frequent among the {n} ended are {parts}.",
    "courses.destinations.part": "{name} ({k}, {share})",
    "courses.destinations.none": "The project does not record separately what participants go on "
    "to after their course. What is known of it is in the reasons above and in jobs and education "
    "below.",
    # Lengths
    "courses.lengths": "Length of courses",
    "courses.lengths.lead": "Ended courses that had begun only. Those under way will be longer "
    "than they are now.",
    "courses.lengths.title": "How long the ended courses lasted",
    "courses.lengths.all": "All ended",
    "courses.lengths.none": "No course that was started has ended yet, so there are no lengths to "
    "show.",
    "courses.lengths.one": "Only one course that was started has ended. Figures on a single person "
    "are not shown.",
    "courses.lengths.finding": "The {n} ended courses lasted {days} days on average (about "
    "{months} months). {share} lasted less than 6 months.",
    "courses.lengths.0": "Under 1 month",
    "courses.lengths.1": "1–5 months",
    "courses.lengths.2": "6–11 months",
    "courses.lengths.3": "12–17 months",
    "courses.lengths.4": "18 months and over",
    # Time to a first job or education
    "courses.first": "Time to {what}",
    "courses.first.lead": "From the start of the course to the first that a participant begins. "
    "Whoever leaves unplanned before that stays in the base, but can no longer reach it.",
    "courses.first.choose": "Time to",
    "courses.first.job": "{job}",
    "courses.first.education": "an education",
    "courses.first.either": "{job} or an education",
    "courses.first.not_kept": "The project counts neither jobs nor education, so there is no time "
    "to them to show.",
    "courses.first.few": "Only {n} can be followed. A curve needs at least {least}.",
    "courses.first.none.job": "None of the {n} who started without {job} has found {job} yet.",
    "courses.first.none.education": "None of the {n} who started without being in education has "
    "begun one yet.",
    "courses.first.none.either": "None of the {n} who started with neither {job} nor an education "
    "has begun one yet.",
    "courses.first.title.job": "Share who have found {job}, by time since the start",
    "courses.first.title.education": "Share who have begun education, by time since the start",
    "courses.first.title.either": "Share who have found {job} or begun education, by time since "
    "the start",
    "courses.first.axis": "Months after the start",
    "courses.first.followed": "Still followed",
    "courses.first.key": "The pale band is the 95% interval. “Still followed” are those who have "
    "neither begun nor left, and who started so long ago.",
    "courses.first.counted.job": "{share} of those who started without {job} have found {job}; "
    "{left} left unplanned before that.",
    "courses.first.counted.education": "{share} of those who started without being in education "
    "have begun one; {left} left unplanned before that.",
    "courses.first.counted.either": "{share} of those who started with neither {job} nor an "
    "education have begun one; {left} left unplanned before that.",
    "courses.first.after.job": "After {months} months {begun} have found {job} (95% interval "
    "{interval}), {left} have left, and {waiting} have done neither.",
    "courses.first.after.education": "After {months} months {begun} have begun education (95% "
    "interval {interval}), {left} have left, and {waiting} have done neither.",
    "courses.first.after.either": "After {months} months {begun} have found {job} or begun "
    "education (95% interval {interval}), {left} have left, and {waiting} have done neither.",
    "courses.first.uncertain": "The curve rests on {n} participants and is uncertain.",
    # Where goals end
    "courses.expected": "Where the goals end",
    "courses.expected.lead": "If those who can still reach them do as the others have done. New "
    "participants are not counted in.",
    "courses.expected.no_goals": "The project has no goals on the share of participants in a job "
    "or in education.",
    "courses.expected.title": "Share expected on the due date",
    "courses.expected.key": "Dark bar: reached now. Pale band: 95% interval of the final share, "
    "with what is expected as a line. Black line: the target.",
    "courses.expected.marks": "{expected} expected, target {target}",
    "courses.expected.finding": "{goal} is expected to end at {expected} on {due} (95% interval "
    "{interval}) against the target of {target}.",
    "courses.expected.chance": "The chance of reaching the target is {chance}.",
    "courses.expected.chance_if_lasting": "If what has begun lasts, the chance of reaching the "
    "target is {chance}.",
    "courses.expected.under": "under {percent}",
    "courses.expected.over": "over {percent}",
    "courses.expected.about": "about {percent}",
    "courses.expected.rests": "{goal}: {now} have reached it, and {waiting} can still begin by "
    "{last_day}.",
    "courses.expected.rests_if_lasting": "{goal}: {now} have reached it, {coming} are on the way, "
    "and {waiting} can still begin by {last_day}. It is taken for granted that what has begun "
    "lasts to the due date.",
    "courses.expected.after_end": "{k} of the {n} who can still begin have ended as planned "
    "without it; they go on being followed and are counted in.",
    "courses.expected.beyond": "For {k} of the {n} who can still begin the time reaches further "
    "than anybody has been followed yet; the average pace is assumed for it, and the interval does "
    "not hold the error if that fails.",
    "courses.expected.beyond.all": "For all {n} who can still begin the time reaches further than "
    "anybody has been followed yet; the average pace is assumed for it, and the interval does not "
    "hold the error if that fails.",
    "courses.expected.not_started": "{n} who are referred but have not started are not expected to "
    "reach it.",
    "courses.expected.not.no_target": "{goal} has no target to hold an expected share against.",
    "courses.expected.not.no_due": "{goal} has no due date to reckon to.",
    "courses.expected.not.passed": "{goal}: the due date ({due}) has passed, so no forecast is "
    "made; the goal is on the overview.",
    "courses.expected.not.passed.at_due": "{goal}: the due date ({due}) has passed, so no forecast "
    "is made. At the due date the goal held for {share}; the target was {target}.",
    "courses.expected.not.base": "{goal} is counted among a group that changes on the way, so its "
    "final share can’t be foreseen.",
    "courses.expected.not.leaves": "{goal} is not forecast: it takes more than having begun and "
    "can cease to hold, for example when a participant reaches another goal later.",
    "courses.expected.not.late": "{goal} had to be begun by {last_day} to count on the due date, "
    "so nobody new can reach it.",
    "courses.expected.not.few_events": "{goal} can’t be foreseen: fewer than {least} have begun "
    "since the start.",
    "courses.expected.not.nobody": "{goal} can’t be foreseen: nobody is left who could still reach "
    "it.",
    # How it is counted
    "courses.def.persons": "Participants who {clause}.",
    "courses.def.route": "Route: {route}",
    "courses.def.own_base": "Whoever is retained did not come into work by a route; the share is "
    "of those who {clause}.",
    "courses.term.base": "Shares of steps",
    "courses.def.base": "“Of the first step”: those at the first step who are at this step too. "
    "“Of the step before”: those at the step before who are at this step too.",
    "courses.term.cohort": "Cohort",
    "courses.def.cohort": "Participants first referred in the same month, quarter or half-year.",
    "courses.term.early": "Too early",
    "courses.def.early": "A step is too early for a cohort while too little time has passed since "
    "the last of it was referred (to the end of that month): {start} month to start, then a "
    "measurement’s own months; {begin} months for an internship, a job, education or an ending, "
    "and where it must have lasted, that time too. Until then the number stands without a share.",
    "courses.term.status": "Course",
    "courses.def.status": "The course referred last. Whoever has come back has not ended. Those "
    "who ended unplanned before the course began count as withdrawn.",
    "courses.term.reason": "Reasons",
    "courses.def.reason": "One reason for each ended course, as it is recorded; otherwise “Not "
    "recorded”.",
    "courses.term.length": "Length",
    "courses.def.length": "From the start of the course to its last day, in whole calendar months: "
    "“1–5 months” is at least 1 and under 6. The mean is in days.",
    "courses.term.first": "Time to the first",
    "courses.def.first": "From the first start to the first day in {kinds} that the participant "
    "did not have at the start. Those who started with one already are left out ({held}). The "
    "curve is the Aalen-Johansen estimate, with unplanned ending and withdrawal as competing "
    "events; 12 months are 365 days. It is shown as long as at least {least} are followed.",
    "courses.term.planned": "Planned ending",
    "courses.def.after_end": "Whoever ended as planned is still followed: what begins after the "
    "course counts in the goals too, if it is recorded. Of the {n} who have begun, {k} began after "
    "a planned ending, and {waiting} have ended as planned without having begun.",
    "courses.term.expected": "Expected share",
    "courses.def.expected": "Those who can still reach it follow the curve of the time to a first "
    "beginning from where they are now to the last day. Interval and chance hold both the "
    "uncertainty of the curve and chance itself. The base is what it is today. It is only reckoned "
    "when at least {least} have begun.",
}
