"""Fractions of a month or a year: "the first half of 2015", "the last week of June"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from tollbook.times.drafts import UNANCHORED, UNKNOWN, Draft, Reading, anchored, fixed, known
from tollbook.times.intervals import Interval, month_of, months_of, part_of_month, part_of_year
from tollbook.times.words import (
    COMMA_GAP,
    FIGURE_END,
    FULL_MONTH,
    GAP,
    NUMBER,
    ORDINALS,
    WORD_START,
    YEAR,
    any_of,
    month_number,
    number_of,
    pattern,
)

_WHOLE = (
    rf"(?:(?P<year>{YEAR}){FIGURE_END}|(?P<relative>the|this|last|that){GAP}(?P<unit>year|month)\b"
    rf"|(?P<month>{FULL_MONTH})\b(?:{COMMA_GAP}(?P<month_year>{YEAR}){FIGURE_END})?)"
)
_FRACTION = pattern(
    rf"{WORD_START}(?:the{GAP})?(?P<nth>{any_of(ORDINALS)}|last|final){GAP}"
    rf"(?:(?P<number>{NUMBER}){GAP})?(?P<piece>half|quarter|months?|weeks?|days?){GAP}"
    rf"(?:of|in){GAP}{_WHOLE}"
)
#: A quarter of the year under way, or of the last where that one is yet to come.
_QUARTER = pattern(
    rf"(?:\b(?:in|during|for|over){GAP}(?:the{GAP})?|(?:^|[\n/(])\s{{0,3}})(?P<words>(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
    rf"{GAP}quarter)\b(?!{GAP}(?:of|in|final))"
)
_SEASON = pattern(
    rf"{WORD_START}(?:(?:early|mid|late)[\s-])?(?P<season>spring|summer|autumn|fall|winter){GAP}(?:of{GAP})?"
    rf"(?P<year>{YEAR}){FIGURE_END}"
)
#: EDTF codes of seasons that name no hemisphere: the dates of one are not known from its name.
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def find_fractions(text: str) -> Iterator[Draft]:
    """Find the halves, quarters, weeks and days of months and years, and the seasons."""
    for match in _FRACTION.finditer(text):
        yield Draft(*match.span(), "fraction", "unit", partial(_read, match))
    for match in _QUARTER.finditer(text):
        nth = match["nth"].lower()
        number = ORDINALS.get(nth) or int(nth[0])
        yield Draft(*match.span("words"), "quarter", "unit", anchored(partial(_quarter, number)))
    for match in _SEASON.finditer(text):
        edtf = f"{match['year']}-{_SEASONS[match['season'].lower()]}"
        yield Draft(*match.span(), "season", "unit", fixed(Reading(edtf=edtf)))


def _quarter(number: int, anchor: dt.date) -> Interval:
    quarters = [
        months_of(year, 3 * number - 2, 3 * number) for year in (anchor.year, anchor.year - 1)
    ]
    latest = next(one for one in quarters if one.first <= anchor)
    return Interval(latest.first, min(latest.last, anchor))


def _read(match: re.Match[str], anchor: dt.date | None) -> Reading:
    whole = _whole(match, anchor)
    if whole is None:
        return UNANCHORED if anchor is None else UNKNOWN
    nth = ORDINALS.get(match["nth"].lower(), -1)
    number = number_of(match["number"]) if match["number"] else 1
    piece = match["piece"].lower()
    if piece.endswith("s") and not match["number"]:
        return _loose(whole, nth)
    fraction = _fraction(whole, nth, number, piece.rstrip("s"))
    return known(fraction) if fraction else UNKNOWN


def _loose(whole: Interval, nth: int) -> Reading:
    """Read "the first days of June", "the last months of 2014": the early or the late part."""
    part = {1: "early", -1: "late"}.get(nth)
    if part is None:
        return UNKNOWN
    of_month = whole.days <= 31
    return known(part_of_month(whole, part) if of_month else part_of_year(whole.first.year, part))


def _whole(match: re.Match[str], anchor: dt.date | None) -> Interval | None:
    if match["year"]:
        return months_of(int(match["year"]), 1, 12)
    if match["month_year"]:
        return month_of(int(match["month_year"]), month_number(match["month"]))
    if anchor is None or (match["relative"] or "").lower() == "that":
        return None
    if match["month"]:
        month = month_of(anchor.year, month_number(match["month"]))
        return month if month.first <= anchor else month_of(anchor.year - 1, month.first.month)
    shift = 1 if match["relative"].lower() == "last" else 0
    if match["unit"].lower() == "year":
        return months_of(anchor.year - shift, 1, 12)
    return month_of(anchor.year, anchor.month - shift)


def _fraction(whole: Interval, nth: int, number: int, piece: str) -> Interval | None:
    """Return the `nth` run of `number` pieces of a whole (-1 is the last), if it has one."""
    if piece in {"day", "week"}:
        return _run_of_days(whole, nth, number * (7 if piece == "week" else 1))
    if whole.days <= 31:
        return _half_of_month(whole, nth) if piece == "half" else None
    months = {"half": 6, "quarter": 3, "month": number}[piece]
    first = 13 - months if nth == -1 else (nth - 1) * months + 1
    if not 1 <= first <= 13 - months:
        return None
    return months_of(whole.first.year, first, first + months - 1)


def _half_of_month(month: Interval, nth: int) -> Interval | None:
    if nth == 1:
        return Interval(month.first, month.first.replace(day=15))
    return Interval(month.first.replace(day=16), month.last) if nth in {2, -1} else None


def _run_of_days(whole: Interval, nth: int, length: int) -> Interval | None:
    span = dt.timedelta(days=length - 1)
    if length > whole.days:
        return None
    first = whole.last - span if nth == -1 else whole.first + (nth - 1) * dt.timedelta(days=length)
    return Interval(first, min(first + span, whole.last)) if first <= whole.last else None
