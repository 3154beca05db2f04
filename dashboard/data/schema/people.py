"""Participants and what happens to them: courses, attributes, spells in work or education."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.data.schema.base import (
    CODE,
    Model,
    Recorded,
    coded,
    project_key,
    within_project,
)


class Participant(Recorded, Model):
    """A person under a pseudonym. Nothing here names a person; the key lives elsewhere."""

    __tablename__ = "participant"

    project_id: Mapped[str] = project_key()
    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Random pseudonym.")
    site: Mapped[str | None] = mapped_column(String(CODE), doc="The site that supports the person.")
    staff: Mapped[str | None] = mapped_column(String(CODE), doc="The person's staff member.")
    target_group: Mapped[str | None] = coded("target_group")
    gender: Mapped[str | None] = coded("gender")
    birth_year: Mapped[int | None] = mapped_column(doc="Year of birth; never a birth date.")
    nationality: Mapped[str | None] = coded("nationality")
    education: Mapped[str | None] = coded("education", "Highest")
    benefit: Mapped[str | None] = coded("benefit", "At referral")

    __table_args__ = (
        within_project(["site"], "site", ["id"]),
        within_project(["staff"], "staff", ["id"]),
        CheckConstraint("birth_year BETWEEN 1900 AND 2100", name="birth_year_plausible"),
    )


class Course(Recorded, Model):
    """One course of support; a person who comes back has several, numbered in order."""

    __tablename__ = "course"

    project_id: Mapped[str] = project_key()
    participant: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The person.")
    number: Mapped[int] = mapped_column(primary_key=True, doc="1 for the first course, then 2 …")
    referred: Mapped[date] = mapped_column(doc="Day of referral.")
    started: Mapped[date | None] = mapped_column(doc="Day of the start (baseline measured).")
    ended: Mapped[date | None] = mapped_column(doc="Last day of the course, inclusive.")
    ending: Mapped[str | None] = mapped_column(
        String(CODE), doc="planned, unplanned or withdrawn; given exactly when it has ended."
    )
    reason: Mapped[str | None] = coded("ending_reason")
    destination: Mapped[str | None] = coded("destination")

    __table_args__ = (
        within_project(["participant"], "participant", ["id"]),
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint("started IS NULL OR started >= referred", name="started_after_referred"),
        CheckConstraint(
            "ended IS NULL OR ended >= COALESCE(started, referred)", name="ended_after_start"
        ),
        CheckConstraint("(ended IS NULL) = (ending IS NULL)", name="ending_with_ended"),
        CheckConstraint("ending IN ('planned', 'unplanned', 'withdrawn')", name="ending"),
    )


class ParticipantAttribute(Recorded, Model):
    """A value of a multi-valued attribute: a diagnosis, a support need, an intervention …"""

    __tablename__ = "participant_attribute"

    project_id: Mapped[str] = project_key()
    participant: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The person.")
    attribute: Mapped[str] = mapped_column(
        String(CODE), primary_key=True, doc="Which attribute; also the name of its code list."
    )
    code: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The value.")

    __table_args__ = (
        within_project(["participant"], "participant", ["id"]),
        within_project(["attribute", "code"], "allowed_code", ["list_name", "code"]),
    )


class ErasedPerson(Model):
    """That a person was erased, so that no import brings the person back.

    The pseudonym itself is gone. Its mark is an HMAC: it can be recognised, not read.
    """

    __tablename__ = "erased_person"

    project_id: Mapped[str] = project_key()
    mark: Mapped[str] = mapped_column(
        String(64), primary_key=True, doc="HMAC-SHA-256 of the pseudonym, keyed with the salt."
    )
    salt: Mapped[str] = mapped_column(String(64), doc="Random; the same within a project.")
    erased_on: Mapped[date] = mapped_column(doc="Day of the erasure.")


class Company(Recorded, Model):
    """A company or other workplace."""

    __tablename__ = "company"

    project_id: Mapped[str] = project_key()
    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Pseudonym.")
    type: Mapped[str | None] = coded("company_type")
    experience: Mapped[str | None] = coded(
        "company_experience", "With employees who need consideration"
    )
    site: Mapped[str | None] = mapped_column(String(CODE), doc="The site it works with.")
    first_contact: Mapped[date] = mapped_column(doc="Day of the first contact.")

    __table_args__ = (within_project(["site"], "site", ["id"]),)


class Spell(Recorded, Model):
    """A time in a job, an internship or an education."""

    __tablename__ = "spell"

    project_id: Mapped[str] = project_key()
    participant: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The person.")
    number: Mapped[int] = mapped_column(primary_key=True, doc="Number within the person.")
    kind: Mapped[str] = mapped_column(
        String(CODE), doc="ordinary_job, flexjob, wage_subsidy, internship or education."
    )
    from_day: Mapped[date] = mapped_column(doc="First day.")
    to_day: Mapped[date | None] = mapped_column(doc="Last day, inclusive; empty while it lasts.")
    weekly_hours: Mapped[float | None] = mapped_column(doc="Hours a week.")
    company: Mapped[str | None] = mapped_column(String(CODE), doc="The workplace.")
    held_at_start: Mapped[bool] = mapped_column(
        default=False, doc="Whether the person had it when the course began (to be retained)."
    )
    route: Mapped[str | None] = coded("route", "How it came about")

    __table_args__ = (
        within_project(["participant"], "participant", ["id"]),
        within_project(["company"], "company", ["id"]),
        CheckConstraint(
            "kind IN ('ordinary_job', 'flexjob', 'wage_subsidy', 'internship', 'education')",
            name="kind",
        ),
        CheckConstraint("to_day IS NULL OR to_day >= from_day", name="to_after_from"),
        # No index besides the key: SQLite 3.40 answers IN plus a range over a longer one wrongly.
        CheckConstraint("weekly_hours > 0 AND weekly_hours <= 60", name="weekly_hours_plausible"),
    )
