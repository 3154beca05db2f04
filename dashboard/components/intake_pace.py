"""The pace of intake in sentences: how many a month, how many are needed, what is forecast."""

from __future__ import annotations

from datetime import date

from dashboard.indicators.intake import IntakeAnswer, Pace, is_begun, per_month
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: A pace of fewer persons than these is said to be uncertain.
FEW = 10


def say_ahead(answer: IntakeAnswer, text: Text) -> str:
    """In one sentence: the pace, the pace needed, and when the target is reached if it goes on."""
    pace, target = answer.pace, answer.target
    if pace is None:
        return ""
    net = ".net" if answer.is_net else ""
    said = text(
        f"intake.ahead.none{net}" if pace.recent <= 0 else f"intake.ahead{net}",
        since=_since(answer, pace, text),
        pace=formats.number(pace.per_month, text.language, 1),
    )
    if pace.needed is not None:
        needed = formats.number(pace.needed, text.language, 1)
        said = text(
            "intake.ahead.needed.late" if answer.is_late else "intake.ahead.needed",
            needed=needed,
            so_far=said,
            known=formats.count(answer.history[-1].value(answer.measure), text.language),
            on=formats.day(answer.on, text.language),
        )
    ahead = pace.forecast
    if ahead is not None and target is not None:
        said += text(
            "intake.ahead.forecast",
            expected=formats.month(ahead.expected, text.language),
            interval=_interval(answer, text),
            deadline=_against_the_deadline(answer, target.last_day, text),
        )
    return _joined(f"{said[:1].upper()}{said[1:]}.", _why_no_forecast(answer, text))


def say_pace(answer: IntakeAnswer, text: Text) -> str:
    """The pace of the last months, what the target asks for, and the forecast with its interval."""
    pace, target = answer.pace, answer.target
    if pace is None:
        return ""
    none = "" if pace.recent > 0 else "none."
    said = text(
        f"intake.pace.{none}{answer.measure}",
        since=_since(answer, pace, text),
        recent=formats.count(pace.recent, text.language),
        pace=formats.number(pace.per_month, text.language, 1),
    )
    if target is not None and pace.needed is not None:
        said += text(
            "intake.needed.late" if answer.is_late else "intake.needed",
            known=formats.count(target.so_far, text.language),
            on=formats.day(answer.on, text.language),
            by=by_day(target.last_day, text),
            needed=formats.number(pace.needed, text.language, 1),
        )
    return _joined(f"{said}.", _say_forecast(answer, text), _why_no_forecast(answer, text))


def say_months(answer: IntakeAnswer, text: Text) -> str:
    """The pace with this month's count, and a warning where it rests on few."""
    pace = answer.pace
    if pace is None:
        return text("intake.pace.over")
    day, added = per_month(answer.history, answer.measure)[-1]
    month = text(
        "intake.pace.month_begun" if is_begun(day) else "intake.pace.month",
        month=formats.month(day, text.language),
        count=formats.count(added, text.language),
    )
    few = text("intake.few") if 0 < pace.recent < FEW else ""
    return _joined(say_pace(answer, text), month, few)


def by_day(day: date | None, text: Text) -> str:
    """ " senest 31. december 2018", or nothing without a day."""
    return text("intake.by", day=formats.day(day, text.language)) if day else ""


def _since(answer: IntakeAnswer, pace: Pace, text: Text) -> str:
    """ "1. september 2017", and where the data end where that is before the date asked for."""
    first = formats.day(pace.since, text.language)
    if not answer.is_late:
        return first
    return text("intake.data_to", first=first, day=formats.day(answer.day, text.language))


def _why_no_forecast(answer: IntakeAnswer, text: Text) -> str:
    """Of a target that is still ahead of a date of which nothing is known."""
    target = answer.target
    if not answer.is_late or target is None or target.is_reached:
        return ""
    if target.last_day is not None and target.last_day <= answer.on:
        return ""
    return text("intake.forecast.late", on=formats.day(answer.on, text.language))


def _say_forecast(answer: IntakeAnswer, text: Text) -> str:
    ahead = answer.pace.forecast if answer.pace else None
    target = answer.target
    if ahead is None or target is None:
        return ""
    return text(
        "intake.forecast",
        expected=formats.month(ahead.expected, text.language),
        interval=_interval(answer, text),
        deadline=_against_the_deadline(answer, target.last_day, text),
    )


def _interval(answer: IntakeAnswer, text: Text) -> str:
    """ "maj 2018 til april 2019" of the forecast, or only when it begins."""
    ahead = answer.pace.forecast if answer.pace else None
    if ahead is None:
        return ""
    earliest = formats.month(ahead.earliest, text.language)
    if ahead.latest is None:
        return text("intake.forecast.open", earliest=earliest)
    latest = formats.month(ahead.latest, text.language)
    return text("intake.forecast.interval", earliest=earliest, latest=latest)


def _against_the_deadline(answer: IntakeAnswer, last_day: date | None, text: Text) -> str:
    """Whether the interval lies before the last day that counts, after it, or around it."""
    ahead = answer.pace.forecast if answer.pace else None
    if ahead is None or last_day is None:
        return ""
    if ahead.earliest > last_day:
        return text("intake.deadline.after")
    if ahead.latest is not None and ahead.latest <= last_day:
        return text("intake.deadline.before")
    return text("intake.deadline.within")


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
