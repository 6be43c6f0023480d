"""Weekdays: "Tuesday", "late on Friday", "Sunday night", "last Saturday", "Monday last week"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from tollbook.times.context import is_ahead
from tollbook.times.drafts import (
    UNANCHORED,
    UNKNOWN,
    Draft,
    Meaning,
    Reading,
    Told,
    anchored,
    known,
    several,
)
from tollbook.times.intervals import Interval, single, week_of
from tollbook.times.words import (
    COMMA_GAP,
    FULL_WEEKDAY,
    GAP,
    PART_OF_DAY,
    SHORT_WEEKDAY,
    WEEKDAYS,
    WORD_END,
    WORD_START,
    is_named,
    pattern,
)

#: Rule of a short form that no other word marks as a day.
SHORT = "short_weekday"

_WEEK = dt.timedelta(days=7)
_WEEKDAY = pattern(
    rf"{WORD_START}(?:(?:early|late|earlier|later){GAP}(?:on{GAP})?)?"
    rf"(?:(?P<shift>this{GAP}coming|this{GAP}past|last|next|coming){GAP})?"
    rf"(?:(?P<day>{FULL_WEEKDAY})(?P<plural>s)?|(?P<short>{SHORT_WEEKDAY})\.?){WORD_END}"
    rf"(?:{GAP}(?:{PART_OF_DAY}){WORD_END})?"
    rf"(?:{COMMA_GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week{WORD_END}"
    rf"|{GAP}(?P<after>last){WORD_END}(?=\s{{0,2}}(?:[.,;)]|\Z)|{GAP}(?:the|an?|in|at|when|by|and)\b))?"
)
#: A name that holds a weekday is not a day.
_NAME_BEFORE = re.compile(
    r"(?:\b(?:black|bloody|good|ash|palm|easter|daily mail on)\s{1,3})$", re.IGNORECASE
)
_NAME_AFTER = re.compile(
    r"\s{1,3}(?:Times|Telegraph|Herald|Express|Mirror|Mail|Tribune|Mosque|Market)\b"
)
_CLOCK_NEXT = re.compile(r",?\s{1,3}(?:at\s{1,3})?\d{1,2}[:.]\d\d(?!\d)")
_HABIT = re.compile(r"\b(?:on|most|every)\s{1,3}$", re.IGNORECASE)
_GOVERNED = re.compile(r"\b(?:on|since|last|late|early|until|from|till)\s{1,3}$", re.IGNORECASE)


def latest(weekday: int, anchor: dt.date) -> dt.date:
    """Return the most recent such weekday, `anchor` itself included (spec 5.1)."""
    return anchor - dt.timedelta(days=(anchor.weekday() - weekday) % 7)


def upcoming(weekday: int, anchor: dt.date) -> dt.date:
    """Return the first such weekday after `anchor`."""
    return latest(weekday, anchor) + _WEEK


def find_weekdays(text: str) -> Iterator[Draft]:
    """Find the weekdays of a text, but not names ("Black Friday") and habits ("on Mondays").

    A short form with no word before it that asks for a day has the rule `SHORT`: it is a day
    only beside a date ("Sat 24 Aug").
    """
    for match in _WEEKDAY.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if _is_day(match, before) and not _NAME_AFTER.match(text, match.end()):
            weekday = WEEKDAYS[(match["day"] or match["short"]).lower()]
            sure = _GOVERNED.search(before) or _CLOCK_NEXT.match(text, match.end())
            rule = SHORT if match["short"] and not sure else "weekday"
            meaning = _meaning(weekday, match, ahead=is_ahead(text, match.start()))
            bare = not (match["shift"] or match["week"] or match["after"])
            told = Told(_told(weekday)) if bare else None
            yield Draft(*match.span(), rule, "point", meaning, told=told)


def _is_day(match: re.Match[str], before: str) -> bool:
    if _NAME_BEFORE.search(before) or (match["plural"] and _HABIT.search(before)):
        return False
    return bool(match["day"]) or is_named(match["short"])


def _meaning(weekday: int, match: re.Match[str], *, ahead: bool) -> Meaning:
    shift = (match["shift"] or match["after"] or "").lower()
    if match["week"]:
        weeks = {"last": -1, "this": 0, "next": 1}[match["week"].lower()]
        return anchored(lambda anchor: single(_day_of_week(weekday, anchor + weeks * _WEEK)))
    if shift.endswith(("next", "coming")):
        return anchored(lambda anchor: single(upcoming(weekday, anchor)))
    if shift.endswith(("last", "past")):
        return anchored(lambda anchor: single(latest(weekday, anchor - dt.timedelta(1))))
    if ahead:
        return lambda anchor: _past_or_future(weekday, anchor)
    return anchored(lambda anchor: single(latest(weekday, anchor)))


def _told(weekday: int) -> Callable[[Interval, dt.date | None], Reading]:
    """Read a weekday from the day where a story is: that one or the first after it."""

    def read(story: Interval, anchor: dt.date | None) -> Reading:
        day = latest(weekday, story.last + dt.timedelta(days=6))
        if story.days > 7 or (anchor is not None and day > anchor):
            return UNKNOWN
        return known(single(day))

    return read


def _day_of_week(weekday: int, day: dt.date) -> dt.date:
    return week_of(day).first + dt.timedelta(days=weekday)


def _past_or_future(weekday: int, anchor: dt.date | None) -> Reading:
    """Read "by Friday", "due on Friday": the one just past or the one ahead, unless it is today."""
    if anchor is None:
        return UNANCHORED
    if anchor.weekday() == weekday:
        return known(single(anchor))
    return several(single(latest(weekday, anchor)), single(upcoming(weekday, anchor)))
