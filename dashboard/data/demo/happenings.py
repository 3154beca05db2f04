"""What may happen in the invented project: one function per kind, each a few rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, and_, func, insert, select, update

from dashboard.data.demo.invented import COACHES, PROJECT
from dashboard.data.demo.invented_people import draw_person, pseudonym
from dashboard.data.demo.questionnaires import ITEMS, fill
from dashboard.data.schema import (
    Answer,
    Company,
    Course,
    Event,
    ImportBatch,
    Measurement,
    Participant,
    Project,
    Spell,
)
from dashboard.data.stores import StoreError, StoreProblem

#: A query for any columns.
Rows: TypeAlias = Select[*tuple[Any, ...]]

JOBS = ("ordinary_job", "flexjob")
#: Most of a kind in one day: a demo that is watched for hours is to stay plausible.
MOST_REFERRALS, MOST_JOB_STARTS, MOST_JOB_ENDS = 12, 8, 3
#: Source and digest of the batch that live events are recorded under.
SOURCE, NO_FILES = "live", "0" * 64


@dataclass(frozen=True)
class Moment:
    """One transaction: where to write, what day it is, and the columns that every row carries."""

    connection: Connection
    random: Random
    today: date
    recorded: dict[str, Any]

    @classmethod
    def begin(cls, connection: Connection, random: Random, today: date) -> Moment:
        """Find or make the batch of live events; raises StoreError where there is no demo."""
        if connection.scalar(select(Project.id).where(Project.id == PROJECT)) is None:
            raise StoreError(
                StoreProblem.EMPTY,
                "The database does not hold the demo; build it with `python -m dashboard demo`.",
            )
        now = datetime.now(UTC).replace(tzinfo=None)
        batch = connection.scalar(
            select(func.max(ImportBatch.id)).where(
                ImportBatch.project_id == PROJECT, ImportBatch.source == SOURCE
            )
        )
        if batch is None:
            result = connection.execute(
                insert(ImportBatch).values(
                    project_id=PROJECT, source=SOURCE, digest=NO_FILES, started_at=now
                )
            )
            assert result.inserted_primary_key is not None
            batch = result.inserted_primary_key[0]
        recorded = {"project_id": PROJECT, "recorded_at": now, "import_id": batch}
        return cls(connection, random, today, recorded)

    def add(self, model: Any, **values: Any) -> None:
        self.connection.execute(insert(model).values(**self.recorded, **values))

    def change(self, model: Any, *where: Any, **values: Any) -> None:
        statement = update(model).where(model.project_id == PROJECT, *where)
        self.connection.execute(statement.values(**self.recorded, **values))

    def happened_today(self, day: Any, most: int) -> bool:
        """Whether `most` rows have this column's date already."""
        query = select(func.count()).where(day.class_.project_id == PROJECT, day == self.today)
        return (self.connection.scalar(query) or 0) >= most

    def draw(self, query: Rows) -> Any:
        """One row at random, or None; the query orders its rows, so that a seed repeats itself."""
        rows = self.connection.execute(query).all()
        return self.random.choice(rows) if rows else None


def refer(moment: Moment) -> str | None:
    if moment.happened_today(Course.referred, MOST_REFERRALS):
        return None
    site = moment.random.choice(sorted(COACHES))
    person = draw_person(moment.random, site, moment.random.choice(COACHES[site]), moment.today)
    moment.add(
        Participant,
        id=person.id,
        site=site,
        staff=person.staff,
        target_group=person.target_group,
        gender=person.gender,
        birth_year=person.birth_year,
        nationality=person.nationality,
        education=person.education,
        benefit=person.benefit,
    )
    moment.add(Course, participant=person.id, number=1, referred=moment.today)
    return f"a referral in {site.capitalize()}"


