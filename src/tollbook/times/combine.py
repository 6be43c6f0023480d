"""Times built of times: "Thu Sep 5 2013", "Friday at dawn", "from 3 June to 9 August".

The rules look only at two neighbours and at the few words between and before them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

from tollbook.times.anaphora import PART_OF_A_DAY
from tollbook.times.drafts import (
    UNANCHORED,
    UNKNOWN,
    Draft,
    Meaning,
    Reading,
    Told,
    known,
    several,
)
from tollbook.times.intervals import Interval, single
from tollbook.times.relative import OVERNIGHT
from tollbook.times.since import opened, since_meaning
from tollbook.times.weekdays import SHORT

_Rule = Callable[[str, Draft, Draft], Draft | None]

#: The most characters between two parts of one expression.
_NEAR = 24
_DATES = frozenset({"date", "month_day", "figures"})
_WEEKDAYS = frozenset({"weekday", SHORT})
_DAYS = _DATES | {"weekday", "day_from_report", "weekday_date", "day_of_month"}
_ROWS = frozenset({"weekday", "month", "year"})
_ENDS = frozenset({"point", "unit"})

_BESIDE = re.compile(r"\s{0,3}(?:[,(]|\bthe\b|\bon\b)?\s{0,8}", re.IGNORECASE)
_OF_DAY = re.compile(r"\s{0,3},?\s{0,8}(?:(?:of|on|from)\s{1,8})?", re.IGNORECASE)
_SPACE = re.compile(r"\s{1,8}")
_TO = re.compile(
    r"\s{1,8}(?:to|until|till|through|and\s{1,3}into|into|up\s{1,3}to)\s{1,8}", re.IGNORECASE
)
_DASH = re.compile(r"\s{0,3}[-–—]\s{0,3}")
_AND = re.compile(r"\s{1,8}and\s{1,8}", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s{1,8}\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,8}\Z", re.IGNORECASE)


def combine(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Join the drafts that are one expression; `drafts` come in order, none overlapping."""
    joined = list(drafts)
    for rule in (_weekday_and_date, _part_of_day, _range):
        joined = _fold(text, joined, rule)
    return opened(text, [draft for draft in joined if draft.rule != SHORT])


def _fold(text: str, drafts: list[Draft], rule: _Rule) -> list[Draft]:
    """Join each draft to the one before it wherever `rule` allows."""
    folded: list[Draft] = []
    for draft in drafts:
        near = folded and draft.start - folded[-1].end <= _NEAR
        joined = rule(text, folded[-1], draft) if near else None
        if joined is None:
            folded.append(draft)
        else:
            folded[-1] = joined
    return folded


def _is_gap(text: str, one: Draft, two: Draft, gap: re.Pattern[str]) -> bool:
    return gap.fullmatch(text, one.end, two.start) is not None


def _weekday_and_date(text: str, one: Draft, two: Draft) -> Draft | None:
    weekday, date = (one, two) if one.rule in _WEEKDAYS else (two, one)
    if weekday.rule not in _WEEKDAYS or date.rule not in _DATES or date.kind != "point":
        return None
    if not _is_gap(text, one, two, _BESIDE):
        return None
    meaning = _checked(weekday, date) if date.rule == "month_day" else date.meaning
    told = date.told and date.told._replace(read=_checked_told(weekday, date.told))
    return Draft(one.start, two.end, "weekday_date", "point", meaning, told=told)


def _checked(weekday: Draft, date: Draft) -> Meaning:
    """Read a date without a year; where its weekday is of another year, neither is sure."""

    def meaning(anchor: dt.date | None) -> Reading:
        reading, day = date.meaning(anchor), weekday.meaning(anchor)
        if reading.first is None or day.first is None or _agree(reading.first, day.first):
            return reading
        return several(single(reading.first), single(day.first))

    return meaning


def _checked_told(weekday: Draft, date: Told) -> Callable[[Interval, dt.date | None], Reading]:
    """Read a date in a story; where its weekday is of another year, it is not sure."""

    def read(story: Interval, anchor: dt.date | None) -> Reading:
        reading, day = date.read(story, anchor), weekday.meaning(story.last)
        if reading.first is None or day.first is None or _agree(reading.first, day.first):
            return reading
        return several(single(reading.first))

    return read


