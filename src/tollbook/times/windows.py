"""Looks back from the report: "the past 72 hours", "two weeks ago", "in recent weeks"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tollbook.times.drafts import (
    UNANCHORED,
    UNKNOWN,
    Draft,
    Meaning,
    Reading,
    anchored,
    fixed,
    known,
)
from tollbook.times.intervals import (
    Interval,
    month_of,
    months_before,
    precision_of,
    single,
    year_of,
)
from tollbook.times.words import GAP, HOURS, NUMBER, UNIT, WORD_END, WORD_START, number_of, pattern

_DAY = dt.timedelta(days=1)
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "year": 12, "decade": 120}
_ABOUT = rf"(?:(?P<about>about|around|nearly|almost|some|roughly|over|more{GAP}than){GAP})?"
_WINDOW = pattern(
    rf"{WORD_START}(?:(?:the{GAP}|these{GAP})?(?:past|last|previous|preceding){GAP}{_ABOUT}"
    rf"(?P<number>{NUMBER}){GAP}(?:full{GAP})?(?P<unit>{UNIT}|h)s?"
    rf"|(?:the{GAP}(?:past|last)|past){GAP}(?P<one>{UNIT})){WORD_END}"
)
_AGO = pattern(
    rf"{WORD_START}{_ABOUT}(?P<number>an?|{NUMBER}){GAP}(?P<unit>{UNIT})s?{GAP}ago{WORD_END}"
)
_SOME = rf"(?:a{GAP})?(?:few|several|some|many|couple{GAP}of){GAP}"
_VAGUE = pattern(
    rf"{WORD_START}(?:recently|the{GAP}other{GAP}day"
    rf"|(?:(?:the|these){GAP})?(?:past|last|previous|preceding|recent){GAP}"
    rf"(?:{_SOME})?(?P<unit>hours|days|weeks|months|years)"
    rf"|(?:{_SOME})?(?P<ago>hours|days|weeks|months|years){GAP}ago){WORD_END}"
)


def find_windows(text: str) -> Iterator[Draft]:
    """Find the bounded looks back, the distances ("ago") and the vague nearness of a text."""
    for match in _WINDOW.finditer(text):
        number = number_of(match["number"]) if match["number"] else 1
        meaning = _look_back(window(number, (match["unit"] or match["one"]).lower()))
        yield Draft(*match.span(), "past_window", "window", meaning)
    for match in _AGO.finditer(text):
        unit, number = match["unit"].lower(), number_of(match["number"])
        meaning = anchored(_ago(number, unit, rough=match["about"] is not None))
        yield Draft(*match.span(), "ago", "point" if unit in HOURS | {"day"} else "unit", meaning)
    for match in _VAGUE.finditer(text):
        if (match["unit"] or match["ago"] or "").lower() == "hours":
            yield Draft(*match.span(), "hours_ago", "point", anchored(single))
        else:
            yield Draft(*match.span(), "recent", "vague", fixed(UNKNOWN))


def window(number: int, unit: str) -> Callable[[dt.date], Interval]:
    """Return the reading of the past `number` units: that far back, to the report (spec 5.1).

    Hours are rounded up to whole days: the past 36 hours began the day before yesterday.
    """

    def read(anchor: dt.date) -> Interval:
        if unit in _MONTHS_OF:
            return Interval(months_before(anchor, number * _MONTHS_OF[unit]), anchor)
        days = -(-number // 24) if unit in HOURS else number * _DAYS_OF[unit]
        return Interval(anchor - days * _DAY, anchor)

    return read


def _look_back(read: Callable[[dt.date], Interval]) -> Meaning:
    """Read a look back with the precision of the time it spans.

    It runs from an hour of its first day to the same hour of its last, so that the past week
    touches eight days and is a week all the same.
    """

    def meaning(anchor: dt.date | None) -> Reading:
        if anchor is None:
            return UNANCHORED
        touched = read(anchor)
        if touched.days <= 2:
            return known(touched)
        return known(touched, precision_of(Interval(touched.first + _DAY, touched.last)))

    return meaning


def _ago(number: int, unit: str, *, rough: bool) -> Callable[[dt.date], Interval]:
    """Return the reading of a distance: a day is exact, a longer unit as wide as itself."""

    def read(anchor: dt.date) -> Interval:
        if unit == "month":
            return month_of(anchor.year, anchor.month - number)
        if unit in _MONTHS_OF:
            return year_of(anchor.year - number * _MONTHS_OF[unit] // 12)
        if unit in HOURS:
            back = -(-number // 24) * _DAY
            return Interval(anchor - back, anchor) if number < 24 else single(anchor - back)
        day = anchor - number * _DAYS_OF[unit] * _DAY
        margin = (1 if rough else 0) if unit == "day" else 3
        return Interval(day - margin * _DAY, min(day + margin * _DAY, anchor))

    return read
