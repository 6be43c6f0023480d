"""Dates in figures: "2016-06-03", "17/12/2019", "27.09.2013", and "on the 5th"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tollbook.times.drafts import Draft, Meaning, Reading, anchored, fixed, known, several
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
        yield from _draft(match, [(int(match["one"]), int(match["two"]))])
    for match in _FIGURES.finditer(text):
        one, two = int(match["one"]), int(match["two"])
        # Full stops part day, month and year; other marks are used both ways.
        orders = [(one, two)] if match["mark"] == "." or one == two else [(one, two), (two, one)]
        yield from _draft(match, orders)
    for match in _ORDINAL.finditer(text):
        read = _ordinal(int(match["day"]), (match["month"] or "").lower())
        yield Draft(*match.span("words"), "day_of_month", "point", read)


def _draft(match: re.Match[str], orders: list[tuple[int, int]]) -> Iterator[Draft]:
    days = [day for order in orders if (day := _day(int(match["year"]), *order))]
    if days:
        yield Draft(*match.span(), "figures", "point", _either(days))


def _day(year: int, day: int, month: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _either(days: list[dt.date]) -> Meaning:
    """Read the only possible day, or of two the only one within a day of the report's date."""

    def meaning(anchor: dt.date | None) -> Reading:
        near = [day for day in days if anchor and abs((day - anchor).days) <= 1]
        possible = near if len(near) == 1 else days
        return known(single(possible[0])) if len(possible) == 1 else several(*map(single, days))

    return fixed(known(single(days[0]))) if len(days) == 1 else meaning


def _ordinal(day: int, month: str) -> Meaning:
    """Read "on the 5th": the latest such day of a month until the report's date."""

    def read(anchor: dt.date) -> Interval:
        shift = 1 if month == "last" or (not month and day > anchor.day) else 0
        return single(month_of(anchor.year, anchor.month - shift).first.replace(day=day))

    return anchored(read)
