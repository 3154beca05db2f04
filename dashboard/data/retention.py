"""Which persons a project has kept for as long as its definition says."""

from __future__ import annotations

from datetime import date
from typing import cast

from sqlalchemy import Connection, Table, and_, case, func, select

from dashboard.data.persons import PARTICIPANT
from dashboard.data.schema import Course
from dashboard.indicators.definition import Period
from dashboard.indicators.retention import Retention, kept_until

COURSE = cast(Table, Course.__table__)


def fetch_past_retention(
    connection: Connection, project_id: str, period: Period, retention: Retention, today: date
) -> list[str]:
    """The persons whose last day of being kept lies before `today`."""
    own = and_(
        COURSE.c.project_id == PARTICIPANT.c.project_id, COURSE.c.participant == PARTICIPANT.c.id
    )
    query = (
        select(
            PARTICIPANT.c.id,
            func.max(COURSE.c.ended),
            func.sum(
                case((and_(COURSE.c.number.is_not(None), COURSE.c.ended.is_(None)), 1), else_=0)
            ),
        )
        .select_from(PARTICIPANT.outerjoin(COURSE, own))
        .where(PARTICIPANT.c.project_id == project_id)
        .group_by(PARTICIPANT.c.id)
        .order_by(PARTICIPANT.c.id)
    )
    return [
        pseudonym
        for pseudonym, ended, under_way in connection.execute(query)
        if kept_until(retention, period.end, ended, is_under_way=bool(under_way)) < today
    ]
