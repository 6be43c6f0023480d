"""Days named by their number alone: "on the 5th", "since the 17th", "Tuesday the 11th"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tollbook.times.drafts import UNKNOWN, Draft, Meaning, Reading, Told, anchored, one_of
from tollbook.times.intervals import Interval, month_of, single
from tollbook.times.words import (
    DAY,
    FULL_WEEKDAY,
    GAP,
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAYS,
    WORD_START,
    is_named,
    pattern,
)
from tollbook.times.years import nearest_in_story

#: Rule of a day named by its number alone.
DAY_OF_MONTH = "day_of_month"
#: Rule of the same beside its weekday.
WEEKDAY_OF_MONTH = "weekday_of_month"

#: What may follow a day; a noun would be counted by the ordinal ("the 5th floor").
_NEXT = (
    rf"(?:\s{{0,2}}[.,;:)(\n–—?!]|\s{{0,8}}\Z|{GAP}(?:when|after|before|in|at|and|that|with|by|to|until|till"
    r"|from|on|near|the|an?|it|its|he|his|she|her|we|our|they|their|there|who|which|but|as|had|has|have"
    r"|was|were|is|are|came|some|several|about|around|another|again|only|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\d{1,4})\b)"
)
_NTH = rf"(?P<day>{DAY})(?:st|nd|rd|th)"
#: "the 2nd and 3rd floors": what counts the second counts the first.
_LISTED = (
    rf"(?:{GAP}(?:and|or|to|through|until){GAP}|\s{{0,2}}[-–,]\s{{0,2}})(?:the{GAP})?"
    rf"{DAY}(?:st|nd|rd|th)(?={GAP}\w)"
)
_DAY = pattern(
    rf"(?:\b(?:on|since|until|till|by|from|to|between|through|before|after|and|or|of|for|up{GAP}to){GAP}"
    rf"|(?P<bare>^|[,;:(\n–—-])\s{{0,3}})(?P<words>the{GAP}{_NTH}"
    rf"(?:{GAP}of{GAP}(?P<month>this|last|the{GAP}same|that|the){GAP}month)?)(?={_NEXT})"
    rf"(?!{_LISTED}(?!{GAP}(?:{MONTH})\b)(?!{_NEXT}))"
)
#: "Another attack, the 14th this year": a place in a row, not a day.
_IN_ROW = pattern(
    rf"{GAP}(?:in{GAP}(?:that|this|the|as|an?|\d)|on{GAP}record|so{GAP}far|since|with|to)\b"
)
_WEEKDAY_DAY = pattern(
    rf"{WORD_START}(?:(?P<weekday>{FULL_WEEKDAY})|(?P<short>{SHORT_WEEKDAY})\.?),?{GAP}"
    rf"(?:the{GAP}{_NTH}(?={_NEXT})|(?P<figure>{DAY})(?:st|nd|rd|th)?"
    rf"(?=\s{{0,2}}(?:\)|[.;:–—]\s|\n|\Z)|,\s{{1,3}}(?:at|in|from|when)\b))(?!{GAP}(?:of{GAP})?(?:{MONTH})\b)"
)


def find_days_of_month(text: str) -> Iterator[Draft]:
    """Find the days named by their number, alone or beside a weekday."""
    for match in _DAY.finditer(text):
        if match["bare"] is not None and _IN_ROW.match(text, match.end()):
            continue
        day, month = int(match["day"]), (match["month"] or "").lower().split()
        told = None if month[:1] in (["this"], ["last"]) else Told(_told(day, None), of_month=True)
        meaning = _from_report(day, month[0] if month else "")
        yield Draft(*match.span("words"), DAY_OF_MONTH, "point", meaning, told=told)
    for match in _WEEKDAY_DAY.finditer(text):
        name = match["weekday"] or match["short"]
        if is_named(name):
            day, weekday = int(match["day"] or match["figure"]), WEEKDAYS[name.lower()]
            told = Told(_told(day, weekday), of_month=True)
            meaning = _on_weekday(day, weekday)
            yield Draft(*match.span(), WEEKDAY_OF_MONTH, "point", meaning, told=told)


def _from_report(day: int, month: str) -> Meaning:
    """Read "on the 5th": the latest such day of a month until the report's date."""

    def read(anchor: dt.date) -> Interval:
        shift = 1 if month == "last" or (not month and day > anchor.day) else 0
        return single(month_of(anchor.year, anchor.month - shift).first.replace(day=day))

    return anchored(read)


def _on_weekday(day: int, weekday: int) -> Meaning:
    def read(anchor: dt.date) -> Interval:
        return single(_days(day, weekday, anchor, range(0, -4, -1), anchor)[0])

    def meaning(anchor: dt.date | None) -> Reading:
        try:
            return anchored(read)(anchor)
        except IndexError:  # no such weekday in the months before
            return UNKNOWN

    return meaning


def _days(
    day: int, weekday: int | None, near: dt.date, shifts: range, anchor: dt.date | None
) -> list[dt.date]:
    """Return the days of that number, and of that weekday, in the months around one."""
    months = [month_of(near.year, near.month + shift) for shift in shifts]
    found = [month.first.replace(day=day) for month in months if day <= month.days]
    return [
        one
        for one in found
        if (weekday is None or one.weekday() == weekday) and (anchor is None or one <= anchor)
    ]


def _told(day: int, weekday: int | None) -> Callable[[Interval, dt.date | None], Reading]:
    def read(story: Interval, anchor: dt.date | None) -> Reading:
        if story.days > 31:
            return UNKNOWN
        shifts = range(-1, 2) if weekday is None else range(-2, 3)
        found = [single(one) for one in _days(day, weekday, story.first, shifts, anchor)]
        return one_of(nearest_in_story(found, story))

    return read