def _agree(one: dt.date, two: dt.date) -> bool:
    return one.weekday() == two.weekday()


def _part_of_day(text: str, one: Draft, two: Draft) -> Draft | None:
    if one.rule in {PART_OF_A_DAY, OVERNIGHT} and two.rule in _DAYS:
        part, day, gap = one, two, _OF_DAY
    elif one.rule in _DAYS and two.rule in {PART_OF_A_DAY, OVERNIGHT}:
        part, day, gap = two, one, _SPACE
    else:
        return None
    if not _is_gap(text, one, two, gap):
        return None
    if part.rule == OVERNIGHT:
        told = day.told and day.told._replace(read=_night_told(day.told))
        return Draft(one.start, two.end, OVERNIGHT, "point", _night_of(day), told=told)
    return day.grown(one.start, two.end)


def _night_of(day: Draft) -> Meaning:
    """Read "overnight Wednesday": into the day after, or out of the day before a report's own."""

    def meaning(anchor: dt.date | None) -> Reading:
        return _night(day.meaning(anchor), anchor)

    return meaning


def _night(reading: Reading, anchor: dt.date | None) -> Reading:
    if reading.first is None or reading.first != reading.last:
        return reading  # "overnight 8-9 March" names both days
    first, last = reading.first, reading.first + dt.timedelta(days=1)
    if anchor is not None and last > anchor:
        first, last = first - dt.timedelta(days=1), first
    return known(Interval(first, last))


def _night_told(day: Told) -> Callable[[Interval, dt.date | None], Reading]:
    def read(story: Interval, anchor: dt.date | None) -> Reading:
        return _night(day.read(story, anchor), anchor)

    return read


def _range(text: str, one: Draft, two: Draft) -> Draft | None:
    start = one.start
    if one.kind in _ENDS and one.resolve is None:
        before = _FROM.search(text, max(0, start - 16), start)
        start = before.start() if before else start
        if two.rule == "to_date" and _is_gap(text, one, two, _SPACE):
            return Draft(start, two.end, "since", "since", since_meaning(one.meaning))
        if two.kind in _ENDS and two.resolve is None and _is_range(text, one, two):
            return Draft(
                start,
                two.end,
                "range",
                "range",
                _from_to(one.meaning, two.meaning),
                told=_told(one, two),
            )
    return None


def _is_range(text: str, one: Draft, two: Draft) -> bool:
    if _is_gap(text, one, two, _AND):
        between = _BETWEEN.search(text, max(0, one.start - 16), one.start) is not None
        return between or _are_consecutive(one, two)
    same_sort = one.rule == two.rule or {one.rule, two.rule} <= _DATES
    if _is_gap(text, one, two, _DASH):
        return same_sort
    return _is_gap(text, one, two, _TO) and (same_sort or one.kind == two.kind)


def _are_consecutive(one: Draft, two: Draft) -> bool:
    """Tell whether two times follow on each other ("Saturday and Sunday", "March and April")."""
    if one.rule != two.rule or one.rule not in _ROWS:
        return False
    last = two.meaning(dt.date(2000, 12, 30))
    first = one.meaning(last.last)
    return first.last is not None and first.last + dt.timedelta(days=1) == last.first


def _from_to(first: Meaning, last: Meaning) -> Meaning:
    """Read the end from the report's date, and the start from the end."""

    def meaning(anchor: dt.date | None) -> Reading:
        end = last(anchor)
        if end.last is None:
            return UNANCHORED if end.needs_anchor else UNKNOWN
        start = first(end.last)
        if start.first is None or start.first > end.last:
            return UNKNOWN
        return known(Interval(start.first, end.last))

    return meaning


def _told(one: Draft, two: Draft) -> Told | None:
    """Read the end of a range in the story, and the start from the end."""
    if two.told is None or one.meaning(None).interval:
        return None
    end_told = two.told

    def read(story: Interval, anchor: dt.date | None) -> Reading:
        end = end_told.read(story, anchor)
        start = one.meaning(end.last) if end.last else UNKNOWN
        if start.first is None or end.last is None or start.first > end.last:
            return UNKNOWN
        return known(Interval(start.first, end.last))

    return end_told._replace(read=read)
