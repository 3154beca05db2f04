"""Projects, their versioned definition, and what it declares: code lists, goals, meetings."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.data.schema.base import (
    CODE,
    Model,
    Recorded,
    coded,
    project_key,
    within_project,
)


class ImportBatch(Model):
    """One run of the importer that changed something."""

    __tablename__ = "import_batch"

    id: Mapped[int] = mapped_column(primary_key=True, doc="Number of the import.")
    project_id: Mapped[str] = mapped_column(String(CODE), doc="The project imported.")
    source: Mapped[str] = mapped_column(doc="Name of the imported folder, without its path.")
    digest: Mapped[str] = mapped_column(String(64), doc="SHA-256 over the folder's files.")
    started_at: Mapped[datetime] = mapped_column(doc="When the import began (UTC).")


class Project(Recorded, Model):
    """A project that the dashboard follows."""

    __tablename__ = "project"

    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Short name, as in URLs.")
    position: Mapped[int] = mapped_column(doc="Order in lists of projects.")


class ProjectVersion(Recorded, Model):
    """A version of the project's definition; the highest number is in force."""

    __tablename__ = "project_version"

    project_id: Mapped[str] = project_key()
    number: Mapped[int] = mapped_column(primary_key=True, doc="1, 2, 3 … in order of import.")
    toml: Mapped[str] = mapped_column(doc="The text of project.toml.")


class ChangeToken(Model):
    """A number per project that triggers raise at every change of the project's rows."""

    __tablename__ = "change_token"

    project_id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The project.")
    token: Mapped[int] = mapped_column(
        BigInteger,
        default=0,
        doc="Raised by every writer, whichever program, to the time in microseconds or further.",
    )


class Site(Recorded, Model):
    """A job centre or other place that refers and supports participants."""

    __tablename__ = "site"

    project_id: Mapped[str] = project_key()
    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Code of the site.")
    places: Mapped[int | None] = mapped_column(doc="Agreed places, where there is an agreement.")

    __table_args__ = (CheckConstraint("places >= 0", name="places_not_negative"),)


class AllowedCode(Recorded, Model):
    """A value that a code list of the project allows (benefit, reason, event kind …)."""

    __tablename__ = "allowed_code"

    project_id: Mapped[str] = project_key()
    list_name: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The code list.")
    code: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The value.")
    position: Mapped[int] = mapped_column(doc="Order in which the list is shown.")


class AllowedOption(Recorded, Model):
    """An answer that a questionnaire item allows; "don't know" is an option of its own."""

    __tablename__ = "allowed_option"

    project_id: Mapped[str] = project_key()
    form: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The questionnaire.")
    item: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The question.")
    option: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="The answer.")
    position: Mapped[int] = mapped_column(doc="Order in which the questionnaire prints it.")
    score: Mapped[int | None] = mapped_column(doc="Higher is better; none for don't know.")
    dont_know: Mapped[bool] = mapped_column(doc='Whether the option is "ved ikke".')


class Goal(Recorded, Model):
    """A goal on the project's ladder; its indicator stands in the definition."""

    __tablename__ = "goal"

    project_id: Mapped[str] = project_key()
    code: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Code of the goal.")
    level: Mapped[str] = mapped_column(String(CODE), doc="Step of the ladder.")
    position: Mapped[int] = mapped_column(doc="Order within the definition.")

    __table_args__ = (
        CheckConstraint("level IN ('activity', 'short_term', 'long_term', 'effect')", name="level"),
    )


class GoalTarget(Recorded, Model):
    """A target in force from a date; appended, never edited."""

    __tablename__ = "goal_target"

    project_id: Mapped[str] = project_key()
    goal: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Code of the goal.")
    effective: Mapped[date] = mapped_column(primary_key=True, doc="First day in force.")
    value: Mapped[float] = mapped_column(doc="Fraction for a share, number for a count.")
    due: Mapped[date | None] = mapped_column(doc="Day by which it is to be reached.")
    reason_da: Mapped[str] = mapped_column(doc="Why, in Danish.")
    reason_en: Mapped[str] = mapped_column(doc="Why, in English.")
    assumed: Mapped[bool] = mapped_column(doc="True where no publication or decision says it.")

    __table_args__ = (
        within_project(["goal"], "goal", ["code"]),
        CheckConstraint("value > 0", name="value_positive"),
        CheckConstraint("due IS NULL OR due >= effective", name="due_after_effective"),
    )


class Meeting(Recorded, Model):
    """A meeting of the steering group."""

    __tablename__ = "meeting"

    project_id: Mapped[str] = project_key()
    day: Mapped[date] = mapped_column(primary_key=True, doc="Day of the meeting.")
    assumed: Mapped[bool] = mapped_column(doc="True where no publication gives the date.")


class Registration(Recorded, Model):
    """A manual registration of a goal that no query can count."""

    __tablename__ = "registration"

    project_id: Mapped[str] = project_key()
    goal: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Code of the goal.")
    day: Mapped[date] = mapped_column(primary_key=True, doc="Day of the registration.")
    verdict: Mapped[str] = mapped_column(
        String(CODE), doc="reached, under_way (measured, not reached) or noted (text only)."
    )
    numerator: Mapped[int | None] = mapped_column(doc="How many (of them), where measured.")
    denominator: Mapped[int | None] = mapped_column(doc="Of how many asked, where measured.")
    text: Mapped[str] = mapped_column(doc="What was registered, without names of persons.")

    __table_args__ = (
        within_project(["goal"], "goal", ["code"]),
        CheckConstraint("verdict IN ('reached', 'under_way', 'noted')", name="verdict"),
        CheckConstraint("numerator >= 0", name="numerator_not_negative"),
        CheckConstraint(
            "denominator IS NULL OR (numerator IS NOT NULL AND numerator <= denominator)",
            name="numerator_within_denominator",
        ),
    )


class Staff(Recorded, Model):
    """A staff member under a pseudonym."""

    __tablename__ = "staff"

    project_id: Mapped[str] = project_key()
    id: Mapped[str] = mapped_column(String(CODE), primary_key=True, doc="Pseudonym.")
    role: Mapped[str | None] = coded("staff_role")
    site: Mapped[str | None] = mapped_column(String(CODE), doc="Where the staff member works.")
    weekly_hours: Mapped[float | None] = mapped_column(doc="Hours a week for the project.")
    began: Mapped[date | None] = mapped_column(doc="First day with the project.")
    ended: Mapped[date | None] = mapped_column(doc="Last day with the project, inclusive.")

    __table_args__ = (
        within_project(["site"], "site", ["id"]),
        CheckConstraint("weekly_hours > 0", name="weekly_hours_positive"),
        CheckConstraint(
            "ended IS NULL OR began IS NULL OR ended >= began", name="ended_after_began"
        ),
    )
