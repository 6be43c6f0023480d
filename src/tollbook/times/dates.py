"""Dates in words that name a day: "3 June 2016", "June 3", "03 JAN 90", "from 3 to 9 May"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tollbook.times.context import is_ahead, is_counted, is_in_name, is_round
from tollbook.times.drafts import UNANCHORED, UNKNOWN, Draft, Meaning, Reading, Told, known, one_of
from tollbook.times.expressions import TimeKind
from tollbook.times.intervals import Interval
from tollbook.times.words import (
    COMMA_GAP,
    FIGURE_END,
    FIGURE_START,
    GAP,
    MONTH,
    MONTH_STOP,
    ORDINAL_DAY,
    SPELLED_DAYS,
    WORD_START,
    YEAR,
    any_of,
    is_named,
    month_number,
    pattern,
)
from tollbook.times.years import full_year, is_day_of_year, nearest, nearest_past, of_story

_TO = r"(?:\s{0,2}[-–—/]\s{0,2}|\s{1,8}(?:to|and|until|till|through|or)\s{1,8})"
_DAY_END = r"(?![\w%]|[.,:/]\d)"
_DAY_MONTH = pattern(
    rf"(?:\b(?:from|between){GAP}(?:the{GAP})?)?{FIGURE_START}(?:(?P<first>{ORDINAL_DAY})(?:{GAP}of)?{_TO}(?:the{GAP})?)?"
    rf"(?P<last>{ORDINAL_DAY})(?:{GAP}of{GAP}|{GAP}|-)(?P<month>{MONTH})\b{MONTH_STOP}"
)
_MONTH_DAY = pattern(
    rf"(?:\b(?:from|between){GAP})?{WORD_START}(?P<month>{MONTH})\b{MONTH_STOP}{GAP}(?:the{GAP})?"
    rf"(?P<first>{ORDINAL_DAY})(?:{_TO}(?P<last>{ORDINAL_DAY})(?!{GAP}(?:{MONTH})\b)"
    rf"(?=\W|$))?{_DAY_END}"
)
_SPELLED = pattern(
    rf"{WORD_START}(?:the{GAP})?(?P<last>{any_of(SPELLED_DAYS)}){GAP}of{GAP}(?P<month>{MONTH})\b"
)
#: The comma of "Jul 17,2015" may be lost.
_GLUED = pattern(
    rf"{WORD_START}(?P<month>{MONTH})\b{MONTH_STOP}{GAP}(?P<last>\d\d?)(?P<year>{YEAR})(?!\w)"
)
#: Two figures are a year only where the line cannot go on counting: "3 JAN 90 --".
_YEAR_AFTER = pattern(
    rf"(?:{COMMA_GAP}|-)(?:of{GAP})?(?:(?P<full>{YEAR}){FIGURE_END}|['’](?P<marked>\d\d)\b"
    rf"|(?P<short>\d\d)(?=\s{{0,4}}(?:--|[-–—(\[);,]|\.\s|\.?$))"
    rf"|(?P<relative>last|this|next){GAP}year\b)"
)
#: After these words a figure behind a month is a day, whatever follows.
_DAY_BEFORE = re.compile(r"\b(?:on|dated?|the)\s{1,8}\Z", re.IGNORECASE)


#: The year that a date is in, given the report's date; None where only the past tells.
_YearOf = Callable[[dt.date | None], int | None]


class _Days(NamedTuple):
    """Days of one month as written, from `first` to `last` (the same for a single day)."""

    start: int
    end: int
    month: int
    first: int
    last: int


def find_dates(text: str) -> Iterator[Draft]:
    """Find the dates in words that name a day, and the ranges of days within one month."""
    for match in _DAY_MONTH.finditer(text):
        yield from _dated(text, match)
    for match in _SPELLED.finditer(text):
        yield from _dated(text, match)
    for match in _MONTH_DAY.finditer(text):
        if not _is_count_after_month(text, match):
            yield from _dated(text, match)
    for match in _GLUED.finditer(text):
        yield from _drafts(_days(match), _stated(int(match["year"])))


def _is_count_after_month(text: str, match: re.Match[str]) -> bool:
    """Tell whether the figure counts: "In March 20 civilians", not "on March 20 civilians"."""
    if not match.group()[-1].isdigit():
        return False  # an ordinal counts nothing
    named = _DAY_BEFORE.search(text, max(0, match.start() - 16), match.start())
    return named is None and is_counted(text, match.end())


def _dated(text: str, match: re.Match[str]) -> Iterator[Draft]:
    """Yield the draft of a day and month with the year behind it, if one stands there."""
    days = _days(match)
    if not is_named(match["month"]) or is_in_name(text, days.end):
        return
    year = _YEAR_AFTER.match(text, days.end)
    if year is None or (is_round(year["full"] or "") and is_counted(text, year.end())):
        yield from _drafts(days, None, ahead=is_ahead(text, days.start))
    else:
        yield from _drafts(days._replace(end=year.end()), _year_of(year))


def _days(match: re.Match[str]) -> _Days:
    groups = match.groupdict()
    words = [groups[name] for name in ("first", "last") if groups.get(name)]
    numbers = [_day_number(word) for word in words]
    # A lone day leaves the "from" or "between" before it to the range it begins.
    starts = [match.start(name) for name in ("month", "first", "last") if groups.get(name)]
    spelled = words[-1][0].isalpha()
    start = match.start() if len(words) > 1 or spelled else min(starts)
    return _Days(start, match.end(), month_number(match["month"]), numbers[0], numbers[-1])


def _day_number(word: str) -> int:
    return SPELLED_DAYS.get(word.lower()) or int(re.sub(r"\D", "", word))


def _stated(year: int) -> _YearOf:
    return lambda _: year


def _year_of(match: re.Match[str]) -> _YearOf:
    figures = match["marked"] or match["short"]
    if match["full"]:
        return _stated(int(match["full"]))
    if figures:
        return lambda anchor: full_year(int(figures), anchor)
    shift = {"last": -1, "this": 0, "next": 1}[match["relative"].lower()]
    return lambda anchor: anchor.year + shift if anchor else None


def _drafts(days: _Days, year_of: _YearOf | None, *, ahead: bool = False) -> Iterator[Draft]:
    if not is_day_of_year(days.month, max(days.first, days.last)) or days.first > days.last:
        return
    kind: TimeKind = "point" if days.first == days.last else "range"
    rule = "month_day" if year_of is None else "date"
    told = Told(_told(days)) if year_of is None else None
    meaning = _meaning(days, year_of, ahead=ahead)
    yield Draft(days.start, days.end, rule, kind, meaning, told=told)


def _meaning(days: _Days, year_of: _YearOf | None, *, ahead: bool) -> Meaning:
    def meaning(anchor: dt.date | None) -> Reading:
        year = year_of(anchor) if year_of else None
        try:
            if year is not None:
                last = dt.date(year, days.month, days.last)
            elif anchor is None:
                return UNANCHORED
            else:
                last = (nearest if ahead else nearest_past)(days.month, days.last, anchor)
            return known(Interval(last.replace(day=days.first), last))
        except ValueError:  # 29 February of a common year
            return UNKNOWN

    return meaning


def _told(days: _Days) -> Callable[[Interval, dt.date | None], Reading]:
    def of_year(year: int) -> Interval:
        return Interval(dt.date(year, days.month, days.first), dt.date(year, days.month, days.last))

    return lambda story, anchor: one_of(of_story(of_year, story, anchor))
