"""The date that a report's relative dates hang on."""

from __future__ import annotations

import datetime as dt

import msgspec

from tollbook.model.vocabulary import PublishedBasis
from tollbook.times.dateline import Dateline, find_dateline

#: Two dates at most a day apart agree: the day of a report differs by time zone, and a paper
#: prints the news of the evening before.
_TOLERANCE = dt.timedelta(days=1)


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """The date of a report, how it is known, and whether the known dates disagree."""

    date: dt.date | None
    basis: PublishedBasis
    disagree: bool = False


def choose_anchor(text: str, given: dt.date | None, metadata: dt.date | None) -> Anchor:
    """Return the date of a report: given, else printed in its head, else from its metadata.

    `disagree` tells that two of the known dates lie more than a day apart; the order of
    precedence stands all the same (CLAIMS.md, date anchor).
    """
    dateline = find_dateline(text)
    others = [day for day in (given, metadata) if day is not None]
    printed = _printed(dateline, others)
    dates: list[tuple[PublishedBasis, dt.date | None]] = [
        ("given", given), ("dateline", printed), ("metadata", metadata),
    ]  # fmt: skip
    known = [(basis, day) for basis, day in dates if day is not None]
    if not known:
        return Anchor(date=None, basis="none")
    days = [day for _, day in known]
    basis, day = known[0]
    unread = dateline is not None and printed is None
    return Anchor(date=day, basis=basis, disagree=unread or max(days) - min(days) > _TOLERANCE)


def _printed(dateline: Dateline | None, others: list[dt.date]) -> dt.date | None:
    """Return the printed date; of two readings the one that another date confirms, if one does."""
    if dateline is None:
        return None
    agreeing = [
        day
        for day in dateline.candidates
        if any(abs(day - other) <= _TOLERANCE for other in others)
    ]
    return agreeing[0] if len(agreeing) == 1 else dateline.date
