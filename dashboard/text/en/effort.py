"""What the page on the effort says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.effort.heading": "Effort",
    "page.effort.title": "Effort – {project}",
    "page.effort.tab": "Effort",
    # The leading sentence
    "effort.lead": "{k} of {n} participants ({share}) have had at least one recorded contact with "
    "a staff member.",
    "effort.lead.nobody": "No contacts between participants and staff members are recorded.",
    "effort.lead.rule": "Of those ongoing without a job, {k} of {n} ({share}) have had contact "
    "within the last month.",
    # Words that recur
    "effort.share": "{k} of {n} ({share})",
    "effort.total": "Total",
    "effort.small.persons": "The numbers are small: one participant more or less moves the share "
    "by about {points} percentage points.",
    "effort.small.companies": "The numbers are small: one company more or less moves the share by "
    "about {points} percentage points.",
    "effort.each": " each",
    "effort.share_of": "Share",
    "effort.whole_project": "Filters are about participants. The figures here are the whole "
    "project’s.",
    "effort.events": "Events",
    "effort.persons": "Different participants",
    "effort.not_recorded": "Not recorded",
    # Contacts and events over time
    "effort.over_time.title": "Contacts and events",
    "effort.over_time.lead": "Events and participants are two different numbers: one participant "
    "may have many events.",
    "effort.over_time.chart.month": "Events per month",
    "effort.over_time.chart.quarter": "Events per quarter",
    "effort.over_time.chart.half_year": "Events per half-year",
    "effort.over_time.finding": "The most frequent kind is “{kind}”: {events} events with "
    "{persons} different participants.",
    "effort.over_time.finding.nameless": "The most frequent kind is “{kind}”: {events} events "
    "that are not recorded for a participant.",
    "effort.over_time.change": "In the latest whole period ({period}) there were {now} events of "
    "all kinds; in the one before ({earlier}) there were {before}.",
    "effort.over_time.left_out": "{n} events that are not recorded for a participant are left out "
    "while filters are chosen.",
    "effort.over_time.left_out.one": "One event that is not recorded for a participant is left "
    "out while filters are chosen.",
    "effort.over_time.panel": "{events} events, {persons} participants",
    "effort.over_time.panel.nameless": "{events} events",
    "effort.over_time.kind": "Kind",
    "effort.over_time.period": "Period",
    "effort.over_time.empty_periods": "Periods without events are not in the table.",
    "effort.over_time.unfinished": "{period} is not over; counted up to and including {day}.",
    "effort.period": "Show per",
    "effort.period.month": "month",
    "effort.period.quarter": "quarter",
    "effort.period.half_year": "half-year",
    "effort.goals.events": "Goals for the effort",
    "effort.goals.companies": "Goals for companies",
    "effort.goals.volunteers": "Goals for volunteers and next of kin",
    "effort.goals.finding": "{k} of {n} targets are met.",
    "effort.goals.finding.one": "{goal}: {finding}",
    "effort.goals.finding.none": "The goals are followed without a target.",
    # The contact rule
    "effort.rule.title": "Keeping in contact",
    "effort.rule.lead": "Before a job, contact at least once a month. In a job, at least every 3 "
    "months, with both the participant and the company.",
    "effort.rule.nobody": "None of the participants are in an ongoing course as of {day}.",
    "effort.rule.last": "Time since the last contact",
    "effort.rule.finding": "{k} of {n} ongoing participants without a job ({share}) have had "
    "contact within the last month.",
    "effort.rule.late": "For {n} it is more than 3 months ago, or no contact was ever recorded.",
    "effort.rule.finding.job": "{k} of {n} ongoing participants in a job ({share}) have had "
    "contact within the last 3 months.",
    "effort.rule.too_few.without": "Only one ongoing participant is without a job and is not "
    "shown alone.",
    "effort.rule.too_few.job": "Only one ongoing participant is in a job and is not shown alone.",
    "effort.stopped.person": "The latest contact recorded in the project is of {last}. Whether "
    "there has been none since, or it was merely not recorded, the figures cannot say.",
    "effort.stopped.company": "The latest contact with a company recorded in the project is of "
    "{last}. Whether there has been none since, or it was merely not recorded, the figures cannot "
    "say.",
    "effort.rule.band": "Latest contact",
    "effort.rule.band.0": "Within 1 month",
    "effort.rule.band.1": "1–2 months ago",
    "effort.rule.band.2": "2–3 months ago",
    "effort.rule.band.3": "More than 3 months ago",
    "effort.rule.band.4": "No contact recorded",
    "effort.rule.key": "Dark bars are within the rule, light ones outside it.",
    "effort.rule.column.without": "Without a job",
    "effort.rule.column.job": "In a job",
    "effort.rule.line": "{group}: {share}",
    "effort.rule.both": "In a job: contact with both participant and company within 3 months",
    "effort.rule.both.finding": "Of those ongoing in a job whose company is recorded, {k} of {n} "
    "({share}) have had both within 3 months: contact with the participant and with the company.",
    "effort.rule.both.row": "Participant",
    "effort.rule.both.row.true": "Contact with the participant",
    "effort.rule.both.row.false": "No contact with the participant",
    "effort.rule.both.company.true": "Company contacted",
    "effort.rule.both.company.false": "Company not contacted",
    "effort.rule.both.company.none": "Company not recorded",
    "effort.contact": "Counts as contact",
    "effort.contact.only": "Only “{kind}” counts as contact.",
    "effort.contact.all": "all contacts",
    # What staff members answer about the effort
    "effort.items.title": "The effort as staff members see it",
    "effort.items.lead": "Questions of the staff form that neither describe the participant at "
    "the start nor measure a development.",
    "effort.items.finding.first": "At {wave} the most frequent answer is {answer}: {k} of {n} "
    "({share}){each}.",
    "effort.items.finding.last": "At {wave} it is {answer}: {k} of {n} ({share}){each}.",
    "effort.items.caution": "All with an answer at the wave are counted, so it is not the same "
    "participants at each wave.",
    "effort.items.line": "Wave {wave}: {share}",
    "effort.items.wave": "{wave} is {name}",
    "effort.items.waves": "Wave {waves}.",
    "effort.items.answer": "Answer",
    "effort.items.too_few": "At {waves} there is only one answer. It is not shown.",
    # Group courses and other series
    "effort.series.title": "Group courses",
    "effort.series.chart": "Group courses and who came",
    "effort.series.finding": "“{kind}”: {series} with {meetings} and {persons}, {mean} per course "
    "on average.",
    "effort.series.finding.single": "“{kind}”: 1 course with {meetings} and {persons}.",
    "effort.series.count": "{n} courses",
    "effort.series.meetings": "{n} meetings",
    "effort.series.meetings.one": "1 meeting",
    "effort.series.persons": "{n} different participants",
    "effort.series.persons.one": "1 participant",
    "effort.series.of_kind": "{kind}: {name}",
    "effort.series.column.name": "Course",
    "effort.series.column.first": "First time",
    "effort.series.column.last": "Latest time",
    "effort.series.column.meetings": "Meetings",
    "effort.series.column.persons": "Different participants",
    "effort.series.column.attendances": "Attendances",
    # Tasks and time
    "effort.tasks.title": "What staff members do",
    "effort.tasks.lead": "What a staff member has done with or for a participant.",
    "effort.tasks.chart": "Tasks by kind",
    "effort.tasks.finding": "Most frequent: {kind}, {k} of {n} recorded tasks ({share}){each}.",
    "effort.tasks.column": "Tasks",
    "effort.tasks.hours": "Hours",
    "effort.tasks.share_of_time": "Share of the time",
    "effort.time.setting": "Time by place",
    "effort.time.kind": "Time by kind",
    "effort.time.finding": "The largest part of the time was spent on {what}: {hours} of {all} "
    "hours ({share}){each}.",
    "effort.time.coverage": "The time is recorded for {k} of {n} tasks ({share}).",
    "effort.time.too_little": "The time is recorded for only {k} of {n} tasks ({share}) and is "
    "therefore not shown.",
    "effort.time.unplaced": "For {hours} hours the place is not recorded.",
    "effort.time.words": "{hours} hours ({share})",
    "effort.time.place": "Place",
    # Companies
    "effort.companies.title": "Companies",
    "effort.companies.type": "Companies by type",
    "effort.companies.type.finding": "The project has been in contact with {n} companies. Most "
    "frequent: {kind}, {k} of {n} ({share}){each}.",
    "effort.companies.type.finding.one": "The project has been in contact with 1 company.",
    "effort.companies.type.finding.unknown": "The project has been in contact with {n} companies.",
    "effort.companies.employing": "{k} of {n} companies ({share}) have a participant in a job as "
    "of {day}.",
    "effort.companies.column.type": "Type",
    "effort.companies.column": "Companies",
    "effort.companies.column.employing": "Has a participant in a job now",
    "effort.companies.experience": "The companies’ experience",
    "effort.companies.experience.finding": "Most frequent: {answer}, {k} of {n} companies "
    "({share}){each}.",
    "effort.companies.column.experience": "Experience",
    "effort.companies.contact": "Contact with companies that have a participant in a job",
    "effort.companies.contact.finding": "{k} of {n} companies with a participant in a job "
    "({share}) have been contacted within the last 3 months.",
    "effort.companies.contact.late": "The other {n} have not.",
    "effort.companies.contact.late.one": "The other one has not.",
    # Hours of work
    "effort.hours.title": "Weekly hours in jobs",
    "effort.hours.chart": "Weekly hours of participants in jobs",
    "effort.hours.finding": "{n} participants are in a job with known hours as of {day}: {mean} "
    "hours a week on average, from {least} to {most}.",
    "effort.hours.unknown": "For {n} the hours are not recorded.",
    "effort.hours.one": "Only one participant with known hours is in a job as of {day}. Figures "
    "on a single person are not shown.",
    "effort.hours.nowhere": "{n} participants are in a job as of {day}, but their hours are not "
    "recorded.",
    "effort.hours.nowhere.one": "Only one participant is in a job as of {day}. Figures on a "
    "single person are not shown.",
    "effort.hours.band": "Hours a week",
    "effort.hours.band.0": "Under 10",
    "effort.hours.band.1": "10–19",
    "effort.hours.band.2": "20–29",
    "effort.hours.band.3": "30–36",
    "effort.hours.band.4": "37 and more",
    # Volunteers and next of kin
    "effort.helpers.title": "Volunteers and next of kin",
    "effort.volunteers": "Volunteers",
    "effort.volunteers.finding": "{n} volunteers help as of {day}.",
    "effort.volunteers.finding.one": "1 volunteer helps as of {day}.",
    "effort.volunteers.site": "Site",
    "effort.relatives": "Next of kin",
    "effort.relatives.finding": "{n} next of kin have taken up an offer by {day}.",
    "effort.relatives.finding.one": "1 next of kin has taken up an offer by {day}.",
    "effort.relatives.relation": "Relation",
    # What is not registered
    "effort.absent.title": "Not recorded",
    "effort.absent": "As of {day} there are no records of {list}.",
    "effort.absent.selected": "As of {day} there are, for the participants chosen, no records of "
    "{list}.",
    "effort.absent.events": "events",
    "effort.absent.person_contacts": "contacts with participants",
    "effort.absent.company_contacts": "contacts with single companies",
    "effort.absent.items": "answers on the effort in the staff form",
    "effort.absent.series": "group courses",
    "effort.absent.tasks": "tasks for participants",
    "effort.absent.companies": "companies",
    "effort.absent.jobs": "participants in jobs",
    "effort.absent.volunteers": "volunteers",
    "effort.absent.relatives": "next of kin",
    # How it is counted
    "effort.term.event": "Event",
    "effort.meaning.event": "A row in the project’s records: a conversation, a meeting, a course. "
    "All events up to and including the date are counted. Where several participants come to the "
    "same meeting, each one’s attendance is an event.",
    "effort.term.contact": "Contact",
    "effort.meaning.contact": "An event of a kind most of whose events name both a participant "
    "and a staff member, but no company: {kinds}.",
    "effort.term.reached": "Has had contact",
    "effort.meaning.reached": "{who}. The base is all referred participants selected.",
    "effort.term.company_contact": "Contact with a company",
    "effort.meaning.company_contact": "An event of a kind most of whose events name both a "
    "company and a staff member: {kinds}.",
    "effort.term.ongoing": "Ongoing",
    "effort.meaning.ongoing": "{who}.",
    "effort.term.job": "In a job",
    "effort.meaning.job": "{who}. Internships and education are not jobs. Of several jobs the one "
    "begun last counts.",
    "effort.term.within": "Within 3 months",
    "effort.meaning.within": "From the same date three calendar months earlier, and likewise with "
    "one and two months. A company has been contacted when anybody was in contact with it, be it "
    "about another participant.",
    "effort.term.items": "Answers at a wave",
    "effort.meaning.items": "All with an answer at the wave up to and including the date. The "
    "wave is what the form says, not what the date says.",
    "effort.term.task": "Task",
    "effort.meaning.task": "An event that names both a participant and a staff member. A meeting "
    "of a course is one task of the staff member, however many participants came, and its time "
    "counts once.",
    "effort.term.hours": "Weekly hours",
    "effort.meaning.hours": "For each participant in a job on the date, the hours of the job "
    "begun last.",
    "effort.term.companies": "Company",
    "effort.meaning.companies": "Companies whose first contact with the project was on or before "
    "the date. Companies, jobs and participants are three different numbers. A company has a "
    "participant in a job also when the participant’s course has ended.",
    "effort.term.goals": "Target",
    "effort.meaning.goals": "The goals are those of the whole project and do not change with the "
    "filters. Standings follow the rules of the overview.",
}
