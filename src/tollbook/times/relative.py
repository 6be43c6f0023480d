"""Words that count from the day of the report: "yesterday", "last week", "overnight"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tollbook.times.drafts import UNANCHORED, Draft, Reading, anchored, known, several
from tollbook.times.intervals import (
    Interval,
    month_of,
    part_of_month,
    part_of_week,
    part_of_year,
    single,
    week_of,
    year_of,
)
from tollbook.times.words import GAP, PART_OF_DAY, WORD_END, WORD_START, pattern

#: Rule of the night before the report.
OVERNIGHT = "overnight"

_DAY = dt.timedelta(days=1)
_EARLY = rf"(?:(?:early|earlier|late|later){GAP})?"
_OF_DAY = rf"(?:{GAP}{PART_OF_DAY}{WORD_END})?"

#: Days named by their distance, in days, from the report.
_DAYS = (
    (
        0,
        pattern(
            rf"{WORD_START}{_EARLY}(?:todays?|tonights?"
            rf"|this{GAP}(?:very{GAP}day|morning|afternoon|evening)){WORD_END}"
        ),
    ),
    (
        -1,
        pattern(
            rf"{WORD_START}{_EARLY}(?:yesterdays?{WORD_END}{_OF_DAY}|last{GAP}(?:night|evening){WORD_END})"
        ),
    ),
    (-2, pattern(rf"{WORD_START}(?:the{GAP})?day{GAP}before{GAP}yesterday{WORD_END}")),
    (1, pattern(rf"{WORD_START}tomorrow{WORD_END}{_OF_DAY}")),
)
_NIGHT = pattern(rf"{WORD_START}overnight{WORD_END}")
_WEEKEND = pattern(
    rf"\b(?:at|over|during){GAP}(?P<the>the{GAP}weekend){WORD_END}"
    rf"|{WORD_START}(?:this|last|past){GAP}weekend{WORD_END}"
)
_UNIT = pattern(
    rf"{WORD_START}(?:(?:the{GAP})?(?P<part>early|earlier|mid|late|later|beginning|start|middle|end)"
    rf"(?:{GAP}of{GAP}|{GAP}|-))?(?P<shift>this|last|next|the{GAP}current|the{GAP}coming"
    rf"|(?<=of\s)the){GAP}(?P<unit>week|month|year){WORD_END}"
)
_SHIFTS = {"this": 0, "last": -1, "next": 1, "current": 0, "coming": 1, "the": 0}
_PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late",
}  # fmt: skip


def find_relative(text: str) -> Iterator[Draft]:
    """Find the days, nights, weekends, weeks, months and years named from the report's day."""
    for shift, days in _DAYS:
        for match in days.finditer(text):
            yield Draft(*match.span(), "day_from_report", "point", anchored(_day(shift)))
    for match in _NIGHT.finditer(text):
        night = anchored(lambda anchor: Interval(anchor - _DAY, anchor))
        yield Draft(*match.span(), OVERNIGHT, "point", night)
    for match in _WEEKEND.finditer(text):
        span = match.span("the") if match["the"] else match.span()
        this = match.group().lower().startswith("this")
        yield Draft(*span, "weekend", "unit", _this_weekend if this else anchored(_weekend))
    for match in _UNIT.finditer(text):
        shift = _SHIFTS[match["shift"].lower().split()[-1]]
        read = _unit(match["unit"].lower(), shift, (match["part"] or "").lower())
        yield Draft(*match.span(), "unit_from_report", "unit", anchored(read))


def _day(shift: int) -> Callable[[dt.date], Interval]:
    return lambda anchor: single(anchor + shift * _DAY)


def _weekend(anchor: dt.date) -> Interval:
    """Return the latest Saturday and Sunday that had begun; one under way ends with the report."""
    saturday = anchor - dt.timedelta(days=(anchor.weekday() - 5) % 7)
    return Interval(saturday, min(saturday + _DAY, anchor))


def _this_weekend(anchor: dt.date | None) -> Reading:
    """Read "this weekend": the one under way or just over; in mid-week the last or the next."""
    if anchor is None:
        return UNANCHORED
    latest = _weekend(anchor)
    if (anchor - latest.last).days <= 1:
        return known(latest)
    saturday = latest.first + 7 * _DAY
    return several(latest, Interval(saturday, saturday + _DAY))


def _unit(unit: str, shift: int, part: str) -> Callable[[dt.date], Interval]:
    def read(anchor: dt.date) -> Interval:
        whole = _whole(unit, shift, anchor)
        if shift == 0:
            return _current(whole, unit, part, anchor)
        return _part(whole, unit, _PARTS[part]) if part in _PARTS else whole

    return read


def _whole(unit: str, shift: int, anchor: dt.date) -> Interval:
    if unit == "week":
        return week_of(anchor + shift * 7 * _DAY)
    if unit == "month":
        return month_of(anchor.year, anchor.month + shift)
    return year_of(anchor.year + shift)


def _current(whole: Interval, unit: str, part: str, anchor: dt.date) -> Interval:
    """Return the part of the unit under way: it ends with the report, "earlier" before it."""
    if part == "later":
        return Interval(min(anchor + _DAY, whole.last), whole.last)
    if part == "earlier":
        return Interval(whole.first, max(whole.first, anchor - _DAY))
    named = _part(whole, unit, _PARTS[part]) if part else whole
    if named.first > anchor:  # "late this month" said early in it: it is yet to come
        return named
    return Interval(named.first, min(named.last, anchor))


def _part(whole: Interval, unit: str, part: str) -> Interval:
    if unit == "week":
        return part_of_week(whole, part)
    return part_of_month(whole, part) if unit == "month" else part_of_year(whole.first.year, part)
