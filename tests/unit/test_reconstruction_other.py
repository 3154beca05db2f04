"""The reconstructed persons of three projects give the published figures, counted with pandas.

This is a second counting, independent of the dashboard's own; `tests/reference` has the dashboard
count the same figures.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.data.demo.folder import Row, write_tables
from dashboard.indicators.calendar import add_months, months_before
from reconstruction.rampen_norddjurs.__main__ import build_tables as build_norddjurs
from reconstruction.sind_rampen.__main__ import build_tables as build_sind
from reconstruction.sociale_mentorer.__main__ import build_tables as build_mentors

PROJECTS = Path(__file__).parents[2] / "projects"
DATES = {"referred", "started", "ended", "from", "to", "day", "began", "first_contact"}


def read(project: str, table: str) -> pd.DataFrame:
    path = PROJECTS / project / f"{table}.csv"
    columns = pd.read_csv(path, nrows=0).columns
    return pd.read_csv(path, parse_dates=[name for name in columns if name in DATES])


def counts(column: pd.Series) -> dict[str, int]:
    return {str(key): int(n) for key, n in column.fillna("missing").value_counts().items()}


@pytest.mark.parametrize(
    ("project", "build"),
    [
        ("sind-rampen", build_sind),
        ("sociale-mentorer", build_mentors),
        ("rampen-norddjurs", build_norddjurs),
    ],
)
def test_the_program_gives_the_committed_files(
    project: str, build: Callable[[], dict[str, list[Row]]], tmp_path: Path
) -> None:
    write_tables(tmp_path, build())
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (PROJECTS / project).glob("*.csv")}
    assert made == kept


class TestSindRampen:
    day = date(2017, 11, 30)

    def courses(self) -> pd.DataFrame:
        return read("sind-rampen", "courses")

    def flexjobs(self) -> pd.DataFrame:
        spells = read("sind-rampen", "spells")
        return spells[spells.kind == "flexjob"]

    def test_intake(self) -> None:
        referred = self.courses().referred
        assert len(referred) == 110
        assert (referred < "2017-01-01").sum() == 40
        assert referred.min() >= pd.Timestamp(2016, 9, 1)
        assert referred.max() <= pd.Timestamp(self.day)

    def test_flexjobs_and_how_long_they_have_lasted(self) -> None:
        new = self.flexjobs().query("held_at_start == 'no'")
        assert len(new) == new.participant.nunique() == 28
        assert new.to.isna().all()
        limit = pd.Timestamp(months_before(self.day, 6))
        assert (new["from"] <= limit).sum() == 10
        # "More than" and "at least" six months give the same ten.
        assert (new["from"] < limit).sum() == 10
        referred = self.courses().set_index("participant").referred
        assert (new["from"] > new.participant.map(referred)).all()

    def test_between_5_and_10_percent_were_already_employed(self) -> None:
        held = self.flexjobs().query("held_at_start == 'yes'")
        assert held.participant.nunique() == 8
        assert 0.05 <= 8 / 110 <= 0.10

    def test_activities(self) -> None:
        events = read("sind-rampen", "events")
        by_kind = counts(events.kind)
        assert by_kind["staff_course"] == by_kind["volunteer_meeting"] == 3
        assert (events.query("kind == 'staff_course'").day.dt.year == 2016).all()
        meetings = events.query("kind == 'management_meeting'")
        assert set(meetings.groupby([meetings.series, meetings.day.dt.year]).size()) == {2}

    def test_volunteers_stayed_in_two_of_three_municipalities(self) -> None:
        volunteers = read("sind-rampen", "volunteers")
        assert counts(volunteers[volunteers.ended.isna()].site) == {"aarhus": 8, "odder": 4}

    @pytest.mark.parametrize(
        "day", [date(2017, 1, 31), date(2017, 6, 14), date(2017, 10, 2), date(2017, 11, 30)]
    )
    def test_companies_with_an_employee_are_contacted_each_3_months(self, day: date) -> None:
        events = read("sind-rampen", "events")
        contacts = events[(events.kind == "company_contact") & (events.day <= pd.Timestamp(day))]
        last = contacts.groupby("company").day.max()
        jobs = self.flexjobs()
        now = pd.Timestamp(day)
        current = jobs[(jobs["from"] <= now) & ((jobs.to >= now) | jobs.to.isna())]
        known = read("sind-rampen", "companies").set_index("id").first_contact
        employing = [name for name in set(current.company) if known[name] <= now]
        assert employing
        assert all(last[name] >= pd.Timestamp(add_months(day, -3)) for name in employing)

    def test_contact_is_at_least_monthly_before_a_job(self) -> None:
        events = read("sind-rampen", "events").query("kind == 'conversation'")
        first_job = self.flexjobs().groupby("participant")["from"].min()
        for person, days in events.sort_values("day").groupby("participant").day:
            before = days[days <= first_job.get(person, pd.Timestamp(self.day))]
            assert (before.diff().dropna().dt.days <= 31).all()
            assert (days.diff().dropna().dt.days <= 89).all()

    def test_a_person_works_thirty_hours_with_a_wage_subsidy(self) -> None:
        staff = read("sind-rampen", "staff").query("role == 'wage_subsidy'")
        assert list(staff.weekly_hours) == [30.0]

    def test_marks(self) -> None:
        latest = read("sind-rampen", "registrations").sort_values("day").groupby("goal").last()
        reached = {"A1", "A5", "A6", "A7", "A8", "A9", "B2", "B3", "B4", "C3"}
        assert set(latest.query("verdict == 'reached'").index) == reached
        assert set(latest.query("verdict == 'noted'").index) == {"B1", "B5", "C1", "C2", "C5"}


class TestSocialeMentorer:
    def people(self) -> pd.DataFrame:
        people = read("sociale-mentorer", "participants")
        return people.merge(
            read("sociale-mentorer", "courses"), left_on="id", right_on="participant"
        )

    def ended(self) -> pd.DataFrame:
        people = self.people()
        ended = people[people.ended.notna()]
        return ended.assign(days=(ended.ended - ended.started).dt.days)

    def test_courses(self) -> None:
        people = self.people()
        assert len(people) == 208
        assert counts(people.site) == {"herlev": 32, "odense": 130, "viborg": 46}
        assert counts(people[people.ended.isna()].site) == {
            "herlev": 14,
            "odense": 29,
            "viborg": 23,
        }

    def test_gender_and_age(self) -> None:
        people = self.people()
        assert counts(people.gender) == {"man": 112, "woman": 96}
        for age in (
            people.started.dt.year - people.birth_year,
            people.referred.dt.year - people.birth_year,
        ):
            assert (age < 40).sum() == 154
            assert (age < 30).sum() == (age <= 30).sum() == 85
            assert (age > 50).sum() == 8
            young = people[age <= 30]
            assert counts(young.site) == {"odense": 62, "herlev": 12, "viborg": 11}

    def test_education_and_benefit(self) -> None:
        people = self.people()
        assert counts(people.education) == {
            "school": 127,
            "not_finished_school": 8,
            "upper_secondary": 23,
            "vocational": 29,
            "short_higher": 4,
            "medium_higher": 7,
            "long_higher": 3,
            "missing": 7,
        }
        assert counts(people.benefit) == {
            "social_assistance": 136,
            "ordinary_job": 16,
            "student_grant": 3,
            "unemployment_benefit": 17,
            "sickness_benefit": 14,
            "flexjob": 4,
            "unemployment_allowance": 1,
            "rehabilitation": 5,
            "introduction_benefit": 1,
            "none": 1,
            "missing": 10,
        }

    def test_interventions_and_needs(self) -> None:
        attributes = read("sociale-mentorer", "attributes")
        interventions = counts(attributes.query("attribute == 'intervention'").code)
        other = interventions.pop("other")
        assert interventions == {"employment": 76, "psychiatry": 73, "addiction": 36, "somatic": 20}
        assert round((sum(interventions.values()) + other) / 208, 1) == 1.3
        needs = attributes.query("attribute == 'support_need'")
        assert counts(needs.code) == {
            "job_or_education": 136,
            "clarification": 86,
            "retain_job": 58,
        }
        assert needs.participant.nunique() == 208

    def test_lengths_of_ended_courses(self) -> None:
        ended = self.ended()
        assert ended.groupby("site").days.mean().to_dict() == {
            "herlev": 331.0,
            "odense": 221.0,
            "viborg": 276.0,
        }
        assert round(ended.days.mean()) == 244

    def test_bands_of_whole_months(self) -> None:
        def months(row: pd.Series) -> int:
            begun = row.started.date()
            return max(n for n in range(40) if add_months(begun, n) <= row.ended.date())

        whole = self.ended().apply(months, axis=1)
        bands = pd.cut(whole, [-1, 0, 5, 11, 17, 99], labels=["0", "1-5", "6-11", "12-17", "18-"])
        assert counts(bands.astype(str)) == {
            "0": 21,
            "1-5": 46,
            "6-11": 33,
            "12-17": 31,
            "18-": 11,
        }

    def test_one_outcome_per_ended_person(self) -> None:
        ended = self.ended()
        assert counts(ended.destination) == {
            "ordinary_job": 23,
            "flexjob": 4,
            "education": 24,
            "retained_job": 20,
            "neither": 71,
        }
        spells = read("sociale-mentorer", "spells").merge(
            ended[["participant", "started", "ended", "destination"]], on="participant"
        )
        for kind in ("ordinary_job", "flexjob", "education"):
            due = spells[(spells.destination == kind) & (spells.kind == kind)]
            begun = due[(due.held_at_start == "no") & (due["from"] > due.started)]
            assert len(begun[begun["from"] <= begun.ended]) == counts(ended.destination)[kind]
        held = spells[spells.held_at_start == "yes"]
        retained = held[(held.destination == "retained_job") & held.to.isna()]
        assert len(retained) == 20
        assert len(held[held.kind != "education"]) == 27

    def test_reasons_for_ending(self) -> None:
        assert counts(self.ended().reason) == {
            "no_longer_needed": 87,
            "beyond_mentor": 21,
            "other_activation": 8,
            "no_contact": 6,
            "disability_pension": 10,
            "moved": 2,
            "pregnancy": 2,
            "prison": 3,
            "declined": 3,
        }

    def test_events(self) -> None:
        by_kind = counts(read("sociale-mentorer", "events").kind)
        assert by_kind["company_placement"] == 84
        assert by_kind["treatment"] == 76
        assert by_kind["activation"] == 32
        assert by_kind["interview"] == 15

    def test_tasks_and_time(self) -> None:
        events = read("sociale-mentorer", "events")
        tasks = events[events.minutes.notna()]
        assert (tasks.kind == "conversation").mean() == pytest.approx(0.72)
        time = tasks.groupby("setting").minutes.sum() / tasks.minutes.sum()
        assert time.to_dict() == pytest.approx(
            {"home": 0.38, "remote": 0.30, "workplace": 0.21, "elsewhere": 0.11}
        )

    def test_companies(self) -> None:
        companies = read("sociale-mentorer", "companies")
        assert counts(companies.type) == {"private": 42, "public": 28, "association": 2}
        assert counts(companies.experience) == {"yes": 40, "no": 17, "unknown": 15}

    def test_viborgs_mentors_have_one_or_two_participants(self) -> None:
        people = self.people()
        active = people[(people.site == "viborg") & people.ended.isna()]
        assert active.groupby("staff").size().between(1, 2).all()
        assert 12 <= active.staff.nunique() <= 14

    def test_nothing_changes_in_october_2010(self) -> None:
        people = self.people()
        last = pd.Timestamp(2010, 9, 30)
        assert people.started.max() <= last
        assert people.ended.max() <= last


class TestRampenNorddjurs:
    day = date(2022, 12, 12)

    def people(self) -> pd.DataFrame:
        people = read("rampen-norddjurs", "participants")
        return people.merge(
            read("rampen-norddjurs", "courses"), left_on="id", right_on="participant"
        )

    def test_participants_from_norddjurs(self) -> None:
        here = self.people().query("site == 'norddjurs'")
        assert len(here) == 46
        stayed = here[here.ending != "withdrawn"]
        assert counts(stayed.target_group) == {"primary": 29, "sick_listed": 7}

    def test_in_work(self) -> None:
        here = self.people().query("site == 'norddjurs' and target_group == 'primary'")
        stayed = set(here[here.ending != "withdrawn"].id)
        spells = read("rampen-norddjurs", "spells")
        now = pd.Timestamp(self.day)
        working = spells[
            spells.kind.isin(["flexjob", "ordinary_job"])
            & (spells["from"] <= now)
            & (spells.to.isna() | (spells.to >= now))
        ]
        assert len(stayed & set(working.participant)) == 14

    def test_experienced_effect_of_those_who_completed(self) -> None:
        completed = self.people().query("ending == 'planned'")
        answers = read("rampen-norddjurs", "answers-citizen")
        assert set(answers.participant) == set(completed.id)
        positive = answers.experienced_effect.isin(["positive", "very_positive"])
        assert (len(answers), positive.sum()) == (33, 28)

    def test_offer_to_relatives(self) -> None:
        people = self.people().set_index("id")
        events = read("rampen-norddjurs", "events").query("kind == 'relatives_offer'")
        assert events.participant.nunique() == 6
        kin = read("rampen-norddjurs", "next_of_kin")
        assert set(kin.participant) == set(events.participant)
        assert set(people.loc[list(kin.participant)].site) == {"norddjurs"}
