"""The published counts, as dealt out by the program."""

from __future__ import annotations

from datetime import date

DATA_UNTIL = date(2010, 11, 1)
INTAKE_START = date(2007, 9, 3)
#: Nothing changes in October, so that "October" and "early November 2010" both hold.
LAST_CHANGE = date(2010, 9, 30)

SITES = ("herlev", "odense", "viborg")
ONGOING = {"herlev": 14, "odense": 29, "viborg": 23}
ENDED = {"herlev": 18, "odense": 101, "viborg": 23}

#: Days (ended less started) of the ended courses: the sums behind the means 331, 221 and 276.
SUM_OF_DAYS = {"herlev": 18 * 331, "odense": 101 * 221, "viborg": 23 * 276}
#: Bands of whole months with the days used for them, away from the edges; counts per site are
#: assumed within the totals 21/46/33/31/11 of 142 and 8/46/10 at 6-17 months.
BANDS = ((4, 26), (33, 178), (187, 361), (369, 544), (553, 820))
BAND_COUNTS = {
    "herlev": (1, 5, 4, 4, 4),
    "odense": (17, 34, 25, 21, 4),
    "viborg": (3, 7, 4, 6, 3),
}

#: Ages at the start: 30 or under (nobody is 30), under 40, 40 to 50, over 50. Ages next to a
#: published limit are not used, so that age at referral gives the same groups.
AGES = {"young": (18, 29), "thirties": (32, 39), "forties": (41, 50), "older": (52, 60)}
YOUNG = {"herlev": 12, "odense": 62, "viborg": 11}
THIRTIES, FORTIES, OLDER = 69, 46, 8

GENDER = {"man": 112, "woman": 96}
EDUCATION = {
    "school": 127,
    "not_finished_school": 8,
    "upper_secondary": 23,
    "vocational": 29,
    "short_higher": 4,
    "medium_higher": 7,
    "long_higher": 3,
    None: 7,
}
#: Benefits of persons without a job at the start; 10 of the 14 on sickness benefit have one.
BENEFIT_WITHOUT_JOB = {
    "social_assistance": 136,
    "unemployment_benefit": 17,
    "sickness_benefit": 4,
    "unemployment_allowance": 1,
    "rehabilitation": 5,
    "introduction_benefit": 1,
    "none": 1,
    None: 10,
}
STUDENTS = 3
BENEFIT_WITH_JOB = {"ordinary_job": 16, "flexjob": 4, "sickness_benefit": 10}

INTERVENTIONS = {"employment": 76, "psychiatry": 73, "addiction": 36, "somatic": 20, "other": 65}
NEED_JOB, NEED_CLARIFICATION, NEED_RETAIN = 136, 86, 58

OUTCOMES = {"retained_job": 20, "ordinary_job": 23, "flexjob": 4, "education": 24}
#: Persons with a job at the start who ended without it (assumed), and who are still supported.
LOST_JOB, ONGOING_JOB = 7, 3
NO_LONGER_NEEDED_WITHOUT_RESULT = 16
OTHER_REASONS = {
    "beyond_mentor": 21,
    "other_activation": 8,
    "no_contact": 6,
    "disability_pension": 10,
    "moved": 2,
    "pregnancy": 2,
    "prison": 3,
    "declined": 3,
}
#: Reasons that tend to end a course early (assumed).
EARLY_REASONS = ("no_contact", "declined", "beyond_mentor", "prison", "moved")

COMPANY_TYPES = {"private": 42, "public": 28, "association": 2}
COMPANY_EXPERIENCE = {"yes": 40, "no": 17, "unknown": 15}
COMPANY_SITES = {"herlev": 10, "odense": 44, "viborg": 18}

PLACEMENTS, TREATMENTS, ACTIVATIONS, INTERVIEWED = 84, 76, 32, 15

#: Mentor tasks by kind and setting: 1044 of 1450 (72 %) are conversations. The rest is assumed.
TASKS = {
    ("conversation", "home"): 380,
    ("conversation", "remote"): 474,
    ("conversation", "workplace"): 170,
    ("conversation", "elsewhere"): 20,
    ("caseworker_contact", "remote"): 110,
    ("workplace_contact", "remote"): 60,
    ("workplace_contact", "workplace"): 40,
    ("accompaniment", "elsewhere"): 80,
    ("keeping_appointments", "remote"): 66,
    ("treatment_contact", "remote"): 40,
    ("treatment_contact", "elsewhere"): 10,
}
#: Mean minutes of a task by setting; of 60,000 minutes they give 38, 30, 21 and 11 %.
MINUTES = {"home": 60, "remote": 24, "workplace": 60, "elsewhere": 60}
