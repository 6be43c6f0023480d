"""Months, years and their parts: "in 2013", "late August", "June last year", "the 1990s"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tollbook.times.context import is_clock, is_counted, is_in_name, is_round
from tollbook.times.drafts import Draft, Meaning, Reading, Told, anchored, fixed, known, one_of
from tollbook.times.intervals import Interval, month_of, part_of_month, part_of_year, year_of
from tollbook.times.words import (
    COMMA_GAP,
    FIGURE_END,
    FIGURE_START,
    FULL_MONTH,
    GAP,
    MONTH,
    MONTH_STOP,
    WORD_END,
    WORD_START,
    YEAR,
    is_common_word,
    month_number,
    pattern,
)
from tollbook.times.years import of_story

#: Rule of a year that heads what follows.
YEAR_HEADING = "year_heading"

#: "early", "mid-", "the end of": the words that cut a unit in three.
PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late",
}  # fmt: skip
_PARTED = rf"(?:the{GAP})?(?P<part>{'|'.join(PARTS)})(?:{GAP}of{GAP}|{GAP}in{GAP}|{GAP}|\s?[-–]\s?)"
_MONTH = pattern(
    rf"{WORD_START}(?:{_PARTED})?(?:(?P<shift>last|this|next){GAP})?"
    rf"(?:(?P<month>{FULL_MONTH})|(?P<short>{MONTH}){MONTH_STOP}){WORD_END}"
    rf"(?:{COMMA_GAP}(?:of{GAP})?(?:(?P<year>{YEAR}){FIGURE_END}|(?P<relative>last|this|next){GAP}year\b))?"
)
_YEAR = pattern(rf"(?:{WORD_START}{_PARTED}|{FIGURE_START})(?P<year>{YEAR}){FIGURE_END}")
#: "1982-1986", "2008–09"; with a hyphen the short form may be a month ("2008-09").
_YEARS = pattern(
    rf"{FIGURE_START}(?P<first>{YEAR})\s?(?:[-–—]\s?(?P<last>{YEAR})|–(?P<short>\d\d)){FIGURE_END}"
)
#: A year that heads a line, or is one.
_HEADING = pattern(rf"(?:^|\n)\s{{0,4}}(?P<year>{YEAR})(?=\s{{0,4}}(?:[.:]\s|\n))")
_DECADE = pattern(
    rf"\bthe{GAP}(?P<words>(?:(?:early|mid|late)(?:{GAP}|-))?(?P<year>(?:19|20)\d0)['’]?s)\b"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|during|throughout|until|till|last|of|from|by|before|after|through|to|between|the|for)\s{1,8}\Z",
    re.IGNORECASE,
)
_SURE_BEFORE = re.compile(r"\b(?:in|since|during|throughout|until|till)\s{1,8}\Z", re.IGNORECASE)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|during|throughout|until|till|of|from|to|by|before|after|through|between|and|the|a"
    r"|year|back\s{1,3}to|summer|spring|autumn|fall|winter)\s{1,8}|\b(?:19|20)\d\d\s?[-–]\s?)\Z",
    re.IGNORECASE,
)
_NAME_NEXT = re.compile(r"[^\S\n]{1,3}[A-Z][a-z]")
#: "March and April", "(March: 122)".
_IN_ROW = pattern(rf"{GAP}(?:and|to|or|through|until){GAP}(?:{FULL_MONTH})\b|\s?:")
_DAY_NEXT = re.compile(r"\s{1,3}(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\b(?![.,]\d)")
#: After a round figure a plural is counted: "in 2000 villages".
_PLURAL_NEXT = re.compile(r"\s{1,8}[a-z]{3,20}s\b", re.IGNORECASE)


def find_units(text: str) -> Iterator[Draft]:
    """Find the months, years and decades of a text, and their early, middle and late parts."""
    for match in _MONTH.finditer(text):
        if is_round(match["year"] or "") and is_counted(text, match.end()):
            continue
        if _is_month(text, match):
            rule = "month" if not match["part"] else "month_part"
            yield Draft(*match.span(), rule, "unit", _month(match), told=_told(match))
    for match in _YEAR.finditer(text):
        if _is_year(text, match):
            yield Draft(
                *match.span(), "year" if not match["part"] else "year_part", "unit", _year(match)
            )
    for match in _YEARS.finditer(text):
        yield from _years(text, match)
    for match in _HEADING.finditer(text):
        year = _year_meaning(int(match["year"]), None)
        yield Draft(*match.span("year"), YEAR_HEADING, "unit", year)
    for match in _DECADE.finditer(text):
        first = int(match["year"])
        decade = Interval(year_of(first).first, year_of(first + 9).last)
        reading = known(decade, "year", f"{match['year'][:3]}X")
        yield Draft(*match.span("words"), "decade", "unit", fixed(reading))


def _years(text: str, match: re.Match[str]) -> Iterator[Draft]:
    first = int(match["first"])
    last = int(match["last"] or f"{first // 100}{match['short']}")
    if first < last <= first + 60 and not is_counted(text, match.end()):
        years = fixed(known(Interval(year_of(first).first, year_of(last).last)))
        yield Draft(*match.span(), "years", "range", years)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Tell whether a month's name is meant: by its year, its case or the words beside it."""
    word = match["month"] or match["short"]
    if is_in_name(text, match.end()) or (not match["year"] and _has_day(text, match.end())):
        return False
    if not word[0].isupper():
        return match["year"] is not None and not is_common_word(word)
    if match["year"] or match["relative"] or match["shift"] or match["part"]:
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    if match["month"] and _IN_ROW.match(text, match.end()):
        return True
    return _SURE_BEFORE.search(before) is not None or _is_bare_month(text, match, before)