def start(moment: Moment) -> str | None:
    """The one who has waited longest starts, with both forms of the first wave."""
    row = moment.connection.execute(
        _courses()
        .where(Course.started.is_(None), Course.referred <= moment.today)
        .order_by(None)
        .order_by(Course.referred, Course.participant)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    moment.change(
        Course,
        Course.participant == row.participant,
        Course.number == row.number,
        started=moment.today,
    )
    level = moment.random.gauss(0.32, 0.12)
    for form in ITEMS:
        filled = fill(moment.random, form, row.participant, 1, moment.today, level)
        key = {"participant": row.participant, "form": form, "wave": 1}
        moment.add(Measurement, **key, day=moment.today, mode=filled.mode)
        for item, option in filled.answers.items():
            if option is not None:
                moment.add(Answer, **key, item=item, option=option)
    return f"a start with the first measurement in {row.site.capitalize()}"


def begin_job(moment: Moment) -> str | None:
    if moment.happened_today(Spell.from_day, MOST_JOB_STARTS):
        return None
    row = moment.draw(_ongoing(moment.today).where(~_has_job().exists()))
    if row is None:
        return None
    company = moment.draw(
        select(Company.id)
        .where(Company.project_id == PROJECT, Company.site == row.site)
        .order_by(Company.id)
    )
    last = moment.connection.scalar(
        select(func.max(Spell.number)).where(
            Spell.project_id == PROJECT, Spell.participant == row.participant
        )
    )
    hours = float(moment.random.choice((12, 15, 20, 25, 30, 37)))
    moment.add(
        Spell,
        participant=row.participant,
        number=(last or 0) + 1,
        kind="flexjob" if hours < 16 else "ordinary_job",
        from_day=moment.today,
        weekly_hours=hours,
        company=company.id if company else None,
        held_at_start=False,
        route="direct",
    )
    return f"a job start of {hours:g} hours a week in {row.site.capitalize()}"


def talk(moment: Moment) -> str | None:
    row = moment.draw(_ongoing(moment.today))
    if row is None:
        return None
    minutes = moment.random.choice((30, 45, 60))
    moment.add(
        Event,
        id=pseudonym(moment.random) + pseudonym(moment.random),
        kind="conversation",
        day=moment.today,
        participant=row.participant,
        staff=row.staff,
        setting=moment.random.choice(("office", "phone", "workplace")),
        minutes=minutes,
    )
    return f"a conversation of {minutes} minutes in {row.site.capitalize()}"


def end_job(moment: Moment) -> str | None:
    if moment.happened_today(Spell.to_day, MOST_JOB_ENDS):
        return None
    row = moment.draw(
        select(Spell.participant, Spell.number, Participant.site)
        .join(Participant, _same_person(Spell))
        .where(
            Spell.project_id == PROJECT,
            Spell.kind.in_(JOBS),
            Spell.to_day.is_(None),
            Spell.held_at_start.is_(False),
            Spell.from_day < moment.today,
        )
        .order_by(Spell.participant, Spell.number)
    )
    if row is None:
        return None
    moment.change(
        Spell,
        Spell.participant == row.participant,
        Spell.number == row.number,
        to_day=moment.today,
    )
    return f"a job that ends today in {row.site.capitalize()}"


def _same_person(model: Any) -> Any:
    return and_(Participant.project_id == model.project_id, Participant.id == model.participant)


def _courses() -> Rows:
    """Courses that have not ended, with the participant's site and staff member."""
    return (
        select(Course.participant, Course.number, Participant.site, Participant.staff)
        .join(Participant, _same_person(Course))
        .where(Course.project_id == PROJECT, Course.ended.is_(None))
        .order_by(Course.participant, Course.number)
    )


def _ongoing(today: date) -> Rows:
    return _courses().where(Course.started <= today)


def _has_job() -> Rows:
    return select(Spell.number).where(
        Spell.project_id == Course.project_id,
        Spell.participant == Course.participant,
        Spell.kind.in_(JOBS),
        Spell.to_day.is_(None),
    )


#: Each kind with its weight. A happening that cannot happen now returns None and writes nothing.
HAPPENINGS: dict[str, tuple[Callable[[Moment], str | None], int]] = {
    "conversation": (talk, 5),
    "referral": (refer, 3),
    "start": (start, 2),
    "job start": (begin_job, 2),
    "job end": (end_job, 1),
}
