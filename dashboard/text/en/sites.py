"""What the page on sites says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.sites.heading": "Sites",
    "page.sites.title": "Sites – {project}",
    "page.sites.tab": "Sites",
    "sites.goal.share": "{goal}: {tally} in the whole project ({share}). {spread}",
    "sites.goal.count": "{goal}: {count} in the whole project.",
    "sites.lead": "The project has {count} sites. They stand side by side and are not ranked.",
    "sites.lead.one": "The project has one site.",
    "sites.spread.overlap": "Every site’s 95% interval covers the project’s share, so the "
    "differences may be chance.",
    "sites.spread.apart": "The project’s share lies outside the 95% interval of {sites}.",
    "sites.spread.within": "All sites lie within what chance alone can give (the 95% limits).",
    "sites.spread.beyond": "Outside the 95% limits: {sites}. One site in twenty is there by "
    "chance alone.",
    "sites.one": "Only one site has participants in the base, so there is nothing to lay side by "
    "side.",
    "sites.goal": "Goal by site",
    "sites.goal.lead": "The sites stand in the project’s order. They are not ranked: small sites "
    "vary most by chance.",
    "sites.choose": "Goal",
    "sites.no_goal": "The project has no goals that can be counted for each site.",
    "sites.empty_goal": "Nobody is in the base of the goal yet, so there are no shares to show.",
    "sites.unfiltered": "The goal does not count participants, so the filters do not apply here.",
    "sites.whole": "Whole project {share}",
    "sites.whole_row": "Whole project",
    "sites.limits": "{level} limits",
    "sites.size_axis": "Number in the base",
    "sites.missing": "Site not recorded",
    "sites.part": "{count} ({share})",
    "sites.column": "Site",
    "sites.column.n": "Number",
    "sites.column.of": "Participants",
    "sites.column.share": "Share",
    "sites.column.interval": "95% interval",
    "sites.outcomes": "Outcomes",
    "sites.outcomes.lead": "Of those who have started at the site.",
    "sites.outcomes.title": "Outcome by site",
    "sites.outcomes.finding": "{count} participants who have started, by {outcomes}.",
    "sites.outcome.ongoing": "None of these, course goes on",
    "sites.outcome.none": "None of these, course has ended",
    "sites.courses": "Courses",
    "sites.courses.title": "Courses by site",
    "sites.courses.finding": "{ongoing} of {n} referred participants are in a course now.",
    "sites.lengths.title": "Course length by site",
    "sites.lengths.finding": "{n} participants have ended a course. It lasted {days} days on "
    "average.",
    "sites.lengths.none": "No course has ended yet.",
    "sites.column.ended": "Ended",
    "sites.column.days": "Mean days",
    "sites.effort": "Effort",
    "sites.effort.title": "Events by site",
    "sites.effort.finding": "{events} events of {kinds} kinds are recorded for participants in "
    "the selection. The number in brackets is how many different participants they concern.",
    "sites.effort.none": "No events are recorded for the participants.",
    "sites.events_of": "{events} ({persons} participants)",
    "sites.def.site": "A participant’s site is the one recorded for the participant. Events count "
    "at the participant’s site.",
    "sites.def.interval": "The interval is Wilson’s 95% interval: small bases give wide intervals.",
    "sites.def.limits": "From five sites on there is a funnel plot: the limits are exact binomial "
    "limits around the project’s share (Spiegelhalter 2005). They say how much sites of that "
    "size vary by chance alone.",
    "sites.def.length": "The length is the days from the start to the last day of the course that "
    "the participant ended last.",
    "sites.term.site": "Site",
    "sites.term.interval": "Interval",
    "sites.term.limits": "Limits",
    "sites.term.length": "Course length",
}
