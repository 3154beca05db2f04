"""What the analysis pages say of figures on some of the persons, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "filtered.share": "{figure} ({share})",
    "filtered.hidden": "The groups are too small for figures to be shown.",
    "filtered.column.count": "Number",
    "filtered.column.of": "Of",
    "filtered.column.share": "Share",
    "filtered.note": "Figures on some of the persons are rounded to the nearest {base}, numbers "
    "under {smallest} are hidden, and a group is shown only when both it and everybody else are "
    "at least {group} persons. Percentages are worked out from the rounded numbers. This makes it "
    "harder to recognise anybody, but it is no guarantee: use the figures with care.",
    "filtered.note.title": "Rounded figures",
    "filtered.too_few": "There are too few persons to show figures for this choice as of {day}. "
    "Both the group and everybody else must be at least {group} persons. Choose something else, "
    "or remove the filter to see the whole project.",
    "filtered.selected": "{k} of {n} referred persons are included.",
    "filtered.selected.hidden": "There are too few persons to show figures for this choice.",
    "filtered.lead": "The figures are of the persons that the filter chooses only, and they are "
    "rounded.",
    "filtered.one_filter": "Only one filter can be chosen at a time, and only one value in it. "
    "The page shows the whole project.",
    "filtered.one_filter.hint": "Choose one filter at a time. Remove it to choose another.",
    "filtered.staff": "The filter “Staff member” is for the project leader only. The page ignores "
    "it.",
    "filtered.no_table": "Tables of the publication are shown of the whole project only, that is "
    "without a filter.",
    "filtered.day": "The project can be shown today, on the steering group’s meetings, at the "
    "ends of months and on the date of the latest data, but not as of {day}. The page shows "
    "{shown}.",
    "filtered.group": "Group",
    "filtered.base": "All",
    "filtered.goals": "Goals",
    "filtered.goals.title": "Goals for those chosen",
    "filtered.goals.finding": "How many of those chosen meet each goal.",
    "filtered.goals.none": "The project has no goals that count persons.",
    "filtered.funnel": "The way through the project",
    "filtered.funnel.title": "Steps for those chosen",
    "filtered.funnel.finding": "The steps count {base} persons from the first step.",
    "filtered.funnel.stage": "Step",
    "filtered.funnel.routes": "Routes for those chosen",
    "filtered.funnel.routes.finding": "Of the same persons. A person may be on several routes.",
    "filtered.funnel.route": "Route",
    "filtered.endings": "Endings",
    "filtered.endings.ending_reason": "Why courses ended",
    "filtered.endings.destination": "What those whose course ended went on to",
    "filtered.endings.length": "How long ended courses lasted",
    "filtered.endings.finding": "Of {n} ended courses.",
    "filtered.profile": "Who they are",
    "filtered.profile.finding": "Of {n} persons who have started.",
    "filtered.profile.outcomes": "What became of them",
    "filtered.value": "Answer",
    "filtered.intake": "Referred and started",
    "filtered.intake.title": "Referred and started in all, month by month",
    "filtered.intake.finding": "As of {day}: {referred} referred and {started} started.",
    "filtered.intake.day": "As of",
    "filtered.intake.referred": "Referred",
    "filtered.intake.started": "Started",
    "filtered.comparison": "The answers at both measurements",
    "filtered.comparison.finding": "The same persons at both measurements: {n}.",
    "filtered.comparison.pairs": "From the answer at {first} to the answer at {second}",
    "filtered.comparison.pairs.finding": "Rows are answers at {first}, columns answers at "
    "{second}.",
    "filtered.comparison.none": "The form has no questions to compare.",
    "filtered.effort": "The effort",
    "filtered.effort.events": "Persons who took part in at least one",
    "filtered.effort.events.finding": "Of the persons chosen. A person may take part in several "
    "kinds.",
    "filtered.effort.last_contact": "Persons under way by the time since the last contact",
    "filtered.effort.job": "Of these in a job",
    "filtered.effort.no_job": "Of these not in a job",
    "filtered.effort.finding": "Of {n} persons.",
    "filtered.effort.hours": "Persons in a job by hours a week",
    "filtered.effort.none": "Nothing is registered that could be shown.",
    "filtered.sites": "The sites side by side",
    "filtered.sites.filtered": "Sites are a filter themselves. Remove the filter to see the sites "
    "side by side, or see those chosen on the other pages.",
    "filtered.sites.goals": "Goals at each site",
    "filtered.sites.outcomes": "What became of persons at each site",
    "filtered.sites.courses": "Courses at each site",
    "filtered.by.finding": "A group is shown only when both it and everybody else are large "
    "enough.",
    "filtered.by.none": "The project has one group only, so there is nothing to show side by side.",
    "filtered.intake.sites": "Courses by site",
    "filtered.cohorts": "Cohorts",
    "filtered.cohorts.title": "Steps for each half-year",
    "filtered.reasons.title": "Reasons by how the course ended",
    "filtered.lengths.title": "Length by how the course ended",
    "filtered.outcomes": "Groups and outcomes",
    "filtered.outcomes.title": "{outcome} by {group}",
    "filtered.crossed": "Two answers at the start",
    "filtered.crossed.title": "{columns} by {rows}",
    "filtered.voices": "Participant and staff member",
    "filtered.voices.finding": "The persons of whom both have answered, at each measurement.",
    "filtered.voices.agree": "Agree",
    "filtered.voices.citizen_better": "The participant sees it brighter",
    "filtered.voices.staff_better": "The staff member sees it brighter",
    "filtered.staff_only": "The caseload of each staff member is for the project leader only.",
    "filtered.may_rise": "Shares may rise as long as some persons have not been followed long "
    "enough.",
    "filtered.voices.wave": "Measurement",
}
