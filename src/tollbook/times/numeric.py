"""Dates in figures: "2016-06-03", "17/12/2019", "27.09.2013", and "on the 5th"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tollbook.times.drafts import Draft, Meaning, Reading, anchored, fixed, known
from tollbook.times.intervals import Interval, month_of, single
from tollbook.times.words import DAY, FIGURE_START, GAP, YEAR, pattern

_DATE_END = r"(?![\d/-]|[.:]\d)"
_ISO = pattern(
    rf"{FIGURE_START}(?P<year>{YEAR})(?P<mark>[-/.])(?P<two>\d\d?)(?P=mark)(?P<one>\d\d?){_DATE_END}"
)
_FIGURES = pattern(
    rf"{FIGURE_START}(?P<one>\d\d?)(?P<mark>[-/.])(?P<two>\d\d?)(?P=mark)(?P<year>{YEAR}){_DATE_END}"
)
_ORDINAL = pattern(
    rf"\bon{GAP}(?P<words>the{GAP}(?P<day>{DAY})(?:st|nd|rd|th)(?:{GAP}of{GAP}(?P<month>this|last){GAP}month)?)"
    rf"(?=\s{{0,2}}[.,;)]|\s{{0,8}}\Z|{GAP}(?:when|after|in|at|and|that|with|by)\b)"
)


def find_numeric(text: str) -> Iterator[Draft]:
    """Find the dates in figures; without a year they are no dates ("9/11")."""
    for match in _ISO.finditer(text):
        day = _day(int(match["year"]), int(match["one"]), int(match["two"]))
        yield from _draft(match, fixed(known(single(day))) if day else None)
    for match in _FIGURES.finditer(text):
        yield from _draft(match, _figures(match))
    for match in _ORDINAL.finditer(text):
        read = _ordinal(int(match["day"]), (match["month"] or "").lower())
        yield Draft(*match.span("words"), "day_of_month", "point", read)


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


def _ordinal(day: int, month: str) -> Meaning:
    """Read "on the 5th": the latest such day of a month until the report's date."""

    def read(anchor: dt.date) -> Interval:
        shift = 1 if month == "last" or (not month and day > anchor.day) else 0
        return single(month_of(anchor.year, anchor.month - shift).first.replace(day=day))

    return anchored(read)
