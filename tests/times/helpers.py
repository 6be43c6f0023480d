"""Short ways to read a text in these tests."""

from __future__ import annotations

import datetime as dt

from tollbook.times import TimeExpression, find_times

#: A Thursday.
REPORT = dt.date(2022, 9, 15)


def days(text: str, anchor: dt.date | None = REPORT) -> list[tuple[str, str, str]]:
    """Return the words, the first and the last day of each expression; "-" for a null."""
    return [
        (time.exact, str(time.from_ or "-"), str(time.to or "-"))
        for time in find_times(text, anchor)
    ]


def only(text: str, anchor: dt.date | None = REPORT) -> TimeExpression:
    """Return the one expression that a text must have."""
    times = find_times(text, anchor)
    assert len(times) == 1, [time.exact for time in times]
    return times[0]
