"""The time that a text tells of: a chronicle's "15 March" is of the story's year.

"On 12 March 1983 ... On 15 March ... On the 24th" hangs on the date before it, not on the day
of the report. A report that tells from its own day ("on Tuesday", "yesterday") and names an old
date for background does not.
"""

from __future__ import annotations

import datetime as dt
import re

from tollbook.times.drafts import UNKNOWN, Draft, Reading, several
from tollbook.times.expressions import TimeExpression
from tollbook.times.intervals import PAST, Interval
from tollbook.times.units import YEAR_HEADING

_MONTH = 31
#: Near enough to a story's date to go on from it, and to the report to be its news.
_RECENT = dt.timedelta(days=45)
_KINDS = frozenset({"point", "unit", "range"})
#: Words that count from the report's own day: who writes them tells from there.
_PRESENT = frozenset({"weekday", "day_from_report", "overnight", "weekend", "past_window"})
#: The birth of a man and the date of a law or of a war's beginning are not where a story is.
_ASIDE = re.compile(
    r"\b(?:born|founded|formed|created|established|since|act|law|decree|resolution|treaty"
    r"|constitution|began|begun|started|erupted|flared|broke\s{1,3}out|until|till|before|dated)"
    r"[^.!?;\n]{0,24}\Z",
    re.IGNORECASE,
)


class Story:
    """How far a text has told: the latest date named, and whether it tells of its own time.

    The days of the story are those of an explicit date ("12 March 1983") that lies well before
    the report, and then of each date read from it. Words of the report's own day end it for good;
    where a date near the report has been named, a printed one too, it takes two old ones.
    """

    def __init__(self, anchor: dt.date | None) -> None:
        self._anchor = anchor
        self._latest: Interval | None = None
        self._story: Interval | None = None
        self._dates = 0
        self._near = False
        self._from_report = False

    def read(self, draft: Draft) -> Reading | None:
        """Return the days of words without a year or month in the story; None outside of one."""
        told = draft.told
        days = self._story or (self._latest if told and told.of_month else None)
        if told is None or days is None:
            return None
        if draft.rule == "weekday" and not (days.days == 1 and self._dates > 1):
            return None
        if draft.kind == "since" and days.days > _MONTH:
            return None
        try:
            reading = told.read(days, self._anchor)
            return reading if told.of_month else self._or_of_report(draft, reading, days)
        except (OverflowError, ValueError):  # out of the calendar
            return UNKNOWN

    def _or_of_report(self, draft: Draft, reading: Reading, story: Interval) -> Reading:
        """Hold open a day that one date alone puts far along a story, and that is near the report.

        "He fled on 12 March 2012. On 3 June a shell fell" may be news of 5 June 2016.
        """
        anchor, told = self._anchor, reading.interval
        of_report = draft.meaning(anchor).interval
        if anchor is None or told is None or of_report is None or self._dates > 1:
            return reading
        goes_on = story.first - _RECENT <= told.first <= story.last + _RECENT
        if (goes_on and story.days <= _MONTH) or of_report.last < anchor - _RECENT:
            return reading
        return several(told, of_report)

    def follow(self, text: str, draft: Draft, time: TimeExpression, *, told: bool) -> None:
        """Note an expression that has been read; `told` says that it was read by `read`."""
        days = _days(time)
        if told:
            self._latest = days or self._latest
            if self._story and days:
                self._story = days
                self._dates += 1
        elif draft.rule in _PRESENT and draft.meaning(None).interval is None:
            self._from_report = True
            self._story = None
        elif days and not _ASIDE.search(text, max(0, draft.start - 48), draft.start):
            self._note(draft, days)

    def _note(self, draft: Draft, days: Interval) -> None:
        if days.days <= _MONTH:
            self._latest = days
        if draft.told is not None or draft.meaning(None).interval is None:
            return  # read from the report's day
        if self._anchor is not None and days.last >= self._anchor - PAST:
            self._near = True
            self._dates = 0
            self._story = None
        elif not self._from_report and self._is_place(days):
            self._dates += 2 if draft.rule == YEAR_HEADING else 1
            self._story = days if self._dates > self._near else None

    def _is_place(self, days: Interval) -> bool:
        """Tell whether a story can be there: to a year news often compares ("against 2020")."""
        if days.days <= _MONTH:
            return True
        long_ago = self._anchor is None or days.last.year < self._anchor.year - 1
        return long_ago and not self._near


def _days(time: TimeExpression) -> Interval | None:
    if time.kind not in _KINDS or time.from_ is None or time.to is None:
        return None
    days = Interval(time.from_, time.to)
    return days if days.days <= 366 else None
