"""Intervals of whole days, their precision and their EDTF text."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import NamedTuple

from tollbook.model.vocabulary import TimePrecision

#: Longest interval of each precision, in days, in the steps of UCDP GED's date_prec
#: (spec 5.1): a day; two to six days; a week; a month; then a quarter and a year.
_LONGEST: tuple[tuple[int, TimePrecision], ...] = (
    (1, "day"), (6, "days"), (7, "week"), (31, "month"), (92, "quarter"),
)  # fmt: skip
#: A date that lies longer than this before a report is not of its news.
PAST = dt.timedelta(days=75)


class Interval(NamedTuple):
    """Days from `first` to `last`, both inclusive."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """Length in days, at least 1."""
        return (self.last - self.first).days + 1


def single(day: dt.date) -> Interval:
    """Return the interval of one day."""
    return Interval(day, day)


def month_of(year: int, month: int) -> Interval:
    """Return a calendar month; `month` may lie outside 1..12 and carries into the year."""
    carry, index = divmod(month - 1, 12)
    year, month = year + carry, index + 1
    return Interval(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]))


def months_of(year: int, first: int, last: int) -> Interval:
    """Return the months `first` to `last` of a year."""
    return Interval(month_of(year, first).first, month_of(year, last).last)


def year_of(year: int) -> Interval:
    """Return a calendar year."""
    return months_of(year, 1, 12)


def week_of(day: dt.date) -> Interval:
    """Return the week, Monday to Sunday, that holds `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return Interval(monday, monday + dt.timedelta(days=6))


def part_of_month(month: Interval, part: str) -> Interval:
    """Return the early (1-10), mid (11-20) or late (21-end) part of a month (spec 5.1)."""
    tenth, twentieth = month.first.replace(day=10), month.first.replace(day=20)
    if part == "early":
        return Interval(month.first, tenth)
    if part == "mid":
        return Interval(month.first.replace(day=11), twentieth)
    return Interval(month.first.replace(day=21), month.last)


def part_of_year(year: int, part: str) -> Interval:
    """Return the early (January-March), mid (April-September) or late part of a year."""
    first, last = {"early": (1, 3), "mid": (4, 9), "late": (10, 12)}[part]
    return months_of(year, first, last)


def part_of_week(week: Interval, part: str) -> Interval:
    """Return the early (Monday-Wednesday), mid (Tuesday-Thursday) or late part of a week."""
    first, last = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[part]
    return Interval(week.first + dt.timedelta(days=first), week.first + dt.timedelta(days=last))


def precision_of(interval: Interval) -> TimePrecision:
    """Return the precision that an interval of this length allows."""
    for longest, precision in _LONGEST:
        if interval.days <= longest:
            return precision
    return "year"


def to_edtf(interval: Interval) -> str:
    """Return the interval in EDTF: a day, a month, a year, or ``first/last``."""
    first, last = interval
    if first == last:
        return first.isoformat()
    if interval == month_of(first.year, first.month):
        return first.isoformat()[:7]
    if interval == year_of(first.year):
        return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the day `months` earlier, or the last of that month where it is shorter."""
    month = month_of(day.year, day.month - months)
    return month.first.replace(day=min(day.day, month.last.day))
