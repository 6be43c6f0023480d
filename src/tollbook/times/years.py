"""Which year: of two figures, and of a day and month that stand without one."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterable

from tollbook.times.intervals import Interval

#: A date without a year that lies at most this far ahead of the report is that coming day
#: (time zones, "on Sunday 5 June" in a Friday's paper), not the one of a year ago.
_AHEAD = dt.timedelta(days=7)
#: A chronicle goes forward, and within its year: what the days after and before a story weigh.
_ON, _BACK, _YEAR_BACK = 0.8, 2, 4
#: Two days so far off, and one no farther than so many times the other, are both possible.
_NEAR, _MARGIN = 60, 1.25


def is_day_of_year(month: int, day: int) -> bool:
    """Tell whether any year has such a day."""
    return 1 <= day <= monthrange(2000, month)[1]


def full_year(figures: int, anchor: dt.date | None) -> int:
    """Return the year of two figures: the latest not past the year after the report's.

    Without a report's date the century is POSIX's: 69 to 99 are of the twentieth.
    """
    if anchor is None:
        return figures + (1900 if figures >= 69 else 2000)
    return anchor.year + 1 - (anchor.year + 1 - figures) % 100


def nearest_past(month: int, day: int, anchor: dt.date) -> dt.date:
    """Return the nearest such day on or before the report, or within the week after it."""
    for year in range(anchor.year + 1, anchor.year - 9, -1):
        found = _day(year, month, day)
        if found is not None and found <= anchor + _AHEAD:
            return found
    raise ValueError((month, day))


def nearest(month: int, day: int, anchor: dt.date) -> dt.date:
    """Return the nearest such day before or after the report."""
    past, future = nearest_past(month, day, anchor), _nearest_future(month, day, anchor)
    return past if anchor - past < future - anchor else future


def _nearest_future(month: int, day: int, anchor: dt.date) -> dt.date:
    for year in range(anchor.year, anchor.year + 9):
        found = _day(year, month, day)
        if found is not None and found >= anchor:
            return found
    raise ValueError((month, day))


def nearest_in_story(found: Iterable[Interval], story: Interval) -> list[Interval]:
    """Return the one nearest to where a story is, a later one before an earlier.

    Where another is hardly farther, and both are far, both are returned: neither is sure.
    """
    nearest = sorted((_distance(days, story), days) for days in found)[:2]
    if len(nearest) == 2 and _NEAR < nearest[1][0] < nearest[0][0] * _MARGIN:
        return [days for _, days in nearest]
    return [days for _, days in nearest[:1]]


def _distance(days: Interval, story: Interval) -> float:
    if days.first > story.last:
        weight = _ON if days.first.year == story.last.year else 1
        return (days.first - story.last).days * weight
    back = max(0, (story.first - days.last).days)
    return back * (_BACK if days.last.year == story.first.year else _YEAR_BACK)


def of_story(
    of_year: Callable[[int], Interval], story: Interval, anchor: dt.date | None
) -> list[Interval]:
    """Return the days, given those of any year, that lie nearest to where a story is.

    None is after the report; two where neither is sure.
    """
    found = []
    for year in range(story.first.year - 1, story.last.year + 2):
        try:
            found.append(of_year(year))
        except ValueError:  # 29 February
            continue
    return nearest_in_story([days for days in found if not anchor or days.first <= anchor], story)


def _day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if day <= monthrange(year, month)[1] else None
