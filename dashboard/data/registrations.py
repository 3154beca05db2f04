"""What was registered by hand about goals that no query can count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from dashboard.data.schema import Registration as RegistrationRow
from dashboard.indicators.results import Registration


def fetch_registration_history(
    connection: Connection, project_id: str, until: date
) -> dict[str, tuple[Registration, ...]]:
    """By goal, every registration on or before `until`, oldest first."""
    query = (
        select(
            RegistrationRow.goal,
            RegistrationRow.day,
            RegistrationRow.verdict,
            RegistrationRow.numerator,
            RegistrationRow.denominator,
            RegistrationRow.text,
        )
        .where(RegistrationRow.project_id == project_id, RegistrationRow.day <= until)
        .order_by(RegistrationRow.goal, RegistrationRow.day)
    )
    history: dict[str, list[Registration]] = {}
    for goal, day, verdict, numerator, denominator, text in connection.execute(query):
        registration = Registration(day, verdict, numerator, denominator, text)
        history.setdefault(goal, []).append(registration)
    return {goal: tuple(registrations) for goal, registrations in history.items()}


def fetch_registrations(
    connection: Connection, project_id: str, day: date
) -> dict[str, Registration]:
    """By goal, the registration that counts on the day."""
    history = fetch_registration_history(connection, project_id, day)
    counting = {goal: latest(registrations, day) for goal, registrations in history.items()}
    return {goal: found for goal, found in counting.items() if found is not None}


def latest(registrations: Sequence[Registration], day: date) -> Registration | None:
    """Of a goal's registrations, oldest first, the one that counts on the day.

    The last that gives a verdict or a number: a note does not hide it. Where there are only notes,
    the last note; None where nothing was registered on or before the day.
    """
    known = [registration for registration in registrations if registration.day <= day]
    telling = [registration for registration in known if not registration.is_note]
    return (telling or known)[-1] if known else None


def later_note(registrations: Sequence[Registration], day: date) -> Registration | None:
    """The last note on or before the day that is later than the registration that counts."""
    known = [registration for registration in registrations if registration.day <= day]
    return known[-1] if known and known[-1] != latest(known, day) else None
