"""Periods that run from a stated start until the report: "since March 2011"."""

from __future__ import annotations

import datetime as dt
import re

from tollbook.times.drafts import (
    UNANCHORED,
    UNKNOWN,
    Draft,
    Meaning,
    Reading,
    Told,
    open_ended,
)
from tollbook.times.intervals import PAST, Interval

_STARTS = frozenset({"point", "unit", "range"})
#: How far back, in characters, the "since" of a clause may stand.
_REACH = 120
#: "since", perhaps with the clause that the time belongs to: "since the war began in 2011".
#: A clause holds no figure and no stop, so that it cannot run into another statement.
_SINCE = re.compile(
    r"\bsince(?!\s{1,3}then\b)\s{1,8}(?:(?:at\s{1,3}least\s{1,3})?(?:the\s{1,8})?"
    r"|(?:[^\W\d][\w’'-]{0,24}\s{1,3}){1,12}?(?:in|on|of|from|late|early|began|started|erupted|resumed"
    r"|broke\s{1,3}out)\s{1,8}(?:the\s{1,3})?)\Z",
    re.IGNORECASE,
)
#: A war that "began in 2011" had its start then: the words date a running period.
_BEGAN = re.compile(
    r"\b(?:began|begun|started|erupted|flared|broke\s{1,3}out|starting|beginning)\s{1,3}"
    r"(?:back\s{1,3}|(?:as|with)\s{1,3}(?:[^\W\d][\w’'-]{0,24}\s{1,3}){1,8}?)?in\s{1,3}\Z",
    re.IGNORECASE,
)
_END_OF = re.compile(r"(?:the\s{1,8})?end\b", re.IGNORECASE)


def opened(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with those that a "since" governs read as running periods."""
    result: list[Draft] = []
    for draft in drafts:
        floor = result[-1].end if result else 0
        result.append(_open(text, draft, max(floor, draft.start - _REACH)))
    return result


def _open(text: str, draft: Draft, floor: int) -> Draft:
    if draft.kind not in _STARTS or draft.resolve is not None:
        return draft
    since = _SINCE.search(text, floor, draft.start)
    began = draft.kind == "unit" and _BEGAN.search(text, floor, draft.start) is not None
    if since is None and not began:
        return draft
    from_end = _END_OF.match(text, draft.start) is not None
    start = since.start() if since else draft.start
    meaning = since_meaning(draft.meaning, from_end=from_end)
    told = _told(draft.told, from_end=from_end)
    return Draft(start, draft.end, "since", "since", meaning, told=told)


def _told(start: Told | None, *, from_end: bool) -> Told | None:
    """Read a start in a story; long before the report its end is not said."""
    if start is None:
        return None

    def read(story: Interval, anchor: dt.date | None) -> Reading:
        reading = start.read(story, anchor)
        first = reading.last if from_end else reading.first
        if first is None:
            return UNKNOWN
        if anchor is not None and first > anchor - PAST:
            return open_ended(first, anchor)
        return Reading(first=first, edtf=f"{first.isoformat()}/..")

    return start._replace(read=read)


def since_meaning(start: Meaning, *, from_end: bool = False) -> Meaning:
    """Return the meaning of the time from `start` until the report.

    With `from_end` the last day of `start` is the first: "since the end of July".
    """

    def meaning(anchor: dt.date | None) -> Reading:
        reading = start(anchor)
        first = reading.last if from_end else reading.first
        if first is not None:
            return open_ended(first, anchor)
        if anchor is None:
            return UNANCHORED
        ends = [(low, anchor) for low, _ in reading.candidates if low <= anchor]
        return Reading(candidates=tuple(ends))

    return meaning
