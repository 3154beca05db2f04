"""Days before a day and between two, which SQLite and PostgreSQL write differently, and months.

Neither engine adds months to a day: thresholds are computed in Python and bound, and the months
between two columns are compared by their parts.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    String,
    and_,
    cast,
    extract,
    func,
    literal,
    literal_column,
    or_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class days_earlier(FunctionElement[Any]):  # noqa: N801 - named like the SQL functions
    """`days_earlier(day, n)`: the day n days before `day`."""

    type = Date()
    name = "days_earlier"
    inherit_cache = True

    def __init__(self, day: ColumnElement[Any], days: int) -> None:
        super().__init__(day, literal(days, Integer))


class days_between(FunctionElement[Any]):  # noqa: N801
    """`days_between(first, last)`: how many days `last` is after `first`."""

    type = Integer()
    name = "days_between"
    inherit_cache = True

    def __init__(self, first: ColumnElement[Any], last: ColumnElement[Any]) -> None:
        super().__init__(first, last)


class months_of(FunctionElement[Any]):  # noqa: N801
    """`months_of(day)`: the year's months and the day's, one more than its `month_number`."""

    type = Integer()
    name = "months_of"
    inherit_cache = True


class year_of(FunctionElement[Any]):  # noqa: N801
    """`year_of(day)`: the day's year."""

    type = Integer()
    name = "year_of"
    inherit_cache = True


def months_passed(
    first: ColumnElement[Any], last: ColumnElement[Any], months: int
) -> ColumnElement[bool]:
    """Whether `first` + `months`, clamped to the month's end, is on or before `last`.

    As `dashboard.indicators.calendar.add_months`; NULL where a day is missing.
    """
    apart = months_of(last) - months_of(first)
    # On the last day of a month every day that is clamped to it has come.
    is_month_end = extract("day", days_earlier(last, -1)) == 1
    complete = or_(extract("day", first) <= extract("day", last), is_month_end)
    return or_(apart > months, and_(apart == months, complete))


def month_number(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """Months since the year 0, as `dashboard.indicators.cohorts.month_number` counts them."""
    return cast(months_of(day) - 1, Integer)


@compiles(days_earlier, "postgresql")
def _days_earlier_postgresql(element: days_earlier, compiler: SQLCompiler, **options: Any) -> str:
    day, days = element.clauses
    return compiler.process(cast(day, Date) - days, **options)


@compiles(days_earlier, "sqlite")
def _days_earlier_sqlite(element: days_earlier, compiler: SQLCompiler, **options: Any) -> str:
    day, days = element.clauses
    modifier = cast(-days, String) + literal(" days", String)
    return compiler.process(func.date(day, modifier), **options)


@compiles(months_of, "postgresql")
def _months_of_postgresql(element: months_of, compiler: SQLCompiler, **options: Any) -> str:
    """Twelve is written out: PostgreSQL takes two bound values for two groupings."""
    [day] = element.clauses
    months = extract("year", day) * literal_column("12") + extract("month", day)
    return f"({compiler.process(months, **options)})"


@compiles(months_of, "sqlite")
def _months_of_sqlite(element: months_of, compiler: SQLCompiler, **options: Any) -> str:
    """Cut out of the text that a day is: `strftime` takes several times as long."""
    [day] = element.clauses
    year, month = (cast(func.substr(day, *part), Integer) for part in ((1, 4), (6, 2)))
    return f"({compiler.process(year * 12 + month, **options)})"


@compiles(year_of, "postgresql")
def _year_of_postgresql(element: year_of, compiler: SQLCompiler, **options: Any) -> str:
    [day] = element.clauses
    return compiler.process(extract("year", day), **options)


@compiles(year_of, "sqlite")
def _year_of_sqlite(element: year_of, compiler: SQLCompiler, **options: Any) -> str:
    [day] = element.clauses
    return compiler.process(cast(func.substr(day, 1, 4), Integer), **options)


@compiles(days_between, "postgresql")
def _days_between_postgresql(element: days_between, compiler: SQLCompiler, **options: Any) -> str:
    first, last = element.clauses
    return compiler.process(last - first, **options)


@compiles(days_between, "sqlite")
def _days_between_sqlite(element: days_between, compiler: SQLCompiler, **options: Any) -> str:
    first, last = element.clauses
    difference = func.julianday(last) - func.julianday(first)
    return compiler.process(cast(difference, Integer), **options)
