"""A time expression: the words of a text that say when, and the days they mean."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from tollbook.model import Span
from tollbook.model.vocabulary import TimePrecision

#: What sort of thing the words name:
#:
#: - ``point``: a day or a part of one ("Tuesday", "Sunday night", "3 June 2016", "overnight");
#: - ``unit``: a calendar unit or a part of one ("in 2013", "late August", "last week");
#: - ``range``: a period with both ends stated ("between Saturday and Monday");
#: - ``window``: a bounded look back from the report's date ("the past 72 hours");
#: - ``since``: from a stated start until the report ("since March 2011");
#: - ``running``: until the report, without a stated start ("so far this year", "to date");
#: - ``duration``: a length without ends ("five years of war", "in two days");
#: - ``anaphor``: an earlier time of the text ("that period", "the same day", "a week earlier");
#: - ``vague``: near the report's date, not to be counted in days ("in recent weeks").
TimeKind = Literal[
    "point", "unit", "range", "window", "since", "running", "duration", "anaphor", "vague"
]
#: First and last day, both inclusive.
Days = tuple[dt.date, dt.date]


class TimeExpression(Span, frozen=True, kw_only=True):
    """Words that say when, and the inclusive interval of days they mean.

    `from_` and `to` are null where the words do not allow a date. `needs_anchor` tells that
    they would with a date of the report. `rule` names the rule that read the words and `edtf`
    is the interval in Extended Date/Time Format. `candidates` are the readings of words that
    have several; when none of them prevails `from_` and `to` are null.
    """

    from_: dt.date | None = None
    to: dt.date | None = None
    precision: TimePrecision | None = None
    rule: str
    edtf: str | None = None
    kind: TimeKind
    needs_anchor: bool = False
    candidates: tuple[Days, ...] = ()
