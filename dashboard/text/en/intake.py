"""What the intake page says, in English."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "page.intake.heading": "Intake",
    "page.intake.title": "Intake – {project}",
    "page.intake.tab": "Intake",
    # The sentence at the top
    "intake.lead": "By {day}, {referred} participants have been referred, and {started} of them"
    " have started ({share}){target}.",
    "intake.lead.late": "Data until {day}: {referred} participants referred, and {started} of them"
    " have started ({share}){target}.",
    "intake.lead.expected": ", and {expected} were expected",
    "intake.lead.target.referred": "; the target is {target} referred{by}",
    "intake.lead.target.started": "; the target is {target} started{by}",
    "intake.lead.target.counted": "; {so_far} count towards the target of {target}{by}",
    "intake.lead.target.referred.late": "On {on}, the target is {target} referred{by}{expected}.",
    "intake.lead.target.started.late": "On {on}, the target is {target} started{by}{expected}.",
    "intake.lead.target.counted.late": "On {on}, the target is {target}{by}{expected}; at the"
    " latest data, {so_far} counted.",
    "intake.lead.reached.referred.late": "The target of {target} referred on {on} is reached.",
    "intake.lead.reached.started.late": "The target of {target} started on {on} is reached.",
    "intake.lead.reached.counted.late": "At the latest data, {so_far} counted towards the target on"
    " {on} of {target}, which is reached.",
    "intake.lead.reached.referred": "; the target of {target} referred is reached",
    "intake.lead.reached.started": "; the target of {target} started is reached",
    "intake.lead.reached.counted": "; {so_far} count towards the target of {target}, which is"
    " reached",
    "intake.lead.overdue": "; the target of {target} was to be reached by {due}, and {missing} are"
    " missing",
    "intake.lead.overdue.late": "The target of {target} was to be reached by {due}; {missing} were"
    " missing.",
    "intake.lead.unknown.late": "The target of {target} was to be reached by {due}. Whether it was"
    " is not known, since data end before then; on {day}, {missing} were missing.",
    "intake.ahead": "since {since}, {pace} a month have come",
    "intake.ahead.none": "since {since}, no more have come",
    "intake.ahead.needed": "to reach it, {needed} a month must come; {so_far}",
    "intake.ahead.net": "since {since}, the number has grown by {pace} a month",
    "intake.ahead.none.net": "since {since}, the number has not grown",
    "intake.ahead.needed.late": "to reach it from the {known} that are known, {needed} a month must"
    " come from {on} on; {so_far}",
    "intake.data_to": "{first} (data until {day})",
    "intake.ahead.forecast": ", and if that goes on, the target is reached around {expected} (95%"
    " interval: {interval}{deadline})",
    "intake.pace.month_begun": "In {month}, it is {count} so far.",
    "intake.figure.forecast": "Forecast",
    "intake.by": " by {day}",
    "intake.no_goal": "The project has set no target for how many are to come in altogether.",
    "intake.no_target_yet": "No target for intake was in force that day.",
    "intake.selection": "The target is for the whole project and is not held against a selection.",
    "intake.closed": "Intake ended on {day}.",
    "intake.nobody": "none",
    "intake.leaving.finding.none": "{left} referred withdrew ({share}), all after the start.",
    "intake.leaving.finding.some": "{left} referred withdrew ({share}), {before} of them before"
    " the start.",
    "intake.leaving.finding.all": "{left} referred withdrew ({share}), all before the start.",
    "intake.sites.places.none": "At none of the {n} sites with agreed places more are ongoing than"
    " there are places.",
    "intake.caseload.over.none": "None of the {n} staff members whose hours are known has more"
    " than the norm allows for their hours: {norm} in full-time work ({hours} hours).",
    # Pace and forecast
    "intake.pace.referred": "Since {since}, {recent} have been referred, {pace} a month on average",
    "intake.pace.started": "Since {since}, {recent} have started, {pace} a month on average",
    "intake.pace.counted": "Since {since}, the number has grown by {recent}, {pace} a month on"
    " average",
    "intake.pace.none.referred": "Since {since}, nobody has been referred",
    "intake.pace.none.started": "Since {since}, nobody has started",
    "intake.pace.none.counted": "Since {since}, the number has not grown",
    "intake.needed": "; to reach the target{by}, {needed} a month must come",
    "intake.needed.late": "; to reach the target{by} from the {known} that are known, {needed} a"
    " month must come from {on} on",
    "intake.forecast.late": "There is no forecast, since data end before {on}.",
    "intake.forecast": "If that pace goes on, the target is reached around {expected} (95%"
    " interval: {interval}{deadline}).",
    "intake.forecast.interval": "{earliest} to {latest}",
    "intake.forecast.open": "{earliest} at the earliest, with no latest month",
    "intake.deadline.before": "; all of it before the due date",
    "intake.deadline.after": "; all of it after the due date",
    "intake.deadline.within": "; the due date lies within it",
    "intake.few": "The pace rests on few participants and may change quickly.",
    # Cumulative
    "intake.curve.section": "Referred and started",
    "intake.curve.counts": "The target counts only participants {who} {clause}.",
    "intake.curve.title": "Referred and started at the end of each month",
    "intake.curve.title.target": "Referred and started against plan and target",
    "intake.curve.since": "From {first} to {day}, {referred} participants were referred and"
    " {started} started ({share} of those referred).",
    "intake.plan.above": "{so_far} count towards the target; that is more than the"
    " {expected} expected by now.",
    "intake.plan.below": "{so_far} count towards the target; that is fewer than the"
    " {expected} expected by now.",
    "intake.plan.same": "{so_far} count towards the target; that is what was expected by now.",
    "intake.plan.late": "Data until {day}: {so_far} count towards the target. By {on}, {expected}"
    " were expected.",
    "intake.step": "The target was changed from {before} to {after} on {day}.",
    "intake.step.assumed": "The target was changed from {before} to {after} on {day} (assumed).",
    "intake.figure.referred": "{count} referred",
    "intake.figure.started": "{count} started",
    "intake.figure.counted": "{count} count",
    "intake.figure.plan": "Expected",
    "intake.figure.end": "Intake ends",
    "intake.figure.pace": "Average<br>{pace}",
    "intake.figure.needed": "Needed {pace}",
    "intake.figure.norm": "Norm {norm}",
    "intake.table.day": "Up to",
    "intake.table.referred": "Referred",
    "intake.table.started": "Started",
    "intake.table.counted": "Counts towards the target",
    "intake.table.expected": "Expected",
    "intake.table.target": "Target",
    # Month by month
    "intake.pace.section": "Pace",
    "intake.pace.title.referred": "Referred each month",
    "intake.pace.title.started": "Started each month",
    "intake.pace.title.counted": "What each month added towards the target",
    "intake.pace.title.net": "The net change of each month in what counts",
    "intake.pace.month": "In {month}, it was {count}.",
    "intake.pace.over": "There is no pace to measure any more, since intake is over.",
    "intake.pace.key": "Light bar: the month that has begun.",
    "intake.table.month": "Month",
    "intake.table.added": "Added",
    "intake.table.net": "Net change",
    "intake.table.month_begun": "{month} (up to {day})",
    # Known, not started
    "intake.waiting.section": "Known but not started",
    "intake.waiting.title": "Where those referred stand",
    "intake.waiting.finding": "{not_started} referred have not started ({share}): {waiting}"
    " waiting, {left} left before the start. They are not seen in figures on those started.",
    "intake.waiting.none": "All {referred} who were referred have started.",
    "intake.waiting.started": "Started (measured at the start)",
    "intake.waiting.waits": "Waiting to start",
    "intake.waiting.left": "Left before the start",
    "intake.bands.title": "Time since the referral",
    "intake.bands.finding": "{waiting} wait to start. {long} of them have waited at least {months}"
    " months.",
    "intake.bands.finding.one": "1 waits to start.",
    "intake.sites.item.unknown": "{ongoing} without a given site",
    "intake.caseload.over.one": "The one staff member whose hours are known has more than the norm"
    " allows for the hours: {norm} in full-time work ({hours} hours).",
    "intake.caseload.over.none.one": "The one staff member whose hours are known has no more than"
    " the norm allows for the hours: {norm} in full-time work ({hours} hours).",
    "intake.bands.finding.none": "{waiting} wait to start. None of them has waited {months}"
    " months.",
    "intake.bands.below": "Under 1 month",
    "intake.bands.between": "{low}–{high} months",
    "intake.bands.from": "{low} months or more",
    "intake.bands.table": "Waiting time",
    "intake.table.status": "Status",
    "intake.table.count": "Participants",
    "intake.table.share": "Share of those referred",
    "intake.table.share_waiting": "Share of those waiting",
    # Sites
    "intake.sites.section": "Sites",
    "intake.sites.title": "Referred, started and ongoing at each site",
    "intake.sites.finding": "Ongoing now: {sites}.",
    "intake.sites.item": "{ongoing} in {site}",
    "intake.sites.item.places": "{ongoing} in {site} ({places} agreed places)",
    "intake.sites.many": "{ongoing} are ongoing at {sites} sites.",
    "intake.sites.places": "At {k} of {n} sites with agreed places more are ongoing than there are"
    " places.",
    "intake.sites.key": "Line: agreed places. A place can be used by several persons in turn.",
    "intake.sites.referred": "{count} referred",
    "intake.sites.started": "{count} started",
    "intake.sites.ongoing": "{count} ongoing",
    "intake.sites.ongoing.places": "{count} ongoing, {places} places",
    "intake.table.site": "Site",
    "intake.table.ongoing": "Ongoing now",
    "intake.table.places": "Agreed places",
    # Withdrawn
    "intake.leaving.section": "Withdrawn",
    "intake.leaving.title": "Withdrawn, and why",
    "intake.leaving.most": "The most frequent reason is “{reason}” ({count}).",
    "intake.leaving.none": "None of the {referred} referred withdrew or ended before the start.",
    "intake.leaving.unknown": "Not given",
    "intake.leaving.words": "{count} ({before} before the start)",
    "intake.leaving.key": "Dark: before the start. Light: after the start.",
    "intake.table.reason": "Reason",
    "intake.table.before": "Before the start",
    "intake.table.after": "After the start",
    "intake.table.all": "In all",
    # Caseload
    "intake.caseload.section": "Staff",
    "intake.caseload.title": "Ongoing courses of each staff member",
    "intake.caseload.finding": "{ongoing} are ongoing with {staff} staff members.",
    "intake.caseload.finding.one": "{ongoing} are ongoing with 1 staff member.",
    "intake.caseload.over": "{k} of the {n} staff members whose hours are known have more than the"
    " norm allows for their hours: {norm} in full-time work ({hours} hours).",
    "intake.caseload.selected": "{k} of the {n} ongoing belong to the selection.",
    "intake.caseload.nobody": "Nobody in the selection is ongoing.",
    "intake.caseload.none": "Nobody is ongoing, so no staff member has participants.",
    "intake.caseload.left": "{count} ongoing are with staff members who have left.",
    "intake.caseload.without": "{count} ongoing have no staff member.",
    "intake.caseload.others": "{count} other staff members have roles without participants.",
    "intake.caseload.others.one": "1 other staff member has a role without participants.",
    "intake.caseload.key": "Line: the norm for the member's hours.",
    "intake.caseload.key.selected": "Line: the norm for the member's hours. Dark: the selection."
    " Light: all of the member's participants.",
    "intake.caseload.words.norm": "{count} (norm {norm})",
    "intake.caseload.words.selected": "{selected} of {count}",
    "intake.caseload.member": "{member}, {role}",
    "intake.caseload.no_member": "Without a staff member",
    "intake.caseload.ended": "{member} (left {day})",
    "intake.trend.title": "Courses per full-time staff member",
    "intake.trend.finding": "Per full-time staff member there are {now} ongoing courses; on"
    " {first}, there were {before}. The norm is {norm}.",
    "intake.trend.finding.one": "Per full-time staff member there are {now} ongoing courses. The"
    " norm is {norm}.",
    "intake.trend.everybody": "The figures are of all the project's participants, not only of the"
    " selection.",
    "intake.trend.unknown": "{count} ongoing courses of staff members whose hours are not known,"
    " or without a staff member, are not counted here.",
    "intake.table.member": "Staff member",
    "intake.table.role": "Role",
    "intake.table.hours": "Hours a week",
    "intake.table.selected": "In the selection",
    "intake.table.per_full_time": "Per full time",
    "intake.table.norm": "Norm for the hours",
    "intake.table.full_time": "Full-time members",
    # How it is counted
    "intake.define.referred": "Referred",
    "intake.define.referred.how": "Participants referred on or before the date. Everybody counts"
    " once, at the first referral.",
    "intake.define.started": "Started",
    "intake.define.started.how": "Participants with a first measurement on or before the date."
    " Everybody counts once, at the first start.",
    "intake.define.target": "Target",
    "intake.define.target.how": "The goal “{goal}” counts participants {who} {clause}. The target"
    " is the one in force on the date.",
    "intake.define.plan": "Expected",
    "intake.define.plan.own": "The project's own plan, straight between its points.",
    "intake.define.plan.linear": "A straight line from 0 when intake began on {first} to the"
    " target on its due date. The project has given no plan month by month.",
    "intake.define.pace": "Pace",
    "intake.define.pace.how": "How many came in the last three whole months and the one begun,"
    " divided by the days and reckoned to a month of 30.4 days.",
    "intake.define.net": "Net change",
    "intake.define.net.how": "Those who came, less those who count no longer, so that a month may"
    " be negative. The pace and forecast of a net change are approximate: the forecast reckons as"
    " if nobody left again.",
    "intake.define.needed": "Pace needed",
    "intake.define.needed.how": "What is missing to the target, divided by the time from {day} to"
    " the due date or to the end of intake.",
    "intake.define.forecast": "Forecast",
    "intake.define.forecast.how": "The day on which the target is reached if participants go on"
    " coming at random at the same pace (Poisson). The 95% interval holds both chance and the"
    " uncertainty of the pace, but no holidays, waiting lists or decisions.",
    "intake.define.waiting": "Waiting",
    "intake.define.waiting.how": "Referred, not started and not ended. The waiting time is in"
    " whole months since the latest referral.",
    "intake.define.ongoing": "Ongoing",
    "intake.define.ongoing.how": "Started, and the latest course has not ended.",
    "intake.define.leaving": "Withdrawn",
    "intake.define.leaving.how": "The latest course was withdrawn from, or ended before it began."
    " Courses that were started and ended unplanned later belong to the page on courses.",
    "intake.define.caseload": "Staff member",
    "intake.define.caseload.how": "The staff member whom the participant has now, for earlier"
    " months too. Staff members stand under a pseudonym in the project's order. Where the hours"
    " are not given there is no norm.",
    "intake.define.norm": "Norm",
    "intake.define.norm.how": "{norm} ongoing courses per staff member in full-time work (37"
    " hours), less for fewer hours.",
    "intake.define.norm.assumed": "{norm} ongoing courses per staff member in full-time work (37"
    " hours), less for fewer hours. The project has set no norm; the figure is assumed.",
}
