"""Which year: of two figures, and of a day and month that stand without one."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

#: A date without a year that lies at most this far ahead of the report is that coming day
#: (time zones, "on Sunday 5 June" in a Friday's paper), not the one of a year ago.
_AHEAD = dt.timedelta(days=7)


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


def nearest_future(month: int, day: int, anchor: dt.date) -> dt.date:
    """Return the first such day on or after the report."""
    for year in range(anchor.year, anchor.year + 9):
        found = _day(year, month, day)
        if found is not None and found >= anchor:
            return found
    raise ValueError((month, day))


def _day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if day <= monthrange(year, month)[1] else None
