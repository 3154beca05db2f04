"""The figure behind a manual registration."""

from __future__ import annotations

from dashboard.indicators.definition import Registered
from dashboard.indicators.results import Registration, Tally


def registered_tally(indicator: Registered, registration: Registration | None) -> Tally | None:
    """k of n for a measured share, the number for a count, 1 or 0 for what is done or not.

    None where nothing, or only a text, was registered.
    """
    if registration is None:
        return None
    if indicator.kind == "done":
        done = {"reached": 1, "under_way": 0}.get(registration.verdict)
        return None if done is None else Tally(done, None)
    if registration.numerator is None:
        return None
    if indicator.kind == "count":
        return Tally(registration.numerator, None)
    if not registration.denominator:
        return None
    return Tally(registration.numerator, registration.denominator)
