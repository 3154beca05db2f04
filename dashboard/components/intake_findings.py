"""What the intake page says, in sentences made from its figures."""

from __future__ import annotations

from itertools import pairwise

from dashboard.components.findings import join
from dashboard.components.intake_pace import by_day, say_ahead
from dashboard.indicators.definition import ProjectDefinition
from dashboard.indicators.intake import (
    WAITING_FROM,
    IntakeAnswer,
    IntakeTarget,
    SiteIntake,
)
from dashboard.text import formats
from dashboard.text.catalogue import Text

#: The band of `WAITING_FROM` from which on a wait is said to be long.
LONG_WAIT = 2
#: So many sites are named in a sentence; of more only their number is said.
MOST_NAMED = 5


def say_intake(answer: IntakeAnswer, *, selected: bool, text: Text) -> str:
    """How many have come in, the target, and when it is reached if the pace goes on.

    The figures are of the last data; where the date asked for lies after them, both dates are said.
    """
    now, target = answer.now, answer.target
    clause = _say_target(answer, target, text) if target else ""
    stand = text(
        "intake.lead.late" if answer.is_late else "intake.lead",
        day=formats.day(answer.day, text.language),
        referred=_count(now.referred, text),
        started=_count(now.started, text),
        share=formats.percent(now.started / now.referred, text.language, n=now.referred),
        target="" if answer.is_late else clause,
    )
    if answer.is_late:
        stand = _joined(stand, clause)
    return _joined(stand, _why_no_target(answer, text, selected=selected), say_ahead(answer, text))


def say_curve(answer: IntakeAnswer, definition: ProjectDefinition, text: Text) -> str:
    """The two curves, against what was expected by now, and how the target has changed."""
    now, target = answer.now, answer.target
    first = min(definition.period.intake_start, answer.day)
    parts = [
        text(
            "intake.curve.since",
            first=formats.day(first, text.language),
            day=formats.day(answer.day, text.language),
            referred=_count(now.referred, text),
            started=_count(now.started, text),
            share=formats.percent(now.started / now.referred, text.language, n=now.referred),
        )
    ]
    if target is not None:
        parts += [_say_plan(answer, target, text), *_say_steps(target, text)]
    return _joined(*parts)


def say_not_started(answer: IntakeAnswer, text: Text) -> str:
    now = answer.now
    return text(
        "intake.waiting.finding",
        not_started=text(
            "card.k_of_n",
            k=_count(answer.not_started, text),
            n=_count(now.referred, text),
        ),
        share=formats.percent(answer.not_started / now.referred, text.language, n=now.referred),
        waiting=_count_or_nobody(sum(answer.waiting), text),
        left=_count_or_nobody(answer.left_before_start, text),
    )


def say_waiting(answer: IntakeAnswer, text: Text) -> str:
    """How many wait, and how many of them for long."""
    waiting, long = sum(answer.waiting), sum(answer.waiting[LONG_WAIT:])
    if waiting == 1:
        return text("intake.bands.finding.one")
    return text(
        "intake.bands.finding" if long else "intake.bands.finding.none",
        waiting=_count(waiting, text),
        long=_count(long, text),
        months=WAITING_FROM[LONG_WAIT],
    )


def say_sites(answer: IntakeAnswer, text: Text, *, with_places: bool) -> str:
    """The ongoing at each site in the project's order, and how many exceed their places."""
    sites = [one for one in answer.sites if one.site is None or one.referred or one.site.places]
    if len(sites) > MOST_NAMED:
        ongoing = _count(sum(one.ongoing for one in sites), text)
        stand = text("intake.sites.many", ongoing=ongoing, sites=_count(len(sites), text))
    else:
        items = [_say_site(one, text, with_places=with_places) for one in sites]
        stand = text("intake.sites.finding", sites=join(items, text))
    agreed = [
        (one.ongoing, one.site.places)
        for one in sites
        if with_places and one.site and one.site.places is not None
    ]
    over = sum(ongoing > places for ongoing, places in agreed)
    places = text(
        "intake.sites.places" if over else "intake.sites.places.none",
        k=_count(over, text),
        n=_count(len(agreed), text),
    )
    # of one site the first sentence has said it
    return _joined(stand, places if len(agreed) > 1 else "")


