"""What a rule makes of the words it found: a draft, still open to the report's date.

Rules find words; their meaning is a function of an anchor, so that a range can read its first
end against its second and a test can read one text against many dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tollbook.model.vocabulary import TimePrecision
from tollbook.times.expressions import Days, TimeExpression, TimeKind
from tollbook.times.intervals import Interval, precision_of, to_edtf


class Reading(NamedTuple):
    """The days that words mean; null where they do not say."""

    first: dt.date | None = None
    last: dt.date | None = None
    precision: TimePrecision | None = None
    edtf: str | None = None
    needs_anchor: bool = False
    candidates: tuple[Days, ...] = ()

    @property
    def interval(self) -> Interval | None:
        """Both ends, when both are known."""
        return Interval(self.first, self.last) if self.first and self.last else None


#: The meaning of some words, given the report's date if it is known.
Meaning = Callable[[dt.date | None], Reading]

#: The meaning of an anaphor, given the expressions before it, nearest last.
Resolve = Callable[[Sequence[TimeExpression], dt.date | None], Reading]


class Told(NamedTuple):
    """The meaning of words in a story, given where that is and the report's date, if known.

    `of_month` tells that the words lack the month too and hang on any date named before.
    """

    read: Callable[[Interval, dt.date | None], Reading]
    of_month: bool = False


UNKNOWN = Reading()
UNANCHORED = Reading(needs_anchor=True)


class Draft(NamedTuple):
    """Words from `start` to `end`, read by `rule`, and what they mean.

    An anaphor has a `resolve` instead: its meaning given the expressions before it. Words that
    lack the year have `told`: what they mean inside a story that has one.
    """

    start: int
    end: int
    rule: str
    kind: TimeKind
    meaning: Meaning
    resolve: Resolve | None = None
    told: Told | None = None

    def grown(self, start: int, end: int) -> Draft:
        """Return the draft over wider words with the same meaning."""
        return self._replace(start=min(start, self.start), end=max(end, self.end))


def known(
    interval: Interval, precision: TimePrecision | None = None, edtf: str | None = None
) -> Reading:
    """Return the reading of an interval; its precision follows its length unless given."""
    return Reading(
        interval.first,
        interval.last,
        precision or precision_of(interval),
        edtf or to_edtf(interval),
    )


def open_ended(first: dt.date, anchor: dt.date | None) -> Reading:
    """Return the reading of a period that runs from `first` until the report."""
    if anchor is None:
        return Reading(first=first, edtf=f"{first.isoformat()}/..", needs_anchor=True)
    if first > anchor:
        return UNKNOWN
    return known(Interval(first, anchor), edtf=f"{first.isoformat()}/{anchor.isoformat()}")


def one_of(intervals: Sequence[Interval]) -> Reading:
    """Return the reading of words that mean one of `intervals`, or nothing where there is none."""
    if len(intervals) == 1:
        return known(intervals[0])
    return several(*intervals)


def several(*intervals: Interval) -> Reading:
    """Return the reading of words that may mean each of `intervals` and prefer none."""
    return Reading(candidates=tuple((first, last) for first, last in intervals))


def fixed(reading: Reading) -> Meaning:
    """Return a meaning that does not depend on the report's date."""
    return lambda _anchor: reading


def anchored(
    read: Callable[[dt.date], Interval], precision: TimePrecision | None = None
) -> Meaning:
    """Return a meaning that counts from the report's date."""
    return lambda anchor: known(read(anchor), precision) if anchor else UNANCHORED


def read_draft(draft: Draft, earlier: Sequence[TimeExpression], anchor: dt.date | None) -> Reading:
    """Return the days that a draft means, given the report's date and the expressions before it.

    Words that count out of the calendar (before year 1, after 9999) are left undated.
    """
    try:
        return draft.resolve(earlier, anchor) if draft.resolve else draft.meaning(anchor)
    except (OverflowError, ValueError):
        return UNKNOWN


def to_expression(text: str, draft: Draft, reading: Reading) -> TimeExpression:
    """Return the time expression of a draft that has been read, its words taken from `text`."""
    return TimeExpression(
        start=draft.start,
        end=draft.end,
        exact=text[draft.start : draft.end],
        from_=reading.first,
        to=reading.last,
        precision=reading.precision,
        rule=draft.rule,
        edtf=reading.edtf,
        kind=draft.kind,
        needs_anchor=reading.needs_anchor,
        candidates=reading.candidates,
    )
