"""What conditions ask of persons' courses: whether the latest has ended, and how."""

from __future__ import annotations

from typing import cast

from sqlalchemy import CTE, FromClause, Table, and_, func, not_, or_, select

from dashboard.data.compile.conditions import PROJECT, Predicate, is_one_of
from dashboard.data.compile.dates import months_passed
from dashboard.data.compile.moments import Moments
from dashboard.data.schema import Course
from dashboard.indicators import conditions as c

COURSE = cast(Table, Course.__table__)


#: The columns of a course that leaves ask about.
ASKED = ("started", "ended", "ending", "reason", "destination")


def with_courses(people: CTE) -> CTE:
    """Each course of the people, with the day of the next referral.

    A course is the person's latest from its referral until the next, so that a person who has been
    referred by a day is in one line of that day.
    """
    own = and_(COURSE.c.project_id == PROJECT, COURSE.c.participant == people.c.id)
    later = COURSE.alias("later")
    next_referral = (
        select(func.min(later.c.referred))
        .where(
            later.c.project_id == PROJECT,
            later.c.participant == COURSE.c.participant,
            comes_after(later, COURSE),
        )
        .scalar_subquery()
    )
    return (
        select(
            people,
            COURSE.c.referred.label(course_column("referred")),
            *(COURSE.c[name].label(course_column(name)) for name in ASKED),
            next_referral.label("next_referral"),
        )
        # An outer join, so that SQLite begins with the people.
        .select_from(people.outerjoin(COURSE, own))
        .cte("person_course")
        .prefix_with("MATERIALIZED")
    )


def comes_after(later: FromClause, course: FromClause) -> Predicate:
    """The one of two courses of a person was referred later; on the same day the number tells."""
    return or_(
        later.c.referred > course.c.referred,
        and_(later.c.referred == course.c.referred, later.c.number > course.c.number),
    )


def is_latest(courses: CTE, moments: Moments) -> Predicate:
    """The course was referred by the moment, and no other one since."""
    return and_(
        courses.c[course_column("referred")] <= moments.day,
        or_(courses.c.next_referral.is_(None), courses.c.next_referral > moments.day),
    )


def has_ended(leaf: c.Ended, courses: CTE, moments: Moments) -> Predicate:
    """The course has ended by the moment, in the way that the leaf asks about."""
    started, ended, *ways = (courses.c[course_column(name)] for name in ASKED)
    wanted = zip(ways, (leaf.endings, leaf.reasons, leaf.destinations), strict=True)
    length: list[Predicate] = []
    if leaf.months_at_least is not None:
        length.append(months_passed(started, ended, leaf.months_at_least))
    if leaf.months_below is not None:
        length.append(not_(months_passed(started, ended, leaf.months_below)))
    return and_(
        ended <= moments.day,
        *(is_one_of(column, values) for column, values in wanted if values),
        *length,
    )


def course_column(name: str) -> str:
    """What a column of the course is called beside those of the person."""
    return f"course_{name}"
