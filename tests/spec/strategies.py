"""Random populations and conditions. Dates crowd around one day, so that boundaries are hit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dashboard.indicators import conditions as c
from dashboard.indicators.calendar import add_months
from dashboard.indicators.definition import Count, Share, Unit
from dashboard.indicators.population import (
    AttributeRow,
    CompanyRow,
    CourseRow,
    EventRow,
    MeasurementRow,
    NextOfKinRow,
    Person,
    Population,
    SpellRow,
    StaffRow,
    VolunteerRow,
)

T = TypeVar("T")

#: The ends of months, before and after leap days, and a day in the middle of nothing.
ANCHORS = (
    date(2018, 2, 28),
    date(2020, 2, 29),
    date(2019, 8, 31),
    date(2018, 12, 31),
    date(2019, 3, 1),
    date(2019, 4, 15),
)
MONTHS = (0, 1, 3, 6)
DAYS = (0, 0, 31, 91)
PERSONS = ("p1", "p2", "p3", "p4")
COMPANIES = ("c1", "c2")
STAFF = ("s1", "s2")
KINDS: tuple[c.SpellKind, ...] = get_args(c.SpellKind)
ENDINGS: tuple[c.Ending, ...] = get_args(c.Ending)


def some(values: Sequence[T]) -> SearchStrategy[T]:
    return st.sampled_from(values)


def maybe(values: Sequence[T]) -> SearchStrategy[T | None]:
    return st.none() | some(values)


def tuples_of(values: Sequence[T], least: int = 0) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(some(values), min_size=least, max_size=3, unique=True).map(tuple)


_BESIDE = some([0, 0, -1, 1, -2, 2, 15])


def days_around(anchor: date) -> SearchStrategy[date]:
    """Days on, or a day or two beside, the anchor and the same day some months before or after."""
    months = some([0, 0, 0, -1, -3, -6, -6, -7, -12, 1, 6])
    return st.builds(lambda m, d: add_months(anchor, m) + timedelta(d), months, _BESIDE)


@st.composite
def populations(draw: DrawFn, anchor: date) -> Population:
    """A few persons with rows of every kind; half-empty and empty projects too."""
    day = days_around(anchor)
    persons = PERSONS[: draw(some([4, 4, 4, 3, 1, 0]))]
    companies = draw(st.lists(some(COMPANIES), unique=True, max_size=2))
    staff = draw(st.lists(some(STAFF), unique=True, max_size=2))

    return Population(
        persons=tuple(
            Person(
                id=p,
                site=draw(maybe(["north", "south"])),
                staff=draw(maybe(staff)) if staff else None,
                target_group=draw(maybe(["young", "adult"])),
                gender=draw(maybe(["woman", "man"])),
                birth_year=draw(maybe([anchor.year - 30, anchor.year - 31, anchor.year - 18])),
                benefit=draw(maybe(["sickness"])),
            )
            for p in persons
        ),
        courses=tuple(
            draw(_course(p, number, day))
            for p in persons
            for number in range(1, draw(some([1, 2, 2, 0])) + 1)
        ),
        attributes=tuple(
            AttributeRow(p, *pair)
            for p in persons
            for pair in draw(
                tuples_of([("diagnosis", "anxiety"), ("diagnosis", "adhd"), ("need", "home")])
            )
        ),
        spells=tuple(row for p in persons for row in draw(_spells(p, day, companies))),
        measurements=tuple(
            draw(_measurement(p, form, wave, day))
            for p in persons
            for form, wave in draw(tuples_of([("citizen", 1), ("citizen", 2), ("staff", 1)]))
        ),
        events=tuple(
            draw(_event(f"e{number}", day, persons, companies, staff))
            for number in range(draw(some([4, 8, 0])))
        ),
        companies=tuple(
            CompanyRow(
                id=company,
                first_contact=draw(day),
                type=draw(maybe(["private", "public"])),
                site=draw(maybe(["north", "south"])),
            )
            for company in companies
        ),
        staff=tuple(draw(_staff(member, day)) for member in staff),
        volunteers=tuple(
            draw(_volunteer(f"v{number}", day)) for number in range(draw(some([2, 1, 0])))
        ),
        next_of_kin=tuple(
            NextOfKinRow(f"k{p}", p, draw(day), draw(maybe(["parent", "partner"])))
            for p in persons
            if draw(st.booleans())
        ),
    )


@st.composite
def _course(draw: DrawFn, person: str, number: int, day: SearchStrategy[date]) -> CourseRow:
    referred, started, ended = sorted([draw(day), draw(day), draw(day)])
    has_started, has_ended = draw(st.booleans()), draw(st.booleans())
    return CourseRow(
        participant=person,
        number=number,
        referred=referred,
        started=started if has_started else None,
        ended=ended if has_ended else None,
        ending=draw(some(ENDINGS)) if has_ended else None,
        reason=draw(maybe(["done", "moved"])) if has_ended else None,
        destination=draw(maybe(["work", "other"])) if has_ended else None,
    )


@st.composite
def _spells(
    draw: DrawFn, person: str, day: SearchStrategy[date], companies: Sequence[str]
) -> list[SpellRow]:
    """Up to four spells; often the next begins a little before or after the last one ends."""
    rows: list[SpellRow] = []
    for number in range(1, draw(some([2, 3, 4, 1, 0])) + 1):
        first, last = sorted([draw(day), draw(day)])
        ended = rows[-1].to_day if rows else None
        if ended is not None and draw(st.booleans()):
            first = ended + timedelta(draw(some([0, 1, 1, 2, 2, 3, 4, 5, 15, 16, -3])))
            last = first + timedelta(draw(some([0, 20, 100, 200])))
        rows.append(
            SpellRow(
                participant=person,
                number=number,
                # Few kinds, so that spells of one kind meet.
                kind=draw(some(["flexjob", "flexjob", "flexjob", "ordinary_job", *KINDS])),
                from_day=first,
                to_day=draw(some([last, last, None])),
                weekly_hours=draw(maybe([8.0, 20.0])),
                company=draw(maybe(companies)) if companies else None,
                held_at_start=draw(some([False, False, True])),
            )
        )
    return rows


@st.composite
def chained(draw: DrawFn, anchor: date) -> Population:
    """Persons in jobs that follow one another closely, from some months ago until the anchor."""
    spells: list[SpellRow] = []
    for person in PERSONS:
        began = add_months(anchor, -draw(some([6, 6, 3, 1, 7]))) + timedelta(draw(_BESIDE))
        count = draw(some([2, 3, 4, 1]))
        for number in range(1, count + 1):
            ended: date | None = began + timedelta(draw(some([20, 40, 60, 0, 1])))
            if number == count:
                ended = draw(some([None, max(anchor, began)]))
            spells.append(
                SpellRow(
                    person,
                    number,
                    draw(some(["flexjob", "flexjob", "flexjob", "internship"])),
                    began,
                    ended,
                    held_at_start=draw(some([False, False, False, True])),
                )
            )
            began = (ended or began) + timedelta(draw(some([1, 2, 3, 4, 5, 15, 16, 0, -9])))
    long_ago = add_months(anchor, -24)
    return Population(
        persons=tuple(Person(person) for person in PERSONS),
        courses=tuple(CourseRow(person, 1, long_ago, long_ago) for person in PERSONS),
        spells=tuple(spells),
    )


@st.composite
def _measurement(
    draw: DrawFn, person: str, form: str, wave: int, day: SearchStrategy[date]
) -> MeasurementRow:
    answers = {item: draw(maybe(["good", "bad", "dont_know"])) for item in ("health", "sleep")}
    given = tuple((item, option) for item, option in answers.items() if option is not None)
    return MeasurementRow(person, form, wave, draw(day), given)


@st.composite
def _event(
    draw: DrawFn,
    event: str,
    day: SearchStrategy[date],
    persons: Sequence[str],
    companies: Sequence[str],
    staff: Sequence[str],
) -> EventRow:
    return EventRow(
        id=event,
        kind=draw(some(["conversation", "company_contact"])),
        day=draw(day),
        participant=draw(maybe(persons)) if persons else None,
        staff=draw(maybe(staff)) if staff else None,
        company=draw(maybe(companies)) if companies else None,
        series=draw(maybe(["course_a"])),
        minutes=draw(maybe([0, 45, 60])),
    )


@st.composite
def _staff(draw: DrawFn, member: str, day: SearchStrategy[date]) -> StaffRow:
    began, ended = sorted([draw(day), draw(day)])
    return StaffRow(
        id=member,
        role=draw(maybe(["mentor", "consultant"])),
        site=draw(maybe(["north", "south"])),
        began=draw(some([began, None])),
        ended=draw(some([ended, None])),
    )


@st.composite
def _volunteer(draw: DrawFn, volunteer: str, day: SearchStrategy[date]) -> VolunteerRow:
    began, ended = sorted([draw(day), draw(day)])
    return VolunteerRow(
        volunteer, began, draw(maybe(["north", "south"])), draw(some([ended, None]))
    )


# --- Conditions ------------------------------------------------------------------------------

_kinds = tuples_of([*KINDS, "flexjob", "ordinary_job"], least=1)
_held = maybe([True, False])
_hours = maybe([8.0, 10.0, 20.5])
_event_kinds = tuples_of(["conversation", "company_contact"], least=1)


def _attribute(**values: Sequence[str]) -> SearchStrategy[c.Attribute]:
    return st.one_of(
        *(
            st.builds(
                c.Attribute, name=st.just(name), values=tuples_of([*codes, c.MISSING], least=1)
            )
            for name, codes in values.items()
        )
    )


_SITES = ("north", "south")

#: For every unit and every kind of leaf that it can be asked, leaves of that kind.
LEAVES: dict[Unit, dict[type[c.Node], SearchStrategy[Any]]] = {
    "persons": {
        c.Everyone: st.builds(c.Everyone),
        c.Referred: st.builds(c.Referred),
        c.ReferredBetween: st.builds(
            c.ReferredBetween, first_day=some(ANCHORS), last_day=some(ANCHORS)
        ),
        c.Started: st.builds(c.Started),
        c.Ended: st.builds(
            c.Ended,
            endings=tuples_of(ENDINGS),
            reasons=tuples_of(["done", "moved"]),
            destinations=tuples_of(["work", "other"]),
            months_at_least=maybe([0, 1, 6]),
            months_below=maybe([1, 6, 12]),
        ),
        c.Attribute: _attribute(
            site=_SITES,
            staff=STAFF,
            target_group=["young", "adult"],
            gender=["woman", "man"],
            nationality=["danish"],
            education=["school"],
            benefit=["sickness"],
        ),
        c.Age: st.builds(
            c.Age,
            at=some(["start", "referral", "as_of"]),
            at_least=maybe([18, 30, 31]),
            at_most=maybe([18, 30, 31]),
        ),
        c.Marked: st.builds(
            c.Marked,
            attribute=some(["diagnosis", "need"]),
            codes=tuples_of(["anxiety", "adhd", "home"]),
        ),
        c.InSpell: st.builds(
            c.InSpell,
            kinds=_kinds,
            lasted_months=some(MONTHS),
            lasted_days=some(DAYS),
            gap_days=some([0, 0, 1, 3, 14]),
            held_at_start=st.none() | _held,
            hours_at_least=st.none() | _hours,
        ),
        c.HadSpell: st.builds(
            c.HadSpell,
            kinds=_kinds,
            since=some(["start", "referral", "ever"]),
            held_at_start=_held,
            hours_at_least=_hours,
        ),
        c.HeldAtStart: st.builds(c.HeldAtStart, kinds=_kinds),
        c.Preceded: st.builds(c.Preceded, kinds=_kinds, by=_kinds),
        c.Measured: st.builds(c.Measured, form=some(["citizen", "staff"]), wave=some([1, 2])),
        c.Answered: st.builds(
            c.Answered,
            form=some(["citizen", "staff"]),
            wave=some([1, 2]),
            item=some(["health", "sleep"]),
            options=tuples_of(["good", "bad", "dont_know"]),
        ),
        c.TookPart: st.builds(c.TookPart, kinds=_event_kinds, at_least=some([1, 2, 3])),
    },
    "companies": {
        c.Everyone: st.builds(c.Everyone),
        c.Attribute: _attribute(type=["private", "public"], experience=["yes"], site=_SITES),
        c.Contacted: st.builds(c.Contacted, kinds=_event_kinds, months=some([1, 3, 6])),
        c.Employs: st.builds(c.Employs, kinds=_kinds),
    },
    "events": {
        c.Everyone: st.builds(c.Everyone),
        c.Attribute: _attribute(
            kind=["conversation"], series=["course_a"], setting=["home"], staff=STAFF
        ),
    },
    "staff": {
        c.Everyone: st.builds(c.Everyone),
        c.Attribute: _attribute(role=["mentor", "consultant"], site=_SITES),
    },
    "volunteers": {
        c.Everyone: st.builds(c.Everyone),
        c.Attribute: _attribute(site=_SITES),
    },
    "next_of_kin": {
        c.Everyone: st.builds(c.Everyone),
        c.Attribute: _attribute(relation=["parent", "partner"]),
    },
}


def conditions(unit: Unit) -> SearchStrategy[Any]:
    """Trees above leaves of every kind that the unit can be asked."""

    def above(parts: SearchStrategy[Any]) -> SearchStrategy[Any]:
        several = st.lists(parts, max_size=3).map(tuple)
        return st.one_of(
            st.builds(c.All, of=several), st.builds(c.Any, of=several), st.builds(c.Not, of=parts)
        )

    return st.recursive(st.one_of(*LEAVES[unit].values()), above, max_leaves=6)


def chains() -> tuple[Count, ...]:
    """A count for every combination of duration and gap: how long persons have been in flexjobs."""
    return tuple(
        Count(
            where=c.InSpell(
                kinds=("flexjob",),
                lasted_months=months,
                lasted_days=days,
                gap_days=gap,
                held_at_start=held,
            )
        )
        for months, days in (*((months, 0) for months in MONTHS), (0, 31), (1, 31))
        for gap in (0, 1, 3, 14)
        for held in (None, False)
    )


@st.composite
def indicators(draw: DrawFn, unit: Unit) -> tuple[Share | Count, ...]:
    """A count of each kind of leaf, as it is or denied, and a count and two shares of trees."""
    leaves = [draw(strategy) for strategy in LEAVES[unit].values()]
    leaves = [draw(some([leaf, c.Not(of=leaf)])) for leaf in leaves]
    where, base, other = (draw(conditions(unit)) for _ in range(3))
    return (
        *(Count(unit=unit, where=leaf) for leaf in leaves),
        Count(unit=unit, where=other),
        Share(unit=unit, where=where, base=base),
        Share(unit=unit, where=where, base=other, weight="minutes" if unit == "events" else None),
    )
