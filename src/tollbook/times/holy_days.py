"""Feasts that news dates by: the Islamic months and feasts, Christmas and the New Year.

Islamic dates are converted by hijridate (Umm al-Qura, 1924 to 2077). The moon is sighted
locally, so that a feast can fall a day earlier or later: readings are marked approximate in EDTF.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from hijridate import Gregorian, Hijri

from tollbook.times.drafts import (
    UNANCHORED,
    UNKNOWN,
    Draft,
    Meaning,
    Reading,
    Told,
    anchored,
    fixed,
    known,
    one_of,
    several,
)
from tollbook.times.intervals import Interval, single
from tollbook.times.words import COMMA_GAP, FIGURE_END, GAP, WORD_END, WORD_START, YEAR, pattern
from tollbook.times.years import of_story


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
    rf"|(?P<boxing>boxing{GAP}day)|new{GAP}year(?:['’]?s)?{GAP}(?P<new_year>eve|day|morning|night))"
    rf"{WORD_END}(?!{GAP}island)"
    rf"(?:{COMMA_GAP}(?:of{GAP})?(?P<year>{YEAR}){FIGURE_END})?"
)
#: The days of Easter, western reckoning, and how many days from Easter Sunday each is.
_EASTER = pattern(
    rf"(?<!orthodox\s){WORD_START}(?:(?P<good>good{GAP}friday)|(?P<palm>palm{GAP}sunday)"
    rf"|easter{GAP}(?:(?P<monday>monday)|(?P<sunday>sunday|day))|(?<=since\s)easter|(?<=on\s)easter)"
    rf"{WORD_END}(?:{COMMA_GAP}(?:of{GAP})?(?P<year>{YEAR}){FIGURE_END})?"
)
_FROM_EASTER = {"good": -2, "palm": -7, "monday": 1}
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
        yield _on_day(match, partial(_fixed_day, match))
    for match in _EASTER.finditer(text):
        yield _on_day(match, partial(_easter_day, match))


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


def _on_day(match: re.Match[str], of_year: Callable[[int], dt.date]) -> Draft:
    """Return the draft of a day that comes once a year: of its year, the report's or a story's."""
    if match["year"]:
        stated = fixed(known(single(of_year(int(match["year"])))))
        return Draft(*match.span(), "holiday", "point", stated)

    def latest(anchor: dt.date) -> Interval:
        day = of_year(anchor.year)
        return single(day if day <= anchor else of_year(anchor.year - 1))

    def read(story: Interval, anchor: dt.date | None) -> Reading:
        return one_of(of_story(lambda year: single(of_year(year)), story, anchor))

    return Draft(*match.span(), "holiday", "point", anchored(latest), told=Told(read))


def _fixed_day(match: re.Match[str], year: int) -> dt.date:
    eve = "eve" in {(match[name] or "").lower() for name in ("christmas", "new_year")}
    if match["boxing"]:
        return dt.date(year, 12, 26)
    if match["new_year"]:
        return dt.date(year, 12, 31) if eve else dt.date(year, 1, 1)
    return dt.date(year, 12, 25 - eve)


def _easter_day(match: re.Match[str], year: int) -> dt.date:
    shift = next((days for name, days in _FROM_EASTER.items() if match[name]), 0)
    return _easter(year) + dt.timedelta(days=shift)


def _easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous rule of 1876)."""
    golden, century = year % 19, year // 100
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
