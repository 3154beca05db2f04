"""How long ago the last contact was, with persons and with companies, counted in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Integer,
    ScalarSelect,
    Select,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
)

from dashboard.data.compile import PROJECT, Moments, frame, shape_of
from dashboard.data.compile.conditions import Predicate, is_one_of
from dashboard.data.effort import is_held_job
from dashboard.data.events import DAY
from dashboard.data.schema import Company, Event, Spell
from dashboard.indicators.calendar import add_months
from dashboard.indicators.conditions import Condition
from dashboard.indicators.contacts import LONGER_AGO, NEVER, SINCE_MONTHS

EVENT = cast(Table, Event.__table__)
COMPANY = cast(Table, Company.__table__)
SPELL = cast(Table, Spell.__table__)


def fetch_contacts(
    connection: Connection,
    project_id: str,
    day: date,
    among: Condition,
    person_kinds: Sequence[str],
    company_kinds: Sequence[str],
) -> dict[tuple[bool, int, int | None], int]:
    """Persons of `among` by whether they hold a job on the day and the bands of last contacts.

    The key is (in a job, band of the person's last event of `person_kinds`, band of the last event
    of `company_kinds` with the company of the person's job); of several jobs the one begun last.
    The company's band is None without a job or a company. The condition is resolved. One statement.
    """
    shape, values = shape_of(among)
    statement, moments = _contacts(shape, tuple(person_kinds), tuple(company_kinds))
    parameters = {**_parameters(project_id, day), **moments.parameters([day]), **values}
    rows = connection.execute(statement, parameters)
    return {(bool(in_job), person, company): n for in_job, person, company, n in rows}


@lru_cache(maxsize=256)
def _contacts(
    among: Condition, person_kinds: tuple[str, ...], company_kinds: tuple[str, ...]
) -> tuple[Select[Any], Moments]:
    counted = frame("persons", [among], 1, among)
    persons = select(counted.row.label("row")).where(counted.holds(among)).cte("selected_person")
    later = SPELL.alias("later")
    is_latest = not_(
        exists().where(
            *_held_by(persons, later),
            or_(
                later.c.from_day > SPELL.c.from_day,
                and_(later.c.from_day == SPELL.c.from_day, later.c.number > SPELL.c.number),
            ),
        )
    )
    # Spells and events are searched through their keys, person by person: tables of everybody's
    # last ones have none, and SQLite would read all of each for every person.
    found = (
        select(
            SPELL.c.participant.label("worker"),
            SPELL.c.company,
            _last_of(EVENT.c.participant == persons.c.row, person_kinds).label("with_person"),
            _last_of(EVENT.c.company == SPELL.c.company, company_kinds).label("with_company"),
        )
        .select_from(persons.outerjoin(SPELL, and_(*_held_by(persons, SPELL), is_latest)))
        .cte("last_contacts")
        # Without this SQLite repeats the searches for every band.
        .prefix_with("MATERIALIZED")
    )
    bands = (
        case((found.c.worker.is_not(None), 1), else_=0).label("in_job"),
        _band(found.c.with_person).label("person"),
        case((found.c.company.is_not(None), _band(found.c.with_company))).label("company"),
    )
    sorted_out = select(*bands).select_from(found).subquery("sorted_out")
    statement = select(*sorted_out.c, func.count()).group_by(*sorted_out.c)
    return statement, counted.moments


def _held_by(persons: FromClause, spells: FromClause) -> tuple[Predicate, ...]:
    """What a job meets that the person of `persons` holds on the day."""
    return (
        spells.c.project_id == PROJECT,
        spells.c.participant == persons.c.row,
        *is_held_job(spells),
    )


def _last_of(is_own: Predicate, kinds: tuple[str, ...]) -> ScalarSelect[Any]:
    """The last day of an event of the kinds that meets the condition."""
    own = (EVENT.c.project_id == PROJECT, is_own)
    counted = (is_one_of(EVENT.c.kind, kinds), EVENT.c.day <= DAY)
    return select(func.max(EVENT.c.day)).where(*own, *counted).scalar_subquery()


def fetch_companies(
    connection: Connection, project_id: str, day: date, company_kinds: Sequence[str]
) -> dict[tuple[str | None, str | None, bool, int], int]:
    """Companies contacted first by the day: (type, experience, employs now, band of last contact).

    A company employs when a person holds a job in it on the day; its contacts are the events of
    `company_kinds`. One statement.
    """
    statement = _companies(tuple(company_kinds))
    rows = connection.execute(statement, _parameters(project_id, day))
    return {(kind, known, bool(employs), band): n for kind, known, employs, band, n in rows}


@lru_cache(maxsize=64)
def _companies(company_kinds: tuple[str, ...]) -> Select[Any]:
    last = _last_event(EVENT.c.company, company_kinds, "last_with_company")
    employers = (
        select(SPELL.c.company)
        .where(
            SPELL.c.project_id == PROJECT,
            SPELL.c.company.is_not(None),
            *is_held_job(SPELL),
        )
        .distinct()
        .subquery("employer")
    )
    sorted_out = (
        select(
            COMPANY.c.type,
            COMPANY.c.experience,
            case((employers.c.company.is_not(None), 1), else_=0).label("employs"),
            _band(last.c.last).label("band"),
        )
        .select_from(
            COMPANY.outerjoin(last, last.c.row == COMPANY.c.id).outerjoin(
                employers, employers.c.company == COMPANY.c.id
            )
        )
        .where(COMPANY.c.project_id == PROJECT, COMPANY.c.first_contact <= DAY)
        .subquery("sorted_out")
    )
    return select(*sorted_out.c, func.count()).group_by(*sorted_out.c)


def _last_event(row: ColumnElement[Any], kinds: tuple[str, ...], name: str) -> FromClause:
    """The last day of an event of the kinds for each person or company."""
    return (
        select(row.label("row"), func.max(EVENT.c.day).label("last"))
        .where(
            EVENT.c.project_id == PROJECT,
            row.is_not(None),
            is_one_of(EVENT.c.kind, kinds),
            EVENT.c.day <= DAY,
        )
        .group_by(row)
        .subquery(name)
    )


def _band(last: ColumnElement[Any]) -> ColumnElement[Any]:
    """The band of the last contact, as `dashboard.indicators.effort` numbers them."""
    within = (
        (last >= bindparam(_since(months), type_=Date()), literal(band, Integer))
        for band, months in enumerate(SINCE_MONTHS)
    )
    return case(
        *within,
        (last.is_not(None), literal(LONGER_AGO, Integer)),
        else_=literal(NEVER, Integer),
    )


def _parameters(project_id: str, day: date) -> dict[str, Any]:
    """The values to bind: within N months is on or after the day less N calendar months."""
    since = {_since(months): add_months(day, -months) for months in SINCE_MONTHS}
    return {"project_id": project_id, "as_of": day, **since}


def _since(months: int) -> str:
    return f"since_{months}_months"
