"""Measurements with their answers, events, volunteers and next of kin."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.data.schema.base import (
    CODE,
    Model,
    Recorded,
    coded,
    project_key,
    within_project,
)


class Measurement(Recorded, Model):
    """A questionnaire filled in at a wave. The wave is what the form says, not the date."""

    __tablename__ = "measurement"

    project_id: Mapped[str] = project_key()
    participant: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The person.")
    form: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The questionnaire.")
    wave: Mapped[int] = mapped_column(primary_key=True, doc="1 at the start, then 2, 3 …")
    day: Mapped[date] = mapped_column(doc="Day on which it was filled in.")
    mode: Mapped[str | None] = coded("mode", "How")

    __table_args__ = (
        within_project(["participant"], "participant", ["id"]),
        CheckConstraint("wave >= 1", name="wave_positive"),
    )


class Answer(Recorded, Model):
    """The answer to one item. No row: not answered. "Don't know" is an option with its own code."""

    __tablename__ = "answer"

    project_id: Mapped[str] = project_key()
    participant: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The person.")
    form: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The questionnaire.")
    wave: Mapped[int] = mapped_column(primary_key=True, doc="The wave.")
    item: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The question.")
    option: Mapped[str] = mapped_column(String(CODE), doc="The answer.")

    __table_args__ = (
        within_project(
            ["participant", "form", "wave"], "measurement", ["participant", "form", "wave"]
        ),
        within_project(["form", "item", "option"], "allowed_option", ["form", "item", "option"]),
    )


class Event(Recorded, Model):
    """A contact or an event: conversation, network meeting, group course, company contact …"""

    __tablename__ = "event"

    project_id: Mapped[str] = project_key()
    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Number of the event.")
    kind: Mapped[str] = coded("event_kind")
    day: Mapped[date] = mapped_column(doc="Day on which it took place.")
    participant: Mapped[str | None] = mapped_column(String(CODE), doc="The person, if any.")
    staff: Mapped[str | None] = mapped_column(String(CODE), doc="The staff member, if any.")
    company: Mapped[str | None] = mapped_column(String(CODE), doc="The company, if any.")
    series: Mapped[str | None] = coded("series", "What it is a part of, such as one group course")
    setting: Mapped[str | None] = coded("setting", "Where or how")
    minutes: Mapped[int | None] = mapped_column(doc="Duration in minutes.")

    __table_args__ = (
        within_project(["participant"], "participant", ["id"]),
        within_project(["staff"], "staff", ["id"]),
        within_project(["company"], "company", ["id"]),
        CheckConstraint("minutes >= 0", name="minutes_not_negative"),
        Index(None, "project_id", "participant"),
        Index(None, "project_id", "company"),
    )


class Volunteer(Recorded, Model):
    """A volunteer under a pseudonym."""

    __tablename__ = "volunteer"

    project_id: Mapped[str] = project_key()
    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Pseudonym.")
    site: Mapped[str | None] = mapped_column(String(CODE), doc="Where the volunteer helps.")
    began: Mapped[date] = mapped_column(doc="First day.")
    ended: Mapped[date | None] = mapped_column(doc="Last day, inclusive.")

    __table_args__ = (
        within_project(["site"], "site", ["id"]),
        CheckConstraint("ended IS NULL OR ended >= began", name="ended_after_began"),
    )


class NextOfKin(Recorded, Model):
    """A participant's relative who has taken part in an offer of the project."""

    __tablename__ = "next_of_kin"

    project_id: Mapped[str] = project_key()
    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Pseudonym.")
    participant: Mapped[str] = mapped_column(String(CODE), doc="The person.")
    relation: Mapped[str | None] = coded("relation")
    began: Mapped[date] = mapped_column(doc="First day of the offer.")

    __table_args__ = (within_project(["participant"], "participant", ["id"]),)
