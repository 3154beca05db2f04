"""What conditions ask of persons' courses: whether the latest has ended, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from sqlalchemy import CTE, Table, and_, func, not_, or_, select, true

from dashboard.data.compile.conditions import PROJECT, Predicate, is_one_of
from dashboard.data.compile.dates import months_passed
from dashboard.data.compile.frame import LeafReading, flag
from dashboard.data.compile.lines import Lines
from dashboard.data.compile.moments import Moments
from dashboard.data.schema import Course
from dashboard.indicators import conditions as c

COURSE = cast(Table, Course.__table__)


def first_days() -> CTE:
    return (
        select(
            COURSE.c.participant,
            func.min(COURSE.c.referred).label("referred"),
            func.min(COURSE.c.started).label("started"),
        )
        .where(COURSE.c.project_id == PROJECT)
        .group_by(COURSE.c.participant)
        .cte("first_days")
        .prefix_with("MATERIALIZED")
    )


def course_periods(
    asked: dict[c.Ended, str], moments: Moments
) -> tuple[Lines, Mapping[c.Node, LeafReading]]:
    """Lines of persons whose latest course referred by the moment has ended.

    A course is the latest until the next referral.
    """
    next_referral = func.lead(COURSE.c.referred).over(
        partition_by=COURSE.c.participant, order_by=[COURSE.c.referred, COURSE.c.number]
    )
    courses = (
        select(
            COURSE.c.participant,
            COURSE.c.started,
            COURSE.c.ended,
            COURSE.c.ending,
            COURSE.c.reason,
            COURSE.c.destination,
            next_referral.label("next_referral"),
        )
        .where(COURSE.c.project_id == PROJECT)
        .cte("course_in_order")
    )
    lines = Lines(
        source=courses.join(moments.table, courses.c.ended <= moments.day),
        where=or_(courses.c.next_referral.is_(None), courses.c.next_referral > moments.day),
        row=courses.c.participant,
        known={name: _ended_as(leaf, courses) for leaf, name in asked.items()},
    )
    return lines, {leaf: flag(name) for leaf, name in asked.items()}


def _ended_as(node: c.Ended, courses: CTE) -> Predicate:
    wanted = (
        (courses.c.ending, node.endings),
        (courses.c.reason, node.reasons),
        (courses.c.destination, node.destinations),
    )
    length: list[Predicate] = []
    if node.months_at_least is not None:
        length.append(months_passed(courses.c.started, courses.c.ended, node.months_at_least))
    if node.months_below is not None:
        length.append(not_(months_passed(courses.c.started, courses.c.ended, node.months_below)))
    return and_(
        true(), *(is_one_of(column, values) for column, values in wanted if values), *length
    )