def _say_site(one: SiteIntake, text: Text, *, with_places: bool) -> str:
    ongoing = _count(one.ongoing, text)
    if one.site is None:
        return text("intake.sites.item.unknown", ongoing=ongoing)
    name = text.label(one.site.name)
    if with_places and one.site.places is not None:
        places = _count(one.site.places, text)
        return text("intake.sites.item.places", ongoing=ongoing, site=name, places=places)
    return text("intake.sites.item", ongoing=ongoing, site=name)


def say_leaving(answer: IntakeAnswer, definition: ProjectDefinition, text: Text) -> str:
    """How many withdrew, how many before the start, and the reason of most where there is one."""
    most = max(one.all for one in answer.leaving)
    first = [one for one in answer.leaving if one.all == most]
    why = ""
    if len(answer.leaving) > 1 and len(first) == 1 and first[0].reason is not None:
        why = text(
            "intake.leaving.most",
            reason=say_reason(first[0].reason, definition, text),
            count=text("card.k_of_n", k=_count(most, text), n=_count(answer.left, text)),
        )
    referred = answer.now.referred
    before = answer.left_before_start
    case = "none" if not before else ("all" if before == answer.left else "some")
    return _joined(
        text(
            f"intake.leaving.finding.{case}",
            left=text("card.k_of_n", k=_count(answer.left, text), n=_count(referred, text)),
            share=formats.percent(answer.left / referred, text.language, n=referred),
            before=_count(before, text),
        ),
        why,
    )


def say_reason(reason: str | None, definition: ProjectDefinition, text: Text) -> str:
    """The project's words for a reason, or that none was given."""
    for code in definition.codes.get("ending_reason", ()):
        if code.code == reason:
            return text.label(code.label)
    return text("intake.leaving.unknown")


def _say_target(answer: IntakeAnswer, target: IntakeTarget, text: Text) -> str:
    """A clause on the target; a sentence of its own where the date asked for has no data."""
    due, late = target.last_day, ".late" if answer.is_late else ""
    said = {
        "target": formats.count(target.revision.value, text.language),
        "so_far": _count(target.so_far, text),
        "missing": formats.count(target.revision.value - target.so_far, text.language),
        "day": formats.day(answer.day, text.language),
        "on": formats.day(answer.on, text.language),
        "due": formats.day(due, text.language) if due else "",
        "by": by_day(due, text),
        "expected": _by_then(target, text),
    }
    if target.is_reached:
        return text(f"intake.lead.reached.{target.measure}{late}", **said)
    if due is not None and due <= answer.on:
        is_unknown = answer.day < due
        return text(f"intake.lead.{'unknown' if is_unknown else 'overdue'}{late}", **said)
    return text(f"intake.lead.target.{target.measure}{late}", **said)


def _by_then(target: IntakeTarget, text: Text) -> str:
    if target.expected is None:
        return ""
    expected = formats.number(target.expected, text.language, 1)
    return text("intake.lead.expected", expected=expected)


def _why_no_target(answer: IntakeAnswer, text: Text, *, selected: bool) -> str:
    if answer.target is not None:
        return ""
    if answer.goal is None:
        return text("intake.no_goal")
    return text("intake.selection" if selected else "intake.no_target_yet")


def _say_plan(answer: IntakeAnswer, target: IntakeTarget, text: Text) -> str:
    """The last known figure against what is expected by the date asked for."""
    if target.expected is None:
        return ""
    by_now = formats.rounded(target.expected, 1)
    case = "above" if target.so_far > by_now else "below"
    if answer.is_late:
        case = "late"
    elif target.so_far == by_now:
        case = "same"
    return text(
        f"intake.plan.{case}",
        so_far=_count(target.so_far, text),
        expected=formats.number(by_now, text.language, 1),
        day=formats.day(answer.day, text.language),
        on=formats.day(answer.on, text.language),
    )


def _say_steps(target: IntakeTarget, text: Text) -> list[str]:
    return [
        text(
            "intake.step.assumed" if after.assumed else "intake.step",
            before=formats.count(before.value, text.language),
            after=formats.count(after.value, text.language),
            day=formats.day(after.effective, text.language),
        )
        for before, after in pairwise(target.ledger)
        if before.value != after.value
    ]


def _count(number: int, text: Text) -> str:
    return formats.count(number, text.language)


def _count_or_nobody(number: int, text: Text) -> str:
    return _count(number, text) if number else text("intake.nobody")


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