def _has_day(text: str, end: int) -> bool:
    """Tell whether a day follows a month: such dates are read whole."""
    day = _DAY_NEXT.match(text, end)
    return day is not None and not is_counted(text, day.end())


def _is_bare_month(text: str, match: re.Match[str], before: str) -> bool:
    """Tell whether a full name with no sure sign is a month, not a person ("April Jones")."""
    if match["short"] or _NAME_NEXT.match(text, match.end()):
        return False
    if match["month"].isupper() and before.endswith("THE "):
        return not is_common_word(match["month"])  # "THE MARCH" of upper-case text
    return _BEFORE_MONTH.search(before) is not None or not is_common_word(match["month"])


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Tell whether four figures are a year: a word before them asks for one, and none is counted.

    After "in" or "since" only a round figure can be a count ("in 2000 homes").
    """
    before = text[max(0, match.start() - 16) : match.start()]
    asked = match["part"] is not None or _BEFORE_YEAR.search(before) is not None
    if not asked or is_clock(text, match.end()):
        return False
    counted = is_counted(text, match.end())
    if is_round(match["year"]):
        return not counted and not _PLURAL_NEXT.match(text, match.end())
    sure = match["part"] is not None or _SURE_BEFORE.search(before) is not None
    return sure or not counted


def _month(match: re.Match[str]) -> Meaning:
    number, part = month_number(match["month"] or match["short"]), match["part"]
    if match["year"]:
        return _under_way(_part(month_of(int(match["year"]), number), part))
    if match["relative"]:
        shift = {"last": -1, "this": 0, "next": 1}[match["relative"].lower()]
        return anchored(lambda anchor: _part(month_of(anchor.year + shift, number), part))
    if (match["shift"] or "").lower() == "next":
        return anchored(lambda anchor: _next_month(number, part, anchor))
    return anchored(lambda anchor: _latest_month(number, part, anchor))


def _told(match: re.Match[str]) -> Told | None:
    if match["year"] or match["relative"] or match["shift"]:
        return None
    number, part = month_number(match["month"] or match["short"]), match["part"]

    def read(story: Interval, anchor: dt.date | None) -> Reading:
        found = of_story(lambda year: _part(month_of(year, number), part), story, anchor)
        return one_of([Interval(one.first, min(one.last, anchor or one.last)) for one in found])

    return Told(read)


def _part(month: Interval, part: str | None) -> Interval:
    return part_of_month(month, PARTS[part.lower()]) if part else month


def _latest_month(number: int, part: str | None, anchor: dt.date) -> Interval:
    """Return the latest such month that has begun; one under way ends with the report."""
    month = _part(month_of(anchor.year, number), part)
    if month.first > anchor:
        month = _part(month_of(anchor.year - 1, number), part)
    return Interval(month.first, min(month.last, anchor))


def _next_month(number: int, part: str | None, anchor: dt.date) -> Interval:
    month = _part(month_of(anchor.year, number), part)
    return month if month.first > anchor else _part(month_of(anchor.year + 1, number), part)


def _year(match: re.Match[str]) -> Meaning:
    return _year_meaning(int(match["year"]), match["part"])


def _year_meaning(year: int, part: str | None) -> Meaning:
    return _under_way(part_of_year(year, PARTS[part.lower()]) if part else year_of(year))


def _under_way(unit: Interval) -> Meaning:
    """Read a stated unit; one that is not over ends with the report."""

    def meaning(anchor: dt.date | None) -> Reading:
        over = anchor is None or not unit.first <= anchor < unit.last
        return known(unit if over or anchor is None else Interval(unit.first, anchor))

    return meaning
