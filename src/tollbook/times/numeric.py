"""Dates in figures: "2016-06-03", "17/12/2019", "27.09.2013"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tollbook.times.drafts import Draft, Meaning, Reading, Told, anchored, fixed, known, one_of
from tollbook.times.intervals import Interval, single
from tollbook.times.words import FIGURE_START, GAP, YEAR, pattern
from tollbook.times.years import is_day_of_year, nearest_past, of_story

_DATE_END = r"(?![\d/-]|[.:]\d)"
_ISO = pattern(
    rf"{FIGURE_START}(?P<year>{YEAR})(?P<mark>[-/.])(?P<two>\d\d?)(?P=mark)(?P<one>\d\d?){_DATE_END}"
)
_FIGURES = pattern(
    rf"{FIGURE_START}(?P<one>\d\d?)(?P<mark>[-/.])(?P<two>\d\d?)(?P=mark)(?P<year>{YEAR}){_DATE_END}"
)

#: "27.06 at 19:35", "since 27.06": two figures are a day and month only where that is plain.
_DAY_MONTH = pattern(
    rf"{FIGURE_START}(?P<one>[0-3]\d)\.(?P<two>[01]\d)(?={GAP}at{GAP}\d\d?[:.h]\d\d)"
)


def find_numeric(text: str) -> Iterator[Draft]:
    """Find the dates in figures; without a year they are no dates ("9/11")."""
    for match in _ISO.finditer(text):
        day = _day(int(match["year"]), int(match["one"]), int(match["two"]))
        yield from _draft(match, fixed(known(single(day))) if day else None)
    for match in _FIGURES.finditer(text):
        yield from _draft(match, _figures(match))
    for match in _DAY_MONTH.finditer(text):
        yield from _day_and_month(match)


def _day_and_month(match: re.Match[str]) -> Iterator[Draft]:
    day, month = int(match["one"]), int(match["two"])
    if not is_day_of_year(month, day):
        return

    def told(story: Interval, anchor: dt.date | None) -> Reading:
        return one_of(of_story(lambda year: single(dt.date(year, month, day)), story, anchor))

    meaning = anchored(lambda anchor: single(nearest_past(month, day, anchor)))
    yield Draft(*match.span(), "month_day", "point", meaning, told=Told(told))


def _draft(match: re.Match[str], meaning: Meaning | None) -> Iterator[Draft]:
    if meaning is not None:
        yield Draft(*match.span(), "figures", "point", meaning)


def _figures(match: re.Match[str]) -> Meaning | None:
    """Read day, month and year, or month, day and year where only that is a date.

    Where both are, full stops part day-first dates, and so do hyphens unless the report's date
    says otherwise; the slash is in use for both, so that only the report's date can tell.
    """
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    day_first, month_first = _day(year, one, two), _day(year, two, one)
    only = day_first or month_first
    if only is None or one == two or match["mark"] == "." or not (day_first and month_first):
        return fixed(known(single(only))) if only else None
    usual = known(single(day_first)) if match["mark"] == "-" else Reading()
    return _either(day_first, month_first, usual)


def _day(year: int, day: int, month: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _either(one: dt.date, two: dt.date, usual: Reading) -> Meaning:
    """Read the one of two days that is within a day of the report's date, else as usual."""

    def meaning(anchor: dt.date | None) -> Reading:
        near = [day for day in (one, two) if anchor and abs((day - anchor).days) <= 1]
        if len(near) == 1:
            return known(single(near[0]))
        return usual._replace(candidates=((one, one), (two, two)))

    return meaning
