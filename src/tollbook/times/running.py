"""Periods still running when the report was written: "so far this year", "to date"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tollbook.times.drafts import UNANCHORED, Draft, Reading, anchored
from tollbook.times.intervals import Interval, week_of
from tollbook.times.words import GAP, WORD_END, WORD_START, pattern

_SO_FAR = pattern(
    rf"{WORD_START}(?:so{GAP}far|thus{GAP}far|already){GAP}(?:in{GAP})?this{GAP}(?P<unit>week|month|year){WORD_END}"
    rf"|{WORD_START}this{GAP}(?P<before>week|month|year){GAP}(?:so{GAP}far|to{GAP}date|alone){WORD_END}"
    rf"|{WORD_START}(?:(?:in{GAP}|for{GAP})?the{GAP})?(?P<running>year){GAP}(?:so{GAP}far|to{GAP}date){WORD_END}"
)
_TO_DATE = pattern(
    rf"{WORD_START}(?:to{GAP}date|so{GAP}far|thus{GAP}far|(?:until|till|up{GAP}to|to){GAP}(?:now|today)"
    rf"|to{GAP}this{GAP}day){WORD_END}"
)
#: The unit under way, from its first day to the report.
_SINCE_START: dict[str, Callable[[dt.date], Interval]] = {
    "week": lambda anchor: Interval(week_of(anchor).first, anchor),
    "month": lambda anchor: Interval(anchor.replace(day=1), anchor),
    "year": lambda anchor: Interval(anchor.replace(month=1, day=1), anchor),
}


def find_running(text: str) -> Iterator[Draft]:
    """Find the periods that run until the report."""
    for match in _SO_FAR.finditer(text):
        unit = (match["unit"] or match["before"] or match["running"]).lower()
        yield Draft(*match.span(), "so_far", "running", anchored(_SINCE_START[unit]))
    for match in _TO_DATE.finditer(text):
        yield Draft(*match.span(), "to_date", "running", _until)


def _until(anchor: dt.date | None) -> Reading:
    """Read a period whose start is not said: it has an end only."""
    return Reading(last=anchor, edtf=f"../{anchor.isoformat()}") if anchor else UNANCHORED
