"""Feasts that news dates by: the Islamic months and feasts, Christmas and the New Year.

Islamic dates are converted by hijridate (Umm al-Qura, 1924 to 2077). The moon is sighted
locally, so that a feast can fall a day earlier or later: readings are marked approximate in EDTF.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from tollbook.times.drafts import (
    UNANCHORED,
    UNKNOWN,
    Draft,
    Meaning,
    Reading,
    anchored,
    fixed,
    known,
    several,
)
from tollbook.times.intervals import Interval, single
from tollbook.times.words import COMMA_GAP, FIGURE_END, GAP, WORD_END, WORD_START, YEAR, pattern
from tollbook.times.years import nearest_past


class _Feast(NamedTuple):
    """Days of the Islamic year: from the `day`th of a month (1 to 12), for `length` days."""

    month: int
    day: int
    length: int


_RAMADAN = _Feast(9, 1, 30)
_FITR = _Feast(10, 1, 3)
_ADHA = _Feast(12, 10, 4)
_ASHURA = _Feast(1, 10, 1)
_AL = r"(?:[ae]l|ul)?[-\s]?"
_HOLY_DAY = pattern(
    rf"{WORD_START}(?:(?P<shift>last|this){GAP})?(?:(?:the{GAP})?(?:holy|fasting){GAP}month{GAP}of{GAP})?"
    rf"(?:(?P<ramadan>rama[dz]h?an)|e?id[\s-]{_AL}(?:(?P<fitr>fitr)|(?P<adha>a[dz]h?a))"
    rf"|(?P<eid>eid)(?!{GAP}(?:al|el|ul)\b)|(?P<ashura>asho?ura)){WORD_END}"
    rf"(?:{GAP}(?:holiday|feast|festival)\b)?(?:{COMMA_GAP}(?:of{GAP})?(?P<year>{YEAR}){FIGURE_END})?"
)
_FIXED_DAY = pattern(
    rf"(?<!orthodox\s)(?<!coptic\s)(?<!armenian\s){WORD_START}(?:christmas(?:{GAP}(?P<christmas>eve|day))?"
    rf"|new{GAP}year(?:['’]?s)?{GAP}(?P<new_year>eve|day)){WORD_END}(?!{GAP}island)"
    rf"(?:{COMMA_GAP}(?:of{GAP})?(?P<year>{YEAR}){FIGURE_END})?"
)
#: "Ramadan" is a man's name too: beside another name it is the month only where it is governed.
_NAME_NEXT = re.compile(r"\s{1,3}(?:(?!Eid)[A-Z][a-z]|al-)")
_GOVERNED = re.compile(
    r"\b(?:in|of|during|since|throughout|until|before|after|the|for)\s{1,8}\Z", re.IGNORECASE
)


def find_holy_days(text: str) -> Iterator[Draft]:
    """Find Ramadan, Eid al-Fitr, Eid al-Adha, Ashura, Christmas and the New Year.

    "Eid" alone may be either feast; Christmas is that of 25 December unless named otherwise.
    """
    for match in _HOLY_DAY.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        if _NAME_NEXT.match(text, match.end()) and not _GOVERNED.search(before):
            continue
        yield Draft(*match.span(), "holy_day", "unit", _meaning(_feasts(match), match["year"]))
    for match in _FIXED_DAY.finditer(text):
        yield Draft(*match.span(), "holiday", "point", _fixed_day(match))


def _feasts(match: re.Match[str]) -> list[_Feast]:
    if match["ramadan"]:
        return [_RAMADAN]
    if match["ashura"]:
        return [_ASHURA]
    if match["eid"]:
        return [_FITR, _ADHA]
    return [_FITR if match["fitr"] else _ADHA]


def _meaning(feasts: list[_Feast], year: str | None) -> Meaning:
    def meaning(anchor: dt.date | None) -> Reading:
        last = dt.date(int(year), 12, 31) if year else anchor
        if last is None:
            return UNANCHORED
        try:
            found = [
                days
                for feast in feasts
                for days in _until(feast, last, whole_year=year is not None)
            ]
        except (OverflowError, ValueError):  # before or after the calendar's tables
            return UNKNOWN
        return _approximate(found[0]) if len(found) == 1 else several(*found)

    return meaning


def _until(feast: _Feast, last: dt.date, *, whole_year: bool) -> list[Interval]:
    """Return the latest such feast begun by `last`, or all of that day's calendar year."""
    hijri_year = Gregorian.fromdate(last).to_hijri().year
    found = [_days(feast, year) for year in range(hijri_year, hijri_year - 3, -1)]
    begun = [Interval(days.first, min(days.last, last)) for days in found if days.first <= last]
    return [days for days in begun if days.first.year == last.year] if whole_year else begun[:1]


def _days(feast: _Feast, year: int) -> Interval:
    first = Hijri(year, feast.month, feast.day).to_gregorian()
    length = Hijri(year, 9, 1).month_length() if feast is _RAMADAN else feast.length
    day = dt.date(first.year, first.month, first.day)
    return Interval(day, day + dt.timedelta(days=length - 1))


def _approximate(days: Interval) -> Reading:
    return known(days, edtf=f"{days.first.isoformat()}~/{days.last.isoformat()}~")


def _fixed_day(match: re.Match[str]) -> Meaning:
    eve = "eve" in {(match[name] or "").lower() for name in ("christmas", "new_year")}
    month, day = (12, 25 - eve) if match["new_year"] is None else ((12, 31) if eve else (1, 1))
    if match["year"]:
        return fixed(known(single(dt.date(int(match["year"]), month, day))))
    return anchored(lambda anchor: single(nearest_past(month, day, anchor)))
