"""How many incidents there were day by day, or in longer stretches, as a small drawing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tollbook.record.selecting import Selection

#: Size of the drawing in its own units, and the room for the dates under it.
WIDTH, HEIGHT, FOOT = 1200, 64, 16
#: No more bars than can be told apart, and touched.
MOST_BARS = 90
WIDEST = 36


class Bar(NamedTuple):
    """One stretch of time: its days, its number, its place in the drawing."""

    first: dt.date
    last: dt.date
    number: int
    x: float
    y: float
    width: float
    height: float
    words: str
    chosen: bool


class Timeline(NamedTuple):
    """The bars of a selection, and what it is brushed to."""

    bars: list[Bar]
    marks: list[tuple[float, str]]
    first: dt.date
    last: dt.date
    undated: int
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - FOOT


Bucket = Callable[[dt.date], dt.date]


def _month(day: dt.date, months: int) -> dt.date:
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


def _years(day: dt.date, years: int) -> dt.date:
    return dt.date(day.year // years * years or 1, 1, 1)


#: From the finest to the coarsest: the first day of the stretch that a day is in.
_BUCKETS: tuple[Bucket, ...] = (
    lambda day: day,
    lambda day: day - dt.timedelta(days=day.weekday()),
    lambda day: _month(day, 1),
    lambda day: _month(day, 3),
    lambda day: dt.date(day.year, 1, 1),
    lambda day: _years(day, 10),
    lambda day: _years(day, 100),
    # However far apart days are, for a year may be mistyped, these are few.
    lambda day: _years(day, 1000),
)
#: Steps, in days, by which the end of a stretch is found.
_STEPS = (36500, 3650, 365, 28, 1)


def timeline_of(selection: Selection) -> Timeline | None:
    """Return the timeline of a selection, whatever days it asks for; None where none is dated."""
    rows = selection._replace(day_from=None, day_to=None).summaries().order_by()
    counts = dict(rows.values_list("day_from").annotate(n=Count("*")))
    undated = counts.pop(None, 0)
    if not counts:
        return None
    first, last = min(counts), max(counts)
    bucket = next(b for b in _BUCKETS if len(_starts(first, last, b)) <= MOST_BARS)
    starts = _starts(first, last, bucket)
    numbers: Counter[dt.date] = Counter()
    for day, number in counts.items():
        numbers[bucket(day)] += number
    return Timeline(_bars(starts, bucket, numbers, selection), _marks(starts), first, last, undated)


def _starts(first: dt.date, last: dt.date, bucket: Bucket) -> list[dt.date]:
    """Return the first days of all stretches from the first day to the last, at most a few more."""
    starts = [bucket(first)]
    while (end := _end(starts[-1], bucket)) < last and len(starts) <= MOST_BARS:
        starts.append(end + dt.timedelta(days=1))
    return starts


def _end(start: dt.date, bucket: Bucket) -> dt.date:
    """Return the last day of the stretch that begins on a day."""
    day = start
    for step in _STEPS:
        # The calendar itself ends, with the year 9999.
        while (dt.date.max - day).days >= step and bucket(day + dt.timedelta(step)) == start:
            day += dt.timedelta(step)
    return day


def _bars(
    starts: list[dt.date], bucket: Bucket, numbers: Counter[dt.date], selection: Selection
) -> list[Bar]:
    most, step = max(numbers.values()), WIDTH / len(starts)
    bars = []
    for index, start in enumerate(starts):
        number = numbers[start]
        last = _end(start, bucket)
        tall = (HEIGHT - FOOT - 4) * number / most
        tall = max(tall, 2) if number else 0
        bars.append(
            Bar(
                first=start, last=last, number=number, x=round(index * step, 1),
                y=round(HEIGHT - FOOT - tall, 1), width=round(min(max(step - 1, 1), WIDEST), 1),
                height=round(tall, 1), words=_words(start, last, number),
                chosen=_is_chosen(start, last, selection),
            )
        )  # fmt: skip
    return bars


def _is_chosen(first: dt.date, last: dt.date, selection: Selection) -> bool:
    after = selection.day_from is None or last >= selection.day_from
    before = selection.day_to is None or first <= selection.day_to
    return after and before


def _words(first: dt.date, last: dt.date, number: int) -> str:
    days = _day(first) if first == last else f"{_day(first)} – {_day(last)}"
    return _("%(days)s: %(incidents)s") % {
        "days": days,
        "incidents": ngettext("%(n)s incident", "%(n)s incidents", number) % {"n": number},
    }


def _day(day: dt.date) -> str:
    return date_format(day, "j M Y")


def _marks(starts: Iterable[dt.date]) -> list[tuple[float, str]]:
    """Return where dates stand under the bars, in percent: some six, the first among them."""
    days = list(starts)
    step, every = 100 / len(days), max(1, round(len(days) / 6))
    spread = (days[-1] - days[0]).days
    shape = "Y" if spread > 3000 else "M Y" if spread > 200 else "j M Y"
    return [
        (round(i * step, 1), date_format(days[i], shape))
        for i in range(0, len(days), every)
        if i * step < 94
    ]
